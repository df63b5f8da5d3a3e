package org.tokenstate.economics.inputoutput;

import java.util.function.IntFunction;
import org.ejml.data.DMatrixRMaj;
import org.tokenstate.units.internal.Require;

/**
 * The Leontief quantity model x = A x + f and its dual m' = e' + m' A: output for a final demand, and multipliers for
 * coefficients per unit of output. Systems of up to 200 sectors by LU decomposition, larger ones by an iteration whose
 * residual is checked; the inverse is never formed for a single answer.
 */
public final class Leontief {
    /** The largest table whose inverse {@link #inverse()} forms. */
    public static final int MOST_INVERTED = 50;

    private final int n;
    private final double[] a;
    private final IntFunction<String> name;
    private final ProductiveSystem system;

    private Leontief(int n, double[] a, IntFunction<String> name) {
        this.n = n;
        this.a = a;
        this.name = name;
        this.system = new ProductiveSystem(n, a, name);
    }

    /**
     * The model of a table.
     *
     * @param table the table
     * @return the model
     */
    public static Leontief of(InputOutputTable table) {
        return new Leontief(table.size(), table.coefficients(), table::called);
    }

    /**
     * The model of given technical coefficients.
     *
     * @param n number of sectors
     * @param coefficients a_ij row by row, ≥ 0. Not copied; must not be modified.
     * @return the model
     */
    public static Leontief ofCoefficients(int n, double[] coefficients) {
        Require.that(
                coefficients.length == n * n,
                "technical coefficients must be %d but are %d",
                n * n,
                coefficients.length);
        return new Leontief(n, coefficients, ProductiveSystem::numbered);
    }

    /** {@return the number of sectors} */
    public int size() {
        return n;
    }

    /**
     * A technical coefficient.
     *
     * @param i the selling sector
     * @param j the buying sector
     * @return a_ij
     */
    public double coefficient(int i, int j) {
        return a[i * n + j];
    }

    /**
     * Output for a final demand: solves (I − A) x = f.
     *
     * @param finalDemand f by sector. Not modified.
     * @return x by sector
     * @throws ArithmeticException if the table is not productive (relative residual above 1e-11)
     */
    public double[] output(double[] finalDemand) {
        return system.solve(checked(finalDemand, "final demand"), false);
    }

    /**
     * Total (direct and indirect) content per unit of final demand: solves m' (I − A) = e'.
     *
     * @param coefficients e: content per unit of output by sector, such as kWh per dollar. Not modified.
     * @return e L by sector
     * @throws ArithmeticException if the table is not productive (relative residual above 1e-11)
     */
    public double[] multipliers(double[] coefficients) {
        return system.solve(checked(coefficients, "coefficients"), true);
    }

    /**
     * Largest difference between the output of a sector and what is bought of it, relative to the largest output.
     *
     * @param output x
     * @param finalDemand f
     * @return max |f + A x − x| / max |x|
     */
    public double balance(double[] output, double[] finalDemand) {
        return system.residual(checked(output, "output"), checked(finalDemand, "final demand"), false);
    }

    /**
     * The Leontief inverse L = (I − A)⁻¹.
     *
     * @return rows of L
     * @throws IllegalArgumentException for more than {@value #MOST_INVERTED} sectors; see {@link #largeInverse()}
     * @throws ArithmeticException if I − A is singular
     */
    public double[][] inverse() {
        Require.that(
                n <= MOST_INVERTED,
                "number of sectors must be <= %d to form the Leontief inverse but is %d",
                MOST_INVERTED,
                n);
        return largeInverse();
    }

    /**
     * The Leontief inverse of a table of any size: n³ operations and n² numbers, seldom needed.
     *
     * @return rows of L
     * @throws ArithmeticException if I − A is singular
     */
    public double[][] largeInverse() {
        DMatrixRMaj inverse = system.inverse();
        double[][] rows = new double[n][n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(inverse.data, i * n, rows[i], 0, n);
        }
        return rows;
    }

    /**
     * Hypothetical extraction of a sector: output lost when nobody buys its products as inputs, it buys none itself, and
     * final demand for it is met by imports (Miller and Blair 2009, section 12.2).
     *
     * @param sector the sector to extract
     * @param finalDemand f by sector. Not modified.
     * @return x − x̄ by sector; the extracted sector's whole output is lost
     */
    public double[] lossWithout(int sector, double[] finalDemand) {
        Require.that(sector >= 0 && sector < n, "sector must be in [0, %d] but is %d", n - 1, sector);
        double[] whole = output(finalDemand);
        double[] reduced = a.clone();
        for (int i = 0; i < n; i++) {
            reduced[sector * n + i] = 0;
            reduced[i * n + sector] = 0;
        }
        double[] demand = finalDemand.clone();
        demand[sector] = 0;
        double[] without = new ProductiveSystem(n, reduced, name).solve(demand, false);
        for (int i = 0; i < n; i++) {
            whole[i] -= without[i];
        }
        return whole;
    }

    private double[] checked(double[] values, String what) {
        Require.that(values.length == n, "%s must have %d values but has %d", what, n, values.length);
        for (int i = 0; i < n; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        what + " of " + name.apply(i) + " must be finite but is " + values[i]);
            }
        }
        return values;
    }
}
