package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tokenstate.catalogue.Variable;
import org.tokenstate.data.Cell;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.Imported;
import org.tokenstate.data.Importers;
import org.tokenstate.data.Indicator;

/**
 * An imported file changes a projection exactly where its data do. The files are the samples of {@code examples/data}: true
 * formats by the publishers' codebooks, illustrative values.
 */
class VintageTest {
    private static final int LAST = 2045;
    private static final Datasets BUNDLED = Datasets.bundled();
    private static final List<String> COUNTRIES =
            List.of("CHN", "USA", "IND", "BRA", "PRY", "NOR", "ISL", "FRA", "ARE", "SAU", "IDN", "ZAF");

    private static Imported sample(String name) {
        return Importers.read(Path.of("examples", "data", name));
    }

    private static Projection project(String country, Datasets data) {
        TokenStateModel model = TokenStateModel.of(country, data);
        return (country.equals("USA") ? model : model.against("USA")).project(2025, LAST);
    }

    @ParameterizedTest
    @CsvSource({
        "owid-energy-sample.csv, CHN",
        "ember-long-sample.csv, IND",
        "world-bank-bulk-sample.csv, BRA",
        "un-wpp-sample.csv, CHN",
        "own-table-sample.csv, PRY"
    })
    void aFileMovesItsCountryAndNoOtherByABit(String file, String touched) {
        Datasets merged = BUNDLED.with(sample(file));
        for (String country : COUNTRIES) {
            Projection before = project(country, BUNDLED);
            Projection after = project(country, merged);
            if (country.equals(touched)) {
                assertThat(before.compareWith(after).isEmpty()).as(country).isFalse();
            } else {
                assertThat(after).as(country).isEqualTo(before);
            }
        }
    }

    /** Income of regions is a parameter, so that the figure of a country moves what rests on its own alone. */
    @Test
    void productMovesItsCountryAndLeavesElectricityAlone() {
        Datasets merged = BUNDLED.with(sample("world-bank-gdp-sample.csv"));
        Comparison brazil = project("BRA", BUNDLED).compareWith(project("BRA", merged));
        assertThat(brazil.differences())
                .extracting("variable")
                .contains("gdp_usd", "share_of_gdp")
                .doesNotContain("world_tokens", "generation_twh", "tranche_twh.net_exports");
        assertThat(brazil.change("gdp_usd", 2025).after().orElseThrow()).isEqualTo(2.26e12);
        assertThat(project("NOR", merged)).isEqualTo(project("NOR", BUNDLED));
    }

    /** Whatever differs names the file among its sources, in its own explanation. */
    @ParameterizedTest
    @CsvSource({
        "owid-energy-sample.csv, CHN",
        "ember-long-sample.csv, IND",
        "world-bank-gdp-sample.csv, BRA",
        "world-bank-bulk-sample.csv, BRA",
        "un-wpp-sample.csv, CHN",
        "own-table-sample.csv, PRY"
    })
    void whateverDiffersNamesTheFileAmongItsSources(String file, String country) {
        Projection before = project(country, BUNDLED);
        Projection after = project(country, BUNDLED.with(sample(file)));
        ExplanationBuilder explain = new ExplanationBuilder(after);
        Set<String> silent = new HashSet<>();
        int moved = 0;
        for (int year : List.of(2025, 2026, 2030, 2035)) {
            for (Variable variable : TokenStateModel.catalogue().all()) {
                if (!before.compareWith(after).change(variable.name(), year).differs()) {
                    continue;
                }
                moved++;
                boolean named = Explanation.of(country, explain.variable(variable.name(), year)).nodes().stream()
                        .flatMap(n -> n.source().stream())
                        .anyMatch(s -> s.citation().contains("imported from examples")
                                && s.citation().contains(file));
                if (!named) {
                    silent.add(variable.name() + "[" + year + "]");
                }
            }
        }
        assertThat(moved).isPositive();
        assertThat(silent).isEmpty();
    }

