package org.tokenstate.examples.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
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
        JavaRDD<Block> blocks = spark.parallelize(numbers, partitions(spark, plan.blocks()))
                .mapPartitions(part -> blocks(source.plan(), part))
                .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            blocks.count(); // computes all partitions at once; the iterator below then only fetches them, in order
            return plan.merge(blocks.toLocalIterator());
        } finally {
            blocks.unpersist();
        }
    }

    /** About three tasks a core, so that a slow one holds nobody up; never more than there are blocks. */
    private static int partitions(JavaSparkContext spark, int blocks) {
        return Math.max(1, Math.min(blocks, 3 * spark.defaultParallelism()));
    }

    private static Iterator<Block> blocks(EnsemblePlan plan, Iterator<Integer> numbers) {
        List<Block> done = new ArrayList<>();
        numbers.forEachRemaining(number -> done.add(plan.block(number)));
        return done.iterator();
    }
}
