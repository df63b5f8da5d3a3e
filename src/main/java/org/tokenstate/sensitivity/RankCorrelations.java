package org.tokenstate.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.numeric.Moments;
import org.tokenstate.numeric.internal.Quantiles;
import org.tokenstate.uncertainty.Ensemble;
import org.tokenstate.units.internal.Require;

/**
 * Spearman's rank correlations of inputs and outputs over the draws of an ensemble that has been run: no further evaluation of
 * the model, correlated inputs allowed (an input then also shows what comes with it).
 *
 * <p>For a group of several inputs it is the multiple correlation of the ranks, √R² of a linear regression corrected for the
 * number of members, which has no sign.
 */
public final class RankCorrelations {
    private static final long MOST_DRAWS = 20_000;
    private final Ensemble ensemble;
    private final Groups groups;
    private final double[][] ranks;
    private final int draws;

    private RankCorrelations(Ensemble ensemble, Groups groups, double[][] ranks, int draws) {
        this.ensemble = ensemble;
        this.groups = groups;
        this.ranks = ranks;
        this.draws = draws;
    }

    /**
     * The correlation of one group with an output.
     *
     * @param name the group; an input that stands alone has its own name
     * @param correlation the rank correlation in [−1, 1]; without sign for a group of several inputs
     * @param standardError its standard error, (1 − ρ²)/√(n − 1)
     * @param rank 1 for the greatest in absolute value
     */
    public record Correlation(String name, double correlation, double standardError, int rank) {}

    /**
     * The share of a group in the spread of an output.
     *
     * @param name the group; an input that stands alone has its own name
     * @param share its part of the variance of the output's ranks
     * @param rank 1 for the greatest
     */
    public record Share(String name, double share, int rank) {}

    /**
     * Reads the draws of an ensemble that gave an answer, the first {@value #MOST_DRAWS} at most, and draws their inputs again,
     * given observations or not.
     *
     * @param ensemble an ensemble that kept its values
     * @return the correlations
     * @throws IllegalArgumentException if fewer than ten draws gave an answer
     * @throws IllegalStateException if the ensemble is a conditional view
     */
    public static RankCorrelations of(Ensemble ensemble) {
        long[] faults = ensemble.failedDraws();
        if (ensemble.draws() + faults.length != ensemble.plan().draws()) {
            throw new IllegalStateException("rank correlations need every draw that gave an answer but "
                    + ensemble.draws() + " of " + (ensemble.plan().draws() - faults.length) + " are there");
        }
        int n = (int) Math.min(MOST_DRAWS, ensemble.draws());
        Require.that(n >= 10, "draws behind rank correlations must be >= 10 but is %d", n);
        Groups groups = Groups.of(ensemble.plan().model());
        double[][] columns = ensemble.inputs(n);
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Quantiles.ranks(columns[i]);
        }
        return new RankCorrelations(ensemble, groups, columns, n);
    }

    /**
     * The correlations with an output, greatest in absolute value first.
     *
     * @param target the output
     * @return one row a group
     * @throws InputException if the output is not known
     */
    public List<Correlation> ranked(String target) {
        double[] y = Quantiles.ranks(Arrays.copyOf(ensemble.values(target), draws));
        List<Correlation> all = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            int[] members = groups.members[g];
            double r = members.length == 1 ? Quantiles.correlation(ranks[members[0]], y) : multiple(members, y);
            all.add(new Correlation(groups.names.get(g), r, (1 - r * r) / Math.sqrt(draws - 1.0), 0));
        }
        all.sort(Comparator.comparingDouble((Correlation c) -> -Math.abs(c.correlation())));
        List<Correlation> ranked = new ArrayList<>();
        for (Correlation c : all) {
            ranked.add(new Correlation(c.name(), c.correlation(), c.standardError(), ranked.size() + 1));
        }
        return ranked;
    }

    /**
     * {@return over how many draws the correlations are}
     */
    public int draws() {
        return draws;
    }

    /**
     * What the spread of an output comes from: Pratt's measure, the coefficient of each input's ranks in a linear regression of the
     * output's ranks on all of them, times their correlation, both of standardised ranks. The measures add up to R², which is all
     * of the spread where the output moves with each input in one direction and the effects add up; a small one may be below zero by
     * chance, or where an input hides what a correlated one does (Pratt 1987; Thomas, Hughes and Zumbo 1998).
     *
     * @param target the output
     * @return one row a group, greatest first
     * @throws InputException if the output is not known
     * @throws IllegalStateException if there are fewer than three draws an input
     */
    public List<Share> shares(String target) {
        double[] y = Quantiles.ranks(Arrays.copyOf(ensemble.values(target), draws));
        int[] varying = IntStream.range(0, ranks.length)
                .filter(i -> Arrays.stream(ranks[i]).anyMatch(r -> r != ranks[i][0]))
                .toArray();
        double[] coefficients = coefficients(varying, y);
        double[] shares = new double[groups.size()];
        double spread = Moments.of(y).standardDeviation();
        for (int g = 0; g < shares.length && spread > 0; g++) {
            for (int member : groups.members[g]) {
                int place = Arrays.binarySearch(varying, member);
                if (place >= 0) {
                    shares[g] += coefficients[place]
                            * Moments.of(ranks[member]).standardDeviation()
                            / spread
                            * Quantiles.correlation(ranks[member], y);
                }
            }
        }
        List<Integer> order = IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparingDouble(g -> -shares[g]))
                .toList();
        List<Share> ranked = new ArrayList<>();
        for (int g : order) {
            ranked.add(new Share(groups.names.get(g), shares[g], ranked.size() + 1));
        }
        return ranked;
    }

    /** The coefficients of a linear regression of ranks on those of some inputs; zero where these are tied to each other. */
    private double[] coefficients(int[] members, double[] y) {
        int m = members.length;
        if (draws < 3 * m) {
            throw new IllegalStateException("a regression on the ranks of " + m + " inputs needs at least " + 3 * m
                    + " draws but has " + draws);
        }
        double middle = (draws + 1) / 2.0;
        DMatrixRMaj x = new DMatrixRMaj(draws, m);
        DMatrixRMaj b = new DMatrixRMaj(draws, 1);
        for (int d = 0; d < draws; d++) {
            for (int i = 0; i < m; i++) {
                x.set(d, i, ranks[members[i]][d] - middle);
            }
            b.set(d, 0, y[d] - middle);
        }
        DMatrixRMaj c = new DMatrixRMaj(m, 1);
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.leastSquares(draws, m);
        if (m > 0 && solver.setA(x)) {
            solver.solve(b, c);
        }
        return c.getData();
    }

    private double multiple(int[] members, double[] y) {
        int m = members.length;
        double[] c = coefficients(members, y);
        double middle = (draws + 1) / 2.0;
        double total = 0;
        double rest = 0;
        for (int d = 0; d < draws; d++) {
            double e = y[d] - middle;
            total += e * e;
            for (int i = 0; i < m; i++) {
                e -= (ranks[members[i]][d] - middle) * c[i];
            }
            rest += e * e;
        }
        if (total == 0) {
            return 0;
        }
        double adjusted = 1 - rest / total * (draws - 1.0) / (draws - 1.0 - m);
        return Math.sqrt(Math.max(0, Math.min(1, adjusted)));
    }
}
