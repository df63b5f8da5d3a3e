package org.tokenstate.numeric;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.simple.SimpleEVD;
import org.ejml.simple.SimpleMatrix;
import org.jspecify.annotations.Nullable;
import org.tokenstate.numeric.internal.StandardNormal;
import org.tokenstate.units.internal.Require;

/**
 * A Gaussian copula given by rank correlations of named inputs: joins independent inputs without changing the distribution of
 * any of them.
 *
 * <p>Spearman's rank correlation ρ of two continuous inputs belongs to the correlation r = 2 sin(πρ/6) of the normal numbers
 * behind them. Where an input has point masses equal values share their mean rank, which weakens ρ at a given r; r is then
 * found from the exact relation, and a ρ that no r reaches is refused with the most that there is. Inputs that are not named
 * stay independent. Immutable.
 */
public final class Copula implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double LEAST_EIGENVALUE = 1e-6;
    private static final Copula INDEPENDENT = new Copula(List.of());
    private final ArrayList<Pair> pairs;
    /** The clusters that were asked for last. */
    private transient volatile @Nullable Bound bound;

    private Copula(List<Pair> pairs) {
        this.pairs = new ArrayList<>(pairs);
    }

    /**
     * A rank correlation of two inputs.
     *
     * @param first the name of one input
     * @param second the name of the other
     * @param rankCorrelation Spearman's correlation, in [−1, 1]
     */
    public record Pair(String first, String second, double rankCorrelation) implements Serializable {
        /** Validates. */
        public Pair {
            Require.inRange(rankCorrelation, -1, 1, "rank correlation of " + first + " and " + second);
            Require.that(!first.equals(second), "rank correlation of %s must be with another input", first);
        }

        boolean joins(String a, String b) {
            return (first.equals(a) && second.equals(b)) || (first.equals(b) && second.equals(a));
        }
    }

    /**
     * {@return the copula of independent inputs}
     */
    public static Copula independent() {
        return INDEPENDENT;
    }

    /**
     * Adds a rank correlation.
     *
     * @param first the name of one input
     * @param second the name of the other
     * @param rankCorrelation Spearman's correlation, in [−1, 1]
     * @return a copula with this pair too
     * @throws IllegalArgumentException if the pair is there already or the number is out of range
     */
    public Copula correlate(String first, String second, double rankCorrelation) {
        Require.that(
                pairs.stream().noneMatch(p -> p.joins(first, second)),
                "rank correlation of %s and %s is given twice",
                first,
                second);
        List<Pair> more = new ArrayList<>(pairs);
        more.add(new Pair(first, second, rankCorrelation));
        return new Copula(more);
    }

    /**
     * Makes a copula from a matrix of rank correlations.
     *
     * @param names the names of the inputs
     * @param rankCorrelations a square matrix in the order of the names. Not modified.
     * @return the copula
     * @throws IllegalArgumentException unless the matrix is symmetric, with ones on the diagonal, within [−1, 1] and positive
     *     definite; the message offers the nearest valid matrix
     */
    public static Copula of(List<String> names, double[][] rankCorrelations) {
        int n = names.size();
        Require.that(
                rankCorrelations.length == n,
                "rows of the correlation matrix must be %d, one a name, but are %d",
                n,
                rankCorrelations.length);
        Copula result = INDEPENDENT;
        for (int i = 0; i < n; i++) {
            Require.that(
                    rankCorrelations[i].length == n,
                    "row %d of the correlation matrix must have %d columns but has %d",
                    i + 1,
                    n,
                    rankCorrelations[i].length);
            Require.that(
                    rankCorrelations[i][i] == 1,
                    "correlation of %s with itself must be 1 but is %s",
                    names.get(i),
                    rankCorrelations[i][i]);
            for (int j = 0; j < i; j++) {
                Require.that(
                        rankCorrelations[i][j] == rankCorrelations[j][i],
                        "correlation of %s and %s must be the same both ways but is %s and %s",
                        names.get(i),
                        names.get(j),
                        rankCorrelations[i][j],
                        rankCorrelations[j][i]);
                if (rankCorrelations[i][j] != 0) {
                    result = result.correlate(names.get(j), names.get(i), rankCorrelations[i][j]);
                }
            }
        }
        result.bind(names.stream()
                .map(name -> Model.Input.of(name, Distribution.uniform(0, 1)))
                .toList());
        return result;
    }

    /**
     * {@return the pairs that are correlated, in the order of adding}
     */
    public List<Pair> pairs() {
        return List.copyOf(pairs);
    }

    /**
     * {@return the names of the inputs that are correlated with another}
     */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (Pair pair : pairs) {
            if (pair.rankCorrelation() != 0) {
                names.add(pair.first());
                names.add(pair.second());
            }
        }
        return names;
    }

    /**
     * Checks the copula against the inputs and factors its matrix, one cluster of connected inputs at a time, each in the order
     * of the names: so neither other inputs nor their order change a draw.
     *
     * @throws IllegalArgumentException if a name is unknown or certain, or the matrix is not positive definite
     */
    List<Cluster> bind(List<Model.Input> inputs) {
        if (pairs.isEmpty()) {
            return List.of();
        }
        Bound known = bound;
        if (known == null || !known.inputs.equals(inputs)) {
            known = new Bound(List.copyOf(inputs), List.copyOf(clusters(inputs)));
            bound = known;
        }
        return known.clusters;
    }

    private List<Cluster> clusters(List<Model.Input> inputs) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            places.put(inputs.get(i).name(), i);
        }
        for (String name : names()) {
            Integer place = places.get(name);
            Require.that(place != null, "unknown input '%s' in the rank correlations", name);
            if (place != null) {
                Distribution d = inputs.get(place).distribution();
                Require.that(d.lower() < d.upper(), "input %s = %s is certain and cannot be correlated", name, d);
            }
        }
        List<Cluster> clusters = new ArrayList<>();
        Set<String> done = new LinkedHashSet<>();
        for (String name : new java.util.TreeSet<>(names())) {
            if (!done.contains(name)) {
                List<String> members = connected(name).stream().sorted().toList();
                done.addAll(members);
                clusters.add(cluster(members, places, inputs));
            }
        }
        return clusters;
    }

    private Set<String> connected(String start) {
        Set<String> found = new LinkedHashSet<>(List.of(start));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Pair p : pairs) {
                if (p.rankCorrelation() != 0 && found.contains(p.first()) != found.contains(p.second())) {
                    found.add(p.first());
                    found.add(p.second());
                    grew = true;
                }
            }
        }
        return found;
    }

    private Cluster cluster(List<String> members, Map<String, Integer> places, List<Model.Input> inputs) {
        int n = members.size();
        SimpleMatrix r = SimpleMatrix.identity(n);
        int[] place = new int[n];
        for (int i = 0; i < n; i++) {
            place[i] = places.getOrDefault(members.get(i), -1);
        }
        for (Pair pair : pairs) {
            int i = members.indexOf(pair.first());
            int j = members.indexOf(pair.second());
            if (i >= 0 && j >= 0) {
                double value = RankRelation.latent(
                        pair,
                        inputs.get(place[i]).distribution(),
                        inputs.get(place[j]).distribution());
                r.set(i, j, value);
                r.set(j, i, value);
            }
        }
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(n, true);
        boolean factored = cholesky.decompose(r.getDDRM().copy());
        if (!factored || least(r) < 1e-12) {
            throw new IllegalArgumentException(notDefinite(members, r));
        }
        DMatrixRMaj lower = cholesky.getT(null);
        double[] rows = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                rows[i * n + j] = lower.get(i, j);
            }
        }
        return new Cluster(place, rows);
    }

    private static double least(SimpleMatrix symmetric) {
        SimpleEVD<SimpleMatrix> evd = symmetric.eig();
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < evd.getNumberOfEigenvalues(); i++) {
            least = Math.min(least, evd.getEigenvalue(i).real);
        }
        return least;
    }

    private String notDefinite(List<String> members, SimpleMatrix r) {
        SimpleMatrix near = nearest(r);
        Map<String, String> offered = new TreeMap<>();
        for (Pair pair : pairs) {
            int i = members.indexOf(pair.first());
            int j = members.indexOf(pair.second());
            if (i >= 0 && j >= 0) {
                // rank correlations in proportion to the latent ones, which is exact without point masses but for the
                // arc sine
                double was = r.get(i, j);
                double rank = was == 0
                        ? 6 / Math.PI * Math.asin(near.get(i, j) / 2)
                        : pair.rankCorrelation() * Math.asin(near.get(i, j) / 2) / Math.asin(was / 2);
                offered.put(
                        pair.first() + "–" + pair.second(),
                        String.format(Locale.ROOT, "%.4f (given %s)", rank, pair.rankCorrelation()));
            }
        }
        for (int i = 0; i < members.size(); i++) {
            for (int j = 0; j < i; j++) {
                String a = members.get(i);
                String b = members.get(j);
                double rank = 6 / Math.PI * Math.asin(near.get(i, j) / 2);
                if (pairs.stream().noneMatch(p -> p.joins(a, b)) && Math.abs(rank) > 5e-5) {
                    offered.put(b + "–" + a, String.format(Locale.ROOT, "%.4f (not given)", rank));
                }
            }
        }
        return "rank correlations of " + String.join(", ", members)
                + " must be positive definite but the least eigenvalue is "
                + String.format(Locale.ROOT, "%.4g", least(r)) + "; nearest valid: "
                + offered.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .collect(Collectors.joining(", "));
    }

    /**
     * The nearest correlation matrix by alternating projections (Higham 2002, IMA Journal of Numerical Analysis 22), with
     * eigenvalues of at least 1e-6.
     */
    static SimpleMatrix nearest(SimpleMatrix given) {
        int n = given.getNumRows();
        SimpleMatrix y = given.copy();
        SimpleMatrix correction = new SimpleMatrix(n, n);
        for (int iteration = 0; iteration < 1000; iteration++) {
            SimpleMatrix shifted = y.minus(correction);
            SimpleMatrix x = clipped(shifted);
            correction = x.minus(shifted);
            SimpleMatrix next = x.copy();
            for (int i = 0; i < n; i++) {
                next.set(i, i, 1);
            }
            double change = next.minus(y).normF();
            y = next;
            if (change < 1e-10) {
                break;
            }
        }
        SimpleMatrix result = clipped(y);
        double[] scale = new double[n];
        for (int i = 0; i < n; i++) {
            scale[i] = 1 / Math.sqrt(result.get(i, i));
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                result.set(i, j, i == j ? 1 : result.get(i, j) * scale[i] * scale[j]);
            }
        }
        return result;
    }

    private static SimpleMatrix clipped(SimpleMatrix symmetric) {
        int n = symmetric.getNumRows();
        SimpleMatrix even = symmetric.plus(symmetric.transpose()).scale(0.5);
        SimpleEVD<SimpleMatrix> evd = even.eig();
        SimpleMatrix result = new SimpleMatrix(n, n);
        for (int k = 0; k < n; k++) {
            SimpleMatrix v = evd.getEigenVector(k);
            double value = Math.max(LEAST_EIGENVALUE, evd.getEigenvalue(k).real);
            result = result.plus(v.mult(v.transpose()).scale(value / v.dot(v)));
        }
        return result;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Copula that && pairs.equals(that.pairs);
    }

    @Override
    public int hashCode() {
        return pairs.hashCode();
    }

    @Override
    public String toString() {
        return pairs.isEmpty()
                ? "independent"
                : pairs.stream()
                        .map(p -> p.first() + " with " + p.second() + " " + Distributions.text(p.rankCorrelation()))
                        .collect(Collectors.joining(", "));
    }

    /** The clusters among some inputs: the search for latent correlations is not repeated for each sampler of an ensemble. */
    private record Bound(List<Model.Input> inputs, List<Cluster> clusters) {}

    /** Inputs that hang together: their places and the rows of the lower Cholesky factor. */
    static final class Cluster {
        final int[] places;
        private final double[] rows;

        Cluster(int[] places, double[] rows) {
            this.places = places;
            this.rows = rows;
        }

        /** The same inputs factored in another order, given by the rank of each place. */
        Cluster ordered(int[] rank) {
            int n = places.length;
            Integer[] order = new Integer[n];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, java.util.Comparator.comparingInt(i -> rank[places[i]]));
            DMatrixRMaj r = new DMatrixRMaj(n, n);
            int[] moved = new int[n];
            for (int i = 0; i < n; i++) {
                moved[i] = places[order[i]];
                for (int j = 0; j < n; j++) {
                    double sum = 0;
                    for (int k = 0; k < n; k++) {
                        sum += rows[order[i] * n + k] * rows[order[j] * n + k];
                    }
                    r.set(i, j, sum);
                }
            }
            CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(n, true);
            if (!cholesky.decompose(r)) {
                throw new IllegalStateException("correlation matrix of " + n + " inputs could not be factored again");
            }
            return new Cluster(moved, cholesky.getT(null).getData().clone());
        }

        /** Turns independent standard normal numbers z, by place, into correlated ones, in place. */
        void apply(double[] z) {
            int n = places.length;
            for (int i = n - 1; i > 0; i--) {
                double sum = 0;
                for (int j = 0; j <= i; j++) {
                    sum += rows[i * n + j] * z[places[j]];
                }
                z[places[i]] = sum;
            }
        }
    }

    /** Spearman's correlation as a function of the correlation of the normal numbers behind two inputs. */
    static final class RankRelation {
        private static final int NODES = 400;
        private static final double REACH = 8;

        private RankRelation() {}

        static double latent(Pair pair, Distribution first, Distribution second) {
            double[][] a = atoms(first);
            double[][] b = atoms(second);
            double wanted = pair.rankCorrelation();
            if (a.length == 0 && b.length == 0) {
                return 2 * Math.sin(Math.PI * wanted / 6);
            }
            double scale = Math.sqrt(spread(a) * spread(b));
            double low = -1;
            double high = 1;
            double least = covariance(-1, a, b) / scale;
            double most = covariance(1, a, b) / scale;
            Require.that(
                    wanted >= least - 1e-9 && wanted <= most + 1e-9,
                    "rank correlation of %s and %s must be in [%.4f, %.4f], which their point masses allow, but is %s",
                    pair.first(),
                    pair.second(),
                    least,
                    most,
                    Distributions.text(wanted));
            for (int i = 0; i < 60; i++) {
                double middle = 0.5 * (low + high);
                if (covariance(middle, a, b) / scale < wanted) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return 0.5 * (low + high);
        }

        /** The intervals of probability that the point masses take. */
        private static double[][] atoms(Distribution d) {
            InvertibleDistribution known = (InvertibleDistribution) d;
            return Arrays.stream(known.atoms())
                    .mapToObj(x -> new double[] {known.cdfBelow(x), known.cdf(x)})
                    .filter(i -> i[1] > i[0])
                    .toArray(double[][]::new);
        }

        /** The variance of the mean rank: (1 − Σ mass³)/12. */
        private static double spread(double[][] atoms) {
            double sum = 1;
            for (double[] atom : atoms) {
                sum -= Math.pow(atom[1] - atom[0], 3);
            }
            return sum / 12;
        }

        /** The mean rank, in (0, 1), at probability u. */
        private static double rank(double u, double[][] atoms) {
            for (double[] atom : atoms) {
                if (u > atom[0] && u < atom[1]) {
                    return 0.5 * (atom[0] + atom[1]);
                }
            }
            return u;
        }

        /**
         * The covariance of the mean ranks, ∫ rank(Φ(z)) E[rank'(Φ(r z + √(1 − r²) w))] φ(z) dz − 1/4, piecewise between the
         * jumps of the first rank.
         */
        static double covariance(double r, double[][] a, double[][] b) {
            List<Double> cuts = new ArrayList<>(List.of(-REACH, REACH));
            for (double[] atom : a) {
                for (double end : atom) {
                    if (end > 1e-15 && end < 1 - 1e-15) {
                        cuts.add(StandardNormal.quantile(end));
                    }
                }
            }
            if (Math.abs(r) == 1) {
                for (double[] atom : b) {
                    for (double end : atom) {
                        if (end > 1e-15 && end < 1 - 1e-15) {
                            cuts.add(r * StandardNormal.quantile(end));
                        }
                    }
                }
            }
            double[] ends =
                    cuts.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            double sum = 0;
            for (int k = 0; k + 1 < ends.length; k++) {
                int n = Math.max(2, 2 * (int) Math.ceil(NODES / 2.0 * (ends[k + 1] - ends[k]) / (2 * REACH)));
                double step = (ends[k + 1] - ends[k]) / n;
                for (int i = 0; i < n; i++) {
                    // two-point Gauss-Legendre in each cell
                    for (int side = -1; side <= 1; side += 2) {
                        double z = ends[k] + (i + 0.5 + side * 0.28867513459481287) * step;
                        sum += 0.5
                                * step
                                * StandardNormal.density(z)
                                * (rank(StandardNormal.cdf(z), a) - 0.5)
                                * (conditional(z, r, b) - 0.5);
                    }
                }
            }
            return sum;
        }

        /** E[rank(Φ(r z + s w))] over standard normal w, s = √(1 − r²). */
        private static double conditional(double z, double r, double[][] atoms) {
            double s = Math.sqrt(1 - r * r);
            if (s == 0) {
                return rank(StandardNormal.cdf(r * z), atoms);
            }
            double result = StandardNormal.cdf(r * z / Math.sqrt(1 + s * s));
            for (double[] atom : atoms) {
                double from = atom[0] <= 1e-15 ? -REACH : (StandardNormal.quantile(atom[0]) - r * z) / s;
                double to = atom[1] >= 1 - 1e-15 ? REACH : (StandardNormal.quantile(atom[1]) - r * z) / s;
                double middle = 0.5 * (atom[0] + atom[1]);
                double low = Math.max(-REACH, from);
                double high = Math.min(REACH, to);
                int n = 40;
                double step = (high - low) / n;
                for (int i = 0; step > 0 && i < n; i++) {
                    for (int side = -1; side <= 1; side += 2) {
                        double w = low + (i + 0.5 + side * 0.28867513459481287) * step;
                        result += 0.5 * step * StandardNormal.density(w) * (middle - StandardNormal.cdf(r * z + s * w));
                    }
                }
            }
            return result;
        }
    }
}
