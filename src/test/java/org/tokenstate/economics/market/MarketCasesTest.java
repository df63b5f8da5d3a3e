package org.tokenstate.economics.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tokenstate.catalogue.LocatedTree;

/** The worked cases with answers from an independent solver. */
class MarketCasesTest {
    static LocatedTree tree(String name) {
        try {
            Path path = Path.of(Objects.requireNonNull(MarketCasesTest.class.getResource(name + ".json"))
                    .toURI());
            return LocatedTree.parse(name + ".json", Files.readString(path));
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static TokenMarket market(String name) {
        return MarketFile.read(tree(name));
    }

    private static double relative(double actual, double expected) {
        return Math.abs(actual - expected) / Math.max(Math.abs(expected), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"base-year", "capacity-binds", "supply-curve", "ban-by-segment", "tariff-and-price-cut"})
    void everyFigureOfTheCase(String name) {
        LocatedTree expected = tree(name).required("expected", name);
        Equilibrium actual = market(name).solve();
        assertThat(actual.residual()).isLessThan(1e-12);
        for (String o : List.of("CHN", "USA")) {
            Equilibrium.OriginOutcome outcome = actual.origin(o);
            assertThat(relative(
                            outcome.energyPriceUsdPerKwh(),
                            expected.required("energy_price_usd_per_kwh", name)
                                    .required(o, name)
                                    .number(o)))
                    .isLessThan(1e-10);
            assertThat(relative(
                            outcome.scarcityRentUsdPerKwh(),
                            expected.required("scarcity_rent_usd_per_kwh", name)
                                    .required(o, name)
                                    .number(o)))
                    .isLessThan(1e-10);
            assertThat(relative(
                            outcome.energyUsedKwh(),
                            expected.required("energy_used_kwh", name)
                                    .required(o, name)
                                    .number(o)))
                    .isLessThan(1e-12);
        }
        List<LocatedTree> flows = expected.required("flows", name).list(name);
        assertThat(actual.flows()).hasSameSizeAs(flows);
        for (int i = 0; i < flows.size(); i++) {
            Map<String, LocatedTree> wanted = flows.get(i).map(name);
            Equilibrium.Flow flow = actual.flows().get(i);
            assertThat(List.of(flow.market(), flow.tier(), flow.origin()))
                    .isEqualTo(List.of(
                            wanted.get("market").text(name),
                            wanted.get("tier").text(name),
                            wanted.get("origin").text(name)));
            assertThat(relative(flow.volumeMtok(), wanted.get("volume_mtok").number(name)))
                    .isLessThan(1e-10);
            assertThat(relative(
                            flow.producerPriceUsdPerMtok(),
                            wanted.get("producer_price_usd_per_mtok").number(name)))
                    .isLessThan(1e-10);
            assertThat(relative(
                            flow.deliveredPriceUsdPerMtok(),
                            wanted.get("delivered_price_usd_per_mtok").number(name)))
                    .isLessThan(1e-10);
        }
    }

    @Test
    void energyStepsAtZeroOneAndThree() {
        TokenMarket base = market("capacity-binds");
        TokenMarket market = base.toBuilder()
                .origin(
                        "CHN",
                        base.origins()
                                .get("CHN")
                                .withCapacityKwh(Double.POSITIVE_INFINITY)
                                .withSupply(List.of(
                                        new TokenMarket.EnergyStep(3, 20e9),
                                        new TokenMarket.EnergyStep(0, 1.5e9),
                                        new TokenMarket.EnergyStep(1, 1e9))))
                .build();
        Equilibrium e = market.solve();
        assertThat(e.origin("CHN").energyPriceUsdPerKwh()).isEqualTo(3.0);
        assertThat(e.origin("CHN").scarcityRentUsdPerKwh()).isZero();
        assertThat(e.origin("CHN").energyUsedKwh()).isCloseTo(3.04288e9, within(5e3));
        assertThat(e.origin("USA").energyPriceUsdPerKwh()).isCloseTo(5.909245, within(5e-7));
    }

    @Test
    void allPricesTenPerCentLower() {
        TokenMarket base = market("base-year");
        assertThat(base.solve().spendingUsd()).isCloseTo(132.294e9, within(5e5));
        TokenMarket.Builder builder = base.toBuilder();
        base.origins().forEach((name, origin) -> builder.origin(name, origin.withPricesTimes(0.9)));
        Equilibrium e = builder.build().solve();
        assertThat(e.volumeMtok()).isCloseTo(358.946e9, within(5e5));
        assertThat(e.spendingUsd()).isCloseTo(136.542e9, within(5e5));
    }

    @Test
    void sweepsAloneFindTheSame() {
        for (String name : List.of("capacity-binds", "supply-curve", "ban-by-segment")) {
            MarketSolver joint = market(name).toSolver();
            MarketSolver sweeps = market(name).toSolver();
            joint.solve();
            sweeps.solveBySweeps();
            assertThat(sweeps.sweeps()).isGreaterThan(1);
            assertThat(joint.sweeps()).isZero();
            for (int o = 0; o < 2; o++) {
                assertThat(sweeps.energyPrice[o]).isCloseTo(joint.energyPrice[o], within(1e-9));
            }
        }
    }
}
