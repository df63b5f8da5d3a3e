package org.tokenstate.data;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.units.EnergyPrice;
import org.tokenstate.units.Ratio;

/** The tables without a time axis, typed; each read at its first use. */
final class FactTables {
    final Lazy<Map<String, GridLosses>> gridLosses;
    final Lazy<Map<String, Capacity>> capacity;
    final Lazy<Map<String, ElectricityPrice>> electricityPrices;
    final Lazy<Map<String, ResourceDependence>> resourceDependence;
    final Lazy<List<ListPrice>> tokenPrices = new Lazy<>(FactTables::readTokenPrices);
    final Lazy<Map<String, EmbodiedGood>> embodiedEnergy = new Lazy<>(FactTables::readEmbodied);
    final Lazy<List<PetrostateThreshold>> petrostateThresholds = new Lazy<>(FactTables::readThresholds);
    final Lazy<Map<String, List<PetrostateFigure>>> petrostateFigures = new Lazy<>(FactTables::readFigures);
    final Lazy<Facts> dataCentreFacts = new Lazy<>(() -> Facts.read("data_centre_facts"));
    final Lazy<Facts> tradeFacts = new Lazy<>(() -> Facts.read("trade_facts"));
    final Lazy<Facts> electricityFacts = new Lazy<>(() -> Facts.read("electricity_facts"));
    final Lazy<Map<String, MarketFact>> tokenHistory = new Lazy<>(FactTables::readTokenHistory);
    final Lazy<List<TokenMonth>> tokenMonths = new Lazy<>(FactTables::readTokenMonths);
    final Lazy<List<ModelDay>> tokenDays = new Lazy<>(FactTables::readTokenDays);
    final Lazy<List<Outlook>> outlooks = new Lazy<>(FactTables::readOutlooks);
    final Lazy<List<ComputeSite>> computeSites = new Lazy<>(FactTables::readSites);
    final Lazy<List<StockEstimate>> computeStock = new Lazy<>(FactTables::readStock);
    final Lazy<Map<String, Integer>> cloudSites = new Lazy<>(FactTables::readCloudSites);
    final Lazy<Map<String, Double>> temperatures = new Lazy<>(FactTables::readTemperatures);
    final Lazy<Map<String, List<HostAnchor>>> hostAnchors = new Lazy<>(FactTables::readAnchors);
    final Lazy<Map<String, List<ChipLicence>>> chipLicences = new Lazy<>(FactTables::readLicences);
    final Lazy<Map<String, HostRegion>> hostRegions;
    final Lazy<Deflator> deflator = new Lazy<>(Deflator::read);
    final Lazy<Map<EnergySource, EmissionFactor>> emissionFactors;
    final Lazy<WorldRules> worldRules;

    FactTables(Bundle bundle) {
        gridLosses = new Lazy<>(() -> readLosses(bundle));
        capacity = new Lazy<>(() -> readCapacity(bundle));
        electricityPrices = new Lazy<>(() -> readPrices(bundle));
        resourceDependence = new Lazy<>(FactTables::readDependence);
        emissionFactors = new Lazy<>(() -> readEmissions(bundle));
        worldRules = new Lazy<>(() -> WorldRules.read(bundle));
        hostRegions = new Lazy<>(() -> readRegions(bundle));
    }

    private static List<CsvTable.Row> rows(String name) {
        return CsvTable.bundled(name + ".csv").rows();
    }

    private static OptionalInt year(CsvTable.Row r, String column) {
        return r.text(column).isEmpty() ? OptionalInt.empty() : OptionalInt.of(r.requiredInteger(column));
    }

    private static Map<String, MarketFact> readTokenHistory() {
        Map<String, MarketFact> all = new LinkedHashMap<>();
        for (CsvTable.Row r : rows("token_history")) {
            MarketFact fact = MarketFact.of(r);
            all.put(fact.id(), fact);
        }
        return Collections.unmodifiableMap(all);
    }

    private static List<TokenMonth> readTokenMonths() {
        List<TokenMonth> all = new ArrayList<>();
        for (CsvTable.Row r : rows("token_months")) {
            all.add(new TokenMonth(
                    YearMonth.from(LocalDate.parse(r.text("month"))),
                    r.requiredNumber("closed_mtok"),
                    r.requiredNumber("open_weights_mtok"),
                    r.requiredNumber("unknown_mtok"),
                    r.requiredNumber("other_mtok"),
                    r.number("chinese_share_of_named")));
        }
        return List.copyOf(all);
    }

