package org.tokenstate.report.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.Indicator;
import org.tokenstate.projection.Scenario;

/** Each answer against results of the projections and tables that it rests on, read here by another way; its words against its figure. */
class AnswersTest {
    private static final Ground GROUND = Claims.ground(Datasets.bundled(), Scenario.BASELINE);
    private static final CapacityAnswers CAPACITY = new CapacityAnswers(GROUND);
    private static final ElectricityAnswers ELECTRICITY = new ElectricityAnswers(GROUND);
    private static final MoneyAnswers MONEY = new MoneyAnswers(GROUND);
    private static final PriceAnswers PRICES = new PriceAnswers(GROUND);
    private static final VolumeAnswers VOLUMES = new VolumeAnswers(GROUND);
    private static final Statements STATEMENTS = new Statements(GROUND);
    private static final Pattern NUMBER =
            Pattern.compile("(?<![A-Za-z\\d.])-?\\d[\\d,]*(?:\\.\\d+)?(?:e[+-]\\d+)?(?![\\dA-Za-z])");

    private static double value(Figure figure) {
        return figure.value().orElseThrow();
    }

    /** The numbers of a text, in their order. */
    private static double[] numbers(String text) {
        return NUMBER.matcher(text)
                .results()
                .mapToDouble(m -> Double.parseDouble(m.group().replace(",", "")))
                .toArray();
    }

    private static double[] numbers(Figure figure) {
        return numbers(figure.why());
    }

    /** As near as numbers that are rounded in a text can be. */
    private static Offset<Double> rounded(double value, double share) {
        return within(share * Math.abs(value));
    }

    private static double world(int year, String result, String... elements) {
        return GROUND.world().value(year, result, elements).orElseThrow();
    }

    private static double sum(List<String> over, ToDoubleFunction<String> of) {
        return over.stream().mapToDouble(of).sum();
    }

    private static List<String> elements(String set) {
        return GROUND.world().elements(set);
    }

    // ---------------------------------------------------------------- volumes

    /** Yearly averages stand at mid-year; at the end of a year it is their geometric mean. */
    @Test
    void tokensADayGrowEvenlyBetweenMidYears() {
        double before = world(2025, "tokens", "CHN") * 1e6 / 365;
        double after = world(2026, "tokens", "CHN") * 1e6 / 365;
        assertThat(value(VOLUMES.chinaDailyTokens(2025.5))).isCloseTo(before, rounded(before, 1e-12));
        assertThat(value(VOLUMES.chinaDailyTokens(2026.5))).isCloseTo(after, rounded(after, 1e-12));
        assertThat(value(VOLUMES.chinaDailyTokens(2026))).isCloseTo(Math.sqrt(before * after), rounded(before, 1e-12));
        assertThat(numbers(VOLUMES.chinaDailyTokens(2026))[0]).isCloseTo(before, rounded(before, 0.05));
        assertThat(numbers(VOLUMES.chinaDailyTokens(2026))[2]).isCloseTo(after, rounded(after, 0.05));
        assertThat(value(VOLUMES.chinaTokensOfYear())).isCloseTo(365 * before, rounded(before, 1e-9));

        double all = world(2025, "world_tokens") * 1e6 / 365;
        double then = world(2026, "world_tokens") * 1e6 / 365;
        assertThat(value(VOLUMES.worldDailyTokens(2025.5))).isCloseTo(all, rounded(all, 1e-12));
        assertThat(value(VOLUMES.worldDailyTokens(2026))).isCloseTo(Math.sqrt(all * then), rounded(all, 1e-9));
        assertThat(numbers(VOLUMES.worldDailyTokens(2026))[0]).isCloseTo(all, rounded(all, 0.05));
        assertThat(numbers(VOLUMES.worldDailyTokens(2026))[2]).isCloseTo(then, rounded(then, 0.05));
    }

