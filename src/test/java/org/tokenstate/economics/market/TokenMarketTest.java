package org.tokenstate.economics.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tokenstate.economics.market.TokenMarket.Base;
import org.tokenstate.economics.market.TokenMarket.Market;
import org.tokenstate.economics.market.TokenMarket.Origin;
import org.tokenstate.economics.market.TokenMarket.Terms;
import org.tokenstate.economics.market.TokenMarket.Tier;

/** A small market by hand: what its parts keep, what they refuse, prices, entry and mark-ups. */
class TokenMarketTest {
    private static final Origin ORIGIN = Origin.of(Map.of("t", 1.0), Map.of("t", 2.0));
    private static final Map<String, Tier> TIERS =
            Map.of("t", new Tier(1, Map.of("A", new Base(0.25, 1.0), "B", new Base(0.75, 1.0))));

    private static TokenMarket.Builder two() {
        return TokenMarket.builder()
                .name("two")
                .demandElasticity(-2)
                .substitution(new Substitution.NestedCes(1.5, 3))
                .origin("A", ORIGIN)
                .origin("B", ORIGIN)
                .market("A", Market.of(100, TIERS));
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }

    @Test
    void partsKeepWhatIsNotChanged() {
        Terms terms = new Terms(0.1, 0.2, 0.3, 4, 0.5, 0.6);
        assertThat(terms.withTariff(0.9)).isEqualTo(new Terms(0.9, 0.2, 0.3, 4, 0.5, 0.6));
        assertThat(terms.withAccess(0.9)).isEqualTo(new Terms(0.1, 0.9, 0.3, 4, 0.5, 0.6));
        assertThat(terms.withPremium(0.9)).isEqualTo(new Terms(0.1, 0.2, 0.9, 4, 0.5, 0.6));
        assertThat(terms.withFixedCostUsd(9)).isEqualTo(new Terms(0.1, 0.2, 0.3, 9, 0.5, 0.6));
        assertThat(terms.withLeakage(0.9)).isEqualTo(new Terms(0.1, 0.2, 0.3, 4, 0.9, 0.6));
        assertThat(terms.withBaseAccess(0.9)).isEqualTo(new Terms(0.1, 0.2, 0.3, 4, 0.5, 0.9));
        Market market = Market.of(100, TIERS);
        assertThat(market.withDemandScale(3)).isEqualTo(new Market(100, 3, TIERS, Map.of(), Optional.empty()));
        assertThat(market.withTerms("A", terms).terms()).isEqualTo(Map.of("A", terms));
        List<TokenMarket.EnergyStep> steps =
                List.of(new TokenMarket.EnergyStep(2, 5), new TokenMarket.EnergyStep(1, 3));
        assertThat(ORIGIN.withCapacityKwh(7).withSupply(steps).withPricesTimes(3))
                .isEqualTo(new Origin(
                        Map.of("t", 3.0), Map.of("t", 2.0), Map.of(), 7, List.of(steps.get(1), steps.get(0))));
        TokenMarket built = two().build();
        assertThat(built.name()).isEqualTo("two");
        assertThat(built.demandElasticity()).isEqualTo(-2);
        assertThat(built.substitution()).isEqualTo(new Substitution.NestedCes(1.5, 3));
        assertThat(built.toBuilder().build().solve().flows())
                .isEqualTo(built.solve().flows());
    }

