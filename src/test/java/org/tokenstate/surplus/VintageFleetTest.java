package org.tokenstate.surplus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.tokenstate.equations.Solver;

/** Vintages by law: they serve their life, none comes back, work is kept, and no lane rests on another. */
class VintageFleetTest {
    private static final List<String> IN = List.of("start", "life", "progress", "installed", "work");

    private static Solver.Work fleet(int width) {
        Map<String, Solver.Block> inputs = new LinkedHashMap<>();
        for (String port : IN) {
            inputs.put(port, new Solver.Block(inputs.size(), List.of(), List.of()));
        }
        Map<String, Solver.Block> outputs = new LinkedHashMap<>();
        outputs.put("surviving_gw", new Solver.Block(0, List.of(), List.of()));
        outputs.put("surviving_work", new Solver.Block(1, List.of(), List.of()));
        return new VintageFleet().start(new Solver.Layout(inputs, outputs, 2), width);
    }

    /** Surviving capacity and work by year; {@code installed} is what the year before installed. */
    private static double[][] run(double start, double life, double progress, double[] installed, double[] work) {
        Solver.Work fleet = fleet(1);
        double[][] years = new double[installed.length][2];
        for (int t = 0; t < years.length; t++) {
            double[][] in = {{start}, {life}, {progress}, {installed[t]}, {work[t]}};
            double[][] out = new double[2][1];
            fleet.solve(t, 1, in, out);
            years[t] = new double[] {out[0][0], out[1][0]};
        }
        return years;
    }

    @Test
    void theStockOfTheBaseYearIsWhatIsGivenAndIsGoneAfterItsLife() {
        double[][] years = run(12, 3, 0, new double[5], new double[5]);
        assertThat(years[0][0]).isCloseTo(12, within(1e-12));
        assertThat(years[0][1]).isCloseTo(12, within(1e-12));
        // Each year of age has two thirds of the one after it: 12 = v (1 + 2/3 + 4/9).
        double newest = 12 / (1 + 2 / 3.0 + 4 / 9.0);
        assertThat(years[1][0]).isCloseTo(newest * (1 + 2 / 3.0), within(1e-12));
        assertThat(years[2][0]).isCloseTo(newest, within(1e-12));
        assertThat(years[3][0]).isZero();
    }

    @Property
    void aVintageServesItsLifeAndKeepsItsWork(
            @ForAll @DoubleRange(min = 1, max = 30) double life, @ForAll @DoubleRange(min = 0.1, max = 5) double work) {
        double[] installed = new double[40];
        double[] perJoule = new double[40];
        installed[2] = 7;
        perJoule[2] = work;
        double[][] years = run(0, life, 0.2, installed, perJoule);
        for (int t = 2; t < years.length; t++) {
            double serves = Math.max(0, Math.min(1, life - (t - 1)));
            assertThat(years[t][0]).as("year " + t).isCloseTo(7 * serves, within(1e-12));
            assertThat(years[t][1]).as("year " + t).isCloseTo(7 * serves * work, within(1e-11));
        }
    }

    @Property
    void olderHardwareOfTheBaseStockDoesLessWork(
            @ForAll @DoubleRange(min = 0.01, max = 1) double progress,
            @ForAll @DoubleRange(min = 1.5, max = 12) double life) {
        double[][] years = run(10, life, progress, new double[2], new double[2]);
        assertThat(years[0][1]).isLessThan(years[0][0]);
        assertThat(years[0][1]).isGreaterThan(years[0][0] / Math.pow(1 + progress, Math.ceil(life)));
    }

    @Test
    void noLaneRestsOnAnother() {
        double[] lives = {2, 6.5, 30, 1};
        Solver.Work together = fleet(4);
        for (int t = 0; t < 10; t++) {
            double[][] in = new double[IN.size()][4];
            for (int i = 0; i < 4; i++) {
                in[0][i] = 5 + i;
                in[1][i] = lives[i];
                in[2][i] = 0.1 * i;
                in[3][i] = t + i;
                in[4][i] = 1 + 0.1 * t;
            }
            double[][] out = new double[2][4];
            together.solve(t, 4, in, out);
            for (int i = 0; i < 4; i++) {
                double[] installed = new double[t + 1];
                double[] work = new double[t + 1];
                for (int y = 0; y <= t; y++) {
                    installed[y] = y + i;
                    work[y] = 1 + 0.1 * y;
                }
                double[][] alone = run(5 + i, lives[i], 0.1 * i, installed, work);
                assertThat(out[0][i]).isEqualTo(alone[t][0]);
                assertThat(out[1][i]).isEqualTo(alone[t][1]);
            }
        }
    }
}
