package org.tokenstate.electricity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.Indicator;
import org.tokenstate.data.Outlook;

/** Published outlooks: their path, their record, and the growth models that rest on both. */
class OutlooksTest {
    private static final Datasets DATA = Datasets.bundled();
    private static final GenerationData GENERATION = GenerationData.of(DATA);
    private static final GenerationHistory CHINA = GENERATION.history("CHN");
    private static final GenerationHistory STATES = GENERATION.history("USA");

    private static Outlook row(String name, int year, double twh) {
        return new Outlook(
                "X",
                "USA",
                name,
                2025,
                year,
                "q",
                twh,
                "TWh",
                twh,
                Outlook.Kind.CURRENT,
                "p",
                "",
                Evidence.PUBLISHED,
                "");
    }

    @Test
    void theErrorsThatWeighOutlooksAreThoseOfTheRecord() {
        List<Outlooks.Judged> record = Outlooks.of(DATA).record();
        double outlooks = Outlooks.rootMeanSquare(record, j -> j.error() / j.lead());
        double statistics = Outlooks.rootMeanSquare(record, j -> j.statisticalError() / Math.sqrt(j.lead()));
        double together = Outlooks.mean(record, j -> j.error() * j.statisticalError() / Math.pow(j.lead(), 1.5));
        assertThat(Outlooks.ERROR_OF_OUTLOOKS).isCloseTo(outlooks, within(5e-5));
        assertThat(Outlooks.ERROR_OF_STATISTICS).isCloseTo(statistics, within(5e-5));
        assertThat(Outlooks.CORRELATION).isCloseTo(together / outlooks / statistics, within(5e-3));
    }

    @Test
    void anOutlookIsJudgedAgainstTheGenerationThatCame() {
        Outlooks.Judged judged = Outlooks.of(DATA).record().stream()
                .filter(j -> j.outlook().name().equals("SGERI 2022 basic"))
                .findFirst()
                .orElseThrow();
        double observed = DATA.series("CHN", Indicator.GENERATION_TWH).in(2025).orElseThrow();
        // 9,850 TWh of consumption for 2025 where 10,368 came: five per cent low, four years after 2021
        assertThat(judged.lead()).isEqualTo(4);
        assertThat(judged.error()).isCloseTo(Math.log(9850 / 10368.2), within(1e-4));
        assertThat(Math.exp(judged.error()) * observed)
                .isCloseTo(judged.outlook().generationTwh(), within(1e-6));
        double w = Outlooks.weight(4);
        assertThat(judged.blendedError())
                .isCloseTo(w * judged.error() + (1 - w) * judged.statisticalError(), within(1e-12));
    }

    @Test
    void nothingKnownLaterEntersTheRecord() {
        AnnualSeries perHead = DATA.generationPerCapitaKwh("USA");
        AnnualSeries short2013 = AnnualSeries.of(perHead.name(), 2000, perHead.values(2000, 2013));
        double known = GrowthModels.standard()
                .fit(GENERATION.historyTo("USA", perHead, 2013))
                .point(7);
        assertThat(known)
                .isEqualTo(GrowthModels.standard()
                        .fit(short2013.values(2000, 2013))
                        .point(7));
        assertThat(GENERATION.historyTo("USA", perHead, 2013).outlook()).isEmpty();
    }

    @Test
    void thePathGrowsByTheMeanOfTheOutlooksThatReachAYear() {
        AnnualSeries people = AnnualSeries.of("people", 2025, 100, 101, 102, 103, 104);
        OutlookPath path = OutlookPath.of(
                List.of(row("a", 2026, 110), row("b", 2028, 133.1), row("b", 2024, 5)), 2025, 100, people);
        assertThat(path.outlooks()).containsExactly("a", "b");
        assertThat(path.lastYear()).isEqualTo(2028);
        assertThat(path.generationTwh(2026).orElseThrow()).isCloseTo(110, within(1e-9));
        // a ends in 2026 and makes no step: from then on b alone
        assertThat(path.generationTwh(2027).orElseThrow()).isCloseTo(121, within(1e-9));
        assertThat(path.growthPerHead(2028)).isCloseTo(Math.log(1.331 / 1.03), within(1e-12));
        assertThat(path.lowestTwh(2026).orElseThrow()).isCloseTo(110, within(1e-9));
        assertThat(path.generationTwh(2029)).isEmpty();
        OutlookPath two = OutlookPath.of(List.of(row("a", 2026, 100), row("b", 2026, 121)), 2025, 100, people);
        assertThat(two.generationTwh(2026).orElseThrow()).isCloseTo(110, within(1e-9));
        assertThat(two.lowestTwh(2026).orElseThrow()).isCloseTo(100, within(1e-9));
        assertThat(two.highestTwh(2026).orElseThrow()).isCloseTo(121, within(1e-9));
        assertThat(OutlookPath.of(List.of(row("a", 2024, 1)), 2025, 100, people).lastYear())
                .isEqualTo(2025);
        AnnualSeries ends = AnnualSeries.of("people", 2025, 100, 101);
        assertThat(OutlookPath.of(List.of(row("b", 2028, 133.1)), 2025, 100, ends)
                        .lastYear())
                .as("no further than the population is known")
                .isEqualTo(2026);
    }

