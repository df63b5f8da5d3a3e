package org.tokenstate.economics.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.tokenstate.economics.market.Equilibrium;
import org.tokenstate.economics.market.Equilibrium.Flow;
import org.tokenstate.economics.market.Equilibrium.MarketOutcome;
import org.tokenstate.economics.market.Equilibrium.OriginOutcome;
import org.tokenstate.economics.market.TokenMarket;
import org.tokenstate.economics.market.TokenMarket.Base;
import org.tokenstate.economics.market.TokenMarket.Market;
import org.tokenstate.economics.market.TokenMarket.Origin;
import org.tokenstate.economics.market.TokenMarket.Terms;
import org.tokenstate.economics.market.TokenMarket.Tier;

class TradeTest {
    /** Two countries, one tier, a fifth of each market bought abroad. */
    private static TokenMarket market(double chinesePrice, Terms onChina) {
        TokenMarket.Builder builder = TokenMarket.builder();
        for (String o : new String[] {"CHN", "USA"}) {
            builder.origin(o, Origin.of(Map.of("all", o.equals("CHN") ? chinesePrice : 1.0), Map.of("all", 0.1)));
            Map<String, Base> shares = new LinkedHashMap<>();
            shares.put("CHN", new Base(o.equals("CHN") ? 0.8 : 0.2, 1));
            shares.put("USA", new Base(o.equals("CHN") ? 0.2 : 0.8, 1));
            Market m = Market.of(1000, Map.of("all", new Tier(1, shares)));
            builder.market(o, o.equals("USA") ? m.withTerms("CHN", onChina) : m);
        }
        return builder.build();
    }

    @Test
    void penetrationCountsHostedWeightsApart() {
        Equilibrium base = market(1, Terms.FREE).solve();
        ImportPenetration nothing = ImportPenetration.between(base, base, "USA", "CHN");
        assertThat(nothing).isEqualTo(new ImportPenetration(0, 0, 0, 0));
        Equilibrium cheap = market(0.5, Terms.FREE).solve();
        ImportPenetration p = ImportPenetration.between(base, cheap, "USA", "CHN");
        assertThat(p.byVolume()).isCloseTo((cheap.volumeMtok("USA", "all", "CHN") - 200) / 1000, within(1e-12));
        assertThat(p.byValue()).isLessThan(p.byVolume()).isPositive();
        // Half of the tokens served at home: imports by volume are halved, the other half shows as hosted.
        Equilibrium hosted = market(0.5, Terms.FREE.withLeakage(0.5)).solve();
        ImportPenetration h = ImportPenetration.between(base, hosted, "USA", "CHN");
        assertThat(h.hostedByVolume()).isCloseTo(hosted.volumeMtok("USA", "all", "CHN") / 2000, within(1e-12));
        assertThat(h.byVolume()).isCloseTo(h.hostedByVolume() - 0.2, within(1e-12));
        assertThatThrownBy(() -> ImportPenetration.of(1, 1, 1, 3)).hasMessageContaining("absorption must be > 0");
    }

    @Test
    void theFundingParadoxOfAWorkedStock() {
        // 1 GW at 35,000 USD/kW, CRF 0.2638, omega 0.05, u 0.6, 0.086 USD/kWh: 11.435 bn USD a year.
        double crf = 0.1 / (1 - Math.pow(1.1, -5));
        double cost = 1e6 * (35000 * (crf + 0.05) + 8760 * 0.6 * 0.086);
        assertThat(FundingParadox.breakEvenPriceRatio(1, 35000, crf, 0.05, 0.6, 0.086, cost / 2))
                .isCloseTo(2, within(1e-12));
        // A stock that earns the annuity of its cost strands nothing; one that earns half of it, half.
        double[] annuity = new double[5];
        Arrays.fill(annuity, 100 * crf);
        assertThat(FundingParadox.strandedShare(annuity, 0.1, 100)).isCloseTo(0, within(1e-12));
        Arrays.fill(annuity, 50 * crf);
        assertThat(FundingParadox.strandedShare(annuity, 0.1, 100)).isCloseTo(0.5, within(1e-12));
        // A constant revenue for ever is worth margin R / i, however many years are listed.
        assertThat(FundingParadox.value(new double[] {10, 10, 10}, 0.3, 0.1, 0)).isCloseTo(30, within(1e-12));
        assertThat(FundingParadox.haircut(20, 80)).isEqualTo(0.75);
        assertThatThrownBy(() -> FundingParadox.breakEvenPriceRatio(1, 1, 0.2, 0, 0.5, 0, 0))
                .hasMessage("revenue in USD must be > 0 but is 0");
    }

