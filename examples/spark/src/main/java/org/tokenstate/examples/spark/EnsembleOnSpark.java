package org.tokenstate.examples.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.tokenstate.uncertainty.Ensemble;

/**
 * What {@code spark-submit} starts: draws the ensemble of a country's projections on a cluster and writes its table as CSV. The
 * cluster's master, memory and cores are those of {@code spark-submit}.
 */
public final class EnsembleOnSpark {
    private EnsembleOnSpark() {}

    /**
     * Runs the command. Ends with exit code 2 and one line on the standard error if the arguments are wrong, before anything is
     * computed; what fails later ends the application as Spark reports it.
     *
     * @param arguments see {@link CountryEnsemble#USAGE}
     * @throws IOException if the table cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        CountryEnsemble job;
        try {
            job = CountryEnsemble.of(arguments).checked();
        } catch (IllegalArgumentException e) {
            System.err.println("error: " + e.getMessage());
            System.exit(2);
            return;
        }
        // Managed platforms start the context themselves, share it and must not lose it.
        boolean shared = SparkSession.getDefaultSession().isDefined();
        JavaSparkContext spark = JavaSparkContext.fromSparkContext(SparkContext.getOrCreate(
                new SparkConf().setIfMissing("spark.app.name", "ensemble of " + job.country())));
        try {
            Path output = new Path(job.output());
            FileSystem files = output.getFileSystem(spark.hadoopConfiguration());
            // Said now, not after hours of work.
            if (files.exists(output)) {
                throw new FileAlreadyExistsException(job.output());
            }
            // On a local disk a file of its own, without Hadoop's checksum beside it.
            files.setWriteChecksum(false);
            Ensemble ensemble = SparkEnsemble.run(spark, job);
            try (OutputStream out = files.create(output, false)) {
                out.write(job.table(ensemble).getBytes(StandardCharsets.UTF_8));
            }
        } finally {
            if (!shared) {
                spark.stop();
            }
        }
    }
}
