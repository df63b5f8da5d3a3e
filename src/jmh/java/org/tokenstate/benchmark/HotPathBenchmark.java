package org.tokenstate.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tokenstate.data.Datasets;
import org.tokenstate.electricity.GrowthModel;
import org.tokenstate.electricity.GrowthModels;
import org.tokenstate.inference.EnergyRoofline;
import org.tokenstate.inference.InferenceCatalogue;
import org.tokenstate.inference.InferenceEnergy;
import org.tokenstate.inference.ServingPoint;
import org.tokenstate.numeric.Copula;
import org.tokenstate.numeric.InputSampler;
import org.tokenstate.numeric.Model;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Ranking;
import org.tokenstate.projection.TokenStateModel;

/** One piece of the hot path at a time, warm. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HotPathBenchmark {
    private static final int DRAWS = 250;
    private final TokenStateModel china = TokenStateModel.of("CHN").against("USA");
    private final Model model = china.asModel();
    private final Model.Evaluator evaluator = model.evaluator();
    private final InputSampler.Cursor cursor = InputSampler.of(
                    model.inputs(), Copula.independent(), InputSampler.Points.MONTE_CARLO, 42, DRAWS)
            .cursor();
    private final double[] inputs = new double[model.inputs().size()];
    private final double[] outputs = new double[model.outputs().size()];
    private final double[][] columns = cursor.columns(0, DRAWS);
    private int draw;

    private final double[] generation = Datasets.bundled().generationPerCapitaKwh("CHN").values(2000, 2024);
    private final GrowthModel growth = GrowthModels.standard();

    private final EnergyRoofline roofline = EnergyRoofline.bundled();
    private final ServingPoint point = InferenceCatalogue.bundled().servingPoint("frontier-default");

    /**
     * {@return a projection of China to 2050}
     */
    @Benchmark
    public Projection projection() {
        return china.project(2025, 2050);
    }

    /**
     * {@return one draw of the same, all parameters uncertain}
     */
    @Benchmark
    public double ensembleDraw() {
        draw = (draw + 1) % DRAWS;
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = columns[i][draw];
        }
        evaluator.evaluate(inputs, outputs);
        return outputs[0];
    }

    /**
     * {@return the default growth model, fitted}
     */
    @Benchmark
    public GrowthModel.Fit growthFit() {
        return growth.fit(generation);
    }

    /**
     * {@return all countries, by their token exports of 2035}
     */
    @Benchmark
    public Ranking ranking() {
        return Ranking.of(china, 2025, 2035, 2035, Ranking.By.REVENUE);
    }

    /**
     * {@return energy per token of a large model at its serving point}
     */
    @Benchmark
    public InferenceEnergy energyPerToken() {
        return roofline.predict(point);
    }
}
