package examples;

import org.tokenstate.economics.trade.FundingParadox;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.projection.YearResult;

/** (7) Can the capital that builds American capacity earn its return, if cheap tokens take the price down? */
public final class FundingGap {
    private static final int LIFE = 5;

    private FundingGap() {}

    /** Prints break-even ratio and stranded share of each vintage by world, and the haircut on revenue to 2040. */
    public static void main(String[] args) {
        TokenStateModel states = TokenStateModel.of("USA");
        double reference = 0;
        for (Scenario scenario : Worlds.all()) {
            Projection p = states.under(scenario).project(2025, 2045);
            double wacc = p.in(2026).value("wacc").orElseThrow();
            double[] revenue = new double[15];
            StringBuilder row = new StringBuilder();
            double worst = 0;
            for (int year = 2026; year <= 2040; year++) {
                revenue[year - 2026] = revenuePerKw(p, year) * p.in(year).value("stock_gw").orElseThrow() * 1e6;
                if (year % 2 == 0) {
                    double stranded = strandedShare(p, year, wacc);
                    worst = Math.max(worst, stranded);
                    row.append(Print.text(
                            "%6d %10.2f %10.2f\n", year, p.in(year).value("us_break_even_price_ratio").orElseThrow(), stranded));
                }
            }
            Print.line("%s\n%6s %10s %10s", scenario.name(), "year", "break-even", "stranded");
            System.out.print(row);
            double value = FundingParadox.value(revenue, 0.3, wacc, 0.02);
            reference = reference == 0 ? value : reference;
            Print.line(
                    "%s; US token revenue to 2040 and after is worth %.2f of the baseline's.",
                    worst > 0
                            ? Print.text("The worst vintage would not earn %.0f %% of its cost", 100 * worst)
                            : "Every vintage would earn its cost",
                    1 - FundingParadox.haircut(value, reference));
        }
    }

    private static double path(Projection p, String parameter, int year) {
        return p.model().scenario().path(parameter).at(year);
    }

    private static double runningPerKw(Projection p, int year) {
        YearResult y = p.in(year);
        return y.value("capex_usd_per_kw").orElseThrow() * path(p, "opex_share", year)
                + 8760 * path(p, "utilisation", year) * y.value("power_price_usd_per_kwh").orElseThrow();
    }

    private static double revenuePerKw(Projection p, int year) {
        YearResult y = p.in(year);
        double capital = y.value("capex_usd_per_kw").orElseThrow() * y.value("capital_recovery_factor").orElseThrow();
        return (capital + runningPerKw(p, year)) / y.value("us_break_even_price_ratio").orElseThrow();
    }

    /** Of a kilowatt installed at the start of a year that earns as the average of the stock does. */
    private static double strandedShare(Projection p, int vintage, double wacc) {
        double[] quasiRents = new double[LIFE];
        for (int age = 0; age < LIFE; age++) {
            quasiRents[age] = revenuePerKw(p, vintage + age) - runningPerKw(p, vintage + age);
        }
        return FundingParadox.strandedShare(quasiRents, wacc, p.in(vintage).value("capex_usd_per_kw").orElseThrow());
    }
}