    @Test
    void partsRefuseWhatIsOutOfTheirBounds() {
        for (double v : new double[] {-1, -1.5, Double.NaN, Double.POSITIVE_INFINITY}) {
            refused(() -> Terms.FREE.withTariff(v), "tariff must be ");
            refused(() -> Terms.FREE.withPremium(v), "liability premium must be ");
        }
        for (double v : new double[] {-0.01, 1.01}) {
            refused(() -> Terms.FREE.withAccess(v), "access must be in [0, 1]");
            refused(() -> Terms.FREE.withLeakage(v), "leakage must be in [0, 1]");
            refused(() -> Terms.FREE.withBaseAccess(v), "base-year access must be in [0, 1]");
            refused(() -> new Base(v, 1), "base share must be in [0, 1");
            refused(() -> new Tier(v, Map.of()), "base share of a tier must be in [0, 1");
        }
        refused(() -> Terms.FREE.withFixedCostUsd(-1), "fixed compliance cost");
        refused(() -> new Base(0.5, 0), "base price");
        refused(() -> Market.of(-1, TIERS), "base volume");
        refused(() -> Market.of(1, TIERS).withDemandScale(-1), "demand scale");
        refused(() -> ORIGIN.withCapacityKwh(-1), "capacity in kWh must be >= 0 but is -1");
        refused(() -> Origin.of(Map.of("t", 0.0), Map.of("t", 1.0)), "producer price of tier 't'");
        refused(() -> Origin.of(Map.of("t", 1.0), Map.of("t", -1.0)), "energy per Mtok of tier 't'");
        refused(
                () -> new Origin(Map.of("t", 1.0), Map.of("t", 1.0), Map.of("t", -1.0), 1, List.of()),
                "unit cost of tier 't'");
        assertThat(new Terms(-0.5, 0, -0.5, 0, 1, 0)).isNotNull();
    }

    @Test
    void aMarketRefusesWhatDoesNotFitTogether() {
        refused(() -> TokenMarket.builder().name("e").build(), "market 'e' must have at least one origin");
        refused(() -> TokenMarket.builder().origin("A", ORIGIN).build(), "must have at least one market");
        refused(
                () -> TokenMarket.builder()
                        .origin("A", ORIGIN)
                        .market("A", Market.of(1, Map.of()))
                        .build(),
                "must have at least one tier");
        for (double v : new double[] {0, 1, Double.NEGATIVE_INFINITY}) {
            refused(() -> two().demandElasticity(v).build(), "price elasticity of demand must be finite and < 0");
        }
        refused(
                () -> two().market(
                                "A",
                                Market.of(
                                        1,
                                        Map.of("t", new Tier(0.5, TIERS.get("t").origins()))))
                        .build(),
                "tier shares of market 'A' must sum to 1 but sum to 0.5");
        refused(
                () -> two().market("A", Market.of(1, Map.of("t", new Tier(1, Map.of("A", new Base(0.5, 1))))))
                        .build(),
                "origin shares of tier 't' of market 'A' must sum to 1 but sum to 0.5");
        refused(
                () -> two().market("A", Market.of(1, Map.of("t", new Tier(1, Map.of("X", new Base(1, 1))))))
                        .build(),
                "tier 't' of market 'A': unknown origin 'X'");
        refused(
                () -> two().origin("A", Origin.of(Map.of(), Map.of("t", 1.0))).build(),
                "origin 'A' must have a price and an energy per Mtok of tier 't' because market 'A' has it");
        refused(
                () -> two().market("Z", Market.of(1, TIERS).withTerms("A", Terms.FREE.withLeakage(0.5)))
                        .build(),
                "leakage of origin 'A' in market 'Z' must be 0 without a host there but is 0.5");
        refused(
                () -> two().market("A", Market.of(1, TIERS).withTerms("B", Terms.FREE.withFixedCostUsd(1)))
                        .build(),
                "origin 'B' must have unit costs because market 'A' has a fixed compliance cost");
        refused(
                () -> two().markup(TokenMarket.Markup.BERTRAND_NASH).build(),
                "must have unit costs > 0 for Bertrand-Nash mark-ups");
        // A share of nothing needs neither price nor cost.
        Tier idle = new Tier(1, Map.of("A", new Base(1, 1), "B", new Base(0, 1)));
        assertThat(two().origin("B", Origin.of(Map.of(), Map.of()))
                        .market("A", Market.of(1, Map.of("t", idle)))
                        .build()
                        .solve()
                        .volumeMtok("A", "t", "B"))
                .isZero();
    }

