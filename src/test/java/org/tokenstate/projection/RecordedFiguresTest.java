package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tokenstate.catalogue.Source;
import org.tokenstate.data.Country;
import org.tokenstate.data.CountryGroup;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.EnergySource;
import org.tokenstate.data.Importers;
import org.tokenstate.data.Indicator;

/**
 * What the model reads of every country and group on 24 November 2026, in {@code recorded-figures.txt}: no truth, but a number or
 * note that changes here is a changed figure, and belongs into the changelog as one. Recorded anew by {@code -Drecord}.
 */
class RecordedFiguresTest {
    private static final Datasets DATA = Datasets.bundled();
    private static final TokenStateModel LIKE = TokenStateModel.of("CHN");

    private static final Map<String, ToDoubleFunction<CountryFigures>> QUANTITIES = quantities();

    private static Map<String, ToDoubleFunction<CountryFigures>> quantities() {
        Map<String, ToDoubleFunction<CountryFigures>> all = new LinkedHashMap<>();
        all.put("gdp", of -> of.value("gdp_usd"));
        all.put("exports", of -> of.value("goods_exports_usd"));
        all.put("wacc", of -> of.value("host_wacc"));
        all.put("price", of -> of.value("host_power_price_usd_per_kwh"));
        all.put("demand", of -> of.value("demand_twh"));
        all.put("wind_solar", of -> of.value("wind_solar_twh"));
        all.put("net_exports", of -> of.value("net_exports_twh"));
        all.put("fossil_gw", of -> of.value("fossil_gw"));
        all.put("fossil_twh", of -> of.value("fossil_twh"));
        all.put("credited", of -> of.value("credited_gw"));
        all.put("installed", of -> of.value("installed_gw"));
        all.put("overbuild", of -> of.value("overbuild_usd_per_kwh"));
        all.put("losses", of -> of.value("loss_share"));
        all.put("embodied", of -> of.value("embodied_twh"));
        all.put("embodied_price", of -> of.value("embodied_usd_per_kwh"));
        all.put("fossil_carbon", of -> of.value("fossil_carbon_kg_per_kwh"));
        all.put("carbon", of -> of.value("carbon_g_per_kwh"));
        all.put("pue", of -> of.value("host_pue_ratio"));
        all.put("capex", of -> of.value("host_capex_usd_per_kw"));
        all.put("power_share", of -> of.value("host_power_share"));
        all.put("demand_share", of -> of.value("host_demand_share"));
        all.put("seen", of -> of.value("host_seen_gw"));
        all.put("unseen_stock", of -> of.value("host_part_of_unseen_stock"));
        all.put("unseen_additions", of -> of.value("host_part_of_unseen_additions"));
        return all;
    }

    private static CountryFigures read(Datasets data, String code) {
        return TokenStateModel.of(code, data).prepared().own;
    }

    private static Map<String, CountryFigures> all() {
        Map<String, CountryFigures> all = new LinkedHashMap<>();
        DATA.countries().stream()
                .sorted(Comparator.comparing(Country::iso3))
                .forEach(country -> all.put(country.iso3(), LIKE.of(country).prepared().own));
        DATA.groups().stream().map(CountryGroup::code).sorted().forEach(c -> all.put(c, read(DATA, c)));
        return all;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : Double.toString(value);
    }

    /** A line of numbers a country, then its notes and, of some, its sources, each in a line of its own. */
    private static List<String> lines(String name, CountryFigures figures, boolean withSources) {
        List<String> lines = new ArrayList<>();
        StringBuilder numbers = new StringBuilder(name + ":");
        QUANTITIES.forEach((quantity, of) ->
                numbers.append(' ').append(quantity).append('=').append(number(of.applyAsDouble(figures))));
        lines.add(numbers.toString());
        figures.notes().forEach(note -> lines.add("  - " + note));
        if (withSources) {
            Map<String, Source> sorted = new TreeMap<>(figures.sources());
            sorted.forEach((of, source) -> lines.add("  " + of + ": " + source.citation() + " ["
                    + source.evidence().label() + "]"));
        }
        return lines;
    }

    private static final List<String> SOURCED =
            List.of("AND", "ARE", "CHN", "ESH", "FRA", "IND", "NOR", "PRK", "PRY", "TUV", "GCC", "USA");

    @Test
    void everyFigureAndNoteIsAsItWas() throws IOException {
        List<String> now = new ArrayList<>();
        all().forEach((name, figures) -> now.addAll(lines(name, figures, SOURCED.contains(name))));
        String resource = "recorded-figures.txt";
        if (System.getProperty("record") != null) {
            List<String> text = new ArrayList<>();
            text.add("# Written by RecordedFiguresTest with -Drecord from the bundled datasets.");
            text.addAll(now);
            Files.write(Path.of("src/test/resources/org/tokenstate/projection", resource), text);
            return;
        }
        List<String> then;
        try (InputStream in = Objects.requireNonNull(RecordedFiguresTest.class.getResourceAsStream(resource))) {
            then = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        }
        assertThat(now).hasSameSizeAs(then);
        for (int i = 0; i < now.size(); i++) {
            if (now.get(i).startsWith("  ")) {
                assertThat(now.get(i)).isEqualTo(then.get(i));
            } else {
                same(now.get(i), then.get(i));
            }
        }
    }

