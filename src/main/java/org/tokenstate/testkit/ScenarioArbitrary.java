package org.tokenstate.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.arbitraries.ArbitraryDecorator;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Parameters;
import org.tokenstate.catalogue.YearPath;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.projection.WhatIf;

/**
 * Scenarios that change a few parameters of the baseline, each for all years or from a year on. Immutable: each method makes
 * another arbitrary. A counter-example shrinks to the fewest changed parameters, then to the smallest changes.
 */
public final class ScenarioArbitrary extends ArbitraryDecorator<Scenario> {
    private final Predicate<Parameter> which;
    private final int most;
    private final boolean wide;
    private final int lastFrom;

    private ScenarioArbitrary(Predicate<Parameter> which, int most, boolean wide, int lastFrom) {
        this.which = which;
        this.most = most;
        this.wide = wide;
        this.lastFrom = lastFrom;
    }

    static ScenarioArbitrary standard() {
        return new ScenarioArbitrary(ParameterChange.PLAUSIBLE, 5, false, 2040);
    }

    /**
     * At most so many changed parameters; five by default.
     *
     * @param parameters the number, at least 0
     * @return the arbitrary
     */
    public ScenarioArbitrary changingAtMost(int parameters) {
        return new ScenarioArbitrary(which, parameters, wide, lastFrom);
    }

    /**
     * Only these parameters change.
     *
     * @param names their names
     * @return the arbitrary
     * @throws org.tokenstate.catalogue.InputException if one is unknown
     */
    public ScenarioArbitrary changingOnly(String... names) {
        Set<String> chosen = Set.of(names);
        chosen.forEach(ParameterTable.bundled()::get);
        return new ScenarioArbitrary(p -> chosen.contains(p.name()), most, wide, lastFrom);
    }

    /**
     * These parameters do not change.
     *
     * @param names their names
     * @return the arbitrary
     * @throws org.tokenstate.catalogue.InputException if one is unknown
     */
    public ScenarioArbitrary leaving(String... names) {
        Set<String> kept = Set.of(names);
        kept.forEach(ParameterTable.bundled()::get);
        return new ScenarioArbitrary(which.and(p -> !kept.contains(p.name())), most, wide, lastFrom);
    }

    /**
     * Words are chosen as well: growth models, serving points, traffic mixes. A model of another choice is slower to make.
     *
     * @return the arbitrary
     */
    public ScenarioArbitrary choosingWords() {
        return new ScenarioArbitrary(p -> which.test(p) || p.isChoice(), most, wide, lastFrom);
    }

    /**
     * Values anywhere within the bounds of the catalogue. By default they lie where the distributions have 98 % of their
     * mass, or within half of the default.
     *
     * @return the arbitrary
     */
    public ScenarioArbitrary withinBounds() {
        return new ScenarioArbitrary(which, most, true, lastFrom);
    }

    /**
     * Changes hold in all years. By default they may begin in any year to 2040.
     *
     * @return the arbitrary
     */
    public ScenarioArbitrary inAllYears() {
        return new ScenarioArbitrary(which, most, wide, TokenStateModel.FIRST_YEAR);
    }

    @Override
    protected Arbitrary<Scenario> arbitrary() {
        return ParameterChange.any(which, TokenStateModel.FIRST_YEAR, lastFrom, wide)
                .edgeCases(config -> edges().forEach(config::add))
                .list()
                .ofMaxSize(most)
                .map(ScenarioArbitrary::scenario);
    }

    private static Scenario scenario(List<WhatIf> changes) {
        Scenario scenario = Scenario.BASELINE.with(ParameterChange.all(changes));
        return scenario.values().isEmpty() ? scenario : scenario.named("example", "");
    }

    /** Where models like to break, as far as the parameters may change: no surplus, limits that bind together, unit elasticity. */
    private List<WhatIf> edges() {
        Map<String, WhatIf> changes = new LinkedHashMap<>();
        zero(
                changes,
                Parameters.GENERATION_FACTOR,
                "curtailment_rate",
                "chip_penalty",
                "taste_drift.api",
                "access_left.USA");
        zero(changes, "chips_gw.CHN", "power_limit_gw.USA", "additions_gw.USA", "data_centre_supply_twh.CHN");
        changes.put(Parameters.DEMAND_ELASTICITY, WhatIf.set(Parameters.DEMAND_ELASTICITY, -1));
        changes.put("tariff.USA.CHN", WhatIf.set("tariff.USA.CHN", 5));
        // As many accelerators as the path installs, not one more.
        YearPath path = ParameterTable.bundled().get("additions_gw.USA").defaultValue();
        changes.put("chips_gw.USA", WhatIf.set("chips_gw.USA", path));
        return changes.entrySet().stream()
                .filter(change -> which.test(ParameterTable.bundled().get(change.getKey())))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static void zero(Map<String, WhatIf> changes, String... parameters) {
        for (String name : parameters) {
            changes.put(name, WhatIf.set(name, 0));
        }
    }
}
