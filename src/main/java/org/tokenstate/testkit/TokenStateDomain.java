package org.tokenstate.testkit;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Country;
import org.tokenstate.economics.inputoutput.InputOutputTable;
import org.tokenstate.economics.world.WorldMarket;
import org.tokenstate.inference.ServingPoint;
import org.tokenstate.projection.Policy;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.WhatIf;
import org.tokenstate.testkit.internal.DrawnProvider;

/**
 * The library's values by type: with {@code @Domain(TokenStateDomain.class)} on a test class, {@code @ForAll Scenario s}
 * needs no provider. Add {@code @Domain(DomainContext.Global.class)} to keep numbers and strings.
 */
public class TokenStateDomain extends DomainContextBase {
    /** For jqwik. */
    public TokenStateDomain() {}

    @Provide
    Arbitrary<Scenario> scenarios() {
        return TokenStates.scenarios();
    }

    /** Scenarios as an ensemble draws them. */
    static class OfDraws extends DrawnProvider {}

    @Provide
    Arbitrary<WhatIf> whatIfs() {
        return TokenStates.whatIfs();
    }

    @Provide
    Arbitrary<Country> countries() {
        return TokenStates.countriesWithAllFigures();
    }

    @Provide
    Arbitrary<Parameter> parameters() {
        return TokenStates.parameters();
    }

    @Provide
    Arbitrary<AnnualSeries> yearlySeries() {
        return TokenStates.yearlySeries();
    }

    @Provide
    Arbitrary<Policy> policies() {
        return TokenStates.policies();
    }

    @Provide
    Arbitrary<ServingPoint> servingPoints() {
        return TokenStates.servingPoints();
    }

    @Provide
    Arbitrary<WorldMarket> markets() {
        return TokenStates.markets();
    }

    @Provide
    Arbitrary<InputOutputTable> inputOutputTables() {
        return TokenStates.inputOutputTables();
    }
}
