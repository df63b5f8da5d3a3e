package org.tokenstate.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.Nearest;

/**
 * The data that the model stands on: the bundled tables, and what a user laid over them.
 *
 * <p>Immutable and safe for use by many threads. Each table is read at its first use, so a projection of two countries
 * parses only their rows. A missing figure is an empty series with a cause or an empty optional, never an exception; an
 * unknown country is an {@link InputException} that names the nearest.
 *
 * <p>Money of the macroeconomic tables is in current US dollars of its year: {@link #deflator()} turns it into the prices
 * of 2025.
 */
public final class Datasets {
    /** The code of the world, which has series but is not a country. */
    public static final String WORLD = "WLD";

    private static final Datasets BUNDLED =
            new Datasets(new Bundle(), Overlay.empty(), Overlay.empty(), Map.of(), List.of());
    private static final double KWH_PER_TWH = 1e9;

    private final Bundle bundle;
    private final Overlay<Indicator> figures;
    private final Overlay<ProjectionBound> projections;
    private final Map<String, MarketFact> facts;
    private final List<Imported.Warning> warnings;
    private final Lazy<Map<String, Country>> countries = new Lazy<>(this::allCountries);
    private final Lazy<Map<Indicator, Map<Integer, Integer>>> coverage = new Lazy<>(this::allCoverage);

    /** The curves of a population projection. */
    enum ProjectionBound {
        MEDIUM("medium_persons"),
        LOWER80("lower80_persons"),
        UPPER80("upper80_persons"),
        LOW("low_persons"),
        HIGH("high_persons");

        private final String column;

        ProjectionBound(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }

    private Datasets(
            Bundle bundle,
            Overlay<Indicator> figures,
            Overlay<ProjectionBound> projections,
            Map<String, MarketFact> facts,
            List<Imported.Warning> warnings) {
        this.bundle = bundle;
        this.figures = figures;
        this.projections = projections;
        this.facts = facts;
        this.warnings = warnings;
    }

    /**
     * {@return the data packed into this library}
     */
    public static Datasets bundled() {
        return BUNDLED;
    }

    /**
     * These data with imported values over them. A value of the file replaces the one of the same country, quantity and
     * year, and a fact about the market for tokens the one of the same identifier; all others stay, and {@link #cell} says of each where it comes from.
     *
     * @param imported the values of a publisher's file
     * @return the merged data; this object is not changed
     */
    public Datasets with(Imported imported) {
        List<Imported.Warning> all = new ArrayList<>(warnings);
        all.addAll(imported.warnings());
        Map<String, MarketFact> over = new LinkedHashMap<>(facts);
        imported.facts().forEach(fact -> over.put(fact.id(), fact));
        return new Datasets(
                bundle,
                figures.with(imported.figures()),
                projections.with(imported.projections()),
                over,
                List.copyOf(all));
    }

    /**
     * {@return what is implausible in the files that were laid over the bundled data, in the order of the files}
     */
    public List<Imported.Warning> warnings() {
        return warnings;
    }

    // ---------------------------------------------------------------- countries

    /**
     * {@return all countries and areas by code, without the world}
     */
    public List<Country> countries() {
        return List.copyOf(countries.get().values());
    }

    /**
     * A country.
     *
     * <p>A country may be typed as its ISO 3166-1 alpha-3 or alpha-2 code, its name, or another name of the table
     * {@code country_names}, such as {@code GBR}, {@code GB}, {@code United Kingdom} or {@code UK}. Case, accents, dots,
     * apostrophes and a leading article are ignored. The same holds wherever a code or name is asked for here.
     *
     * @param codeOrName its code or name
     * @return the country
     * @throws InputException if it is unknown, with the nearest, or a group or the world
     */
    public Country country(String codeOrName) {
        String iso3 = iso3(codeOrName);
        return makeCountry(iso3);
    }

    /**
     * The code of a country, a group or the world, however it is typed.
     *
     * @param codeOrName a code or name as of {@link #country}, of a group, such as {@code EU}, or {@code WLD}
     * @return the ISO 3166-1 alpha-3 code of the country, the code of the group, or {@code WLD}
     * @throws InputException if it is unknown, with the nearest
     */
    public String place(String codeOrName) {
        return isWorld(codeOrName)
                ? WORLD
                : asGroup(codeOrName).map(CountryGroup::code).orElseGet(() -> iso3(codeOrName));
    }

