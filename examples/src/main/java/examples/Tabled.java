package examples;

import static tech.tablesaw.aggregate.AggregateFunctions.mean;
import static tech.tablesaw.aggregate.AggregateFunctions.sum;

import org.tokenstate.catalogue.Results;
import org.tokenstate.projection.Policy;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.tables.Tables;
import tech.tablesaw.api.Table;

/** (13) How do tariffs of several sizes compare? Projections as tables of Tablesaw, appended, filtered and pivoted. */
public final class Tabled {
    private Tabled() {}

    /** Prints China's token exports by year and tariff, and what the largest tariff costs. */
    public static void main(String[] args) {
        TokenStateModel china = TokenStateModel.of("CHN");
        Table all = Tables.of(china.project(2025, 2040));
        for (int percent : new int[] {25, 50, 100}) {
            Scenario taxed = Scenario.BASELINE
                    .with(Policy.tariff("USA", "EUR").on("CHN").percent(percent).from(2028))
                    .named("tariff " + percent, "");
            Projection projection = china.under(taxed).project(2025, 2040);
            all.append(Tables.of(projection));
        }
        Table shown = all.where(all.intColumn("year").isIn(2028, 2030, 2035, 2040));
        Table exports = shown.pivot("year", "scenario", Results.EXPORT_REVENUE_USD, sum);
        Print.line("China's token exports, bn USD of 2025");
        Print.line("%6s %10s %10s %10s %10s", "year", "baseline", "25 %", "50 %", "100 %");
        for (int row = 0; row < exports.rowCount(); row++) {
            Print.line(
                    "%6d %10.1f %10.1f %10.1f %10.1f",
                    exports.intColumn("year").get(row),
                    exports.doubleColumn("baseline").get(row) / 1e9,
                    exports.doubleColumn("tariff 25").get(row) / 1e9,
                    exports.doubleColumn("tariff 50").get(row) / 1e9,
                    exports.doubleColumn("tariff 100").get(row) / 1e9);
        }
        Table means = all.where(all.intColumn("year").isGreaterThanOrEqualTo(2028))
                .summarize(Results.EXPORT_REVENUE_USD, mean)
                .by("scenario");
        double base = means.where(means.stringColumn("scenario").isEqualTo("baseline"))
                .doubleColumn(1)
                .get(0);
        double most = means.where(means.stringColumn("scenario").isEqualTo("tariff 100"))
                .doubleColumn(1)
                .get(0);
        Print.line("A tariff of 100 %% leaves %.0f %% of the exports of 2028 to 2040.", 100 * most / base);
    }
}
