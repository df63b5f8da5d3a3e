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
import org.tokenstate.testkit.Drawn;
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
        Projection fewer = BASE.whatIf(WhatIf.scale("stock_factor.CHN", share));
        assertThat(value(fewer.in(2025), "exportable_tokens"))
                .isLessThanOrEqualTo(value(BASE.in(2025), "exportable_tokens") * (1 + ROUNDING));
    }

    @Property(tries = 50)
    void aMarketThatClosesBuysNoMoreThatYear(
            @ForAll @IntRange(min = 2027, max = 2040) int year, @ForAll @DoubleRange(min = 0.05, max = 1) double openness) {
        Projection closed = BASE.whatIf(WhatIf.scale("access_left.USA", openness).between(year, 2040));
        int place = year - BASE.from();
        assertThat(closed.series("family_share.USA.api.CN")[place])
                .isLessThanOrEqualTo(BASE.series("family_share.USA.api.CN")[place] * (1 + ROUNDING));
        TokenStateAssertions.assertThat(closed).hasThePastOf(BASE, year);
    }

    @Property(tries = 50)
    void chipsThatTakeMorePowerServeLess(
            @ForAll @DoubleRange(min = 0, max = 0.9) double less, @ForAll @DoubleRange(min = 0, max = 0.9) double more) {
        // In the first year; later fewer tokens make compute dear, which calls for more of it.
        Projection good = BASE.whatIf(WhatIf.set("chip_penalty", Math.min(less, more)));
        Projection poor = BASE.whatIf(WhatIf.set("chip_penalty", Math.max(less, more)));
        assertThat(value(poor.in(2026), "work_kwh")).isLessThanOrEqualTo(value(good.in(2026), "work_kwh") * (1 + ROUNDING));
    }

    @Property(tries = 50)
    void noYearServesMoreThanItsAccelerators(
            @ForAll @DoubleRange(min = 0.5, max = 2) double demand, @ForAll @DoubleRange(min = 0.2, max = 3) double chips) {
        Projection p = BASE.whatIf(
                WhatIf.scale("spending_saturation", demand).and(WhatIf.scale("additions_factor.CHN", chips)));
        for (YearResult year : p.years()) {
            double limit = value(year, "compute_limit_twh");
            assertThat(value(year, "token_electricity_twh")).isLessThanOrEqualTo(limit * (1 + ROUNDING));
        }
    }

    /** Also for what an ensemble would draw: whatever is uncertain at once, rank correlations included. */
    @Property(tries = 30)
    void noDrawSellsForNothing(@ForAll @Drawn Scenario draw) {
        for (YearResult year : BASE.model().under(draw).project(2025, 2035).years()) {
            assertThat(value(year, "price_usd_per_mtok")).isPositive();
        }
    }

    @Property(tries = 50)
    void whatHappensLaterLeavesTheYearsBeforeAlone(
            @ForAll @IntRange(min = 2027, max = 2040) int year, @ForAll @DoubleRange(min = 0.5, max = 1.5) double factor) {
        Projection changed = BASE.whatIf(WhatIf.scale("generation_factor", factor)
                .between(year, 2040)
                .and(WhatIf.scale("largest_serving_share", Math.min(1, factor)).between(year, 2040)));
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
