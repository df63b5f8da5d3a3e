package org.tokenstate.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A serving point and what was measured of it: throughput, power or both.
 *
 * @param row the row of the file
 * @param point the serving point
 * @param source who measured; the benchmark, or the address of a source outside it
 * @param benchmark whether it is of the ML.ENERGY benchmark
 * @param text whether it is of a task whose prompts are known
 * @param error standard deviation of the logarithm of the row's own error
 * @param tokensPerSecond measured throughput
 * @param watts measured power of all accelerators
 */
record Observation(
        MeasurementFile.Row row,
        ServingPoint point,
        String source,
        boolean benchmark,
        boolean text,
        double error,
        OptionalDouble tokensPerSecond,
        OptionalDouble watts) {
    /** Error of a row of the benchmark: configurations measured twice differ by 5 to 17 %. */
    static final double BENCHMARK_ERROR = 0.15;

    /**
     * Error of rows of data-parallel FP8 experts, which the benchmark itself calls odd: far above any physical estimate. They are
     * judged like all others.
     */
    private static final double ODD_ERROR = 0.75;

    private static final String BENCHMARK = "ML.ENERGY Benchmark v3";

    /** Whether it enters the fit: the benchmark's image prompts are a guess. */
    boolean fitted() {
        return text;
    }

    /** The benchmark's rows and those measured elsewhere. */
    static List<Observation> bundled() {
        List<Observation> all = of(MeasurementFile.bundled());
        all.addAll(of(MeasurementFile.bundledElsewhere()));
        return all;
    }

    /** The rows of a file that were measured and have a serving point. */
    static List<Observation> of(MeasurementFile file) {
        List<Observation> observations = new ArrayList<>();
        for (MeasurementFile.Row row : file.rows()) {
            if (row.point().isEmpty()
                    || (row.tokensPerSecond().isEmpty() && row.watts().isEmpty())) {
                continue;
            }
            ServingPoint point = row.point().get();
            boolean benchmark = point.stack().engine() == ServingStack.Engine.BENCHMARK_SERVER;
            boolean odd = benchmark && point.dataParallel() > 1 && point.precision() == WeightPrecision.FP8;
            observations.add(new Observation(
                    row,
                    point,
                    row.origin().isEmpty() ? BENCHMARK : row.origin(),
                    benchmark,
                    !row.task().startsWith("image"),
                    row.logError().orElse(odd ? ODD_ERROR : BENCHMARK_ERROR),
                    row.tokensPerSecond(),
                    row.watts()));
        }
        return observations;
    }

    double logTokensPerSecond() {
        return Math.log(tokensPerSecond.orElseThrow());
    }

    double logWatts() {
        return Math.log(watts.orElseThrow());
    }

    double logJoules() {
        return logWatts() - logTokensPerSecond();
    }

    /** Whether its energy is known. */
    boolean hasJoules() {
        return watts.isPresent() && tokensPerSecond.isPresent();
    }
}
