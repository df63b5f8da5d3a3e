package org.tokenstate.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What truncation and mixtures rest on: moments up to a point, point masses, and the quantiles of many numbers at once. */
class PartialMomentsTest {
    static final List<String> TEXTS = DistributionTest.TEXTS;

    /** The integral of (X − c)^k over X <= x is that of the quantile function over the probabilities up to F(x). */
    @ParameterizedTest
    @FieldSource("TEXTS")
    void areIntegralsOfTheQuantileFunction(String text) {
        InvertibleDistribution d = (InvertibleDistribution) Distribution.parse(text);
        int n = 4_000;
        double centre = 0.3;
        for (double share : new double[] {0.1, 0.47, 0.8}) {
            double x = d.quantile(share);
            for (boolean closed : new boolean[] {true, false}) {
                double to = closed ? d.cdf(x) : d.cdfBelow(x);
                double first = 0;
                double second = 0;
                for (int i = 0; i < n; i++) {
                    double offset = to == 0 ? 0 : d.quantile((i + 0.5) / n * to) - centre;
                    first += offset / n * to;
                    second += offset * offset / n * to;
                }
                double scale = d.variance() + (d.mean() - centre) * (d.mean() - centre);
                assertThat(d.partialMoment(0, centre, x, closed)).isEqualTo(to);
                assertThat(d.partialMoment(1, centre, x, closed)).isCloseTo(first, within(2e-4 * Math.sqrt(scale)));
                assertThat(d.partialMoment(2, centre, x, closed)).isCloseTo(second, within(2e-3 * scale));
            }
        }
    }

    /** Below the support there is nothing; above it everything, with the moments of the whole. */
    @ParameterizedTest
    @FieldSource("TEXTS")
    void endWithTheMomentsOfTheWhole(String text) {
        InvertibleDistribution d = (InvertibleDistribution) Distribution.parse(text);
        double sd = Math.max(1, d.standardDeviation());
        double below = Double.isFinite(d.lower()) ? d.lower() - 1 : d.mean() - 60 * sd;
        double above = Double.isFinite(d.upper()) ? d.upper() + 1 : d.mean() + 1e4 * sd;
        for (int order = 0; order <= 2; order++) {
            assertThat(d.partialMoment(order, d.mean(), below, true)).isCloseTo(0, within(1e-12));
        }
        assertThat(d.cdf(above)).isCloseTo(1, within(1e-15));
        assertThat(d.partialMoment(1, d.mean(), above, true)).isCloseTo(0, within(1e-12 * sd));
        assertThat(d.partialMoment(2, d.mean(), above, true)).isCloseTo(d.variance(), within(1e-9 * sd * sd));
    }

