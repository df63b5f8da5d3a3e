package org.tokenstate.testkit;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.tokenstate.catalogue.Parameters;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.projection.WhatIf;
import org.tokenstate.projection.WorldModel;

/**
 * The laws that the projection of any country obeys, whatever the scenario (MODEL.md, section 8): extend it in a test and say
 * which country, on which data. Each property is one of {@link Invariants} under scenarios of {@link TokenStates}.
 */
public abstract class ProjectionContract {
    private static final int CHANGED = 2032;
    private static final int LAST = 2045;

    /** For subclasses. */
    protected ProjectionContract() {}

    /**
     * The model to test. Asked for at every try: return a constant, which reads its data once.
     *
     * @return the model
     */
    protected abstract TokenStateModel model();

    /** The model under a scenario, on what the model has read already. */
    private TokenStateModel under(Scenario scenario) {
        TokenStateModel model = model();
        model.project(TokenStateModel.FIRST_YEAR, TokenStateModel.FIRST_YEAR);
        return model.under(scenario);
    }

    @Provide
    Arbitrary<Scenario> scenarios() {
        return TokenStates.scenarios();
    }

    @Provide
    Arbitrary<Scenario> wideScenarios() {
        return TokenStates.scenarios().withinBounds().changingAtMost(3);
    }

    @Provide
    Arbitrary<WhatIf> later() {
        return TokenStates.whatIfsFrom(CHANGED);
    }

    @Provide
    Arbitrary<Scenario> usualYears() {
        return TokenStates.scenarios().leaving(Parameters.GENERATION_FACTOR);
    }

    @Provide
    Arbitrary<WhatIf.Arithmetic> dry() {
        return TokenStates.dryYears();
    }

    @Provide
    Arbitrary<WhatIf.Arithmetic> wetYears() {
        return Combinators.combine(
                        Arbitraries.integers().between(101, 300),
                        Arbitraries.integers().between(TokenStateModel.FIRST_YEAR + 1, LAST))
                .as((percent, year) -> WhatIf.scale(Parameters.GENERATION_FACTOR, percent / 100.0)
                        .between(year, year));
    }

    @Provide
    Arbitrary<Scenario> beforeTheTariff() {
        return TokenStates.scenarios().leaving("tariff.USA.CHN");
    }

    @Provide
    Arbitrary<WhatIf.Arithmetic> tariffs() {
        return from("tariff.USA.CHN", 100, 200);
    }

    @Provide
    Arbitrary<Scenario> beforeTheFee() {
        return TokenStates.scenarios().leaving("other_cost_usd_per_mtok");
    }

    @Provide
    Arbitrary<WhatIf.Arithmetic> fees() {
        return from("other_cost_usd_per_mtok", 1000, 900);
    }

    private static Arbitrary<WhatIf.Arithmetic> from(String parameter, int stepsPerUnit, int steps) {
        return Combinators.combine(
                        Arbitraries.integers().between(1, steps),
                        Arbitraries.integers().between(TokenStateModel.FIRST_YEAR + 1, LAST))
                .as((k, year) ->
                        WhatIf.shift(parameter, k / (double) stepsPerUnit).between(year, year));
    }

    @Property(tries = 50)
    void resultsAreSoundAndAccountsHold(@ForAll("scenarios") Scenario scenario) {
        TokenStateAssertions.assertThat(under(scenario).project(TokenStateModel.FIRST_YEAR, 2050))
                .isSound();
    }

    @Property(tries = 3)
    void anExplanationNamesWhatMovesAResult(@ForAll("scenarios") Scenario scenario, @ForAll("later") WhatIf change) {
        TokenStateModel model = under(scenario);
        if (change instanceof WhatIf.Arithmetic arithmetic) {
            Invariants.explainsWhatMoves(
                    model,
                    model.under(scenario.with(change)),
                    arithmetic.parameter(),
                    Math.min(LAST, arithmetic.from()));
        }
    }

    @Property(tries = 100)
    void thePastIsClosed(@ForAll("later") WhatIf change) {
        Invariants.earlierYearsUnchanged(model(), change, CHANGED, LAST);
    }

    @Property(tries = 40)
    void aDryYearNeverRaisesWhatCouldBeSold(
            @ForAll("usualYears") Scenario scenario, @ForAll("dry") WhatIf.Arithmetic dry) {
        Invariants.dryYearNeverRaisesExportableTokens(under(scenario), dry.factor(), dry.from(), dry.to());
    }

    @Property(tries = 40)
    void whatAWetYearAddsIsOffered(
            @ForAll("usualYears") Scenario scenario, @ForAll("wetYears") WhatIf.Arithmetic wetYear) {
        Invariants.extraGenerationIsOffered(under(scenario), wetYear.factor(), wetYear.from());
    }

    @Property(tries = 40)
    void aTariffNeverRaisesImports(
            @ForAll("beforeTheTariff") Scenario scenario, @ForAll("tariffs") WhatIf.Arithmetic tariff) {
        Invariants.neverRaises(under(scenario), tariff, tariff.from(), "penetration_by_volume_from.USA.CHN");
    }

    @Property(tries = 40)
    void aDearerTokenIsNeverSoldMore(@ForAll("beforeTheFee") Scenario scenario, @ForAll("fees") WhatIf.Arithmetic fee) {
        Invariants.neverRaises(under(scenario), fee, fee.from(), "world_tokens");
    }

    @Property(tries = 40)
    void looseningWhatIsSlackChangesNothing(@ForAll("scenarios") Scenario scenario) {
        TokenStateModel model = under(scenario);
        for (String region : List.of("USA", "CHN")) {
            Invariants.looseningWhatIsSlackChangesNothing(model, "chips_gw", region, LAST);
            Invariants.looseningWhatIsSlackChangesNothing(model, "power_limit_gw", region, LAST);
        }
    }

    @Property(tries = 40)
    void theAccountsOfTheWorldHold(@ForAll("scenarios") Scenario scenario) {
        Invariants.worldAccounts(WorldModel.of(scenario).project(TokenStateModel.FIRST_YEAR, LAST));
    }

    @Property(tries = 20)
    void aScenarioReadBackMeansTheSame(@ForAll("wideScenarios") Scenario scenario) {
        under(scenario);
        Invariants.survivesWriting(model(), scenario, LAST);
    }

    @Property(tries = 5, shrinking = ShrinkingMode.OFF)
    void aProjectionIsAPureFunction(@ForAll("scenarios") Scenario scenario) {
        Invariants.repeatable(under(scenario), TokenStateModel.FIRST_YEAR, LAST);
    }
}
