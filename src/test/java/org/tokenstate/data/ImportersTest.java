package org.tokenstate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tokenstate.catalogue.InputException;

/** Small samples in the publishers' own formats; column names from their codebooks. */
class ImportersTest {
    private static final String OWID = """
            country,year,iso_code,population,gdp,biofuel_electricity,coal_electricity,electricity_demand,electricity_generation,net_elec_imports,wind_electricity
            Africa,2025,,1500000000,,1,2,3,4,,5
            China,1999,CHN,1250000000,,,,,1239.3,,
            China,2026,CHN,1412000000,,220.5,5700.25,11080.1,11100.5,-20.4,1300
            Kosovo,2024,OWID_KOS,1700000,,,5.1,6.6,6.5,0.1,0.4
            World,2026,OWID_WRL,8300000000,,,,,32800,,
            """;
    private static final String EMBER = """
            Area,ISO 3 code,Year,Area type,Continent,Ember region,EU,OECD,G20,G7,ASEAN,Category,Subcategory,Variable,Unit,Value,YoY absolute change,YoY % change
            India,IND,2025,Country,Asia,Asia,0,0,1,0,0,Capacity,Fuel,Coal,GW,250.1,3,1.2
            India,IND,2025,Country,Asia,Asia,0,0,1,0,0,Electricity generation,Total,Total Generation,TWh,2150.75,70,3.4
            India,IND,2025,Country,Asia,Asia,0,0,1,0,0,Electricity generation,Fuel,Coal,TWh,1550,20,1.3
            India,IND,2025,Country,Asia,Asia,0,0,1,0,0,Electricity generation,Fuel,Coal,%,72.1,,
            India,IND,2025,Country,Asia,Asia,0,0,1,0,0,Electricity imports,Electricity imports,Net Imports,TWh,-1.5,,
            World,,2025,Region,,,0,0,0,0,0,Electricity generation,Total,Total Generation,TWh,31900,,
            """;
    private static final String WORLD_BANK_API = """
            "Data Source","World Development Indicators",

            "Last Updated Date","2026-10-13",

            "Country Name","Country Code","Indicator Name","Indicator Code","1999","2024","2025",
            "Africa Eastern and Southern","AFE","GDP (current US$)","NY.GDP.MKTP.CD","2","3","4",
            "China","CHN","GDP (current US$)","NY.GDP.MKTP.CD","1093997559885","18743803170827","19500000000000",
            "Norway","NOR","GDP (current US$)","NY.GDP.MKTP.CD","162517","483727425000","",
            """;
    private static final String WORLD_BANK_BULK = """
            Country Name,Country Code,Indicator Name,Indicator Code,2023,2024,2025
            Norway,NOR,Access to electricity (% of population),EG.ELC.ACCS.ZS,100,100,100
            Norway,NOR,Merchandise exports (current US$),TX.VAL.MRCH.CD.WT,176000000000,168000000000,171000000000
            """;
    private static final String DATABANK = """
            Country Name,Country Code,Series Name,Series Code,2024 [YR2024],2025 [YR2025]
            Norway,NOR,GDP (current US$),NY.GDP.MKTP.CD,483727425000,..
            """;
    private static final String WPP = """
            SortOrder,LocID,Notes,ISO3_code,ISO2_code,SDMX_code,LocTypeID,LocTypeName,ParentID,Location,VarID,Variant,Time,TPopulation1Jan,TPopulation1July
            1,900,,,,1,1,World,0,World,2,Medium,2030,8530000,8569000.5
            2,156,,CHN,CN,156,4,Country/Area,906,China,2,Medium,2023,1423000,1422584.933
            2,156,,CHN,CN,156,4,Country/Area,906,China,2,Medium,2030,1400000.5,1398000.25
            2,156,,CHN,CN,156,4,Country/Area,906,China,5,Upper 80 PI,2030,1405000,1404000
            2,156,,CHN,CN,156,4,Country/Area,906,China,9,Instant replacement,2030,1405000,1404000
            """;
    private static final String MEASUREMENTS = """
            model_id,task,gpu_model,num_gpus,avg_batch_size,energy_per_token_joules
            openai/gpt-oss-120b,lm-arena-chat,H100,2,63.5,0.31
            """;