    /** At twice the price of A: its share of spending by CES, the index, the volume by ε = −2. */
    @Test
    void aPriceRiseByHand() {
        TokenMarket market = two().origin("A", ORIGIN.withPricesTimes(2)).build();
        Equilibrium e = market.solve();
        double index = Math.pow(0.25 * Math.pow(2, -2) + 0.75, -0.5);
        double aggregate = 100 * Math.pow(index, -2);
        assertThat(e.market("A").priceUsdPerMtok()).isCloseTo(index, within(1e-12));
        assertThat(e.market("A").quantityMtok()).isCloseTo(aggregate, within(1e-10));
        assertThat(e.volumeMtok("A", "t", "A")).isCloseTo(aggregate * 0.25 * Math.pow(2 / index, -3), within(1e-10));
        assertThat(e.volumeMtok("A", "t", "B")).isCloseTo(aggregate * 0.75 * Math.pow(1 / index, -3), within(1e-10));
        assertThat(e.volumeMtok("A", "t", "C")).isZero();
        assertThat(e.volumeMtok("A", "x", "A")).isZero();
        assertThat(e.volumeMtok("X", "t", "A")).isZero();
        MarketSolver solver = market.toSolver();
        solver.solve();
        assertThat(solver.tierPrice(0, 0)).isCloseTo(index, within(1e-12));
        assertThat(solver.marketPrice(0)).isCloseTo(index, within(1e-12));
        assertThat(solver.paidEnergyPrice(0)).isZero();
        assertThat(solver.residual()).isZero();
        solver.demandScale[0] = 0;
        solver.solve();
        assertThat(solver.tierPrice(0, 0)).isZero();
        assertThat(solver.marketPrice(0)).isZero();
    }

    /** Base prices that differ: the index of the base year is their mean. */
    @Test
    void theIndexOfTheBaseYearIsTheMeanPrice() {
        Tier tier = new Tier(1, Map.of("A", new Base(0.25, 4), "B", new Base(0.75, 8)));
        MarketSolver solver = two().origin("A", ORIGIN.withPricesTimes(4))
                .origin("B", ORIGIN.withPricesTimes(8))
                .market("A", Market.of(100, Map.of("t", tier)))
                .build()
                .toSolver();
        solver.solve();
        assertThat(solver.tierPrice(0, 0)).isCloseTo(7, within(1e-12));
        assertThat(solver.marketPrice(0)).isCloseTo(7, within(1e-12));
        assertThat(solver.volume(0, 0, 0)).isCloseTo(25, within(1e-12));
    }

    /** With a margin of one half on 25 and 75 Mtok of worth 1: A earns 12.5, B 37.5 before a fixed cost. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 12.4, 12.6, 1e15})
    void anOriginServesIfItCoversItsFixedCost(double cost) {
        Origin half =
                new Origin(Map.of("t", 1.0), Map.of("t", 2.0), Map.of("t", 0.5), Double.POSITIVE_INFINITY, List.of());
        TokenMarket market = two().origin("A", half)
                .origin("B", half)
                .market("M", Market.of(100, TIERS).withTerms("A", Terms.FREE.withFixedCostUsd(cost)))
                .build();
        MarketSolver solver = market.toSolver();
        solver.solve();
        boolean serves = cost <= 12.5;
        assertThat(solver.serves(1, 0)).isEqualTo(serves);
        assertThat(solver.serves(1, 1)).isTrue();
        if (serves) {
            assertThat(solver.operatingProfit(1, 0)).isCloseTo(12.5, within(1e-10));
        }
        Equilibrium e = market.solve();
        assertThat(e.volumeMtok("M", "t", "A") > 0).isEqualTo(serves);
        assertThat(e.origin("A").complianceUsd()).isEqualTo(serves ? cost : 0);
        assertThat(e.volumeMtok("A", "t", "A")).isCloseTo(25, within(1e-10));
    }

    /** Hosted volume earns its host, not the origin of the model. */
    @Test
    void leakedVolumeIsNoProfitOfTheOrigin() {
        Origin half =
                new Origin(Map.of("t", 1.0), Map.of("t", 2.0), Map.of("t", 0.5), Double.POSITIVE_INFINITY, List.of());
        MarketSolver solver = two().origin("A", half)
                .origin("B", half)
                .market("A", Market.of(100, TIERS).withTerms("B", Terms.FREE.withLeakage(0.4)))
                .build()
                .toSolver();
        solver.solve();
        assertThat(solver.operatingProfit(0, 1)).isCloseTo(0.6 * 75 * 0.5, within(1e-10));
        assertThat(solver.operatingProfit(0, 0)).isCloseTo(25 * 0.5, within(1e-10));
        assertThat(solver.leakedVolume(0, 0, 1)).isCloseTo(30, within(1e-10));
        assertThat(solver.energyUsed(0)).isCloseTo(2 * (25 + 30), within(1e-10));
        assertThat(solver.energyUsed(1)).isCloseTo(2 * 45, within(1e-10));
    }

