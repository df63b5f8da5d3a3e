package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.data.Country;
import org.tokenstate.data.Datasets;
import org.tokenstate.testkit.TokenStateAssertions;
import org.tokenstate.units.Ratio;

/** What is not known is told from what never happens, with the figure that is missing; a country is no reference of its own. */
class MissingTest {
    private static final Criterion ONE_PERCENT = Criterion.tokenExportsOfGoodsExports(Ratio.ofPercent(1));

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
                    PRI | share_of_goods_exports              | goods exports are missing
                    PRI | export_revenue_usd                  | none
                    GIB | dependence                          | goods exports are missing
                    MCO | share_of_goods_exports              | goods exports are missing
                    AIA | share_of_goods_exports              | generation per head is missing
                    ESH | share_of_gdp                        | gross domestic product is missing; what it could host is not known
                    PRK | reference_generation_kwh_per_capita | no reference country is named
                    CHN | share_of_goods_exports              | none
                    """)
    void theFigureThatIsMissingIsNamed(String country, String variable, String cause) {
        Projection projection = TokenStateModel.of(country).project(2025, 2030);
        assertThat(projection.missing(variable)).isEqualTo(Optional.ofNullable(cause));
    }

    @Test
    void anEventThatIsNotKnownIsNotOneThatNeverHappens() {
        Projection china = TokenStateModel.of("CHN").project(2025, 2027);
        assertThat(china.firstYear(ONE_PERCENT)).isEmpty();
        assertThat(china.missing(ONE_PERCENT)).isEmpty();
        assertThat(china.unknownEvents()).containsOnlyKeys("crossing_year");
        assertThat(TokenStateModel.of("CHN").against("USA").project(2025, 2027).unknownEvents())
                .isEmpty();
        Projection puertoRico = TokenStateModel.of("PRI").against("USA").project(2025, 2027);
        assertThat(puertoRico.firstYear(ONE_PERCENT)).isEmpty();
        assertThat(puertoRico.missing(ONE_PERCENT)).hasValue("goods exports are missing");
        assertThat(puertoRico.unknownEvents())
                .containsOnlyKeys(
                        "token_state_year",
                        "milestone_1",
                        "milestone_2",
                        "milestone_5",
                        "milestone_10",
                        "milestone_20");
    }

    @Test
    void aReferenceWithoutGenerationIsNamed() {
        Projection norway = TokenStateModel.of("NOR").against("MCO").project(2025, 2027);
        assertThat(norway.unknownEvents())
                .containsEntry("crossing_year", "generation per head of the reference, MCO, is missing");
        Projection monaco = TokenStateModel.of("MCO").against("NOR").project(2025, 2027);
        assertThat(monaco.unknownEvents()).containsEntry("crossing_year", "generation per head is missing");
    }

    /** An event is unknown where all years lack the share, and only there: the bundled figures have no holes. */
    @Test
    void everyCountryIsKnownInAllYearsOrInNone() {
        TokenStateModel like = TokenStateModel.of("CHN").against("USA");
        for (Country country : Datasets.bundled().countries()) {
            Projection projection = like.of(country).project(2025, 2040);
            boolean none = Arrays.stream(projection.series("share_of_goods_exports"))
                    .skip(1) // a country without plant exports nothing in the base year, whatever is missing
                    .allMatch(Double::isNaN);
            assertThat(projection.missing(ONE_PERCENT).isPresent())
                    .as(country.iso3())
                    .isEqualTo(none);
            assertThat(projection.unknownEvents().containsKey("milestone_20"))
                    .as(country.iso3())
                    .isEqualTo(none);
            assertThat(projection.missing(ONE_PERCENT).orElse("is missing"))
                    .as(country.iso3())
                    .doesNotContain("no value in");
        }
    }

    @Test
    void aPropertyOfNeverDoesNotPassOnAFigureThatIsMissing() {
        Projection puertoRico = TokenStateModel.of("PRI").project(2025, 2027);
        assertThatThrownBy(() -> TokenStateAssertions.assertThat(puertoRico).neverMeets(ONE_PERCENT))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("is not known: goods exports are missing");
    }

    @ParameterizedTest
    @CsvSource({"USA, USA", "CHN, China", "CHN, chn", "EU27, EU27"})
    void aCountryIsNotItsOwnReference(String country, String reference) {
        TokenStateModel model = TokenStateModel.of(country);
        assertThatThrownBy(() -> model.against(reference))
                .isInstanceOf(InputException.class)
                .hasMessage("reference of " + country + " must be another country or group but is " + country);
    }

    @Test
    void theReferenceOfARankingHasNoneAndAFilesReferenceIsForOthers() {
        Ranking ranking =
                Ranking.of(TokenStateModel.of("CHN").against("USA"), 2025, 2026, 2026, Ranking.By.SHARE_OF_GDP);
        assertThat(ranking.row("USA").orElseThrow().crossingYear()).isEmpty();
        ScenarioFile small = ScenarioFiles.load("small-state");
        ScenarioFile against = new ScenarioFile(
                small.scenario(),
                small.country(),
                Optional.of("USA"),
                OptionalInt.empty(),
                OptionalInt.empty(),
                java.util.List.of());
        assertThat(against.model("USA").reference()).isEmpty();
        assertThat(against.model("NOR").reference()).hasValue("USA");
        ScenarioFile itself = new ScenarioFile(
                small.scenario(),
                Optional.of("United States"),
                Optional.of("USA"),
                OptionalInt.empty(),
                OptionalInt.empty(),
                java.util.List.of());
        assertThatThrownBy(itself::model)
                .isInstanceOf(InputException.class)
                .hasMessageContaining("reference of USA must be another");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EU27", "OECD", "GCC", "ASEAN"})
    void aGroupSaysThatItIsProjectedAsOne(String group) {
        TokenStateModel model = TokenStateModel.of(group);
        String note = model.groupNote().orElseThrow();
        assertThat(note).contains("'rank --groups'");
        assertThat(model.project(2025, 2025).notes()).contains(new Note(Note.Kind.BASIS, "country", note));
        assertThat(TokenStateModel.of("DEU").groupNote()).isEmpty();
    }
}
