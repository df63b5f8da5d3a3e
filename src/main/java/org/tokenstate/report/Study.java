package org.tokenstate.report;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.tokenstate.numeric.internal.Later;
import org.tokenstate.projection.BindingConstraint;
import org.tokenstate.projection.Criterion;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.report.internal.Words;
import org.tokenstate.sensitivity.RankCorrelations;
import org.tokenstate.uncertainty.Ensemble;
import org.tokenstate.uncertainty.EnsemblePlan;
import org.tokenstate.uncertainty.Fan;
import org.tokenstate.uncertainty.Probability;
import org.tokenstate.uncertainty.ProjectionPlan;
import org.tokenstate.uncertainty.Summary;

/**
 * What a report says is read from here: one projection and one ensemble of the same model and years, and beside them what rests on
 * other projections.
 */
final class Study {
    /** The variables that the figures need. */
    static final List<String> VARIABLES = List.of(
            "generation_kwh_per_capita",
            "reference_generation_kwh_per_capita",
            "energy_per_token_joules",
            "exportable_energy_twh",
            "exportable_tokens",
            "exported_tokens",
            "export_revenue_usd",
            "token_imports_usd",
            "token_balance_usd",
            "hosting_exports_usd",
            "model_exports_usd",
            "share_of_goods_exports",
            "share_of_gdp",
            "energy_share_of_cost",
            "revenue_usd_per_mwh",
            "binding_constraint");

    final TokenStateModel model;
    final Projection central;
    final Ensemble ensemble;
    final int from;
    final int to;
    private final Later<Revised.Given> given;
    private final Later<Singles> singles;
    private final Later<RankCorrelations> correlations;
    private final Later<Turns> turns;
    private final Set<String> outputs;

    private Study(Projection central, Ensemble ensemble, Later<Revised.Given> given, Later<Singles> singles) {
        this.model = central.model();
        this.central = central;
        this.ensemble = ensemble;
        this.given = given;
        this.singles = singles;
        this.from = central.from();
        this.to = central.to();
        this.outputs = new HashSet<>(ensemble.plan().model().outputs());
        this.correlations = Later.of("rank correlations", () -> RankCorrelations.of(ensemble));
        this.turns = Later.of("turns", () -> Turns.of(this));
    }

    /** Runs the ensemble; the rest is worked out when it is asked for. */
    static Study of(Projection central, int draws, long seed, UnaryOperator<EnsemblePlan> more) {
        return run(central, draws, seed, more, false);
    }

    /** Runs the ensemble, and beside it the rest, all of which a report shows. */
    static Study whole(Projection central, int draws, long seed, UnaryOperator<EnsemblePlan> more) {
        Study study = run(central, draws, seed, more, true);
        study.correlations.begin();
        study.given.get();
        study.singles.get();
        return study;
    }

    private static Study run(
            Projection central, int draws, long seed, UnaryOperator<EnsemblePlan> more, boolean withTheRest) {
        ProjectionPlan drawn = Ensemble.of(central.model()).draws(draws).seed(seed);
        Later<Singles> singles = Later.of("single projections", () -> Singles.of(central));
        Later<Revised.Given> given =
                Later.of("odds given facts", () -> Revised.Given.of(drawn, draws, central.from(), central.to()));
        if (withTheRest) {
            singles.begin();
            given.begin();
        }
        EnsemblePlan plan = drawn.variables(VARIABLES).plan(central.from(), central.to());
        long values = (long) draws * plan.model().outputs().size();
        Ensemble ensemble = more.apply(plan.exactValues(values)).run();
        return new Study(central, ensemble, given, singles);
    }

    /** The ensemble given the dated facts. */
    Revised.Given given() {
        return given.get();
    }

    /** What rests on single projections. */
    Singles singles() {
        return singles.get();
    }

    /** Why lines turn. */
    Turns turns() {
        return turns.get();
    }

    /**
     * Rank correlations of inputs and results over the draws.
     *
     * @throws IllegalStateException as {@link RankCorrelations#of}
     */
    RankCorrelations correlations() {
        return correlations.get();
    }

    String country() {
        return Words.name(model, model.country());
    }

    /** What all figures are of: country, reference, scenario. */
    String named() {
        return country() + reference().map(r -> " against " + r).orElse("") + ", " + from + " to " + to + ", scenario '"
                + model.scenario().name() + "'";
    }

