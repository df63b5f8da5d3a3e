package org.tokenstate.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tokenstate.numeric.internal.CounterRandom;

class DistributionTest {
    static final List<String> TEXTS = List.of(
            "normal(mean=-1.3, sd=0.25)",
            "truncated(normal(mean=-1.3, sd=0.25), -2, -0.7)",
            "truncated(normal(mean=1, sd=0.25), 0.3, 1.7)",
            "truncated(normal(mean=0, sd=1), 0.5, inf)",
            "truncated(lognormal(median=4, sigma=0.35), 2, 8)",
            "truncated(lognormal(median=0.3, sigma=1.01), 0, 9)",
            "truncated(mixture(0.35: uniform(0.1, 1), 0.65: point(0)), 0, 0.5)",
            "lognormal(median=4, sigma=0.35)",
            "triangular(0.03, 0.06, 0.12)",
            "triangular(0, 0, 1)",
            "triangular(0, 1, 1)",
            "pert(0.35, 0.6, 0.85)",
            "pert(3, 5, 6, 2)",
            "uniform(0, 1)",
            "uniform(-2.5, 7)",
            "beta(2.5, 1.5)",
            "beta(6, 1.5)",
            "beta(0.5, 0.5)",
            "beta(0.2, 30, -1, 3)",
            "mixture(0.35: uniform(0.1, 1), 0.65: point(0))",
            "mixture(0.5: normal(mean=0, sd=1), 0.5: normal(mean=3, sd=0.5))",
            "mixture(0.3: normal(mean=0, sd=1), 0.7: point(0.25))",
            "mixture(0.25: point(0), 0.25: point(1), 0.5: point(2))",
            "empirical(1, 2, 4, 4, 9)",
            "point(3)");

