package org.tokenstate.surplus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.tokenstate.surplus.EnergySupplyInputs.Curtailment;
import org.tokenstate.surplus.EnergySupplyInputs.Displaced;
import org.tokenstate.surplus.EnergySupplyInputs.Existing;
import org.tokenstate.surplus.EnergySupplyInputs.GridLimits;
import org.tokenstate.surplus.EnergySupplyInputs.IdlePlant;
import org.tokenstate.surplus.EnergySupplyInputs.NetExports;
import org.tokenstate.surplus.EnergySupplyInputs.Overbuild;
import org.tokenstate.units.Energy;
import org.tokenstate.units.EnergyPrice;

class SupplyCurveTest {
    private static final double TINY = 1e-9;

    private static EnergyTranche tranche(double twh, double usdPerKwh, double hours) {
        return new EnergyTranche(EnergyKind.IDLE_PLANT, twh, usdPerKwh, hours, "test");
    }

    private static double at(EnergySupplyCurve curve, double usdPerKwh) {
        return curve.supplyAt(EnergyPrice.ofUsdPerKwh(usdPerKwh)).terawattHours();
    }

    @Provide
    Arbitrary<List<EnergyTranche>> tranches() {
        return Combinators.combine(
                        Arbitraries.doubles().between(0, 500),
                        Arbitraries.doubles().between(-0.01, 0.3),
                        Arbitraries.of(1.0, 1.0, 0.05, 0.1, 0.15))
                .as(SupplyCurveTest::tranche)
                .list()
                .ofMinSize(1)
                .ofMaxSize(7);
    }

    @Property
    void supplyIsNondecreasingAndContinuousFromTheRight(
            @ForAll("tranches") List<EnergyTranche> tranches,
            @ForAll @DoubleRange(max = 2000) double limit,
            @ForAll @DoubleRange(min = -0.02, max = 0.31) double s,
            @ForAll @DoubleRange(max = 0.1) double step) {
        EnergySupplyCurve curve = EnergySupplyCurve.of(tranches, limit, 0.33);
        assertThat(at(curve, s + step)).isGreaterThanOrEqualTo(at(curve, s));
        for (EnergySupplyCurve.Step each : curve.steps()) {
            double price = each.price().usdPerKwh();
            assertThat(at(curve, price)).isEqualTo(at(curve, Math.nextUp(price)));
            assertThat(at(curve, price)).isGreaterThan(at(curve, Math.nextDown(price)));
        }
    }

    @Property
    void priceIsTheLeastAtWhichTheEnergyIsOffered(
            @ForAll("tranches") List<EnergyTranche> tranches, @ForAll @DoubleRange(min = 0.01, max = 1) double part) {
        EnergySupplyCurve curve = EnergySupplyCurve.of(tranches, 1e4, 1);
        if (curve.steps().isEmpty()) {
            assertThat(curve.total().terawattHours()).isZero();
            return;
        }
        Energy energy = curve.total().times(part);
        double price = curve.priceAt(energy).usdPerKwh();
        assertThat(at(curve, price)).isGreaterThanOrEqualTo(energy.terawattHours() * (1 - 1e-12));
        // An energy that ends a step but for a rounding may be offered at that step's price already.
        assertThat(at(curve, Math.nextDown(price))).isLessThan(energy.terawattHours() * (1 + 1e-12));
        assertThat(curve.meanPriceAt(energy).usdPerKwh()).isLessThanOrEqualTo(price + TINY);
    }

    @Property
    void twinsLeaveTheCurveUnchanged(
            @ForAll("tranches") List<EnergyTranche> tranches,
            @ForAll @IntRange(max = 6) int which,
            @ForAll @DoubleRange(max = 2000) double limit,
            @ForAll @DoubleRange(min = -0.02, max = 0.31) double s) {
        EnergyTranche split = tranches.get(which % tranches.size());
        List<EnergyTranche> twins = new ArrayList<>(tranches);
        twins.remove(which % tranches.size());
        EnergyTranche half = tranche(split.twh() / 2, split.usdPerKwh(), split.hoursShare());
        twins.add(half);
        twins.add(half);
        EnergySupplyCurve one = EnergySupplyCurve.of(tranches, limit, 0.4);
        EnergySupplyCurve two = EnergySupplyCurve.of(twins, limit, 0.4);
        assertThat(at(two, s)).isCloseTo(at(one, s), within(TINY));
        assertThat(two.total().terawattHours()).isCloseTo(one.total().terawattHours(), within(TINY));
    }

