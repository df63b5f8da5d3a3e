package org.tokenstate.sensitivity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.numeric.Quantiles;
import org.tokenstate.uncertainty.Ensemble;
import org.tokenstate.uncertainty.EnsemblePlan;
import org.tokenstate.uncertainty.Failure;
import org.tokenstate.units.Require;

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
     * Reads the draws of an ensemble that gave an answer, the first {@value #MOST_DRAWS} at most, and draws their inputs again,
     * given observations or not.
     *
     * @param ensemble an ensemble that kept its values and in which no draw failed, or so few that each is among its failures
     * @return the correlations
     * @throws IllegalStateException if more draws failed, or the ensemble is a conditional view
     */
    public static RankCorrelations of(Ensemble ensemble) {
        Set<Long> failed = ensemble.failures().stream().map(Failure::draw).collect(Collectors.toSet());
        if (ensemble.failed() != failed.size()
                || ensemble.draws() + failed.size() != ensemble.plan().draws()) {
            throw new IllegalStateException("rank correlations need every draw of the ensemble but " + ensemble.draws()
                    + " of " + ensemble.plan().draws() + " are there");
        }
        int n = (int) Math.min(MOST_DRAWS, ensemble.draws());
        Require.that(n >= 10, "draws behind rank correlations must be >= 10 but is %d", n);
        Groups groups = Groups.of(ensemble.plan().model());
        EnsemblePlan.Draws drawn = ensemble.plan().inputs();
        int inputs = ensemble.plan().model().inputs().size();
        double[][] columns = new double[inputs][n];
        int d = 0;
        for (long draw = 0; d < n; draw++) {
            if (!failed.contains(draw)) {
                double[][] row = drawn.columns(draw, 1);
                for (int i = 0; i < inputs; i++) {
                    columns[i][d] = row[i][0];
                }
                d++;
            }
        }
        for (int i = 0; i < inputs; i++) {
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
        double[] y = Quantiles.ranks(java.util.Arrays.copyOf(ensemble.values(target), draws));
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

    private double multiple(int[] members, double[] y) {
        int m = members.length;
        if (draws < 3 * m) {
            throw new IllegalStateException("rank correlation of a group of " + m + " inputs needs at least " + 3 * m
                    + " draws but has " + draws);
        }
        double middle = (draws + 1) / 2.0;
        DMatrixRMaj x = new DMatrixRMaj(draws, m);
        DMatrixRMaj b = new DMatrixRMaj(draws, 1);
        double total = 0;
        for (int d = 0; d < draws; d++) {
            for (int i = 0; i < m; i++) {
                x.set(d, i, ranks[members[i]][d] - middle);
            }
            b.set(d, 0, y[d] - middle);
            total += (y[d] - middle) * (y[d] - middle);
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.leastSquares(draws, m);
        if (total == 0 || !solver.setA(x.copy())) {
            return 0;
        }
        DMatrixRMaj c = new DMatrixRMaj(m, 1);
        solver.solve(b.copy(), c);
        double rest = 0;
        for (int d = 0; d < draws; d++) {
            double e = b.get(d, 0);
            for (int i = 0; i < m; i++) {
                e -= x.get(d, i) * c.get(i, 0);
            }
            rest += e * e;
        }
        double adjusted = 1 - rest / total * (draws - 1.0) / (draws - 1.0 - m);
        return Math.sqrt(Math.max(0, Math.min(1, adjusted)));
    }
}