    private static List<ModelDay> readTokenDays() {
        List<ModelDay> all = new ArrayList<>();
        for (CsvTable.Row r : rows("token_days")) {
            all.add(new ModelDay(
                    LocalDate.parse(r.text("date")),
                    r.text("model"),
                    r.text("origin"),
                    r.requiredNumber("mtok"),
                    r.requiredNumber("list_price_usd_per_mtok")));
        }
        return List.copyOf(all);
    }

    private static List<ComputeSite> readSites() {
        List<ComputeSite> all = new ArrayList<>();
        for (CsvTable.Row r : rows("compute_sites")) {
            boolean seen = r.text("seen").equals("space");
            all.add(new ComputeSite(
                    r.text("id"),
                    r.text("code"),
                    r.text("site"),
                    r.text("owner"),
                    r.text("users"),
                    r.text("use"),
                    r.requiredNumber("ai_share"),
                    SiteStatus.of(r.text("status"), seen),
                    seen,
                    r.number("power_mw"),
                    year(r, "first_year").orElse(0),
                    year(r, "last_year").orElse(0),
                    r.text("counted").equals("yes"),
                    r.text("campus"),
                    r.text("source"),
                    r.text("address"),
                    r.text("source_date"),
                    Evidence.of(r.text("evidence")),
                    Boolean.parseBoolean(r.text("second_hand")),
                    r.text("note")));
        }
        return List.copyOf(all);
    }

    private static List<StockEstimate> readStock() {
        List<StockEstimate> all = new ArrayList<>();
        for (CsvTable.Row r : rows("compute_stock")) {
            all.add(new StockEstimate(
                    r.text("id"),
                    r.text("code"),
                    r.requiredInteger("year"),
                    r.text("quantity").equals("in_service"),
                    r.requiredNumber("power_gw"),
                    r.requiredNumber("low_gw"),
                    r.requiredNumber("high_gw"),
                    Boolean.parseBoolean(r.text("forecast")),
                    Evidence.of(r.text("evidence")),
                    r.text("note")));
        }
        return List.copyOf(all);
    }

    private static Map<String, Integer> readCloudSites() {
        Map<String, Integer> all = new HashMap<>();
        rows("cloud_sites").forEach(r -> all.put(r.text("iso3"), r.requiredInteger("sites")));
        return all;
    }

    private static Map<String, Double> readTemperatures() {
        Map<String, Double> all = new HashMap<>();
        rows("climate").forEach(r -> all.put(r.text("iso3"), r.requiredNumber("mean_temperature_celsius")));
        return all;
    }

    private static Map<String, List<HostAnchor>> readAnchors() {
        Map<String, List<HostAnchor>> all = new HashMap<>();
        for (CsvTable.Row r : rows("host_anchors")) {
            all.computeIfAbsent(r.text("iso3"), k -> new ArrayList<>())
                    .add(new HostAnchor(
                            r.text("iso3"),
                            r.text("figure"),
                            r.requiredNumber("value"),
                            r.text("unit"),
                            Evidence.of(r.text("evidence")),
                            r.text("source")));
        }
        return all;
    }

    private static Map<String, List<ChipLicence>> readLicences() {
        Map<String, List<ChipLicence>> all = new HashMap<>();
        for (CsvTable.Row r : rows("chip_licences")) {
            all.computeIfAbsent(r.text("iso3"), k -> new ArrayList<>())
                    .add(new ChipLicence(
                            r.text("iso3"),
                            r.text("from_date"),
                            r.text("treatment").equals("granted"),
                            r.text("text"),
                            r.text("source"),
                            Evidence.of(r.text("evidence"))));
        }
        return all;
    }

    /** Regions by code; one of them takes every country that no other names. */
    private static Map<String, HostRegion> readRegions(Bundle bundle) {
        List<CsvTable.Row> rows = rows("regions");
        Set<String> rest = new LinkedHashSet<>(bundle.areas().keySet());
        rows.forEach(r -> rest.removeAll(members(r)));
        Map<String, HostRegion> all = new LinkedHashMap<>();
        for (CsvTable.Row r : rows) {
            List<String> members = members(r).equals(List.of("*")) ? List.copyOf(rest) : members(r);
            all.put(r.text("region"), new HostRegion(r.text("region"), r.text("name"), members));
        }
        return Collections.unmodifiableMap(all);
    }

