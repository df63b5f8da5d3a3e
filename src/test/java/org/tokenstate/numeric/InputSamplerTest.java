package org.tokenstate.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.junit.jupiter.api.Test;
import org.tokenstate.numeric.InputSampler.Points;
import org.tokenstate.numeric.internal.Quantiles;
import org.tokenstate.numeric.internal.SobolPoints;

class InputSamplerTest {
    private static List<Model.Input> uniforms(int n) {
        return IntStream.range(0, n)
                .mapToObj(i -> Model.Input.of("x" + i, Distribution.uniform(0, 1)))
                .toList();
    }

    static double[][] columns(InputSampler sampler, int draws) {
        int n = sampler.inputs().size();
        double[][] columns = new double[n][draws];
        double[] row = new double[n];
        InputSampler.Cursor cursor = sampler.cursor();
        for (int d = 0; d < draws; d++) {
            cursor.draw(d, row);
            for (int i = 0; i < n; i++) {
                columns[i][d] = row[i];
            }
        }
        return columns;
    }

    @Test
    void latinHypercubeTakesEachStratumOnce() {
        for (int n : new int[] {1, 2, 3, 7, 64, 1000, 4097}) {
            for (double[] column :
                    columns(InputSampler.of(uniforms(3), Copula.independent(), Points.LATIN_HYPERCUBE, 5, n), n)) {
                int[] strata = Arrays.stream(column)
                        .mapToInt(u -> (int) (u * n))
                        .sorted()
                        .toArray();
                assertThat(strata).isEqualTo(IntStream.range(0, n).toArray());
            }
        }
    }

    /** Each aligned block of 2^m points has one coordinate in each of 2^m equal intervals, before and after scrambling. */
    @Test
    void sobolPointsStratifyEveryDimension() {
        SobolPoints points =
                SobolPoints.of(3, IntStream.range(0, 300).mapToObj(i -> "d" + i).toList());
        int n = 256;
        for (int block = 0; block < 3; block++) {
            for (int dim = 0; dim < points.dimensions(); dim++) {
                boolean[] seen = new boolean[n];
                for (int i = 0; i < n; i++) {
                    seen[(int) (points.coordinate((long) block * n + i, dim) * n)] = true;
                }
                assertThat(seen).as("dimension %d", dim).doesNotContain(false);
            }
        }
    }

