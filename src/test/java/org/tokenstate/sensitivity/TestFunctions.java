package org.tokenstate.sensitivity;

import java.util.List;
import java.util.stream.IntStream;
import org.tokenstate.numeric.Distribution;
import org.tokenstate.numeric.Model;

/** Published test functions of sensitivity analysis with their closed forms. */
final class TestFunctions {
    private TestFunctions() {}

    /** Ishigami and Homma (1990), a = 7, b = 0.1; mean 3.5, variance 13.844587940719254. */
    static Model ishigami() {
        List<Model.Input> inputs = IntStream.rangeClosed(1, 3)
                .mapToObj(i -> Model.Input.of("x" + i, Distribution.uniform(-Math.PI, Math.PI)))
                .toList();
        return Model.of(inputs, List.of("y"), (x, y) -> {
            double s = Math.sin(x[1]);
            y[0] = Math.sin(x[0]) * (1 + 0.1 * x[2] * x[2] * x[2] * x[2]) + 7 * s * s;
        });
    }

    static final double[] ISHIGAMI_FIRST = {0.31390519114781146, 0.4424111447900409, 0.0};
    static final double[] ISHIGAMI_TOTAL = {0.5575888552099592, 0.4424111447900409, 0.2436836640621477};
    static final double[] ISHIGAMI_SECOND = {0, 0.2436836640621477, 0};

    /** Saltelli and Sobol' (1995), a = 0, 1, 4.5, 9, 99 …; mean 1, variance 0.4654244319022067. */
    static Model sobolG() {
        double[] a = {0, 1, 4.5, 9, 99, 99, 99, 99};
        List<Model.Input> inputs = IntStream.rangeClosed(1, 8)
                .mapToObj(i -> Model.Input.of("x" + i, Distribution.uniform(0, 1)))
                .toList();
        return Model.of(inputs, List.of("y"), (x, y) -> {
            double product = 1;
            for (int i = 0; i < 8; i++) {
                product *= (Math.abs(4 * x[i] - 2) + a[i]) / (1 + a[i]);
            }
            y[0] = product;
        });
    }

    static final double[] G_FIRST = {
        0.7161921688790331, 0.17904804221975829, 0.02367577417781928, 0.007161921688790333,
        7.161921688790333e-05, 7.161921688790333e-05, 7.161921688790333e-05, 7.161921688790333e-05
    };
    static final double[] G_TOTAL = {
        0.7871441266592749, 0.24219819281823843, 0.03431691015408283, 0.010460387065239532,
        0.00010494905191950601, 0.00010494905191950601, 0.00010494905191950601, 0.00010494905191950601
    };
}
