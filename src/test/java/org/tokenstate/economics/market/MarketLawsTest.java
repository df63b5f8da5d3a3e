package org.tokenstate.economics.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Laws of the market, over random markets of random shape. */
class MarketLawsTest {
    private static final int TRIES = 150;

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void theBaseYearComesBackExactly(@ForAll @LongRange(min = 0) long seed) {
        RandomMarket s = new RandomMarket(seed);
        for (int m = 0; m < s.markets; m++) {
            for (int o = 1; o < s.origins; o++) {
                if (s.random.nextBoolean()) {
                    // Origin 0 stays open and sells in every tier.
                    double most = 0;
                    for (int k = 0; k < s.tiers; k++) {
                        most = Math.max(most, s.originShare[s.solver.index(m, k, o)]);
                    }
                    s.baseAccess[m * s.origins + o] = s.between(0.5 + most / 2, 1);
                }
            }
            double worst = 0;
            for (int k = 0; k < s.tiers; k++) {
                double sum = 0;
                for (int o = 1; o < s.origins; o++) {
                    sum += s.originShare[s.solver.index(m, k, o)] / s.baseAccess[m * s.origins + o];
                }
                worst = Math.max(worst, sum);
            }
            if (worst > 0.98) {
                Arrays.fill(s.baseAccess, m * s.origins, (m + 1) * s.origins, 1);
            }
        }
        s.calibrate();
        System.arraycopy(s.baseAccess, 0, s.solver.access, 0, s.baseAccess.length);
        s.solver.solve();
        for (int m = 0; m < s.markets; m++) {
            for (int k = 0; k < s.tiers; k++) {
                for (int o = 0; o < s.origins; o++) {
                    double expected =
                            s.volume[m] * s.tierShare[m * s.tiers + k] * s.originShare[s.solver.index(m, k, o)];
                    assertThat(s.solver.volume(m, k, o)).isCloseTo(expected, within(1e-12 * expected));
                }
            }
        }
    }

    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void anEquilibriumMeetsItsConditionsAndItsAccounts(@ForAll @LongRange(min = 0) long seed) {
        RandomMarket s = new RandomMarket(seed);
        s.disturb();
        s.limit();
        s.solver.solve();
        MarketSolver e = s.solver;
        assertThat(e.residual()).isLessThan(1e-9);
        double[] use = new double[s.origins];
        double paid = 0;
        double received = 0;
        for (int m = 0; m < s.markets; m++) {
            double spent = 0;
            for (int k = 0; k < s.tiers; k++) {
                for (int o = 0; o < s.origins; o++) {
                    double q = e.volume(m, k, o);
                    spent += q * e.deliveredPrice(m, k, o);
                    use[o] += (q - e.leakedVolume(m, k, o)) * e.energy[o * s.tiers + k];
                    use[e.host[m]] += e.leakedVolume(m, k, o) * e.hostEnergy[e.index(m, k, o)];
                }
            }
            assertThat(e.spending(m)).isCloseTo(spent, within(1e-11 * spent));
            paid += spent;
            received += e.tariffRevenue(m) + e.liabilityPremia(m);
        }
        for (int o = 0; o < s.origins; o++) {
            received += e.receipts(o) + e.hostReceipts(o);
            // Clearing, from its definition: use within supply at s, and beyond supply just below s.
            double price = e.energyPrice[o];
            assertThat(use[o]).isLessThanOrEqualTo(supply(s, o, price) * (1 + 1e-9));
            if (price > 0) {
                assertThat(use[o]).isGreaterThanOrEqualTo(supply(s, o, price * (1 - 1e-9)) * (1 - 1e-9));
            }
            assertThat(e.scarcityRent(o)).isGreaterThanOrEqualTo(0);
        }
        assertThat(received).isCloseTo(paid, within(1e-11 * paid));
    }