    /** Growth is the product of the growth of its years. */
    @Test
    void growthIsTheProductOfItsYears() {
        double china = 1;
        double world = 1;
        for (int year = 2026; year <= 2030; year++) {
            china *= world(year, "tokens", "CHN") / world(year - 1, "tokens", "CHN");
            world *= world(year, "world_tokens") / world(year - 1, "world_tokens");
        }
        assertThat(value(VOLUMES.chinaGrowth())).isCloseTo(china, rounded(china, 1e-9));
        assertThat(value(VOLUMES.worldGrowth())).isCloseTo(world, rounded(world, 1e-9));
        double[] words = numbers(VOLUMES.worldGrowth());
        assertThat(words[2] * words[4]).isCloseTo(world, rounded(world, 0.03));
        double daily = world(2025, "tokens", "CHN") * 1e6 / 365;
        assertThat(numbers(VOLUMES.chinaGrowth())[2]).isCloseTo(daily, rounded(daily, 0.05));
    }

    @Test
    void theRouterIsSmallBesideTheWorld() {
        double[] share = numbers(VOLUMES.chineseShareOfRouter());
        // By hand from the table: 51 ranked routes, those of China with 65 % of tokens and 16 % of spending.
        assertThat(Arrays.copyOf(share, 4)).containsExactly(2026, 51, 65, 16);
        double sold = 0;
        double chinese = 0;
        for (String region : List.of("USA", "EUR", "GLF", "ROW")) {
            sold += world(2026, "tokens_bought", region, "api");
            chinese += world(2026, "tokens_bought", region, "api") * world(2026, "family_share", region, "api", "CN");
        }
        assertThat(share[4]).isCloseTo(100 * chinese / sold, within(0.5));
        double[] spending = numbers(VOLUMES.routerSpending());
        assertThat(spending[2] / spending[3])
                .isCloseTo(value(VOLUMES.routerSpending()), rounded(spending[2] / spending[3], 0.01));
        assertThat(spending[3]).isCloseTo(world(2026, "world_spending_usd") / 1e9, within(0.5));
        assertThat(spending[1]).isBetween(1e12, 1e13);
    }

    // ---------------------------------------------------------------- money

    /** American laboratories and all others together take what the world spends. */
    @Test
    void revenueOfAllLaboratoriesIsTheWorldsSpending() {
        double others = 0;
        for (String origin : elements("origin")) {
            for (String region : elements("region")) {
                for (String channel : elements("channel")) {
                    for (String tier : elements("tier")) {
                        others += origin.equals("USA")
                                ? 0
                                : world(2026, "volume", region, channel, tier, origin)
                                        * world(2026, "producer_price", region, channel, tier, origin)
                                        / 1e9;
                    }
                }
            }
        }
        double spending = value(MONEY.worldSpending());
        assertThat(value(MONEY.usRevenue()) + others).isCloseTo(spending, rounded(spending, 1e-6));
        double sold = sum(elements("region"), r -> world(2025, "producer_revenue_usd", r, "api"))
                - world(2025, "producer_revenue_usd", "CHN", "api");
        assertThat(value(MONEY.soldByTheToken())).isCloseTo(sold / 1e9, rounded(sold / 1e9, 1e-9));
    }

    @Test
    void exportsAreHostingAndMargins() {
        for (int year : new int[] {2025, 2026}) {
            Figure exports = MONEY.chineseExports(year);
            double[] parts = numbers(exports);
            assertThat(parts[0] + parts[1]).isCloseTo(value(exports), within(0.011));
            assertThat(value(exports)).isCloseTo(world(year, "token_exports_usd", "CHN") / 1e9, within(1e-12));
        }
    }

    @Test
    void theShockIsTheRiseOfAShare() {
        Figure shock = MONEY.shock();
        double rise = 0;
        double volume = 0;
        for (int year = 2026; year <= 2041; year++) {
            rise += world(year, "import_share_from", "USA", "CHN") - world(year - 1, "import_share_from", "USA", "CHN");
            volume += world(year, "tokens_from", "USA", "CHN") / world(year, "tokens", "USA")
                    - world(year - 1, "tokens_from", "USA", "CHN") / world(year - 1, "tokens", "USA");
        }
        assertThat(value(shock)).isCloseTo(rise, within(1e-12));
        assertThat(numbers(shock)[2]).isCloseTo(100 * volume, within(0.05));
        assertThat(numbers(shock)[3]).isCloseTo(100 * world(2041, "foreign_weights_token_share", "USA"), within(0.5));
    }

