package org.tokenstate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.units.EnergyPrice;
import org.tokenstate.units.Ratio;

/**
 * Every typed table against the cells that it is read from, from a bundle of its own for each test: the shared one is read
 * once for a process, so that a test that comes later could not tell how.
 */
class TablesReadAfreshTest {
    private final Bundle bundle = new Bundle();
    private final FactTables facts = bundle.facts();

    /** The rows of a table as cells by column. */
    private static List<Map<String, String>> rows(String name) {
        CsvTable table = CsvTable.bundled(name + ".csv");
        List<Map<String, String>> all = new ArrayList<>();
        for (CsvTable.Row row : table.rows()) {
            Map<String, String> cells = new LinkedHashMap<>();
            table.header().forEach(column -> cells.put(column, row.text(column)));
            all.add(cells);
        }
        assertThat(all).as(name).isNotEmpty();
        return all;
    }

    private static String cell(Map<String, String> row, String column) {
        String cell = row.get(column);
        if (cell == null) {
            throw new AssertionError("no column " + column);
        }
        return cell;
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(cell(row, column));
    }

    private static OptionalDouble optional(Map<String, String> row, String column) {
        return cell(row, column).isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(number(row, column));
    }

    private static String text(OptionalInt year) {
        return year.isPresent() ? "" + year.getAsInt() : "";
    }

    @Test
    void lossesOfTheGrid() {
        List<Map<String, String>> rows = rows("grid_losses");
        assertThat(facts.gridLosses.get()).hasSize(rows.size());
        for (Map<String, String> row : rows) {
            GridLosses losses = facts.gridLosses.get().get(cell(row, "iso3"));
            assertThat(losses.lossesOfOutput()).isEqualTo(Ratio.ofPercent(number(row, "losses_percent_of_output")));
            assertThat("" + losses.year()).isEqualTo(cell(row, "year"));
            assertThat(losses.publisher()).isEqualTo(publisher("grid_losses", cell(row, "source")));
            assertThat(losses.evidence()).isEqualTo(Evidence.of(cell(row, "evidence")));
            assertThat(losses.flag()).isEqualTo(cell(row, "flag"));
        }
    }

    private static String publisher(String table, String code) {
        return Datasets.bundled()
                .provenance(table)
                .source(code)
                .map(Provenance.Source::publisher)
                .orElse(code);
    }

    @Test
    void capacityBySourceAndItsTotals() {
        int totals = 0;
        for (Map<String, String> row : rows("capacity")) {
            Capacity capacity = facts.capacity.get().get(cell(row, "iso3"));
            assertThat(capacity.iso3()).isEqualTo(cell(row, "iso3"));
            CapacityFigure expected = new CapacityFigure(
                    number(row, "capacity_gw"),
                    Integer.parseInt(cell(row, "year")),
                    publisher("capacity", cell(row, "source")),
                    Evidence.of(cell(row, "evidence")),
                    cell(row, "flag"));
            String source = cell(row, "energy_source");
            if (source.equals("fossil_total")) {
                assertThat(capacity.fossilTotal()).hasValue(expected);
                totals++;
            } else if (source.equals("total")) {
                assertThat(capacity.total()).hasValue(expected);
                totals++;
            } else {
                assertThat(capacity.bySource()).containsEntry(EnergySource.of(source), expected);
            }
        }
        int parts = facts.capacity.get().values().stream()
                .mapToInt(c -> c.bySource().size())
                .sum();
        assertThat(parts + totals).isEqualTo(rows("capacity").size());
    }