    /**
     * The other names under which a place may be typed.
     *
     * @param code code or name of a country or group
     * @return its ISO 3166-1 alpha-2 code first, then official and former names and abbreviations; none for some groups
     * @throws InputException if it is unknown, with the nearest
     */
    public List<String> otherNames(String code) {
        return bundle.placeNames().others(place(code));
    }

    /**
     * {@return the groups of countries: ASEAN, EU27, GCC, OECD}
     */
    public List<CountryGroup> groups() {
        return List.copyOf(bundle.groups().values());
    }

    /**
     * A group of countries.
     *
     * @param code its code or name, such as {@code EU27} or {@code EU}, case ignored
     * @return the group
     * @throws InputException if it is unknown, with the nearest
     */
    public CountryGroup group(String code) {
        return asGroup(code)
                .orElseThrow(() -> new InputException(
                        Nearest.unknown("country group", code, bundle.groups().keySet())));
    }

    /** The code of a country; refuses the world and unknown names. */
    private String iso3(String codeOrName) {
        String upper = codeOrName.strip().toUpperCase(Locale.ROOT);
        if (bundle.areas().containsKey(upper)) {
            return upper;
        }
        if (upper.equals(WORLD)) {
            throw new InputException("WLD is the world, not a country");
        }
        String code = bundle.placeNames()
                .code(codeOrName)
                .orElseThrow(() -> new InputException(Nearest.unknown(
                        "country", codeOrName, bundle.placeNames().like(codeOrName, bundle.areas()))));
        CountryGroup group = bundle.groups().get(code);
        if (group != null) {
            throw PlaceNames.notCountry(codeOrName, group);
        }
        return code;
    }

    private Map<String, Country> allCountries() {
        Map<String, Country> all = new LinkedHashMap<>();
        bundle.areas().keySet().forEach(iso3 -> all.put(iso3, makeCountry(iso3)));
        return all;
    }

    private Country makeCountry(String iso3) {
        Bundle.Area area = bundle.area(iso3);
        AnnualSeries population = national(iso3, Indicator.POPULATION);
        AnnualSeries gdp = national(iso3, Indicator.GDP_USD);
        AnnualSeries generation = national(iso3, Indicator.GENERATION_TWH);
        String note = figures.of(iso3, Indicator.GENERATION_TWH).isEmpty() ? area.generationNote() : "";
        return new Country(
                iso3,
                area.name(),
                area.region(),
                IncomeGroup.of(gdpPerCapita(iso3, gdp, population)),
                bundle.groups().values().stream()
                        .filter(g -> g.members().contains(iso3))
                        .map(CountryGroup::code)
                        .toList(),
                population.lastYear(),
                generation.lastYear(),
                gdp.lastYear(),
                national(iso3, Indicator.GOODS_EXPORTS_USD).lastYear(),
                note);
    }

    private OptionalDouble gdpPerCapita(String iso3, AnnualSeries gdp, AnnualSeries population) {
        if (gdp.isEmpty()) {
            return OptionalDouble.empty();
        }
        int year = gdp.lastYear().orElseThrow();
        OptionalDouble people = population.in(year);
        if (people.isEmpty()) {
            AnnualSeries projected = projection(iso3, ProjectionBound.MEDIUM);
            if (projected.isEmpty()) {
                return OptionalDouble.empty();
            }
            people = OptionalDouble.of(
                    projected.in(projected.firstYear().orElseThrow()).orElseThrow());
        }
        return OptionalDouble.of(gdp.last() / people.getAsDouble());
    }

    // ---------------------------------------------------------------- series

