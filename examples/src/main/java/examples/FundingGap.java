package examples;

import java.util.stream.IntStream;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.WorldModel;
import org.tokenstate.projection.WorldProjection;

/** (7) Can the capital that builds American capacity earn its return, if cheap tokens take the price down? */
public final class FundingGap {
    private static final String REGION = "USA";
    private static final int FIRST = 2026;
    private static final int LAST = 2040;
    /** A vintage is judged in its last year of service, five after its first. */
    private static final int YEARS = 5;

    private FundingGap() {}

    /** Prints break-even ratio and stranded share of each vintage by world, if tokens alone pay and if training pays as well. */
    public static void main(String[] args) {
        for (Scenario scenario : Worlds.all()) {
            WorldProjection p = WorldModel.bundled().under(scenario).project(FIRST - 1, LAST + YEARS);
            Print.line("%s\n%6s %20s %20s", scenario.name(), "", "tokens pay", "all compute pays");
            Print.line("%6s %10s %9s %10s %9s", "year", "break-even", "stranded", "break-even", "stranded");
            for (int year = FIRST; year <= LAST; year += 2) {
                Print.line(
                        "%6d %10.2f %9.2f %10.2f %9.2f",
                        year,
                        p.value(year, "break_even_price_ratio", REGION, "tokens").orElseThrow(),
                        stranded(p, year, "tokens"),
                        p.value(year, "break_even_price_ratio", REGION, "compute").orElseThrow(),
                        stranded(p, year, "compute"));
            }
            IntStream earns = IntStream.rangeClosed(FIRST, LAST).filter(year -> stranded(p, year, "tokens") == 0);
            Print.line(
                    "Paid by tokens a kilowatt of 2026 earns back %.0f %% of its price, and %s; of all capital to 2040 cash and plant do not cover %.0f %%.",
                    100 * (1 - stranded(p, FIRST, "tokens")),
                    earns.mapToObj(year -> "the first that earns its own is of " + year)
                            .findFirst()
                            .orElse("none to 2040 earns its own"),
                    100 * p.value(LAST, "valuation_haircut", REGION, "tokens").orElseThrow());
        }
    }

    private static double stranded(WorldProjection p, int vintage, String payer) {
        return Math.max(0, p.value(vintage + YEARS, "stranded_share", REGION, payer).orElseThrow());
    }
}
