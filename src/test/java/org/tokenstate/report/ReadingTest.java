package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.report.internal.Words;

/** One projection in a sentence and four numbers. */
class ReadingTest {
    private static final Projection CHINA =
            TokenStateModel.of("CHN").against("USA").project(2025, 2050);
    private static final Projection STATES = TokenStateModel.of("USA").project(2025, 2030);

    private static double value(Projection projection, String result, int year) {
        return projection.in(year).value(result).orElseThrow();
    }

    /** The crossing, a token-state and milestones, each at its first year, where that is not the first of all. */
    @Test
    void momentsAreFirstYears() {
        Reading reading = new Reading(CHINA);
        assertThat(reading.moments())
                .extracting(Reading.Moment::year)
                .isSorted()
                .allMatch(year -> year > 2025);
        for (Map.Entry<Integer, OptionalInt> milestone : CHINA.milestones().entrySet()) {
            OptionalInt year = milestone.getValue();
            assertThat(reading.moments().stream()
                            .filter(m -> m.percent().equals(OptionalInt.of(milestone.getKey())))
                            .map(Reading.Moment::year))
                    .isEqualTo(
                            year.isPresent() && year.getAsInt() > 2025
                                    ? java.util.List.of(year.getAsInt())
                                    : java.util.List.of());
        }
        int crossing = CHINA.crossingYear().orElseThrow();
        assertThat(reading.moments())
                .contains(new Reading.Moment(
                        crossing, "passes the United States in electricity generated per head", OptionalInt.empty()));
        // The crossing comes before milestones as the year to begin with, though these come earlier.
        assertThat(reading.headlineYear())
                .isEqualTo(crossing)
                .isGreaterThan(reading.moments().get(0).year());
        assertThat(reading.why())
                .isEqualTo("the year in which China passes the United States in electricity generated per head");
        // What holds from the first year on does not happen.
        Projection from = TokenStateModel.of("CHN").against("USA").project(crossing, 2050);
        assertThat(new Reading(from).moments()).noneMatch(m -> m.what().startsWith("passes"));
    }

    @Test
    void whereNothingHappensTheLastYearIsShown() {
        Reading reading = new Reading(TokenStateModel.of("NOR").project(2025, 2026));
        assertThat(reading.moments()).isEmpty();
        assertThat(reading.headlineYear()).isEqualTo(2026);
        assertThat(reading.why()).isEqualTo("2026, as Norway passes nobody and reaches no milestone by 2026");
    }

    @Test
    void aYearHasItsSentence() {
        Reading reading = new Reading(CHINA);
        int quiet = 2026;
        assertThat(reading.moments()).noneMatch(m -> m.year() == quiet);
        String sold = Words.usd(value(CHINA, "export_revenue_usd", quiet));
        String share = Words.percent(value(CHINA, "share_of_goods_exports", quiet));
        assertThat(reading.headline(quiet))
                .isEqualTo("In 2026 China sells tokens for " + sold + " abroad, " + share
                        + " of its goods exports, and buys them for "
                        + Words.usd(value(CHINA, "token_imports_usd", quiet)));
        Reading.Moment milestone = reading.moments().stream()
                .filter(m -> m.percent().isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(reading.headline(milestone.year()))
                .startsWith("In " + milestone.year() + " China sells tokens for ")
                .endsWith(" and for the first time over " + milestone.percent().getAsInt() + " %");
        int crossing = CHINA.crossingYear().orElseThrow();
        assertThat(reading.headline(crossing))
                .startsWith("In " + crossing
                        + " China passes the United States in electricity generated per head and sells tokens for ");
    }

    @Test
    void fourNumbersAYear() {
        var tiles = new Reading(CHINA).tiles(2030);
        assertThat(tiles)
                .extracting(Finding.Tile::label)
                .containsExactly(
                        "Token exports, 2030",
                        "Balance of tokens, 2030",
                        "Of goods exports, 2030",
                        "Generation per head, 2030");
        assertThat(tiles)
                .extracting(Finding.Tile::result)
                .containsExactly(
                        "export_revenue_usd",
                        "token_balance_usd",
                        "share_of_goods_exports",
                        "generation_kwh_per_capita");
        double balance = value(CHINA, "export_revenue_usd", 2030) - value(CHINA, "token_imports_usd", 2030);
        assertThat(tiles.get(1).value()).isEqualTo(Words.unbroken(Reading.signed(balance)));
        assertThat(tiles.get(3).range())
                .startsWith("the United States: ")
                .endsWith(Words.number(value(CHINA, "reference_generation_kwh_per_capita", 2030) / 1000) + " MWh");
        assertThat(new Reading(STATES).tiles(2030).get(3).range()).isEmpty();
    }

    @Test
    void aDeficitHasAMinus() {
        assertThat(Reading.signed(-5e9)).isEqualTo("−5 billion USD");
        assertThat(Reading.signed(0)).isEqualTo("0 USD");
        assertThat(Reading.signed(5e9)).isEqualTo("5 billion USD");
        assertThat(Reading.megawattHours(7474)).isEqualTo("7.47 MWh");
    }
}
