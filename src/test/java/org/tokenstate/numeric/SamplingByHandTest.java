package org.tokenstate.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tokenstate.numeric.InputSampler.Points;
import org.tokenstate.numeric.internal.CounterRandom;
import org.tokenstate.numeric.internal.NormalTable;
import org.tokenstate.numeric.internal.QuantileCollector;
import org.tokenstate.numeric.internal.Quantiles;
import org.tokenstate.numeric.internal.SobolPoints;
import org.tokenstate.numeric.internal.StandardNormal;

/** Joined inputs, streams and order statistics against closed forms for two or three inputs. */
class SamplingByHandTest {
    private static final Distribution NORMAL = Distribution.normal(0, 1);
    private static final Distribution COIN = Distribution.categorical(0.5, 0.5);
    private static final Copula.Pair HALF = new Copula.Pair("a", "b", 0.5);

    private static List<Model.Input> normals(String... names) {
        return Arrays.stream(names).map(name -> Model.Input.of(name, NORMAL)).toList();
    }

    private static double latent(double rank) {
        return 2 * Math.sin(Math.PI * rank / 6);
    }

    /** The first in order keeps its own number; each later one leans on those before it by the Cholesky factor. */
    @Test
    void inputsJoinInTheOrderAskedFor() {
        Copula copula = Copula.independent().correlate("a", "b", 0.5).correlate("b", "c", -0.3);
        InputSampler sampler = InputSampler.of(normals("a", "b", "c", "d"), copula, Points.MONTE_CARLO, 1, 10);
        double[] u = {0.3, 0.8, 0.65, 0.9};
        double[] z = Arrays.stream(u).map(StandardNormal::quantile).toArray();
        double ab = latent(0.5);
        double bc = latent(-0.3);
        double[] x = new double[4];

        sampler.cursor().values(u, x);
        assertThat(x[0]).isCloseTo(z[0], within(1e-12));
        assertThat(x[1]).isCloseTo(ab * z[0] + Math.sqrt(1 - ab * ab) * z[1], within(1e-12));
        double on1 = bc / Math.sqrt(1 - ab * ab);
        assertThat(x[2]).isCloseTo(on1 * z[1] + Math.sqrt(1 - on1 * on1) * z[2], within(1e-12));
        assertThat(x[3]).isCloseTo(z[3], within(1e-12));

        sampler.cursor(new int[] {3, 2, 0, 1}).values(u, x);
        assertThat(x[2]).isCloseTo(z[2], within(1e-12));
        assertThat(x[0]).isCloseTo(z[0], within(1e-12)); // a and c are independent
        double rest = Math.sqrt(1 - bc * bc - ab * ab);
        assertThat(x[1]).isCloseTo(bc * z[2] + ab * z[0] + rest * z[1], within(1e-12));
        assertThat(x[3]).isCloseTo(z[3], within(1e-12));
    }

    @Test
    void aDrawIsTheValuesOfItsUniformNumbers() {
        Copula copula = Copula.independent().correlate("a", "b", 0.5);
        List<Model.Input> inputs = List.of(
                Model.Input.of("a", NORMAL),
                Model.Input.of("b", Distribution.uniform(2, 5)),
                Model.Input.of("fixed", Distribution.point(7)));
        for (Points points : Points.values()) {
            InputSampler.Cursor cursor =
                    InputSampler.of(inputs, copula, points, 3, 8).cursor();
            double[] rows = new double[24];
            cursor.draws(2, 3, rows);
            double[] u = new double[3];
            double[] values = new double[3];
            double[] draw = new double[3];
            for (int k = 0; k < 3; k++) {
                cursor.uniforms(2 + k, u);
                cursor.values(u, values);
                cursor.draw(2 + k, draw);
                assertThat(values).isEqualTo(draw).isEqualTo(Arrays.copyOfRange(rows, 3 * k, 3 * k + 3));
                assertThat(u[2]).isEqualTo(0.5);
                assertThat(draw[2]).isEqualTo(7);
            }
        }
        assertThatThrownBy(() -> InputSampler.of(normals("a", "a"), Copula.independent(), Points.SOBOL, 1, 8))
                .hasMessage("input a is there twice");
    }

