package org.tokenstate.evidence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Source;
import org.tokenstate.sensitivity.RankCorrelations;
import org.tokenstate.uncertainty.Conditioned;
import org.tokenstate.uncertainty.ConditioningPlan;
import org.tokenstate.uncertainty.Ensemble;
import org.tokenstate.uncertainty.ProjectionPlan;

/**
 * What an ensemble of a country says before and after dated facts are taken into account.
 *
 * <pre>{@code
 * Revision r = Revision.of(Ensemble.of(china).draws(5_000).seed(42), DatedFacts.bundled(), 2025, 2050);
 * r.prior().probabilityBy(criterion, 2040);  r.posterior().probabilityBy(criterion, 2040);
 * }</pre>
 *
 * <p>Before, the fitted parameters have the priors to which the {@linkplain Calibration calibration} adds the facts, not the spread
 * around its estimate that an ordinary ensemble draws: the same fact would count twice. As many draws again are weighted by how
 * well the world, with its defaults for what is not drawn, meets the facts; a resample of them runs under the plan's scenario. What a
 * scenario sets is not drawn in either ensemble.
 *
 * @param prior the ensemble before
 * @param posterior the ensemble given the facts, as long as the effective sample size
 * @param weighted the draws that it is a resample of
 * @param facts the facts, in the order of their table
 */
public record Revision(Ensemble prior, Ensemble posterior, Conditioned weighted, List<DatedFact> facts) {
    private static final Source GROWTH =
            new Source("growth models of generation per head, by their record (backtest)", Evidence.DERIVED);

    /** Copies the list. */
    public Revision {
        facts = List.copyOf(facts);
    }

    /**
     * Runs both ensembles.
     *
     * @param plan what is drawn and counted
     * @param known the facts that may be used; those that parameters are fitted to are
     * @param from the first year
     * @param to the last year
     * @return both
     * @throws InputException if no such fact is known, or the scenario has a distribution of its own for what the facts speak of
     * @throws IllegalStateException if the effective sample size is below {@value ConditioningPlan#LEAST_EFFECTIVE}, with the number of draws that would do, or too many draws fail
     */
    public static Revision of(ProjectionPlan plan, DatedFacts known, int from, int to) {
        Posterior posterior = Posterior.of(plan, known, from, to);
        return new Revision(posterior.prior().run(), posterior.ensemble(), posterior.weighted(), posterior.facts());
    }

    /**
     * What the spread of a result rests on, before and given the facts.
     *
     * @param name a parameter, or the growth path of generation per head as one
     * @param source how it is founded
     * @param prior its share in the spread before, as {@link RankCorrelations#shares} has it
     * @param posterior its share given the facts
     */
    public record Foundation(String name, Source source, double prior, double posterior) {}

    /**
     * What the spread of a result rests on. The shares of each ensemble add up to the part of its spread that a regression on ranks
     * explains.
     *
     * @param output a result of a year, such as {@code share_of_goods_exports[2040]}
     * @return one row a parameter, greatest share given the facts first
     * @throws InputException if the ensembles do not have the result
     * @throws IllegalStateException if values were not kept or there are fewer than three draws a parameter
     */
    public List<Foundation> foundations(String output) {
        Map<String, Double> before = new LinkedHashMap<>();
        RankCorrelations.of(prior).shares(output).forEach(share -> before.put(share.name(), share.share()));
        ParameterTable table = ParameterTable.bundled();
        return RankCorrelations.of(posterior).shares(output).stream()
                .map(share -> new Foundation(
                        share.name(),
                        table.has(share.name()) ? table.get(share.name()).source() : GROWTH,
                        before.getOrDefault(share.name(), 0.0),
                        share.share()))
                .toList();
    }
}
