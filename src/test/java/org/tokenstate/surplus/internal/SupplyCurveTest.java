package org.tokenstate.surplus.internal;

import static org.assertj.core.api.Assertions.assertThat;
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

/** Blocks of energy in order of price, as steps. */
class SupplyCurveTest {
    private static final double TINY = 1e-9;

    private record Block(double twh, double usdPerKwh, double hours) {}

    private static SupplyWorkspace curve(List<Block> blocks, double limit, double share) {
        SupplyWorkspace curve = new SupplyWorkspace(blocks.size());
        for (int j = 0; j < blocks.size(); j++) {
            curve.add(
                    blocks.get(j).twh(),
                    blocks.get(j).usdPerKwh(),
                    blocks.get(j).hours());
        }
        curve.build(limit, share);
        return curve;
    }

    /** Energy offered up to and including a price. */
    private static double supplyAt(SupplyWorkspace curve, double usdPerKwh) {
        double sum = 0;
        for (int i = 0; i < curve.steps() && curve.priceUsdPerKwh(i) <= usdPerKwh; i++) {
            sum += curve.twh(i);
        }
        return sum;
    }

    private static double total(SupplyWorkspace curve) {
        return supplyAt(curve, Double.POSITIVE_INFINITY);
    }

    @Provide
    Arbitrary<List<Block>> blocks() {
        return Combinators.combine(
                        Arbitraries.doubles().between(0, 500),
                        Arbitraries.doubles().between(-0.01, 0.3),
                        Arbitraries.of(1.0, 1.0, 0.05, 0.1, 0.15))
                .as(Block::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(7);
    }

    @Property
    void supplyIsNondecreasingAndContinuousFromTheRight(
            @ForAll("blocks") List<Block> blocks,
            @ForAll @DoubleRange(max = 2000) double limit,
            @ForAll @DoubleRange(min = -0.02, max = 0.31) double s,
            @ForAll @DoubleRange(max = 0.1) double step) {
        SupplyWorkspace curve = curve(blocks, limit, 0.33);
        assertThat(supplyAt(curve, s + step)).isGreaterThanOrEqualTo(supplyAt(curve, s));
        for (int k = 0; k < curve.steps(); k++) {
            double price = curve.priceUsdPerKwh(k);
            assertThat(supplyAt(curve, price)).isEqualTo(supplyAt(curve, Math.nextUp(price)));
            assertThat(supplyAt(curve, price)).isGreaterThan(supplyAt(curve, Math.nextDown(price)));
        }
    }

    @Property
    void twinsLeaveTheCurveUnchanged(
            @ForAll("blocks") List<Block> blocks,
            @ForAll @IntRange(max = 6) int which,
            @ForAll @DoubleRange(max = 2000) double limit,
            @ForAll @DoubleRange(min = -0.02, max = 0.31) double s) {
        List<Block> twins = new ArrayList<>(blocks);
        Block split = twins.remove(which % blocks.size());
        Block half = new Block(split.twh() / 2, split.usdPerKwh(), split.hours());
        twins.add(half);
        twins.add(half);
        SupplyWorkspace one = curve(blocks, limit, 0.4);
        SupplyWorkspace two = curve(twins, limit, 0.4);
        assertThat(supplyAt(two, s)).isCloseTo(supplyAt(one, s), within(TINY));
        assertThat(total(two)).isCloseTo(total(one), within(TINY));
    }

    @Property
    void moreOfAnyBlockOrMorePowerNeverLowersSupply(
            @ForAll("blocks") List<Block> blocks,
            @ForAll @IntRange(max = 6) int which,
            @ForAll @DoubleRange(max = 300) double more,
            @ForAll @DoubleRange(max = 2000) double limit,
            @ForAll @DoubleRange(min = -0.02, max = 0.31) double s) {
        List<Block> greater = new ArrayList<>(blocks);
        Block old = greater.remove(which % blocks.size());
        greater.add(new Block(old.twh() + more, old.usdPerKwh(), old.hours()));
        double base = supplyAt(curve(blocks, limit, 1), s);
        assertThat(supplyAt(curve(greater, limit, 1), s)).isGreaterThanOrEqualTo(base - TINY);
        assertThat(supplyAt(curve(blocks, limit + more, 1), s)).isGreaterThanOrEqualTo(base - TINY);
        assertThat(base).isLessThanOrEqualTo(limit + TINY);
    }

    @Test
    void curtailedEnergyAloneRunsNothingAndLowersTheMeanPriceNotTheMarginalOne() {
        assertThat(total(curve(List.of(new Block(100, 0, 0.1)), 1e4, 1))).isZero();
        SupplyWorkspace both = curve(List.of(new Block(100, 0, 0.1), new Block(90, 0.06, 1)), 1e4, 1);
        assertThat(both.steps()).isEqualTo(1);
        assertThat(both.twh(0)).isCloseTo(100, within(TINY));
        assertThat(both.priceUsdPerKwh(0)).isEqualTo(0.06);
        assertThat(both.meanPriceUsdPerKwh(0)).isCloseTo(0.054, within(TINY));
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
}