    @ParameterizedTest
    @FieldSource("TEXTS")
    void manyQuantilesAreThoseOfOneByOne(String text) {
        InvertibleDistribution d = (InvertibleDistribution) Distribution.parse(text);
        double[] p = {0.001, 0.2, 0.5, 0.77, 0.999, 0.4};
        double[] values = p.clone();
        d.quantiles(values, 5);
        for (int i = 0; i < 5; i++) {
            assertThat(values[i])
                    .as("%s at %s", text, p[i])
                    .isCloseTo(d.quantile(p[i]), within(1e-14 * Math.max(1, Math.abs(values[i]))));
        }
        assertThat(values[5]).as("the number after the last one asked for").isEqualTo(0.4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mixture(0.25: point(0), 0.25: point(1), 0.5: point(2))             | 0, 1, 2
            mixture(0.5: point(1), 0.25: point(1), 0.25: uniform(0, 1))        | 1
            truncated(mixture(0.5: point(0), 0.25: point(1), 0.25: point(2)), 0, 1) | 0, 1
            empirical(4, 1, 4)                                                 | 1, 4
            point(3)                                                           | 3
            """)
    void pointMassesAreListedOnceInOrder(String text, String atoms) {
        assertThat(((InvertibleDistribution) Distribution.parse(text)).atoms())
                .isEqualTo(Arrays.stream(atoms.split(", "))
                        .mapToDouble(Double::parseDouble)
                        .toArray());
    }

    /** A step of the distribution function belongs to the value itself, not to what is below it. */
    @Test
    void aPointMassIsInsideWhenTheEndIsClosed() {
        InvertibleDistribution coin = (InvertibleDistribution) Distribution.categorical(0.25, 0.75);
        assertThat(coin.cdf(0)).isEqualTo(0.25);
        assertThat(coin.cdfBelow(0)).isZero();
        assertThat(coin.cdfBelow(1)).isEqualTo(0.25);
        assertThat(coin.quantile(0.25)).isZero();
        assertThat(coin.quantile(Math.nextUp(0.25))).isEqualTo(1);
        InvertibleDistribution values = (InvertibleDistribution) Distribution.empirical(1, 2, 2, 4);
        assertThat(values.cdf(2)).isEqualTo(0.75);
        assertThat(values.cdfBelow(2)).isEqualTo(0.25);
        assertThat(values.variance()).isEqualTo((1.25 * 1.25 + 2 * 0.0625 + 1.75 * 1.75) / 4);
        // half of the mass at 1 is cut away with what lies above it; 1 itself stays
        Distribution cut = Distribution.truncated(Distribution.empirical(0, 1, 1, 3), 0.5, 1);
        assertThat(cut.mean()).isEqualTo(1);
        assertThat(cut.variance()).isZero();
        assertThat(cut.cdf(0.9)).isZero();
        assertThat(cut.cdf(5)).isEqualTo(1);
    }

    /** Closed forms: N(0, 1) above 0 has mean √(2/π) and variance 1 − 2/π; a cut uniform is a uniform. */
    @Test
    void cutDistributionsHaveTheirTextbookMoments() {
        Distribution half = Distribution.truncated(Distribution.normal(0, 1), 0, Double.POSITIVE_INFINITY);
        assertThat(half.mean()).isCloseTo(Math.sqrt(2 / Math.PI), within(1e-14));
        assertThat(half.variance()).isCloseTo(1 - 2 / Math.PI, within(1e-14));
        Distribution cut = Distribution.truncated(Distribution.uniform(0, 10), 2, 4);
        assertThat(cut.mean()).isCloseTo(3, within(1e-14));
        assertThat(cut.variance()).isCloseTo(1.0 / 3, within(1e-14));
        assertThat(cut.quantile(0.25)).isCloseTo(2.5, within(1e-14));
        assertThat(cut.lower()).isEqualTo(2);
        assertThat(cut.upper()).isEqualTo(4);
        assertThat(cut.quantile(0)).isEqualTo(2);
        assertThat(cut.quantile(1)).isEqualTo(4);
        Distribution wide = Distribution.truncated(Distribution.uniform(0, 10), -1, 11);
        assertThat(wide.lower()).isZero();
        assertThat(wide.upper()).isEqualTo(10);
    }

    @Test
    void betaAgreesWithCommonsMath() {
        for (double[] shapes : new double[][] {{0.5, 0.5}, {2.5, 1.5}, {0.2, 30}, {400, 3}, {5000, 9000}}) {
            Distribution d = Distribution.beta(shapes[0], shapes[1]);
            BetaDistribution other = new BetaDistribution(shapes[0], shapes[1], 1e-14);
            for (double p : new double[] {1e-9, 1e-4, 0.03, 0.5, 0.9, 0.9999}) {
                double x = other.inverseCumulativeProbability(p);
                assertThat(d.cdf(x)).isCloseTo(other.cumulativeProbability(x), within(2e-11));
                assertThat(d.quantile(p)).isCloseTo(x, within(1e-11));
            }
            assertThat(d.mean()).isCloseTo(shapes[0] / (shapes[0] + shapes[1]), within(1e-15));
        }
        Distribution wide = Distribution.beta(2, 3, 1, 6);
        assertThat(wide.mean()).isCloseTo(3, within(1e-15));
        assertThat(wide.variance()).isCloseTo(1, within(1e-15)); // 25 · 6/(25 · 6)
        assertThat(wide.lower()).isEqualTo(1);
        assertThat(wide.cdf(0)).isZero();
        assertThat(wide.cdf(7)).isEqualTo(1);
    }

    /** The table costs no digits where it is read; where it would, it is not read. */
    @Test
    void theTableOfABetaIsReadWhereItIsExact() {
        for (double[] shapes : new double[][] {{2.5, 1.5}, {6, 1.5}, {0.5, 0.5}, {30, 4}, {400, 3}}) {
            BetaQuantile table = new BetaQuantile(shapes[0], shapes[1]);
            assertThat(table.isTabulated()).as("%s, %s", shapes[0], shapes[1]).isTrue();
            for (double p = 3e-11; p < 1; p += p < 1e-3 ? p : 0.0173) {
                assertThat(BetaQuantile.cdf(shapes[0], shapes[1], table.quantile(p)) / p)
                        .isCloseTo(1, within(3e-11));
            }
        }
        BetaQuantile steep = new BetaQuantile(0.01, 0.01);
        assertThat(steep.isTabulated()).isFalse();
        for (double p : new double[] {0.2, 0.4, 0.5}) {
            assertThat(BetaQuantile.cdf(0.01, 0.01, steep.quantile(p))).isCloseTo(p, within(1e-12));
        }
    }

    /** Mean (lower + shape · mode + upper)/(shape + 2), and the quantiles of three values by hand. */
    @Test
    void meansAndQuantilesByHand() {
        assertThat(Distribution.pert(0, 3, 6).mean()).isCloseTo(3, within(1e-15));
        assertThat(Distribution.pert(1, 2, 9).mean()).isCloseTo((1 + 4 * 2 + 9) / 6.0, within(1e-15));
        assertThat(Distribution.parse("pert(3, 5, 6, 2)").mean()).isCloseTo(19 / 4.0, within(1e-15));
        assertThat(Distribution.parse("pert(3, 5, 6, 2)")).isNotEqualTo(Distribution.parse("pert(3, 5, 6, 4)"));
        Distribution values = Distribution.empirical(5, 1, 3);
        assertThat(values.quantile(0)).isEqualTo(1);
        assertThat(values.quantile(1.0 / 3)).isEqualTo(1);
        assertThat(values.quantile(0.34)).isEqualTo(3);
        assertThat(values.quantile(1)).isEqualTo(5);
        assertThat(values.lower()).isEqualTo(1);
        assertThat(values.mean()).isEqualTo(3);
        assertThat(Distribution.point(1e15)).hasToString("point(1.0E15)");
        assertThat(Distribution.point(-0.0)).hasToString("point(-0.0)");
        assertThat(Distribution.point(999_999_999_999_999.0)).hasToString("point(999999999999999)");
    }

    /** Beyond ±6.5 standard deviations the quantile of a beta is solved, not interpolated. */
    @Test
    void betaIsInvertedInItsFarTails() {
        for (String text : List.of("beta(0.5, 0.5)", "beta(6, 1.5)", "beta(0.2, 30)")) {
            Distribution d = Distribution.parse(text);
            for (double p : new double[] {1e-12, 1e-30, 1e-55}) {
                assertThat(d.cdf(d.quantile(p)) / p).as(text).isCloseTo(1, within(1e-9));
            }
            assertThat(d.quantile(Math.nextDown(1.0))).isBetween(d.quantile(1 - 1e-9), 1.0);
        }
    }

    @Test
    void distributionsThatDifferInOneNumberDiffer() {
        List<String> texts = List.of(
                "beta(2, 3)",
                "beta(3, 3)",
                "beta(2, 4)",
                "beta(2, 3, -1, 1)",
                "beta(2, 3, 0, 2)",
                "pert(0, 1, 2)",
                "pert(0, 1.5, 2)",
                "pert(0, 1, 2, 3)",
                "pert(-1, 1, 2)",
                "pert(0, 1, 3)",
                "truncated(normal(0, 1), 0, 1)",
                "truncated(normal(0, 1), 0, 2)",
                "truncated(normal(0, 1), -1, 1)",
                "truncated(normal(0, 2), 0, 1)",
                "mixture(0.5: point(0), 0.5: point(1))",
                "mixture(0.4: point(0), 0.6: point(1))",
                "mixture(0.5: point(0), 0.5: point(2))",
                "empirical(1, 2)",
                "empirical(1, 3)",
                "triangular(0, 1, 2)",
                "triangular(0, 1, 3)");
        List<Distribution> all = texts.stream().map(Distribution::parse).toList();
        assertThat(all).doesNotHaveDuplicates();
        assertThat(all.stream().mapToInt(Object::hashCode).distinct().count()).isGreaterThanOrEqualTo(all.size() - 1);
        assertThat(texts.stream().map(Distribution::parse).toList()).isEqualTo(all);
    }

    @Test
    void apartComponentsOfAMixtureAreReadInTheOrderOfTheirValues() {
        Distribution d = Distribution.parse("mixture(0.5: uniform(2, 4), 0.3: point(1), 0.2: uniform(0, 1))");
        assertThat(d.quantile(0.1)).isCloseTo(0.5, within(1e-15));
        assertThat(d.quantile(0.2)).isEqualTo(1);
        assertThat(d.quantile(0.35)).isEqualTo(1);
        assertThat(d.quantile(0.75)).isCloseTo(3, within(1e-15));
        assertThat(d.quantile(1)).isEqualTo(4);
        Distribution tail = Distribution.parse("mixture(0.5: uniform(0, 1), 0.5: truncated(normal(0, 1), 1, inf))");
        assertThat(tail.quantile(Math.nextDown(1.0))).isBetween(7.0, 9.0);
        assertThatThrownBy(() -> Distribution.mixture(List.of(1.0), List.of()))
                .hasMessage("mixture must have at least one component");
        assertThatThrownBy(() -> Distribution.mixture(List.of(0.5, 0.5), List.of(Distribution.point(1))))
                .hasMessage("mixture must have one weight a component but has 2 weights and 1 components");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            normal(p50=1, mean=2)             | normal by quantiles takes exactly two of them, such as p05 and p95, but has p50, mean
            normal(p10=1)                     | normal by quantiles takes exactly two of them
            lognormal(p05=1, p50=2, p95=3)    | lognormal by quantiles takes exactly two of them
            normal(p0=1, p50=2)               | probability of a quantile of normal must be in (0, 1) but is 0
            normal(p50=1, p100=2)             | probability of a quantile of normal must be in (0, 1) but is 1
            normal(p50=1, p95=inf)            | quantile 0.95 of normal must be finite
            normal(p50=1, p95=1)              | quantiles of normal must rise with their probabilities but 0.5 has 1 and 0.95 has 1
            beta(0.1, mean=0.5, sd=0.1)       | beta takes at most 0 arguments without a name but has 1
            beta(mean=0.5)                    | argument 'sd' of beta is missing
            lognormal(sd=0.5)                 | argument 'mean' of lognormal is missing
            categorical(p=1)                  | argument 'p' is not one of categorical; known: none
            point(1, 2)                       | point takes at most 1 arguments without a name but has 2
            triangular(0, mode=1)             | argument 'upper' of triangular is missing
            uniform(0, 1, lower=2)            | uniform takes at most 2 arguments without a name but has 2
            truncated(normal(0, 1), p=3)      | argument 'p' is not one of truncated; known: lower, upper
            mixture(1 point(1))               | must have ':' at character 11 but has 'point(1))'
            normal(-inf, 1)                   | mean of normal must be finite but is -Infinity
            normal(1e, 1)                     | must have a number at character 8 but has '1e, 1)'
            uniform(-1e308, 1e308)            | width of uniform must be finite but is Infinity
            pert(0, 1, 2, 0)                  | shape of pert must be > 0 but is 0
            pert(0, 3, 2)                     | mode of pert must be in [0, 2] but is 3
            beta(2, 3, 1, 1)                  | lower end of beta must be < upper end 1 but is 1
            lognormal(1, 2, 3)                | lognormal takes at most 2 arguments without a name but has 3
            triangular(0, 1, 2, 3)            | triangular takes at most 3 arguments without a name but has 4
            pert(0, 1, 2, 4, 5)               | pert takes at most 4 arguments without a name but has 5
            beta(1, 2, 0, 1, 2)               | beta takes at most 4 arguments without a name but has 5
            triangular(2, 2, 2)               | lower end of triangular must be < upper end 2 but is 2
            beta(1, 1e7)                      | beta of beta must be in [0.01, 1000000] but is 10000000
            """)
    void faultsOfATextAreNamed(String text, String message) {
        assertThatThrownBy(() -> Distribution.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            normal(p95=3, p05=-3)              | normal(p05=-3, p95=3)
            normal(sd=2, mean=1)               | normal(1, 2)
            triangular(0, mode=1, upper=2)     | triangular(0, 1, 2)
            pert(0, 1, 2, shape=4)             | pert(0, 1, 2)
            beta(2, 3, upper=5)                | beta(2, 3, 0, 5)
            truncated(normal(0,1), -∞, 2)      | truncated(normal(0, 1), upper=2)
            truncated(normal(0,1), lower=-1)   | truncated(normal(0, 1), -1, +inf)
            truncated(normal(0,1), -Infinity, infinity) | truncated(normal(0, 1))
            uniform( .5 , +2.E0 )              | uniform(0.5, 2)
            """)
    void aDistributionMayBeWrittenInSeveralWays(String text, String same) {
        assertThat(Distribution.parse(text).quantile(0.3))
                .isEqualTo(Distribution.parse(same).quantile(0.3));
        assertThat(Distribution.parse(text).lower())
                .isEqualTo(Distribution.parse(same).lower());
        assertThat(Distribution.parse(text).upper())
                .isEqualTo(Distribution.parse(same).upper());
    }

    /** At most a hundred parts, of which the mixture is one, and a long text is shown by its beginning. */
    @Test
    void textsAreLimited() {
        String parts = "0.01010101010101: point(1), ".repeat(98);
        assertThat(Distribution.parse("mixture(" + parts + "0.01010101010102: point(1))")
                        .mean())
                .isCloseTo(1, within(1e-12));
        assertThatThrownBy(() -> Distribution.parse("mixture(" + parts + "0.01: point(1), 0.01: point(1))"))
                .hasMessageStartingWith("distribution must have at most 100 parts: 'mixture(0.0101")
                .hasMessageEndingWith("…'");
        assertThatThrownBy(() -> Distribution.parse(" ".repeat(1_000_001)))
                .hasMessage("distribution must have at most 1000000 characters but has 1000001");
        String inner = "truncated(".repeat(19) + "uniform(0, 1)" + ")".repeat(19);
        assertThat(Distribution.parse(inner).mean()).isCloseTo(0.5, within(1e-12));
        assertThatThrownBy(() -> Distribution.parse("truncated(" + inner + ")"))
                .hasMessageContaining("nested at most 20");
    }
}
