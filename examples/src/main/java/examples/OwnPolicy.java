package examples;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tokenstate.projection.Policy;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;

/** (12) What does a policy do that is in no list? A safeguard tariff, written as an equation, beside one of the instruments. */
public final class OwnPolicy {
    /** A region levies a duty on Chinese service in every year after one in which Chinese models had a fifth of its tokens. */
    private static final String SAFEGUARD = """
            replace tariff_used[r, o] "1" =
                where(previous(family_share[r, api, CN]) > 0.2, max(0.25, tariff[r, o]), tariff[r, o]) from 0 for o is CHN
                tariff[r, o] from 0 otherwise
            """;

    private OwnPolicy() {}

    /** Prints the share of Chinese models and China's exports with no duty, a fixed one, and the safeguard. */
    public static void main(String[] args) {
        TokenStateModel china = TokenStateModel.of("CHN");
        Policy fixed = Policy.tariff("USA", "EUR", "GLF", "ROW").on("CHN").percent(25).from(2028).phaseIn(3);
        Map<String, Scenario> worlds = new LinkedHashMap<>();
        worlds.put("no duty", Scenario.BASELINE);
        worlds.put("25 % by 2030", Scenario.BASELINE.with(fixed).named("fixed duty", ""));
        worlds.put("safeguard", Scenario.BASELINE.named("safeguard", "").withEquations(SAFEGUARD));
        Map<String, Projection> projections = new LinkedHashMap<>();
        worlds.forEach((name, scenario) -> projections.put(name, china.under(scenario).project(2025, 2040)));
        Print.line("%-14s %6s %18s %18s %16s %16s", "world", "year", "CN in Europe, api", "CN in rest, api", "exports, bn USD", "duty in rest");
        projections.forEach((name, p) -> {
            for (int year = 2026; year <= 2040; year += 7) {
                Print.line(
                        "%-14s %6d %17.1f%% %17.1f%% %16.1f %15.0f%%",
                        name, year,
                        100 * of(p, year, "family_share.EUR.api.CN"), 100 * of(p, year, "family_share.ROW.api.CN"),
                        of(p, year, "export_revenue_usd") / 1e9, 100 * of(p, year, "tariff_used.ROW.CHN"));
            }
        });
        double lost = of(projections.get("safeguard"), 2040, "export_revenue_usd")
                / of(projections.get("no duty"), 2040, "export_revenue_usd");
        Print.line("Under the safeguard China exports %.2f times what it would without in 2040.", lost);
    }

    private static double of(Projection projection, int year, String variable) {
        return projection.series(variable)[year - projection.from()];
    }
}
