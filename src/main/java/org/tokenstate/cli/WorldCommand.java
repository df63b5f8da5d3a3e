package org.tokenstate.cli;

import java.util.Comparator;
import java.util.List;
import org.tokenstate.catalogue.internal.Shares;
import org.tokenstate.data.Datasets;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.projection.WorldModel;
import org.tokenstate.projection.WorldProjection;
import org.tokenstate.projection.YearResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** All regions and pools of the world's token market, year by year. */
@Command(
        name = "world",
        addMethodSubcommands = false,
        description = {
            "Runs the world's token market: what every region buys, hosts, exports and imports, year by year.",
            "CSV has one row a region and year; the balances of a year sum to zero."
        })
final class WorldCommand extends ReportCommand {
    @Mixin
    ScenarioOptions assumed = new ScenarioOptions();

    @Override
    Answer answer() {
        TokenStateModel any = ModelOptions.anyModel(assumed);
        Scenario scenario = any.scenario();
        int from = ModelOptions.from(assumed);
        int to = ModelOptions.to(assumed);
        WorldProjection world = WorldModel.of(scenario).project(from, to);
        Answer answer = Answer.titled("World token market, scenario '"
                        + world.model().scenario().name() + "', money in real 2025 USD")
                .field(Column.text("scenario", "scenario").notInTable(), scenario.name());
        answer.finding(finding(world));
        regions(answer, world);
        years(answer, world);
        pools(answer, world);
        countries(answer, any, from, to);
        outcomes(answer, world);
        answer.note(
                "exports and imports are gross and before tariffs: hosting goes to the regions of the hosts, the margin to"
                        + " the home of the model, of open weights to the hosts; the balances of a year sum to zero");
        answer.note(
                "tokens are processed tokens, sold or inside a laboratory's own product; electricity of the fleet is that"
                        + " of all compute, training included");
        answer.notes(any.scenarioNotes());
        unused(answer, "no country is compared with another", "--reference");
        if (any.data() != Datasets.bundled()) {
            answer.note(
                    "the scenario's files of data move the countries; regions keep the figures of the bundled tables");
        }
        return answer.source(
                "equations: chapters of the world in the jar; parameters and their sources: the table parameters");
    }

    private static String finding(WorldProjection world) {
        int year = world.to();
        List<String> regions = world.elements("region").stream()
                .sorted(Comparator.comparingDouble(
                        r -> world.value(year, "token_balance_usd", r).orElse(0)))
                .toList();
        String seller = regions.get(regions.size() - 1);
        Shares.Reading money = Shares.reading("", "USD 2025");
        return "In " + year + " the world spends "
                + Numbers.with(money, world.value(year, "world_spending_usd").orElse(0)) + " on tokens; " + seller
                + " exports most, "
                + Numbers.with(
                        money, world.value(year, "token_balance_usd", seller).orElse(0))
                + " net, and " + regions.get(0) + " imports most.";
    }

    private static Column money(String key, String label) {
        return Column.number(key, label, "USD").shownAs(1e-9, "bn USD").decimals(1);
    }

