package org.tokenstate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.catalogue.InputException;

class TokenHistoryTest {
    private static final Datasets DATA = Datasets.bundled();

    @Test
    void factsAreReadWithTheirDatesAndWords() {
        assertThat(DATA.tokenHistory()).hasSize(455);
        MarketFact china = DATA.tokenHistory("V026");
        assertThat(china.number()).isEqualTo(100);
        assertThat(china.unit()).isEqualTo("T tokens/day");
        assertThat(china.from()).isEqualTo(LocalDate.of(2025, 12, 31));
        assertThat(china.basis()).isEqualTo(MarketFact.Basis.PROCESSED);
        assertThat(china.secondHand()).isTrue();
        assertThat(china.evidence()).isEqualTo(Evidence.PUBLISHED);
        assertThat(DATA.tokenHistory("V028").basis()).isEqualTo(MarketFact.Basis.SOLD);
        assertThat(DATA.tokenHistory("OM001").basis()).isEqualTo(MarketFact.Basis.ROUTED);
        assertThat(DATA.tokenHistory("R001").basis()).isEqualTo(MarketFact.Basis.NONE);
        assertThat(DATA.tokenHistory("V027").year()).isCloseTo(2026 + 71.0 / 365, within(1e-9));
        assertThatThrownBy(() -> DATA.tokenHistory("V099")).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> DATA.tokenHistory("R018").number())
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("226-250");
    }

    /** Volumes, shares and the like end in June 2026; of later days only changes of list prices are on file. */
    @Test
    void laterMonthsAreKeptBack() {
        assertThat(DATA.tokenHistory())
                .filteredOn(f -> f.from().isAfter(LocalDate.of(2026, 6, 30)))
                .hasSize(8)
                .allMatch(f -> f.quantity().equals("price change (event)"));
        assertThat(DATA.tokenMonths()).last().extracting(TokenMonth::month).isEqualTo(YearMonth.of(2026, 6));
        assertThat(DATA.tokenDays()).allMatch(d -> !d.day().isAfter(LocalDate.of(2026, 6, 30)));
    }

    /** What its author made up is not there: no price and no spending before 2025-11-10, the first week that was measured. */
    @Test
    void theInventedSplitIsDropped() {
        Set<String> priced = Set.of(
                "average price paid",
                "estimated spending at list prices with cache discount",
                "Chinese share of estimated spending");
        assertThat(DATA.tokenHistory().stream()
                        .filter(f -> priced.contains(f.quantity()))
                        .map(MarketFact::from)
                        .min(LocalDate::compareTo))
                .hasValue(LocalDate.of(2025, 11, 10));
    }

    @Test
    void monthsAddUpToTheFactsOfTheSameMonth() {
        assertThat(DATA.tokenMonths()).hasSize(18);
        for (TokenMonth m : DATA.tokenMonths()) {
            MarketFact total = DATA.tokenHistory().stream()
                    .filter(f -> f.quantity().equals("tokens per month")
                            && f.basis() == MarketFact.Basis.ROUTED
                            && YearMonth.from(f.from()).equals(m.month()))
                    .findFirst()
                    .orElseThrow();
            assertThat(m.mtok()).isCloseTo(total.number() / 1e6, within(2.0));
        }
        assertThat(DATA.tokenMonths().stream()
                        .filter(m -> m.chineseShareOfNamed().isEmpty())
                        .map(TokenMonth::month))
                .containsExactly(YearMonth.of(2025, 6));
    }

    @Test
    void daysHaveModelsOfThreeOriginsWithAPrice() {
        assertThat(DATA.tokenDays()).hasSize(1483);
        assertThat(DATA.tokenDays().stream().map(ModelDay::model).collect(Collectors.toSet()))
                .hasSize(60);
        assertThat(DATA.tokenDays()).allMatch(d -> d.mtok() > 0 && d.listPriceUsdPerMtok() > 0);
    }
}