    @Test
    void aValueOfALaterYearLeavesTheYearsBeforeItAsTheyWere(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("later.csv"),
                "iso3,year,population_persons,generation_twh,demand_twh,net_imports_twh,coal_twh,wind_twh,gdp_usd,goods_exports_usd\n"
                        + "CHN,2026,1400000000,11500,11400,-90,6000,1500,21000000000000,4000000000000\n"
                        + "NOR,2027,5700000,170,150,-20,0,20,600000000000,200000000000\n"
                        + "WLD,2026,8300000000,34000,34000,0,11000,3000,,\n");
        Datasets merged = BUNDLED.with(Importers.read(file));
        Comparison china = project("CHN", BUNDLED).compareWith(project("CHN", merged));
        assertThat(china.firstYear()).hasValue(2026);
        assertThat(china.change("generation_twh", 2026).after().orElseThrow()).isEqualTo(11500);
        assertThat(china.change("gdp_usd", 2026).differs()).isFalse();
        assertThat(china.changed().notes())
                .anyMatch(n -> n.kind() == Note.Kind.DATED
                        && n.subject().equals("gdp_usd")
                        && n.text().startsWith("gross domestic product: observed to 2026"));
        Comparison norway = project("NOR", BUNDLED).compareWith(project("NOR", merged));
        // Generation of 2026 is missing, so that of 2027 is not joined to it; population of 2027 is what it is.
        assertThat(norway.firstYear()).hasValue(2027);
        assertThat(norway.change("trend_generation_kwh_per_capita", 2027).differs())
                .isFalse();
        assertThat(project("USA", merged)).isEqualTo(project("USA", BUNDLED));
    }

    @Test
    void theSameValuesAgainChangeNothing(@TempDir Path directory) throws IOException {
        List<String> lines =
                new ArrayList<>(List.of("country,year,iso_code,population,electricity_generation,solar_electricity"));
        for (String country : List.of("CHN", "USA", "NOR")) {
            for (int year = 2000; year <= 2025; year++) {
                lines.add("x," + year + "," + country + "," + value(country, Indicator.POPULATION, year) + ","
                        + value(country, Indicator.GENERATION_TWH, year) + ","
                        + value(country, Indicator.SOLAR_TWH, year));
            }
        }
        Imported same = Importers.read(Files.write(directory.resolve("same.csv"), lines));
        assertThat(same.size()).isGreaterThan(200);
        assertThat(same.changesAgainst(BUNDLED)).isEmpty();
        for (String country : COUNTRIES) {
            assertThat(project(country, BUNDLED.with(same))).isEqualTo(project(country, BUNDLED));
        }
    }

    private static String value(String country, Indicator indicator, int year) {
        Optional<Cell> cell = BUNDLED.cell(country, indicator, year);
        return cell.map(c -> Double.toString(c.value())).orElse("");
    }

    @Test
    void theBundledTablesComeBackAsTheyAre() throws IOException {
        for (String table : List.of("electricity", "macro", "population_projections")) {
            Imported again = Importers.read(Path.of("datasets", table + ".csv"));
            assertThat(again.size()).as(table).isGreaterThan(1000);
            assertThat(again.changesAgainst(BUNDLED)).as(table).isEmpty();
        }
    }

    @Test
    void headlinesSayHowFarTheProjectionMoves() {
        TokenStateModel china = TokenStateModel.of("CHN").against("USA");
        Comparison c = china.project(2025, TokenStateModel.LAST_YEAR)
                .compareWith(china.on(BUNDLED.with(sample("owid-energy-sample.csv")))
                        .project(2025, TokenStateModel.LAST_YEAR));
        assertThat(c.headlines()).hasSize(7 + 5 * 3);
        Comparison.Headline crossing = c.headlines().get(0);
        assertThat(crossing.result()).isEqualTo("crossing_year");
        assertThat(crossing.before()).hasValue(c.base().crossingYear().orElseThrow());
        assertThat(crossing.difference().orElseThrow())
                .isEqualTo(c.changed().crossingYear().orElseThrow()
                        - c.base().crossingYear().orElseThrow());
        assertThat(c.headlines())
                .filteredOn(h -> h.result().equals("export_revenue_usd"))
                .allSatisfy(h -> assertThat(h.difference()).hasValue(0));
    }

    @Test
    void theLargestChangesComeFirst() {
        List<Imported.Change> largest = sample("owid-energy-sample.csv").largestAgainst(BUNDLED, 3);
        assertThat(largest).hasSize(3);
        assertThat(largest).extracting("quantity").startsWith("SOLAR_TWH", "GENERATION_TWH");
        assertThat(largest.get(0).relative()).hasValue(1181.6 / 1174.96 - 1);
        assertThat(largest.get(2).relative()).isEmpty();
    }
}
