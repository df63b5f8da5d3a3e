package org.tokenstate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.catalogue.InputException;

class DatasetsTest {
    private final Datasets data = Datasets.bundled();

    @Test
    void generationPerHeadOf2025ReproducesTheSource() {
        // Our World in Data, Ember release of 2026: 10,583.36 TWh / 1,416,096,093 and 4,519.79 TWh / 347,275,809.
        assertThat(data.generationPerCapitaKwh("CHN").in(2025).orElseThrow()).isCloseTo(7473.6, within(0.1));
        assertThat(data.generationPerCapitaKwh("USA").in(2025).orElseThrow()).isCloseTo(13015.0, within(0.1));
        assertThat(data.generationPerCapitaKwh("WLD").in(2025).orElseThrow()).isCloseTo(3859.8, within(0.1));
    }

    @Test
    void aNameServesAsWellAsACode() {
        assertThat(data.country("norway").iso3()).isEqualTo("NOR");
        assertThat(data.country("nor")).isEqualTo(data.country("NOR"));
        assertThat(data.series("Norway", Indicator.HYDRO_TWH)).isEqualTo(data.series("NOR", Indicator.HYDRO_TWH));
    }

    @Test
    void anUnknownCountryNamesTheNearest() {
        assertThatThrownBy(() -> data.country("CHM"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("unknown country 'CHM'")
                .hasMessageContaining("CHN");
        assertThatThrownBy(() -> data.series("Norwey", Indicator.GDP_USD)).hasMessageContaining("Norway");
        assertThatThrownBy(() -> data.group("EU28")).hasMessageContaining("EU27");
        assertThatThrownBy(() -> data.dataset("macros")).hasMessageContaining("macro");
    }

    @ParameterizedTest
    @CsvSource({
        "uk, GBR",
        "GB, GBR",
        "Great Britain, GBR",
        "UAE, ARE",
        "U.A.E., ARE",
        "the united arab emirates, ARE",
        "AE, ARE",
        "Türkiye, TUR",
        "turkiye, TUR",
        "TÜRKİYE, TUR",
        "Turkey, TUR",
        "Ivory Coast, CIV",
        "cote d’ivoire, CIV",
        "South Korea, KOR",
        "Korea, KOR",
        "North Korea, PRK",
        "US, USA",
        "u.s.a., USA",
        "Congo, COG",
        "DRC, COD",
        "St Lucia, LCA",
        "Trinidad & Tobago, TTO",
        "XK, XKX",
        "Viet Nam, VNM",
        "' no ', NOR",
        "Sao Tome and Principe, STP",
        "Guinea Bissau, GNB",
        "EU, EU27",
        "European Union, EU27",
        "eu27, EU27",
        "WLD, WLD"
    })
    void aPlaceMayBeTypedInManyWays(String typed, String code) {
        assertThat(data.place(typed)).isEqualTo(code);
        if (code.length() == 3 && !code.equals(Datasets.WORLD)) {
            assertThat(data.country(typed).iso3()).isEqualTo(code);
        }
    }

    @Test
    void everyCountryIsFoundUnderEachOfItsNames() {
        for (Country country : data.countries()) {
            List<String> others = data.otherNames(country.iso3());
            assertThat(others.get(0)).as(country.iso3()).matches("[A-Z]{2}");
            for (String name : others) {
                assertThat(data.country(name)).as(name).isEqualTo(country);
            }
            assertThat(data.country(country.name())).isEqualTo(country);
        }
        assertThat(data.otherNames("United Kingdom")).startsWith("GB", "UK");
        assertThat(data.series("EU", Indicator.POPULATION)).isEqualTo(data.series("EU27", Indicator.POPULATION));
        assertThat(data.group("european union").members()).hasSize(27);
    }

    @Test
    void aMistypedNameNamesNamesAndACodeCodes() {
        assertThatThrownBy(() -> data.country("Holand"))
                .hasMessage("unknown country 'Holand'; nearest: Holland, Poland, Finland");
        assertThatThrownBy(() -> data.country("UX"))
                .hasMessageContaining("unknown country 'UX'; nearest: ")
                .hasMessageContaining("MX");
        assertThatThrownBy(() -> data.country("EU")).hasMessage("'EU' is EU27, a group of 27 countries, not a country");
        assertThatThrownBy(() -> data.country("gcc")).hasMessage("GCC is a group of 6 countries, not a country");
        assertThatThrownBy(() -> data.place("")).hasMessageContaining("unknown country ''");
    }

    @Test
    void theWorldIsNotACountry() {
        assertThat(data.countries())
                .extracting(Country::iso3)
                .doesNotContain(Datasets.WORLD)
                .hasSize(236);
        assertThatThrownBy(() -> data.country("WLD")).hasMessageContaining("not a country");
    }

    @Test
    void eachCountryEndsWhereItsOwnDataEnd() {
        assertThat(data.dataYear()).isEqualTo(2025);
        assertThat(data.dataYear("CHN")).isEqualTo(OptionalInt.of(2025));
        assertThat(data.country("ARE").lastGenerationYear().orElseThrow()).isLessThan(2025);
        assertThat(data.country("CHN").lastGdpYear()).isEqualTo(OptionalInt.of(2024));
        assertThat(data.country("CHN").lastGoodsExportsYear()).isEqualTo(OptionalInt.of(2025));
        // Coverage as counted in the source, the world apart.
        assertThat(data.coverage(Indicator.GENERATION_TWH, 2023)).isEqualTo(173);
        assertThat(data.coverage(Indicator.GENERATION_TWH, 2024)).isEqualTo(90);
        assertThat(data.coverage(Indicator.GENERATION_TWH, 2025)).isEqualTo(39);
        assertThat(data.coverage(Indicator.GENERATION_TWH, 1990)).isZero();
    }

    @Test
    void whatHasNoGenerationSaysWhy() {
        for (Country c : data.countries()) {
            AnnualSeries perHead = data.generationPerCapitaKwh(c.iso3());
            if (perHead.isEmpty()) {
                assertThat(c.generationNote()).as(c.iso3()).isNotBlank();
                assertThat(perHead.cause()).isEqualTo(c.generationNote());
            }
            if (c.lastGenerationYear().orElse(0) < 2022) {
                assertThat(c.generationNote()).as(c.iso3()).isNotBlank();
            }
        }
        assertThat(data.generationPerCapitaKwh("NIU").cause()).contains("0.00 TWh");
        assertThat(data.country("ESH").generationNote()).contains("2009");
    }

    @Test
    void aGroupIsTheSumOfItsMembersWhereAllHaveAValue() {
        double sum = data.group("EU27").members().stream()
                .mapToDouble(
                        m -> data.series(m, Indicator.GENERATION_TWH).in(2022).orElseThrow())
                .sum();
        assertThat(data.series("EU27", Indicator.GENERATION_TWH).in(2022).orElseThrow())
                .isCloseTo(sum, within(1e-9 * sum));
        assertThat(data.missing("GCC", Indicator.GENERATION_TWH, 2025))
                .containsExactly("ARE", "BHR", "KWT", "OMN", "QAT", "SAU");
        int last = data.series("OECD", Indicator.GENERATION_TWH).lastYear().orElseThrow();
        assertThat(data.missing("OECD", Indicator.GENERATION_TWH, last)).isEmpty();
        assertThat(data.missing("OECD", Indicator.GENERATION_TWH, last + 1)).isNotEmpty();
        assertThat(data.generationPerCapitaKwh("EU27").in(2022).orElseThrow()).isBetween(5000.0, 7000.0);
    }

    @Test
    void groupsHaveTheirMembers() {
        assertThat(data.groups()).extracting(CountryGroup::code).containsExactly("ASEAN", "EU27", "GCC", "OECD");
        assertThat(data.groups()).extracting(g -> g.members().size()).containsExactly(11, 27, 6, 38);
        assertThat(data.country("DEU").groups()).isEqualTo(List.of("EU27", "OECD"));
    }

    @Test
    void populationProjectionsAreOrderedAndAgreeWithTheUn() {
        // UN WPP 2024 medium variant at mid-2050: China 1,260.3 M, United States 380.8 M, India 1,679.6 M.
        assertThat(data.populationProjection("CHN").medium().in(2050).orElseThrow())
                .isCloseTo(1260.3e6, within(1e5));
        assertThat(data.populationProjection("USA").medium().in(2050).orElseThrow())
                .isCloseTo(380.8e6, within(1e5));
        assertThat(data.populationProjection("IND").medium().in(2050).orElseThrow())
                .isCloseTo(1679.6e6, within(1e5));
        PopulationProjection eu = data.populationProjection("EU27");
        assertThat(eu.lower80().in(2040).orElseThrow())
                .isLessThan(eu.medium().in(2040).orElseThrow());
    }

    @Test
    void eachCellKnowsItsPublisher() {
        assertThat(data.cell("CHN", Indicator.GDP_USD, 2024).orElseThrow().publisher())
                .contains("World Bank");
        assertThat(data.cell("CHN", Indicator.GOODS_EXPORTS_USD, 2025)
                        .orElseThrow()
                        .publisher())
                .contains("Customs");
        assertThat(data.cell("TWN", Indicator.GDP_USD, 2023).orElseThrow().publisher())
                .contains("CIA");
        assertThat(data.cell("CHN", Indicator.NET_IMPORTS_TWH, 2024)
                        .orElseThrow()
                        .evidence())
                .isEqualTo(Evidence.DERIVED);
        assertThat(data.cell("CHN", Indicator.GDP_USD, 2025)).isEmpty();
    }

    @Test
    void incomeGroupsFollowTheThresholds() {
        assertThat(data.country("BDI").incomeGroup()).isEqualTo(IncomeGroup.LOW);
        assertThat(data.country("IND").incomeGroup()).isEqualTo(IncomeGroup.LOWER_MIDDLE);
        assertThat(data.country("CHN").incomeGroup()).isEqualTo(IncomeGroup.UPPER_MIDDLE);
        assertThat(data.country("NOR").incomeGroup()).isEqualTo(IncomeGroup.HIGH);
        assertThat(data.country("PRK").incomeGroup()).isNotNull();
    }
}
