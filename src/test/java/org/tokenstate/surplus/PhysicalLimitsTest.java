package org.tokenstate.surplus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.tokenstate.surplus.PhysicalLimits.Resource;

class PhysicalLimitsTest {
    private static final double NETWORK = 1e15;

    private static PhysicalLimits limits(
            double energy, double surviving, double investment, double chips, double shell, double path, double a) {
        return new PhysicalLimits(
                energy, surviving, investment, 25_000, chips, shell, path, NETWORK, 30, 0.6, 0.33, a, 1.9);
    }

    private static PhysicalLimits more(PhysicalLimits l, Resource resource, double factor) {
        return new PhysicalLimits(
                l.energyTwh() * (resource == Resource.ENERGY ? factor : 1),
                l.survivingGw(),
                l.investmentUsd() * (resource == Resource.CAPITAL ? factor : 1),
                l.capexUsdPerKw(),
                l.chipsGw() * (resource == Resource.CHIPS ? factor : 1),
                l.shellGw() * (resource == Resource.DATA_CENTRE_POWER ? factor : 1),
                l.pathGw() * (resource == Resource.BUILD_PATH ? factor : 1),
                l.networkBitsPerSecond() * (resource == Resource.NETWORK ? factor : 1),
                l.bytesPerToken(),
                l.utilisation(),
                l.soldShare(),
                l.meteredKwhPerMtok(),
                l.provisionedPerMetered());
    }

    private static double amount(PhysicalLimits l, Resource resource) {
        return switch (resource) {
            case ENERGY -> l.energyTwh();
            case CAPITAL -> l.investmentUsd();
            case CHIPS -> l.chipsGw();
            case DATA_CENTRE_POWER -> l.shellGw();
            case BUILD_PATH -> l.pathGw();
            case NETWORK -> l.networkBitsPerSecond();
        };
    }

    @Provide
    Arbitrary<PhysicalLimits> any() {
        Arbitrary<Double> gw = Arbitraries.doubles().between(0.1, 50);
        return Combinators.combine(
                        Arbitraries.doubles().between(0.1, 200),
                        gw,
                        Arbitraries.doubles().between(1e9, 1e12),
                        gw,
                        gw,
                        gw,
                        Arbitraries.doubles().between(0.01, 2))
                .as(PhysicalLimitsTest::limits);
    }

    @Property
    void potentialExceedsNoLimitAndMoreNeverLowersIt(
            @ForAll("any") PhysicalLimits limits, @ForAll @DoubleRange(min = 1, max = 3) double factor) {
        for (Resource resource : Resource.values()) {
            assertThat(limits.potentialMtok()).isLessThanOrEqualTo(limits.limitMtok(resource));
            assertThat(limits.slackMtok(resource)).isNotNegative();
            assertThat(more(limits, resource, factor).potentialMtok()).isGreaterThanOrEqualTo(limits.potentialMtok());
        }
        assertThat(limits.slackMtok(limits.binding())).isZero();
    }

    @Property
    void shadowPricesMatchFiniteDifferencesAndAreZeroOnSlack(@ForAll("any") PhysicalLimits limits) {
        double step = 1e-6;
        for (Resource resource : Resource.values()) {
            double shadow = limits.shadowPriceMtokPerUnit(resource);
            if (resource != limits.binding()) {
                assertThat(shadow).isZero();
                assertThat(more(limits, resource, 1 + step).potentialMtok()).isEqualTo(limits.potentialMtok());
            } else {
                double fall = limits.potentialMtok()
                        - more(limits, resource, 1 - step).potentialMtok();
                // the difference of two limits carries the rounding of each: 1e-16 of the limit over 1e-6 of the
                // resource
                double resolution = 4e-16 / step * limits.potentialMtok() / amount(limits, resource);
                assertThat(fall / (step * amount(limits, resource)))
                        .isCloseTo(shadow, within(1e-6 * shadow + resolution));
            }
        }
    }

    @Property
    void halvingEnergyPerTokenDoublesTokensUnlessTheNetworkBinds(@ForAll("any") PhysicalLimits l) {
        PhysicalLimits half = limits(
                l.energyTwh(),
                l.survivingGw(),
                l.investmentUsd(),
                l.chipsGw(),
                l.shellGw(),
                l.pathGw(),
                l.meteredKwhPerMtok() / 2);
        assertThat(half.potentialMtok()).isGreaterThanOrEqualTo(l.potentialMtok());
        if (half.binding() != Resource.NETWORK) {
            assertThat(half.potentialMtok()).isCloseTo(2 * l.potentialMtok(), within(1e-12 * half.potentialMtok()));
        }
    }

