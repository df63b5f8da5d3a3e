package org.tokenstate.economics.inputoutput;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.units.internal.Require;

/**
 * An input–output table of one or several regions: transactions z_ij from sector i to sector j, final demand by category,
 * and output x_i = Σ_j z_ij + Σ_c f_ic. Immutable.
 *
 * <p>Sectors carry labels; when every label reads {@code REGION_SECTOR} the part before the first underscore is the region.
 * Money of one currency and year, or any other unit, the same throughout.
 */
public final class InputOutputTable {
    private final List<String> sectors;
    private final List<String> regions;
    private final int[] regionOf;
    private final List<String> categories;
    private final double[] z;
    private final double[] f;
    private final double[] x;

    private InputOutputTable(List<String> sectors, List<String> categories, double[] z, double[] f, double[] x) {
        this.sectors = List.copyOf(sectors);
        this.categories = List.copyOf(categories);
        this.z = z;
        this.f = f;
        this.x = x;
        boolean several = sectors.stream().allMatch(s -> s.indexOf('_') > 0);
        LinkedHashSet<String> names = new LinkedHashSet<>();
        sectors.forEach(s -> names.add(several ? s.substring(0, s.indexOf('_')) : ""));
        regions = List.copyOf(names);
        regionOf = new int[sectors.size()];
        for (int i = 0; i < regionOf.length; i++) {
            String s = sectors.get(i);
            regionOf[i] = regions.indexOf(several ? s.substring(0, s.indexOf('_')) : "");
        }
    }

    /**
     * Makes a table with one column of final demand.
     *
     * @param sectors labels of the n sectors, all different
     * @param transactions n × n transactions, ≥ 0. Copied.
     * @param finalDemand n final demands; may be negative (stocks). Copied.
     * @return the table; output is the sum of each row
     * @throws IllegalArgumentException if shapes differ, a number is out of bounds, or a sector buys without producing
     */
    public static InputOutputTable of(List<String> sectors, double[][] transactions, double[] finalDemand) {
        int n = sectors.size();
        Require.that(transactions.length == n, "transactions must have %d rows but have %d", n, transactions.length);
        Require.that(finalDemand.length == n, "final demand must have %d values but has %d", n, finalDemand.length);
        double[] z = new double[n * n];
        for (int i = 0; i < n; i++) {
            Require.that(
                    transactions[i].length == n,
                    "transactions of sector '%s' must have %d columns but have %d",
                    sectors.get(i),
                    n,
                    transactions[i].length);
            System.arraycopy(transactions[i], 0, z, i * n, n);
        }
        return of(sectors, List.of("final demand"), z, finalDemand.clone());
    }