    @Property
    void moreOfAnyTrancheOrMorePowerNeverLowersSupply(
            @ForAll("tranches") List<EnergyTranche> tranches,
            @ForAll @IntRange(max = 6) int which,
            @ForAll @DoubleRange(max = 300) double more,
            @ForAll @DoubleRange(max = 2000) double limit,
            @ForAll @DoubleRange(min = -0.02, max = 0.31) double s) {
        List<EnergyTranche> greater = new ArrayList<>(tranches);
        EnergyTranche old = greater.remove(which % tranches.size());
        greater.add(tranche(old.twh() + more, old.usdPerKwh(), old.hoursShare()));
        double base = at(EnergySupplyCurve.of(tranches, limit, 1), s);
        assertThat(at(EnergySupplyCurve.of(greater, limit, 1), s)).isGreaterThanOrEqualTo(base - TINY);
        assertThat(at(EnergySupplyCurve.of(tranches, limit + more, 1), s)).isGreaterThanOrEqualTo(base - TINY);
        assertThat(base).isLessThanOrEqualTo(limit + TINY);
    }

    @Test
    void curtailedEnergyAloneRunsNothingAndLowersTheMeanPriceNotTheMarginalOne() {
        assertThat(EnergySupplyCurve.of(List.of(tranche(100, 0, 0.1)), 1e4, 1)
                        .total()
                        .terawattHours())
                .isZero();
        EnergySupplyCurve with = EnergySupplyCurve.of(List.of(tranche(100, 0, 0.1), tranche(90, 0.06, 1)), 1e4, 1);
        assertThat(with.total().terawattHours()).isCloseTo(100, within(TINY));
        assertThat(with.steps()).hasSize(1);
        assertThat(with.priceAt(Energy.ofTerawattHours(100)).usdPerKwh()).isEqualTo(0.06);
        assertThat(with.meanPriceAt(with.total()).usdPerKwh()).isCloseTo(0.054, within(TINY));
    }

    private static EnergySupplyInputs inputs(double fossilGw, double firmGw) {
        return new EnergySupplyInputs(
                "Testland",
                new Existing(87.6, 0.07),
                new Curtailment(950, 0.05, 0, 0.10),
                new NetExports(20, 0.065),
                new IdlePlant(fossilGw, 300, 0.85, 0.05),
                new Overbuild(40, 0.045),
                new Displaced(10, 0.15),
                new GridLimits(firmGw, 0, 0.07, 0.5));
    }

    @Test
    void sixTranchesAreDeliveredNetOfLossesWithinFirmCapacityTimesTheShareSold() {
        EnergySupplyInputs inputs = inputs(100, 20);
        List<EnergyTranche> tranches = inputs.tranches();
        assertThat(tranches).extracting(EnergyTranche::kind).containsExactly(EnergyKind.values());
        // 7 % national losses count as 4 % for a high-voltage customer; idle 100 x 8.76 x 0.85 - 300 = 444.6
        assertThat(tranches)
                .extracting(EnergyTranche::twh)
                .usingElementComparator((a, b) -> Math.abs(a - b) < TINY ? 0 : 1)
                .containsExactly(87.6, 48.0, 19.2, 444.6 * 0.96, 38.4, 10.0);
        assertThat(tranches.get(3).usdPerKwh()).isCloseTo(0.05 / 0.96, within(TINY));
        // firm 20 GW of which 10 GW serve what exists: 87.6 + 10 + 0.96 x 87.6
        assertThat(inputs.flatLoadTwh()).isCloseTo(181.696, within(TINY));
        assertThat(EnergySupplyCurve.of(inputs).total().terawattHours()).isCloseTo(90.848, within(TINY));
        assertThat(EnergySupplyCurve.of(inputs).energyOnly().terawattHours())
                .isCloseTo(87.6 + 48 + 19.2 + 426.816 + 38.4 + 10, within(TINY));
    }

    @Test
    void aSystemShortOfFirmCapacityKeepsWhatItServesAndSaysSo() {
        EnergySupplyCurve curve = EnergySupplyCurve.of(inputs(100, -42));
        assertThat(curve.total().terawattHours()).isCloseTo((87.6 + 10) * 0.5, within(TINY));
        assertThat(curve.notes()).singleElement().asString().contains("Testland", "42.0 GW");
    }

    @Test
    void aCapacityFactorAboveOneGivesNoIdlePlantAndSaysSo() {
        EnergySupplyCurve curve = EnergySupplyCurve.of(inputs(2, 20));
        assertThat(curve.tranches()).extracting(EnergyTranche::kind).doesNotContain(EnergyKind.IDLE_PLANT);
        assertThat(curve.notes()).singleElement().asString().contains("idle plant of Testland is set to zero");
    }

