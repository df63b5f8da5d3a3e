package org.tokenstate.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.tokenstate.numeric.Model;
import org.tokenstate.uncertainty.Ensemble;

/**
 * The Java side of {@code src/jmh/compare.sh}: writes the coefficients of the growth model and a sample of the market for the NumPy side, or times whole
 * ensembles (drawing, chain, quantiles, means and deviations of every year) and prints nanoseconds a draw.
 */
public final class CompareWithNumpy {
    private static final int ROUNDS = 12;

    private CompareWithNumpy() {}

    /**
     * Runs.
     *
     * @param arguments {@code coefficients FILE}, or {@code draws threads [market]}
     * @throws IOException if the file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        GenerationToTokens chain = new GenerationToTokens();
        if (arguments[0].equals("coefficients")) {
            Files.writeString(
                    Path.of(arguments[1]),
                    "{\"mean\": " + Arrays.deepToString(chain.mean) + ", \"weight\": " + Arrays.deepToString(chain.weight)
                            + ", \"market\": " + new TokensToMarket().sample() + "}");
            return;
        }
        long draws = Long.parseLong(arguments[0]);
        int threads = Integer.parseInt(arguments[1]);
        Model model = arguments.length > 2 ? new TokensToMarket() : chain;
        double[] nanoseconds = new double[ROUNDS];
        String last = model.outputs().get(model.outputs().size() - 1);
        double median = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            Ensemble ensemble = Ensemble.of(model).draws(draws).threads(threads).seed(round).run();
            median = ensemble.summaries().get(last).p50();
            nanoseconds[round] = (double) (System.nanoTime() - begin) / draws;
        }
        // the first half warms up
        double[] warm = Arrays.copyOfRange(nanoseconds, ROUNDS / 2, ROUNDS);
        Arrays.sort(warm);
        System.out.println(warm[warm.length / 2] + " " + median);
    }
}