    @Test
    void pricesOfElectricityAndWhereTheyComeFrom() {
        List<Map<String, String>> rows = rows("electricity_prices");
        assertThat(facts.electricityPrices.get()).hasSize(rows.size());
        int anchored = 0;
        for (Map<String, String> row : rows) {
            ElectricityPrice price = facts.electricityPrices.get().get(cell(row, "iso3"));
            assertThat(price.price()).isEqualTo(EnergyPrice.ofUsdPerMwh(number(row, "price_usd_per_mwh")));
            assertThat(price.low()).isEqualTo(EnergyPrice.ofUsdPerMwh(number(row, "low_usd_per_mwh")));
            assertThat(price.high()).isEqualTo(EnergyPrice.ofUsdPerMwh(number(row, "high_usd_per_mwh")));
            assertThat(price.anchored()).isEqualTo(cell(row, "basis").equals("anchored"));
            assertThat(price.evidence()).isEqualTo(Evidence.of(cell(row, "evidence")));
            assertThat(price.flag()).isEqualTo(cell(row, "flag"));
            if (price.anchored()) {
                anchored++;
                assertThat(price.source()).isEqualTo("data-centre fact " + cell(row, "source"));
                assertThat(Datasets.bundled().dataCentreFacts().get(cell(row, "source")))
                        .isNotNull();
            } else {
                assertThat(price.source())
                        .startsWith(publisher("electricity_prices", cell(row, "source")) + ": tariff of ")
                        .contains(cell(row, "tariff_usd_per_kwh") + " USD/kWh in " + cell(row, "tariff_year"));
            }
        }
        assertThat(anchored).isBetween(1, rows.size() - 1);
    }

    @Test
    void dependenceOnResources() {
        List<Map<String, String>> rows = rows("resource_dependence");
        assertThat(facts.resourceDependence.get()).hasSize(rows.size());
        for (Map<String, String> row : rows) {
            ResourceDependence r = facts.resourceDependence.get().get(cell(row, "iso3"));
            assertThat(r.oilRentsPercentOfGdp()).isEqualTo(optional(row, "oil_rents_percent_of_gdp"));
            assertThat(text(r.oilRentsYear())).isEqualTo(cell(row, "oil_rents_year"));
            assertThat(r.fuelExportsPercentOfGoodsExports())
                    .isEqualTo(optional(row, "fuel_exports_percent_of_goods_exports"));
            assertThat(text(r.fuelExportsYear())).isEqualTo(cell(row, "fuel_exports_year"));
            assertThat(r.flag()).isEqualTo(cell(row, "flag"));
        }
    }

    @Test
    void listPricesInTheOrderOfTheTable() {
        List<Map<String, String>> rows = rows("token_prices");
        List<ListPrice> prices = facts.tokenPrices.get();
        assertThat(prices).hasSize(rows.size());
        for (int i = 0; i < prices.size(); i++) {
            Map<String, String> row = rows.get(i);
            ListPrice p = prices.get(i);
            assertThat(List.of(p.modelId(), p.developer(), p.country(), p.kind(), p.fromDate(), p.toDate()))
                    .containsExactly(
                            cell(row, "model_id"),
                            cell(row, "developer"),
                            cell(row, "country"),
                            cell(row, "kind"),
                            cell(row, "from_date"),
                            cell(row, "to_date"));
            assertThat(p.inputUsdPerMtok()).isEqualTo(optional(row, "input_usd_per_mtok"));
            assertThat(p.cachedInputUsdPerMtok()).isEqualTo(optional(row, "cached_input_usd_per_mtok"));
            assertThat(p.outputUsdPerMtok()).isEqualTo(optional(row, "output_usd_per_mtok"));
            assertThat(p.openRouterTokensPerDay()).isEqualTo(optional(row, "openrouter_tokens_per_day"));
            assertThat(p.releaseDate()).isEqualTo(cell(row, "release_date"));
            assertThat(p.openWeights().map(String::valueOf).orElse("")).isEqualTo(cell(row, "open_weights"));
            assertThat(p.source()).isEqualTo(cell(row, "source"));
        }
        assertThat(prices).extracting(ListPrice::openWeights).contains(Optional.of(true), Optional.empty());
    }

    @Test
    void goodsThatEmbodyEnergy() {
        List<Map<String, String>> rows = rows("embodied_energy");
        assertThat(facts.embodiedEnergy.get().keySet())
                .containsExactlyElementsOf(rows.stream().map(r -> cell(r, "id")).toList());
        for (Map<String, String> row : rows) {
            EmbodiedGood g = facts.embodiedEnergy.get().get(cell(row, "id"));
            assertThat(List.of(g.id(), g.good(), g.route(), g.unit(), g.year(), g.note()))
                    .containsExactly(
                            cell(row, "id"),
                            cell(row, "good"),
                            cell(row, "route"),
                            cell(row, "unit"),
                            cell(row, "year"),
                            cell(row, "note"));
            assertThat(g.electricityMwhPerUnit()).isEqualTo(number(row, "electricity_mwh_per_unit"));
            assertThat(g.priceUsdPerUnit()).isEqualTo(number(row, "price_usd_per_unit"));
            assertThat(g.revenueUsdPerMwh()).isEqualTo(number(row, "revenue_usd_per_mwh"));
            assertThat(g.revenueLowUsdPerMwh()).isEqualTo(optional(row, "revenue_low_usd_per_mwh"));
            assertThat(g.revenueHighUsdPerMwh()).isEqualTo(optional(row, "revenue_high_usd_per_mwh"));
            assertThat(g.chinaExportsBnUsd()).isEqualTo(optional(row, "china_exports_bn_usd"));
            assertThat(g.chinaEmbodiedTwh()).isEqualTo(optional(row, "china_embodied_twh"));
            assertThat(g.source()).contains(cell(row, "intensity_source")).endsWith(cell(row, "price_source"));
            assertThat(g.evidence()).isEqualTo(Evidence.of(cell(row, "evidence")));
        }
    }