    @Test
    void aWorkspaceRefusesShapesAndElasticities() {
        refused(() -> new MarketSolver(0, 1, 1, 0), "number of markets");
        refused(() -> new MarketSolver(1, 0, 1, 0), "number of tiers");
        refused(() -> new MarketSolver(1, 1, 0, 0), "number of origins");
        refused(() -> new MarketSolver(1, 1, 63, 0), "number of origins must be <= 62 but is 63");
        refused(() -> new MarketSolver(1, 1, 1, -1), "number of energy steps");
        MarketSolver widest = new MarketSolver(1, 1, 62, 0);
        assertThat(widest.origins()).isEqualTo(62);
        for (double v : new double[] {0, 0.1, Double.NaN, Double.NEGATIVE_INFINITY}) {
            refused(() -> widest.setElasticities(v, 1, 1), "price elasticity of demand must be finite and < 0");
        }
        refused(() -> widest.setElasticities(-1, 0, 1), "between tiers");
        refused(() -> widest.setElasticities(-1, 1, 0), "between origins");
        assertThatThrownBy(widest::solve)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must be calibrated");
    }

    @Test
    void policiesRefuseWhatIsOutOfTheirBounds() {
        refused(() -> Policy.of(Policy.Kind.TARIFF, "USA", "CHN", 2028, -0.1), "level of TARIFF by 'USA' on 'CHN'");
        refused(() -> Policy.of(Policy.Kind.SUBSIDY, "CHN", "CHN", 2028, 1), "must be < 1 but is 1");
        Policy ban = Policy.of(Policy.Kind.BAN, "USA", "CHN", 2028, 1);
        refused(() -> ban.between(2028, 2027), "last year must be >= the first, 2028, but is 2027");
        refused(() -> ban.phasedInOver(0), "years of phase-in");
        assertThat(ban.between(2028, 2028).phase(2028)).isEqualTo(1);
        assertThat(ban.between(2028, 2028).phase(2029)).isZero();
        assertThat(ban.phase(2027)).isZero();
        assertThat(ban.phasedInOver(2).phase(2028)).isEqualTo(0.5);
    }

    @Test
    void aCaseIsReadFromItsFile(@TempDir Path directory) throws IOException {
        String text = "{\"elasticities\": {\"demand\": -1, \"tier_substitution\": 1, \"origin_substitution\": 4},"
                + "\"origins\": {\"A\": {\"producer_price_usd_per_mtok\": {\"t\": 1}, \"energy_kwh_per_mtok\": {\"t\": 0.1}}},"
                + "\"markets\": {\"M\": {\"base_volume_mtok\": 5, \"tiers\": {\"t\": {\"base_share\": 1, \"origins\":"
                + " {\"A\": {\"base_share\": 1, \"base_price_usd_per_mtok\": 1}}}}}}}";
        Path file = Files.writeString(directory.resolve("case.json"), text);
        assertThat(TokenMarket.read(file).solve().volumeMtok()).isCloseTo(5, within(1e-14));
        Path bad = Files.writeString(directory.resolve("bad.json"), text.replace("\"demand\": -1", "\"demand\": {}"));
        assertThatThrownBy(() -> TokenMarket.read(bad))
                .hasMessageContaining("bad.json:1:")
                .hasMessageContaining("must be a finite number but is a mapping");
        Path torn = Files.writeString(directory.resolve("torn.json"), "{\"a\":\n  [1, 2");
        assertThatThrownBy(() -> TokenMarket.read(torn))
                .hasMessageContaining("torn.json:2:")
                .hasMessageContaining("not readable as JSON or YAML: ");
    }
}
