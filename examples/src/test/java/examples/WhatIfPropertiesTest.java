package examples;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.projection.WhatIf;
import org.tokenstate.projection.YearResult;

/** What-ifs as laws: each property tries changes that nobody chose by hand and looks at every year. */
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
    void closedMarketsNeverRaiseExports(@ForAll @DoubleRange(min = 0.05, max = 1) double openness) {
        assertNeverMore(
                BASE.whatIf(WhatIf.scale("access.USA", openness).and(WhatIf.scale("access.ROW", openness))),
                BASE,
                "us_import_penetration_volume");
    }

    @Property(tries = 50)
    void whatLeaksIsNotExported(
            @ForAll @DoubleRange(min = 0.1, max = 0.9) double less, @ForAll @DoubleRange(min = 0.1, max = 0.9) double more) {
        Projection tight = BASE.whatIf(WhatIf.set("leakage", Math.min(less, more)));
        Projection leaky = BASE.whatIf(WhatIf.set("leakage", Math.max(less, more)));
        assertNeverMore(leaky, tight, "us_import_penetration_value");
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
}
