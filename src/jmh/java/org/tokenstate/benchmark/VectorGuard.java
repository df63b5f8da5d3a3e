package org.tokenstate.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Fails where loops over lanes are not compiled to vector instructions: a block of the world's market must run 1.8 times as fast as
 * with {@code -XX:-UseSuperWord}. Both run by turns in processes of their own; the least processor time of each counts, since other
 * work on the machine only adds to it.
 */
public final class VectorGuard {
    private static final double LEAST = 1.8;
    private static final int ROUNDS = 2;
    private static final int WIDTH = 256;
    private static final long NANOSECONDS = 5_000_000_000L;

    private VectorGuard() {}

    /**
     * Compares.
     *
     * @param args none; {@code time} to time one run of this process
     * @throws IOException if a process cannot be started
     * @throws InterruptedException if waiting for one is interrupted
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length > 0) {
            System.out.println(time());
            return;
        }
        double vector = Double.POSITIVE_INFINITY;
        double scalar = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            vector = Math.min(vector, run("-XX:+UseSuperWord"));
            scalar = Math.min(scalar, run("-XX:-UseSuperWord"));
        }
        System.out.printf("vector_guard vector_us=%.0f scalar_us=%.0f ratio=%.2f%n", vector, scalar, scalar / vector);
        if (scalar < LEAST * vector) {
            throw new IllegalStateException(
                    "vector instructions must make the market " + LEAST + " times as fast but do " + scalar / vector);
        }
    }

    /** The least processor time of 26 years of all lanes, in microseconds. */
    private static double time() {
        WorldMarketBenchmark market = new WorldMarketBenchmark();
        market.width = WIDTH;
        market.draw();
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        long end = thread.getCurrentThreadCpuTime() + NANOSECONDS;
        for (long start = 0; start < end; ) {
            start = thread.getCurrentThreadCpuTime();
            market.years();
            best = Math.min(best, thread.getCurrentThreadCpuTime() - start);
        }
        return best * 1e-3;
    }

    private static double run(String flag) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(flag);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(VectorGuard.class.getName());
        command.add("time");
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the process with " + flag + " ended with " + process.exitValue());
        }
        return Double.parseDouble(out.trim());
    }
}
