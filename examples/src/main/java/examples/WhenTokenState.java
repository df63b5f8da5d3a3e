package examples;

import java.util.OptionalInt;
import org.tokenstate.projection.Criterion;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.projection.WhatIf;
import org.tokenstate.projection.YearResult;
import org.tokenstate.units.Ratio;

/** (2) When does China become a token-state: a country that lives on token exports as a petro-state lives on oil? */
public final class WhenTokenState {
    private static final int LAST = 2050;

    private WhenTokenState() {}

    /** Prints the way of the baseline, the years of its milestones, and three what-ifs. */
    public static void main(String[] args) {
        Projection base = TokenStateModel.of("CHN").against("USA").project(2025, LAST);
        Print.line("%-6s %10s %12s %14s %12s  %s", "year", "GW", "J/token", "bn USD", "of goods", "binding");
        for (int year : new int[] {2026, 2030, 2035, 2040, 2045, 2050}) {
            YearResult y = base.in(year);
            Print.line(
                    "%-6d %10.1f %12.4f %14.1f %11.2f%%  %s",
                    year,
                    y.value("stock_gw").orElseThrow(),
                    y.energyPerToken().orElseThrow().joulesPerToken(),
                    y.exportRevenue().orElseThrow().amount() / 1e9,
                    y.shareOfGoodsExports().orElseThrow().percent(),
                    y.bindingConstraint().orElseThrow().label());
        }
        base.milestones().forEach((percent, year) ->
                Print.line("Token exports reach %2d %% of goods exports: %s", percent, Print.year(year)));

        say("As things stand", base);
        say("With twice the accelerators", base.whatIf(WhatIf.scale("additions_factor.CHN", 2)));
        say("With chips as good as any", base.whatIf(WhatIf.set("chip_penalty", 0)));
        say("With twice the power", base.whatIf(WhatIf.scale("generation_factor", 2)));
    }

    private static void say(String world, Projection projection) {
        OptionalInt five = projection.firstYear(Criterion.tokenExportsOfGoodsExports(Ratio.ofPercent(5)));
        OptionalInt state = projection.tokenStateYear();
        YearResult last = projection.in(LAST);
        Print.line(
                "%s China %s; 5 %% of goods exports %s, %.1f %% by %d, on %.2f %% of its electricity.",
                world + ",",
                state.isPresent()
                        ? "is a token-state from " + state.getAsInt()
                        : "is no token-state by " + LAST,
                five.isPresent() ? "in " + five.getAsInt() : "never",
                last.shareOfGoodsExports().orElseThrow().percent(),
                LAST,
                100 * last.value("exported_generation_share").orElseThrow());
    }
}