    @Test
    void capacityInMeteredEnergyAndTheNetwork() {
        // China 2025: 2.6 GW x 8.76 x 0.6 x 0.33 / 1.9
        assertThat(PhysicalLimits.capacityKwh(2.6, 0.6, 0.33, 1.9)).isCloseTo(2.3735e9, within(1e5));
        assertThat(PhysicalLimits.bitsPerSecond(1e15, 30)).isCloseTo(2.8e12, within(0.03e12));
        PhysicalLimits china = limits(50, 2.6, 195e9, 3, 10, 1.2, 0.14);
        assertThat(china.binding()).isEqualTo(Resource.BUILD_PATH);
        assertThat(china.limitMtok(Resource.NETWORK)).isGreaterThan(100 * china.potentialMtok());
    }

    @Property
    void theTokenProductionFunctionIsThisOverAYear(
            @ForAll @DoubleRange(min = 0.1, max = 50) double gw,
            @ForAll @DoubleRange(min = 0.05, max = 50) double joules,
            @ForAll @DoubleRange(min = 0.01, max = 1) double utilisation,
            @ForAll @DoubleRange(min = 0.1, max = 100) double energyTwh) {
        double provisioned = 1.9;
        // the compute stave in its own units: FLOP per joule cancels between K and c
        double flopPerJoule = 1e12;
        TokenProductionFunction function = new TokenProductionFunction(
                gw * 1e9 / provisioned * utilisation * flopPerJoule,
                joules * flopPerJoule,
                energyTwh * 3.6e15 / (365 * 86_400.0),
                1,
                joules,
                1,
                1);
        PhysicalLimits limits = new PhysicalLimits(
                energyTwh, 0, 1e18, 1, 1e6, gw, 1e6, 1e30, 30, utilisation, 1, joules / 3.6, provisioned);
        assertThat(function.tokensPerSecond() * 365 * 86_400)
                .isCloseTo(limits.potentialMtok() * 1e6, within(1e-9 * limits.potentialMtok() * 1e6));
        assertThat(limits.binding()).isEqualTo(function.powerBinds() ? Resource.ENERGY : Resource.DATA_CENTRE_POWER);
    }

    /** 1e15 bit/s for a year over 240 bit a token: 1.314e20 tokens. 50 TWh at 0.14 kWh a million tokens: 3.571e11 million. */
    @Test
    void eachLimitInItsOwnUnits() {
        PhysicalLimits china = limits(50, 2.6, 195e9, 3, 10, 1.2, 0.14);
        assertThat(china.limitMtok(Resource.NETWORK)).isCloseTo(1.314e14, within(1e5));
        assertThat(china.limitMtok(Resource.ENERGY)).isCloseTo(50e9 / 0.14, within(1.0));
        double mtokPerGw = 8.76e9 * 0.6 * 0.33 / 1.9 / 0.14;
        assertThat(china.limitMtok(Resource.CAPITAL)).isCloseTo(mtokPerGw * (2.6 + 7.8), within(1.0));
        assertThat(china.limitMtok(Resource.CHIPS)).isCloseTo(mtokPerGw * 5.6, within(1.0));
        assertThat(china.limitMtok(Resource.DATA_CENTRE_POWER)).isCloseTo(mtokPerGw * 10, within(1.0));
        assertThat(china.limitMtok(Resource.BUILD_PATH)).isCloseTo(mtokPerGw * 3.8, within(1.0));
        assertThat(china.slackMtok(Resource.CHIPS)).isCloseTo(mtokPerGw * 1.8, within(1.0));
    }

    @Test
    void aNarrowNetworkBindsAndItsShadowPriceIsTokensPerBit() {
        PhysicalLimits narrow = new PhysicalLimits(50, 2.6, 195e9, 25_000, 3, 10, 1.2, 1e6, 30, 0.6, 0.33, 0.14, 1.9);
        assertThat(narrow.binding()).isEqualTo(Resource.NETWORK);
        assertThat(narrow.shadowPriceMtokPerUnit(Resource.NETWORK))
                .isCloseTo(0.1314, within(1e-12)); // 31,536,000 s x 1 bit/s / 240 bit, in millions
    }

    @Test
    void ofEqualLimitsTheFirstIsNamed() {
        assertThat(limits(1e6, 1, 195e9, 2, 100, 2, 1).binding()).isEqualTo(Resource.CHIPS);
    }

    /** Compute allows 1e15 / 1e12 = 1,000 tokens a second, power 0.8 x 1e6 / 0.5 = 1.6 million; both times 1.2 x 0.5. */
    @Test
    void theShorterStaveTimesSystemAndUse() {
        assertThat(new TokenProductionFunction(1e15, 1e12, 1e6, 0.8, 0.5, 1.2, 0.5).tokensPerSecond())
                .isCloseTo(600, within(1e-9));
        TokenProductionFunction power = new TokenProductionFunction(1e18, 1e9, 100, 0.8, 0.5, 1.2, 0.5);
        assertThat(power.tokensPerSecond()).isCloseTo(96, within(1e-9));
        assertThat(power.powerBinds()).isTrue();
        // equal staves: neither is the shorter
        assertThat(new TokenProductionFunction(160e9, 1e9, 100, 0.8, 0.5, 1, 1).powerBinds())
                .isFalse();
    }
}