    /** 226.75 nodes of eight accelerators; 278 at the peak; 608 and 168 billion tokens. */
    @Test
    void deepSeeksDayIsItsPublishedFigures() {
        Figure cost = MONEY.deepSeekCost();
        double[] words = numbers(cost);
        assertThat(words[0]).isEqualTo(1814);
        assertThat(words[1]).isEqualTo(GROUND.china("capex_usd_per_kw", 2025));
        assertThat(words[2]).isCloseTo(100 * 226.75 / 278, within(0.5));
        assertThat(words[3] * 1814 * 24).isCloseTo(value(cost), rounded(value(cost), 0.004));
        // Accelerators of 0.7 kW and what stands about them: electricity is a small part of the cost.
        assertThat(words[4]).isBetween(3.0, 4.0);
        Figure revenue = MONEY.deepSeekRevenue();
        double billed = 608e9 + 168e9;
        assertThat(numbers(revenue)[0]).isCloseTo(billed, rounded(billed, 0.005));
        assertThat(numbers(revenue)[1] * billed / 1e6).isCloseTo(value(revenue), rounded(value(revenue), 1e-3));
        Figure tokens = MONEY.deepSeekTokens();
        double[] rate = numbers(tokens);
        assertThat(rate[1]).isEqualTo(14_800);
        // Output at this rate, of which 168 of 776 tokens are.
        double output = 226.75 * rate[0] * 0.58 * 86_400;
        assertThat(value(tokens)).isCloseTo(output * 776 / 168, rounded(value(tokens), 5e-3));
        assertThat(rate[2]).isEqualTo(58);
    }

    @Test
    void capitalSpendingIsGigawattsTimesTheirPrice() {
        Figure capex = MONEY.usCapex();
        assertThat(value(capex))
                .isCloseTo(
                        GROUND.states("additions_gw", 2026) * 1e6 * GROUND.states("capex_usd_per_kw", 2026) / 1e9,
                        within(1e-9));
        assertThat(numbers(capex)[0] * numbers(capex)[1] / 1e3).isCloseTo(value(capex), rounded(value(capex), 0.01));
    }

    // ---------------------------------------------------------------- prices

    /** 0.28 and 25 USD for a million tokens of output; 0.14 and 0.0028 USD for input of MiMo, 5 and 0.5 of Opus. */
    @Test
    void listPricesAreComparedAsTheyStand() {
        assertThat(value(PRICES.outputDiscount())).isCloseTo(1 - 0.28 / 25, within(1e-12));
        assertThat(numbers(PRICES.outputDiscount())).startsWith(0.28, 25);
        double[] words = numbers(PRICES.compression());
        assertThat(1 - words[0] / words[2]).isCloseTo(value(PRICES.compression()), within(1e-3));
        assertThat(words[words.length - 1]).isCloseTo(100 * discount("near_frontier"), within(0.5));
        // 0.5 yuan are 0.07 USD.
        assertThat(value(PRICES.inYuan("mimo-v2.5"))).isCloseTo(2, within(1e-12));
        assertThat(numbers(PRICES.inYuan("mimo-v2.5"))).containsExactly(0.28, 7.14);
    }

    private static double discount(String tier) {
        return 1
                - world(2026, "producer_price", "ROW", "api", tier, "CHN")
                        / world(2026, "producer_price", "ROW", "api", tier, "USA");
    }