    /**
     * A yearly series of a country, a group or the world, from 2000 on.
     *
     * <p>The series of a group is the sum over its members in the years in which all have a value; {@link #missing} names
     * those that have none. Gaps stay gaps, and the last value is the area's own last.
     *
     * @param code code or name of a country, code of a group, or {@code WLD}
     * @param indicator the quantity
     * @return the values; empty with a cause when the source has none
     * @throws InputException if the code is unknown, with the nearest
     */
    public AnnualSeries series(String code, Indicator indicator) {
        Optional<CountryGroup> group = asGroup(code);
        if (group.isEmpty()) {
            return national(isWorld(code) ? WORLD : iso3(code), indicator);
        }
        List<AnnualSeries> parts =
                group.get().members().stream().map(m -> national(m, indicator)).toList();
        return sum(title(indicator, group.get().code()), group.get(), parts);
    }

    /**
     * Electricity generation per head: {@code generation [TWh] * 1e9 / population}, in kWh per person and year. After the last
     * year with a population the medium variant of its projection stands in.
     *
     * @param code code or name of a country, code of a group, or {@code WLD}
     * @return one value for each year that has both figures and a generation above zero; empty with a cause when there is
     *     none
     * @throws InputException if the code is unknown, with the nearest
     */
    public AnnualSeries generationPerCapitaKwh(String code) {
        AnnualSeries generation = series(code, Indicator.GENERATION_TWH);
        AnnualSeries population = series(code, Indicator.POPULATION);
        String place = place(code);
        String name = "generation per head of " + place + " in kWh";
        if (generation.isEmpty()) {
            return AnnualSeries.empty(name, generation.cause());
        }
        int from = generation.firstYear().orElseThrow();
        int to = generation.lastYear().orElseThrow();
        double[] values = generation.values(from, to);
        int observedTo = population.lastYear().orElse(from);
        AnnualSeries medium = to > observedTo
                ? populationProjection(code).medium()
                : AnnualSeries.empty("population of " + place, "not asked for");
        for (int i = 0; i < values.length; i++) {
            double people =
                    (from + i > observedTo ? medium : population).in(from + i).orElse(Double.NaN);
            values[i] = values[i] > 0 ? values[i] * KWH_PER_TWH / people : Double.NaN;
        }
        AnnualSeries perHead = AnnualSeries.of(name, from, values);
        if (!perHead.isEmpty()) {
            return perHead;
        }
        String note = bundle.areas().containsKey(place) ? bundle.area(place).generationNote() : "";
        return AnnualSeries.empty(name, note.isEmpty() ? "no year has both generation and population" : note);
    }

    /**
     * The population to come, 2024 to 2060.
     *
     * <p>The bounds of a group are the sums of its members' bounds, as if all erred together: wider than the true ones.
     *
     * @param code code or name of a country, code of a group, or {@code WLD}
     * @return the medium, low and high variants and the bounds of the 80 % interval, in persons at mid-year
     * @throws InputException if the code is unknown, with the nearest
     */
    public PopulationProjection populationProjection(String code) {
        Optional<CountryGroup> group = asGroup(code);
        List<AnnualSeries> curves = new ArrayList<>();
        for (ProjectionBound bound : ProjectionBound.values()) {
            curves.add(group.map(g -> sum(
                            "population of " + g.code() + ", " + bound.name().toLowerCase(Locale.ROOT),
                            g,
                            g.members().stream().map(m -> projection(m, bound)).toList()))
                    .orElseGet(() -> projection(isWorld(code) ? WORLD : iso3(code), bound)));
        }
        return new PopulationProjection(curves.get(0), curves.get(1), curves.get(2), curves.get(3), curves.get(4));
    }

    /**
     * One value with its provenance.
     *
     * @param codeOrName code or name of a country, or {@code WLD}
     * @param indicator the quantity
     * @param year the year
     * @return the value, or empty when there is none
     * @throws InputException if the country is unknown, with the nearest
     */
    public Optional<Cell> cell(String codeOrName, Indicator indicator, int year) {
        String iso3 = isWorld(codeOrName) ? WORLD : iso3(codeOrName);
        Cell over = figures.of(iso3, indicator).get(year);
        return over != null ? Optional.of(over) : bundle.cell(iso3, indicator, year);
    }

    /**
     * The values of a series that a user's file gave, with the file and line in the note of each.
     *
     * @param code code or name of a country, code of a group (the values of all its members), or {@code WLD}
     * @param indicator the quantity
     * @return the values by year; where several members have one in a year, that of the last; empty when all are bundled
     * @throws InputException if the code is unknown, with the nearest
     */
    public NavigableMap<Integer, Cell> imported(String code, Indicator indicator) {
        return laidOver(code, figures, indicator);
    }

