package examples;

import java.util.stream.IntStream;
import org.tokenstate.economics.trade.FundingParadox;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.projection.YearResult;

/** (7) Can the capital that builds American capacity earn its return, if cheap tokens take the price down? */
public final class FundingGap {
    private static final int LIFE = 5;

    private FundingGap() {}

    /** What a kilowatt of accelerators costs to run and earns in a year, USD, if it earns as the average of the stock does. */
    private record Kilowatt(double running, double revenue) {
        static Kilowatt of(Projection p, int year) {
            YearResult y = p.in(year);
            Scenario scenario = p.model().scenario();
            double capex = y.value("capex_usd_per_kw").orElseThrow();
            double energy = 8760 * scenario.path("utilisation").at(year) / y.value("provisioned_per_metered_used").orElseThrow();
            double running = capex * scenario.path("opex_share").at(year)
                    + energy * y.value("power_price_usd_per_kwh").orElseThrow();
            double cost = capex * y.value("capital_recovery_factor").orElseThrow() + running;
            return new Kilowatt(running, cost / y.value("us_break_even_price_ratio").orElseThrow());
        }
    }

    /** Prints break-even ratio and stranded share of each vintage by world, and the haircut on revenue to 2040. */
    public static void main(String[] args) {
        double baseline = 0;
        for (Scenario scenario : Worlds.all()) {
            Projection p = TokenStateModel.of("USA").under(scenario).project(2025, 2045);
            double wacc = p.in(2026).value("wacc").orElseThrow();
            Print.line("%s\n%6s %10s %10s", scenario.name(), "year", "break-even", "stranded");
            int earns = 0;
            for (int year = 2040; year >= 2026; year--) {
                earns = strandedShare(p, year, wacc) <= 0 ? year : earns;
            }
            for (int year = 2026; year <= 2040; year += 2) {
                double ratio = p.in(year).value("us_break_even_price_ratio").orElseThrow();
                Print.line("%6d %10.2f %10.2f", year, ratio, Math.max(0, strandedShare(p, year, wacc)));
            }
            double[] revenue = IntStream.rangeClosed(2026, 2040)
                    .mapToDouble(year -> Kilowatt.of(p, year).revenue() * 1e6 * p.in(year).value("stock_gw").orElseThrow())
                    .toArray();
            double value = FundingParadox.value(revenue, 0.3, wacc, 0.02);
            baseline = baseline == 0 ? value : baseline;
            Print.line("A kilowatt of 2026 earns back %.0f %% of its price; %s; US token revenue is worth %.2f of the baseline's.",
                    100 * (1 - Math.max(0, strandedShare(p, 2026, wacc))),
                    earns == 0 ? "no vintage to 2040 earns its own" : "the first that earns its own is of " + earns,
                    1 - FundingParadox.haircut(value, baseline));
        }
    }

    private static double strandedShare(Projection p, int vintage, double wacc) {
        double[] quasiRents = IntStream.range(vintage, vintage + LIFE)
                .mapToObj(year -> Kilowatt.of(p, year))
                .mapToDouble(kilowatt -> kilowatt.revenue() - kilowatt.running())
                .toArray();
        return FundingParadox.strandedShare(quasiRents, wacc, p.in(vintage).value("capex_usd_per_kw").orElseThrow());
    }
}