    /** Takes the arrays over. */
    static InputOutputTable of(List<String> sectors, List<String> categories, double[] z, double[] f) {
        int n = sectors.size();
        Require.that(n > 0, "a table must have at least one sector but has none");
        LinkedHashSet<String> seen = new LinkedHashSet<>();
        for (String s : sectors) {
            Require.that(seen.add(s), "sector '%s' must appear once but is repeated", s);
        }
        int c = categories.size();
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                double value = z[i * n + j];
                if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException("transaction from sector '" + sectors.get(i) + "' to '"
                            + sectors.get(j) + "' must be >= 0 and finite but is " + value);
                }
                sum += value;
            }
            for (int k = 0; k < c; k++) {
                sum += Require.finite(f[i * c + k], "final demand of sector '" + sectors.get(i) + "'");
            }
            x[i] = sum;
        }
        for (int j = 0; j < n; j++) {
            boolean buys = false;
            for (int i = 0; i < n && !buys; i++) {
                buys = z[i * n + j] != 0;
            }
            Require.that(
                    x[j] > 0 || (!buys && x[j] == 0),
                    "output of sector '%s' must be > 0 because it buys inputs but is %s",
                    sectors.get(j),
                    x[j]);
        }
        return new InputOutputTable(sectors, categories, z, f, x);
    }

    /**
     * Reads a table from two CSV files: an n × n matrix of transactions and final demand by sector. Both may carry a header
     * and a first column of labels; with labels in both, rows are matched by them. Final demand may have several columns.
     *
     * @param transactions the matrix
     * @param finalDemand the final demand
     * @return the table
     * @throws org.tokenstate.catalogue.InputException naming file, line and column of a fault
     */
    public static InputOutputTable read(Path transactions, Path finalDemand) {
        LabelledMatrix z = LabelledMatrix.read(transactions).square();
        LabelledMatrix f = LabelledMatrix.read(finalDemand).rowsLike(z, "final demand");
        z.requireSomeDemand(f);
        return z.checked(() -> of(z.rowLabels(), f.columnLabels(), z.values(), f.values()));
    }

    /**
     * Reads one number a sector, such as electricity per unit of output or another final demand: a column with or without
     * header and labels, matched by label where there are some, several columns summed; or a single row.
     *
     * @param file the file
     * @param what what the numbers are, for messages
     * @return one number a sector
     * @throws org.tokenstate.catalogue.InputException naming file, line and column of a fault
     */
    public double[] readVector(Path file, String what) {
        return LabelledMatrix.vector(file, this, what, Double.NEGATIVE_INFINITY);
    }

    /**
     * Reads one number a sector as {@link #readVector}, none of them negative, such as electricity per unit of output.
     *
     * @param file the file
     * @param what what the numbers are, for messages
     * @return one number a sector, &ge; 0
     * @throws org.tokenstate.catalogue.InputException naming file, line and column of a fault
     */
    public double[] readNotNegative(Path file, String what) {
        return LabelledMatrix.vector(file, this, what, 0);
    }

    /**
     * Reads the OECD Inter-Country Input–Output CSV: a header of columns {@code CCC_INDUSTRY}, {@code CCC_HFCE} … and a
     * total ({@code OUT}, {@code TOTAL}), rows {@code CCC_INDUSTRY}, then value added, taxes and output. Get it from the
     * OECD (Inter-Country Input–Output tables).
     *
     * @param file the file
     * @param tolerance greatest relative difference allowed between the sum of a row and the stated output, such as 1e-3
     * @return the table
     * @throws org.tokenstate.catalogue.InputException naming file, line and column of a fault
     */
    public static InputOutputTable importIcio(Path file, double tolerance) {
        return TableImport.icio(file, tolerance);
    }

    /**
     * Reads the World Input–Output Database CSV (2016 release, wide): columns {@code IndustryCode, IndustryDescription,
     * Country, RNr, Year}, then {@code AUS1 … AUS61 …} (56 industries, five final uses a country; a leading v is allowed)
     * and {@code TOT}. Get it from the University of Groningen (Timmer et al. 2015).
     *
     * @param file the file
     * @param tolerance greatest relative difference allowed between the sum of a row and the stated output, such as 1e-3
     * @return the table; sectors are named {@code AUS_A01} and so on
     * @throws org.tokenstate.catalogue.InputException naming file, line and column of a fault
     */
    public static InputOutputTable importWiod(Path file, double tolerance) {
        return TableImport.wiod(file, tolerance);
    }

    /** {@return labels of the sectors} */
    public List<String> sectors() {
        return sectors;
    }

    /** {@return names of the regions; one empty name for a table of a single region} */
    public List<String> regions() {
        return regions;
    }

    /**
     * Region of a sector.
     *
     * @param i the sector
     * @return its place in {@link #regions()}
     */
    public int regionOf(int i) {
        return regionOf[i];
    }

    /** {@return names of the categories of final demand} */
    public List<String> categories() {
        return categories;
    }

    /** {@return the number of sectors} */
    public int size() {
        return sectors.size();
    }

    /**
     * The place of a sector.
     *
     * @param label its label
     * @return its index
     * @throws IllegalArgumentException if there is no such sector
     */
    public int indexOf(String label) {
        int i = sectors.indexOf(label);
        if (i < 0) {
            throw new IllegalArgumentException(Nearest.unknown("sector", label, sectors));
        }
        return i;
    }

    /**
     * A transaction.
     *
     * @param i the selling sector
     * @param j the buying sector
     * @return z_ij
     */
    public double transaction(int i, int j) {
        return z[i * sectors.size() + j];
    }

    /** {@return output x by sector} */
    public double[] output() {
        return x.clone();
    }

    /** {@return final demand by sector, summed over categories} */
    public double[] finalDemand() {
        double[] sum = new double[x.length];
        int c = categories.size();
        for (int i = 0; i < sum.length; i++) {
            for (int k = 0; k < c; k++) {
                sum[i] += f[i * c + k];
            }
        }
        return sum;
    }

    /**
     * Final demand of a category.
     *
     * @param category its name
     * @return one value a sector
     * @throws IllegalArgumentException if there is no such category
     */
    public double[] finalDemand(String category) {
        int k = categories.indexOf(category);
        if (k < 0) {
            throw new IllegalArgumentException(Nearest.unknown("category of final demand", category, categories));
        }
        double[] result = new double[x.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = f[i * categories.size() + k];
        }
        return result;
    }

    /** {@return value added v_j = x_j − Σ_i z_ij by sector: what is left for primary inputs} */
    public double[] valueAdded() {
        double[] v = x.clone();
        int n = v.length;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                v[j] -= z[i * n + j];
            }
        }
        return v;
    }

    /**
     * Sectors whose inputs cost more than their output: a warning about the data, not a failure.
     *
     * @return their labels
     */
    public List<String> sectorsWithNegativeValueAdded() {
        double[] v = valueAdded();
        List<String> result = new ArrayList<>();
        for (int j = 0; j < v.length; j++) {
            if (v[j] < -1e-9 * Math.abs(x[j])) {
                result.add(sectors.get(j));
            }
        }
        return result;
    }

    /**
     * Whether the transactions look like technical coefficients that were given by mistake: all lie in [0, 1), no column adds up to
     * 1, and together they are less than a hundredth of final demand.
     *
     * @return whether they do
     */
    public boolean transactionsLookLikeCoefficients() {
        int n = x.length;
        double total = 0;
        for (int j = 0; j < n; j++) {
            double column = 0;
            for (int i = 0; i < n; i++) {
                double value = transaction(i, j);
                if (value < 0) {
                    return false;
                }
                column += value;
            }
            if (column >= 1) {
                return false;
            }
            total += column;
        }
        return total > 0 && total < 0.01 * Arrays.stream(finalDemand()).sum();
    }

    /** What a sector is called in messages. */
    String called(int i) {
        String label = sectors.get(i);
        return label.startsWith("sector ") ? label : "sector '" + label + "'";
    }

    /** Technical coefficients a_ij = z_ij / x_j, row by row. */
    double[] coefficients() {
        int n = x.length;
        double[] a = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i * n + j] = x[j] > 0 ? z[i * n + j] / x[j] : 0;
            }
        }
        return a;
    }

    /** Allocation coefficients b_ij = z_ij / x_i, row by row. */
    double[] allocation() {
        int n = x.length;
        double[] b = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                b[i * n + j] = x[i] > 0 ? z[i * n + j] / x[i] : 0;
            }
        }
        return b;
    }

    /**
     * The same table with a new sector, fed by the others with given cost shares; it sells only to final demand (an
     * AI-services sector that exports tokens).
     *
     * @param label its label
     * @param costShares what it buys from each existing sector per unit of its output, ≥ 0, summing to less than 1
     * @param demand final demand for its output, &gt; 0
     * @return a table of n + 1 sectors, in which the other sectors' output has risen to feed the new one
     * @throws IllegalArgumentException if a share is out of bounds or the label is taken
     */
    public InputOutputTable withNewSector(String label, double[] costShares, double demand) {
        int n = size();
        Require.that(costShares.length == n, "cost shares must have %d values but have %d", n, costShares.length);
        Require.positive(demand, "final demand of sector '" + label + "'");
        double sum = 0;
        double[] induced = new double[n];
        for (int i = 0; i < n; i++) {
            sum += Require.notNegative(costShares[i], "cost share of sector '" + sectors.get(i) + "'");
            induced[i] = costShares[i] * demand;
        }
        Require.that(sum < 1, "cost shares of sector '%s' must sum to < 1 but sum to %s", label, sum);
        double[] extra = Leontief.of(this).output(induced);
        List<String> names = new ArrayList<>(sectors);
        names.add(label);
        int c = categories.size();
        double[] newZ = new double[(n + 1) * (n + 1)];
        double[] newF = new double[(n + 1) * c];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double scale = x[j] > 0 ? 1 + extra[j] / x[j] : 1;
                newZ[i * (n + 1) + j] = z[i * n + j] * scale;
            }
            newZ[i * (n + 1) + n] = induced[i];
            System.arraycopy(f, i * c, newF, i * c, c);
        }
        newF[n * c] = demand;
        return of(names, categories, newZ, newF);
    }

    /**
     * The same table with part of a sector split off into a sector of its own: both sell in the same proportions, the new
     * one buys with its own cost shares, the old one with what is left.
     *
     * @param sector label of the sector to split
     * @param label label of the new sector
     * @param share part of the sector's output that is the new sector's, in (0, 1)
     * @param costShares what the new sector buys from each sector of the old table per unit of its output; its purchase
     *     from the split sector is shared out in the same proportion
     * @return a table of n + 1 sectors with the same totals
     * @throws IllegalArgumentException if the old sector would be left with a negative input
     */
    public InputOutputTable split(String sector, String label, double share, double[] costShares) {
        int n = size();
        int s = indexOf(sector);
        Require.that(share > 0 && share < 1, "share of sector '%s' must be in (0, 1) but is %s", label, share);
        Require.that(costShares.length == n, "cost shares must have %d values but have %d", n, costShares.length);
        double output = share * x[s];
        List<String> names = new ArrayList<>(sectors);
        names.add(label);
        int c = categories.size();
        int w = n + 1;
        double[] bought = new double[n];
        double[] newZ = new double[w * w];
        double[] newF = new double[w * c];
        for (int i = 0; i < n; i++) {
            bought[i] = Require.notNegative(costShares[i], "cost share of sector '" + sectors.get(i) + "'") * output;
            Require.that(
                    bought[i] <= z[i * n + s],
                    "purchase of sector '%s' from '%s' must be <= %s, that of the sector it is split from, but is %s",
                    label,
                    sectors.get(i),
                    z[i * n + s],
                    bought[i]);
        }
        for (int i = 0; i < n; i++) {
            double kept = i == s ? 1 - share : 1;
            for (int j = 0; j < n; j++) {
                double value = j == s ? z[i * n + j] - bought[i] : z[i * n + j];
                newZ[i * w + j] = kept * value;
                if (i == s) {
                    newZ[n * w + j] = share * value;
                }
            }
            newZ[i * w + n] = kept * bought[i];
            for (int k = 0; k < c; k++) {
                newF[i * c + k] = kept * f[i * c + k];
                if (i == s) {
                    newF[n * c + k] = share * f[i * c + k];
                }
            }
        }
        newZ[n * w + n] = share * bought[s];
        return of(names, categories, newZ, newF);
    }
}
