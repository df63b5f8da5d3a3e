package org.tokenstate.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.evidence.DatedFacts;
import org.tokenstate.evidence.Posterior;
import org.tokenstate.report.internal.Words;
import org.tokenstate.uncertainty.Ensemble;
import org.tokenstate.uncertainty.ProjectionPlan;

/**
 * What the dated facts change about the odds: the draws of the report weighted to what was before the facts, and an ensemble given
 * them.
 */
final class Revised {
    /**
     * Draws weighted by the facts at most, of which six in ten remain. They are fewer than those of the report, as their world is
     * solved once more; an odd given the facts has a standard error of 2 percentage points at most.
     */
    private static final int MOST_DRAWS = 1_000;

    private final Ensemble ordinary;
    private final Posterior posterior;
    private final Posterior.Weights before;

    private Revised(Ensemble ordinary, Posterior posterior, Posterior.Weights before) {
        this.ordinary = ordinary;
        this.posterior = posterior;
        this.before = before;
    }

    /**
     * The ensemble given the facts.
     *
     * @param posterior the ensemble; empty where there is none
     * @param cause why there is none, as the end of a sentence
     */
    record Given(Optional<Posterior> posterior, String cause) {
        static Given of(ProjectionPlan plan, int draws, int from, int to) {
            try {
                return new Given(
                        Optional.of(Posterior.of(
                                plan.variables(List.of("export_revenue_usd")).draws(Math.min(draws, MOST_DRAWS)),
                                DatedFacts.bundled(),
                                from,
                                to)),
                        "");
            } catch (InputException | IllegalStateException | ArithmeticException e) {
                return new Given(Optional.empty(), String.valueOf(e.getMessage()));
            }
        }
    }

    static Revised of(Ensemble ordinary, Posterior posterior) {
        return new Revised(ordinary, posterior, posterior.before(ordinary));
    }

    Posterior posterior() {
        return posterior;
    }

    /**
     * Odds.
     *
     * @param value the share of draws, by weight
     * @param draws how many draws of equal weight tell as much
     */
    record Odds(double value, double draws) {
        /** The odds with their standard error, for tables. */
        String shown() {
            return value == 0
                    ? "0 of " + Words.number(draws)
                    : Words.percent(value) + " ± " + Words.percent(Math.sqrt(value * (1 - value) / draws));
        }
    }

    /** How many draws of equal weight tell as much as those before the facts. */
    double drawsBefore() {
        return before.effectiveSampleSize();
    }

    /** The odds before the facts that an event, given by its first year, has happened by the end of each year. */
    List<Odds> before(String event, int from, int to) {
        return odds(ordinary.values(event), before.values(), before.effectiveSampleSize(), from, to);
    }

    /** The same given the facts. */
    List<Odds> given(String event, int from, int to) {
        double[] first = posterior.ensemble().values(event);
        double[] alike = new double[first.length];
        Arrays.fill(alike, 1.0 / first.length);
        return odds(first, alike, first.length, from, to);
    }

    private static List<Odds> odds(double[] first, double[] weights, double draws, int from, int to) {
        double[] shares = new double[to - from + 1];
        for (int i = 0; i < first.length; i++) {
            for (int year = Math.max(from, (int) first[i]); year <= to; year++) {
                shares[year - from] += weights[i];
            }
        }
        return Arrays.stream(shares)
                .mapToObj(share -> new Odds(Math.min(1, share), draws))
                .toList();
    }
}
