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

    /** By hand: changes less their mean in each period, 1 and -1 of each pair, on 1 and -1 or 2 and -2. */
    @Test
    void changesHaveEffectsOfPeriodsAlone() {
        Panel panel = Panel.of(new Object[] {"a", "b", "a", "b"}, new Object[] {1, 1, 2, 2});
        Regression r = panel.ofChanges(new double[] {6, 4, 13, 7}, new double[] {2, 0, 5, 1});
        // y: 1 -1 3 -3, x: 1 -1 2 -2; b = (1 + 1 + 6 + 6) / 10, residuals -0.4 0.4 0.2 -0.2.
        assertThat(r.coefficient(0)).isCloseTo(1.4, within(1e-12));
        // Of both clusters x'e = -0.4 + 0.4 = 0.
        assertThat(r.standardError(0)).isCloseTo(0, within(1e-12));
        assertThat(r.degrees()).isEqualTo(1);
    }

    /** Clusters of units: y less its mean in each unit, and x'e added up over the units of a cluster. */
    @Test
    void withinUnitsTheErrorsAreClusteredByWhatTheyBelongTo() {
        Panel panel =
                Panel.of(new Object[] {"a", "a", "b", "b", "c", "c"}, new Object[] {"p", "p", "p", "p", "q", "q"});
        Regression r = panel.within(new double[] {0, 2, 5, 9, 1, 1}, new double[] {0, 2, 0, 2, 0, 2});
        // Half differences of y are 1, 2 and 0, of x 1: b = 1, residuals 0, 1 and -1 twice each, x'e = 2 of p and -2 of
        // q.
        assertThat(r.coefficient(0)).isCloseTo(1, within(1e-12));
        double factor = 2 / (2 - 1.0) * (6 - 1) / (6 - 1);
        assertThat(r.standardError(0)).isCloseTo(Math.sqrt(factor * 8) / 6, within(1e-12));
        assertThat(r.degrees()).isEqualTo(1);
    }

    /** Effects of periods count among the coefficients in the small-sample factor. */
    @Test
    void absorbedEffectsCount() {
        Object[] unit = {"a", "a", "b", "b", "c", "c"};
        Panel panel = Panel.of(unit, new Object[] {1, 2, 1, 2, 1, 2});
        Regression r = panel.twoWay(new double[] {0, 2, 0, 8, 0, 2}, new double[] {0, 0, 0, 2, 0, 4});
        // Of both halves: y -1 2 -1 (differences 2, 8, 2 less their mean 4, halved), x -1 0 1: b = 0, x'e = 2, 0, -2.
        assertThat(r.coefficient(0)).isCloseTo(0, within(1e-12));
        double factor = 3 / 2.0 * (6 - 1) / (6 - 1 - 1);
        assertThat(r.standardError(0)).isCloseTo(Math.sqrt(factor * 8) / 4, within(1e-12));
    }
}
