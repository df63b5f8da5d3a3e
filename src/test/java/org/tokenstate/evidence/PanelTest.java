package org.tokenstate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PanelTest {
    /** Two units, two periods: the difference of differences, (Δy1 − Δy2) / (Δx1 − Δx2). */
    @Test
    void twoByTwoIsTheDifferenceOfDifferences() {
        Panel panel = Panel.of(new Object[] {"a", "a", "b", "b"}, new Object[] {1, 2, 1, 2});
        double[] y = {10, 16, 5, 7};
        double[] x = {1, 3, 2, 3};
        assertThat(panel.twoWay(y, x).coefficient(0)).isCloseTo((6 - 2.0) / (2 - 1.0), within(1e-12));
    }

    /** Without noise the coefficients are exact for any effects, trends and gaps. */
    @Test
    void effectsTrendsAndGapsAreTakenOutExactly() {
        Simulated s = new Simulated(7, 20, 0, 0.8);
        assertThat(s.panel().withTrends(s.y, s.x).coefficient(0)).isCloseTo(-1.3, within(1e-9));
        Simulated plain = new Simulated(7, 20, 0, 0);
        assertThat(plain.panel().twoWay(plain.y, plain.x).coefficient(0)).isCloseTo(-1.3, within(1e-9));
        assertThat(plain.panel().withTrends(plain.y, plain.x).coefficient(0)).isCloseTo(-1.3, within(1e-9));
        // Trends that are left in bias the estimate, as x has them too.
        assertThat(s.panel().twoWay(s.y, s.x).coefficient(0)).isNotCloseTo(-1.3, within(0.01));
    }

    /** In 300 panels with errors that persist within units, the interval of two errors holds the truth as often as it should. */
    @Test
    void clusteredErrorsCoverUnderPersistence() {
        int held = 0;
        for (int seed = 0; seed < 300; seed++) {
            Simulated s = new Simulated(seed, 40, 0.5, 0);
            Regression r = s.panel().twoWay(s.y, s.x);
            held += Math.abs(r.coefficient(0) + 1.3) < 2.02 * r.standardError(0) ? 1 : 0;
        }
        assertThat(held).isBetween(268, 297);
    }

    private static final class Simulated {
        final double[] y;
        final double[] x;
        private final Object[] unit;
        private final Object[] period;

        Simulated(int seed, int units, double noise, double trend) {
            Random random = new Random(seed);
            List<double[]> rows = new ArrayList<>();
            double[] day = new double[15];
            for (int t = 0; t < day.length; t++) {
                day[t] = random.nextGaussian();
            }
            for (int i = 0; i < units; i++) {
                double effect = 3 * random.nextGaussian();
                double slope = trend * random.nextGaussian();
                double error = random.nextGaussian();
                double price = random.nextGaussian();
                for (int t = 0; t < day.length; t++) {
                    price += 0.3 * random.nextGaussian();
                    error = 0.8 * error + 0.6 * random.nextGaussian();
                    double x = price + 0.5 * slope * t + 0.2 * effect;
                    if (random.nextDouble() > 0.2) {
                        rows.add(new double[] {i, t, x, -1.3 * x + effect + slope * t + day[t] + noise * error});
                    }
                }
            }
            unit = rows.stream().map(r -> (Object) r[0]).toArray();
            period = rows.stream().map(r -> (Object) r[1]).toArray();
            x = rows.stream().mapToDouble(r -> r[2]).toArray();
            y = rows.stream().mapToDouble(r -> r[3]).toArray();
        }

        Panel panel() {
            return Panel.of(unit, period);
        }
    }
}
