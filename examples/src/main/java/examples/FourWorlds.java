package examples;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.projection.YearResult;

/** (6) How do four policy worlds differ, 2026 to 2040? */
public final class FourWorlds {
    private FourWorlds() {}

    /** Prints exports, balance, shares of Chinese models abroad, scarcity of compute and what binds, world by world. */
    public static void main(String[] args) {
        TokenStateModel china = TokenStateModel.of("CHN").against("USA");
        Map<String, Projection> worlds = new LinkedHashMap<>();
        for (Scenario scenario : Worlds.all()) {
            worlds.put(scenario.name(), china.under(scenario).project(2025, 2040));
        }
        worlds.forEach((name, projection) -> {
            Print.line("%s: %s", name, projection.model().scenario().description());
            Print.line(
                    "%6s %16s %10s %17s %12s %12s %12s %12s  %s",
                    "year", "exports", "of goods", "balance", "CN in USA", "CN in rest", "West, x cost", "East, x cost", "binding");
            for (int year = 2026; year <= 2040; year += 2) {
                row(projection, year);
            }
        });
        worlds.forEach((name, p) -> Print.line(
                "%-10s 1, 2 and 5 %% of goods exports: %s, %s, %s",
                name,
                Print.year(p.milestones().get(1)),
                Print.year(p.milestones().get(2)),
                Print.year(p.milestones().get(5))));
        Comparator<String> byExports = Comparator.comparingDouble(
                name -> worlds.get(name).in(2040).exportRevenue().orElseThrow().amount());
        String most = worlds.keySet().stream().max(byExports).orElseThrow();
        String least = worlds.keySet().stream().min(byExports).orElseThrow();
        double ratio = worlds.get(most).in(2040).exportRevenue().orElseThrow().amount()
                / worlds.get(least).in(2040).exportRevenue().orElseThrow().amount();
        Print.line("China exports most in the world '%s' and least in '%s', %.1f times less in 2040.", most, least, ratio);
    }

    private static void row(Projection p, int year) {
        YearResult y = p.in(year);
        Print.line(
                "%6d %9.2f bn USD %9.3f%% %10.2f bn USD %11.2f%% %11.2f%% %12.2f %12.2f  %s",
                year,
                y.exportRevenue().orElseThrow().amount() / 1e9,
                y.shareOfGoodsExports().orElseThrow().percent(),
                y.value("token_balance_usd").orElseThrow() / 1e9,
                100 * of(p, year, "family_share.USA.api.CN"),
                100 * of(p, year, "family_share.ROW.api.CN"),
                of(p, year, "scarcity_of_compute.WEST"),
                of(p, year, "scarcity_of_compute.EAST"),
                y.bindingConstraint().orElseThrow().label());
    }

    /** A result of the world, beside those of the country. */
    private static double of(Projection projection, int year, String result) {
        return projection.series(result)[year - projection.from()];
    }
}
