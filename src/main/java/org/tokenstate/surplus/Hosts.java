package org.tokenstate.surplus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Source;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Cell;
import org.tokenstate.data.Country;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.ElectricityPrice;
import org.tokenstate.data.EnergySource;
import org.tokenstate.data.HostAnchor;
import org.tokenstate.data.HostRegion;
import org.tokenstate.data.Indicator;
import org.tokenstate.data.RuleValue;

/**
 * Every country as a host of accelerators: its figures of the base year, its sites, and its part of its region.
 *
 * <p>A figure is the country's own where the tables have one, and otherwise follows from a rule that its source names. A row
 * of the table {@code host_anchors} stands before both. The rules, all assumptions:
 * <ul>
 *   <li>product and exports of goods: the last value at prices of 2025, grown to 2025;
 *   <li>generation: the last value, grown to 2025 by its growth; growth: the mean of ten years, held within 0 and 6 %;
 *   <li>price of electricity: that of the table {@code electricity_prices}, scaled tariffs of small business among them; the
 *       levelised cost of gas where there is none;
 *   <li>capital cost: {@value #CAPEX_USD_PER_KW} USD/kW; cost of capital: by income group;
 *   <li>overhead of the data centre: {@code 1 + 0.0075 (t - 12)} at a mean temperature of {@code t} degrees Celsius, held
 *       within 0.93 and 1.15;
 *   <li>share of the region's demand: that of its product, among those that have no share of their own;
 *   <li>share of generation for accelerators: {@code 0.06 + 0.09 f + 0.2 e}, held within 0.06 and 0.25, where {@code f} is
 *       the share of hydro, nuclear and geothermal in generation and {@code e} net exports over generation.
 * </ul>
 */
public final class Hosts {
    private static final int BASE_YEAR = HostPipeline.BASE_YEAR;
    private static final double CAPEX_USD_PER_KW = 36_000;
    private static final double COOL_CELSIUS = 12;
    private static final double OVERHEAD_PER_DEGREE = 0.0075;
    private static final double LEAST_OVERHEAD = 0.93;
    private static final double MOST_OVERHEAD = 1.15;
    private static final double LEAST_POWER_SHARE = 0.06;
    private static final double MOST_POWER_SHARE = 0.25;
    private static final double FIRM_RESPONSE = 0.09;
    private static final double EXPORT_RESPONSE = 0.2;
    private static final int GROWTH_YEARS = 10;
    private static final double MOST_GROWTH = 0.06;
    private static final double GROWTH_UNKNOWN = 0.02;

    private final Datasets data;
    private final Map<String, Double> gdpGrowth;
    private final double goodsGrowth;
    private final Map<String, HostFigures> figures = new ConcurrentHashMap<>();
    private final Map<String, HostPipeline> pipelines = new ConcurrentHashMap<>();
    private final Map<String, Double> products = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Double>> demandShares = new ConcurrentHashMap<>();

    private Hosts(Datasets data, Map<String, Double> gdpGrowth, double goodsGrowth) {
        this.data = data;
        this.gdpGrowth = gdpGrowth;
        this.goodsGrowth = goodsGrowth;
    }

    /**
     * The hosts of the world.
     *
     * @param data the data
     * @param gdpGrowthByRegion real growth of product a year that carries a last value to 2025, by code of region
     * @param goodsExportsGrowth the same for exports of goods, every region
     * @return the hosts; figures are read when first asked for
     * @throws InputException if a region has no growth
     */
    public static Hosts of(Datasets data, Map<String, Double> gdpGrowthByRegion, double goodsExportsGrowth) {
        for (HostRegion region : data.hostRegions()) {
            Nearest.get("growth of product of region", region.code(), gdpGrowthByRegion);
        }
        return new Hosts(data, Map.copyOf(gdpGrowthByRegion), goodsExportsGrowth);
    }

    /**
     * The sites of a country or group.
     *
     * @param codeOrName code or name of a country or group, or {@code WLD}
     * @return its pipeline, empty where no site is on the list
     * @throws InputException if the place is unknown, with the nearest
     */
    public HostPipeline pipeline(String codeOrName) {
        return pipelines.computeIfAbsent(data.place(codeOrName), code -> HostPipeline.of(data, code));
    }

    /**
     * The figures of a country.
     *
     * @param codeOrName code or name of a country
     * @return its figures; what is missing is named with its cause
     * @throws InputException if the country is unknown, with the nearest
     */
    public HostFigures figures(String codeOrName) {
        Country country = data.country(codeOrName);
        HostFigures known = figures.get(country.iso3());
        if (known == null) {
            known = new Reading(country).figures();
            figures.put(country.iso3(), known);
        }
        return known;
    }

