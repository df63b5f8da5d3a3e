package org.tokenstate.examples.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.tokenstate.uncertainty.Block;
import org.tokenstate.uncertainty.Ensemble;
import org.tokenstate.uncertainty.EnsemblePlan;

/**
 * Runs the blocks of an ensemble on Apache Spark.
 *
 * <p>A block is a pure function of the plan and its number, and blocks merge in the order of their numbers, so the answer is the
 * one of {@link EnsemblePlan#run}, bit for bit, whatever the cluster does: tasks may run anywhere, in any order, twice. A model
 * is not sent over the wire; each executor makes it from a small serialisable {@link Source} of the same version of the library.
 */
public final class SparkEnsemble {
    private static final int LEAST_TASKS = 1024;

    private SparkEnsemble() {}

    /** Makes the same plan on the driver and on every executor. */
    @FunctionalInterface
    public interface Source extends Serializable {
        /**
         * {@return the plan; equal wherever it is made}
         */
        EnsemblePlan plan();
    }

    /**
     * Runs an ensemble.
     *
     * @param spark the context of a cluster
     * @param source makes the plan
     * @return the ensemble, merged on the driver one partition at a time
     */
    public static Ensemble run(JavaSparkContext spark, Source source) {
        EnsemblePlan plan = source.plan();
        List<Integer> numbers = IntStream.range(0, plan.blocks()).boxed().toList();
        Broadcast<PlanOfExecutor> shared = spark.broadcast(new PlanOfExecutor(source));
        JavaRDD<Block> blocks = spark.parallelize(numbers, partitions(spark, plan.blocks()))
                .mapPartitions(part -> blocks(shared.value().plan(), part))
                .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            blocks.count(); // computes all partitions at once; the iterator below then only fetches them, in order
            return plan.merge(blocks.toLocalIterator());
        } finally {
            blocks.unpersist();
            shared.unpersist();
        }
    }

    /** The plan, made by the first task of an executor and used by all of them: it is not sent, and takes longer than a small block. */
    private static final class PlanOfExecutor implements Serializable {
        private static final long serialVersionUID = 1L;
        private final Source source;
        private transient EnsemblePlan plan;

        PlanOfExecutor(Source source) {
            this.source = source;
        }

        synchronized EnsemblePlan plan() {
            if (plan == null) {
                plan = source.plan();
            }
            return plan;
        }
    }

    /**
     * At least three tasks a core, so that a slow one holds nobody up, and never fewer than {@link #LEAST_TASKS}: when a run
     * begins, few cores of the cluster may have joined. Never more than there are blocks.
     */
    private static int partitions(JavaSparkContext spark, int blocks) {
        return Math.min(blocks, Math.max(LEAST_TASKS, 3 * spark.defaultParallelism()));
    }

    private static Iterator<Block> blocks(EnsemblePlan plan, Iterator<Integer> numbers) {
        List<Block> done = new ArrayList<>();
        numbers.forEachRemaining(number -> done.add(plan.block(number)));
        return done.iterator();
    }
}