    /** A weighted geometric mean lies between its least and greatest, and its logarithm is the mean of logarithms. */
    @Test
    void theDiscountAtEqualTierIsAGeometricMean() {
        Figure figure = PRICES.tierDiscount();
        double[] words = numbers(figure);
        String[] tiers = {"frontier", "near_frontier", "commodity"};
        double product = 1;
        double weights = 0;
        for (int i = 0; i < 3; i++) {
            assertThat(words[1 + i]).isCloseTo(100 * discount(tiers[i]), within(0.5));
            double weight = GROUND.parameter("tier_share.other.api." + tiers[i], 2026);
            product *= Math.pow(1 - discount(tiers[i]), weight);
            weights += weight;
        }
        assertThat(weights).isCloseTo(1, within(1e-9));
        assertThat(value(figure)).isCloseTo(1 - product, within(1e-12));
    }

    @Test
    void theSameModelBecomesCheaperBySoftwareAndHardware() {
        Figure cost = PRICES.sameModelCheaper();
        Figure energy = CAPACITY.sameTaskLessEnergy();
        double software = world(2025, "software_factor") / world(2026, "software_factor");
        assertThat(value(cost) / software)
                .isCloseTo(world(2025, "cost", "USA") / world(2026, "cost", "USA"), within(1e-9));
        assertThat(value(energy) / software)
                .isCloseTo(
                        world(2025, "metered_per_reference", "USA") / world(2026, "metered_per_reference", "USA"),
                        within(1e-9));
        double[] words = numbers(cost);
        assertThat(words[words.length - 1])
                .isCloseTo(
                        GROUND.parameter("list_price_usd_per_mtok.api.frontier", 2025)
                                / GROUND.parameter("list_price_usd_per_mtok.api.near_frontier", 2025),
                        within(0.05));
    }

    @Test
    void elasticityAndUpliftAreWhatTheModelHas() {
        assertThat(value(PRICES.elasticity())).isEqualTo(GROUND.parameter("demand_elasticity", 2026));
        assertThat(numbers(PRICES.elasticity())).containsExactly(GROUND.parameter("demand_elasticity.app", 2026));
        Figure uplift = PRICES.valueUplift();
        double[] words = numbers(uplift);
        assertThat(words[0]).isCloseTo(GROUND.china("revenue_usd_per_mwh", 2026) / 1000, within(0.005));
        assertThat(words[2]).isCloseTo(GROUND.china("power_price_usd_per_kwh", 2026), within(5e-4));
        assertThat(words[0] / words[2]).isCloseTo(value(uplift), rounded(value(uplift), 0.01));
        assertThat(words[3]).isCloseTo(100 * GROUND.china("energy_share_of_cost", 2026), within(0.05));
    }

    // ---------------------------------------------------------------- capacity

    /** The IEA's 415 TWh of 2024 and the growth of AI fleets; regions add up to the world. */
    @Test
    void dataCentresGrowByWhatAiFleetsAdd() {
        for (int year : new int[] {2030, 2035}) {
            double added = sum(
                    elements("region"),
                    r -> world(year, "ai_electricity_twh", r) - world(2025, "ai_electricity_twh", r));
            Figure figure = CAPACITY.dataCentres(year);
            assertThat(value(figure)).isCloseTo(415 + added, within(1e-9));
            double[] words = numbers(figure);
            assertThat(words[0]).isEqualTo(415);
            assertThat(words[4] - words[3]).isCloseTo(added, within(1.0));
        }
        double regions = sum(elements("region"), r -> value(CAPACITY.dataCentresOf(r, 0)));
        assertThat(regions).isCloseTo(value(CAPACITY.dataCentres(2030)) - 415, within(1e-9));
        double[] states = numbers(CAPACITY.dataCentresOf("USA", 183));
        assertThat(value(CAPACITY.dataCentresOf("USA", 183))).isCloseTo(183 + states[4] - states[3], within(0.11));
        assertThat(sum(elements("region"), r -> value(CAPACITY.shareOfCompute(r))))
                .isCloseTo(1, within(1e-12));
        assertThat(value(CAPACITY.shareOfCompute("USA"))).isBetween(0.6, 0.8);
    }

    @Test
    void theEnergyOfTheUnitedStatesIsItsFleet() {
        Figure figure = CAPACITY.usElectricity2028();
        assertThat(value(figure)).isEqualTo(world(2028, "ai_electricity_twh", "USA"));
        double[] words = numbers(figure);
        assertThat(words[0]).isCloseTo(world(2028, "gw", "USA"), within(0.5));
        assertThat(words[1]).isEqualTo(GROUND.parameter("utilisation", 2025));
    }

