package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.ParameterTable;

/** Token shock, welfare, funding and emissions: against definitions written out here, and accounts that must close. */
class WorldOutcomesTest {
    private final WorldProjection world = WorldModel.bundled().project(2025, 2040);
    private final List<String> regions = world.elements("region");

    private static WorldProjection run(Scenario scenario, int to) {
        return WorldModel.bundled().under(scenario).project(2025, to);
    }

    private static double constant(String parameter) {
        return ParameterTable.bundled().get(parameter).defaultValue().at(2025);
    }

    /** Yearly amounts at the rate, the first one year from now. */
    private static double presentValue(double[] amounts, double rate) {
        double sum = 0;
        for (int t = amounts.length - 1; t >= 0; t--) {
            sum = (sum + amounts[t]) / (1 + rate);
        }
        return sum;
    }

    @Test
    void importsFromEachPartnerAddUp() {
        for (int year : new int[] {2025, 2030, 2040}) {
            for (String r : regions) {
                double spending = world.at(year, "spending_usd", r);
                assertThat(world.at(year, "absorption_usd", r)).isCloseTo(spending, within(1e-11 * spending));
                double value = 0;
                double tokens = 0;
                double sold = 0;
                for (String b : regions) {
                    value += world.at(year, "import_penetration_from", r, b);
                    sold += world.at(year, "tokens_from", r, b);
                    tokens += b.equals(r) ? 0 : world.at(year, "penetration_by_volume_from", r, b);
                }
                assertThat(value)
                        .isCloseTo(world.at(year, "import_penetration", r), within(1e-9 * Math.abs(value) + 1e-15));
                assertThat(tokens)
                        .isCloseTo(world.at(year, "penetration_by_volume", r), within(1e-9 * Math.abs(tokens) + 1e-15));
                assertThat(sold).isCloseTo(world.at(year, "tokens", r), within(1e-11 * sold));
            }
        }
    }

    @Test
    void penetrationIsTheRiseSinceTheBaseYear() {
        double rise = world.at(2030, "token_imports_usd", "USA") - world.at(2025, "token_imports_usd", "USA");
        double absorbed = world.at(2025, "sector_revenue_usd", "USA")
                + world.at(2025, "token_imports_usd", "USA")
                - world.at(2025, "token_exports_usd", "USA");
        assertThat(world.at(2030, "import_penetration", "USA")).isCloseTo(rise / absorbed, within(1e-12));
        assertThat(world.at(2025, "import_penetration", "USA")).isZero();
    }

    /** Open weights on hosts at home are no import, and nothing of them is foreign in China. */
    @Test
    void weightsFromAbroadStandApart() {
        double share = world.at(2030, "foreign_weights_token_share", "USA");
        assertThat(share).isBetween(0.05, 0.25);
        assertThat(world.at(2030, "foreign_weights_token_share", "CHN")).isZero();
        double home = world.at(2030, "tokens_from", "USA", "USA") / world.at(2030, "tokens", "USA");
        assertThat(world.at(2030, "imported_token_share", "USA")).isCloseTo(1 - home, within(1e-12));
        assertThat(home).isGreaterThan(share);
        WorldProjection closed =
                run(Scenario.BASELINE.with(Policy.ban("USA").on("OPEN").size(0).from(2028)), 2028);
        assertThat(closed.at(2028, "foreign_weights_token_share", "USA")).isZero();
    }

    @Test
    void familiesAndMarketsAddUpByValue() {
        for (String r : regions) {
            double paid = 0;
            for (String c : world.elements("channel")) {
                double sum = 0;
                for (String f : world.elements("family")) {
                    sum += world.at(2033, "family_share_by_value", r, c, f);
                }
                assertThat(sum).isCloseTo(1, within(1e-12));
                paid += world.at(2033, "delivered_spending_of_market_usd", r, c);
                assertThat(world.at(2033, "open_weight_share_of_market", r, c))
                        .isLessThanOrEqualTo(world.at(2033, "family_share", r, c, "CN") + 1e-12);
            }
            assertThat(paid).isCloseTo(world.at(2033, "delivered_spending_usd", r), within(1e-12 * paid));
        }
    }

    @Test
    void theBaseYearIsTheUnitOfTheIndex() {
        for (String r : regions) {
            for (String c : world.elements("channel")) {
                double spending = world.at(2025, "delivered_spending_of_market_usd", r, c);
                assertThat(world.at(2025, "price_index", r, c)).isCloseTo(1, within(1e-12));
                assertThat(world.at(2025, "users_gain_usd", r, c)).isCloseTo(0, within(1e-12 * spending));
                assertThat(world.at(2030, "price_index", r, c)).isLessThan(0.6);
                assertThat(world.at(2030, "users_gain_usd", r, c)).isPositive();
            }
        }
    }