    private static List<String> members(CsvTable.Row r) {
        return List.of(r.text("members").split(" "));
    }

    private static Map<String, GridLosses> readLosses(Bundle bundle) {
        Map<String, GridLosses> all = new HashMap<>();
        for (CsvTable.Row r : rows("grid_losses")) {
            all.put(
                    r.text("iso3"),
                    new GridLosses(
                            Ratio.ofPercent(r.requiredNumber("losses_percent_of_output")),
                            r.requiredInteger("year"),
                            bundle.publisher("grid_losses", r.text("source")),
                            Evidence.of(r.text("evidence")),
                            r.text("flag")));
        }
        return all;
    }

    private static Map<String, Capacity> readCapacity(Bundle bundle) {
        Map<String, Map<EnergySource, CapacityFigure>> parts = new LinkedHashMap<>();
        Map<String, CapacityFigure> fossil = new HashMap<>();
        Map<String, CapacityFigure> total = new HashMap<>();
        for (CsvTable.Row r : rows("capacity")) {
            String iso3 = r.text("iso3");
            CapacityFigure figure = new CapacityFigure(
                    r.requiredNumber("capacity_gw"),
                    r.requiredInteger("year"),
                    bundle.publisher("capacity", r.text("source")),
                    Evidence.of(r.text("evidence")),
                    r.text("flag"));
            Map<EnergySource, CapacityFigure> own = parts.computeIfAbsent(iso3, k -> new EnumMap<>(EnergySource.class));
            switch (r.text("energy_source")) {
                case "fossil_total" -> fossil.put(iso3, figure);
                case "total" -> total.put(iso3, figure);
                default -> own.put(EnergySource.of(r.text("energy_source")), figure);
            }
        }
        Map<String, Capacity> all = new HashMap<>();
        parts.forEach((iso3, own) -> all.put(
                iso3,
                Capacity.of(iso3, own, Optional.ofNullable(fossil.get(iso3)), Optional.ofNullable(total.get(iso3)))));
        return all;
    }

    private static Map<String, ElectricityPrice> readPrices(Bundle bundle) {
        Map<String, ElectricityPrice> all = new HashMap<>();
        for (CsvTable.Row r : rows("electricity_prices")) {
            String code = r.text("source");
            boolean anchored = r.text("basis").equals("anchored");
            all.put(
                    r.text("iso3"),
                    new ElectricityPrice(
                            EnergyPrice.ofUsdPerMwh(r.requiredNumber("price_usd_per_mwh")),
                            EnergyPrice.ofUsdPerMwh(r.requiredNumber("low_usd_per_mwh")),
                            EnergyPrice.ofUsdPerMwh(r.requiredNumber("high_usd_per_mwh")),
                            anchored,
                            Evidence.of(r.text("evidence")),
                            anchored
                                    ? "data-centre fact " + code
                                    : bundle.publisher("electricity_prices", code) + ": tariff of "
                                            + r.text("tariff_usd_per_kwh") + " USD/kWh in " + r.text("tariff_year")
                                            + ", times 0.70",
                            r.text("flag")));
        }
        return all;
    }

    private static Map<String, ResourceDependence> readDependence() {
        Map<String, ResourceDependence> all = new HashMap<>();
        for (CsvTable.Row r : rows("resource_dependence")) {
            all.put(
                    r.text("iso3"),
                    new ResourceDependence(
                            r.number("oil_rents_percent_of_gdp"),
                            year(r, "oil_rents_year"),
                            r.number("fuel_exports_percent_of_goods_exports"),
                            year(r, "fuel_exports_year"),
                            r.text("flag")));
        }
        return all;
    }