    /** 326 TWh over 365 days and all people, at the energy of a token; of a claim of tokens, its own energy. */
    @Test
    void tokensPerPersonAreEnergyOverEnergy() {
        Figure figure = CAPACITY.tokensPerPerson();
        double[] words = numbers(figure);
        double joules = 326e12 * 3600 / 365 / (words[4] * 1e9);
        assertThat(value(figure) * words[1]).isCloseTo(joules, rounded(joules, 0.01));
        assertThat(words[5] * GROUND.claimed("photons-tokens-per-person")).isCloseTo(joules, rounded(joules, 0.01));
        // 168 of 776 tokens are output: fewer tokens of more energy.
        assertThat(words[6]).isCloseTo(value(figure) * 168 / 776, rounded(words[6], 5e-3));
        assertThat(words[7]).isCloseTo(words[1] * 776 / 168, rounded(words[7], 0.01));
    }

    /** A 910C takes 1.46 kW and has 780 of the 2,250 dense BF16 teraflops of a B300, an H200 1.73 kW and 989, a B300 2.17 kW. */
    @Test
    void acceleratorsAreCountedByTheirPeak() {
        double gigawatts = GROUND.china("additions_gw", 2026);
        double domestic = world(2026, "own_chips");
        Figure own = CAPACITY.domesticAccelerators();
        double[] words = numbers(own);
        assertThat(words[0]).isCloseTo(100 * domestic, within(0.5));
        assertThat(words[1]).isCloseTo(gigawatts, within(0.005));
        assertThat(words[3]).isEqualTo(1.46);
        assertThat(value(own)).isCloseTo(gigawatts * domestic * 1e6 / 1.46, rounded(value(own), 1e-9));
        Figure all = CAPACITY.chinaAccelerators();
        double[] of = numbers(all);
        assertThat(of[0]).isCloseTo(gigawatts, within(0.005));
        assertThat(of[2]).isCloseTo(100 * domestic, within(0.5));
        double equivalents = domestic / 1.46 * 780 / 2250 + (1 - domestic) / 1.73 * 989 / 2250;
        assertThat(value(all)).isCloseTo(gigawatts * 1e6 * equivalents, rounded(value(all), 1e-9));
        assertThat(of[of.length - 1]).isCloseTo(gigawatts * 1e6 / 2.17, within(0.5));
    }

    /** Anchors and the production function are those of the models. */
    @Test
    void whatIsReadOffIsReadOff() {
        for (String id : new String[] {"SA01", "GO01", "OA01"}) {
            assertThat(value(CAPACITY.anchor(id))).isEqualTo(GROUND.anchor(id).model());
            assertThat(CAPACITY.anchor(id).why()).isEqualTo(GROUND.anchor(id).why());
        }
        Figure function = CAPACITY.productionFunction();
        assertThat(value(function)).isCloseTo(1, within(1e-12));
        assertThat(function.ratio()).isEqualTo(function.value());
        assertThat(numbers(function)).containsExactly(2025, 2050);
        assertThatThrownBy(() -> GROUND.anchor("none")).isInstanceOf(NullPointerException.class);
    }

    // ---------------------------------------------------------------- electricity

    @Test
    void electricityIsThatOfTheTables() {
        assertThat(value(ELECTRICITY.generation("USA")))
                .isEqualTo(GROUND.data()
                        .series("USA", Indicator.GENERATION_TWH)
                        .in(2024)
                        .orElseThrow());
        Figure use = ELECTRICITY.chinaConsumption();
        double[] words = numbers(use);
        assertThat(words[1] + words[2]).isCloseTo(value(use), within(1.0));
        assertThat(words[2]).isNegative();
        assertThat(value(ELECTRICITY.curtailment())).isEqualTo(0.06);
        Figure discount = ELECTRICITY.powerDiscount();
        double[] cents = numbers(discount);
        assertThat(1 - cents[0] / cents[1]).isCloseTo(value(discount), within(0.01));
        assertThat(cents[0]).isCloseTo(100 * GROUND.china("power_price_usd_per_kwh", 2026), within(0.05));
    }