    /** What a tariff, or a floor, takes from its buyers is the area under demand: volume times the rise of prices, step by step. */
    @ParameterizedTest
    @ValueSource(strings = {"tariff", "floor"})
    void whatBuyersLoseIsTheAreaUnderTheirDemand(String kind) {
        int steps = 250;
        double area = 0;
        WorldProjection before = null;
        double first = 0;
        double last = 0;
        for (int i = 0; i <= steps; i++) {
            Policy policy = kind.equals("tariff")
                    ? Policy.tariff("USA")
                            .on("CHN", "OPEN")
                            .size(0.5 * i / steps)
                            .from(2028)
                    : Policy.priceFloor("USA")
                            .on("CHN", "OPEN")
                            .size(0.01 * Math.pow(30, (double) i / steps))
                            .from(2028);
            WorldProjection now = run(Scenario.BASELINE.with(policy), 2028);
            last = now.at(2028, "users_gain_of_region_usd", "USA");
            if (before == null) {
                first = last;
            } else {
                for (String c : now.elements("channel")) {
                    for (String k : now.elements("tier")) {
                        for (String o : now.elements("origin")) {
                            String[] sale = {"USA", c, k, o};
                            area += (before.at(2028, "volume", sale) + now.at(2028, "volume", sale))
                                    / 2
                                    * (now.at(2028, "delivered_price", sale)
                                            - before.at(2028, "delivered_price", sale));
                        }
                    }
                }
            }
            before = now;
        }
        assertThat(area).isPositive();
        assertThat(first - last).isCloseTo(area, within(2e-3 * area));
    }

    @Test
    void aFloorHoldsFromItsYearOnAndThePastStays() {
        double floor = 0.2;
        WorldProjection floored = run(
                Scenario.BASELINE.with(
                        Policy.priceFloor("USA").on("CHN").size(floor).from(2028)),
                2030);
        for (String result : floored.results()) {
            assertThat(Double.doubleToLongBits(floored.at(2027, result)))
                    .as(result)
                    .isEqualTo(Double.doubleToLongBits(world.at(2027, result)));
        }
        for (String k : floored.elements("tier")) {
            double free = world.at(2028, "delivered_price", "USA", "api", k, "CHN");
            double price = floored.at(2028, "delivered_price", "USA", "api", k, "CHN");
            assertThat(price).isCloseTo(Math.max(floor, price), within(1e-12));
            if (free < 0.9 * floor) {
                assertThat(price).isCloseTo(floor, within(1e-12));
                assertThat(floored.at(2028, "volume", "USA", "api", k, "CHN"))
                        .isLessThan(world.at(2028, "volume", "USA", "api", k, "CHN"));
            }
        }
        double balances = 0;
        for (String r : regions) {
            balances += floored.at(2030, "token_balance_usd", r);
        }
        assertThat(balances).isCloseTo(0, within(1e-12 * floored.at(2030, "world_spending_usd")));
        WorldProjection slack = run(
                Scenario.BASELINE.with(
                        Policy.priceFloor("USA").on("CHN").size(1e-6).from(2028)),
                2030);
        assertThat(slack.at(2030, "token_exports_usd", "CHN")).isEqualTo(world.at(2030, "token_exports_usd", "CHN"));
    }

    /** The vintage of 2026 in its last year by hand. */
    @ParameterizedTest
    @ValueSource(strings = {"tokens", "compute"})
    void strandedCapitalIsWhatQuasiRentsDoNotPayBack(String payer) {
        double capex = constant("capex_usd_per_kw.USA");
        double hours = 8760 * constant("utilisation") / constant("provisioned_per_metered");
        double work = world.at(2026, "new_work", "USA");
        double[] rents = new double[6];
        for (int i = 0; i < rents.length; i++) {
            double earning = world.at(2026 + i, "earning_usd_per_kwh", "USA", payer);
            rents[i] = Math.max(
                    0,
                    hours * (earning * work - constant("power_price_usd_per_kwh.USA"))
                            - constant("opex_share") * capex);
        }
        assertThat(world.value(2030, "stranded_share", "USA", payer)).isEmpty();
        assertThat(world.at(2031, "stranded_share", "USA", payer))
                .isCloseTo(1 - presentValue(rents, constant("wacc.USA")) / capex, within(1e-12));
    }