    @Property(tries = 200)
    void indicesOfProportionalPricesAreTheFactor(
            @ForAll @LongRange(min = 0) long seed, @ForAll @DoubleRange(min = 0.01, max = 10) double factor) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] p0 = random.doubles(6, 0.1, 2).toArray();
        double[] q0 = random.doubles(6, 0.1, 2).toArray();
        double[] q1 = random.doubles(6, 0.1, 2).toArray();
        double[] p1 = Arrays.stream(p0).map(p -> p * factor).toArray();
        assertThat(PriceIndices.fisher(p0, q0, p1, q1)).isCloseTo(factor, within(1e-12 * factor));
        assertThat(PriceIndices.tornqvist(p0, q0, p1, q1)).isCloseTo(factor, within(1e-12 * factor));
        double[] p2 = random.doubles(6, 0.1, 2).toArray();
        // Time reversal.
        assertThat(PriceIndices.fisher(p0, q0, p2, q1) * PriceIndices.fisher(p2, q1, p0, q0))
                .isCloseTo(1, within(1e-12));
        assertThat(PriceIndices.tornqvist(p0, q0, p2, q1) * PriceIndices.tornqvist(p2, q1, p0, q0))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void buyersMovingToCheapTokensLowerWhatIsPaidAndNotTheIndex() {
        double[] p = {10, 1};
        double[] before = {10, 10};
        double[] after = {1, 30};
        assertThat(PriceIndices.averagePaid(p, after)).isLessThan(PriceIndices.averagePaid(p, before) / 4);
        assertThat(PriceIndices.tornqvist(p, before, p, after)).isEqualTo(1);
        assertThat(PriceIndices.fisher(p, before, p, after)).isEqualTo(1);
        assertThat(PriceIndices.chain(new double[][] {p, p}, new double[][] {before, after}))
                .containsExactly(1, 1);
    }

    @Property(tries = 200)
    void consumerSurplusIsTheAreaUnderDemand(
            @ForAll @DoubleRange(min = 0.3, max = 3) double elasticity,
            @ForAll @DoubleRange(min = 0.2, max = 5) double after) {
        double area = 0;
        int n = 2000;
        for (int i = 0; i < n; i++) {
            double p = 1 + (after - 1) * (i + 0.5) / n;
            area -= Math.pow(p, -elasticity) * (after - 1) / n;
        }
        assertThat(Welfare.consumerSurplus(1, 1, after, -elasticity)).isCloseTo(area, within(2e-5));
        assertThat(Welfare.consumerSurplus(1, 1, after, -1)).isCloseTo(-Math.log(after), within(1e-12));
    }

    @Property(tries = 50)
    void aSmallTariffCostsBuyersMoreThanItEarns(@ForAll @DoubleRange(min = 0.01, max = 1) double tariff) {
        Equilibrium free = market(1, Terms.FREE).solve();
        Equilibrium taxed = market(1, Terms.FREE.withTariff(tariff)).solve();
        Welfare w = Welfare.between(free, taxed, -1.3);
        assertThat(w.tariffRevenueUsd()).isPositive();
        assertThat(-w.consumerSurplusUsd()).isGreaterThan(w.tariffRevenueUsd());
        double byIndex = Welfare.consumerSurplus(
                free.market("USA").priceUsdPerMtok(),
                free.market("USA").quantityMtok(),
                taxed.market("USA").priceUsdPerMtok(),
                -1.3);
        assertThat(w.consumerSurplusUsd()).isCloseTo(byIndex, within(1e-9));
        assertThat(w.scarcityRentsUsd()).isZero();
    }

    @Test
    void averagePaidCanRiseWhileConstantQualityFalls() {
        double[] p0 = {10, 1};
        double[] q0 = {1, 9};
        double[] p1 = {8, 0.8};
        double[] q1 = {5, 5};
        assertThat(PriceIndices.fisher(p0, q0, p1, q1)).isCloseTo(0.8, within(1e-12));
        assertThat(PriceIndices.averagePaid(p0, q0)).isCloseTo(1.9, within(1e-12));
        assertThat(PriceIndices.averagePaid(p1, q1)).isCloseTo(4.4, within(1e-12));
    }

    /** Spending shares are 2/3, 1/3 before and 3/4, 1/4 after: the first price halves and the second doubles. */
    @Test
    void tornqvistWeighsByTheMeanShareOfWhatBothPeriodsBuy() {
        double[] p0 = {2, 1, 5};
        double[] q0 = {1, 1, 0};
        double[] p1 = {1, 2, 7};
        double[] q1 = {6, 1, 9};
        double expected = Math.pow(2, (1 / 3.0 + 1 / 4.0) / 2 - (2 / 3.0 + 3 / 4.0) / 2);
        assertThat(PriceIndices.tornqvist(p0, q0, p1, q1)).isCloseTo(expected, within(1e-12));
        assertThat(PriceIndices.tornqvist(p1, q1, p0, q0)).isCloseTo(1 / expected, within(1e-12));
        assertThat(PriceIndices.chain(new double[][] {p0, p1, p0, p1}, new double[][] {q0, q1, q0, q1}))
                .containsExactly(new double[] {1, expected, 1, expected}, within(1e-12));
    }

    @Test
    void indicesOfUnlikeItemsAreRefused() {
        double[] one = {1};
        double[] two = {1, 1};
        for (ThrowingCallable unlike : List.<ThrowingCallable>of(
                () -> PriceIndices.averagePaid(one, two),
                () -> PriceIndices.laspeyres(one, two, two),
                () -> PriceIndices.laspeyres(two, two, one),
                () -> PriceIndices.tornqvist(one, two, two, two),
                () -> PriceIndices.tornqvist(two, two, two, one),
                () -> PriceIndices.tornqvist(one, one, two, two),
                () -> PriceIndices.chain(new double[][] {one}, new double[][] {one, one}),
                () -> PriceIndices.chain(new double[0][], new double[0][]))) {
            assertThatThrownBy(unlike)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("the same");
        }
    }

    /** (30 - 20) over 100 + 20 - 40; then all that was made went abroad, and nothing was absorbed. */
    @Test
    void penetrationIsTheRiseOfImportsOverAbsorption() {
        assertThat(ImportPenetration.of(30, 20, 100, 40)).isEqualTo(0.125);
        assertThatThrownBy(() -> ImportPenetration.of(1, 0, 1, 1)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void penetrationOfAMarketThatHostedFromTheStart() {
        Equilibrium before = equilibrium(flow(100, 40, 3), 1, 0, 0, 100, 1, 0);
        Equilibrium after = equilibrium(flow(160, 60, 2), 1, 0, 0, 100, 1, 0);
        // absorbed before: 100 at 3 from China and 50 at 4 from home
        assertThat(ImportPenetration.between(before, after, "USA", "CHN"))
                .isEqualTo(new ImportPenetration((100 * 2 - 60 * 3) / 500.0, 40 / 150.0, 0, 20 / 150.0));
    }

    @Test
    void welfareIsAddedUpFromWhatEachMarketAndOriginEarns() {
        Equilibrium before = equilibrium(flow(100, 0, 3), 500, 7, 11, 100, 0.02, 30);
        Equilibrium after = equilibrium(flow(100, 0, 3), 440, 10, 16, 100, 0.05, 40);
        // 0.05 x 40 - 0.02 x 30 of rents
        assertThat(Welfare.between(before, after, -3).consumerSurplusUsd()).isEqualTo(-30);
        assertThat(Welfare.between(before, after, -3).scarcityRentsUsd()).isCloseTo(1.4, within(1e-12));
        assertThat(Welfare.between(before, after, -3).tariffRevenueUsd()).isEqualTo(3);
        assertThat(Welfare.between(before, after, -3).premiaUsd()).isEqualTo(5);
        // at an elasticity of one spending does not change and the area is p q ln(p / p')
        Equilibrium dearer = equilibrium(flow(100, 0, 3), 500, 7, 11, 50, 0.02, 30);
        assertThat(Welfare.between(before, dearer, -1).consumerSurplusUsd())
                .isCloseTo(-500 * Math.log(2), within(1e-9));
    }

    /** One market, the USA, and one foreign origin, China; the home origin sells 50 at 4. */
    private static Equilibrium equilibrium(
            Flow fromChina, double spent, double tariffs, double premia, double quantity, double rent, double kwh) {
        return new Equilibrium(
                "worked",
                Map.of("CHN", new OriginOutcome(0.1, rent, kwh, 0, 0, 0)),
                Map.of("USA", new MarketOutcome(spent, spent / quantity, quantity, 150, tariffs, premia)),
                List.of(fromChina, new Flow("USA", "all", "USA", 50, 0, 4, 4)),
                0,
                0);
    }

    private static Flow flow(double volume, double hosted, double price) {
        return new Flow("USA", "all", "CHN", volume, hosted, price, price);
    }

    /** 10 / 1.1 + 20 / 1.21 = 25.62, and 20 x 1.02 / 0.08 = 255 in the second year is 210.74; 30 % of both. */
    @Test
    void valueIsThatOfTheYearsListedAndOfGrowthForEver() {
        assertThat(FundingParadox.presentValue(new double[] {10, 20}, 0.1)).isCloseTo(25.6198347, within(1e-7));
        assertThat(FundingParadox.value(new double[] {10, 20}, 0.3, 0.1, 0.02)).isCloseTo(70.9090909, within(1e-7));
        assertThatThrownBy(() -> FundingParadox.value(new double[0], 0.3, 0.1, 0))
                .hasMessage("revenue must cover at least one year but is empty");
        assertThatThrownBy(() -> FundingParadox.value(new double[] {1}, 0.3, 0.1, 0.1))
                .hasMessage("terminal growth must be < the discount rate, 0.1, but is 0.1");
        assertThatThrownBy(() -> FundingParadox.presentValue(new double[] {1}, -1))
                .hasMessage("discount rate must be > -1 but is -1.0");
    }
}
