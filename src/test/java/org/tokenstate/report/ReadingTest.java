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

    /** Half of what is sold and a tenth of generation make a token-state from the first of three years running on. */
    @Test
    void becomingATokenStateIsAMoment() {
        Projection state = Studies.china(
                2030,
                "replace country_dependence = where(calendar < 2028 [yr], 0.1, 0.5)",
                "replace exported_generation_share = 0.1",
                "replace share_of_goods_exports = 1",
                "replace export_revenue_usd = where(calendar < 2027 [yr], 0 [USD/yr], 5e9 [USD/yr])",
                "replace generation_kwh_per_capita = 1e3 [kWh/person/yr]");
        int year = state.tokenStateYear().orElseThrow();
        assertThat(year).isEqualTo(2028);
        Reading reading = new Reading(state);
        assertThat(reading.moments())
                .containsExactly(new Reading.Moment(2028, "becomes a token-state", OptionalInt.empty()));
        assertThat(reading.why()).isEqualTo("the year in which China becomes a token-state");
        assertThat(reading.headline(2028))
                .isEqualTo(
                        "In 2028 China becomes a token-state and sells tokens for 5 billion USD abroad, 100 % of its goods"
                                + " exports");
        // Of nothing no share is told.
        assertThat(reading.headline(2026))
                .isEqualTo("In 2026 China sells no tokens abroad, and buys them for "
                        + Words.usd(value(state, "token_imports_usd", 2026)));
    }

    @Test
    void whatIsNotKnownIsSaid() {
        Reading andorra = new Reading(TokenStateModel.of("AND").project(2025, 2026));
        assertThat(andorra.headline(2026)).isEqualTo("In 2026 token exports of Andorra are not known");
        Finding.Tile share = andorra.tiles(2026).get(2);
        assertThat(share)
                .isEqualTo(new Finding.Tile("Of GDP, 2026", "missing", "token exports over GDP", "share_of_gdp"));
        Reading passing = new Reading(
                Studies.china(
                        2028,
                        "replace export_revenue_usd = missing",
                        "replace reference_generation_kwh_per_capita = 13e3 [kWh/person/yr]",
                        "replace generation_kwh_per_capita = where(calendar < 2027 [yr], 7e3 [kWh/person/yr], 20e3 [kWh/person/yr])"));
        assertThat(passing.headline(2027))
                .isEqualTo("In 2027 China passes the United States in electricity generated per head");
        assertThat(passing.headline(2026)).isEqualTo("In 2026 token exports of China are not known");
        assertThat(new Reading(CHINA).tiles(2030).get(2).range()).isEqualTo("token exports over goods exports");
    }
}