    private static void regions(Answer answer, WorldProjection world) {
        Answer.Table table = answer.table(
                "regions",
                "Regions",
                Column.year("year", "year"),
                Column.text("region", "region"),
                money("token_exports_usd", "exports"),
                money("token_imports_usd", "imports"),
                money("token_balance_usd", "balance"),
                Column.number("gw", "fleet", "GW").decimals(1),
                Column.number("twh", "fleet's power", "TWh").decimals(1),
                money("hosting_exports_usd", "hosting exports").notOnTerminal(),
                money("model_exports_usd", "model exports").notOnTerminal(),
                money("hosting_imports_usd", "hosting imports").notInTable(),
                money("model_imports_usd", "model imports").notInTable(),
                Column.number("hosted_energy_twh", "hosted for others", "TWh").notOnTerminal(),
                Column.number("token_electricity_twh", "tokens' power", "TWh").notInTable(),
                Column.number("additions_gw", "added", "GW").decimals(1),
                Column.text("binding_limit", "limited by"),
                Column.number("tokens_mtok", "bought", "Mtok").shownAs(1e-9, "bn Mtok"),
                money("spending_usd", "spending"),
                money("delivered_spending_usd", "with tariffs and premia").notInTable(),
                money("tariff_revenue_usd", "tariffs").notInTable(),
                Column.number("price_paid_usd_per_mtok", "price paid", "USD/Mtok")
                        .notOnTerminal(),
                Column.percent("token_exports_share_of_goods", "exports of goods exports"),
                Column.number("dependence", "dependence", "%").shownAs(100, "%").notInTable(),
                money("gdp_usd", "GDP").notInTable());
        for (int year = world.from(); year <= world.to(); year++) {
            for (String region : world.elements("region")) {
                table.row(
                        year,
                        region,
                        world.value(year, "token_exports_usd", region),
                        world.value(year, "token_imports_usd", region),
                        world.value(year, "token_balance_usd", region),
                        world.value(year, "gw", region),
                        world.value(year, "ai_electricity_twh", region),
                        world.value(year, "hosting_exports_usd", region),
                        world.value(year, "model_exports_usd", region),
                        world.value(year, "hosting_imports_usd", region),
                        world.value(year, "model_imports_usd", region),
                        world.value(year, "hosted_energy_twh", region),
                        world.value(year, "token_electricity_twh", region),
                        world.value(year, "built_gw", region),
                        world.word(year, "binding_limit", region),
                        world.value(year, "tokens", region),
                        world.value(year, "spending_usd", region),
                        world.value(year, "delivered_spending_usd", region),
                        world.value(year, "tariff_revenue_usd", region),
                        world.value(year, "price_paid_usd_per_mtok", region),
                        world.value(year, "token_exports_share_of_goods", region),
                        world.value(year, "dependence", region),
                        world.value(year, "gdp_usd", region));
            }
        }
    }

    private static void years(Answer answer, WorldProjection world) {
        Answer.Table table = answer.table(
                "world",
                "World",
                Column.year("year", "year"),
                Column.number("world_tokens_mtok", "tokens", "Mtok").shownAs(1e-9, "bn Mtok"),
                money("world_spending_usd", "spending"),
                Column.percent("spending_share_of_gdp", "of GDP"),
                Column.number("joules_per_token", "energy", "J/token").decimals(4),
                Column.percent("scarcity_share_of_revenue", "scarcity of spending"));
        for (int year = world.from(); year <= world.to(); year++) {
            table.row(
                    year,
                    world.value(year, "world_tokens"),
                    world.value(year, "world_spending_usd"),
                    world.value(year, "spending_share_of_gdp"),
                    world.value(year, "joules_per_token"),
                    world.value(year, "scarcity_share_of_revenue"));
        }
    }

    private static void pools(Answer answer, WorldProjection world) {
        Answer.Table table = answer.table(
                "pools",
                "Pools of compute",
                Column.year("year", "year"),
                Column.text("pool", "pool"),
                Column.number("price_usd_per_kwh", "price", "USD/kWh").absentAs("no hosts"),
                Column.number("reference_cost_usd_per_kwh", "cost", "USD/kWh"),
                Column.number("scarcity_usd_per_kwh", "scarcity", "USD/kWh").notOnTerminal(),
                Column.percent("use", "serving tokens"),
                Column.percent("serving_share_plan", "as planned").notOnTerminal(),
                Column.number("compute_kwh", "compute", "kWh")
                        .shownAs(1e-9, "TWh")
                        .notOnTerminal());
        for (int year = world.from(); year <= world.to(); year++) {
            for (String pool : world.elements("pool")) {
                table.row(
                        year,
                        pool,
                        world.value(year, "price", pool),
                        world.value(year, "reference_cost", pool),
                        world.value(year, "scarcity", pool),
                        world.value(year, "use", pool),
                        world.value(year, "serving_plan", pool),
                        world.value(year, "pool_compute_kwh", pool));
            }
        }
    }

    /** Countries that show what a host within a region can be. */
    private static final List<String> HOSTS = List.of("NOR", "ISL", "ARE", "PRY", "IND");

