package org.tokenstate.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Datasets;
import org.tokenstate.electricity.Backtest;
import org.tokenstate.electricity.Convergence;
import org.tokenstate.projection.TokenStateModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The year in which generation per head reaches that of a reference, under every growth model. */
@Command(
        name = "convergence",
        description =
                "When generation per head reaches that of a reference, under every growth model and its back-test.")
final class ConvergenceCommand extends ReportCommand {
    @Parameters(index = "0", paramLabel = "ISO3", description = "The country's three-letter code, such as CHN.")
    String country = "";

    @Option(
            names = "--reference",
            defaultValue = "USA",
            paramLabel = "ISO3",
            description = "Default: ${DEFAULT-VALUE}.")
    String reference = "USA";

    @Option(names = "--to", defaultValue = "2060", paramLabel = "YEAR", description = "Default: ${DEFAULT-VALUE}.")
    int to = 2060;

    @Option(
            names = "--draws",
            defaultValue = "" + Convergence.DEFAULT_DRAWS,
            paramLabel = "N",
            description = "Default: ${DEFAULT-VALUE}.")
    int draws = Convergence.DEFAULT_DRAWS;

    @Option(names = "--seed", defaultValue = "42", paramLabel = "S", description = "Default: ${DEFAULT-VALUE}.")
    long seed = 42;

    @Option(
            names = "--like-for-like",
            description = "CHN against USA only: China net of plants' own use, US population of the Census Bureau.")
    boolean likeForLike;

    @Override
    Answer answer() {
        Datasets data = Datasets.bundled();
        String own = TokenStateModel.of(country).country();
        String other = TokenStateModel.of(reference).country();
        if (own.equals(other)) {
            throw new InputException("reference of " + own + " must be another country or group but is " + other
                    + ": name one with --reference, such as " + (own.equals("CHN") ? "USA" : "CHN"));
        }
        if (likeForLike && !(own.equals("CHN") && other.equals("USA"))) {
            throw new InputException(
                    "--like-for-like is known for CHN against USA but not for " + own + " against " + other);
        }
        Convergence.Adjustment adjustment =
                likeForLike ? Convergence.Adjustment.CHINA_UNITED_STATES : Convergence.Adjustment.NONE;
        AnnualSeries a = data.generationPerCapitaKwh(own);
        AnnualSeries b = data.generationPerCapitaKwh(other);
        Map<String, Double> mape = new HashMap<>();
        Backtest.standard(data).scores().forEach(s -> mape.put(s.method() + s.horizon(), s.mape()));
        Answer answer = Answer.titled("Generation per head of " + own + " against " + other + " to " + to + ", "
                        + adjustment.reason())
                .key(Column.text("country", "country"), own)
                .key(Column.text("reference", "reference"), other);
        Answer.Table table = answer.table(
                "rows",
                "",
                Column.text("method", "growth model"),
                Column.year("central_year", "central").absentAs("never"),
                Column.year("p10_year", "p10").absentAs("never"),
                Column.year("median_year", "median").absentAs("never"),
                Column.year("p90_year", "p90").absentAs("never"),
                Column.percent("probability_by_2030", "by 2030").decimals(1),
                Column.percent("probability_by_2035", "by 2035").decimals(1),
                Column.percent("probability_by_2040", "by 2040").decimals(1),
                Column.percent("probability_never", "never").decimals(1),
                Column.percent("backtest_mape_5", "MAPE 5y").decimals(1),
                Column.percent("backtest_mape_10", "MAPE 10y").decimals(1));
        List<Convergence> all = Convergence.underEveryModel(a, b, to, adjustment, draws, seed);
        for (Convergence c : all) {
            table.row(
                    c.growthModel(),
                    c.centralYear(),
                    c.quantileYear(0.1),
                    c.quantileYear(0.5),
                    c.quantileYear(0.9),
                    c.probabilityBy(2030),
                    c.probabilityBy(2035),
                    c.probabilityBy(2040),
                    c.probabilityOfNever(),
                    error(mape, c.growthModel() + 5),
                    error(mape, c.growthModel() + 10));
        }
        return answer.note("A path that never crosses by " + to + " is counted as later than all others")
                .source("Ember and Energy Institute with processing by Our World in Data, CC BY 4.0");
    }

    private static OptionalDouble error(Map<String, Double> mape, String key) {
        Double value = mape.get(key);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
