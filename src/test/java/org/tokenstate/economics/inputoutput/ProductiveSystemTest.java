package org.tokenstate.economics.inputoutput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** The iteration that large tables are solved by, on its own, against the factorisation that small ones are. */
class ProductiveSystemTest {
    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void iterationAndFactorisationAgree(
            @ForAll @LongRange(min = 0) long seed,
            @ForAll @IntRange(min = 1, max = 40) int n,
            @ForAll boolean transposed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] a = random.doubles((long) n * n, 0, 1.8 / n).toArray();
        for (int j = 0; j < n; j++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += a[i * n + j];
            }
            for (int i = 0; i < n; i++) {
                a[i * n + j] *= Math.min(1, 0.95 / sum);
            }
        }
        double[] b = random.doubles(n, 0.1, 2).toArray();
        ProductiveSystem system = new ProductiveSystem(n, a);
        double[] iterated = system.krylov(b, transposed);
        assertThat(iterated).isNotNull();
        assertThat(iterated).containsExactly(system.solve(b, transposed), within(1e-10));
        assertThat(system.residual(iterated, b, transposed)).isLessThan(1e-12);
    }

    /** x_i = b_i + 0.7 x_(i+1) around a circle of 200: more than one basis of 60 vectors resolves. */
    @Test
    void iterationRestartsUntilItIsThere() {
        int n = 200;
        double[] a = circle(n, 0.7);
        double[] b = new double[n];
        b[0] = 1;
        ProductiveSystem system = new ProductiveSystem(n, a);
        double[] x = system.krylov(b, false);
        assertThat(x).isNotNull();
        double[] transposed = system.krylov(b, true);
        assertThat(transposed).isNotNull();
        double first = 1 / (1 - Math.pow(0.7, n));
        for (int k = 0; k < n; k++) {
            assertThat(x[(n - k) % n]).isCloseTo(first * Math.pow(0.7, k), within(1e-11));
            assertThat(transposed[k]).isCloseTo(first * Math.pow(0.7, k), within(1e-11));
        }
    }

    @Test
    void iterationSaysThatItDoesNotGetThere() {
        double[] b = new double[300];
        b[0] = 1;
        assertThat(new ProductiveSystem(300, circle(300, 0.9999)).krylov(b, false))
                .isNull();
    }

    private static double[] circle(int n, double gain) {
        double[] a = new double[n * n];
        for (int i = 0; i < n; i++) {
            a[i * n + (i + 1) % n] = gain;
        }
        return a;
    }

    @Test
    void productAndResidualByHand() {
        ProductiveSystem system = new ProductiveSystem(2, new double[] {0.15, 0.25, 0.2, 0.05});
        double[] y = {9, 9};
        system.multiply(new double[] {10, 20}, y, true);
        assertThat(y).containsExactly(new double[] {5.5, 3.5}, within(1e-12));
        // 1 + 6.5 - 10 and 2 + 3 - 20, over 20
        assertThat(system.residual(new double[] {10, 20}, new double[] {1, 2}, false))
                .isCloseTo(0.75, within(1e-12));
    }

    /** Two units of itself for each unit made: I - A is -1, which has an inverse, but no demand can be met. */
    @Test
    void anUnproductiveTableHasNoInverse() {
        assertThatThrownBy(() -> new ProductiveSystem(1, new double[] {2}).inverse())
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("not productive");
        assertThatThrownBy(() ->
                        new ProductiveSystem(2, new double[] {0.5, 0.5, 0.5, 0.5}).solve(new double[] {1, 1}, false))
                .hasMessage("the table is not productive: I - A is singular");
    }

    @Test
    void anOutputBeyondAllNumbersIsRefused() {
        assertThatThrownBy(() -> new ProductiveSystem(1, new double[] {0.5}).solve(new double[] {1.7e308}, false))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("Infinity");
    }
}