    private static void countries(Answer answer, TokenStateModel like, int from, int to) {
        Answer.Table table = answer.table(
                "countries",
                "Countries, each a host within its region",
                Column.year("year", "year"),
                Column.text("country", "country"),
                money("token_exports_usd", "exports").decimals(2),
                money("token_imports_usd", "imports").decimals(2),
                money("token_balance_usd", "balance").decimals(2),
                Column.number("gw", "fleet", "GW").decimals(2),
                Column.percent("token_exports_share_of_goods", "of goods exports"),
                Column.percent("dependence", "of goods and tokens").notOnTerminal(),
                Column.percent("exported_generation_share", "of generation"),
                money("income_kept_usd", "kept at home").decimals(2),
                money("compute_exports_usd", "with training").decimals(2).notOnTerminal(),
                Column.percent("capital_need_share_of_gdp", "capital of GDP"));
        List<Projection> hosts = HOSTS.stream()
                .map(code -> TokenStateModel.of(code, like.data())
                        .under(like.scenario())
                        .project(from, to))
                .toList();
        for (int year = from; year <= to; year++) {
            for (Projection host : hosts) {
                YearResult of = host.in(year);
                table.row(
                        year,
                        host.model().country(),
                        of.value("export_revenue_usd"),
                        of.value("token_imports_usd"),
                        of.value("token_balance_usd"),
                        of.value("stock_gw"),
                        of.value("share_of_goods_exports"),
                        of.value("dependence"),
                        of.value("exported_generation_share"),
                        of.value("income_kept_usd"),
                        of.value("compute_exports_usd"),
                        of.value("capital_need_share_of_gdp"));
            }
        }
    }

    /** What imports displace, what users gain, whether income pays for the plant, what the fleets emit. */
    private static void outcomes(Answer answer, WorldProjection world) {
        Answer.Table table = answer.table(
                "outcomes",
                "What it comes to, by region",
                Column.year("year", "year"),
                Column.text("region", "region"),
                Column.percent("import_share", "imports of spending"),
                Column.percent("imported_token_share", "of tokens"),
                Column.percent("foreign_weights_token_share", "foreign weights at home"),
                Column.number("imports_rise", "rise of imports", "of base-year use")
                        .notInTable(),
                Column.number("imported_tokens_rise", "rise of imported tokens", "of base-year use")
                        .notInTable(),
                Column.number("foreign_weights_rise", "rise of foreign weights at home", "of base-year use")
                        .notInTable(),
                money("users_gain_usd", "users' gain").decimals(2),
                Column.number("break_even_price_ratio", "break-even", "of income")
                        .decimals(2),
                Column.number("break_even_with_training_ratio", "with training", "of income")
                        .decimals(2),
                Column.percent("stranded_share", "stranded").absentAs("-"),
                Column.percent("stranded_with_training_share", "with training")
                        .absentAs("-")
                        .notOnTerminal(),
                Column.percent("valuation_haircut", "haircut"),
                Column.percent("haircut_with_training", "with training").notOnTerminal(),
                Column.number("ai_emissions_t", "emissions", "t")
                        .shownAs(1e-6, "Mt")
                        .decimals(1));
        for (int year = world.from(); year <= world.to(); year++) {
            for (String region : world.elements("region")) {
                table.row(
                        year,
                        region,
                        world.value(year, "import_share", region),
                        world.value(year, "imported_token_share", region),
                        world.value(year, "foreign_weights_token_share", region),
                        world.value(year, "import_penetration", region),
                        world.value(year, "penetration_by_volume", region),
                        world.value(year, "foreign_weights_penetration_by_volume", region),
                        world.value(year, "users_gain_of_region_usd", region),
                        world.value(year, "break_even_price_ratio", region, "tokens"),
                        world.value(year, "break_even_price_ratio", region, "compute"),
                        world.value(year, "stranded_share", region, "tokens"),
                        world.value(year, "stranded_share", region, "compute"),
                        world.value(year, "valuation_haircut", region, "tokens"),
                        world.value(year, "valuation_haircut", region, "compute"),
                        world.value(year, "ai_emissions_t", region));
            }
        }
    }
}