    private static void same(String now, String then) {
        String[] a = now.split(" (?=\\w+=)");
        String[] b = then.split(" (?=\\w+=)");
        assertThat(a).hasSameSizeAs(b);
        assertThat(a[0]).isEqualTo(b[0]);
        for (int i = 1; i < a.length; i++) {
            String name = a[i].substring(0, a[i].indexOf('=') + 1);
            assertThat(b[i]).as(then).startsWith(name);
            double value = Double.parseDouble(a[i].substring(name.length()));
            double expected = Double.parseDouble(b[i].substring(name.length()));
            if (Double.isNaN(expected)) {
                assertThat(value).as(a[0] + name).isNaN();
            } else {
                assertThat(value).as(a[0] + name).isCloseTo(expected, within(1e-12 * Math.abs(expected)));
            }
        }
    }

    private static double last(String code, Indicator indicator) {
        var series = DATA.series(code, indicator);
        return series.in(Math.min(2025, series.lastYear().orElseThrow())).orElseThrow();
    }

    @Test
    void fossilCarbonLiesBetweenGasAndCoalAsTheirGenerationDoes() {
        double gas = Objects.requireNonNull(DATA.emissionFactors().get(EnergySource.GAS))
                .gramsCo2ePerKwh();
        double coal = Objects.requireNonNull(DATA.emissionFactors().get(EnergySource.COAL))
                .gramsCo2ePerKwh();
        double weight = last("CHN", Indicator.COAL_TWH);
        double other = last("CHN", Indicator.GAS_TWH);
        assertThat(read(DATA, "CHN").value("fossil_carbon_kg_per_kwh"))
                .isCloseTo((weight * coal + other * gas) / (weight + other) / 1000, within(1e-12));
        assertThat(read(DATA, "PRY").value("fossil_carbon_kg_per_kwh")).isZero();
    }

    // ---------------------------------------------------------------- data of one's own

    private static CountryFigures with(Path directory, String table, String code) throws IOException {
        Path file = Files.writeString(directory.resolve("mine.csv"), table);
        return read(DATA.with(Importers.read(file)), code);
    }

    @Test
    void whatIsObservedAfterTheStartIsNotedAndChangesNothing(@TempDir Path directory) throws IOException {
        CountryFigures before = read(DATA, "PRY");
        CountryFigures after = with(
                directory,
                "iso3,year,gdp_usd,generation_twh\nPRY,2026,60000000000,50\nPRY,2027,61000000000,51\n",
                "PRY");
        assertThat(after.value("gdp_usd")).isEqualTo(before.value("gdp_usd"));
        assertThat(after.value("demand_twh")).isEqualTo(before.value("demand_twh"));
        List<Note> notes = new ArrayList<>(after.notes());
        notes.removeAll(before.notes());
        assertThat(notes)
                .containsExactly(new Note(
                        Note.Kind.DATED,
                        "gdp_usd",
                        "gross domestic product: observed to 2027, but the model starts in 2025 and grows it by its"
                                + " own parameter; set that to follow what was observed"));
    }

    @Test
    void aValueOfTheStartIsTakenAsItIs(@TempDir Path directory) throws IOException {
        CountryFigures now = with(directory, "iso3,year,gdp_usd\nPRY,2025,47000000000\n", "PRY");
        assertThat(now.value("gdp_usd")).isEqualTo(47e9);
        assertThat(now.notes()).noneMatch(note -> note.subject().equals("gdp_usd"));
        assertThat(now.sources()).hasEntrySatisfying("gdp_usd", source -> assertThat(source.citation())
                .contains("value of 2025", "mine.csv, line 2"));
    }

    @Test
    void aSeriesThatBeginsAfterTheStartHasNoValueYet(@TempDir Path directory) throws IOException {
        CountryFigures later = with(directory, "iso3,year,gdp_usd\nESH,2026,1000000000\n", "ESH");
        assertThat(later.value("gdp_usd")).isNaN();
        assertThat(later.notes())
                .contains(new Note(
                        Note.Kind.MISSING, "gdp_usd", "gross domestic product is missing: no value up to 2025"));
    }

    /** Norway's own capacity of thermal plant gives 8.76 TWh a gigawatt and no more. */
    @ParameterizedTest
    @CsvSource({"1, false", "1.000001, true", "0, false"})
    void plantCannotGiveMoreThanItsCapacity(double factor, boolean fault, @TempDir Path directory) throws IOException {
        double most = DATA.capacity("NOR").fossilGw().orElseThrow() * 8.76;
        CountryFigures now =
                with(directory, "iso3,year,coal_twh,gas_twh,oil_twh\nNOR,2025," + factor * most + ",0,0\n", "NOR");
        assertThat(now.value("fossil_twh")).isEqualTo(factor * most);
        assertThat(now.notes().stream().anyMatch(note -> note.subject().equals("fossil_gw")))
                .isEqualTo(fault);
    }

    @Test
    void equalCoalAndGasWeighTheSame(@TempDir Path directory) throws IOException {
        double gas = Objects.requireNonNull(DATA.emissionFactors().get(EnergySource.GAS))
                .gramsCo2ePerKwh();
        double coal = Objects.requireNonNull(DATA.emissionFactors().get(EnergySource.COAL))
                .gramsCo2ePerKwh();
        CountryFigures now = with(directory, "iso3,year,coal_twh,gas_twh,oil_twh\nNOR,2025,3,3,1\n", "NOR");
        assertThat(now.value("fossil_twh")).isEqualTo(7);
        assertThat(now.value("fossil_carbon_kg_per_kwh")).isCloseTo((coal + gas) / 2000, within(1e-12));
    }
}
