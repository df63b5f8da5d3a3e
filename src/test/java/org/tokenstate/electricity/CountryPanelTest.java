package org.tokenstate.electricity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Datasets;

/** What other countries lead one to expect, and what it does to small ones alone. */
class CountryPanelTest {
    private static final Datasets DATA = Datasets.bundled();

    private static AnnualSeries growing(String name, double level, double rate, int years) {
        double[] values = new double[years];
        for (int t = 0; t < years; t++) {
            values[t] = level * Math.exp(rate * t);
        }
        return AnnualSeries.of(name, 2000, values);
    }

    private static List<AnnualSeries> world() {
        List<AnnualSeries> world = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            world.add(growing("c" + i, 500 * Math.pow(1.7, i % 6), 0.01 * (i % 4), 20));
        }
        return world;
    }

    @Test
    void growthThatGoesOnEverywhereIsExpectedToGoOnNearly() {
        CountryPanel panel = new CountryPanel(world());
        double slow = panel.growth("x", growing("x", 2000, 0, 10).values(2000, 2009), 2019);
        double fast = panel.growth("x", growing("x", 2000, 0.03, 10).values(2000, 2009), 2019);
        // the ridge shrinks by a tenth towards the mean
        assertThat(fast - slow).isBetween(0.025, 0.0285);
        assertThat(slow).isBetween(0.0, 0.005);
    }

    @Test
    void theCountryItselfAndWhatEndsLaterAreLeftOut() {
        List<AnnualSeries> world = world();
        double[] own = growing("x", 900, 0.02, 12).values(2000, 2011);
        double without = new CountryPanel(world).growth("x", own, 2019);
        world.add(growing("x", 900, 0.14, 20));
        assertThat(new CountryPanel(world).growth("x", own, 2019)).isEqualTo(without);
        assertThat(new CountryPanel(world).growth("y", own, 2019)).isNotEqualTo(without);
        List<AnnualSeries> changed = new ArrayList<>(world());
        changed.replaceAll(series -> {
            double[] values = series.values(2000, 2019);
            values[19] *= 2;
            return AnnualSeries.of(series.name(), 2000, values);
        });
        assertThat(new CountryPanel(changed).growth("x", own, 2018))
                .isEqualTo(new CountryPanel(world()).growth("x", own, 2018));
        assertThat(new CountryPanel(changed).growth("x", own, 2019))
                .isNotEqualTo(new CountryPanel(world()).growth("x", own, 2019));
    }

    @Test
    void fewWindowsSayNothing() {
        assertThat(new CountryPanel(world().subList(0, 2)).growth("x", new double[] {1, 2, 3, 4, 5}, 2019))
                .isNaN();
    }

    @Test
    void aLargeCountryIsForecastFromItsOwnValuesAndASmallOneMoves() {
        GenerationData generation = GenerationData.of(DATA);
        for (String large : List.of("CHN", "USA", "NOR")) {
            GenerationHistory history = generation.history(large);
            assertThat(history.smallness()).isZero();
            assertThat(GrowthModels.standard().fit(history).interval(0.8, 5))
                    .isEqualTo(GrowthModels.standard().fit(history.values()).interval(0.8, 5));
        }
        GenerationHistory small = generation.history("LUX");
        assertThat(small.smallness()).isEqualTo(1);
        Combination own = new StandardModel().fit(small.values());
        Combination moved = new StandardModel().fit(small);
        double last = Math.log(small.series().last());
        double others = last + 5 * small.growthOfOthers();
        assertThat(Math.log(moved.point(5))).isCloseTo(0.6 * Math.log(own.point(5)) + 0.4 * others, within(1e-9));
        GrowthModel.Interval narrow = own.interval(0.8, 5);
        GrowthModel.Interval wide = moved.interval(0.8, 5);
        assertThat(Math.log(wide.upper() / wide.lower()))
                .isCloseTo(1.25 * Math.log(narrow.upper() / narrow.lower()), within(0.02));
    }

    @Test
    void smallnessIsLinearInTheLogarithmOfGeneration() {
        GenerationHistory none = GenerationHistory.of(growing("x", 1, 0, 10));
        assertThat(none.smallness()).isZero();
        double middle = Math.sqrt(GenerationHistory.LARGE_TWH * GenerationHistory.SMALL_TWH);
        GenerationHistory half = new GenerationHistory(
                "x",
                growing("x", 1, 0, 10),
                2000,
                java.util.OptionalDouble.of(middle),
                () -> new CountryPanel(List.of()),
                java.util.Optional.empty());
        assertThat(half.smallness()).isCloseTo(0.5, within(1e-12));
        // a panel of nobody says nothing
        assertThat(GrowthModels.standard().fit(half).point(3))
                .isEqualTo(GrowthModels.standard().fit(half.values()).point(3));
    }

    @Test
    void otherCountriesHelpTheSmallAndIntervalsHoldInEveryGroup() {
        List<Backtest.Score> with = Backtest.ofCountries(
                        DATA,
                        List.of(GrowthModels.standard()),
                        Backtest.generators(DATA),
                        Backtest.ORIGINS,
                        Backtest.HORIZONS,
                        0.8)
                .scoresByGroup();
        Backtest alone = Backtest.of(
                List.of(GrowthModels.standard()),
                Backtest.perCapita(DATA, Backtest.generators(DATA)),
                Backtest.ORIGINS,
                Backtest.HORIZONS,
                0.8);
        assertThat(with)
                .extracting(Backtest.Score::group)
                .containsExactly("largest 30", "largest 30", "next 50", "next 50", "rest", "rest");
        List<String> largest = Backtest.largestGenerators(DATA, 30);
        List<String> next = Backtest.largestGenerators(DATA, 80).subList(30, 80);
        for (Backtest.Score score : with) {
            double before = alone.cases().stream()
                    .filter(c -> c.horizon() == score.horizon())
                    .filter(c -> score.group()
                            .equals(
                                    largest.contains(c.series())
                                            ? "largest 30"
                                            : next.contains(c.series()) ? "next 50" : "rest"))
                    .mapToDouble(Backtest.Case::ape)
                    .average()
                    .orElseThrow();
            if (score.group().equals("largest 30")) {
                assertThat(score.mape()).isCloseTo(before, within(0.0005));
                assertThat(score.coverage()).isBetween(0.78, 0.84);
            } else {
                assertThat(score.mape()).isLessThan(before);
                assertThat(score.coverage()).isBetween(0.775, 0.82);
            }
        }
    }
}