    /**
     * The values of the medium population projection that a user's file gave.
     *
     * @param code code or name of a country, code of a group, or {@code WLD}
     * @return the values by year; empty when all are bundled
     * @throws InputException if the code is unknown, with the nearest
     */
    public NavigableMap<Integer, Cell> importedPopulationProjection(String code) {
        return laidOver(code, projections, ProjectionBound.MEDIUM);
    }

    private <Q> NavigableMap<Integer, Cell> laidOver(String code, Overlay<Q> overlay, Q quantity) {
        NavigableMap<Integer, Cell> cells = new TreeMap<>();
        List<String> places = asGroup(code).map(CountryGroup::members).orElseGet(() -> List.of(place(code)));
        places.forEach(place -> cells.putAll(overlay.of(place, quantity)));
        return Collections.unmodifiableNavigableMap(cells);
    }

    /**
     * The members of a group that have no value in a year.
     *
     * @param group the code of the group
     * @param indicator the quantity
     * @param year the year
     * @return the codes of those members, in order
     * @throws InputException if the group is unknown, with the nearest
     */
    public List<String> missing(String group, Indicator indicator, int year) {
        return group(group).members().stream()
                .filter(m -> national(m, indicator).in(year).isEmpty())
                .toList();
    }

    /**
     * {@return the last year in which any country has generation}
     */
    public int dataYear() {
        return countries().stream()
                .flatMapToInt(c -> c.lastGenerationYear().stream())
                .max()
                .orElseThrow();
    }

    /**
     * The last year with generation of a country.
     *
     * @param code code or name of a country, code of a group, or {@code WLD}
     * @return the year; empty when there is none
     * @throws InputException if the code is unknown, with the nearest
     */
    public OptionalInt dataYear(String code) {
        return series(code, Indicator.GENERATION_TWH).lastYear();
    }

    /**
     * In how many countries a quantity is known.
     *
     * @param indicator the quantity
     * @param year the year
     * @return the number of countries with a value, the world not counted
     */
    public int coverage(Indicator indicator, int year) {
        return coverage.get().getOrDefault(indicator, Map.of()).getOrDefault(year, 0);
    }

    private Map<Indicator, Map<Integer, Integer>> allCoverage() {
        Map<Indicator, Map<Integer, Integer>> counts = new EnumMap<>(Indicator.class);
        for (Indicator indicator : Indicator.values()) {
            Map<Integer, Integer> years = new HashMap<>();
            for (String iso3 : bundle.areas().keySet()) {
                AnnualSeries series = national(iso3, indicator);
                for (int year = series.firstYear().orElse(0);
                        year <= series.lastYear().orElse(-1);
                        year++) {
                    if (series.in(year).isPresent()) {
                        years.merge(year, 1, Integer::sum);
                    }
                }
            }
            counts.put(indicator, years);
        }
        return counts;
    }

    private AnnualSeries national(String iso3, Indicator indicator) {
        SeriesTable table = bundle.table(indicator.dataset());
        String cause = "no value in dataset '" + indicator.dataset() + "' (" + indicator.publisher() + ")";
        if (indicator.dataset().equals("electricity") && !iso3.equals(WORLD)) {
            String note = bundle.area(iso3).generationNote();
            cause = note.isEmpty() ? cause : note;
        }
        return merged(title(indicator, iso3), table, iso3, indicator.column(), figures.of(iso3, indicator), cause);
    }

    /** A curve of the projection of a country or the world. */
    AnnualSeries projection(String iso3, ProjectionBound bound) {
        return merged(
                "population of " + iso3 + ", " + bound.name().toLowerCase(Locale.ROOT),
                bundle.table("population_projections"),
                iso3,
                bound.column,
                projections.of(iso3, bound),
                "no value in dataset 'population_projections' (UN WPP 2024)");
    }

    OptionalDouble projected(String iso3, ProjectionBound bound, int year) {
        return projection(iso3, bound).in(year);
    }

