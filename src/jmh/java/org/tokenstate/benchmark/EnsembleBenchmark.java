package org.tokenstate.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tokenstate.numeric.Copula;
import org.tokenstate.numeric.InputSampler;
import org.tokenstate.numeric.Model;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.uncertainty.Ensemble;
import org.tokenstate.uncertainty.Summary;

/** Nanoseconds a draw: the draws alone by each plan of points, and a whole ensemble of the product's own model. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EnsembleBenchmark {
    private static final int DRAWS = 10_000;
    private final Model model = TokenStateModel.of("CHN").against("USA").asModel();

    /** How the points are laid out. */
    @Param
    public InputSampler.Points points;

    /**
     * {@return an input of the last draw, so that nothing is left out}
     */
    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public double draw() {
        InputSampler.Cursor cursor = InputSampler.of(model.inputs(), Copula.independent(), points, 42, DRAWS).cursor();
        double last = 0;
        for (int first = 0; first + 250 <= DRAWS; first += 250) {
            last = cursor.columns(first, 250)[1][249];
        }
        return last;
    }

    /**
     * {@return the spread of one output}
     */
    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public Summary ensembleOnOneThread() {
        return Ensemble.of(model).points(points).draws(DRAWS).threads(1).seed(42).run().summary("exportable_tokens[2035]");
    }
}