    /** The wait of the model over the wait of the claim, both from the year in which it was made; shares of paths rise. */
    @Test
    void theCrossingIsComparedByWaits() {
        Claim claim = Claims.all().get(0);
        Figure crossing = ELECTRICITY.crossing(claim);
        double middle = (claim.low().orElseThrow() + claim.high().orElseThrow()) / 2;
        assertThat(crossing.ratio().orElseThrow()).isCloseTo((value(crossing) - 2026) / (middle - 2026), within(1e-12));
        double[] words = numbers(crossing);
        assertThat(words[0]).isEqualTo(value(crossing));
        assertThat(words[2]).isEqualTo(claim.high().orElseThrow());
        assertThat(words[1]).isBetween(1.0, 20.0).isLessThan(words[3]);
        // The median lies beyond 2040 exactly if fewer than half have crossed by then.
        assertThat(value(crossing) > 2040).isEqualTo(words[3] < 50);
    }

    // ---------------------------------------------------------------- the ledger

    /** A range without a figure is compared by its middle; a figure stands for itself. */
    @Test
    void theFigureOfARangeIsItsMiddle() {
        assertThat(claim(OptionalDouble.empty(), OptionalDouble.of(2), OptionalDouble.of(5))
                        .figure())
                .hasValue(3.5);
        assertThat(claim(OptionalDouble.of(4), OptionalDouble.of(2), OptionalDouble.of(5))
                        .figure())
                .hasValue(4);
        assertThat(claim(OptionalDouble.empty(), OptionalDouble.of(2), OptionalDouble.empty())
                        .figure())
                .isEmpty();
        assertThat(claim(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(2))
                        .figure())
                .isEmpty();
    }

    private static Claim claim(OptionalDouble published, OptionalDouble low, OptionalDouble high) {
        return new Claim("none", "t", "q", published, low, high, "u", "2026", "s", "", "opinion", "");
    }

    @Test
    void verdictsHaveTheirBounds() {
        OptionalDouble none = OptionalDouble.empty();
        OptionalDouble one = OptionalDouble.of(1);
        OptionalDouble two = OptionalDouble.of(2);
        assertThat(Verdict.of(8, 0.8, none, none)).isEqualTo(Verdict.AGREES);
        assertThat(Verdict.of(8, 0.79, none, none)).isEqualTo(Verdict.WITHIN_A_FACTOR);
        assertThat(Verdict.of(8, 3, none, none)).isEqualTo(Verdict.WITHIN_A_FACTOR);
        assertThat(Verdict.of(8, 3.01, none, none)).isEqualTo(Verdict.DISAGREES);
        assertThat(Verdict.of(8, 1 / 3.0, none, none)).isEqualTo(Verdict.WITHIN_A_FACTOR);
        // The ends belong to the range; half a range is none.
        assertThat(Verdict.of(1, 9, one, two)).isEqualTo(Verdict.AGREES);
        assertThat(Verdict.of(2, 9, one, two)).isEqualTo(Verdict.AGREES);
        assertThat(Verdict.of(2.01, 9, one, two)).isEqualTo(Verdict.DISAGREES);
        assertThat(Verdict.of(0.99, 9, one, two)).isEqualTo(Verdict.DISAGREES);
        assertThat(Verdict.of(1.5, 9, one, none)).isEqualTo(Verdict.DISAGREES);
        assertThat(Verdict.of(1.5, 9, none, two)).isEqualTo(Verdict.DISAGREES);
        assertThat(Verdict.values())
                .extracting(Verdict::label)
                .containsExactly("agrees", "within a factor of 3", "disagrees", "cannot say");
    }

