package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.YearPath;
import org.tokenstate.numeric.internal.CounterRandom;

/** Scenarios and policies: what they must move, and which way, from several starting points. */
class WorldScenariosTest {
    private static final int LATER = 2030;

    static List<String> scenarios() {
        return ScenarioFiles.BUNDLED;
    }

    private static WorldProjection run(Scenario scenario) {
        return WorldModel.bundled().under(scenario).project(2025, LATER);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void theBaseYearIsTheSameBitForBit(String name) {
        WorldProjection base = run(Scenario.BASELINE);
        WorldProjection other = run(ScenarioFiles.load(name).scenario());
        for (String result : base.results()) {
            assertThat(Double.doubleToLongBits(other.at(2025, result)))
                    .as(result)
                    .isEqualTo(Double.doubleToLongBits(base.at(2025, result)));
        }
        assertThat(other.model().scenario().rewritesBase()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void aStoryIsTold(String name) {
        assertThat(ScenarioFiles.load(name).scenario().description()).isNotBlank();
        if (!name.equals("baseline")) {
            assertThat(ScenarioFiles.load(name).scenario().description()).contains("t must be true");
        }
    }

    /** A starting point: the defaults, or draws of what is read once and of the elasticities. */
    private static Scenario start(int draw) {
        Map<String, ParameterValue> values = new TreeMap<>();
        for (Parameter parameter : ParameterTable.bundled().all()) {
            boolean path = parameter.name().matches("(additions_factor|tariff|premium|gdp_growth_deviation).*");
            if (draw > 0 && parameter.distribution().isPresent() && !path) {
                double u = CounterRandom.of(11, parameter.name()).uniform(draw, 0);
                double value = parameter.distribution().get().quantile(0.1 + 0.8 * u);
                values.put(
                        parameter.name(),
                        ParameterValue.of(YearPath.constant(value)).inBaseYear());
            }
        }
        return new Scenario("draw " + draw, "", values);
    }

    private static Scenario over(Scenario start, String name) {
        try (InputStream in = Objects.requireNonNull(
                WorldScenariosTest.class.getResourceAsStream("/org/tokenstate/scenarios/" + name + ".yaml"), name)) {
            return ScenarioFiles.over(start, name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static final class Signs {
        final Scenario start;
        final WorldProjection base;
        final List<String> wrong = new ArrayList<>();
        WorldProjection changed;

        Signs(int draw) {
            start = start(draw);
            base = run(start);
            changed = base;
        }

        Signs under(String scenario) {
            changed = run(over(start, scenario));
            return this;
        }

        Signs under(Policy policy) {
            changed = run(start.with(policy));
            return this;
        }

        Signs under(String parameter, double factor) {
            changed = run(start.with(
                    parameter, ParameterValue.of(start.path(parameter).map(v -> v * factor))));
            return this;
        }

        Signs rises(String result, String... elements) {
            return sign(1, result, elements);
        }

        Signs falls(String result, String... elements) {
            return sign(-1, result, elements);
        }

        private Signs sign(int sign, String result, String... elements) {
            double before = base.at(LATER, result, elements);
            double after = changed.at(LATER, result, elements);
            if (!(sign * (after - before) > 0)) {
                wrong.add(start.name() + ", " + changed.model().scenario().name() + ": " + result + " "
                        + List.of(elements) + " " + before + " to " + after);
            }
            return this;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void signsAreThoseOfTheModel(int draw) {
        Signs s = new Signs(draw);
        s.under(Policy.tariff("USA").on("CHN").percent(50).from(2028))
                .falls("token_exports_usd", "CHN")
                .rises("price_paid_usd_per_mtok", "USA")
                .rises("tariff_revenue_usd", "USA")
                .rises("price_index", "USA", "api")
                .falls("users_gain_of_region_usd", "USA");
        s.under(Policy.ban("USA").on("CHN").size(0.1).from(2028))
                .falls("token_exports_usd", "CHN")
                .rises("price_paid_usd_per_mtok", "USA")
                .falls("users_gain_of_region_usd", "USA");
        s.under(Policy.premium("USA").on("CHN", "OPEN").percent(10).from(2028))
                .falls("token_exports_usd", "CHN")
                .falls("users_gain_of_region_usd", "USA");
        s.under(Policy.priceFloor("USA").on("CHN").size(1).from(2028))
                .falls("family_share", "USA", "api", "CN")
                .rises("price_index", "USA", "api")
                .falls("users_gain_of_region_usd", "USA");
        s.under(Policy.exportTax().on("USA").percent(20).from(2028))
                .rises("export_tax_revenue_usd", "USA")
                .rises("price_paid_usd_per_mtok", "EUR")
                .falls("users_gain_of_region_usd", "EUR");
        s.under(Policy.complianceCost("EUR").on("CHN").size(1e13).from(2028))
                .falls("family_share", "EUR", "api", "CN")
                .falls("users_gain_of_region_usd", "EUR");
        s.under(Policy.powerLimit("CHN").size(1).from(2028))
                .falls("gw", "CHN")
                .falls("token_exports_usd", "CHN")
                .rises("price", "EAST");
        s.under("fortress")
                .falls("token_exports_usd", "CHN")
                .falls("world_tokens")
                .falls("family_share", "ROW", "api", "CN");
        s.under("open")
                .rises("token_exports_usd", "CHN")
                .rises("world_tokens")
                .rises("family_share", "ROW", "api", "CN");
        s.under("price-war").rises("world_tokens");
        s.under("us-power-shortage")
                .falls("token_exports_usd", "USA")
                .rises("token_exports_usd", "GLF")
                .rises("token_exports_usd", "EUR")
                .rises("token_exports_usd", "CHN")
                .rises("price", "WEST");
        s.under("chip-controls")
                .falls("token_exports_usd", "CHN")
                .rises("price", "EAST")
                .rises("token_exports_usd", "USA");
        s.under("gulf-east").rises("token_exports_usd", "USA");
        s.under("european-residency")
                .falls("token_imports_usd", "EUR")
                .falls("token_exports_usd", "USA")
                .falls("hosted_abroad_token_share", "EUR");
        assertThat(s.changed.at(LATER, "compute_price", "EUR", "USA"))
                .isGreaterThanOrEqualTo(s.changed.at(LATER, "compute_price", "ROW", "USA") * (1 - 1e-9));
        s.under("safe-harbour").falls("token_exports_usd", "CHN").rises("premium_cost_usd", "USA");
        s.under("subsidy")
                .rises("token_exports_usd", "CHN")
                .falls("price", "EAST")
                .falls("open_weight_share", "USA")
                .rises("users_gain_of_region_usd", "CHN");
        s.under("efficiency-leap").rises("world_tokens").falls("producer_price", "USA", "api", "frontier", "USA");
        s.under("spending_saturation", 2)
                .rises("use", "WEST")
                .rises("scarcity_of_compute", "WEST")
                .rises("world_spending_usd");
        assertThat(s.wrong).isEmpty();
    }

    /** Signs that rest on where the world stands. */
    @Test
    void signsOfTheDefaults() {
        Signs s = new Signs(0);
        s.under("price-war")
                .falls("producer_price", "USA", "api", "frontier", "USA")
                .rises("world_spending_usd");
        s.under("gulf-east").falls("token_exports_usd", "GLF").falls("price", "EAST");
        s.under("european-residency").rises("compute_price", "EUR", "USA").falls("tokens", "EUR");
        s.under("safe-harbour").rises("token_balance_usd", "USA");
        assertThat(s.wrong).isEmpty();
    }

    /** With more than one per cent of volume for one per cent of price, cheaper tokens are more spending. */
    @Test
    void progressAndPriceWarRaiseSpendingWhereDemandIsElastic() {
        Scenario elastic = Scenario.BASELINE
                .with("demand_elasticity", ParameterValue.parse("demand_elasticity", "-1.6"))
                .with("demand_elasticity.app", ParameterValue.parse("demand_elasticity.app", "-1.5"));
        double before = run(elastic).at(LATER, "world_spending_usd");
        for (String name : List.of("price-war", "efficiency-leap")) {
            assertThat(run(over(elastic, name)).at(LATER, "world_spending_usd"))
                    .as(name)
                    .isGreaterThan(before);
        }
        Scenario dull = Scenario.BASELINE
                .with("demand_elasticity", ParameterValue.parse("demand_elasticity", "-0.6"))
                .with("demand_elasticity.app", ParameterValue.parse("demand_elasticity.app", "-0.6"));
        assertThat(run(over(dull, "price-war")).at(LATER, "world_spending_usd"))
                .isLessThan(run(dull).at(LATER, "world_spending_usd"));
    }

    /** The premium falls on others: prices of American laboratories stay within half a hundredth. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aSafeHarbourDoesNotRaiseTheLeadersPrices(int draw) {
        Scenario start = start(draw);
        WorldProjection base = run(start);
        WorldProjection harbour = run(over(start, "safe-harbour"));
        for (String tier : base.elements("tier")) {
            double before = base.at(LATER, "delivered_price", "USA", "api", tier, "USA");
            assertThat(harbour.at(LATER, "delivered_price", "USA", "api", tier, "USA"))
                    .isCloseTo(before, within((draw == 0 ? 0.001 : 0.005) * before));
        }
    }

    @Test
    void dutiesAndPremiaAreWhatBuyersPayBeyondProducers() {
        Scenario scenario = Scenario.BASELINE
                .with(Policy.tariff("EUR").on("CHN", "USA").percent(10).from(2027))
                .with(Policy.exportTax().on("USA").percent(5).from(2027))
                .with(Policy.premium("EUR").on("OPEN").percent(7).from(2027));
        WorldProjection world = run(scenario);
        double paid = world.at(2030, "delivered_spending_usd", "EUR");
        double parts = world.at(2030, "spending_usd", "EUR")
                + world.at(2030, "duties_paid_usd", "EUR")
                + world.at(2030, "premium_cost_usd", "EUR");
        assertThat(parts).isCloseTo(paid, within(1e-12 * paid));
        double taxes = world.at(2030, "export_tax_revenue_usd", "USA");
        assertThat(taxes).isPositive();
        assertThat(world.at(2030, "export_tax_revenue_usd", "CHN")).isZero();
        double duties = 0;
        double tariffs = 0;
        for (String region : world.elements("region")) {
            duties += world.at(2030, "duties_paid_usd", region);
            tariffs += world.at(2030, "tariff_revenue_usd", region);
        }
        assertThat(tariffs + taxes).isCloseTo(duties, within(1e-12 * duties));
    }

    @Test
    void aPolicyIsPhasedInAndEnds() {
        Scenario scenario = Scenario.BASELINE.with(
                Policy.tariff("USA").on("CHN").percent(30).from(2028).to(2032).phaseIn(3));
        YearPath path = scenario.path("tariff.USA.CHN");
        assertThat(List.of(path.at(2027), path.at(2028), path.at(2029), path.at(2030), path.at(2032), path.at(2033)))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : Double.compare(a, b))
                .containsExactly(0.0, 0.1, 0.2, 0.3, 0.3, 0.0);
    }

    @Test
    void aClosedMarketBuysNothingAndNobodyElseStops() {
        WorldProjection world =
                run(Scenario.BASELINE.with(Policy.ban("USA").on("OPEN").size(0).from(2028)));
        assertThat(world.at(2027, "open_weight_share", "USA")).isPositive();
        assertThat(world.at(2028, "open_weight_share", "USA")).isZero();
        assertThat(world.at(2028, "open_weight_share", "EUR")).isPositive();
        assertThat(world.at(2028, "family_share", "USA", "api", "CN")).isPositive();
        assertThat(world.at(2028, "spending_usd", "USA")).isPositive();
    }

    @Test
    void whoEarnsLessThanComplianceCostsLeaves() {
        WorldProjection free = run(Scenario.BASELINE);
        double margin = free.at(2030, "margin_usd", "EUR", "CHN");
        WorldProjection little = run(Scenario.BASELINE.with(
                Policy.complianceCost("EUR").on("CHN").size(0.001 * margin).from(2030)));
        WorldProjection much = run(Scenario.BASELINE.with(
                Policy.complianceCost("EUR").on("CHN").size(10 * margin).from(2030)));
        assertThat(little.at(2030, "margin_usd", "EUR", "CHN")).isPositive();
        assertThat(much.at(2030, "margin_usd", "EUR", "CHN")).isZero();
        assertThat(much.at(2030, "margin_usd", "ROW", "CHN")).isPositive();
        assertThat(much.at(2029, "margin_usd", "EUR", "CHN")).isEqualTo(free.at(2029, "margin_usd", "EUR", "CHN"));
    }

    @Test
    void filesSayTheSameAsPolicies() {
        String yaml = """
                name: mine
                policies:
                  - tariff: {market: [USA, EUR], origin: CHN, rate: 50 %, from: 2028, phase_in: 2}
                  - pool: {host: GLF, pool: EAST, from: 2030}
                set:
                  host_pool.ROW: {2031: EAST}
                equations: |
                  digital_tax[r] "USD/yr" = 0.03 * token_imports_usd[r]
                """;
        Scenario file = ScenarioFiles.parse("mine.yaml", yaml).scenario();
        Scenario api = Scenario.BASELINE
                .with("host_pool.ROW", ParameterValue.of(YearPath.of(2030, 0, 1)))
                .with(Policy.tariff("USA", "EUR")
                        .on("CHN")
                        .percent(50)
                        .from(2028)
                        .phaseIn(2))
                .with(Policy.pool("EAST", "GLF").from(2030));
        assertThat(file.values()).isEqualTo(api.values());
        WorldProjection world = run(file);
        assertThat(world.at(2030, "digital_tax", "EUR"))
                .isCloseTo(0.03 * world.at(2030, "token_imports_usd", "EUR"), within(1.0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "policies: [{tarif: {market: USA, origin: CHN, rate: 1, from: 2028}}] | 2:13: unknown policy 'tarif'; nearest: tariff",
                "policies: [{tariff: {market: USA, origin: CHN, rate: 100, from: 2028}}] | tariff.USA.CHN must be in [0, 5]",
                "policies: [{tariff: {market: UAS, origin: CHN, rate: 1, from: 2028}}] | unknown region 'UAS'",
                "policies: [{tariff: {market: USA, origin: CHN, rate: 1, from: 2025}}] | must begin in [2026, 2060]",
                "policies: [{tariff: {market: USA, origin: CHN, from: 2028}}] | tariff must have rate",
                "policies: [{ban: {market: USA, origin: OPEN, access: 0.5, from: 2028}}] | must leave access 0 or 1",
                "set: {tokens_shared: 60} | moves the base year; it must stand under 'base'",
                "base: {diffusion: 0.2} | does not move the base year",
                "set: {tarif.USA.CHN: 60} | nearest: tariff.USA.CHN",
                "extends: opne | nearest: open",
                "sett: {} | unknown key 'sett'"
            })
    void faultsNamePlaceAndBound(String line) {
        String[] parts = line.split(" \\| ");
        assertThatThrownBy(() -> ScenarioFiles.parse("mine.yaml", "name: mine\n" + parts[0] + "\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("mine.yaml:2:")
                .hasMessageContaining(parts[1]);
    }

    @Test
    void aRewrittenBaseYearIsNamed() {
        Scenario scenario = ScenarioFiles.parse("mine.yaml", "name: mine\nbase: {tokens_shared: 60}\n")
                .scenario();
        assertThat(scenario.rewritesBase()).containsExactly("tokens_shared");
        assertThat(run(scenario).at(2025, "world_tokens"))
                .isGreaterThan(run(Scenario.BASELINE).at(2025, "world_tokens"));
    }
}
