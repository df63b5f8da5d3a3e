package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.tokenstate.data.CountryGroup;
import org.tokenstate.projection.TokenStateModel;
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

    /** Three digits up to a trillion and down to a hundred-thousandth; beyond, powers of ten. */
    @Test
    void verySmallAndVeryLargeNumbersHavePowersOfTen() {
        assertThat(Words.number(999e9)).isEqualTo("999,000,000,000");
        assertThat(Words.number(1e12)).isEqualTo("1.00e+12");
        assertThat(Words.number(1e-5)).isEqualTo("0.0000100");
        assertThat(Words.number(9.9e-6)).isEqualTo("9.90e-06");
        assertThat(Words.number(-1234)).isEqualTo("-1,230");
        assertThat(Words.number(-2e12)).isEqualTo("-2.00e+12");
    }

    @Test
    void largeNumbersCountInPowersOfAThousand() {
        assertThat(Words.large(999.4)).isEqualTo("999");
        assertThat(Words.large(999.5)).isEqualTo("1.00 thousand");
        assertThat(Words.large(-3.2e15)).isEqualTo("-3.20 quadrillion");
        assertThat(Words.large(5e24)).isEqualTo("5,000 sextillion");
        assertThat(Words.scale(5e7)).isEqualTo(1e6);
        assertThat(Words.scale(5)).isEqualTo(1);
        assertThat(Words.scaleName(5e7)).isEqualTo("million");
        assertThat(Words.scaleName(5)).isEmpty();
    }

    @Test
    void moneyBelowAMillionIsNotCounted() {
        assertThat(Words.usd(0)).isEqualTo("0 USD");
        assertThat(Words.usd(999_999)).isEqualTo("under 1 million USD");
        assertThat(Words.usd(1e6)).isEqualTo("1 million USD");
        assertThat(Words.usd(-2e9)).isEqualTo("-2 billion USD");
    }

    /** Two significant digits, none of them beyond the second decimal. */
    @Test
    void perCentHasTwoDigits() {
        assertThat(Words.percent(0)).isEqualTo("0 %");
        assertThat(Words.percent(5e-5)).isEqualTo("0.01 %");
        assertThat(Words.percent(4.9e-5)).isEqualTo("under 0.01 %");
        assertThat(Words.percent(-4.9e-5)).isEqualTo("under 0.01 %");
        assertThat(Words.percent(0.0099)).isEqualTo("0.99 %");
        assertThat(Words.percent(0.00995)).isEqualTo("1.0 %");
        assertThat(Words.percent(0.0994)).isEqualTo("9.9 %");
        assertThat(Words.percent(0.0995)).isEqualTo("10 %");
        assertThat(Words.percent(-0.0437)).isEqualTo("-4.4 %");
        assertThat(Words.percent(12.5)).isEqualTo("1,250 %");
    }

    @Test
    void sharesOfDrawsAreRounded() {
        assertThat(Words.share(new Probability(0, 5000))).isEqualTo("0 of 5,000");
        assertThat(Words.share(new Probability(10, 1000))).isEqualTo("1 %");
        assertThat(Words.share(new Probability(9, 1000))).isEqualTo("under 1 %");
        assertThat(Words.share(new Probability(990, 1000))).isEqualTo("99 %");
        assertThat(Words.share(new Probability(991, 1000))).isEqualTo("over 99 %");
        assertThat(Words.share(new Probability(1, 3))).isEqualTo("33 %");
        assertThat(Words.odds(new Probability(5000, 5000))).isEqualTo("all of 5,000 draws");
    }

    @Test
    void placesHaveTheArticleOfTheirNames() {
        assertThat(Words.place("United States")).isEqualTo("the United States");
        assertThat(Words.place("Central African Republic")).isEqualTo("the Central African Republic");
        assertThat(Words.place("China")).isEqualTo("China");
        assertThat(Words.sentence("the Netherlands")).isEqualTo("The Netherlands");
        TokenStateModel model = TokenStateModel.of("CHN");
        assertThat(Words.name(model, "CHN")).isEqualTo("China");
        CountryGroup group = model.data().groups().get(0);
        assertThat(Words.name(model, group.code())).isEqualTo(group.name());
    }

    @Test
    void aNumberKeepsItsUnit() {
        assertThat(Words.unbroken("sells 46.5 billion USD in 2030, 4 % of 12 TWh"))
                .isEqualTo("sells 46.5\u00a0billion\u00a0USD in 2030, 4\u00a0% of 12\u00a0TWh");
    }
}