    /** Two fair coins have rank correlation 2 asin(ρ)/π; a coin and a uniform number 2√3 asin(ρ/√2)/π. */
    @Test
    void pointMassesNeedAStrongerLatentCorrelation() {
        double both = Copula.RankRelation.latent(HALF, COIN, COIN);
        assertThat(both).isCloseTo(Math.sin(Math.PI / 4), within(1e-4));
        double one = Math.sqrt(2) * Math.sin(0.5 * Math.PI / (2 * Math.sqrt(3)));
        assertThat(Copula.RankRelation.latent(HALF, COIN, NORMAL)).isCloseTo(one, within(1e-4));
        assertThat(Copula.RankRelation.latent(HALF, NORMAL, COIN)).isCloseTo(one, within(1e-4));
        assertThat(Copula.RankRelation.latent(HALF, NORMAL, NORMAL)).isCloseTo(latent(0.5), within(1e-15));
        double against = Copula.RankRelation.latent(new Copula.Pair("a", "b", -0.5), COIN, NORMAL);
        assertThat(against).isCloseTo(-one, within(1e-4));
        assertThatThrownBy(() -> Copula.RankRelation.latent(new Copula.Pair("a", "b", 0.9), COIN, NORMAL))
                .hasMessage("rank correlation of a and b must be in [-0.8660, 0.8660], which their point masses allow,"
                        + " but is 0.9");
    }

    @Test
    void aCopulaSaysWhatItJoins() {
        Copula copula = Copula.independent().correlate("a", "b", 0.5).correlate("c", "d", 0);
        assertThat(copula).hasToString("a with b 0.5, c with d 0");
        assertThat(Copula.independent()).hasToString("independent");
        assertThat(copula.names()).containsExactly("a", "b");
        Copula same = Copula.independent().correlate("a", "b", 0.5).correlate("c", "d", 0);
        assertThat(copula).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(copula).isNotEqualTo(Copula.independent().correlate("a", "b", 0.5));
        assertThat(copula.hashCode()).isNotEqualTo(Copula.independent().hashCode());
        assertThatThrownBy(() -> Copula.of(List.of("a", "b"), new double[][] {{1, 0}, {0}}))
                .hasMessage("row 2 of the correlation matrix must have 2 columns but has 1");
    }

    /**
     * For a chain with latent ρ = 2 sin(0.15 π) the least eigenvalue is 1 − √2 ρ. On the edge a–c is 2x² − 1, and the nearest x
     * solves 4x³ − x = ρ: 0.7448 and 0.1094, as rank correlations 0.7288 and 0.1046.
     */
    @Test
    void theNearestMatrixNamesPairsThatWereNotGiven() {
        Copula chain = Copula.independent().correlate("a", "b", 0.9).correlate("b", "c", 0.9);
        assertThatThrownBy(() -> chain.bind(normals("a", "b", "c")))
                .hasMessage(
                        "rank correlations of a, b, c must be positive definite but the least eigenvalue is -0.2841; "
                                + "nearest valid: a–b 0.7288 (given 0.9), a–c 0.1046 (not given), b–c 0.7288 (given 0.9)");
    }

    @Test
    void oneStreamGivesTheSameNumbersAtOnceAndOneByOne() {
        CounterRandom random = CounterRandom.of(5, "x");
        double[] many = new double[100];
        random.uniforms(1000, 99, many, new long[100]);
        for (int i = 0; i < 99; i++) {
            assertThat(many[i]).isEqualTo(random.uniform(1000 + i, 0));
        }
        assertThat(many[99]).isZero();
        assertThat(random.normal(7, 1)).isEqualTo(StandardNormal.quantile(random.uniform(7, 1)));
    }

    @Test
    void sobolPointsHaveBounds() {
        SobolPoints points = SobolPoints.of(3, List.of("a", "b"));
        assertThat(points.dimensions()).isEqualTo(2);
        double[] point = new double[2];
        for (long index : new long[] {0, 5, (1L << 32) - 1}) {
            points.point(index, point);
            assertThat(point).containsExactly(points.coordinate(index, 0), points.coordinate(index, 1));
        }
        for (long index : new long[] {-1, 1L << 32}) {
            assertThatThrownBy(() -> points.point(index, point))
                    .hasMessage("number of a Sobol' point must be in [0, 2^32) but is " + index);
        }
        assertThat(SobolPoints.of(1, Collections.nCopies(1000, "d")).dimensions())
                .isEqualTo(1000);
        assertThatThrownBy(() -> SobolPoints.of(1, Collections.nCopies(1001, "d")))
                .hasMessage("dimensions of Sobol' points must be <= 1000 but is 1001");
    }

    /** Another seed scrambles other points, and the halves of an interval are swapped in about half of the cases. */
    @Test
    void scramblingDependsOnTheSeed() {
        int swapped = 0;
        for (int seed = 0; seed < 64; seed++) {
            swapped += SobolPoints.of(seed, List.of("a")).coordinate(0, 0) >= 0.5 ? 1 : 0;
        }
        assertThat(swapped).isBetween(16, 48);
    }

