package org.tokenstate.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The jar that a cluster is sent, run by spark-submit on a cluster of two worker processes, one of which is killed in mid-run. */
class WorkerLossIT {
    private static final Path SPARK_HOME = Path.of(System.getProperty("spark.home"));
    private static final String SHIPPED = System.getProperty("shipped.jar");

    @TempDir
    Path directory;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void aRunThatLosesAWorkerGivesTheBitsOfOneMachine() throws Exception {
        Path output = directory.resolve("ensemble.csv");
        String[] arguments = {
            "--country", "CHN", "--reference", "USA", "--draws", "8000", "--seed", "42", "--blocks", "100",
            "--variables", "share_of_goods_exports,export_revenue_usd", "--output", output.toUri().toString()
        };
        Process submit = submit(arguments);
        List<String> log = new ArrayList<>();
        long killed = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(submit.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.add(line);
                if (killed == 0 && line.contains("Finished task")) {
                    ProcessHandle worker = worker(submit);
                    killed = worker.pid();
                    assertThat(worker.destroyForcibly()).isTrue();
                }
            }
        } finally {
            submit.descendants().forEach(ProcessHandle::destroyForcibly);
            submit.destroyForcibly();
        }
        assertThat(submit.waitFor()).as(() -> String.join("\n", log)).isZero();
        assertThat(killed).as("a worker was killed").isPositive();
        // It had work: tasks of the lost worker were given to another.
        assertThat(log).anyMatch(line -> line.contains("Lost executor"));
        assertThat(log).anyMatch(line -> line.contains("Lost task") && line.contains("ExecutorLostFailure"));

        CountryEnsemble job = CountryEnsemble.of(arguments);
        assertThat(Files.readString(output)).isEqualTo(job.table(job.plan().run()));
    }

    /** One of the processes that compute blocks. */
    private static ProcessHandle worker(Process submit) {
        return submit.descendants()
                .filter(p -> p.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend"))
                .findFirst()
                .orElseThrow();
    }

    private Process submit(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
        command.addAll(List.of("-cp", SPARK_HOME.resolve("jars") + File.separator + "*"));
        command.addAll(List.of("org.apache.spark.deploy.SparkSubmit", "--master", "local-cluster[2,1,1024]"));
        command.addAll(List.of("--class", "org.tokenstate.examples.spark.EnsembleOnSpark"));
        for (String setting : List.of(
                "spark.ui.enabled=false",
                "spark.driver.host=localhost",
                "spark.driver.bindAddress=127.0.0.1",
                "spark.local.dir=" + directory.resolve("spark"))) {
            command.addAll(List.of("--conf", setting));
        }
        command.add(SHIPPED);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(directory.resolve("stdout").toFile());
        builder.environment().put("SPARK_HOME", SPARK_HOME.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        return builder.start();
    }
}