    @Test
    void theOutlookModelFollowsThePathAndThenTheStatisticalDefault() {
        GrowthModel.Fit fit = GrowthModels.named("outlook").fit(CHINA);
        GrowthModel.Fit statistical = GrowthModels.standard().fit(CHINA);
        OutlookPath path = CHINA.outlook().orElseThrow();
        AnnualSeries people = DATA.populationProjection("CHN").medium();
        double perHead =
                path.generationTwh(2030).orElseThrow() * 1e9 / people.in(2030).orElseThrow();
        // the population of the data and that of the projection differ by a little in the base year
        assertThat(fit.point(5)).isCloseTo(perHead, within(2e-4 * perHead));
        assertThat(fit.point(20) / fit.point(5)).isCloseTo(statistical.point(20) / statistical.point(5), within(1e-9));
    }

    @Test
    void theBlendLiesBetweenByTheWeightOfTheLead() {
        for (GenerationHistory history : List.of(CHINA, STATES)) {
            GrowthModel.Fit outlook = GrowthModels.named("outlook").fit(history);
            GrowthModel.Fit blend = GrowthModels.named("blend").fit(history);
            GrowthModel.Fit statistical = GrowthModels.standard().fit(history);
            for (int h : new int[] {1, 5, 10, 25}) {
                double w = Outlooks.weight(h);
                assertThat(Math.log(blend.point(h)))
                        .isCloseTo(
                                w * Math.log(outlook.point(h)) + (1 - w) * Math.log(statistical.point(h)),
                                within(1e-9));
            }
        }
        assertThat(Outlooks.weight(1)).isGreaterThan(0.7);
        assertThat(Outlooks.weight(25)).isLessThan(0.2);
    }

    @Test
    void theSpreadIsThatOfTheRecord() {
        // as sure as the better of two next year, less sure than the default where the outlooks did worse
        double[] width = new double[3];
        int i = 0;
        for (String model : List.of("default", "outlook", "blend")) {
            GrowthModel.Interval one = GrowthModels.named(model).fit(STATES).interval(0.8, 1);
            width[i++] = Math.log(one.upper() / one.lower());
        }
        assertThat(width[1] / width[0]).isCloseTo(Outlooks.relativeError(1), within(0.05));
        assertThat(width[2] / width[0]).isCloseTo(Outlooks.relativeErrorOfBlend(1), within(0.05));
        assertThat(Outlooks.relativeErrorOfBlend(1)).isBetween(0.5, 0.8);
        assertThat(Outlooks.relativeErrorOfBlend(20)).isGreaterThan(1);
        assertThat(Outlooks.relativeError(20)).isGreaterThan(Outlooks.relativeErrorOfBlend(20));
    }

    @Test
    void withoutAnOutlookTheBlendIsTheStatisticalDefaultAndTheOutlookModelSaysSo() {
        GenerationHistory india = GENERATION.history("IND");
        assertThat(india.outlook()).isEmpty();
        assertThat(GrowthModels.named("blend").fit(india).point(10))
                .isEqualTo(GrowthModels.standard().fit(india).point(10));
        GrowthModel outlook = GrowthModels.named("outlook");
        assertThatThrownBy(() -> outlook.fit(india))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(
                        "'outlook' needs a published outlook but there is none for generation per head of IND");
        double[] values = CHINA.values();
        assertThatThrownBy(() -> outlook.fit(values)).hasMessageContaining("does not forecast other series");
    }

    @Test
    void chinaNextYearIsInTheRangeOfTheElectricityCouncil() {
        double perHead = GrowthModels.named("blend").fit(CHINA).point(1);
        double twh =
                perHead * DATA.populationProjection("CHN").medium().in(2026).orElseThrow() / 1e9;
        assertThat(twh).isBetween(11_110.0, 11_220.0);
    }

