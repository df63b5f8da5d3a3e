package org.tokenstate.electricity;

import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/** Minimises a function of a few bounded variables by Commons Math's simplex, with what leaves the bounds clipped to them. */
final class NelderMead {
    private static final double CLOSE = 1e-13;
    /** A simplex can turn in circles on a flat bottom. Commons Math does not count iterations for its checker, so this does. */
    private static final int MOST_EVALUATIONS = 3000;

    private NelderMead() {}

    /** Starts at {@code x}, which it overwrites with the best point; returns the least value. */
    static double minimise(ToDoubleFunction<double[]> f, double[] x, double[] step, double[] low, double[] high) {
        double[] edges = new double[x.length];
        for (int k = 0; k < x.length; k++) {
            edges[k] = x[k] + step[k] > high[k] ? -step[k] : step[k];
        }
        double[] clipped = new double[x.length];
        int[] evaluations = {0};
        SimplexOptimizer simplex = new SimplexOptimizer((iteration, before, now) -> evaluations[0] >= MOST_EVALUATIONS
                || Math.abs(now.getValue() - before.getValue()) <= CLOSE * Math.abs(now.getValue()));
        double[] best = simplex.optimize(
                        MaxEval.unlimited(),
                        new ObjectiveFunction(p -> {
                            evaluations[0]++;
                            return f.applyAsDouble(clip(p, low, high, clipped));
                        }),
                        GoalType.MINIMIZE,
                        new InitialGuess(x),
                        new NelderMeadSimplex(edges))
                .getPointRef();
        clip(best, low, high, x);
        return f.applyAsDouble(x);
    }

    private static double[] clip(double[] from, double[] low, double[] high, double[] to) {
        for (int k = 0; k < to.length; k++) {
            to[k] = Math.max(low[k], Math.min(high[k], from[k]));
        }
        return to;
    }
}
