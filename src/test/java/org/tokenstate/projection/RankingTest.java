package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.data.CountryGroup;
import org.tokenstate.projection.Ranking.By;
import org.tokenstate.projection.Ranking.Row;

/** All countries, each as its own projection has it; one without figures does not sink the others. */
class RankingTest {
    private static final TokenStateModel MODEL = TokenStateModel.of("USA");
    private static final Ranking RANKING = Ranking.of(MODEL, 2025, 2035, 2030, By.SHARE_OF_GDP);

    @Test
    void over150CountriesAreRankedAndTheRestHaveACause() {
        assertThat(RANKING.rows()).hasSizeGreaterThan(150);
        assertThat(RANKING.rows().size() + RANKING.unranked().size())
                .isEqualTo(MODEL.data().countries().size());
        assertThat(RANKING.unranked())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.gap()).as(row.code()).isNotBlank());
        assertThat(RANKING.rows())
                .isSortedAccordingTo(Comparator.comparingLong(
                        row -> -Math.round(1e12 * row.value(By.SHARE_OF_GDP).orElseThrow())));
    }

    @Test
    void aRowIsWhatTheProjectionOfTheCountrySays() {
        for (String code : List.of("ISL", "CHN", "USA", "LAO", "PRY")) {
            YearResult own = TokenStateModel.of(code).project(2025, 2035).in(2030);
            Row row = RANKING.row(code).orElseThrow();
            for (By by : By.values()) {
                if (by != By.ENERGY_ONLY_TOKENS_PER_HEAD) {
                    assertThat(row.value(by)).as(code + " " + by).isEqualTo(own.value(by.key()));
                }
            }
            assertThat(row.binding()).isEqualTo(own.bindingConstraint());
        }
    }

    @Test
    void noNumberIsNonsensical() {
        assertThat(RANKING.rows()).allSatisfy(row -> {
            row.values().forEach((key, value) -> {
                assertThat(value).as(row.code() + " " + key).isFinite();
                assertThat(value >= 0 || key.equals(By.BALANCE.key()))
                        .as(row.code() + " " + key)
                        .isTrue();
            });
            double exportable = row.value(By.EXPORTABLE_TOKENS).orElse(0);
            if (!List.of("USA", "CHN").contains(row.code())) {
                assertThat(row.value(By.EXPORTED_TOKENS).orElse(0)).isLessThanOrEqualTo(exportable * (1 + 1e-12));
                assertThat(row.value(By.SHARE_OF_GDP).orElse(0)).isLessThan(0.1);
            }
            assertThat(exportable)
                    .isLessThanOrEqualTo(row.value(By.ENERGY_ONLY_TOKENS).orElse(Double.MAX_VALUE) * (1 + 1e-12));
        });
    }

    @Test
    void aGroupIsTheSumOfItsMembers() {
        CountryGroup asean = MODEL.data().group("ASEAN");
        double sum = asean.members().stream()
                .map(m -> RANKING.row(m).orElseThrow())
                .filter(r -> r.gap().isEmpty())
                .mapToDouble(r -> r.value(By.EXPORTABLE_ENERGY).orElseThrow())
                .sum();
        assertThat(RANKING.row("ASEAN")
                        .orElseThrow()
                        .value(By.EXPORTABLE_ENERGY)
                        .orElseThrow())
                .isCloseTo(sum, Percentage.withPercentage(1e-9));
    }

    @Test
    void unknownOrdersAndYearsAreRefused() {
        assertThat(By.of("Share_Of_GDP")).isEqualTo(By.SHARE_OF_GDP);
        assertThatThrownBy(() -> By.of("beauty"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("share_of_gdp");
        assertThatThrownBy(() -> Ranking.of(MODEL, 2025, 2030, 2031, By.REVENUE))
                .isInstanceOf(InputException.class);
    }
}