    private static List<ListPrice> readTokenPrices() {
        List<ListPrice> all = new ArrayList<>();
        for (CsvTable.Row r : rows("token_prices")) {
            String open = r.text("open_weights");
            all.add(new ListPrice(
                    r.text("model_id"),
                    r.text("developer"),
                    r.text("country"),
                    r.text("kind"),
                    r.text("from_date"),
                    r.text("to_date"),
                    r.number("input_usd_per_mtok"),
                    r.number("cached_input_usd_per_mtok"),
                    r.number("output_usd_per_mtok"),
                    r.text("release_date"),
                    open.isEmpty() ? Optional.empty() : Optional.of(open.equals("true")),
                    r.number("openrouter_tokens_per_day"),
                    r.text("source")));
        }
        return List.copyOf(all);
    }

    private static Map<String, EmbodiedGood> readEmbodied() {
        Map<String, EmbodiedGood> all = new LinkedHashMap<>();
        for (CsvTable.Row r : rows("embodied_energy")) {
            all.put(
                    r.text("id"),
                    new EmbodiedGood(
                            r.text("id"),
                            r.text("good"),
                            r.text("route"),
                            r.text("unit"),
                            r.requiredNumber("electricity_mwh_per_unit"),
                            r.requiredNumber("price_usd_per_unit"),
                            r.requiredNumber("revenue_usd_per_mwh"),
                            r.number("revenue_low_usd_per_mwh"),
                            r.number("revenue_high_usd_per_mwh"),
                            r.number("china_exports_bn_usd"),
                            r.number("china_embodied_twh"),
                            r.text("year"),
                            "intensity: " + r.text("intensity_source") + "; price: " + r.text("price_source"),
                            Evidence.of(r.text("evidence")),
                            r.text("note")));
        }
        return Collections.unmodifiableMap(all);
    }

    private static List<PetrostateThreshold> readThresholds() {
        List<PetrostateThreshold> all = new ArrayList<>();
        for (CsvTable.Row r : rows("petrostate_thresholds")) {
            all.add(new PetrostateThreshold(
                    r.text("definition"),
                    r.number("threshold"),
                    r.text("unit"),
                    r.text("source"),
                    Evidence.of(r.text("evidence")),
                    r.text("note")));
        }
        return List.copyOf(all);
    }

    private static Map<String, List<PetrostateFigure>> readFigures() {
        Map<String, List<PetrostateFigure>> all = new HashMap<>();
        for (CsvTable.Row r : rows("petrostate_figures")) {
            all.computeIfAbsent(r.text("iso3"), k -> new ArrayList<>())
                    .add(new PetrostateFigure(
                            r.text("iso3"),
                            r.text("indicator"),
                            r.text("period"),
                            r.requiredNumber("value"),
                            r.text("unit"),
                            r.text("source"),
                            Evidence.of(r.text("evidence")),
                            r.text("note")));
        }
        return all;
    }

    private static List<Outlook> readOutlooks() {
        List<Outlook> all = new ArrayList<>();
        for (CsvTable.Row r : rows("outlooks")) {
            all.add(new Outlook(
                    r.text("id"),
                    r.text("iso3"),
                    r.text("outlook"),
                    r.requiredInteger("made"),
                    r.requiredInteger("year"),
                    r.text("quantity"),
                    r.requiredNumber("published"),
                    r.text("unit"),
                    r.requiredNumber("generation_twh"),
                    Outlook.Kind.valueOf(r.text("kind").toUpperCase(Locale.ROOT)),
                    r.text("publisher"),
                    r.text("address"),
                    Evidence.of(r.text("evidence")),
                    r.text("note")));
        }
        return List.copyOf(all);
    }

    private static Map<EnergySource, EmissionFactor> readEmissions(Bundle bundle) {
        Map<EnergySource, EmissionFactor> all = new EnumMap<>(EnergySource.class);
        for (CsvTable.Row r : rows("emission_factors")) {
            all.put(
                    EnergySource.of(r.text("energy_source")),
                    new EmissionFactor(
                            r.requiredNumber("gco2e_per_kwh"),
                            r.requiredNumber("low_gco2e_per_kwh"),
                            r.requiredNumber("high_gco2e_per_kwh"),
                            cite(bundle.publications("emission_factors").get(r.text("source")), r.text("source")),
                            Evidence.of(r.text("evidence")),
                            r.text("note")));
        }
        return Collections.unmodifiableMap(all);
    }

    private static String cite(Bundle.@Nullable Publication p, String code) {
        return p == null ? code : p.publisher() + " (" + p.year() + "), " + p.title();
    }
}