    @Test
    void moreThanThereIsHasNoPrice() {
        EnergySupplyCurve curve = EnergySupplyCurve.of(List.of(tranche(5, 0.1, 1)), 10, 1);
        assertThatThrownBy(() -> curve.priceAt(Energy.ofTerawattHours(5.1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5.0")
                .hasMessageContaining("5.1");
    }

    @Test
    void workspaceFillsArraysOfTheCaller() {
        SupplyWorkspace workspace = new SupplyWorkspace(3);
        workspace.add(4, 0.2, 1);
        workspace.add(9, 0.1, 1);
        workspace.add(1, 0.0, 0.1);
        workspace.build(12, 0.5);
        double[] price = new double[3];
        double[] twh = new double[3];
        assertThat(workspace.fill(price, twh)).isEqualTo(2);
        assertThat(price).startsWith(0.1, 0.2);
        assertThat(twh).startsWith(5, 1);
        assertThat(workspace.costBillionUsd(5)).isCloseTo(0.45, within(TINY));
        assertThat(workspace.rentBillionUsd(5)).isCloseTo(0.05, within(TINY));
        assertThat(workspace.rentBillionUsd(6)).isCloseTo(0.55, within(TINY));
        assertThat(workspace.rentBillionUsd(99)).isEqualTo(workspace.rentBillionUsd(6));
        workspace.clear();
        assertThat(workspace.rentBillionUsd(6)).isZero();
        assertThat(workspace.totalTwh()).isZero();
    }

    /**
     * China 2026: 3,890 GW at the end of 2025 of which wind 640 and solar 1,200 (NEA), hydro 450 and nuclear 62 (end of 2025,
     * rounded), the rest thermal; demand 10,564 TWh in 2025 growing by 5 % (China Electricity Council: 5 to 6 %). The model's own
     * figure is -42 GW with inputs that it does not state; 1 % of demand is 18 GW.
     */
    @Test
    void chinaIsShortOfFirmCapacityBySomeFortyGigawatts() {
        double thermal = 3890 - 640 - 1200 - 450 - 62;
        FirmCapacity china = new FirmCapacity(
                thermal,
                62,
                450,
                640,
                1200,
                10_563.9 * 1.05,
                FirmCapacity.CHINA_LOAD_FACTOR,
                FirmCapacity.DEFAULT_RESERVE_MARGIN);
        assertThat(china.gw()).isCloseTo(-46.73, within(0.01)).isCloseTo(-42, within(5.0));
    }

    @Test
    void overbuildIsAStockThatGrowsBeyondDemandAndIsAbsorbed() {
        assertThat(EnergyTranche.overbuildTwh(100, 500, 450, 20)).isEqualTo(130);
        assertThat(EnergyTranche.overbuildTwh(100, 300, 450, 20)).isEqualTo(80);
        assertThat(EnergyTranche.overbuildTwh(10, 0, 0, 20)).isZero();
        assertThat(EnergyTranche.curtailedTwh(950, 0.05)).isCloseTo(50, within(TINY));
        // aluminium at 2,630 USD/t and 13.5 MWh/t with 1,400 USD/t of avoidable non-electric cost
        assertThat(EnergyTranche.displacedUsdPerKwh(2630, 1400, 13.5)).isCloseTo(0.0911, within(1e-4));
    }

    /** 3 GW at 0.9, 0.9, 0.65, 0.1 and 0 are counted on; the peak of 87.6 TWh at a load factor of a half is 20 GW and 10 % more. */
    @Test
    void firmCapacityCountsEachKindOfPlant() {
        assertThat(FirmCapacity.creditedGw(10, 20, 30, 40, 50)).isCloseTo(9 + 18 + 19.5 + 4, within(TINY));
        assertThat(FirmCapacity.peakWithReserveGw(87.6, 0.5, 0.1)).isCloseTo(22, within(TINY));
        // 8.76 TWh take 1 of the 3 GW; 2 + 4 x 0.9975 GW are left, of which 10 % is lost on the way
        assertThat(FirmCapacity.flatLoadTwh(8.76, 5, 3, 4, 0.1))
                .isCloseTo(8.76 + 5 + 0.9 * 8.76 * (2 + 3.99), within(TINY));
    }

    @Test
    void intermittentEnergyOfFewHoursStaysWithinThatOfMore() {
        // 90 firm carry 10 in a tenth of the hours and 30 in a quarter, and the 10 are part of the 30
        SupplyWorkspace workspace = new SupplyWorkspace(3);
        workspace.add(100, 0.01, 0.1);
        workspace.add(100, 0.02, 0.25);
        workspace.add(90, 0.06, 1);
        workspace.build(1e4, 1);
        assertThat(workspace.steps()).isEqualTo(1);
        assertThat(workspace.twh(0)).isCloseTo(120, within(TINY));
        assertThat(workspace.meanPriceUsdPerKwh(0)).isCloseTo((10 * 0.01 + 20 * 0.02 + 90 * 0.06) / 120, within(TINY));
        // the other order of price: 30 come first, and leave no room for the tenth
        workspace.clear();
        workspace.add(100, 0.02, 0.1);
        workspace.add(100, 0.01, 0.25);
        workspace.add(90, 0.06, 1);
        workspace.build(1e4, 1);
        assertThat(workspace.twh(0)).isCloseTo(120, within(TINY));
        assertThat(workspace.meanPriceUsdPerKwh(0)).isCloseTo((30 * 0.01 + 90 * 0.06) / 120, within(TINY));
    }

    @Test
    void amountsLieOnTheStepThatFirstOffersThem() {
        SupplyWorkspace workspace = new SupplyWorkspace(3);
        workspace.add(4, 0.1, 1);
        workspace.add(6, 0.2, 1);
        workspace.add(0, 0.05, 1);
        workspace.build(1e4, 1);
        assertThat(workspace.steps()).isEqualTo(2);
        assertThat(workspace.priceAtUsdPerKwh(4)).isEqualTo(0.1);
        assertThat(workspace.priceAtUsdPerKwh(4.001)).isEqualTo(0.2);
        assertThat(workspace.priceAtUsdPerKwh(10)).isEqualTo(0.2);
        assertThat(workspace.priceAtUsdPerKwh(99)).isEqualTo(0.2);
        assertThat(workspace.costBillionUsd(99)).isCloseTo(1.6, within(TINY));
        assertThatThrownBy(() -> new SupplyWorkspace(1).priceAtUsdPerKwh(1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aCurveTellsWhatItWasMadeFromAndRefusesWhatItCannotOffer() {
        EnergyTranche only = tranche(5, 0.1, 1);
        EnergySupplyCurve curve = EnergySupplyCurve.of(List.of(only), 10, 1);
        assertThat(curve.tranches()).containsExactly(only);
        assertThat(curve.steps())
                .containsExactly(new EnergySupplyCurve.Step(only.price(), only.energy(), EnergyPrice.ofUsdPerKwh(0.1)));
        assertThat(curve.priceAt(Energy.ofTerawattHours(0)).usdPerKwh()).isEqualTo(0.1);
        assertThat(only.roundTheClock()).isTrue();
        assertThat(tranche(5, 0.1, 0.99).roundTheClock()).isFalse();
        assertThatThrownBy(() -> EnergySupplyCurve.of(List.of(), 10, 1).priceAt(Energy.ofTerawattHours(0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Curtailment(1, 1, 0, 0.1)).hasMessage("curtailment rate must be < 1 but is 1.0");
    }

    @Test
    void plantThatRunsAtItsCapacityIsNoFaultOfTheData() {
        // 10 GW run all year: a capacity factor of one, which is possible; without capacity nothing can run
        assertThat(inputs(0, 20).notes()).singleElement().asString().contains("more than 0.0 GW can give");
        assertThat(new IdlePlant(10, 87.6, 0.85, 0.05).capacityFactor()).isEqualTo(1);
        EnergySupplyInputs full = new EnergySupplyInputs(
                "Testland",
                new Existing(1, 0.07),
                new Curtailment(0, 0, 0, 0.10),
                new NetExports(-5, 0.065),
                new IdlePlant(10, 87.6, 0.85, 0.05),
                new Overbuild(0, 0.045),
                new Displaced(0, 0.15),
                new GridLimits(0, 0, 0.07, 0.5));
        assertThat(full.notes()).isEmpty();
        assertThat(full.tranches()).extracting(EnergyTranche::kind).containsExactly(EnergyKind.EXISTING);
        IdlePlant none = new IdlePlant(0, 0, 0.85, 0.05);
        assertThat(none.capacityFactor()).isZero();
        assertThat(new EnergySupplyInputs(
                                "Testland",
                                full.existing(),
                                full.curtailment(),
                                full.exports(),
                                none,
                                full.overbuild(),
                                full.displaced(),
                                full.limits())
                        .notes())
                .isEmpty();
    }
}