    @Test
    void whatIsCalledAPetrostate() {
        List<Map<String, String>> rows = rows("petrostate_thresholds");
        List<PetrostateThreshold> thresholds = facts.petrostateThresholds.get();
        assertThat(thresholds).hasSize(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> row = rows.get(i);
            assertThat(thresholds.get(i))
                    .isEqualTo(new PetrostateThreshold(
                            cell(row, "definition"),
                            optional(row, "threshold"),
                            cell(row, "unit"),
                            cell(row, "source"),
                            Evidence.of(cell(row, "evidence")),
                            cell(row, "note")));
        }
        List<PetrostateFigure> figures = new ArrayList<>();
        facts.petrostateFigures.get().values().forEach(figures::addAll);
        List<PetrostateFigure> expected = new ArrayList<>();
        for (Map<String, String> row : rows("petrostate_figures")) {
            expected.add(new PetrostateFigure(
                    cell(row, "iso3"),
                    cell(row, "indicator"),
                    cell(row, "period"),
                    number(row, "value"),
                    cell(row, "unit"),
                    cell(row, "source"),
                    Evidence.of(cell(row, "evidence")),
                    cell(row, "note")));
        }
        assertThat(figures).containsExactlyInAnyOrderElementsOf(expected);
        facts.petrostateFigures.get().forEach((iso3, own) -> assertThat(own)
                .allMatch(f -> f.iso3().equals(iso3)));
    }

    @Test
    void factorsOfEmissionAreCited() {
        List<Map<String, String>> rows = rows("emission_factors");
        assertThat(facts.emissionFactors.get()).hasSize(rows.size());
        for (Map<String, String> row : rows) {
            EmissionFactor f = facts.emissionFactors.get().get(EnergySource.of(cell(row, "energy_source")));
            assertThat(f.gramsCo2ePerKwh()).isEqualTo(number(row, "gco2e_per_kwh"));
            assertThat(f.low()).isEqualTo(number(row, "low_gco2e_per_kwh"));
            assertThat(f.high()).isEqualTo(number(row, "high_gco2e_per_kwh"));
            assertThat(f.evidence()).isEqualTo(Evidence.of(cell(row, "evidence")));
            assertThat(f.note()).isEqualTo(cell(row, "note"));
            String code = cell(row, "source");
            assertThat(f.source())
                    .isEqualTo(Datasets.bundled()
                            .provenance("emission_factors")
                            .source(code)
                            .map(s -> s.publisher() + " (" + s.year() + "), " + s.title())
                            .orElse(code));
        }
    }

    @Test
    void rulesOfTheWorld() {
        WorldRules rules = facts.worldRules.get();
        int pue = 0;
        for (Map<String, String> row : rows("world_rules")) {
            Optional<RuleValue> rule;
            switch (cell(row, "rule")) {
                case "lcoe" -> rule = rules.lcoe(EnergySource.of(cell(row, "key")));
                case "pue" -> {
                    rule = cell(row, "key").length() == 3 ? Optional.of(rules.pue(cell(row, "key"))) : Optional.empty();
                    pue++;
                }
                default -> rule = Optional.empty();
            }
            rule.ifPresent(r -> {
                assertThat(r.value()).isEqualTo(number(row, "value"));
                assertThat(r.low()).isEqualTo(number(row, "low"));
                assertThat(r.high()).isEqualTo(number(row, "high"));
                assertThat(r.unit()).isEqualTo(cell(row, "unit"));
                assertThat(r.note()).isEqualTo(cell(row, "note"));
                assertThat(r.evidence()).isEqualTo(Evidence.of(cell(row, "evidence")));
            });
        }
        assertThat(pue).isPositive();
        assertThat(rules.lcoe(EnergySource.PUMPED_STORAGE)).isEmpty();
        assertThat(rules.pue("no such country")).isEqualTo(rules.pue("also none"));
        for (IncomeGroup group : IncomeGroup.values()) {
            if (group != IncomeGroup.UNKNOWN) {
                assertThat(rules.realWacc(group).value()).isBetween(0.0, 0.3);
            }
        }
    }