    @Test
    void theWeightOfOutlooksByYear() {
        AnnualSeries blend = Outlooks.weights("blend", STATES, 2024, 2050);
        assertThat(blend.name()).isEqualTo("weight of outlooks in the path of USA");
        assertThat(blend.in(2025).orElseThrow()).as("observed").isZero();
        assertThat(blend.in(2026).orElseThrow()).isEqualTo(Outlooks.weight(1));
        assertThat(blend.in(2050).orElseThrow()).isEqualTo(Outlooks.weight(25));
        assertThat(Outlooks.weights("outlook", STATES, 2025, 2027).values(2025, 2027))
                .containsExactly(0, 1, 1);
        assertThat(Outlooks.weights("default", STATES, 2026, 2027).values(2026, 2027))
                .containsExactly(0, 0);
        assertThat(Outlooks.weights("blend", GENERATION.history("IND"), 2026, 2027)
                        .values(2026, 2027))
                .as("no outlook on file")
                .containsExactly(0, 0);
        assertThatThrownBy(() -> Outlooks.weights("blend", STATES, 2030, 2029))
                .hasMessage("last year of the weights of outlooks must be >= 2030 but is 2029");
    }

    @Test
    void aPathThatLeavesTheOutlooksSaysFromWhenAndWhy() {
        AnnualSeries people = DATA.populationProjection("USA").medium();
        OutlookPath path = STATES.outlook().orElseThrow();
        IntToDoubleFunction inside = year ->
                path.generationTwh(year).orElseThrow() * 1e9 / people.in(year).orElseThrow();
        assertThat(Outlooks.departure("blend", STATES, people, inside, 2050)).isEmpty();
        IntToDoubleFunction flat = year -> inside.applyAsDouble(Math.min(year, 2030));
        assertThat(Outlooks.departure("blend", STATES, people, flat, 2050).orElseThrow())
                .startsWith("from 2034 on 'blend' generates less than every current outlook of USA (")
                .endsWith(String.format(
                        Locale.ROOT,
                        " TWh): outlooks weigh %.2f in it there, what their past errors at such a lead are worth beside those"
                                + " of the statistical default",
                        Outlooks.weight(9)));
        assertThat(Outlooks.departure("blend", STATES, people, flat, 2033)).isEmpty();
        assertThat(Outlooks.departure("default", STATES, people, year -> 2 * inside.applyAsDouble(year), 2050)
                        .orElseThrow())
                .startsWith("from 2026 on 'default' generates more than every current outlook of USA (")
                .endsWith(": outlooks weigh nothing in it");
        assertThat(Outlooks.departure("blend", GENERATION.history("IND"), people, flat, 2050))
                .isEmpty();
    }

    @Test
    void bothCountriesDrawTheSameMemberUnderTheBlend() {
        GenerationPaths paths =
                GenerationPaths.of(CHINA, STATES, 2060, GenerationPaths.Settings.of(GrowthModels.named("blend")));
        double[] a = new double[paths.years()];
        double[] b = new double[paths.years()];
        double[] zero = new double[paths.normalsNeeded()];
        double[] own = a.clone();
        double[] reference = a.clone();
        paths.central(own, reference);
        for (double member : new double[] {0.1, 0.6, 0.99}) {
            paths.path(member, zero, a, b);
            for (int i = 0; i < a.length; i++) {
                assertThat(a[i]).isBetween(0.5 * own[i], 2 * own[i]);
                assertThat(b[i]).isBetween(0.5 * reference[i], 2 * reference[i]);
            }
        }
    }

    @Test
    void constantGrowthCrossesWhereTheLogarithmsMeet() {
        assertThat(Convergence.yearAtGrowth(2025, 100, 121, 0.1, 0)).isEqualTo(OptionalInt.of(2027));
        assertThat(Convergence.yearAtGrowth(2025, 100, 122, 0.1, 0)).isEqualTo(OptionalInt.of(2028));
        assertThat(Convergence.yearAtGrowth(2025, 122, 121, 0, 0.1)).isEqualTo(OptionalInt.of(2025));
        assertThat(Convergence.yearAtGrowth(2025, 100, 121, 0.02, 0.02)).isEmpty();
        assertThat(Convergence.yearAtGrowth(2025, 100, 121, 0.0201, 0.02)).isEmpty();
    }
}
