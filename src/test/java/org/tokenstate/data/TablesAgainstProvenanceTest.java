package org.tokenstate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds each bundled table against its provenance record, and the tables against each other. */
class TablesAgainstProvenanceTest {
    private static final Datasets DATA = Datasets.bundled();
    private static final Pattern DATE = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");
    private static final Map<String, Set<String>> FIRST_KEYS = new HashMap<>();

    static List<String> names() {
        return DATA.datasetNames();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theTableIsWhatItsRecordSays(String name) {
        Dataset table = DATA.dataset(name);
        Provenance record = table.provenance();
        assertThat(record.name()).isEqualTo(name);
        assertThat(record.title()).isNotBlank();
        assertThat(record.licence()).isNotBlank();
        assertThat(record.compiled()).isNotBlank();
        assertThat(record.sources()).isNotEmpty();
        assertThat(record.columns()).extracting(Provenance.Column::name).isEqualTo(table.columns());
        assertThat(record.key()).isNotEmpty();
        assertThat(table.columns()).containsAll(record.key());
        assertThat(table.rows()).isNotEmpty();
        assertThat(table.columns().contains("evidence") || record.evidence().isPresent())
                .as("evidence, as a column or for the whole table")
                .isTrue();

        List<String> faults = new ArrayList<>();
        Set<List<String>> keys = new HashSet<>();
        int line = 1;
        for (List<String> row : table.rows()) {
            line++;
            List<String> key = new ArrayList<>();
            for (int c = 0; c < row.size(); c++) {
                Provenance.Column column = record.columns().get(c);
                String fault = fault(column, row.get(c));
                if (!fault.isEmpty()) {
                    faults.add(name + ".csv:" + line + ": " + column.name() + " '" + row.get(c) + "' " + fault);
                }
                if (record.key().contains(column.name())) {
                    key.add(row.get(c));
                }
            }
            if (!keys.add(key)) {
                faults.add(name + ".csv:" + line + ": key " + key + " is repeated");
            }
        }
        assertThat(faults).isEmpty();
    }

    private static String fault(Provenance.Column column, String cell) {
        if (cell.isEmpty()) {
            return column.required() ? "is required" : "";
        }
        if (!column.values().isEmpty() && !column.values().contains(cell)) {
            return "is not one of " + column.values();
        }
        if (!column.references().isEmpty()
                && !cell.equals(Datasets.WORLD)
                && !keysOf(column.references()).contains(cell)) {
            return "is not in " + column.references();
        }
        switch (column.type()) {
            case "text":
                return "";
            case "date":
                return DATE.matcher(cell).matches() ? "" : "is not a date";
            case "integer":
            case "number":
                double value;
                try {
                    value = Double.parseDouble(cell);
                } catch (NumberFormatException e) {
                    return "is not a number";
                }
                if (!Double.isFinite(value)) {
                    return "is not finite";
                }
                if (column.type().equals("integer") && value != Math.rint(value)) {
                    return "is not a whole number";
                }
                if (value < column.minimum().orElse(Double.NEGATIVE_INFINITY)
                        || value > column.maximum().orElse(Double.POSITIVE_INFINITY)) {
                    return "is outside [" + column.minimum() + ", " + column.maximum() + "]";
                }
                return "";
            default:
                return "has unknown type " + column.type();
        }
    }

    private static Set<String> keysOf(String table) {
        return FIRST_KEYS.computeIfAbsent(table, t -> {
            Dataset referenced = DATA.dataset(t);
            int i = referenced.columns().indexOf(referenced.provenance().key().get(0));
            Set<String> keys = new HashSet<>();
            referenced.rows().forEach(r -> keys.add(r.get(i)));
            return keys;
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void sourceCodesAreExplained(String name) {
        Dataset table = DATA.dataset(name);
        Set<String> codes = new HashSet<>();
        table.provenance().sources().forEach(s -> {
            codes.add(s.code());
            assertThat(s.publisher()).isNotBlank();
            assertThat(s.licence()).isNotBlank();
            assertThat(s.retrieved()).matches("20\\d\\d-\\d\\d-\\d\\d");
        });
        for (int c = 0; c < table.columns().size(); c++) {
            if (!table.columns().get(c).matches("(.*_)?source") || codes.contains("ROWS")) {
                continue;
            }
            for (List<String> row : table.rows()) {
                if (row.get(c).matches("[A-Z][A-Z0-9_]*")) {
                    assertThat(codes).as(name).contains(row.get(c));
                }
            }
        }
    }

    /** Publishers are read from the records without a YAML parser: both ways must agree. */
    @Test
    void publicationsAreReadAsTheParserReadsThem() {
        Bundle bundle = new Bundle();
        for (String name : List.of(
                "electricity",
                "macro",
                "capacity",
                "grid_losses",
                "electricity_prices",
                "emission_factors",
                "world_rules")) {
            Map<String, Bundle.Publication> parsed = new HashMap<>();
            DATA.provenance(name)
                    .sources()
                    .forEach(s -> parsed.put(s.code(), new Bundle.Publication(s.publisher(), s.title(), s.year())));
            assertThat(bundle.publications(name)).as(name).isEqualTo(parsed);
        }
    }

    @Test
    void everyFileIsListed() throws IOException {
        List<String> files;
        try (Stream<Path> all = Files.list(Path.of("datasets"))) {
            files = all.map(p -> p.getFileName().toString())
                    .filter(f -> f.endsWith(".csv"))
                    .map(f -> f.substring(0, f.length() - 4))
                    .sorted()
                    .toList();
        }
        assertThat(DATA.datasetNames()).isEqualTo(files);
    }

    /** The tables that are cut by code and year without a CSV reader must keep to that. */
    @Test
    void seriesTablesArePlainAndSorted() {
        for (String name : List.of("electricity", "macro", "population_projections")) {
            String text = Resources.text(name + ".csv");
            assertThat(text).doesNotContain("\"").doesNotContain("\r").endsWith("\n");
            String last = "";
            for (String line : text.lines().skip(1).toList()) {
                String key = line.substring(0, 8);
                assertThat(key).isGreaterThan(last);
                last = key;
            }
        }
    }

    @Test
    void countriesSumToTheWorldWhereTheYearIsComplete() {
        AnnualSeries world = DATA.series("WLD", Indicator.GENERATION_TWH);
        for (int year = 2000; year <= 2022; year++) {
            double sum = 0;
            for (Country c : DATA.countries()) {
                sum += DATA.series(c.iso3(), Indicator.GENERATION_TWH).in(year).orElse(0);
            }
            assertThat(sum / world.in(year).orElseThrow())
                    .as("generation of %d", year)
                    .isCloseTo(1, within(1e-3));
        }
        PopulationProjection people = DATA.populationProjection("WLD");
        for (int year : new int[] {2024, 2040, 2060}) {
            double sum = 0;
            for (Country c : DATA.countries()) {
                sum += DATA.populationProjection(c.iso3()).medium().in(year).orElse(0);
            }
            assertThat(sum / people.medium().in(year).orElseThrow())
                    .as("population of %d", year)
                    .isCloseTo(1, within(1e-3));
        }
    }

    @Test
    void sourcesSumToGeneration() {
        List<Indicator> parts = Stream.of(EnergySource.values())
                .flatMap(s -> s.generation().stream())
                .toList();
        assertThat(parts).hasSize(9);
        for (Country c : DATA.countries()) {
            AnnualSeries generation = DATA.series(c.iso3(), Indicator.GENERATION_TWH);
            for (int year = 2000; year <= 2025; year++) {
                double total = generation.in(year).orElse(0);
                double sum = 0;
                for (Indicator part : parts) {
                    sum += DATA.series(c.iso3(), part).in(year).orElse(0);
                }
                if (total > 0.5 && sum > 0) {
                    assertThat(sum / total).as("%s %d", c.iso3(), year).isCloseTo(1, within(0.02));
                }
            }
        }
    }

    @Test
    void demandIsGenerationAndNetImports() {
        for (Country c : DATA.countries()) {
            for (int year = 2000; year <= 2025; year++) {
                var demand = DATA.series(c.iso3(), Indicator.DEMAND_TWH).in(year);
                var imports = DATA.series(c.iso3(), Indicator.NET_IMPORTS_TWH).in(year);
                if (demand.isPresent() && imports.isPresent()) {
                    double generation = DATA.series(c.iso3(), Indicator.GENERATION_TWH)
                            .in(year)
                            .orElseThrow();
                    assertThat(generation + imports.getAsDouble())
                            .as("%s %d", c.iso3(), year)
                            .isCloseTo(demand.getAsDouble(), within(0.011));
                }
            }
        }
    }

    @Test
    void projectionBoundsLieAboutTheMedium() {
        for (Country c : DATA.countries()) {
            PopulationProjection p = DATA.populationProjection(c.iso3());
            for (int year = 2024; year <= 2060; year++) {
                double medium = p.medium().in(year).orElseThrow();
                assertThat(p.lower80().in(year).orElseThrow())
                        .as("%s %d", c.iso3(), year)
                        .isLessThanOrEqualTo(medium);
                assertThat(p.upper80().in(year).orElseThrow())
                        .as("%s %d", c.iso3(), year)
                        .isGreaterThanOrEqualTo(medium);
            }
        }
    }

    @Test
    void theProjectionJoinsTheHistory() {
        for (Country c : DATA.countries()) {
            var observed = DATA.series(c.iso3(), Indicator.POPULATION).in(2024);
            if (observed.isPresent()) {
                assertThat(DATA.populationProjection(c.iso3()).medium().in(2024).orElseThrow() / observed.getAsDouble())
                        .as(c.iso3())
                        .isCloseTo(1, within(1e-3));
            }
        }
    }

    @Test
    void theTableOfCountriesAgreesWithTheSeries() {
        Dataset table = DATA.dataset("countries");
        for (List<String> row : table.rows()) {
            Country c = DATA.country(row.get(0));
            assertThat(c.incomeGroup().label())
                    .as(c.iso3())
                    .isEqualTo(row.get(table.columns().indexOf("income_group")));
            assertThat(row.get(table.columns().indexOf("gdp_year")))
                    .isEqualTo(
                            c.lastGdpYear().isPresent() ? "" + c.lastGdpYear().getAsInt() : "");
        }
    }
}
