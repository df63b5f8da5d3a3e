package org.tokenstate.economics.inputoutput;

import java.util.function.IntFunction;
import org.tokenstate.units.internal.Require;

/**
 * The Ghosh model x' = x' B + v' with allocation coefficients b_ij = z_ij / x_i: output for given primary inputs. Read as a
 * price model (Dietzenbacher 1997): what a change of primary costs does to the value of output.
 */
public final class Ghosh {
    private final int n;
    private final double[] b;
    private final ProductiveSystem system;

    private Ghosh(int n, double[] b, IntFunction<String> name) {
        this.n = n;
        this.b = b;
        this.system = new ProductiveSystem(n, b, name);
    }

    /**
     * The model of a table.
     *
     * @param table the table
     * @return the model
     */
    public static Ghosh of(InputOutputTable table) {
        return new Ghosh(table.size(), table.allocation(), table::called);
    }

    /**
     * An allocation coefficient.
     *
     * @param i the selling sector
     * @param j the buying sector
     * @return b_ij
     */
    public double coefficient(int i, int j) {
        return b[i * n + j];
    }

    /**
     * Output for given primary inputs: solves x' (I − B) = v'.
     *
     * @param primaryInputs v by sector. Not modified.
     * @return x by sector
     * @throws ArithmeticException if the system has no solution within a relative residual of 1e-11
     */
    public double[] output(double[] primaryInputs) {
        Require.that(
                primaryInputs.length == n, "primary inputs must have %d values but have %d", n, primaryInputs.length);
        return system.solve(primaryInputs, true);
    }
}