    @Test
    void theHaircutSetsCashAndPlantAgainstCapital() {
        double wacc = constant("wacc.USA");
        double capex = constant("capex_usd_per_kw.USA");
        int years = 10;
        double[] cash = new double[years];
        double[] capital = new double[years];
        for (int i = 0; i < years; i++) {
            int year = 2026 + i;
            cash[i] = world.at(year, "income_usd", "USA", "tokens") - world.at(year, "operating_cost_usd", "USA");
            capital[i] = world.at(year, "built_gw", "USA") * 1e6 * capex;
        }
        // no plant of the base year is left in 2035: what is, is the share of a life that each vintage has before it
        double book = 0;
        for (int i = years - 6; i < years; i++) {
            book += capital[i] * (i - (years - 6)) / 6;
        }
        double put = 0.5 * world.at(2025, "gw", "USA") * 1e6 * capex + presentValue(capital, wacc);
        double value = presentValue(cash, wacc) + book * Math.pow(1 + wacc, -years);
        assertThat(world.at(2035, "valuation_haircut", "USA", "tokens")).isCloseTo(1 - value / put, within(1e-9));
        assertThat(world.at(2025, "valuation_haircut", "USA", "tokens")).isCloseTo(0, within(1e-12));
    }

    @Test
    void breakEvenIsTheCostOfTheFleetOverItsIncome() {
        double wacc = constant("wacc.USA");
        double recovery = wacc / (1 - Math.pow(1 + wacc, -constant("cost_life")));
        double drawn = constant("utilisation") / constant("provisioned_per_metered");
        double perKw = constant("capex_usd_per_kw.USA") * (recovery + constant("opex_share"))
                + 8760 * drawn * constant("power_price_usd_per_kwh.USA");
        double ratio = world.at(2030, "gw", "USA") * 1e6 * perKw / world.at(2030, "sector_revenue_usd", "USA");
        assertThat(world.at(2030, "break_even_price_ratio", "USA", "tokens")).isCloseTo(ratio, within(1e-9 * ratio));
        // tokens alone do not carry Western plant, tokens and training together do
        for (int year = 2026; year <= 2039; year++) {
            assertThat(world.at(year, "break_even_price_ratio", "USA", "tokens"))
                    .isGreaterThan(1);
            assertThat(world.at(year, "break_even_price_ratio", "USA", "compute"))
                    .isLessThan(1);
        }
    }

    /** Intensities of the base year are those of the tables. */
    @Test
    void gridsAreThoseOfTheTables() {
        Map<String, Double> factor = new LinkedHashMap<>();
        CsvTable.bundled("emission_factors.csv")
                .rows()
                .forEach(row -> factor.put(row.requiredText("energy_source"), row.requiredNumber("gco2e_per_kwh")));
        Map<String, CsvTable.Row> latest = new LinkedHashMap<>();
        for (CsvTable.Row row : CsvTable.bundled("electricity.csv").rows()) {
            double sum = 0;
            for (String source : factor.keySet()) {
                sum += row.number(source + "_twh").orElse(0);
            }
            if (row.number("generation_twh").isPresent() && sum > 0.9 * row.requiredNumber("generation_twh")) {
                latest.put(row.requiredText("iso3"), row);
            }
        }
        Set<String> named = new HashSet<>();
        for (CsvTable.Row region : CsvTable.bundled("regions.csv").rows()) {
            List<String> members = Arrays.asList(region.requiredText("members").split(" "));
            named.addAll(members);
            double twh = 0;
            double grams = 0;
            for (Map.Entry<String, CsvTable.Row> entry : latest.entrySet()) {
                String iso = entry.getKey();
                boolean in = members.contains("*") ? !named.contains(iso) && !iso.equals("WLD") : members.contains(iso);
                for (Map.Entry<String, Double> source : factor.entrySet()) {
                    double part = in
                            ? entry.getValue().number(source.getKey() + "_twh").orElse(0)
                            : 0;
                    twh += part;
                    grams += part * source.getValue();
                }
            }
            assertThat(constant("base_grid_carbon_g_per_kwh." + region.requiredText("region")))
                    .as(region.requiredText("region"))
                    .isCloseTo(grams / twh, within(0.5));
        }
    }

    @Test
    void emissionsAreElectricityTimesTheGrid() {
        double sum = 0;
        for (String r : regions) {
            double tonnes = world.at(2035, "ai_electricity_twh", r) * world.at(2035, "grid_carbon_g_per_kwh", r) * 1000;
            assertThat(world.at(2035, "ai_emissions_t", r)).isCloseTo(tonnes, within(1e-9 * tonnes));
            assertThat(world.at(2035, "grid_carbon_g_per_kwh", r))
                    .isLessThan(world.at(2034, "grid_carbon_g_per_kwh", r));
            sum += tonnes;
        }
        assertThat(world.at(2035, "world_ai_emissions_t")).isCloseTo(sum, within(1e-9 * sum));
        assertThat(world.at(2035, "emissions_g_per_mtok")).isLessThan(world.at(2025, "emissions_g_per_mtok") / 5);
    }
}