    @Test
    void factsKeepTheirOrder() {
        for (String name : List.of("data_centre_facts", "trade_facts", "electricity_facts")) {
            Facts read = Facts.read(name);
            List<Map<String, String>> rows = rows(name);
            assertThat(read.all()).hasSize(rows.size());
            for (int i = 0; i < rows.size(); i++) {
                Map<String, String> row = rows.get(i);
                Fact fact = read.all().get(i);
                assertThat(read.get(cell(row, "id"))).isSameAs(fact);
                assertThat(fact.value()).isEqualTo(optional(row, "value"));
                assertThat(fact.low()).isEqualTo(optional(row, "low"));
                assertThat(fact.high()).isEqualTo(optional(row, "high"));
            }
        }
        assertThatThrownBy(() -> Facts.read("trade_facts").get("none")).isInstanceOf(InputException.class);
    }

    @Test
    void areasGroupsAndNames() {
        Map<String, Bundle.Area> expected = new LinkedHashMap<>();
        for (Map<String, String> row : rows("countries")) {
            Bundle.Area area = new Bundle.Area(
                    cell(row, "iso3"), cell(row, "name"), cell(row, "region"), cell(row, "generation_note"));
            expected.put(area.iso3(), area);
        }
        assertThat(bundle.areas()).isEqualTo(expected);
        assertThat(bundle.area("CHN")).isSameAs(bundle.areas().get("CHN"));
        assertThatThrownBy(() -> bundle.area("XXX")).hasMessage("no area XXX");
        for (Map<String, String> row : rows("country_names")) {
            String code = cell(row, "code");
            assertThat(bundle.placeNames().code(cell(row, "name"))).contains(code);
            assertThat(bundle.placeNames().others(code)).contains(cell(row, "name"));
        }
        assertThat(bundle.groups().keySet()).containsExactly("ASEAN", "EU27", "GCC", "OECD");
        Map<String, List<String>> members = new HashMap<>();
        for (Map<String, String> row : rows("country_groups")) {
            members.computeIfAbsent(cell(row, "code"), c -> new ArrayList<>()).add(cell(row, "iso3"));
            assertThat(bundle.groups().get(cell(row, "code")).name()).isEqualTo(cell(row, "name"));
        }
        bundle.groups().forEach((code, group) -> assertThat(group.members())
                .containsExactlyInAnyOrderElementsOf(members.getOrDefault(code, List.of())));
        assertThat(bundle.names()).contains("electricity", "macro").doesNotContain("");
        assertThat(bundle.publisher("electricity", "NO_SUCH_CODE")).isEqualTo("NO_SUCH_CODE");
    }

    /** A table of series is packed in the jar: each of its cells against a reader of CSV. */
    @ParameterizedTest
    @ValueSource(strings = {"electricity", "macro", "population_projections"})
    void seriesAreUnpackedToTheirCells(String name) {
        SeriesTable table = new SeriesTable(name);
        List<String> columns = new ArrayList<>(CsvTable.bundled(name + ".csv").header());
        columns.removeAll(List.of("iso3", "year"));
        Map<String, List<Map<String, String>>> byCountry = new LinkedHashMap<>();
        rows(name).forEach(r -> byCountry
                .computeIfAbsent(cell(r, "iso3"), k -> new ArrayList<>())
                .add(r));
        byCountry.forEach((iso3, rows) -> {
            assertThat(table.has(iso3)).isTrue();
            int first = Integer.parseInt(cell(rows.get(0), "year"));
            int last = Integer.parseInt(cell(rows.get(rows.size() - 1), "year"));
            assertThat(table.firstYear(iso3)).isEqualTo(first);
            for (String column : columns) {
                double[] expected = new double[last - first + 1];
                Arrays.fill(expected, Double.NaN);
                boolean numbers = !column.endsWith("source") && !column.equals("method");
                for (Map<String, String> row : rows) {
                    int at = Integer.parseInt(cell(row, "year")) - first;
                    expected[at] = numbers ? optional(row, column).orElse(Double.NaN) : Double.NaN;
                    assertThat(table.text(iso3, first + at, column)).isEqualTo(cell(row, column));
                }
                if (numbers) {
                    assertThat(table.values(iso3, column)).containsExactly(expected);
                }
                assertThat(table.text(iso3, first - 1, column)).isEmpty();
                assertThat(table.text(iso3, last + 1, column)).isEmpty();
            }
        });
        assertThat(table.has("XXX")).isFalse();
        assertThat(table.values("XXX", columns.get(0))).isEmpty();
        assertThatThrownBy(() -> table.values("CHN", "no_such")).hasMessage("no column no_such");
    }

