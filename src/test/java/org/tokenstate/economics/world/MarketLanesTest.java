package org.tokenstate.economics.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lanes beside each other: their bounds and faults, and what may be left out between one solve and the next. */
class MarketLanesTest {
    private static final int WORLDS = 15;

    private static MarketLanes lanes(WorldMarket w, int width) {
        MarketLanes lanes = new MarketLanes(MarketShape.of(w), width);
        for (int i = 0; i < width; i++) {
            lanes.set(i, w);
        }
        return lanes;
    }

    private static List<Double> answers(MarketLanes lanes, int i, Set<MarketOutput> of) {
        List<Double> all = new ArrayList<>();
        for (MarketOutput output : of) {
            for (double[] row : lanes.out(output)) {
                all.add(row[i]);
            }
        }
        return all;
    }

    private static List<Double> answers(MarketLanes lanes, int i) {
        return answers(lanes, i, EnumSet.allOf(MarketOutput.class));
    }

    /** Floors under some prices, some markets closed to an origin, other demand and compute. */
    private static void vary(MarketLanes lanes, int i, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (double[] row : lanes.in(MarketInput.DEMAND_SCALE)) {
            row[i] *= 0.8 + 0.4 * random.nextDouble();
        }
        for (double[] row : lanes.in(MarketInput.STEP_QUANTITY_KWH)) {
            row[i] *= 0.8 + 0.4 * random.nextDouble();
        }
        double[][] base = lanes.in(MarketInput.BASE_PRICE_USD_PER_MTOK);
        for (int offer = 0; offer < base.length; offer++) {
            lanes.in(MarketInput.PRICE_FLOOR_USD_PER_MTOK)[offer][i] =
                    random.nextDouble() < 0.3 ? base[offer][i] * (0.5 + random.nextDouble()) : 0;
        }
        for (double[] row : lanes.in(MarketInput.CLOSED)) {
            row[i] = random.nextDouble() < 0.2 ? 1 : 0.5 * random.nextDouble();
        }
    }

    @Test
    void floorsAndClosuresGiveTheSameBitsAtAnyWidth() {
        for (long seed = 0; seed < WORLDS; seed++) {
            WorldMarket w = RandomWorld.of(seed);
            MarketLanes wide = lanes(w, 5);
            for (int i = 0; i < 5; i++) {
                vary(wide, i, 5 * seed + i);
            }
            wide.solve(5);
            for (int i = 0; i < 5; i++) {
                MarketLanes one = lanes(w, 1);
                vary(one, 0, 5 * seed + i);
                one.solve(1);
                assertThat(wide.fault(i)).isEqualTo(one.fault(0));
                assertThat(answers(wide, i)).as("seed " + seed + " lane " + i).isEqualTo(answers(one, 0));
                assertThat(wide.residual(i)).isEqualTo(one.residual(0)).isBetween(0.0, 1e-9);
            }
        }
    }