    /** Scrambling keeps the elementary intervals: two neighbours of the sequence share leading digits exactly as before. */
    @Test
    void scramblingIsNestedOverTheSequenceOfCommonsMath() {
        int dims = 40;
        SobolPoints points = SobolPoints.of(
                11, IntStream.range(0, dims).mapToObj(i -> "d" + i).toList());
        SobolSequenceGenerator plain = new SobolSequenceGenerator(dims);
        int n = 128;
        double[][] plainPoints = new double[n][];
        for (int i = 0; i < n; i++) {
            plainPoints[i] = plain.nextVector();
        }
        for (int dim = 0; dim < dims; dim++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    long a = (long) (plainPoints[i][dim] * (1L << 32));
                    long b = (long) (plainPoints[j][dim] * (1L << 32));
                    long c = (long) (points.coordinate(gray(i), dim) * (1L << 32));
                    long d = (long) (points.coordinate(gray(j), dim) * (1L << 32));
                    assertThat(Long.numberOfLeadingZeros(c ^ d))
                            .as("points %d and %d in dimension %d", i, j, dim)
                            .isEqualTo(Long.numberOfLeadingZeros(a ^ b));
                }
            }
        }
    }

    /** Commons Math runs through the sequence in the order of the Gray code. */
    private static int gray(int i) {
        return i ^ (i >>> 1);
    }

    @Test
    void sobolPointsIntegrateFarBetterThanRandomOnes() {
        int n = 4096;
        double[] error = new double[2];
        for (int seed = 0; seed < 20; seed++) {
            int k = 0;
            for (Points plan : List.of(Points.SOBOL, Points.MONTE_CARLO)) {
                double[][] x = columns(InputSampler.of(uniforms(8), Copula.independent(), plan, seed, n), n);
                double sum = 0;
                for (int d = 0; d < n; d++) {
                    double product = 1;
                    for (double[] column : x) {
                        product *= 1 + 0.3 * (column[d] - 0.5);
                    }
                    sum += product / n;
                }
                error[k++] += (sum - 1) * (sum - 1);
            }
        }
        assertThat(Math.sqrt(error[0] / error[1])).isLessThan(0.05);
    }

    @Test
    void uniformsHaveTheirMomentsUnderEveryPlanOverTwentySeeds() {
        int n = 4096;
        for (Points plan : Points.values()) {
            for (int seed = 0; seed < 20; seed++) {
                for (double[] column : columns(InputSampler.of(uniforms(4), Copula.independent(), plan, seed, n), n)) {
                    Moments m = Moments.of(column);
                    assertThat(m.mean()).isCloseTo(0.5, within(4 * Math.sqrt(1 / 12.0 / n)));
                    assertThat(m.variance()).isCloseTo(1 / 12.0, within(4 * Math.sqrt(1 / 180.0 / n)));
                }
            }
        }
    }

    @Test
    void anotherInputLeavesTheDrawsOfTheOthers() {
        Copula copula = Copula.independent().correlate("x1", "x0", 0.6).correlate("x2", "x1", -0.3);
        for (Points plan : Points.values()) {
            double[][] before = columns(InputSampler.of(uniforms(3), copula, plan, 42, 500), 500);
            List<Model.Input> more = new ArrayList<>(uniforms(3));
            more.add(Model.Input.of("certain", Distribution.point(7)));
            more.add(Model.Input.of("unrelated", Distribution.normal(0, 1)));
            double[][] after = columns(InputSampler.of(more, copula, plan, 42, 500), 500);
            for (int i = 0; i < 3; i++) {
                assertThat(after[i]).isEqualTo(before[i]);
            }
            assertThat(after[3]).containsOnly(7);
        }
        List<Model.Input> first = new ArrayList<>(List.of(Model.Input.of("unrelated", Distribution.normal(0, 1))));
        first.addAll(uniforms(3));
        for (Points plan : List.of(Points.MONTE_CARLO, Points.LATIN_HYPERCUBE)) {
            double[][] before = columns(InputSampler.of(uniforms(3), copula, plan, 42, 500), 500);
            double[][] after = columns(InputSampler.of(first, copula, plan, 42, 500), 500);
            for (int i = 0; i < 3; i++) {
                assertThat(after[i + 1]).isEqualTo(before[i]);
            }
        }
    }

    /** MODEL section 8: margins as given, rank correlations as asked for, within four standard errors over twenty seeds. */
    @Test
    void copulaGivesTheRankCorrelationsAndKeepsTheMargins() {
        List<Model.Input> inputs = List.of(
                Model.Input.of("tariff", Distribution.parse("mixture(0.35: uniform(0.1, 1), 0.65: point(0))")),
                Model.Input.of("access", Distribution.beta(2.5, 1.5)),
                Model.Input.of("accelerators", Distribution.lognormal(1, 0.5)),
                Model.Input.of("chi", Distribution.triangular(1.1, 1.4, 1.6)),
                Model.Input.of("demand", Distribution.lognormal(1, 0.3)),
                Model.Input.of("efficiency", Distribution.parse("truncated(normal(1, 0.25), 0.3, 1.7)")),
                Model.Input.of("life", Distribution.triangular(3, 5, 6)));
        double[][] wanted = new double[7][7];
        Copula copula = Copula.independent();
        Object[][] pairs = {{0, 1, -0.5}, {2, 3, -0.4}, {4, 5, 0.4}, {5, 6, -0.5}};
        for (Object[] p : pairs) {
            copula = copula.correlate(
                    inputs.get((int) p[0]).name(), inputs.get((int) p[1]).name(), (double) p[2]);
            wanted[(int) p[0]][(int) p[1]] = (double) p[2];
        }
        int n = 5000;
        for (int seed = 0; seed < 20; seed++) {
            double[][] x = columns(InputSampler.of(inputs, copula, Points.MONTE_CARLO, seed, n), n);
            for (int i = 0; i < 7; i++) {
                Distribution d = inputs.get(i).distribution();
                assertThat(Moments.of(x[i]).mean())
                        .as(inputs.get(i).name())
                        .isCloseTo(d.mean(), within(4 * d.standardDeviation() / Math.sqrt(n)));
                for (int j = i + 1; j < 7; j++) {
                    assertThat(Quantiles.rankCorrelation(x[i], x[j]))
                            .as(
                                    "%s and %s, seed %d",
                                    inputs.get(i).name(), inputs.get(j).name(), seed)
                            .isCloseTo(wanted[i][j], within(4 / Math.sqrt(n)));
                }
            }
        }
    }

    @Test
    void pointMassesBoundTheRankCorrelation() {
        List<Model.Input> inputs = List.of(
                Model.Input.of("tariff", Distribution.parse("mixture(0.35: uniform(0.1, 1), 0.65: point(0))")),
                Model.Input.of("access", Distribution.beta(2.5, 1.5)));
        assertThatThrownBy(() -> InputSampler.of(
                        inputs, Copula.independent().correlate("tariff", "access", -0.9), Points.MONTE_CARLO, 1, 10))
                // the most is sqrt(1 - 0.65^3)
                .hasMessageContaining("rank correlation of tariff and access must be in [-0.8517, 0.8517]")
                .hasMessageContaining("but is -0.9");
        List<Model.Input> coins = List.of(
                Model.Input.of("a", Distribution.categorical(0.5, 0.5)),
                Model.Input.of("b", Distribution.categorical(0.5, 0.5)));
        int n = 20_000;
        double[][] x = columns(
                InputSampler.of(coins, Copula.independent().correlate("a", "b", 0.5), Points.MONTE_CARLO, 1, n), n);
        assertThat(Quantiles.rankCorrelation(x[0], x[1])).isCloseTo(0.5, within(4 / Math.sqrt(n)));
    }

    @Test
    void matricesThatAreNotCorrelationsAreRefused() {
        List<String> abc = List.of("a", "b", "c");
        assertThatThrownBy(() -> Copula.of(abc, new double[][] {{1, 0.9, -0.9}, {0.9, 1, 0.9}, {-0.9, 0.9, 1}}))
                .hasMessageContaining(
                        "rank correlations of a, b, c must be positive definite but the least eigenvalue is -0.8")
                .hasMessageContaining("nearest valid: a–b 0.4")
                .hasMessageContaining("(given 0.9)");
        assertThatThrownBy(() -> Copula.of(abc, new double[][] {{1, 0.9}, {0.9, 1}}))
                .hasMessageContaining("must be 3");
        assertThatThrownBy(() -> Copula.of(abc, new double[][] {{1, 0.9, 0}, {0.8, 1, 0}, {0, 0, 1}}))
                .hasMessageContaining("must be the same both ways but is 0.8 and 0.9");
        assertThatThrownBy(() -> Copula.of(abc, new double[][] {{1, 0, 0}, {0, 0.5, 0}, {0, 0, 1}}))
                .hasMessageContaining("correlation of b with itself must be 1 but is 0.5");
        assertThatThrownBy(() -> Copula.independent().correlate("a", "b", 1.2))
                .hasMessageContaining("must be in [-1, 1]");
        assertThatThrownBy(() -> Copula.independent().correlate("a", "a", 0.2)).hasMessageContaining("another input");
        assertThatThrownBy(() -> Copula.independent().correlate("a", "b", 0.2).correlate("b", "a", 0.3))
                .hasMessageContaining("given twice");
        assertThatThrownBy(() -> InputSampler.of(
                        uniforms(2), Copula.independent().correlate("x0", "y", 0.2), Points.SOBOL, 1, 10))
                .hasMessageContaining("unknown input 'y'");
        assertThatThrownBy(() -> InputSampler.of(
                        List.of(
                                Model.Input.of("p", Distribution.point(1)),
                                Model.Input.of("x", Distribution.uniform(0, 1))),
                        Copula.independent().correlate("p", "x", 0.2),
                        Points.SOBOL,
                        1,
                        10))
                .hasMessageContaining("input p = point(1) is certain");
        assertThatThrownBy(() -> InputSampler.of(uniforms(1), Copula.independent(), Points.MONTE_CARLO, 1, 0))
                .hasMessageContaining("draws must be >= 1 but is 0");
    }

    /** The matrix that is offered is itself accepted. */
    @Test
    void nearestMatrixIsValidAndNear() {
        org.ejml.simple.SimpleMatrix bad =
                new org.ejml.simple.SimpleMatrix(new double[][] {{1, 0.9, -0.9}, {0.9, 1, 0.9}, {-0.9, 0.9, 1}});
        org.ejml.simple.SimpleMatrix near = Copula.nearest(bad);
        double[][] rows = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                rows[i][j] = i == j ? 1 : 6 / Math.PI * Math.asin(Math.min(near.get(i, j), near.get(j, i)) / 2);
                rows[j][i] = rows[i][j];
            }
        }
        assertThat(Copula.of(List.of("a", "b", "c"), rows).pairs()).hasSize(3);
        // by symmetry the nearest is 1/2 everywhere
        assertThat(near.get(0, 1)).isCloseTo(0.5, within(1e-3));
        assertThat(near.get(0, 2)).isCloseTo(-0.5, within(1e-3));
    }
}