    /** Where a value comes from: the source column of its row, and how it was made. */
    @Test
    void cellsNameTheirPublisher() {
        for (Map<String, String> row : rows("electricity")) {
            String iso3 = cell(row, "iso3");
            int year = Integer.parseInt(cell(row, "year"));
            String code = cell(row, "source");
            bundle.cell(iso3, Indicator.GENERATION_TWH, year).ifPresent(c -> {
                assertThat(c.publisher()).isEqualTo(publisher("electricity", code));
                assertThat(c.evidence()).isEqualTo(Evidence.PUBLISHED);
                assertThat(c.unit()).isEqualTo("TWh");
                assertThat(c.value()).isEqualTo(number(row, "generation_twh"));
                assertThat(c.note()).isEmpty();
            });
            bundle.cell(iso3, Indicator.COAL_TWH, year).ifPresent(c -> {
                boolean shared = cell(row, "method").equals("share_times_generation");
                assertThat(c.evidence()).isEqualTo(shared ? Evidence.DERIVED : Evidence.PUBLISHED);
                assertThat(c.note()).isEqualTo(shared ? "share of the source times generation" : "");
            });
            bundle.cell(iso3, Indicator.NET_IMPORTS_TWH, year).ifPresent(c -> {
                boolean given = code.equals("OWID_EMBER_2026");
                assertThat(c.evidence()).isEqualTo(given ? Evidence.PUBLISHED : Evidence.DERIVED);
                assertThat(c.note()).isEqualTo(given ? "" : "demand less generation");
            });
            bundle.cell(iso3, Indicator.DEMAND_TWH, year)
                    .ifPresent(c -> assertThat(c.evidence()).isEqualTo(Evidence.PUBLISHED));
        }
        assertThat(bundle.cell("CHN", Indicator.POPULATION, 2020).orElseThrow().publisher())
                .isEqualTo(publisher("electricity", "OWID_POPULATION"));
        assertThat(bundle.cell("CHN", Indicator.POPULATION, 1900)).isEmpty();
        for (Map<String, String> row : rows("macro")) {
            bundle.cell(cell(row, "iso3"), Indicator.GDP_USD, Integer.parseInt(cell(row, "year")))
                    .ifPresent(c -> assertThat(c.publisher()).isEqualTo(publisher("macro", cell(row, "gdp_source"))));
        }
    }

    @Test
    void pricesOfOneYearInThoseOfAnother() {
        Deflator deflator = Deflator.read();
        for (Map<String, String> row : rows("deflator")) {
            assertThat(deflator.index(Integer.parseInt(cell(row, "year")))).isEqualTo(number(row, "index_2025"));
        }
        assertThat(deflator.factor(2010, 2020)).isEqualTo(deflator.index(2020) / deflator.index(2010));
        assertThat(deflator.to2025(3, 2025)).isEqualTo(3);
    }

    @Test
    void aLazyValueIsMadeOnce() {
        AtomicInteger made = new AtomicInteger();
        Lazy<Integer> lazy = new Lazy<>(made::incrementAndGet);
        assertThat(made.get()).isZero();
        assertThat(lazy.get()).isEqualTo(1);
        assertThat(lazy.get()).isEqualTo(1);
        assertThat(made.get()).isEqualTo(1);
    }