    /**
     * {@return the figures of every country, in order of code}
     */
    public List<HostFigures> all() {
        return data.countries().stream().map(c -> figures(c.iso3())).toList();
    }

    /**
     * The members of a region with their parts of it.
     *
     * @param region the code of a region of the world's model
     * @param stockGw accelerators in service in the region at the end of 2025, GW of the facility
     * @param odds the odds and delays of announced sites, by which members share what no site announces
     * @param relativeCost cost of compute of a country over any common measure; it divides what newcomers add among them
     * @return the members
     * @throws InputException if the region is unknown, with the nearest
     */
    public RegionalHosts region(
            String region, double stockGw, SiteOdds odds, ToDoubleFunction<HostFigures> relativeCost) {
        return RegionalHosts.of(this, data, data.hostRegion(region), stockGw, odds, relativeCost);
    }

    /** Product of a country carried to 2025, USD; 0 where none is known. */
    private double product(String iso3, String region) {
        return products.computeIfAbsent(iso3, c -> carried(data.series(c, Indicator.GDP_USD), growthOf(region))
                .orElse(0.0));
    }

    private double growthOf(String region) {
        return Nearest.get("growth of product of region", region, gdpGrowth);
    }

    /** Shares of a region's demand: those that are set, and of what they leave that of product. */
    private Map<String, Double> demandShares(HostRegion region) {
        Map<String, Double> known = demandShares.get(region.code());
        if (known != null) {
            return known;
        }
        Map<String, Double> shares = new HashMap<>();
        double left = 1;
        double product = 0;
        for (String member : region.members()) {
            Optional<Double> set = data.hostAnchors(member).stream()
                    .filter(a -> a.figure().equals(HostFigures.DEMAND_SHARE))
                    .map(HostAnchor::value)
                    .findFirst();
            if (set.isPresent()) {
                shares.put(member, set.get());
                left -= set.get();
            } else {
                product += product(member, region.code());
            }
        }
        for (String member : region.members()) {
            if (!shares.containsKey(member) && product(member, region.code()) > 0) {
                shares.put(member, left * product(member, region.code()) / product);
            }
        }
        demandShares.put(region.code(), shares);
        return shares;
    }

    /** The last value at prices of 2025, grown to 2025. */
    private Optional<Double> carried(AnnualSeries series, double growth) {
        OptionalInt year = series.lastYear(BASE_YEAR);
        if (year.isEmpty()) {
            return Optional.empty();
        }
        int last = year.getAsInt();
        return Optional.of(
                data.deflator().to2025(series.in(last).orElseThrow(), last) * Math.pow(1 + growth, BASE_YEAR - last));
    }

    /** One country's figures in the making. */
    private final class Reading {
        private final Country country;
        private final String iso3;
        private final HostRegion region;
        private final Map<String, Double> values = new LinkedHashMap<>();
        private final Map<String, Source> sources = new LinkedHashMap<>();
        private final Map<String, String> missing = new LinkedHashMap<>();

        Reading(Country country) {
            this.country = country;
            iso3 = country.iso3();
            region = data.hostRegionOf(iso3);
        }

        HostFigures figures() {
            money(HostFigures.GDP, Indicator.GDP_USD, growthOf(region.code()));
            money(HostFigures.GOODS, Indicator.GOODS_EXPORTS_USD, goodsGrowth);
            generation();
            price();
            put(
                    HostFigures.CAPEX,
                    CAPEX_USD_PER_KW,
                    "rule: one cost for every host, facts DC028 to DC032",
                    Evidence.ASSUMED);
            RuleValue wacc = data.worldRules().realWacc(country.incomeGroup());
            put(
                    HostFigures.WACC,
                    wacc.value(),
                    "rule: income group " + country.incomeGroup().label() + ", " + wacc.source(),
                    Evidence.ASSUMED);
            double celsius = data.meanTemperatureCelsius(iso3);
            put(
                    HostFigures.PUE_RATIO,
                    Math.min(
                            MOST_OVERHEAD,
                            Math.max(LEAST_OVERHEAD, 1 + OVERHEAD_PER_DEGREE * (celsius - COOL_CELSIUS))),
                    String.format("rule: mean temperature of %.0f degrees Celsius", celsius),
                    Evidence.ASSUMED);
            Double share = demandShares(region).get(iso3);
            if (share == null) {
                missing.put(HostFigures.DEMAND_SHARE, "product is not known");
            } else {
                put(
                        HostFigures.DEMAND_SHARE,
                        share,
                        "rule: share of the product of region " + region.code(),
                        Evidence.ASSUMED);
            }
            for (HostAnchor anchor : data.hostAnchors(iso3)) {
                put(anchor.figure(), anchor.value(), anchor.source(), anchor.evidence());
                missing.remove(anchor.figure());
            }
            return new HostFigures(iso3, region.code(), values, sources, missing);
        }