    private static double supply(RandomMarket s, int o, double price) {
        double sum = 0;
        for (int j = 0; j < s.solver.stepCount[o]; j++) {
            if (s.solver.stepPrice[o * 4 + j] <= price) {
                sum += s.solver.stepQuantity[o * 4 + j];
            }
        }
        return Math.min(s.solver.capacity[o], s.solver.stepCount[o] == 0 ? Double.POSITIVE_INFINITY : sum);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void sweepsAloneReachTheSamePrices(@ForAll @LongRange(min = 0) long seed) {
        RandomMarket s = new RandomMarket(seed);
        s.disturb();
        s.keepToWhatIsProven();
        s.limit();
        s.solver.solve();
        double[] joint = s.solver.energyPrice.clone();
        s.solver.solveBySweeps();
        for (int o = 0; o < s.origins; o++) {
            assertThat(s.solver.energyPrice[o]).isCloseTo(joint[o], within(1e-7 * Math.max(1e-2, joint[o])));
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void theStartDoesNotMatter(@ForAll @LongRange(min = 0) long seed) {
        RandomMarket s = new RandomMarket(seed);
        s.disturb();
        s.limit();
        s.solver.solve();
        double[] cold = s.solver.energyPrice.clone();
        for (int o = 0; o < s.origins; o++) {
            s.solver.energyPrice[o] = Math.max(0, cold[o] * Math.exp(s.between(-2, 2)) + s.between(-0.5, 0.5));
        }
        s.solver.solve(true);
        for (int o = 0; o < s.origins; o++) {
            assertThat(s.solver.energyPrice[o]).isCloseTo(cold[o], within(1e-9 * Math.max(1e-3, cold[o])));
        }
    }

    // A fixed seed: in an ill-conditioned market the last digits may depend on the path.
    @Property(tries = TRIES, seed = "42", shrinking = ShrinkingMode.OFF)
    void looseningASlackLimitChangesNoBit(@ForAll @LongRange(min = 0) long seed) {
        RandomMarket s = new RandomMarket(seed);
        s.disturb();
        s.limit();
        s.solver.solve();
        double[] before = volumes(s);
        for (int o = 0; o < s.origins; o++) {
            if (s.solver.capacity[o] > s.solver.energyUsed(o) * 1.001) {
                s.solver.capacity[o] *= 1.5;
            }
        }
        s.solver.solve();
        assertThat(volumes(s)).isEqualTo(before);
    }

    private static double[] volumes(RandomMarket s) {
        double[] result = new double[s.markets * s.tiers * s.origins];
        for (int m = 0; m < s.markets; m++) {
            for (int k = 0; k < s.tiers; k++) {
                for (int o = 0; o < s.origins; o++) {
                    result[s.solver.index(m, k, o)] = s.solver.volume(m, k, o);
                }
            }
        }
        return result;
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void ownPriceDemandFalls(
            @ForAll @LongRange(min = 0) long seed, @ForAll @DoubleRange(min = 1.01, max = 3) double factor) {
        RandomMarket s = new RandomMarket(seed);
        s.solver.solve();
        double before = s.solver.volume(0, 0, 0);
        s.solver.price[s.solver.index(0, 0, 0)] *= factor;
        s.solver.solve();
        assertThat(s.solver.volume(0, 0, 0)).isLessThan(before);
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void aTariffDivertsToRivalsAmongSubstitutes(
            @ForAll @LongRange(min = 0) long seed, @ForAll @DoubleRange(min = 0.01, max = 1) double tariff) {
        RandomMarket s = new RandomMarket(seed);
        // Over all tiers at once the rival gains in each of them only if tiers substitute more than demand responds;
        // otherwise the market as a whole shrinks more in a tier where the taxed origin hardly sells.
        if (s.tiers > 1) {
            s.sigmaT = Math.max(s.sigmaT, -s.epsilon);
        }
        s.sigmaO = Math.max(s.sigmaO, Math.max(s.sigmaT, -s.epsilon));
        s.solver.setElasticities(s.epsilon, s.sigmaT, s.sigmaO);
        s.solver.solve();
        double[] before = volumes(s);
        s.solver.tariff[0] = tariff;
        s.solver.solve();
        for (int k = 0; k < s.tiers; k++) {
            taxedFallsRivalsDoNot(s, before, k);
        }
        for (int m = 1; m < s.markets; m++) {
            assertThat(s.solver.volume(m, 0, 0)).isEqualTo(before[s.solver.index(m, 0, 0)]);
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void aDearerTierOfAnOriginDivertsToItsRivalsThere(
            @ForAll @LongRange(min = 0) long seed, @ForAll @DoubleRange(min = 1.01, max = 3) double factor) {
        RandomMarket s = new RandomMarket(seed);
        s.sigmaO = Math.max(s.sigmaO, Math.max(s.sigmaT, -s.epsilon));
        s.solver.setElasticities(s.epsilon, s.sigmaT, s.sigmaO);
        s.solver.solve();
        double[] before = volumes(s);
        s.solver.price[0] *= factor;
        s.solver.solve();
        taxedFallsRivalsDoNot(s, before, 0);
    }

    private static void taxedFallsRivalsDoNot(RandomMarket s, double[] before, int k) {
        assertThat(s.solver.volume(0, k, 0))
                .isLessThan(before[s.solver.index(0, k, 0)])
                .isPositive();
        for (int o = 1; o < s.origins; o++) {
            double was = before[s.solver.index(0, k, o)];
            assertThat(s.solver.volume(0, k, o)).isGreaterThanOrEqualTo(was * (1 - 1e-13));
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void aBanEqualsAnInfiniteTariffOnItsSegment(
            @ForAll @LongRange(min = 0) long seed, @ForAll @DoubleRange(min = 0, max = 1) double access) {
        RandomMarket s = new RandomMarket(seed);
        // An infinite price drives an origin or a tier out only if substitution is elastic.
        s.solver.setElasticities(s.epsilon, s.sigmaT + 1, s.sigmaO + 1);
        s.solver.solve();
        double[] open = volumes(s);
        s.solver.tariff[0] = 1e60;
        s.solver.solve();
        double[] shut = volumes(s);
        s.solver.tariff[0] = 0;
        s.solver.access[0] = access;
        s.solver.solve();
        double[] actual = volumes(s);
        double size = s.volume[0];
        for (int i = 0; i < open.length; i++) {
            double expected = access * open[i] + (1 - access) * shut[i];
            assertThat(actual[i]).isCloseTo(expected, within(1e-10 * Math.max(expected, size)));
        }
    }

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void perfectSubstitutionDrivesOutWhatRoseMore(@ForAll @LongRange(min = 0) long seed) {
        RandomMarket s = new RandomMarket(seed);
        s.solver.setElasticities(s.epsilon, s.sigmaT, 1000);
        for (int k = 0; k < s.tiers; k++) {
            s.solver.setPrice(1, k, s.basePrice[s.solver.index(0, k, 1)] * 1.1);
        }
        s.solver.solve();
        for (int m = 0; m < s.markets; m++) {
            for (int k = 0; k < s.tiers; k++) {
                double tier = 0;
                for (int o = 0; o < s.origins; o++) {
                    tier += s.solver.volume(m, k, o);
                }
                assertThat(s.solver.volume(m, k, 1)).isLessThanOrEqualTo(1e-15 * tier);
            }
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void allPricesTimesAFactorChangeSpendingAndNoShare(
            @ForAll @LongRange(min = 0) long seed, @ForAll @DoubleRange(min = 0.1, max = 10) double c) {
        RandomMarket s = new RandomMarket(seed);
        s.solver.solve();
        double[] before = volumes(s);
        double spending = s.solver.spending(0);
        for (int i = 0; i < s.solver.price.length; i++) {
            s.solver.price[i] *= c;
        }
        s.solver.solve();
        double factor = Math.pow(c, s.epsilon);
        for (int i = 0; i < before.length; i++) {
            assertThat(volumes(s)[i]).isCloseTo(before[i] * factor, within(1e-11 * before[i] * factor));
        }
        assertThat(s.solver.spending(0)).isCloseTo(spending * c * factor, within(1e-11 * spending * c * factor));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void theCurrencyDoesNotMatter(
            @ForAll @LongRange(min = 0) long seed, @ForAll @DoubleRange(min = 0.01, max = 100) double c) {
        RandomMarket s = new RandomMarket(seed);
        s.disturb();
        s.limit();
        s.solver.solve();
        double[] before = volumes(s);
        double[] prices = s.solver.energyPrice.clone();
        for (int i = 0; i < s.solver.price.length; i++) {
            s.solver.price[i] *= c;
            s.solver.hostPrice[i] *= c;
            s.basePrice[i] *= c;
        }
        for (int i = 0; i < s.solver.stepPrice.length; i++) {
            s.solver.stepPrice[i] *= c;
        }
        s.calibrate();
        s.solver.solve();
        for (int i = 0; i < before.length; i++) {
            assertThat(volumes(s)[i]).isCloseTo(before[i], within(1e-8 * before[i]));
        }
        for (int o = 0; o < s.origins; o++) {
            assertThat(s.solver.energyPrice[o]).isCloseTo(prices[o] * c, within(1e-8 * c * Math.max(0.01, prices[o])));
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void anOriginSplitIntoTwinsLeavesTotals(@ForAll @LongRange(min = 0) long seed) {
        RandomMarket s = new RandomMarket(seed);
        for (int m = 0; m < s.markets; m++) {
            s.solver.demandScale[m] = s.between(0.5, 3);
        }
        s.solver.solve();
        s.solver.capacity[0] = s.solver.energyUsed(0) * s.between(0.2, 1.2);
        s.solver.solve();
        int n = s.origins;
        MarketSolver twin = new MarketSolver(s.markets, s.tiers, n + 1, 0);
        twin.setElasticities(s.epsilon, s.sigmaT, s.sigmaO);
        double[] share = new double[s.markets * s.tiers * (n + 1)];
        double[] base = new double[share.length];
        double[] access = new double[s.markets * (n + 1)];
        Arrays.fill(access, 1);
        for (int m = 0; m < s.markets; m++) {
            twin.demandScale[m] = s.solver.demandScale[m];
            for (int k = 0; k < s.tiers; k++) {
                for (int o = 0; o <= n; o++) {
                    int from = o == n ? 0 : o;
                    int i = twin.index(m, k, o);
                    int j = s.solver.index(m, k, from);
                    share[i] = s.originShare[j] * (from == 0 ? 0.5 : 1);
                    base[i] = s.basePrice[j];
                    twin.price[i] = s.solver.price[j];
                    twin.energy[o * s.tiers + k] = s.solver.energy[from * s.tiers + k];
                }
            }
        }
        twin.capacity[0] = s.solver.capacity[0] / 2;
        twin.capacity[n] = s.solver.capacity[0] / 2;
        twin.calibrate(s.volume, s.tierShare, share, base, access);
        twin.solve();
        assertThat(twin.energyUsed(0) + twin.energyUsed(n))
                .isCloseTo(s.solver.energyUsed(0), within(1e-9 * s.solver.energyUsed(0)));
        for (int m = 0; m < s.markets; m++) {
            assertThat(twin.spending(m)).isCloseTo(s.solver.spending(m), within(1e-9 * s.solver.spending(m)));
        }
    }

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void entryLeavesNobodyAtALoss(@ForAll @LongRange(min = 0) long seed, @ForAll @IntRange(min = 1, max = 4) int most) {
        RandomMarket s = new RandomMarket(seed);
        s.solver.setElasticities(s.epsilon, s.sigmaT + 1, s.sigmaO + 1);
        s.solver.solve();
        for (int m = 0; m < s.markets; m++) {
            for (int o = 1; o < Math.min(s.origins, most + 1); o++) {
                s.solver.fixedCost[m * s.origins + o] = Math.max(0, s.solver.operatingProfit(m, o)) * s.between(0.5, 2);
            }
        }
        s.solver.solve();
        double paid = 0;
        double received = 0;
        for (int m = 0; m < s.markets; m++) {
            paid += s.solver.spending(m);
            for (int o = 0; o < s.origins; o++) {
                double f = s.solver.fixedCost[m * s.origins + o];
                if (s.solver.serves(m, o)) {
                    assertThat(s.solver.operatingProfit(m, o)).isGreaterThanOrEqualTo(f * (1 - 1e-11));
                } else {
                    assertThat(s.solver.volume(m, 0, o)).isZero();
                }
            }
        }
        for (int o = 0; o < s.origins; o++) {
            double net = s.solver.receipts(o) - s.solver.complianceCost(o);
            received += net + s.solver.complianceCost(o);
        }
        assertThat(received).isCloseTo(paid, within(1e-9 * paid));
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    void nestedLogitEqualsNestedCes(
            @ForAll @LongRange(min = 0) long seed,
            @ForAll @DoubleRange(min = 0.1, max = 5) double alpha,
            @ForAll @DoubleRange(min = 0, max = 0.9) double rho) {
        RandomMarket s = new RandomMarket(seed);
        Substitution.NestedLogit logit = new Substitution.NestedLogit(alpha, rho);
        s.solver.setElasticities(s.epsilon, logit.betweenTiers(), logit.betweenOrigins());
        s.solver.solve();
        double[][] base = new double[s.tiers][s.origins];
        double[][] ratio = new double[s.tiers][s.origins];
        for (int k = 0; k < s.tiers; k++) {
            for (int o = 0; o < s.origins; o++) {
                base[k][o] = s.solver.volume(0, k, o) * s.basePrice[s.solver.index(0, k, o)] / s.solver.spending(0);
                ratio[k][o] = Math.exp(s.between(-1, 1));
                s.solver.price[s.solver.index(0, k, o)] *= ratio[k][o];
            }
        }
        s.solver.solve();
        double[][] shares = logit.shares(base, ratio);
        for (int k = 0; k < s.tiers; k++) {
            for (int o = 0; o < s.origins; o++) {
                double ces = s.solver.volume(0, k, o) * s.solver.deliveredPrice(0, k, o) / s.solver.spending(0);
                assertThat(shares[k][o]).isCloseTo(ces, within(1e-12));
            }
        }
    }

    @Test
    void anOriginCannotBeShutOutNextToCobbDouglas() {
        MarketSolver s = MarketCasesTest.market("ban-by-segment").toSolver();
        s.setElasticities(-1.3, 1.5, 1 + 1e-7);
        assertThatThrownBy(s::solve)
                .isInstanceOf(NoEquilibriumException.class)
                .hasMessageContaining("elasticity of substitution so near 1");
    }

    @Test
    void anOriginWithoutEnergyThatBuyersCannotDoWithoutHasNoEquilibrium() {
        MarketSolver s = MarketCasesTest.market("base-year").toSolver();
        s.capacity[0] = 0;
        assertThatThrownBy(s::solve)
                .isInstanceOf(NoEquilibriumException.class)
                .hasMessageContaining("energy supply of origin 0 must be > 0");
    }

    @Test
    void badInputIsNamed() {
        MarketSolver s = MarketCasesTest.market("base-year").toSolver();
        s.tariff[1] = Double.NaN;
        assertThatThrownBy(s::solve).hasMessage("tariff of origin 1 of market 0 must be > -1 and finite but is NaN");
        s.tariff[1] = 0;
        s.access[3] = 1.1;
        assertThatThrownBy(s::solve).hasMessage("access of origin 1 of market 1 must be in [0, 1] but is 1.1");
    }
}