    @Test
    void sourcesAreFoundByTheirLabel() {
        for (EnergySource source : EnergySource.values()) {
            assertThat(EnergySource.of(source.label())).isEqualTo(source);
        }
        assertThatThrownBy(() -> EnergySource.of("cole"))
                .hasMessageStartingWith("unknown energy source 'cole'; nearest: coal");
    }

    @Test
    void recordsRefuseWhatTheyMustNotHold() {
        Provenance record = Provenance.parse("heat.yaml", RECORD);
        assertThatThrownBy(() -> new Dataset("heat", List.of("a", "b"), List.of(List.of("1")), record))
                .hasMessage("a row of dataset 'heat' must have 2 cells but has 1");
        assertThatThrownBy(() -> new CountryGroup("G", "group", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // ---------------------------------------------------------------- provenance

    private static final String RECORD = """
            name: heat
            title: Heat of the world
            licence: CC0
            evidence: assumed
            compiled: "  by hand "
            sources:
              - {code: A, publisher: "P", title: "T", year: 2020, address: "x", licence: CC0, retrieved: 2026-01-02}
              - {code: B, publisher: "Q", title: "U", year: 2021, address: "y", licence: CC0, retrieved: 2026-01-03}
            key: [iso3, year]
            columns:
              - {name: iso3, unit: code, type: text, required: true, references: countries}
              - {name: heat_twh, unit: TWh, type: number, minimum: 0, maximum: 9.5, description: warm}
              - {name: kind, unit: none, type: text, values: [a, b]}
            faults:
              - none known
            """;

    @Test
    void aRecordIsReadWhole() {
        Provenance p = Provenance.parse("heat.yaml", RECORD);
        assertThat(p.name()).isEqualTo("heat");
        assertThat(p.title()).isEqualTo("Heat of the world");
        assertThat(p.licence()).isEqualTo("CC0");
        assertThat(p.evidence()).hasValue(Evidence.ASSUMED);
        assertThat(p.compiled()).isEqualTo("by hand");
        assertThat(p.key()).containsExactly("iso3", "year");
        assertThat(p.faults()).containsExactly("none known");
        assertThat(p.sources())
                .containsExactly(
                        new Provenance.Source("A", "P", "T", "2020", "x", "CC0", "2026-01-02"),
                        new Provenance.Source("B", "Q", "U", "2021", "y", "CC0", "2026-01-03"));
        assertThat(p.source("B")).hasValue(p.sources().get(1));
        assertThat(p.source("C")).isEmpty();
        OptionalDouble none = OptionalDouble.empty();
        assertThat(p.columns())
                .containsExactly(
                        new Provenance.Column("iso3", "code", "text", true, none, none, List.of(), "countries", ""),
                        new Provenance.Column(
                                "heat_twh",
                                "TWh",
                                "number",
                                false,
                                OptionalDouble.of(0),
                                OptionalDouble.of(9.5),
                                List.of(),
                                "",
                                "warm"),
                        new Provenance.Column("kind", "none", "text", false, none, none, List.of("a", "b"), "", ""));
        assertThat(Provenance.parse("heat.yaml", RECORD.replace("evidence: assumed\n", ""))
                        .evidence())
                .isEmpty();
    }

    @Test
    void aRecordThatIsNoneIsRefused() {
        assertRefused(RECORD.replace("title: Heat of the world\n", ""), "heat.yaml: key 'title' is required in {");
        assertRefused(RECORD.replace("key: [iso3, year]", "key: iso3"), "heat.yaml: key must be a list but is 'iso3'");
        assertRefused(
                RECORD.replace("minimum: 0", "minimum: low"),
                "heat.yaml: columns: minimum must be a number but is 'low'");
        assertRefused("- a\n", "heat.yaml: a mapping is required but there is '[a]'");
        assertRefused("a: [", "heat.yaml: not a readable YAML file: ");
        assertRefused(RECORD + "name: twice\n", "heat.yaml: not a readable YAML file: ");
    }

    private static void assertRefused(String yaml, String message) {
        assertThatThrownBy(() -> Provenance.parse("heat.yaml", yaml))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void aFileThatIsNotBundled() {
        assertThatThrownBy(() -> Resources.text("no-such.csv"))
                .isInstanceOf(InputException.class)
                .hasMessage("no bundled dataset file 'no-such.csv'");
        assertThatThrownBy(() -> new SeriesTable("no-such")).hasMessage("no bundled series 'no-such'");
    }
}
