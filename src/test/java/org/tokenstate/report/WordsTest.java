package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.tokenstate.report.internal.Words;
import org.tokenstate.uncertainty.Probability;

/** Numbers as people read them. */
class WordsTest {
    /** Certainty is said only where the draws are unanimous. */
    @Property
    void oddsAreNeverMoreCertainThanTheDraws(
            @ForAll @LongRange(min = 1, max = 1_000_000) long draws,
            @ForAll @LongRange(min = 0, max = 1_000_000) long some) {
        long hits = Math.min(some, draws);
        Probability p = new Probability(hits, draws);
        String words = Words.odds(p);

        assertThat(words.startsWith("none of")).isEqualTo(hits == 0);
        assertThat(words.startsWith("all of")).isEqualTo(hits == draws);
        assertThat(words).doesNotStartWith("100 %").doesNotStartWith("0 %");
        assertThat(Words.share(p).equals("all")).isEqualTo(hits == draws);
    }

    @Test
    void oneDrawAwayFromCertaintyIsNotCertainty() {
        assertThat(Words.odds(new Probability(4999, 5000))).isEqualTo("over 99 % of draws");
        assertThat(Words.odds(new Probability(1, 5000))).isEqualTo("under 1 % of draws");
        assertThat(Words.odds(new Probability(0, 5000))).isEqualTo("none of 5,000 draws");
    }

    @Test
    void numbersHaveSaneDigitsAndUnits() {
        assertThat(Words.number(7474.2)).isEqualTo("7,470");
        assertThat(Words.number(0.36712)).isEqualTo("0.367");
        assertThat(Words.number(0)).isEqualTo("0");
        assertThat(Words.usd(2.34e11)).isEqualTo("234 billion USD");
        assertThat(Words.usd(12)).isEqualTo("under 1 million USD");
        assertThat(Words.large(999_600)).isEqualTo("1.00 million");
        assertThat(Words.percent(0.0437)).isEqualTo("4.4 %");
        assertThat(Words.percent(1e-6)).isEqualTo("under 0.01 %");
    }

    @Test
    void thePageHoldsNoNaNAndNoMarkupInItsData() {
        assertThatThrownBy(() -> Json.write(List.of(Double.NaN))).isInstanceOf(ArithmeticException.class);
        assertThat(Json.write(Map.of("</script>", 0.1))).isEqualTo("{\"\\u003c/script\\u003e\":0.1}");
    }
}