    @Test
    void textRoundTrips() throws IOException, ClassNotFoundException {
        for (String text : TEXTS) {
            Distribution d = Distribution.parse(text);
            assertThat(d.toString()).isEqualTo(text);
            assertThat(Distribution.parse(d.toString())).isEqualTo(d).hasSameHashCodeAs(d);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(d);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                Distribution copy = (Distribution) in.readObject();
                assertThat(copy).isEqualTo(d);
                assertThat(copy.quantile(0.3)).isEqualTo(d.quantile(0.3));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            normal(0,1)                                | normal(mean=0, sd=1)
            NORMAL( mean = 0 , sd=1 )                  | normal(mean=0, sd=1)
            lognormal(4, 0.35)                         | lognormal(median=4, sigma=0.35)
            truncated(normal(0, 1), upper=2)           | truncated(normal(mean=0, sd=1), -inf, 2)
            categorical(0.25, 0.75)                    | mixture(0.25: point(0), 0.75: point(1))
            beta(mean=0.5, sd=0.25)                    | beta(1.5, 1.5)
            point(1e-3)                                | point(0.001)
            """)
    void readsOtherForms(String text, String canonical) {
        assertThat(Distribution.parse(text)).hasToString(canonical);
    }

    @Test
    void quantilesAreTheParametersAskedFor() {
        Distribution byQuantiles = Distribution.parse("lognormal(p05=0.1, p95=1.6)");
        assertThat(byQuantiles.quantile(0.05)).isCloseTo(0.1, within(1e-15));
        assertThat(byQuantiles.quantile(0.95)).isCloseTo(1.6, within(1e-14));
        Distribution normal = Distribution.parse("normal(p10=-1, p75=3)");
        assertThat(normal.quantile(0.10)).isCloseTo(-1, within(1e-14));
        assertThat(normal.quantile(0.75)).isCloseTo(3, within(1e-14));
        Distribution byMoments = Distribution.parse("lognormal(mean=2, sd=0.7)");
        assertThat(byMoments.mean()).isCloseTo(2, within(1e-14));
        assertThat(byMoments.standardDeviation()).isCloseTo(0.7, within(1e-14));
        Distribution beta = Distribution.parse("beta(mean=0.3, sd=0.2)");
        assertThat(beta.mean()).isCloseTo(0.3, within(1e-15));
        assertThat(beta.standardDeviation()).isCloseTo(0.2, within(1e-15));
    }

    /** The quantile is the least value whose distribution function is not below the probability. */
    @Test
    void quantileInvertsTheDistributionFunction() {
        for (String text : TEXTS) {
            Distribution d = Distribution.parse(text);
            double before = Double.NEGATIVE_INFINITY;
            for (double p = 1e-7; p < 1; p += p < 1e-3 ? p : 0.00137) {
                double x = d.quantile(p);
                assertThat(x)
                        .as("%s at %s", text, p)
                        .isBetween(d.lower(), d.upper())
                        .isGreaterThanOrEqualTo(before);
                before = x;
                double scale = Math.max(Math.abs(x), 1e-3) * 1e-11;
                assertThat(d.cdf(x + scale)).as("%s at %s", text, p).isGreaterThanOrEqualTo(p - 1e-11);
                assertThat(d.cdf(x - scale)).as("%s at %s", text, p).isLessThanOrEqualTo(p + 1e-11);
            }
        }
    }

    /** Mean and variance agree with the integrals of the quantile function by the midpoint rule. */
    @Test
    void momentsAreIntegralsOfTheQuantiles() {
        int n = 60_000;
        for (String text : TEXTS) {
            Distribution d = Distribution.parse(text);
            double mean = 0;
            double square = 0;
            double expected = d.mean();
            for (int i = 0; i < n; i++) {
                double x = d.quantile((i + 0.5) / n) - expected;
                mean += x / n;
                square += x * x / n;
            }
            double sd = Math.max(d.standardDeviation(), 1e-12);
            assertThat(mean / sd).as("mean of " + text).isCloseTo(0, within(1e-4));
            assertThat(square / (sd * sd)).as("variance of " + text).isCloseTo(d.variance() == 0 ? 0 : 1, within(1e-3));
        }
    }

    /** Sample mean and variance over twenty seeds, each within four standard errors of the distribution's own. */
    @Test
    void samplesHaveTheMomentsOverTwentySeeds() {
        int n = 4_000;
        for (String text : TEXTS) {
            Distribution d = Distribution.parse(text);
            double mean = d.mean();
            double sd = d.standardDeviation();
            for (int seed = 0; seed < 20; seed++) {
                CounterRandom random = CounterRandom.of(seed, text);
                double[] x = new double[n];
                for (int i = 0; i < n; i++) {
                    x[i] = d.quantile(random.uniform(i, 0));
                }
                Moments m = Moments.of(x);
                double fourth = 0;
                for (double v : x) {
                    fourth += Math.pow(v - mean, 4) / n;
                }
                assertThat(m.mean())
                        .as("mean of %s, seed %d", text, seed)
                        .isCloseTo(mean, within(4 * sd / Math.sqrt(n)));
                assertThat(m.variance())
                        .as("variance of %s, seed %d", text, seed)
                        .isCloseTo(sd * sd, within(4 * Math.sqrt(Math.max(0, fourth - sd * sd * sd * sd) / n)));
            }
        }
    }

    /** MODEL: the elasticity is -N(1.3, 0.25) cut to (0.7, 2), and lies above -1 with probability 0.1080. */
    /** Methods of sensitivity ask a bounded distribution for its ends, many at a time. */
    @Test
    void theEndsOfWhatIsCutAreItsBounds() {
        Distribution d = Distribution.parse("truncated(lognormal(median=0.3, sigma=1.01), 0, 9)");
        double[] ends = {0, 0.5, 1};
        ((InvertibleDistribution) d).quantiles(ends, 3);
        assertThat(ends).containsExactly(0, d.quantile(0.5), 9);
    }

    @Test
    void elasticityIsInelasticWithTheKnownProbability() {
        Distribution d = Distribution.parse("truncated(normal(mean=-1.3, sd=0.25), -2, -0.7)");
        assertThat(1 - d.cdf(-1)).isCloseTo(0.1080, within(5e-5));
    }

    @Test
    void quantilesAtTheEndsAreTheSupportWhereItIsBounded() {
        assertThat(Distribution.triangular(1, 2, 4).quantile(0)).isEqualTo(1);
        assertThat(Distribution.beta(2, 3, 1, 5).quantile(1)).isEqualTo(5);
        assertThatThrownBy(() -> Distribution.normal(0, 1).quantile(1))
                .hasMessageContaining("must be in (0, 1) but is 1");
        assertThatThrownBy(() -> Distribution.uniform(0, 1).quantile(Double.NaN))
                .hasMessageContaining("must be in (0, 1) but is NaN");
        assertThatThrownBy(() -> Distribution.uniform(0, 1).quantile(1.5)).hasMessageContaining("but is 1.5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            normal(0, -1)                            | sd of normal must be > 0 but is -1
            normal(0)                                | argument 'sd' of normal is missing
            normal(p95=1, p05=3)                     | quantiles of normal must rise with their probabilities
            normal(0, 1, 2)                          | normal takes at most 2 arguments
            normal(0, inf)                           | sd of normal must be finite
            lognormal(median=-4, sigma=0.35)         | median of lognormal must be > 0 but is -4
            lognormal(median=4, sigma=40)            | must leave the variance finite but is 40
            lognormal(p05=-1, p95=3)                 | lower quantile of lognormal must be > 0 but is -1
            lognormal(median=4, s=0.35)              | argument 's' is not one of lognormal; known: median, sigma
            truncated(normal(0, 1), 3, 2)            | must be < upper bound 2 but is 3
            truncated(normal(0, 1), 40, 41)          | must be >= 1.0E-6 but is 0
            triangular(0.1, 0.5, 0.3)                | mode of triangular must be in [0.1, 0.3] but is 0.5
            pert(1, 1, 1)                            | lower end of pert must be < upper end 1 but is 1
            uniform(2, 1)                            | lower end of uniform must be < upper end 1 but is 2
            beta(0, 1)                               | alpha of beta must be in [0.01, 1000000] but is 0
            beta(mean=0.5, sd=0.6)                   | sd of beta with mean 0.5 must be < 0.5 but is 0.6
            beta(mean=1.5, sd=0.1)                   | mean of beta must be in (0, 1) but is 1.5
            mixture(0.5: point(0), 0.6: point(1))    | weights of mixture must add up to 1 but add up to 1.1
            mixture(-1: point(0), 2: point(1))       | weight of point(0) in mixture must be > 0 but is -1
            empirical()                              | empirical must have at least one value
            point(nan)                               | must have a number at character 7 but has 'nan)'
            gamma(1, 2)                              | unknown distribution 'gamma'
            normal(0, 1                              | must have ')' at character 12 but has the end
            normal(0, 1) + 1                         | must have the end at character 14 but has '+ 1'
            normal(mean=1, mean=2, sd=1)             | argument 'mean' is given twice
            """)
    void impossibleParametersAreNamed(String text, String message) {
        assertThatThrownBy(() -> Distribution.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "(", "0.3", "normal", "normal(", "mixture()", "truncated()"})
    void textThatIsNoDistributionIsRefused(String text) {
        assertThatThrownBy(() -> Distribution.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nestingIsLimited() {
        String deep = "truncated(".repeat(50) + "uniform(0, 1)" + ", 0, 1)".repeat(50);
        assertThatThrownBy(() -> Distribution.parse(deep)).hasMessageContaining("nested at most 20");
    }
}
