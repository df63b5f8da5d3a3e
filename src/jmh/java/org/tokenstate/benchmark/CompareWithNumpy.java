package org.tokenstate.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.tokenstate.uncertainty.Ensemble;

/**
 * The Java side of {@code src/jmh/compare.sh}: writes the coefficients of the growth model for the NumPy side, or times whole
 * ensembles (drawing, chain, quantiles, means and deviations of every year) and prints nanoseconds a draw.
 */
public final class CompareWithNumpy {
    private static final int ROUNDS = 12;

    private CompareWithNumpy() {}

    /**
     * Runs.
     *
     * @param arguments {@code coefficients FILE}, or {@code draws threads}
     * @throws IOException if the file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        GenerationToTokens chain = new GenerationToTokens();
        if (arguments[0].equals("coefficients")) {
            Files.writeString(
                    Path.of(arguments[1]),
                    "{\"mean\": " + Arrays.deepToString(chain.mean) + ", \"weight\": " + Arrays.deepToString(chain.weight) + "}");
            return;
        }
        long draws = Long.parseLong(arguments[0]);
        int threads = Integer.parseInt(arguments[1]);
        double[] nanoseconds = new double[ROUNDS];
        String last = chain.outputs().get(chain.outputs().size() - 1);
        double median = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            Ensemble ensemble = Ensemble.of(chain).draws(draws).threads(threads).seed(round).run();
            median = ensemble.summaries().get(last).p50();
            nanoseconds[round] = (double) (System.nanoTime() - begin) / draws;
        }
        // the first half warms up
        double[] warm = Arrays.copyOfRange(nanoseconds, ROUNDS / 2, ROUNDS);
        Arrays.sort(warm);
        System.out.println(warm[warm.length / 2] + " " + median);
    }
}