    /** A market closed to an origin is one whose buyers' taste for its family has gone, if it is alone in that. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aClosedMarketIsOneWithoutTasteForTheOrigin(int width) {
        int some = 0;
        for (long seed = 0; seed < WORLDS; seed++) {
            WorldMarket w = RandomWorld.of(seed);
            MarketShape s = MarketShape.of(w);
            for (int o = 0; o < s.origins.size(); o++) {
                int family = s.familyOf[o];
                if (Arrays.stream(s.familyOf).filter(f -> f == family).count() > 1 || !hasOthers(w, s.origins.get(o))) {
                    continue;
                }
                MarketLanes closed = lanes(w, width);
                MarketLanes shunned = lanes(w, width);
                for (int i = 0; i < width; i++) {
                    closed.in(MarketInput.CLOSED)[o][i] = 0.51;
                    shunned.in(MarketInput.DRIFT)[family][i] = -50;
                }
                closed.solve(width);
                shunned.solve(width);
                for (int offer = 0; offer < s.marketOfOffer.length; offer++) {
                    double volume = closed.out(MarketOutput.VOLUME_MTOK)[offer][width - 1];
                    if (s.marketOfOffer[offer] == 0 && s.originOfOffer[offer] == o) {
                        assertThat(volume).isZero();
                        some++;
                    } else {
                        assertThat(volume)
                                .as("seed " + seed)
                                .isCloseTo(
                                        shunned.out(MarketOutput.VOLUME_MTOK)[offer][width - 1], within(1e-9 * volume));
                    }
                }
            }
        }
        assertThat(some).isPositive();
    }

    /** Whether every tier of the first market has other origins, that all its buyers may use and that have compute. */
    private static boolean hasOthers(WorldMarket w, String origin) {
        WorldMarket.Market m = w.markets().get(0);
        return m.restriction().isEmpty()
                && w.pools().keySet().stream()
                        .allMatch(p -> w.solve().pool(p).priceUsdPerKwh().isPresent())
                && m.tiers().values().stream().allMatch(tier -> tier.origins().entrySet().stream()
                        .anyMatch(
                                e -> !e.getKey().equals(origin) && e.getValue().share() > 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 257})
    void aWidthOutsideItsBoundsIsRefused(int width) {
        MarketShape shape = MarketShape.of(WorldCasesTest.market("merit-order"));
        assertThatThrownBy(() -> new MarketLanes(shape, width))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("width must be in [1, 256] lanes but is " + width);
    }

    @Test
    void theWidestIsAllowed() {
        WorldMarket w = WorldCasesTest.market("merit-order");
        MarketLanes lanes = new MarketLanes(MarketShape.of(w), MarketLanes.MOST_LANES);
        lanes.set(255, w);
        lanes.solve(256);
        assertThat(lanes.fault(255)).isEqualTo(MarketFault.NONE);
        assertThat(lanes.fault(254)).isEqualTo(MarketFault.INPUT);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 4})
    void lanesInUseOutsideTheirBoundsAreRefused(int n) {
        MarketLanes lanes = lanes(WorldCasesTest.market("merit-order"), 3);
        assertThatThrownBy(() -> lanes.solve(n)).hasMessage("lanes in use must be in [0, 3] but are " + n);
    }

    @Test
    void lanesNotInUseAreLeftAlone() {
        WorldMarket w = WorldCasesTest.market("merit-order");
        MarketLanes lanes = lanes(w, 3);
        for (MarketOutput output : MarketOutput.values()) {
            for (double[] row : lanes.out(output)) {
                row[2] = -7;
            }
        }
        lanes.solve(0);
        lanes.solve(2);
        assertThat(answers(lanes, 2)).containsOnly(-7.0);
        assertThat(answers(lanes, 1)).isEqualTo(answers(lanes, 0)).doesNotContain(-7.0);
    }

