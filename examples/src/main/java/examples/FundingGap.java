package examples;

import java.util.stream.IntStream;
import org.tokenstate.economics.trade.FundingParadox;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;

/** (7) Can the capital that builds American capacity earn its return, if cheap tokens take the price down? */
public final class FundingGap {
    private static final int LIFE = 5;
    private static final int LAST = 2045;

    private FundingGap() {}

    /** What the accelerators of a year cost and earn, where all their compute is worth the price of the pool. */
    private record Vintages(
            double[] capex, double[] work, double[] price, double[] power, double[] cost, double hours, double opex, double wacc) {
        static Vintages of(Projection p) {
            Scenario scenario = p.model().scenario();
            double hours = 8760 * scenario.path("utilisation").at(2030) / scenario.path("provisioned_per_metered").at(2030);
            return new Vintages(
                    p.series("capex_usd_per_kw"),
                    p.series("new_work.USA"),
                    p.series("home_price"),
                    p.series("power_price_usd_per_kwh"),
                    p.series("cost_usd_per_kwh"),
                    hours / scenario.path("pue_ratio.USA").at(2030),
                    scenario.path("opex_share").at(2030),
                    p.in(2026).value("wacc").orElseThrow());
        }

        /** The price of compute over what it must be for the mean of the fleet to earn its cost. */
        double breakEven(int year) {
            return cost[year - 2025] / price[year - 2025];
        }

        /** The part of a vintage's price that it does not earn back; it keeps the work per joule of its year. */
        double stranded(int vintage) {
            double[] quasiRents = IntStream.range(vintage - 2025, vintage - 2025 + LIFE)
                    .mapToDouble(t -> hours * (work[vintage - 2025] * price[t] - power[t]) - opex * capex[vintage - 2025])
                    .toArray();
            return FundingParadox.strandedShare(quasiRents, wacc, capex[vintage - 2025]);
        }
    }

    /** Prints break-even ratio and stranded share of each vintage by world, and the haircut on revenue to 2040. */
    public static void main(String[] args) {
        double baseline = 0;
        for (Scenario scenario : Worlds.all()) {
            Projection p = TokenStateModel.of("USA").under(scenario).project(2025, LAST);
            Vintages vintages = Vintages.of(p);
            Print.line("%s\n%6s %10s %10s", scenario.name(), "year", "break-even", "stranded");
            int earns = 0;
            for (int year = 2040; year >= 2026; year--) {
                earns = vintages.stranded(year) <= 0 ? year : earns;
            }
            for (int year = 2026; year <= 2040; year += 2) {
                Print.line("%6d %10.2f %10.2f", year, vintages.breakEven(year), Math.max(0, vintages.stranded(year)));
            }
            double[] all = p.series("sector_revenue_usd.USA");
            double[] revenue = IntStream.rangeClosed(2026, 2040).mapToDouble(year -> all[year - 2025]).toArray();
            double value = FundingParadox.value(revenue, 0.3, vintages.wacc(), 0.02);
            baseline = baseline == 0 ? value : baseline;
            Print.line(
                    "A kilowatt of 2026 earns back %.0f %% of its price; %s; US token revenue is worth %.2f of the baseline's.",
                    100 * (1 - Math.max(0, vintages.stranded(2026))),
                    earns == 0 ? "no vintage to 2040 earns its own" : "the first that earns its own is of " + earns,
                    1 - FundingParadox.haircut(value, baseline));
        }
    }
}