        private void put(String name, double value, String citation, Evidence evidence) {
            values.put(name, value);
            sources.put(name, new Source(citation, evidence));
        }

        private void money(String name, Indicator indicator, double growth) {
            AnnualSeries series = data.series(iso3, indicator);
            Optional<Double> value = carried(series, growth);
            if (value.isEmpty()) {
                missing.put(name, series.isEmpty() ? series.cause() : "no value up to " + BASE_YEAR);
                return;
            }
            int year = series.lastYear(BASE_YEAR).orElseThrow();
            put(
                    name,
                    value.get(),
                    publisher(indicator, year)
                            + (year < BASE_YEAR ? ", at prices of 2025 and grown to " + BASE_YEAR : ""),
                    year < BASE_YEAR ? Evidence.DERIVED : Evidence.PUBLISHED);
        }

        /** Who published a value, or the user's file that gave it. */
        private String publisher(Indicator indicator, int year) {
            NavigableMap<Integer, Cell> imported = data.imported(iso3, indicator);
            Cell cell = imported.get(year);
            return cell == null
                    ? indicator.publisher() + ", value of " + year
                    : cell.publisher() + ", value of " + year
                            + cell.imported()
                                    .map(p -> ", imported from " + p.file() + ", line " + p.line())
                                    .orElse("");
        }

        private void generation() {
            AnnualSeries series = data.series(iso3, Indicator.GENERATION_TWH);
            OptionalInt last = series.lastYear(BASE_YEAR);
            double twh = last.isEmpty() ? 0 : series.in(last.getAsInt()).orElseThrow();
            if (last.isEmpty() || twh <= 0) {
                String cause = series.isEmpty() ? series.cause() : "no generation up to " + BASE_YEAR;
                for (String name :
                        List.of(HostFigures.GENERATION, HostFigures.GENERATION_GROWTH, HostFigures.POWER_SHARE)) {
                    missing.put(name, cause);
                }
                return;
            }
            int year = last.getAsInt();
            double before = series.in(year - GROWTH_YEARS).orElse(0);
            double growth = before > 0 ? Math.pow(twh / before, 1.0 / GROWTH_YEARS) - 1 : GROWTH_UNKNOWN;
            growth = Math.min(MOST_GROWTH, Math.max(0, growth));
            put(
                    HostFigures.GENERATION_GROWTH,
                    growth,
                    before > 0
                            ? "rule: mean growth of " + (year - GROWTH_YEARS) + " to " + year + ", within 0 and 6 %"
                            : "rule: no value ten years before",
                    Evidence.ASSUMED);
            put(
                    HostFigures.GENERATION,
                    twh * Math.pow(1 + growth, BASE_YEAR - year),
                    publisher(Indicator.GENERATION_TWH, year) + (year < BASE_YEAR ? ", grown to " + BASE_YEAR : ""),
                    year < BASE_YEAR ? Evidence.DERIVED : Evidence.PUBLISHED);
            double firm = 0;
            for (EnergySource source :
                    List.of(EnergySource.HYDRO, EnergySource.NUCLEAR, EnergySource.OTHER_RENEWABLES)) {
                firm += source.generation()
                        .map(i -> data.series(iso3, i).in(year).orElse(0))
                        .orElse(0.0);
            }
            double exports = Math.max(
                    0, -data.series(iso3, Indicator.NET_IMPORTS_TWH).in(year).orElse(0));
            put(
                    HostFigures.POWER_SHARE,
                    Math.min(
                            MOST_POWER_SHARE,
                            LEAST_POWER_SHARE + FIRM_RESPONSE * firm / twh + EXPORT_RESPONSE * exports / twh),
                    "rule: hydro, nuclear and geothermal in generation and net exports of " + year,
                    Evidence.ASSUMED);
        }

        private void price() {
            Optional<ElectricityPrice> price = data.electricityPrice(iso3);
            if (price.isPresent()) {
                put(
                        HostFigures.POWER_PRICE,
                        price.get().price().usdPerKwh(),
                        price.get().source(),
                        price.get().evidence());
                return;
            }
            RuleValue gas = data.worldRules().lcoe(EnergySource.GAS).orElseThrow();
            put(
                    HostFigures.POWER_PRICE,
                    gas.value() / 1e3,
                    "rule: levelised cost of gas, " + gas.source(),
                    Evidence.ASSUMED);
        }
    }

    /** The countries of a list that have figures enough to host. */
    List<HostFigures> complete(List<String> codes) {
        List<HostFigures> all = new ArrayList<>();
        for (String code : codes) {
            HostFigures own = figures(code);
            if (own.complete()) {
                all.add(own);
            }
        }
        return all;
    }
}