    private final Datasets bundled = Datasets.bundled();

    @TempDir
    Path directory;

    private Path file(String name, String text) {
        try {
            return Files.writeString(directory.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void owidLaysItsValuesOverTheBundledOnes() {
        Imported imported = Importers.read(file("owid-energy-data.csv", OWID));
        assertThat(imported.format()).isEqualTo(UpstreamFormat.OWID_ENERGY);
        Datasets merged = bundled.with(imported);
        assertThat(merged.dataYear("CHN")).hasValue(2026);
        assertThat(merged.generationPerCapitaKwh("CHN").in(2026).orElseThrow()).isEqualTo(11100.5e9 / 1412000000);
        assertThat(merged.series("CHN", Indicator.NET_IMPORTS_TWH).in(2026)).hasValue(-20.4);
        assertThat(merged.series("XKX", Indicator.GENERATION_TWH).in(2024)).hasValue(6.5);
        assertThat(merged.series("WLD", Indicator.GENERATION_TWH).in(2026)).hasValue(32800);
        // 1999 is before the break of the sources and stays out; the aggregate is counted as skipped.
        assertThat(merged.series("CHN", Indicator.GENERATION_TWH).firstYear()).hasValue(2000);
        assertThat(imported.skipped()).anyMatch(s -> s.startsWith("aggregate")).anyMatch(s -> s.startsWith("year"));
        Cell cell = merged.cell("CHN", Indicator.GENERATION_TWH, 2026).orElseThrow();
        assertThat(cell.publisher()).isEqualTo("Our World in Data");
        Cell.Place place = cell.imported().orElseThrow();
        assertThat(place.file()).endsWith("owid-energy-data.csv");
        assertThat(place.line()).isEqualTo(4);
        assertThat(merged.cell("CHN", Indicator.GENERATION_TWH, 2025))
                .isEqualTo(bundled.cell("CHN", Indicator.GENERATION_TWH, 2025));
    }

    @Test
    void onlyWhatTheFileHoldsChanges() {
        Datasets merged = bundled.with(Importers.read(file("ember.csv", EMBER)));
        for (Country c : bundled.countries()) {
            for (Indicator i : Indicator.values()) {
                boolean touched = c.iso3().equals("IND")
                        && (i == Indicator.GENERATION_TWH || i == Indicator.COAL_TWH || i == Indicator.NET_IMPORTS_TWH);
                if (touched) {
                    assertThat(merged.series(c.iso3(), i)).isNotEqualTo(bundled.series(c.iso3(), i));
                } else {
                    assertThat(merged.series(c.iso3(), i)).isEqualTo(bundled.series(c.iso3(), i));
                }
            }
        }
        assertThat(merged.series("IND", Indicator.COAL_TWH).in(2025)).hasValue(1550);
        assertThat(bundled.series("IND", Indicator.COAL_TWH).in(2025))
                .isNotEqualTo(merged.series("IND", Indicator.COAL_TWH).in(2025));
    }

    @Test
    void theWorldBanksFormsAgree() {
        Imported api = Importers.read(file("API_NY.GDP.MKTP.CD.csv", WORLD_BANK_API));
        assertThat(api.format()).isEqualTo(UpstreamFormat.WORLD_BANK);
        Datasets merged = bundled.with(api);
        assertThat(merged.series("CHN", Indicator.GDP_USD).in(2025)).hasValue(19.5e12);
        assertThat(merged.series("NOR", Indicator.GDP_USD).lastYear()).hasValue(2024);
        assertThat(merged.cell("CHN", Indicator.GDP_USD, 2025).orElseThrow().imported())
                .map(Cell.Place::line)
                .hasValue(7L);

        Datasets bulk = bundled.with(Importers.read(file("WDICSV.csv", WORLD_BANK_BULK)));
        assertThat(bulk.series("NOR", Indicator.GOODS_EXPORTS_USD).in(2025)).hasValue(171e9);
        Datasets bank = bundled.with(Importers.read(file("databank.csv", DATABANK)));
        assertThat(bank.series("NOR", Indicator.GDP_USD)).isEqualTo(merged.series("NOR", Indicator.GDP_USD));
    }

    @Test
    void theUnsThousandsBecomePersons() {
        Datasets merged = bundled.with(Importers.read(UpstreamFormat.UN_WPP, file("WPP2024.csv", WPP)));
        assertThat(merged.populationProjection("CHN").medium().in(2030)).hasValue(1398000250);
        assertThat(merged.populationProjection("CHN").upper80().in(2030)).hasValue(1404000000);
        assertThat(merged.populationProjection("CHN").lower80())
                .isEqualTo(bundled.populationProjection("CHN").lower80());
        assertThat(merged.populationProjection("WLD").medium().in(2030)).hasValue(8569000500.0);
        assertThat(merged.series("CHN", Indicator.POPULATION).in(2023)).hasValue(1422584933);
    }

    @Test
    void measurementsAreReadAsRows() {
        Imported imported = Importers.read(file("mine.csv", MEASUREMENTS));
        assertThat(imported.measurements()).hasSize(1);
        assertThat(imported.measurements().get(0)).containsEntry("gpu_model", "H100");
        assertThatThrownBy(() -> Importers.read(file("bad.csv", MEASUREMENTS.replace("0.31", "0"))))
                .hasMessageContaining("bad.csv:2:6: energy_per_token_joules must be > 0");
    }

    @Test
    void theDiffNamesEachChangeAndNothingElse() {
        String same = "country,year,iso_code,electricity_generation\nChina,2025,CHN,10583.36\nChina,2024,CHN,10090\n";
        Imported imported = Importers.read(file("diff.csv", same));
        assertThat(imported.size()).isEqualTo(2);
        assertThat(imported.changesAgainst(bundled)).hasSize(1);
        Imported.Change change = imported.changesAgainst(bundled).get(0);
        assertThat(change.year()).isEqualTo(2024);
        assertThat(change.before()).hasValue(10086.88);
        assertThat(change.after()).isEqualTo(10090);
        assertThat(imported.changesAgainst(bundled.with(imported))).isEmpty();
    }

    @Test
    void theWrongFormatSaysWhichItLooksLike() {
        assertThatThrownBy(() -> Importers.read(UpstreamFormat.OWID_ENERGY, file("e.csv", EMBER)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("looks like Ember long-format CSV");
        assertThatThrownBy(() -> Importers.read(file("x.csv", "LocID,ISO3_code,Time\n1,CHN,2030\n")))
                .hasMessageContaining("nearest is UN World Population Prospects CSV")
                .hasMessageContaining("Variant");
        assertThatThrownBy(() -> Importers.read(directory.resolve("absent.csv")))
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> Importers.read(file("empty.csv", ""))).isInstanceOf(InputException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "country;year;iso_code;electricity_generation | columns must be separated by commas but this looks like Our World in Data energy CSV separated by semicolons",
                "'LocID\tISO3_code\tVariant\tTime\tNote, with commas, in it' | columns must be separated by commas but this looks like UN World Population Prospects CSV separated by tabs",
                "'[{\"iso3\": \"CHN\", \"year\": 2026}]' | must be a CSV table but this looks like JSON",
                "'{\"iso3\": \"CHN\"}' | must be a CSV table but this looks like JSON",
                "<!DOCTYPE html> | must be a CSV table but this looks like a web page or XML",
                "a,b | no known format: no column of any of owid-energy, ember-long, world-bank, un-wpp, measurements, token-history, own-table",
                "'Country Name,Country Code,Time,Time Code' | a column 'Indicator Code' or 'Series Code' is required, with countries and indicators in rows and years in columns, but the header is Country Name, Country Code, Time, Time Code"
            })
    void aHeaderOfNoKnownFormatSaysWhatItIs(String header, String fault) {
        Path file = file("x.csv", header + "\n");
        assertThatThrownBy(() -> Importers.read(file))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ":1:1: " + fault);
    }

    @ParameterizedTest
    @CsvSource({
        "504b0304ff, a ZIP archive or a workbook of Excel",
        "d0cf11e0, an old workbook of Excel",
        "1f8b0800, a gzip archive",
        "255044462d312e340aff, a PDF document",
        "fffe6100, text in UTF-16",
        "feff0061, text in UTF-16",
        "61ff, ''"
    })
    void aFileThatIsNoTextSaysWhatItLooksLike(String hex, String kind) throws IOException {
        Path file = directory.resolve("x.csv");
        Files.write(file, java.util.HexFormat.of().parseHex(hex));
        assertThatThrownBy(() -> Importers.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith(
                        "must be text in UTF-8 but is not" + (kind.isEmpty() ? "" : "; it looks like " + kind));
    }

    @Test
    void aValueIsGivenOnce() {
        Path own =
                file("own.csv", "iso3,year,generation_twh,medium_persons\nCHN,2026,1,2\nNOR,2026,1,2\nCHN,2026,1,3\n");
        assertThatThrownBy(() -> Importers.read(own))
                .hasMessage(String.join(
                        System.lineSeparator(),
                        own + ":4:3: generation_twh of CHN in 2026 is given before, in line 2",
                        own + ":4:4: medium_persons of CHN in 2026 is given before, in line 2"));
    }

    @Test
    void theBalanceOfPaymentsGoesBeforeTheNationalAccounts() {
        Imported imported = Importers.read(file("WDICSV.csv", """
                Country Name,Country Code,Indicator Name,Indicator Code,2023,2024
                Norway,NOR,Exports (current US$),NE.EXP.GNFS.CD,1,2
                Norway,NOR,"Exports (BoP, current US$)",BX.GSR.GNFS.CD,,3
                """));
        Datasets merged = bundled.with(imported);
        assertThat(merged.series("NOR", Indicator.GOODS_SERVICES_EXPORTS_USD).in(2023))
                .hasValue(1);
        assertThat(merged.series("NOR", Indicator.GOODS_SERVICES_EXPORTS_USD).in(2024))
                .hasValue(3);
        assertThat(imported.size()).isEqualTo(2);
        assertThat(imported.skipped()).containsExactly("NE.EXP.GNFS.CD where BX.GSR.GNFS.CD is given: 1 row");
    }

    @Test
    void theWorldAndKosovoNeedNoCodeInOwid() {
        Imported imported = Importers.read(file("owid.csv", """
                country,year,iso_code,electricity_generation
                World,2026,,33000
                World,2025,OWID_WRL,32000
                Kosovo,2026,,6
                ASEAN (Ember),2026,,1400
                """));
        Datasets merged = bundled.with(imported);
        assertThat(merged.series("WLD", Indicator.GENERATION_TWH).in(2026)).hasValue(33000);
        assertThat(merged.series("WLD", Indicator.GENERATION_TWH).in(2025)).hasValue(32000);
        assertThat(merged.series("XKX", Indicator.GENERATION_TWH).in(2026)).hasValue(6);
        assertThat(imported.skipped())
                .containsExactly("aggregate or area that the data do not know: 1 row (ASEAN (Ember))");
    }

    /** Each sample, asked for as any other format, says which it looks like. */
    @ParameterizedTest
    @CsvSource({
        "owid-energy-sample.csv, OWID_ENERGY",
        "ember-long-sample.csv, EMBER_LONG",
        "world-bank-gdp-sample.csv, WORLD_BANK",
        "world-bank-bulk-sample.csv, WORLD_BANK",
        "un-wpp-sample.csv, UN_WPP",
        "ml-energy-sample.csv, MEASUREMENTS",
        "token-history-sample.csv, TOKEN_HISTORY",
        "own-table-sample.csv, OWN_TABLE"
    })
    void everySampleIsRecognisedAndRefusedAsAnythingElse(String sample, UpstreamFormat format) {
        Path path = Path.of("examples", "data", sample);
        assertThat(Importers.read(path).format()).isEqualTo(format);
        for (UpstreamFormat other : UpstreamFormat.values()) {
            if (other != format) {
                assertThatThrownBy(() -> Importers.read(other, path))
                        .isInstanceOf(InputException.class)
                        .hasMessageStartingWith(path + ":1:1: a file of format " + other.title())
                        .hasMessageEndingWith("looks like " + format.title() + " (" + format.label() + ")");
            }
        }
    }

    @Test
    void allFaultsOfAFileAreReportedTogether() {
        String text =
                "country,year,iso_code,electricity_generation,wind_electricity\nChina,2025,CHN,abc,-5\nChina,20x5,CHN,1,1\nChina,2024,CHN,NaN,1e300\n";
        assertThatThrownBy(() -> Importers.read(file("faults.csv", text)))
                .isInstanceOfSatisfying(InputException.class, e -> assertThat(e.faults())
                        .hasSize(5)
                        .anyMatch(f -> f.contains("faults.csv:2:4: electricity_generation must be a finite number"))
                        .anyMatch(f -> f.contains(":2:5: wind_electricity must be in [0, 1e17]"))
                        .anyMatch(f -> f.contains(":3:2: year")));
    }

    private static String own(String columns, String... rows) {
        return columns + "\n" + String.join("\n", rows) + "\n";
    }

    /** A second file goes over the first where both have a value, and leaves the rest of it. */
    @Test
    void filesAreLaidOneOverTheOther() {
        Imported first = Importers.read(
                file("first.csv", own("iso3,year,generation_twh", "CHN,2026,1", "CHN,2027,2", "NOR,2026,3")));
        Imported second = Importers.read(file("second.csv", own("iso3,year,generation_twh", "CHN,2027,9")));
        Datasets merged = bundled.with(first).with(second);
        assertThat(merged.series("CHN", Indicator.GENERATION_TWH).in(2026)).hasValue(1);
        assertThat(merged.series("CHN", Indicator.GENERATION_TWH).in(2027)).hasValue(9);
        assertThat(merged.series("NOR", Indicator.GENERATION_TWH).in(2026)).hasValue(3);
        assertThat(merged.imported("CHN", Indicator.GENERATION_TWH).keySet()).containsExactly(2026, 2027);
        assertThat(merged.imported("CHN", Indicator.COAL_TWH)).isEmpty();
        assertThat(merged.imported("OECD", Indicator.GENERATION_TWH).keySet()).containsExactly(2026);
        assertThat(bundled.imported("CHN", Indicator.GENERATION_TWH)).isEmpty();
        assertThatThrownBy(
                        () -> merged.imported("CHN", Indicator.GENERATION_TWH).clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aPopulationProjectionIsLaidOverTheBundledOne() {
        Imported imported = Importers.read(
                file("people.csv", own("iso3,year,medium_persons,upper80_persons", "NOR,2030,5700000,5800000")));
        assertThat(imported.size()).isEqualTo(2);
        Datasets merged = bundled.with(imported);
        assertThat(merged.importedPopulationProjection("NOR").get(2030).value()).isEqualTo(5.7e6);
        assertThat(merged.importedPopulationProjection("CHN")).isEmpty();
        assertThat(merged.populationProjection("NOR").medium().in(2030)).hasValue(5.7e6);
        assertThat(merged.populationProjection("NOR").upper80().in(2030)).hasValue(5.8e6);
        assertThat(merged.populationProjection("NOR").medium().in(2031))
                .isEqualTo(bundled.populationProjection("NOR").medium().in(2031));
        assertThat(imported.changesAgainst(bundled))
                .extracting(Imported.Change::quantity)
                .containsExactly("POPULATION_PROJECTION_MEDIUM", "POPULATION_PROJECTION_UPPER80");
        assertThat(imported.changesAgainst(merged)).isEmpty();
        assertThat(imported.changesAgainst(bundled).get(0).publisherBefore()).isEqualTo("UN WPP 2024");
    }

    /** The bounds belong to what is allowed. */
    @Test
    void firstAndLastYearAndTheLargestValueAreRead() {
        Imported imported = Importers.read(file(
                "own.csv",
                own(
                        "iso3,year,generation_twh,net_imports_twh",
                        "NOR,2000,1e17,-1e17",
                        "NOR,2100,0,1",
                        "NOR,1999,1,1")));
        Datasets merged = bundled.with(imported);
        assertThat(merged.series("NOR", Indicator.GENERATION_TWH).in(2000)).hasValue(1e17);
        assertThat(merged.series("NOR", Indicator.NET_IMPORTS_TWH).in(2000)).hasValue(-1e17);
        assertThat(merged.series("NOR", Indicator.GENERATION_TWH).in(2100)).hasValue(0);
        assertThat(imported.skipped()).containsExactly("year before 2000 or after 2100: 1 row");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iso3,year,generation_twhs | NOR,2024,1 | own.csv:1:3: unknown column 'generation_twhs'; nearest: generation_twh",
                "iso3,year,generation_twh | NOX,2024,1 | own.csv:2:1: unknown country 'NOX'",
                "iso3,year,generation_twh | NOR,,1 | own.csv:2:2: year is required but the cell is empty",
                "iso3,year,generation_twh | NOR,2024.5,1 | own.csv:2:2: year must be a whole number but is 2024.5",
                "iso3,year,population_persons | NOR,2024,0 | own.csv:2:3: population_persons must be at least 1 person but is 0.0",
                "iso3,year,generation_twh | NOR,2024,-1 | own.csv:2:3: generation_twh must be in [0, 1e17] but is -1.0",
                "iso3,year,net_imports_twh | NOR,2024,2e17 | own.csv:2:3: net_imports_twh must be in [-1e17, 1e17] but is 2.0E17",
                "model_id,task,gpu_model,num_gpus,avg_batch_size,energy_per_token_joules | m,t,H100,0,8,0.1"
                        + " | own.csv:2:4: num_gpus must be > 0 but is 0.0",
                "LocID,ISO3_code,Variant,Time,Other | 578,NOR,Medium,2030,5"
                        + " | own.csv:1:1: column is missing: unknown column 'PopTotal'"
            })
    void aFaultIsFoundAtItsCell(String columns, String row, String message) {
        assertThatThrownBy(() -> Importers.read(file("own.csv", own(columns, row))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aLineWithoutEndIsRefused() {
        String text = "country,year,iso_code,electricity_generation\n" + "9".repeat(1_100_000);
        assertThatThrownBy(() -> Importers.read(file("long.csv", text))).hasMessageContaining("characters");
    }

    @Property(tries = 500)
    void anyTextIsReadOrRefused(@ForAll @StringLength(max = 200) String text, @ForAll UpstreamFormat format)
            throws IOException {
        String header = String.join(",", format.columns()) + ",Indicator Code,PopTotal,2024,ISO 3 code\n";
        for (String input : new String[] {text, header + text, header + text.replace(' ', ',')}) {
            try {
                Imported imported = Importers.read("any.csv", new StringReader(input), Optional.empty());
                assertThat(imported.size() + imported.measurements().size()).isPositive();
            } catch (InputException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    private static final String HISTORY_HEADER =
            "id,from_date,to_date,market,origin,subject,quantity,basis,value,text_value,unit,source,address,evidence,second_hand,note\n";

    @Test
    void factsAboutTheMarketForTokensAreReadAndSetBesideThoseOnFile(@TempDir Path directory) throws IOException {
        MarketFact known = Datasets.bundled().tokenHistory("OM001");
        String row = "OM001,2025-01-01,2025-01-31,OpenRouter,all,all,tokens per month,routed,%s,,tokens,"
                + "\"OpenRouter rankings-daily, vintage 2026-10-10 (as of 2026-10-11T00:27Z), CC BY 4.0\",x,derived,false,\n";
        Path file = Files.writeString(
                directory.resolve("history.csv"),
                HISTORY_HEADER
                        + String.format(Locale.ROOT, row, "3e12")
                        + "N1,2026-07-01,2026-07-31,World,US,Some Lab,tokens per day,processed,,2 to 3,T tokens/day,Press,http://x,published,true,\n");
        Imported imported = Importers.read(file);
        assertThat(imported.format()).isEqualTo(UpstreamFormat.TOKEN_HISTORY);
        assertThat(imported.facts()).extracting(MarketFact::id).containsExactly("OM001", "N1");
        assertThat(imported.factsAgainst(Datasets.bundled())).hasSize(2);
        assertThat(imported.changesAgainst(Datasets.bundled())).singleElement().satisfies(change -> {
            assertThat(change.quantity()).isEqualTo("OM001 tokens per month, all");
            assertThat(change.year()).isEqualTo(2025);
            assertThat(change.before()).hasValue(known.number());
            assertThat(change.after()).isEqualTo(3e12);
        });
        Datasets newer = Datasets.bundled().with(imported);
        assertThat(newer.tokenHistory())
                .hasSize(Datasets.bundled().tokenHistory().size() + 1);
        assertThat(newer.tokenHistory("OM001").number()).isEqualTo(3e12);
        assertThat(newer.tokenHistory("N1").text()).isEqualTo("2 to 3");
        assertThat(Datasets.bundled().tokenHistory("OM001")).isEqualTo(known);
        Path same = Files.writeString(
                directory.resolve("same.csv"), HISTORY_HEADER + String.format(Locale.ROOT, row, "2230133956091"));
        assertThat(Importers.read(same).factsAgainst(Datasets.bundled())).isEmpty();
    }

    @Test
    void everyFaultOfAFactHasItsPlace(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("history.csv"),
                HISTORY_HEADER
                        + "A,2025-01-40,2025-01-31,World,CH,Lab,tokens,sold,1,,tokens,s,a,published,false,\n"
                        + "B,2025-02-01,2025-01-31,World,CN,Lab,tokens,billed,1,one,tokens,,a,rumour,no,\n"
                        + "C,2025-01-01,2025-01-31,World,CN,Lab,tokens,sold,1,,tokens,s,a,published,false,\n"
                        + "C,2025-01-01,2025-01-31,World,CN,Lab,tokens,sold,1,,tokens,s,a,published,false,\n");
        assertThatThrownBy(() -> Importers.read(UpstreamFormat.TOKEN_HISTORY, file))
                .isInstanceOfSatisfying(InputException.class, e -> assertThat(e.faults())
                        .hasSize(9)
                        .anyMatch(
                                f -> f.contains(":2:2: from_date must be a day such as 2026-06-30 but is '2025-01-40'"))
                        .anyMatch(f -> f.contains(":2:5: ") && f.contains("'CH'"))
                        .anyMatch(f -> f.contains(":3:3: to_date must not be before 2025-02-01 but is 2025-01-31"))
                        .anyMatch(f -> f.contains(":3:8: ") && f.contains("'billed'"))
                        .anyMatch(f -> f.contains(":3:9: a fact must have either a value or a text_value"))
                        .anyMatch(f -> f.contains(":3:12: source is required but the cell is empty"))
                        .anyMatch(f -> f.contains(":3:14: evidence must be one of"))
                        .anyMatch(f -> f.contains(":3:15: ") && f.contains("'no'"))
                        .anyMatch(f -> f.contains(":5:1: fact C is given before, in line 4")));
    }
}