    /** The name of the reference, if there is one. */
    Optional<String> reference() {
        return model.reference().map(r -> Words.name(model, r));
    }

    /** Why the odds of an event are not known, for the events that a missing figure leaves out. */
    Map<String, String> unknown() {
        Map<String, String> causes = new LinkedHashMap<>();
        Optional<String> ofGoods = central.missing("share_of_goods_exports");
        for (int percent : Projection.MILESTONES_PERCENT) {
            ofGoods.ifPresent(cause -> causes.put("milestone_" + percent, cause));
        }
        central.missing("dependence")
                .or(() -> central.missing("exported_generation_share"))
                .ifPresent(cause -> causes.put("token_state_year", cause));
        central.missing(Criterion.generationPerHeadAboveReference())
                .ifPresent(cause -> causes.put("crossing_year", cause));
        return causes;
    }

    /** Why a variable has no value in some year, as the end of a sentence. */
    String cause(String variable) {
        return central.missing(variable).orElse("a figure of " + place() + " is missing");
    }

    boolean has(String output) {
        return outputs.contains(output);
    }

    static String output(String variable, int year) {
        return variable + "[" + year + "]";
    }

    /** The country's name as it stands within a sentence. */
    String place() {
        return Words.place(country());
    }

    /** Whether generation per head can be compared with a reference's. */
    boolean comparable() {
        return reference().isPresent()
                && has(output("generation_kwh_per_capita", to))
                && has(output("reference_generation_kwh_per_capita", to));
    }

    /** Whether generation per head begins below the reference's. */
    boolean behind() {
        return summary("generation_kwh_per_capita", from).p50()
                < summary("reference_generation_kwh_per_capita", from).p50();
    }

    /** The spread of a variable in a year. */
    Summary summary(String variable, int year) {
        return ensemble.summary(output(variable, year));
    }

    /** The fan of a variable, if it has values in all years. */
    Optional<Fan> fan(String variable) {
        for (int year = from; year <= to; year++) {
            if (!has(output(variable, year))) {
                return Optional.empty();
            }
        }
        return Optional.of(ensemble.fan(variable));
    }

    /** Years as the labels of an axis. */
    static List<String> years(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(String::valueOf).toList();
    }

    /** The year of an event in the median draw; empty where that draw has it after the last year, or never. */
    OptionalInt medianYear(String event) {
        double first = ensemble.summary(event).p50();
        return first > to ? OptionalInt.empty() : OptionalInt.of((int) Math.round(first));
    }

    /** The share of draws in which an event, given by its first year, has happened by the end of a year. */
    Probability by(String event, int year) {
        return by(ensemble, event, year);
    }

    /** The same of another ensemble of the same years. */
    static Probability by(Ensemble ensemble, String event, int year) {
        double[] first = ensemble.values(event);
        long hits = 0;
        for (double f : first) {
            if (f <= year) {
                hits++;
            }
        }
        return new Probability(hits, first.length);
    }

    /** The share of draws in which a variable is over a level in a year. */
    Probability above(String variable, int year, double level) {
        double[] values = ensemble.values(output(variable, year));
        long hits = 0;
        for (double v : values) {
            if (v > level) {
                hits++;
            }
        }
        return new Probability(hits, values.length);
    }

    /** The share of draws by what binds in a year, most frequent first; empty where nothing is known of it. */
    Map<BindingConstraint, Probability> binding(int year) {
        Map<BindingConstraint, Probability> shares = new TreeMap<>();
        String output = output("binding_constraint", year);
        if (has(output)) {
            double[] codes = ensemble.values(output);
            long[] hits = new long[BindingConstraint.values().length];
            for (double code : codes) {
                hits[(int) code]++;
            }
            for (int code = 0; code < hits.length; code++) {
                if (hits[code] > 0) {
                    shares.put(BindingConstraint.ofCode(code), new Probability(hits[code], codes.length));
                }
            }
        }
        return shares;
    }

    /** The year for which single figures are quoted. */
    int near() {
        return Math.max(from, Math.min(2035, to));
    }

    /** The later year for which single figures are quoted. */
    int far() {
        return far(central);
    }

    /** The same, before there are draws. */
    static int far(Projection central) {
        return Math.max(central.from(), Math.min(2040, central.to()));
    }

    String draws() {
        return String.format(Locale.ROOT, "%,d", ensemble.draws());
    }
}