    /** Nothing is left of what the same lanes were solved for before. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void lanesForgetWhatTheyWereSolvedForBefore(int width) {
        for (long seed = 0; seed < WORLDS; seed++) {
            WorldMarket w = RandomWorld.of(seed);
            MarketLanes used = lanes(w, width);
            for (int i = 0; i < width; i++) {
                vary(used, i, i);
            }
            used.solve(width);
            MarketLanes fresh = lanes(w, width);
            for (MarketLanes each : List.of(used, fresh)) {
                for (int i = 0; i < width; i++) {
                    each.set(i, w);
                    vary(each, i, 100 + i);
                    for (double[] row : each.in(MarketInput.DEMAND_SCALE)) {
                        row[i] *= 0.5;
                    }
                }
            }
            for (MarketInput input : List.of(MarketInput.CLOSED, MarketInput.DEMAND_SCALE)) {
                for (int row = 0; row < fresh.in(input).length; row++) {
                    System.arraycopy(fresh.in(input)[row], 0, used.in(input)[row], 0, width);
                }
            }
            used.solve(width);
            fresh.solve(width);
            for (int i = 0; i < width; i++) {
                assertThat(answers(used, i)).as("seed " + seed).isEqualTo(answers(fresh, i));
                assertThat(used.steps(i)).isEqualTo(fresh.steps(i));
            }
        }
    }

    /** Every input has a range, whose ends are in it and beyond which a lane has no answer; so has one that is no number. */
    @ParameterizedTest
    @EnumSource(value = MarketInput.class, mode = EnumSource.Mode.EXCLUDE, names = "START_USD_PER_KWH")
    void anInputOutsideItsRangeIsAFault(MarketInput input) {
        WorldMarket w = WorldCasesTest.market("tariff-ban-premium");
        for (int width : new int[] {1, 4}) {
            int rows = lanes(w, width).in(input).length;
            assertThat(rows).isPositive();
            for (int row : new int[] {0, rows - 1}) {
                if (!input.isRead(MarketShape.of(w), row)) {
                    continue;
                }
                double below = Math.nextDown(input.range().least());
                double above = input.range().most() < Double.POSITIVE_INFINITY
                        ? Math.nextUp(input.range().most())
                        : Double.NaN;
                for (double wrong : new double[] {below, above, Double.NaN, Double.NEGATIVE_INFINITY}) {
                    MarketLanes lanes = lanes(w, width);
                    lanes.in(input)[row][width - 1] = wrong;
                    lanes.solve(width);
                    assertThat(lanes.fault(width - 1)).as(input + " " + wrong).isEqualTo(MarketFault.INPUT);
                    assertThat(answers(lanes, width - 1)).containsOnly(Double.NaN);
                    if (width > 1) {
                        assertThat(lanes.fault(0)).isEqualTo(MarketFault.NONE);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TARIFF, 5",
        "PREMIUM, 5",
        "DRIFT, -50",
        "DRIFT, 50",
        "ACCESS, 0",
        "ACCESS, 1",
        "BASE_ACCESS, 1",
        "DEMAND_SCALE, 0",
        "CEILING_USD, Infinity",
        "CAPACITY_KWH, Infinity",
        "CAPACITY_KWH, 0",
        "CLOSED, 0.5",
        "CLOSED, 1",
        "OTHER_COST_USD_PER_MTOK, 0",
        "START_USD_PER_KWH, NaN",
        "START_USD_PER_KWH, -3"
    })
    void theEndOfARangeIsInIt(MarketInput input, double end) {
        WorldMarket w = WorldCasesTest.market("tariff-ban-premium");
        for (int width : new int[] {1, 2}) {
            MarketLanes lanes = lanes(w, width);
            lanes.in(input)[0][width - 1] = end;
            lanes.solve(width);
            assertThat(lanes.fault(width - 1)).isEqualTo(MarketFault.NONE);
        }
    }

    /** A plain block has no response, and what stands in its place is not looked at. */
    @Test
    void theResponseOfAPlainBlockIsNotLookedAt() {
        for (long seed = 0; seed < WORLDS; seed++) {
            WorldMarket w = RandomWorld.of(seed);
            MarketShape s = MarketShape.of(w);
            for (int width : new int[] {1, 2}) {
                MarketLanes lanes = lanes(w, width);
                MarketLanes other = lanes(w, width);
                for (int j = 0; j < s.elastic.length; j++) {
                    for (MarketInput input : List.of(
                            MarketInput.STEP_ELASTICITY,
                            MarketInput.STEP_SHARE_AT_COST,
                            MarketInput.STEP_LARGEST_SHARE)) {
                        lanes.in(input)[j][width - 1] = s.elastic[j] ? lanes.in(input)[j][width - 1] : Double.NaN;
                    }
                }
                lanes.solve(width);
                other.solve(width);
                assertThat(answers(lanes, width - 1)).isEqualTo(answers(other, width - 1));
            }
        }
    }

    /** A channel that keeps its proportions in the shape keeps them in every lane. */
    @ParameterizedTest
    @EnumSource(
            value = MarketInput.class,
            names = {"FAMILY_SUBSTITUTION", "ORIGIN_SUBSTITUTION"})
    void fixedProportionsStayFixed(MarketInput input) {
        WorldMarket w = WorldCasesTest.market("merit-order");
        Map<String, WorldMarket.Channel> channels = new LinkedHashMap<>();
        w.channels().forEach((name, c) -> channels.put(name, new WorldMarket.Channel(-1, 2, 0, 0)));
        WorldMarket fixed = new WorldMarket(
                w.name(), w.tiers(), w.origins(), channels, w.workKwhPerMtok(), w.pools(), w.hosts(), w.markets());
        for (int width : new int[] {1, 3}) {
            MarketLanes lanes = lanes(fixed, width);
            lanes.in(input)[0][width - 1] = 1e-3;
            lanes.solve(width);
            assertThat(lanes.fault(width - 1)).isEqualTo(MarketFault.INPUT);
            assertThat(lanes(w, width).fault(0)).isEqualTo(MarketFault.NONE);
            lanes.in(input)[0][width - 1] = 0;
            lanes.in(MarketInput.TIER_SUBSTITUTION)[0][width - 1] = 3;
            lanes.solve(width);
            assertThat(lanes.fault(width - 1)).isEqualTo(MarketFault.NONE);
        }
    }

    /** A price of nothing: no work, no other cost, or a mark-up that leaves none of it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void anOfferThatCostsNothingIsAFault(int width) {
        WorldMarket w = WorldCasesTest.market("merit-order");
        MarketLanes lanes = lanes(w, width);
        for (double[] row : lanes.in(MarketInput.WORK_KWH_PER_MTOK)) {
            row[width - 1] = 0;
        }
        lanes.solve(width);
        assertThat(lanes.fault(width - 1)).isEqualTo(MarketFault.NONE);
        for (double[] row : lanes.in(MarketInput.OTHER_COST_USD_PER_MTOK)) {
            row[width - 1] = 0;
        }
        lanes.solve(width);
        assertThat(lanes.fault(width - 1)).isEqualTo(MarketFault.INPUT);
        if (width > 1) {
            assertThat(lanes.fault(0)).isEqualTo(MarketFault.NONE);
        }
    }

    /** Inputs that stay are prepared once, and the answers have the bits of those prepared anew. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whatIsSteadyNeedNotBePreparedAgain(int width) {
        List<Set<MarketInput>> sets = List.of(
                EnumSet.of(MarketInput.WORK_KWH_PER_MTOK),
                EnumSet.of(
                        MarketInput.DEMAND_ELASTICITY,
                        MarketInput.TIER_SUBSTITUTION,
                        MarketInput.FAMILY_SUBSTITUTION,
                        MarketInput.ORIGIN_SUBSTITUTION),
                EnumSet.of(
                        MarketInput.BASE_SHARE,
                        MarketInput.BASE_PRICE_USD_PER_MTOK,
                        MarketInput.TIER_SHARE,
                        MarketInput.BASE_ACCESS),
                EnumSet.of(
                        MarketInput.BASE_SHARE,
                        MarketInput.BASE_PRICE_USD_PER_MTOK,
                        MarketInput.TIER_SHARE,
                        MarketInput.BASE_ACCESS,
                        MarketInput.PRICE_FLOOR_USD_PER_MTOK));
        for (long seed = 0; seed < 12; seed++) {
            for (Set<MarketInput> steady : sets) {
                WorldMarket w = RandomWorld.of(seed);
                MarketLanes lanes = lanes(w, width);
                MarketLanes anew = lanes(w, width);
                lanes.steady(steady);
                for (int i = 0; i < width; i++) {
                    vary(lanes, i, i);
                    vary(anew, i, i);
                }
                lanes.solve(width);
                anew.solve(width);
                for (int year = 0; year < 2; year++) {
                    for (MarketLanes each : List.of(lanes, anew)) {
                        for (int i = 0; i < width; i++) {
                            for (MarketInput input : List.of(MarketInput.DEMAND_SCALE, MarketInput.STEP_QUANTITY_KWH)) {
                                for (double[] row : each.in(input)) {
                                    row[i] *= 1.1;
                                }
                            }
                            if (!steady.contains(MarketInput.PRICE_FLOOR_USD_PER_MTOK)) {
                                for (double[] row : each.in(MarketInput.PRICE_FLOOR_USD_PER_MTOK)) {
                                    row[i] *= 1.2;
                                }
                            }
                            if (!steady.contains(MarketInput.DEMAND_ELASTICITY)) {
                                for (double[] row : each.in(MarketInput.DEMAND_ELASTICITY)) {
                                    row[i] *= 0.9;
                                }
                            }
                            if (!steady.contains(MarketInput.BASE_PRICE_USD_PER_MTOK)) {
                                for (double[] row : each.in(MarketInput.BASE_PRICE_USD_PER_MTOK)) {
                                    row[i] *= 1.05;
                                }
                            }
                        }
                    }
                    lanes.solveAgain(width);
                    anew.solve(width);
                    for (int i = 0; i < width; i++) {
                        assertThat(answers(lanes, i))
                                .as("seed " + seed + " " + steady)
                                .isEqualTo(answers(anew, i));
                    }
                }
            }
        }
    }

    /** A fault of what stays, stays; one of what moves goes with it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aFaultOfWhatStaysStays(int width) {
        WorldMarket w = WorldCasesTest.market("tariff-ban-premium");
        MarketLanes lanes = lanes(w, width);
        lanes.steady(EnumSet.of(MarketInput.TARIFF));
        lanes.in(MarketInput.TARIFF)[0][width - 1] = 9;
        lanes.solve(width);
        assertThat(lanes.fault(width - 1)).isEqualTo(MarketFault.INPUT);
        lanes.solveAgain(width);
        assertThat(lanes.fault(width - 1)).isEqualTo(MarketFault.INPUT);
        lanes.in(MarketInput.TARIFF)[0][width - 1] = 0;
        lanes.in(MarketInput.PREMIUM)[0][width - 1] = 9;
        lanes.solve(width);
        assertThat(lanes.fault(width - 1)).isEqualTo(MarketFault.INPUT);
        lanes.in(MarketInput.PREMIUM)[0][width - 1] = 0;
        lanes.solveAgain(width);
        assertThat(lanes.fault(width - 1)).isEqualTo(MarketFault.NONE);
    }

    /** Leaving outputs out that nobody reads leaves the others as they are. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whatNobodyReadsMovesNothing(int width) {
        WorldMarket w = WorldCasesTest.market("tariff-ban-premium");
        MarketLanes all = lanes(w, width);
        all.solve(width);
        for (MarketOutput output : MarketOutput.values()) {
            Set<MarketOutput> read = EnumSet.of(output, MarketOutput.VOLUME_MTOK);
            MarketLanes lanes = lanes(w, width);
            lanes.read(read);
            lanes.solve(width);
            assertThat(answers(lanes, width - 1, read)).as(output.toString()).isEqualTo(answers(all, width - 1, read));
        }
    }

    /** Margins of an origin in a market, from volumes and prices. */
    @Test
    void anOriginEarnsWhatItsPricesLeave() {
        for (long seed = 0; seed < WORLDS; seed++) {
            WorldMarket w = RandomWorld.of(seed);
            MarketLanes lanes = lanes(w, 1);
            lanes.solve(1);
            WorldEquilibrium e = WorldEquilibrium.of(w, lanes, 0);
            for (int m = 0; m < w.markets().size(); m++) {
                WorldMarket.Market market = w.markets().get(m);
                List<String> origins = List.copyOf(w.origins().keySet());
                for (int o = 0; o < origins.size(); o++) {
                    String origin = origins.get(o);
                    String pool = market.poolOf()
                            .getOrDefault(origin, w.origins().get(origin).pool());
                    double x = e.pool(pool).priceUsdPerKwh().orElse(0);
                    double margin = e.flows().stream()
                            .filter(f -> f.market().equals(market.name())
                                    && f.origin().equals(origin))
                            .mapToDouble(f -> f.volumeMtok()
                                    * (f.producerPriceUsdPerMtok()
                                            - w.workKwhPerMtok().get(f.tier()).get(origin) * x))
                            .sum();
                    assertThat(lanes.profit(m, o, 0))
                            .as("seed " + seed)
                            .isCloseTo(margin, within(1e-10 * (1 + Math.abs(margin))));
                }
            }
        }
    }

    @Test
    void aCaseOfAnotherShapeIsRefused() {
        MarketShape shape = MarketShape.of(WorldCasesTest.market("merit-order"));
        WorldMarket other = RandomWorld.of(1);
        MarketLanes lanes = new MarketLanes(shape, 1);
        assertThatThrownBy(() -> lanes.set(0, other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the case must have '" + shape.channels.get(0) + "' of the shape but has not");
    }

    @ParameterizedTest
    @CsvSource({
        "CEILING_USD, 1, base spending reaches the ceiling",
        "DEMAND_SCALE, NaN, an input is not a number or out of range"
    })
    void aLaneWithoutAnAnswerSaysWhy(MarketInput input, double value, String words) {
        WorldMarket w = WorldCasesTest.market("tariff-ban-premium");
        MarketLanes lanes = lanes(w, 1);
        for (double[] row : lanes.in(input)) {
            row[0] = value;
        }
        lanes.solve(1);
        assertThatThrownBy(() -> WorldEquilibrium.of(w, lanes, 0))
                .isInstanceOf(NoEquilibriumException.class)
                .hasMessage("market case '" + w.name() + "': " + words);
    }
}