    private static AnnualSeries merged(
            String name,
            SeriesTable table,
            String iso3,
            String column,
            NavigableMap<Integer, Cell> over,
            String cause) {
        double[] values = table.values(iso3, column);
        int from = table.firstYear(iso3);
        if (!over.isEmpty()) {
            int last = Math.max(values.length == 0 ? Integer.MIN_VALUE : from + values.length - 1, over.lastKey());
            int first = Math.min(values.length == 0 ? Integer.MAX_VALUE : from, over.firstKey());
            double[] wide = new double[last - first + 1];
            Arrays.fill(wide, Double.NaN);
            System.arraycopy(values, 0, wide, values.length == 0 ? 0 : from - first, values.length);
            over.forEach((year, cell) -> wide[year - first] = cell.value());
            values = wide;
            from = first;
        }
        AnnualSeries series = AnnualSeries.of(name, from, values);
        return series.isEmpty() ? AnnualSeries.empty(name, cause) : series;
    }

    private static AnnualSeries sum(String name, CountryGroup group, List<AnnualSeries> parts) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).isEmpty()) {
                return AnnualSeries.empty(
                        name,
                        "member " + group.members().get(i) + " has none: "
                                + parts.get(i).cause());
            }
        }
        int from =
                parts.stream().mapToInt(p -> p.firstYear().orElseThrow()).max().orElseThrow();
        int to = parts.stream().mapToInt(p -> p.lastYear().orElseThrow()).min().orElseThrow();
        double[] total = new double[Math.max(0, to - from + 1)];
        for (AnnualSeries part : parts) {
            double[] values = part.values(from, to);
            for (int i = 0; i < total.length; i++) {
                total[i] += values[i];
            }
        }
        AnnualSeries series = AnnualSeries.of(name, from, total);
        return series.isEmpty() ? AnnualSeries.empty(name, "in no year have all members a value") : series;
    }

    private Optional<CountryGroup> asGroup(String code) {
        String upper = code.strip().toUpperCase(Locale.ROOT);
        if (bundle.areas().containsKey(upper)) {
            return Optional.empty();
        }
        CountryGroup group = bundle.groups().get(upper);
        return group != null
                ? Optional.of(group)
                : bundle.placeNames().code(code).map(bundle.groups()::get);
    }

    private static boolean isWorld(String code) {
        return code.strip().equalsIgnoreCase(WORLD);
    }

    private static String title(Indicator indicator, String place) {
        return indicator.label() + " of " + place + " in " + indicator.unit();
    }

    // ---------------------------------------------------------------- figures of a country

    /**
     * What the grids of a country lose.
     *
     * @param codeOrName code or name of a country
     * @return the losses; empty when none are published
     * @throws InputException if the country is unknown, with the nearest
     */
    public Optional<GridLosses> gridLosses(String codeOrName) {
        return Optional.ofNullable(bundle.facts().gridLosses.get().get(iso3(codeOrName)));
    }

    /**
     * The power plant of a country.
     *
     * @param codeOrName code or name of a country
     * @return the best figure for each source; none at all when nothing is published
     * @throws InputException if the country is unknown, with the nearest
     */
    public Capacity capacity(String codeOrName) {
        String iso3 = iso3(codeOrName);
        Capacity capacity = bundle.facts().capacity.get().get(iso3);
        return capacity == null ? Capacity.of(iso3, Map.of(), Optional.empty(), Optional.empty()) : capacity;
    }

    /**
     * What a data centre would pay for electricity in a country.
     *
     * @param codeOrName code or name of a country
     * @return the price; empty when not even a tariff is published
     * @throws InputException if the country is unknown, with the nearest
     */
    public Optional<ElectricityPrice> electricityPrice(String codeOrName) {
        return Optional.ofNullable(bundle.facts().electricityPrices.get().get(iso3(codeOrName)));
    }

    /**
     * How far a country lives on oil and fuels.
     *
     * @param codeOrName code or name of a country
     * @return the latest values; empty when there are none
     * @throws InputException if the country is unknown, with the nearest
     */
    public Optional<ResourceDependence> resourceDependence(String codeOrName) {
        return Optional.ofNullable(bundle.facts().resourceDependence.get().get(iso3(codeOrName)));
    }

    /**
     * Published shares of hydrocarbons in revenue, exports and product of a country.
     *
     * @param codeOrName code or name of a country
     * @return the figures; none for most countries
     * @throws InputException if the country is unknown, with the nearest
     */
    public List<PetrostateFigure> petrostateFigures(String codeOrName) {
        return List.copyOf(bundle.facts().petrostateFigures.get().getOrDefault(iso3(codeOrName), List.of()));
    }

    // ---------------------------------------------------------------- hosts of accelerators

    /**
     * {@return the sites of accelerators and their phases, CP001 to CP293}
     */
    public List<ComputeSite> computeSites() {
        return bundle.facts().computeSites.get();
    }

    /**
     * {@return estimates of the power of accelerators in service and added, world and areas}
     */
    public List<StockEstimate> computeStock() {
        return bundle.facts().computeStock.get();
    }

    /**
     * The cloud regions in operation in a country.
     *
     * @param codeOrName code or name of a country
     * @return their number; 0 when none is listed
     * @throws InputException if the country is unknown, with the nearest
     */
    public int cloudSites(String codeOrName) {
        return bundle.facts().cloudSites.get().getOrDefault(iso3(codeOrName), 0);
    }

    /**
     * The mean annual temperature where data centres stand in a country.
     *
     * @param codeOrName code or name of a country
     * @return degrees Celsius
     * @throws InputException if the country is unknown, with the nearest
     */
    public double meanTemperatureCelsius(String codeOrName) {
        return Nearest.get(
                "temperature of", iso3(codeOrName), bundle.facts().temperatures.get());
    }

    /**
     * The figures of a host that stand before the rules for them.
     *
     * @param codeOrName code or name of a country
     * @return the figures; none for most countries
     * @throws InputException if the country is unknown, with the nearest
     */
    public List<HostAnchor> hostAnchors(String codeOrName) {
        return List.copyOf(bundle.facts().hostAnchors.get().getOrDefault(iso3(codeOrName), List.of()));
    }

    /**
     * What the export rules of the United States say of accelerators for a country.
     *
     * @param codeOrName code or name of a country
     * @return rules and licences in order of date; none for most countries
     * @throws InputException if the country is unknown, with the nearest
     */
    public List<ChipLicence> chipLicences(String codeOrName) {
        return List.copyOf(bundle.facts().chipLicences.get().getOrDefault(iso3(codeOrName), List.of()));
    }

    /**
     * {@return the regions of the world's model; together they have every country once}
     */
    public List<HostRegion> hostRegions() {
        return List.copyOf(bundle.facts().hostRegions.get().values());
    }

    /**
     * A region of the world's model.
     *
     * @param code its code, such as {@code EUR}
     * @return the region
     * @throws InputException if there is none, with the nearest
     */
    public HostRegion hostRegion(String code) {
        return Nearest.get("region", code, bundle.facts().hostRegions.get());
    }

    /**
     * The region of the world's model that a country belongs to.
     *
     * @param codeOrName code or name of a country
     * @return the region
     * @throws InputException if the country is unknown, with the nearest
     */
    public HostRegion hostRegionOf(String codeOrName) {
        String iso3 = iso3(codeOrName);
        return hostRegions().stream()
                .filter(r -> r.members().contains(iso3))
                .findFirst()
                .orElseThrow(() -> new InputException("no region of dataset 'regions' has " + iso3));
    }

    // ---------------------------------------------------------------- figures of the world

    /**
     * {@return list prices of tokens by model and date}
     */
    public List<ListPrice> tokenPrices() {
        return bundle.facts().tokenPrices.get();
    }

    /**
     * {@return the goods that carry electricity across borders, by identifier}
     */
    public List<EmbodiedGood> embodiedEnergy() {
        return List.copyOf(bundle.facts().embodiedEnergy.get().values());
    }

    /**
     * One good that carries electricity across borders.
     *
     * @param id its identifier, such as {@code AL_PRIM}
     * @return the good
     * @throws InputException if there is none, with the nearest identifiers
     */
    public EmbodiedGood embodiedEnergy(String id) {
        return Nearest.get("good", id, bundle.facts().embodiedEnergy.get());
    }

    /**
     * {@return the definitions of resource dependence}
     */
    public List<PetrostateThreshold> petrostateThresholds() {
        return bundle.facts().petrostateThresholds.get();
    }

    /**
     * {@return facts about data centres, DC001 to DC137}
     */
    public Facts dataCentreFacts() {
        return bundle.facts().dataCentreFacts.get();
    }

    /**
     * {@return facts about trade and elasticities, TR001 to TR086}
     */
    public Facts tradeFacts() {
        return bundle.facts().tradeFacts.get();
    }

    /**
     * {@return facts and forecasts about electricity, EF001 to EF083}
     */
    public Facts electricityFacts() {
        return bundle.facts().electricityFacts.get();
    }

    /**
     * {@return the dated facts about the market for tokens, December 2023 to June 2026, and changes of list prices in the two
     *     months after}
     */
    public List<MarketFact> tokenHistory() {
        return List.copyOf(tokenHistoryById().values());
    }

    /**
     * A dated fact about the market for tokens.
     *
     * @param id its identifier, such as {@code V026}
     * @return the fact
     * @throws InputException if there is none, with the nearest identifiers
     */
    public MarketFact tokenHistory(String id) {
        return Nearest.get("market fact", id, tokenHistoryById());
    }

    Map<String, MarketFact> tokenHistoryById() {
        Map<String, MarketFact> bundled = bundle.facts().tokenHistory.get();
        if (facts.isEmpty()) {
            return bundled;
        }
        Map<String, MarketFact> all = new LinkedHashMap<>(bundled);
        all.putAll(facts);
        return all;
    }

    /**
     * {@return the tokens that OpenRouter routed, month by month from January 2025 to June 2026}
     */
    public List<TokenMonth> tokenMonths() {
        return bundle.facts().tokenMonths.get();
    }

    /**
     * {@return tokens and list price of the models on OpenRouter, by model and day, 24 May to 30 June 2026; models without a
     *     price or free of charge are left out}
     */
    public List<ModelDay> tokenDays() {
        return bundle.facts().tokenDays.get();
    }

    /**
     * {@return published outlooks of national electricity, current and past, OU001 to OU048}
     */
    public List<Outlook> outlooks() {
        return bundle.facts().outlooks.get();
    }

    /**
     * {@return the price index that turns dollars of one year into dollars of another}
     */
    public Deflator deflator() {
        return bundle.facts().deflator.get();
    }

    /**
     * {@return life-cycle emissions of electricity by source; pumped storage has none of its own}
     */
    public Map<EnergySource, EmissionFactor> emissionFactors() {
        return bundle.facts().emissionFactors.get();
    }

    /**
     * {@return the rules for countries that have no figures of their own}
     */
    public WorldRules worldRules() {
        return bundle.facts().worldRules.get();
    }

    // ---------------------------------------------------------------- tables

    /**
     * {@return the names of all bundled tables, in alphabetical order}
     */
    public List<String> datasetNames() {
        return bundle.names();
    }

    /**
     * A bundled table with its provenance.
     *
     * @param name its name, such as {@code electricity}
     * @return the table
     * @throws InputException if there is none, with the nearest names
     */
    public Dataset dataset(String name) {
        Provenance provenance = provenance(name);
        CsvTable table = CsvTable.bundled(name + ".csv");
        List<List<String>> rows = new ArrayList<>();
        for (CsvTable.Row row : table.rows()) {
            List<String> cells = new ArrayList<>(table.header().size());
            for (String column : table.header()) {
                cells.add(row.text(column));
            }
            rows.add(List.copyOf(cells));
        }
        return new Dataset(name, table.header(), rows, provenance);
    }

    /**
     * The provenance of a bundled table, without reading the table.
     *
     * @param name its name, such as {@code electricity}
     * @return the record
     * @throws InputException if there is none, with the nearest names
     */
    public Provenance provenance(String name) {
        if (!bundle.names().contains(name)) {
            throw new InputException(Nearest.unknown("dataset", name, bundle.names()));
        }
        return bundle.provenance(name);
    }
}