    /** A claim that nothing answers has no figure, ratio or input. */
    @Test
    void anUnknownClaimIsNotAnswered() {
        Claim unknown = claim(OptionalDouble.of(4), OptionalDouble.empty(), OptionalDouble.empty());
        assertThat(new Answers(GROUND).to(List.of(unknown)))
                .containsExactly(new Assessment(
                        unknown,
                        OptionalDouble.of(4),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        Verdict.CANNOT_SAY,
                        "nothing in the model answers it",
                        false));
    }

    /** A marked figure is the same but for its mark. */
    @Test
    void figuresAreMarked() {
        Figure figure = Figure.of(2, "%.1f of %s", 0.25, "it");
        assertThat(figure).isEqualTo(new Figure(OptionalDouble.of(2), OptionalDouble.empty(), "0.3 of it", false));
        assertThat(figure.comparedBy(3).byOwnInput())
                .isEqualTo(new Figure(OptionalDouble.of(2), OptionalDouble.of(3), "0.3 of it", true));
        assertThat(figure.byOwnInput().comparedBy(3).ownInput()).isTrue();
    }

    // ---------------------------------------------------------------- statements

    private static double[] said(String statement) {
        return numbers(STATEMENTS.answer(statement));
    }

    private static double chineseShare(int year, String size, String share) {
        List<String> abroad = List.of("USA", "EUR", "GLF", "ROW");
        return sum(abroad, r -> world(year, size, r, "api") * world(year, share, r, "api", "CN"))
                / sum(abroad, r -> world(year, size, r, "api"));
    }

    /** Shares of the world's tokens and revenue abroad, in per cent. */
    @Test
    void sharesOfChineseModelsAreThoseOfTheMarketAbroad() {
        double[] said = said("ST02");
        int[] years = {2025, 2030, 2035};
        int[] volume = {0, 2, 4};
        for (int i = 0; i < 3; i++) {
            assertThat(said[volume[i]])
                    .isCloseTo(100 * chineseShare(years[i], "tokens_bought", "family_share"), within(0.5));
            assertThat(said[6 + i])
                    .isCloseTo(
                            100 * chineseShare(years[i], "producer_revenue_usd", "family_share_by_value"), within(0.5));
        }
        List<String> abroad = List.of("USA", "EUR", "GLF", "ROW");
        double products =
                sum(abroad, r -> world(2035, "tokens_bought", r, "app") * world(2035, "family_share", r, "app", "CN"))
                        / sum(abroad, r -> world(2035, "tokens_bought", r, "app"));
        assertThat(said[9]).isCloseTo(100 * products, within(0.5));
    }

    /** The tiers divide the world's tokens. */
    @Test
    void sharesOfTiersAddUp() {
        double[] said = said("ST04");
        // frontier 2025, year, frontier 2035, year, then near and commodity, two years each
        assertThat(said[0] + said[4] + said[6]).isCloseTo(100, within(1.5));
        assertThat(said[2] + said[5] + said[7]).isCloseTo(100, within(1.5));
        assertThat(said[0]).isGreaterThan(said[2]);
        double frontier = 0;
        for (String region : elements("region")) {
            for (String channel : elements("channel")) {
                frontier += sum(elements("origin"), o -> world(2035, "volume", region, channel, "frontier", o));
            }
        }
        assertThat(said[2]).isCloseTo(100 * frontier / world(2035, "world_tokens"), within(0.5));
    }

    @Test
    void energyOfATaskIsComparedBetweenFleets() {
        double[] said = said("ST03");
        assertThat(said[0]).isCloseTo(100 * GROUND.parameter("model_efficiency.CN.near_frontier", 2025), within(0.5));
        assertThat(said[1])
                .isCloseTo(
                        GROUND.china("task_energy_factor.near_frontier", 2026)
                                / GROUND.states("task_energy_factor.near_frontier", 2026),
                        within(0.005));
        assertThat(said[3]).isCloseTo(value(CAPACITY.sameTaskLessEnergy()), within(0.005));
        assertThat(said("ST05"))
                .containsExactly(
                        Math.rint(100 * value(PRICES.compression())), Math.rint(100 * value(PRICES.tierDiscount())));
    }

