package examples;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.projection.WhatIf;
import org.tokenstate.projection.YearResult;
import org.tokenstate.testkit.Invariants;
import org.tokenstate.testkit.TokenStateAssertions;
import org.tokenstate.testkit.TokenStateDomain;

/** What-ifs as laws: each property tries changes that nobody chose by hand and looks at every year. */
@Domain(TokenStateDomain.class)
@Domain(DomainContext.Global.class)
class WhatIfPropertiesTest {
    private static final double ROUNDING = 1e-9;
    private static final Projection BASE = TokenStateModel.of("CHN").against("USA").project(2025, 2040);

    private static double value(YearResult year, String variable) {
        return year.value(variable).orElseThrow();
    }

    private static void assertNeverMore(Projection less, Projection more, String variable) {
        for (YearResult year : less.years()) {
            double bound = value(more.in(year.year()), variable);
            assertThat(value(year, variable))
                    .as("%s in %d", variable, year.year())
                    .isLessThanOrEqualTo(bound + ROUNDING * Math.abs(bound));
        }
    }

    @Property(tries = 50)
    void lessPowerNeverRaisesWhatEnergyAllows(@ForAll @DoubleRange(min = 0.3, max = 1) double share) {
        assertNeverMore(BASE.whatIf(WhatIf.scale("generation_factor", share)), BASE, "energy_limit_twh");
    }

    @Property(tries = 50)
    void fewerAcceleratorsNeverRaiseWhatCouldBeSoldThatYear(@ForAll @DoubleRange(min = 0.1, max = 1) double share) {
        // Later they may: scarcity draws investment, and what is built later is more efficient.
        Projection fewer = BASE.whatIf(WhatIf.scale("stock_gw.CHN", share));
        assertThat(value(fewer.in(2025), "exportable_tokens"))
                .isLessThanOrEqualTo(value(BASE.in(2025), "exportable_tokens") * (1 + ROUNDING));
    }

    @Property(tries = 50)
    void aMarketThatClosesBuysNoMoreThatYear(
            @ForAll @IntRange(min = 2027, max = 2040) int year, @ForAll @DoubleRange(min = 0.05, max = 1) double openness) {
        Projection closed = BASE.whatIf(WhatIf.scale("access.USA", openness).between(year, 2040));
        assertThat(value(closed.in(year), "us_import_share_volume"))
                .isLessThanOrEqualTo(value(BASE.in(year), "us_import_share_volume") * (1 + ROUNDING));
        TokenStateAssertions.assertThat(closed).hasThePastOf(BASE, year);
    }

    @Property(tries = 50)
    void whatLeaksIsNotExported(
            @ForAll @DoubleRange(min = 0.1, max = 0.9) double less, @ForAll @DoubleRange(min = 0.1, max = 0.9) double more) {
        Projection tight = BASE.whatIf(WhatIf.set("leakage", Math.min(less, more)));
        Projection leaky = BASE.whatIf(WhatIf.set("leakage", Math.max(less, more)));
        assertNeverMore(leaky, tight, "us_import_share_value");
    }

    @Property(tries = 50)
    void noYearSellsMoreThanItsPhysicalLimits(
            @ForAll @DoubleRange(min = 0.2, max = 5) double demand, @ForAll @DoubleRange(min = 0.2, max = 3) double chips) {
        Projection p = BASE.whatIf(
                WhatIf.set("demand_growth_scale", Math.min(2, demand)).and(WhatIf.scale("additions_factor.CHN", chips)));
        for (YearResult year : p.years()) {
            double limit = value(year, "exportable_energy_twh");
            assertThat(value(year, "energy_used_twh")).isLessThanOrEqualTo(limit * (1 + ROUNDING));
        }
    }

    @Property(tries = 50)
    void whatHappensLaterLeavesTheYearsBeforeAlone(
            @ForAll @IntRange(min = 2027, max = 2040) int year, @ForAll @DoubleRange(min = 0.5, max = 1.5) double factor) {
        Projection changed = BASE.whatIf(WhatIf.scale("generation_factor", factor)
                .between(year, 2040)
                .and(WhatIf.scale("utilisation", Math.min(1, factor)).between(year, 2040)));
        for (int before = 2025; before < year; before++) {
            assertThat(value(changed.in(before), "export_revenue_usd"))
                    .isEqualTo(value(BASE.in(before), "export_revenue_usd"));
        }
    }

    @Property(tries = 50)
    void everyScenarioOfTheCatalogueIsSound(@ForAll Scenario scenario) {
        TokenStateAssertions.assertThat(BASE.model().under(scenario).project(2025, 2035))
                .isSound();
    }

    @Property(tries = 30)
    void aDryYearNeverRaisesWhatCouldBeSold(
            @ForAll @DoubleRange(min = 0.3, max = 1) double factor, @ForAll @IntRange(min = 2026, max = 2034) int year) {
        Invariants.dryYearNeverRaisesExportableTokens(BASE.model(), factor, year, year + 1);
    }
}
