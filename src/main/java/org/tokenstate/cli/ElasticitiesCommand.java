package org.tokenstate.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.numeric.Model;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.report.internal.Words;
import org.tokenstate.sensitivity.Tornado;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a standard step of the leading parameters does to the headline. */
@Command(
        name = "elasticities",
        addMethodSubcommands = false,
        description = {
            "What one standard step of the leading parameters does to the headline of a country: exports, their share of goods"
                    + " exports, and spending of the world.",
            "A step goes from a parameter's median to its quantiles 0.16 and 0.84, all others at their medians."
        })
final class ElasticitiesCommand extends ReportCommand {
    private static final double LOW = 0.158655;
    private static final double HIGH = 1 - LOW;

    /** The leading parameters, in the order of the model: demand, drift, supply. */
    private static final List<String> LEADING = List.of(
            "demand_elasticity",
            "spending_saturation",
            "spending_ceiling.api",
            "diffusion",
            "taste_drift.api",
            "drift_half_life",
            "tokens_shared",
            "progress_scale",
            "capex_usd_per_kw.CHN",
            "capex_usd_per_kw.USA",
            "additions_factor.CHN",
            "rival_entry");

    private static final String EXPORTS = "export_revenue_usd";
    private static final String SHARE = "share_of_goods_exports";
    private static final String SPENDING = "world_spending_usd";

    @Mixin
    final CountryOptions country = new CountryOptions();

    @Option(
            names = "--year",
            paramLabel = "Y",
            defaultValue = "2040",
            description = "The year. Default: ${DEFAULT-VALUE}.")
    int year = 2040;

    @Override
    Answer answer() {
        TokenStateModel model = ModelOptions.model(country.country(), country.assumed);
        ModelOptions.requireYear(year);
        Projection central = model.project(year, year);
        central.missing(EXPORTS).ifPresent(cause -> {
            throw new InputException(EXPORTS + " of " + model.country() + " in " + year + " is not known: " + cause);
        });
        Model drawn = model.asModel(year, year, List.of(EXPORTS, SHARE, SPENDING));
        Tornado tornado = Tornado.of(drawn, LOW, HIGH);
        Map<String, Map<String, Tornado.Bar>> bars = new LinkedHashMap<>();
        for (String result : List.of(EXPORTS, SHARE, SPENDING)) {
            bars.put(
                    result,
                    tornado.ranked(result + "[" + year + "]").stream()
                            .collect(Collectors.toMap(Tornado.Bar::name, bar -> bar)));
        }
        Answer answer = Answer.titled("One standard step of the leading parameters: " + model.country() + " in " + year
                        + ", scenario '" + model.scenario().name() + "'")
                .key(Column.text("country", "country"), model.country())
                .key(Column.year("year", "year"), year);
        Answer.Table table = answer.table(
                "rows",
                "",
                Column.text("parameter", "parameter"),
                Column.number("low", "step down", ""),
                Column.number("high", "step up", ""),
                money("exports_low", "exports, down"),
                money("exports", "as it is"),
                money("exports_high", "up"),
                Column.number("exports_elasticity", "elasticity", "").decimals(2),
                Column.percent("share_low", "of goods exports, down"),
                Column.percent("share_high", "up"),
                money("world_spending_low", "world spending, down").minor(),
                money("world_spending_high", "up").minor());
        for (Model.Input input : drawn.inputs()) {
            if (!LEADING.contains(input.name())) {
                continue;
            }
            double low = input.distribution().quantile(LOW);
            double high = input.distribution().quantile(HIGH);
            Tornado.Bar exports = bar(bars, EXPORTS, input.name());
            Tornado.Bar share = bar(bars, SHARE, input.name());
            Tornado.Bar spending = bar(bars, SPENDING, input.name());
            table.row(
                    input.name(),
                    low,
                    high,
                    exports.atLow(),
                    exports.base(),
                    exports.atHigh(),
                    elasticity(low, high, exports).orElse(null),
                    share.atLow(),
                    share.atHigh(),
                    spending.atLow(),
                    spending.atHigh());
        }
        tornado.ranked(EXPORTS + "[" + year + "]").stream()
                .filter(bar -> LEADING.contains(bar.name()))
                .findFirst()
                .ifPresent(bar -> answer.finding(String.format(
                        Locale.ROOT,
                        "Of the leading parameters %s moves exports of %s in %d most: a standard step each way takes them from"
                                + " %s to %s.",
                        bar.name(),
                        model.country(),
                        year,
                        Words.usd(Math.min(bar.atLow(), bar.atHigh())),
                        Words.usd(Math.max(bar.atLow(), bar.atHigh())))));
        answer.notes(ModelOptions.notes(central));
        unused(answer, "the answer is of one year, --year", "--from", "--to");
        answer.note("elasticity: change of the log of exports over that of the parameter, between the two steps");
        answer.note("fixed under the defaults, and not here: "
                + LEADING.stream()
                        .filter(name -> drawn.inputs().stream()
                                .noneMatch(input -> input.name().equals(name)))
                        .map(name -> name + " = "
                                + ParameterTable.bundled().get(name).defaultText())
                        .collect(Collectors.collectingAndThen(
                                Collectors.joining(", "), names -> names.isEmpty() ? "none" : names)));
        return answer.source("distributions of the parameters: see 'parameters'");
    }

    private static Tornado.Bar bar(Map<String, Map<String, Tornado.Bar>> bars, String result, String parameter) {
        return Optional.ofNullable(bars.get(result))
                .map(of -> of.get(parameter))
                .orElseThrow(() -> new InputException("no step of " + parameter + " for " + result));
    }

    private static Column money(String key, String label) {
        return Column.number(key, label, "USD").shownAs(1e-9, "bn USD").decimals(1);
    }

    /** Of two values of one sign; empty where a log is not defined. */
    private static Optional<Double> elasticity(double low, double high, Tornado.Bar exports) {
        boolean defined = low / high > 0 && low != high && exports.atLow() > 0 && exports.atHigh() > 0;
        return defined
                ? Optional.of(Math.log(exports.atHigh() / exports.atLow()) / Math.log(high / low))
                : Optional.empty();
    }
}