    /** Millions of tokens times their prices: with the cached part at its own price, and at that of fresh input. */
    @Test
    void anAgentsTaskCostsItsTokens() {
        double[] said = said("ST06");
        assertThat(said[0]).isCloseTo(0.0028, within(5e-5));
        assertThat(said[1]).isEqualTo(0.14);
        double[] task = said("ST07");
        double millions = task[0];
        // Output is a few per cent of the task, so that nearly all of it is input at 0.14 USD.
        assertThat(said[4]).isCloseTo(0.14 * millions, rounded(said[4], 0.03));
        // Of it the part that is not cached stays at 0.14.
        double input = (said[4] - said[3]) / (0.14 - 0.0028) / (said[2] / 100);
        assertThat(input).isCloseTo(millions, rounded(millions, 0.02));
        assertThat(task[8]).isEqualTo(said[3]);
        assertThat(task[9]).isCloseTo(world(2030, "world_tokens") / world(2025, "world_tokens"), within(0.5));
    }

    /** The Chinese fleet takes less energy and money for the same task. */
    @Test
    void aTaskOnTwoFleets() {
        double[] task = said("ST07");
        assertThat(task[4]).isLessThan(task[2]);
        assertThat(task[5]).isLessThan(task[3]);
        assertThat(task[4] / task[2]).isCloseTo(said("ST03")[1], within(0.02));
        String answer = STATEMENTS.answer("ST07");
        assertThat(answer)
                .contains("%.0f-fold from 2025 to 2030, spending %.0f-fold"
                        .formatted(
                                world(2030, "world_tokens") / world(2025, "world_tokens"),
                                world(2030, "world_spending_usd") / world(2025, "world_spending_usd")));
    }

    @Test
    void marginsAreThoseOfAmericanPlant() {
        assertThat(STATEMENTS.answer("ST08"))
                .contains("%.2f times as high in 2030 and %.2f in 2040"
                        .formatted(
                                world(2030, "break_even_price_ratio", "USA", "tokens"),
                                world(2040, "break_even_price_ratio", "USA", "tokens")))
                .contains("sold %.2f and %.2f"
                        .formatted(
                                world(2030, "break_even_price_ratio", "USA", "compute"),
                                world(2040, "break_even_price_ratio", "USA", "compute")))
                .contains("back %.0f %% of its capital".formatted(100 * world(2035, "stranded_share", "USA", "tokens")))
                .contains("leave %.0f %%".formatted(100 * world(2040, "valuation_haircut", "USA", "tokens")));
        assertThat(STATEMENTS.answer("ST09"))
                .startsWith("China has %,.0f TWh that could serve tokens in 2035, the United States %,.0f;"
                        .formatted(GROUND.china("energy_limit_twh", 2035), GROUND.states("energy_limit_twh", 2035)))
                .contains("%.1f %% of the cost".formatted(100 * GROUND.china("energy_share_of_cost", 2026)));
    }

    /** Goods that do not grow leave tokens a greater share: by the growth of fifteen years. */
    @Test
    void goodsThatStandStillLeaveAGreaterShare() {
        double[] said = said("ST10");
        double growth = GROUND.parameter("goods_exports_growth", 2030);
        assertThat(said[0]).isCloseTo(100 * GROUND.china("share_of_goods_exports", 2040), within(0.05));
        assertThat(said[3] / said[0]).isCloseTo(Math.pow(1 + growth, 15), rounded(said[3] / said[0], 0.1));
        double[] embodied = said("ST12");
        assertThat(embodied[0]).isCloseTo(GROUND.china("revenue_usd_per_mwh", 2035), within(0.5));
        assertThat(embodied[3]).isCloseTo(1e3 * GROUND.parameter("border_price_usd_per_kwh", 2035), within(0.5));
        assertThat(embodied[4]).isCloseTo(100 * GROUND.china("exported_generation_share", 2035), within(0.005));
    }

    @Test
    void anUnknownStatementIsRefused() {
        assertThatThrownBy(() -> STATEMENTS.answer("ST99"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("statement ST99 has no answer");
    }
}
