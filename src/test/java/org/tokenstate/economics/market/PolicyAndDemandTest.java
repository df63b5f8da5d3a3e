package org.tokenstate.economics.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.LocatedTree;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.economics.market.Policy.Kind;

class PolicyAndDemandTest {
    @Test
    void policiesPhaseInAndEnd() {
        Policy tariff = Policy.of(Kind.TARIFF, "USA", "CHN", 2028, 1.0)
                .between(2028, 2032)
                .phasedInOver(4);
        assertThat(tariff.effect(2027).on(0.1)).isEqualTo(0.1);
        assertThat(tariff.effect(2028).on(0.1)).isEqualTo(0.35);
        assertThat(tariff.effect(2031).on(0.1)).isEqualTo(1.1);
        assertThat(tariff.effect(2033).on(0.1)).isEqualTo(0.1);
        List<Policy> all = List.of(
                tariff,
                Policy.of(Kind.TARIFF, "USA", "CHN", 2030, 0.2).onTier("frontier"),
                Policy.of(Kind.ACCESS, "USA", "CHN", 2028, 0.5),
                Policy.of(Kind.BAN, "USA", "CHN", 2030, 0.8),
                Policy.of(Kind.SAFE_HARBOUR, "USA", "CHN", 2029, 1));
        assertThat(Policy.effect(all, Kind.TARIFF, "USA", "CHN", "frontier", 2031)
                        .on(0))
                .isEqualTo(1.2);
        assertThat(Policy.effect(all, Kind.TARIFF, "USA", "CHN", "commodity", 2031)
                        .on(0))
                .isEqualTo(1.0);
        assertThat(Policy.effect(all, Kind.ACCESS, "USA", "CHN", "", 2030).on(0.7))
                .isCloseTo(0.1, within(1e-15));
        assertThat(Policy.effect(all, Kind.ACCESS, "ROW", "CHN", "", 2030)).isEqualTo(Policy.Effect.NONE);
        assertThat(Policy.effect(all, Kind.SAFE_HARBOUR, "USA", "CHN", "", 2030).on(0.15))
                .isZero();
        assertThatThrownBy(() -> Policy.of(Kind.BAN, "USA", "CHN", 2030, 1.5))
                .hasMessage("level of BAN by 'USA' on 'CHN' must be in [0, 1] but is 1.5");
    }

    @Property(tries = 40)
    void bertrandNashMarkupsAreMutualBestAnswers(
            @ForAll @DoubleRange(min = 2, max = 8) double sigmaO,
            @ForAll @DoubleRange(min = 1.2, max = 2) double sigmaT,
            @ForAll @DoubleRange(min = 0.2, max = 1) double limit) {
        TokenMarket given = MarketCasesTest.market("base-year");
        TokenMarket.Builder builder = given.toBuilder()
                .substitution(new Substitution.NestedCes(sigmaT, sigmaO))
                .markup(TokenMarket.Markup.BERTRAND_NASH);
        given.origins().forEach((name, o) -> {
            Map<String, Double> cost = new LinkedHashMap<>();
            o.priceUsdPerMtok().forEach((tier, p) -> cost.put(tier, 0.6 * p));
            builder.origin(
                    name,
                    new TokenMarket.Origin(o.priceUsdPerMtok(), o.energyKwhPerMtok(), cost, limit * 30e9, o.supply()));
        });
        Equilibrium e = builder.build().solve();
        assertThat(e.residual()).isLessThan(1e-9);
        for (Equilibrium.Flow flow : e.flows()) {
            double tier = 0;
            for (Equilibrium.Flow other : e.flows()) {
                if (other.market().equals(flow.market()) && other.tier().equals(flow.tier())) {
                    tier += other.spendingUsd();
                }
            }
            double w = flow.spendingUsd() / tier;
            double share = tier / e.market(flow.market()).spendingUsd();
            double own = sigmaO * (1 - w) + sigmaT * w * (1 - share) + 1.3 * w * share;
            TokenMarket.Origin o = given.origins().get(flow.origin());
            double cost = 0.6 * o.priceUsdPerMtok().get(flow.tier());
            double scarcity = o.energyKwhPerMtok().get(flow.tier())
                    * e.origin(flow.origin()).energyPriceUsdPerKwh();
            assertThat(flow.producerPriceUsdPerMtok() - scarcity)
                    .isCloseTo(cost * (1 + 1 / (own - 1)), within(1e-9 * cost));
        }
    }

    @Test
    void aMonopolistFacingInelasticDemandHasNoFiniteMarkup() {
        TokenMarket.Origin alone = new TokenMarket.Origin(
                Map.of("t", 1.0), Map.of("t", 0.1), Map.of("t", 0.5), Double.POSITIVE_INFINITY, List.of());
        TokenMarket market = TokenMarket.builder()
                .demandElasticity(-0.8)
                .markup(TokenMarket.Markup.BERTRAND_NASH)
                .origin("A", alone)
                .market(
                        "M",
                        TokenMarket.Market.of(
                                10, Map.of("t", new TokenMarket.Tier(1, Map.of("A", new TokenMarket.Base(1, 1))))))
                .build();
        assertThatThrownBy(market::solve)
                .isInstanceOf(NoEquilibriumException.class)
                .hasMessageContaining("own-price elasticity of origin 'A' must be > 1");
    }

    @Test
    void faultsOfACaseNameTheirPlace() {
        String good = "{\"elasticities\": {\"demand\": -1, \"tier_substitution\": 1, \"origin_substitution\": 4},\n"
                + "\"origins\": {\"A\": {\"producer_price_usd_per_mtok\": {\"t\": 1},"
                + " \"energy_kwh_per_mtok\": {\"t\": 0.1}}},\n"
                + "\"markets\": {\"M\": {\"base_volume_mtok\": 5,\n"
                + "\"tiers\": {\"t\": {\"base_share\": 1, \"origins\": {\"A\": {\"base_share\": 1,"
                + " \"base_price_usd_per_mtok\": 1}}}}}}}";
        assertThat(MarketFile.read(LocatedTree.parse("c.json", good)).solve().volumeMtok())
                .isCloseTo(5, within(1e-14));
        fault(good.replace("\"t\": 0.1", "\"t\": -0.1"), "c.json:2:89: energy per Mtok of origin 'A' for 't'");
        fault(
                good.replace("5,", "5, \"acces\": {\"A\": 1},"),
                "c.json:3:51: market 'M': unknown key 'acces'; nearest: access");
        fault(good.replace("5,", "\"x\","), "c.json:3:39: base_volume_mtok of market 'M' must be a finite number");
        fault(good.replace("5,", "5, \"base_volume_mtok\": 6,"), "c.json:3:42: key 'base_volume_mtok' is repeated");
        fault(good.replace("5,", "5, \"tariff\": {\"B\": 1},"), "unknown origin 'B'; nearest: A");
        fault(
                good.replace("5,", "5, \"tariff\": {\"A\": 100},"),
                "c.json:3:58: tariff of market 'M' for 'A' must be a fraction <= 5 but is 100.0");
        assertThat(ParameterTable.bundled().get("tariff.USA").upper()).isEqualTo(5);
        fault(good.substring(0, 80), "c.json:");
        fault("[".repeat(100), "c.json:1:33: nesting must be <= 32 levels but is deeper");
        fault("", "c.json:1:1: a document is required");
    }

    private static void fault(String text, String message) {
        assertThatThrownBy(() -> MarketFile.read(LocatedTree.parse("c.json", text)))
                .isInstanceOf(org.tokenstate.catalogue.InputException.class)
                .hasMessageContaining(message);
    }
}