    /** The table of the normal quantile against the function that it tabulates, on both sides and beyond its reach. */
    @Test
    void theTableOfNormalQuantilesIsExactToTheLastDigits() {
        for (double p = 1e-18; p < 0.45; p *= 1.37) {
            assertThat(NormalTable.quantile(p) / StandardNormal.quantile(p)).isCloseTo(1, within(3e-14));
            if (p > 1e-16) {
                assertThat(NormalTable.quantile(1 - p)).isEqualTo(-NormalTable.quantile(1 - (1 - p)));
            }
        }
        for (double p = 0x1p-53; p < 1; p *= 2) {
            assertThat(NormalTable.quantile(p)).isCloseTo(StandardNormal.quantile(p), within(3e-14 * 9));
            assertThat(NormalTable.quantile(Math.nextDown(p))).isCloseTo(StandardNormal.quantile(p), within(3e-13));
        }
        assertThat(NormalTable.quantile(0.5)).isCloseTo(0, within(1e-15));
        for (double p : new double[] {0, 1, -0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> NormalTable.quantile(p)).hasMessage("probability must be in (0, 1) but is " + p);
        }
    }

    /** Values so near to each other that selection has to divide them, and so many equal ones that it must stop. */
    @Test
    void selectionDividesCrowdedValues() {
        CounterRandom random = CounterRandom.of(2, "crowd");
        double[] p = {0, 0.013, 0.25, 0.5, 0.5004, 0.9, 0.999, 1};
        for (int kind = 0; kind < 4; kind++) {
            double[] x = new double[3001];
            for (int i = 0; i < 3000; i++) {
                double u = random.uniform(i, kind);
                x[i] = switch (kind) {
                    case 0 -> 1 + 1e-9 * u;
                    case 1 -> Math.rint(3 * u);
                    case 2 -> i;
                    default -> -1 - i * 1e-9;
                };
            }
            x[3000] = -1e300; // all others share one bucket
            double[] sorted = x.clone();
            Arrays.sort(sorted);
            double[] found = Quantiles.select(x, p);
            for (int i = 0; i < p.length; i++) {
                assertThat(found[i]).as("kind %d at %s", kind, p[i]).isEqualTo(Quantiles.ofSorted(sorted, p[i]));
            }
        }
        assertThatThrownBy(() -> Quantiles.select(new double[0], 0.5)).hasMessage("quantile of no values");
        assertThatThrownBy(() -> Quantiles.select(new double[] {1}, 2))
                .hasMessage("probability of a quantile must be in [0, 1] but is 2");
    }

    /** Σdxdy/√(Σdx²Σdy²) of (1, 2, 4) and (1, 3, 2): means 7/3 and 2. */
    @Test
    void correlationsAndStandardErrorsByHand() {
        double[] x = {1, 2, 4};
        double[] y = {1, 3, 2};
        assertThat(Quantiles.correlation(x, y)).isCloseTo(1 / Math.sqrt(14.0 / 3 * 2), within(1e-15));
        assertThatThrownBy(() -> Quantiles.correlation(x, new double[] {1}))
                .hasMessage("rows of a correlation must be as long but are 3 and 1");
        Moments moments = Moments.of(x);
        assertThat(moments.variance()).isCloseTo(7.0 / 3, within(1e-15));
        assertThat(moments.standardError()).isCloseTo(Math.sqrt(7.0) / 3, within(1e-15));
        assertThat(moments.least()).isEqualTo(1);
        assertThat(moments.greatest()).isEqualTo(4);
        assertThat(moments.count()).isEqualTo(3);
        assertThat(Moments.of(5).variance()).isZero();
        assertThat(Moments.of().count()).isZero();
        assertThatThrownBy(() -> Moments.of().least()).hasMessage("moments of no values");
        Moments two = new Moments();
        two.add(1);
        two.add(4);
        assertThat(two.variance()).isEqualTo(4.5);
    }

    @Test
    void sharesBelowAValueByHand() {
        QuantileCollector exact = QuantileCollector.exact();
        assertThat(exact.cdf(1)).isZero();
        for (double value : new double[] {3, 1, 3, 2}) {
            exact.add(value);
            exact.rest();
        }
        assertThat(exact.cdf(3)).isEqualTo(1);
        assertThat(exact.cdf(2.9)).isEqualTo(0.5);
        assertThat(exact.cdf(1)).isEqualTo(0.25);
        assertThat(exact.cdf(0.9)).isZero();
        exact.add(0);
        assertThat(exact.quantile(0)).isZero();
        assertThat(exact.cdf(0)).isEqualTo(0.2);
        QuantileCollector digest = QuantileCollector.digest();
        assertThat(digest.cdf(1)).isZero();
        digest.merge(QuantileCollector.digest());
        assertThat(digest.count()).isZero();
        digest.rest();
        digest.rest();
        digest.add(4);
        assertThat(digest.count()).isEqualTo(1);
        assertThat(digest.quantile(0.5)).isEqualTo(4);
        assertThatThrownBy(() -> digest.quantile(1.5)).hasMessageContaining("must be in [0, 1] but is 1.5");
    }
}
