package org.tokenstate.benchmark;

import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tokenstate.economics.world.MarketInput;
import org.tokenstate.economics.world.MarketLanes;
import org.tokenstate.economics.world.MarketOutput;
import org.tokenstate.economics.world.MarketShape;
import org.tokenstate.economics.world.WorldMarket;

/**
 * The world's market of ten markets, three tiers, three origins, five hosts and two pools, solved for 26 years from the prices of
 * the year before; time of 26 years for all lanes. With {@code -jvmArgs -XX:-UseSuperWord} it shows what vector instructions give.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class WorldMarketBenchmark {
    private static final int YEARS = 26;

    /** Lanes side by side. */
    @Param({"1", "64", "256"})
    public int width;

    private MarketLanes lanes;
    private double[][] scale;

    /** Draws around the base year. */
    @Setup
    public void draw() {
        WorldMarket market =
                WorldMarket.read(Path.of("src/test/resources/org/tokenstate/economics/world/base-year.json"));
        lanes = new MarketLanes(MarketShape.of(market), width);
        SplittableRandom random = new SplittableRandom(1);
        scale = new double[lanes.in(MarketInput.DEMAND_SCALE).length][width];
        for (int i = 0; i < width; i++) {
            lanes.set(i, market);
            for (double[] row : scale) {
                row[i] = Math.exp(0.5 * random.nextDouble());
            }
            for (double[] row : lanes.in(MarketInput.STEP_QUANTITY_KWH)) {
                row[i] *= 0.8 + 0.4 * random.nextDouble();
            }
        }
    }

    /** 26 years. */
    @Benchmark
    public double years() {
        double[][] start = lanes.in(MarketInput.START_USD_PER_KWH);
        double[][] price = lanes.out(MarketOutput.PRICE_USD_PER_KWH);
        for (int year = 0; year < YEARS; year++) {
            double growth = 1 + 0.12 * year;
            for (int m = 0; m < scale.length; m++) {
                double[] row = lanes.in(MarketInput.DEMAND_SCALE)[m];
                for (int i = 0; i < width; i++) {
                    row[i] = scale[m][i] * growth;
                }
            }
            for (int p = 0; p < start.length; p++) {
                for (int i = 0; i < width; i++) {
                    start[p][i] = year == 0 ? 0 : price[p][i];
                }
            }
            lanes.solve(width);
        }
        return price[0][0];
    }
}
