package org.tokenstate.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.tokenstate.catalogue.Evidence;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Source;
import org.tokenstate.catalogue.YearPath;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Capacity;
import org.tokenstate.data.Country;
import org.tokenstate.data.CountryGroup;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.EmbodiedGood;
import org.tokenstate.data.EmissionFactor;
import org.tokenstate.data.EnergySource;
import org.tokenstate.data.GridLosses;
import org.tokenstate.data.Indicator;
import org.tokenstate.data.RuleValue;
import org.tokenstate.data.SiteStatus;
import org.tokenstate.economics.LevelisedTokenCost;
import org.tokenstate.equations.internal.Vocabulary;
import org.tokenstate.projection.Note.Kind;
import org.tokenstate.surplus.HostFigures;
import org.tokenstate.surplus.HostPipeline;
import org.tokenstate.surplus.Hosts;
import org.tokenstate.surplus.RegionalHosts;
import org.tokenstate.surplus.internal.FirmCapacity;

/** Reads the figures of one country (or the sums of a group) from the datasets, or applies the stated world rule. */
final class FiguresReader {
    /** Share of generation above which a country is taken to be able to build more of a source. */
    private static final double KNOWN_SOURCE = 0.10;

    private static final List<EnergySource> DISPATCHABLE =
            List.of(EnergySource.COAL, EnergySource.GAS, EnergySource.NUCLEAR, EnergySource.HYDRO);
    private static final String CHINA = "CHN";
    private static final String SITES = "announced_gw_series";
    private static final String REGION_SITES = "region_announced_gw_series";
    private static final int BASE_YEAR = TokenStateModel.FIRST_YEAR;

    private final Datasets data;
    private final String code;
    private final List<Country> members;
    private final boolean region;
    private final ModelText.Kind kind;
    private final Hosts hosts;
    private final Map<String, double[]> series = new HashMap<>();
    private final Map<String, Double> values = new HashMap<>();
    private final Map<String, Source> sources = new HashMap<>();
    private final List<Note> notes = new ArrayList<>();

    private FiguresReader(Datasets data, String code, ModelText.Kind kind, Hosts hosts) {
        this.data = data;
        this.code = code;
        region = kind.isRegion();
        this.kind = kind;
        this.hosts = hosts;
        Optional<CountryGroup> group =
                data.groups().stream().filter(g -> g.code().equals(code)).findFirst();
        members = group.map(g -> g.members().stream().map(data::country).toList())
                .orElseGet(() -> List.of(data.country(code)));
    }

    /** Reads a country or group of a kind; the hosts of the world say what it is as a host. */
    static CountryFigures read(Datasets data, String code, ModelText.Kind kind, Hosts hosts) {
        ParameterTable parameters = ParameterTable.bundled();
        String own = "gdp_growth." + kind.home();
        YearPath gdpGrowth = parameters
                .get(parameters.has(own) ? own : "gdp_growth." + Vocabulary.OTHER)
                .defaultValue();
        return new FiguresReader(data, code, kind, hosts)
                .figures(gdpGrowth, parameters.get("goods_exports_growth").defaultValue());
    }

    private CountryFigures figures(YearPath gdpGrowth, YearPath exportsGrowth) {
        AnnualSeries gdpSeries = data.series(code, Indicator.GDP_USD);
        double gdp = real(data, gdpSeries, gdpGrowth);
        note("gdp_usd", gdpSeries, Indicator.GDP_USD, "gross domestic product", "is");
        AnnualSeries exportSeries = data.series(code, Indicator.GOODS_EXPORTS_USD);
        double exports = real(data, exportSeries, exportsGrowth);
        note("goods_exports_usd", exportSeries, Indicator.GOODS_EXPORTS_USD, "goods exports", "are");
        AnnualSeries generation = data.series(code, Indicator.GENERATION_TWH);
        note("generation_twh", generation, Indicator.GENERATION_TWH, "electricity generation", "is");
        double total = last(generation);
        double demand = last(data.series(code, Indicator.DEMAND_TWH));
        boolean demandKnown = demand != 0;
        if (!demandKnown) {
            demand = total;
        }
        double windSolar = last(data.series(code, Indicator.WIND_TWH)) + last(data.series(code, Indicator.SOLAR_TWH));
        double imports = last(data.series(code, Indicator.NET_IMPORTS_TWH));
        double fossilTwh = last(data.series(code, Indicator.COAL_TWH))
                + last(data.series(code, Indicator.GAS_TWH))
                + last(data.series(code, Indicator.OIL_TWH));
        double fossilGw = 0;
        double credited = 0;
        double installed = 0;
        for (Country member : members) {
            Capacity capacity = data.capacity(member.iso3());
            OptionalDouble fossil = capacity.fossilGw();
            if (capacity.bySource().isEmpty() && fossil.isEmpty() && !generation.isEmpty()) {
                notes.add(new Note(
                        Kind.SUBSTITUTED,
                        "installed_gw",
                        "installed capacity of " + member.name() + " is missing: no idle plant, no firm capacity"));
            }
            double thermal = fossil.orElse(0);
            fossilGw += thermal;
            double hydro = capacity.gigawatts(EnergySource.HYDRO);
            double nuclear = capacity.gigawatts(EnergySource.NUCLEAR);
            double wind = capacity.gigawatts(EnergySource.WIND);
            double solar = capacity.gigawatts(EnergySource.SOLAR);
            double other =
                    capacity.gigawatts(EnergySource.BIOENERGY) + capacity.gigawatts(EnergySource.OTHER_RENEWABLES);
            credited += FirmCapacity.creditedGw(thermal + other, nuclear, hydro, wind, solar);
            installed += thermal + other + hydro + nuclear + wind + solar;
        }
        if (fossilTwh > fossilGw * FirmCapacity.TWH_PER_GW_YEAR) {
            notes.add(new Note(
                    Kind.SUBSTITUTED,
                    "fossil_gw",
                    String.format(
                            Locale.ROOT,
                            "fossil generation of %.1f TWh is more than %.1f GW can give: a fault of the data, idle plant is set to zero",
                            fossilTwh,
                            fossilGw)));
        }
        double adequate = FirmCapacity.peakWithReserveGw(
                        demand, FirmCapacity.DEFAULT_LOAD_FACTOR, FirmCapacity.DEFAULT_RESERVE_MARGIN)
                + Math.max(0, -imports) / FirmCapacity.TWH_PER_GW_YEAR;
        boolean ruled = !region && credited < adequate;
        if (ruled) {
            // Credits and the load factor are rules of thumb: a country that meets its demand is adequate.
            notes.add(new Note(
                    Kind.SUBSTITUTED,
                    "credited_gw",
                    String.format(
                            Locale.ROOT,
                            "firm capacity: the credits give %.2f GW; taken to cover the peak with reserve and net exports of today,"
                                    + " %.2f GW [assumed]",
                            credited,
                            adequate)));
            credited = adequate;
        }
        Source capacitySource =
                new Source("capacity by source: national sources, Ember, IRENA 2024, EIA 2022", Evidence.PUBLISHED);
        for (String figure : List.of("fossil_gw", "credited_gw", "installed_gw")) {
            sources.put(figure, capacitySource);
        }
        if (ruled) {
            sources.put("credited_gw", adequacySource());
        }
        balance("demand_twh", Indicator.DEMAND_TWH);
        if (!demandKnown && total > 0) {
            sources.put(
                    "demand_twh",
                    ImportedSource.of(
                            new Source(
                                    "no demand in the data: generation of "
                                            + generation.lastYear(BASE_YEAR).orElseThrow() + " is taken for it",
                                    Evidence.ASSUMED),
                            data.imported(code, Indicator.GENERATION_TWH),
                            generation.lastYear(BASE_YEAR).orElseThrow()));
        }
        balance("wind_solar_twh", Indicator.SOLAR_TWH, Indicator.WIND_TWH);
        balance("net_exports_twh", Indicator.NET_IMPORTS_TWH);
        balance("fossil_twh", Indicator.COAL_TWH, Indicator.GAS_TWH, Indicator.OIL_TWH);
        values.put("gdp_usd", gdp);
        values.put("goods_exports_usd", exports);
        values.put("demand_twh", demand);
        values.put("wind_solar_twh", windSolar);
        values.put("net_exports_twh", -imports);
        values.put("fossil_gw", fossilGw);
        values.put("fossil_twh", fossilTwh);
        values.put("credited_gw", credited);
        values.put("installed_gw", installed);
        values.put("overbuild_usd_per_kwh", newSupply(total));
        values.put("loss_share", losses());
        values.put("embodied_twh", embodiedTwh());
        values.put("embodied_usd_per_kwh", embodiedPrice());
        values.put("fossil_carbon_kg_per_kwh", fossilCarbon());
        values.put("carbon_g_per_kwh", carbon());
        host();
        return new CountryFigures(code, values, sources, series, notes);
    }

    /** The last value, of the start year at the latest, since what is known of later years changes no earlier one; 0 without. */
    private static double last(AnnualSeries series) {
        OptionalInt year = series.lastYear(BASE_YEAR);
        return year.isEmpty() ? 0 : series.in(year.getAsInt()).orElseThrow();
    }

    /** The last value at 2025 prices, grown to the start year. */
    private static double real(Datasets data, AnnualSeries series, YearPath growth) {
        OptionalInt last = series.lastYear(BASE_YEAR);
        if (last.isEmpty()) {
            return Double.NaN;
        }
        int year = last.getAsInt();
        double value = data.deflator().to2025(last(series), year);
        for (int y = year + 1; y <= BASE_YEAR; y++) {
            value *= 1 + growth.at(y);
        }
        return value;
    }

    private void note(String variable, AnnualSeries series, Indicator indicator, String what, String is) {
        OptionalInt year = series.lastYear(BASE_YEAR);
        if (year.isEmpty()) {
            notes.add(new Note(
                    Kind.MISSING,
                    variable,
                    what + " " + is + " missing: "
                            + (series.isEmpty() ? series.cause() : "no value up to " + BASE_YEAR)));
            return;
        }
        Source bundled = new Source(indicator.publisher() + ", last value of " + year.getAsInt(), Evidence.PUBLISHED);
        sources.put(variable, ImportedSource.of(bundled, data.imported(code, indicator), year.getAsInt()));
        if (year.getAsInt() < BASE_YEAR) {
            notes.add(new Note(Kind.DATED, variable, what + ": the last value is of " + year.getAsInt()));
        }
        int seen = series.lastYear().orElseThrow();
        if (seen > BASE_YEAR && !variable.equals("generation_twh")) {
            notes.add(new Note(
                    Kind.DATED,
                    variable,
                    what + ": observed to " + seen + ", but the model starts in " + BASE_YEAR
                            + " and grows it by its own parameter; set that to follow what was observed"));
        }
    }

    /** The source of firm capacity that is taken from what the country is seen to supply. */
    private Source adequacySource() {
        Source source = new Source(
                "world rule: covers the peak of demand with reserve, and net imports, of the last year of the data",
                Evidence.ASSUMED);
        for (Indicator part : List.of(Indicator.DEMAND_TWH, Indicator.NET_IMPORTS_TWH)) {
            source = ImportedSource.among(source, part.label(), data.imported(code, part), BASE_YEAR);
        }
        return source;
    }

    /** The source of a figure of the electricity balance: the sum of these. */
    private void balance(String figure, Indicator indicator, Indicator... others) {
        OptionalInt year = data.series(code, indicator).lastYear(BASE_YEAR);
        Source source = year.isEmpty()
                ? new Source(
                        indicator.publisher() + ", no value: "
                                + data.series(code, indicator).cause() + ", taken as zero",
                        Evidence.ASSUMED)
                : ImportedSource.of(
                        new Source(indicator.publisher() + ", last value of " + year.getAsInt(), Evidence.OBSERVED),
                        data.imported(code, indicator),
                        year.getAsInt());
        for (Indicator other : others) {
            source = ImportedSource.among(source, other.label(), data.imported(code, other), BASE_YEAR);
        }
        sources.put(figure, source);
    }

    /** A group takes the rules of its largest generator: the sum has no income group, price or region of its own. */
    private Country typical() {
        return members.stream().max((a, b) -> Double.compare(size(a), size(b))).orElseThrow();
    }

    private double size(Country country) {
        AnnualSeries series = data.series(country.iso3(), Indicator.GENERATION_TWH);
        return last(series);
    }

    /** Levelised cost of new firm supply: the cheapest dispatchable source of which the country has a tenth already. */
    private double newSupply(double totalTwh) {
        double best = Double.POSITIVE_INFINITY;
        EnergySource chosen = EnergySource.GAS;
        for (EnergySource source : DISPATCHABLE) {
            Optional<RuleValue> lcoe = data.worldRules().lcoe(source);
            double own =
                    source.generation().map(i -> last(data.series(code, i))).orElse(0.0);
            if (lcoe.isPresent() && own > KNOWN_SOURCE * totalTwh && lcoe.get().value() < best) {
                best = lcoe.get().value();
                chosen = source;
            }
        }
        RuleValue rule = data.worldRules().lcoe(chosen).orElseThrow();
        sources.put(
                "overbuild_usd_per_kwh",
                new Source("world rule: levelised cost of " + chosen.label() + ", " + rule.source(), Evidence.ASSUMED));
        return rule.value() / 1e3;
    }

    private double losses() {
        Optional<GridLosses> losses = data.gridLosses(typical().iso3());
        sources.put(
                "loss_share",
                losses.isEmpty()
                        ? new Source("world rule: the limit for a high-voltage customer", Evidence.ASSUMED)
                        : new Source(
                                losses.get().publisher() + ", grid losses of output, "
                                        + losses.get().year(),
                                losses.get().evidence()));
        if (losses.isEmpty()) {
            notes.add(new Note(
                    Kind.SUBSTITUTED,
                    "loss_share",
                    "grid losses are missing: the limit for a high-voltage customer is used"));
        }
        return losses.map(l -> l.lossesOfOutput().fraction()).orElse(FirmCapacity.HIGH_VOLTAGE_LOSS_CAP);
    }

    private double embodiedTwh() {
        EmbodiedGood good = data.embodiedEnergy("AL_SEMI");
        sources.put(
                "embodied_twh",
                code.equals(CHINA)
                        ? new Source("embodied energy of " + good.good() + ": " + good.source(), good.evidence())
                        : new Source("only the exports of China are in the table: zero elsewhere", Evidence.ASSUMED));
        return code.equals(CHINA)
                ? data.embodiedEnergy("AL_SEMI").chinaEmbodiedTwh().orElse(0)
                : 0;
    }

    private double embodiedPrice() {
        EmbodiedGood good = data.embodiedEnergy("AL_SEMI");
        sources.put(
                "embodied_usd_per_kwh",
                new Source("revenue of " + good.good() + " on its electricity: " + good.source(), good.evidence()));
        return good.revenueUsdPerMwh() / 1e3;
    }

    private double fossilCarbon() {
        EmissionFactor gas = data.emissionFactors().get(EnergySource.GAS);
        EmissionFactor coal = data.emissionFactors().get(EnergySource.COAL);
        sources.put(
                "fossil_carbon_kg_per_kwh",
                new Source(
                        "coal and gas of the generation mix (Ember) x life-cycle factors (IPCC AR5, 2014)",
                        Evidence.DERIVED));
        double coalTwh = last(data.series(code, Indicator.COAL_TWH));
        double gasTwh = last(data.series(code, Indicator.GAS_TWH));
        if (gas == null || coal == null || coalTwh + gasTwh == 0) {
            return 0;
        }
        return (coalTwh * coal.gramsCo2ePerKwh() + gasTwh * gas.gramsCo2ePerKwh()) / (coalTwh + gasTwh) / 1e3;
    }

    private double carbon() {
        double grams = 0;
        double total = 0;
        for (Map.Entry<EnergySource, EmissionFactor> entry :
                data.emissionFactors().entrySet()) {
            double twh = entry.getKey()
                    .generation()
                    .map(i -> last(data.series(code, i)))
                    .orElse(0.0);
            grams += twh * entry.getValue().gramsCo2ePerKwh();
            total += twh;
        }
        Source source = new Source("generation mix (Ember) x life-cycle factors (IPCC AR5, 2014)", Evidence.DERIVED);
        for (EnergySource fuel : EnergySource.values()) {
            if (fuel.generation().isPresent()) {
                Indicator mix = fuel.generation().get();
                source = ImportedSource.among(source, mix.label(), data.imported(code, mix), BASE_YEAR);
            }
        }
        sources.put("carbon_g_per_kwh", source);
        return total == 0 ? Double.NaN : grams / total;
    }

    /** Figures of a host that are the largest member's where a group is asked for. */
    private static final List<String> OF_A_HOST = List.of(
            HostFigures.CAPEX,
            HostFigures.WACC,
            HostFigures.POWER_PRICE,
            HostFigures.PUE_RATIO,
            HostFigures.POWER_SHARE);

    private static final List<String> SUMMED = List.of(
            "host_seen_gw", "host_part_of_unseen_stock", "host_part_of_unseen_additions", HostFigures.DEMAND_SHARE);

    /** What the country is as a host of accelerators: its figures, and what it has of its region's stock and additions. */
    private void host() {
        Source listed = new Source("tables compute_sites and cloud_sites", Evidence.DERIVED);
        Source none = new Source("none: no host within one region of the token market", Evidence.DERIVED);
        for (SiteStatus stage : SiteStatus.values()) {
            double[] announced = new double[HostPipeline.LAST_YEAR - HostPipeline.BASE_YEAR + 1];
            for (Country member : members) {
                double[] own = hosts.pipeline(member.iso3()).announcedGw(stage);
                Arrays.setAll(announced, t -> announced[t] + own[t]);
            }
            put(SITES, stage, announced, listed);
            put(REGION_SITES, stage, new double[] {Double.NaN}, none);
        }
        OF_A_HOST.forEach(name -> values.put(name, Double.NaN));
        SUMMED.forEach(name -> values.put(name, Double.NaN));
        values.put("region_seen_gw", Double.NaN);
        boolean spans = members.stream()
                .anyMatch(member -> !data.hostRegionOf(member.iso3()).code().equals(kind.home()));
        if (region || spans) {
            if (spans) {
                notes.add(new Note(
                        Kind.MISSING,
                        HostFigures.DEMAND_SHARE,
                        "the members lie in several regions of the token market: no host of one of them"));
            }
            return;
        }
        HostFigures typical = hosts.figures(typical().iso3());
        for (String name : OF_A_HOST) {
            put(typical, name);
        }
        if (members.size() == 1) {
            putUnlessImported(typical, HostFigures.GDP, Indicator.GDP_USD);
            putUnlessImported(typical, HostFigures.GOODS, Indicator.GOODS_EXPORTS_USD);
        }
        RegionalHosts shares = hosts.region(
                kind.home(),
                ParameterTable.bundled()
                        .get("stock_gw." + kind.home())
                        .defaultValue()
                        .at(BASE_YEAR),
                Scenario.BASELINE.siteOdds(),
                FiguresReader::costOfCompute);
        SUMMED.forEach(name -> values.put(name, 0.0));
        for (Country member : members) {
            RegionalHosts.Share share = shares.share(member.iso3());
            values.merge("host_seen_gw", share.sites().seenGw(), Double::sum);
            values.merge("host_part_of_unseen_stock", share.unseenStock(), Double::sum);
            values.merge("host_part_of_unseen_additions", share.unseenAdditions(), Double::sum);
            values.put("region_seen_gw", share.regionSites().seenGw());
            Double demand = hosts.figures(member.iso3()).values().get(HostFigures.DEMAND_SHARE);
            values.merge(HostFigures.DEMAND_SHARE, demand == null ? Double.NaN : demand, Double::sum);
            for (SiteStatus stage : SiteStatus.values()) {
                put(REGION_SITES, stage, share.regionSites().announcedGw(stage), listed);
            }
        }
        for (String name : List.of(
                "host_seen_gw", "region_seen_gw", "host_part_of_unseen_stock", "host_part_of_unseen_additions")) {
            sources.put(name, listed);
        }
        Source demand = hosts.figures(typical().iso3()).sources().get(HostFigures.DEMAND_SHARE);
        if (demand != null) {
            Source shown = demand;
            for (Country member : members) {
                shown = ImportedSource.among(shown, "GDP", data.imported(member.iso3(), Indicator.GDP_USD), BASE_YEAR);
            }
            sources.put(HostFigures.DEMAND_SHARE, shown);
        }
    }

    private void put(String name, SiteStatus stage, double[] gw, Source source) {
        series.put(name + "[" + stage.label() + "]", gw);
        sources.put(name + "[" + stage.label() + "]", source);
    }

    /** The figure of the host, except where a user's file gives the series that it is from. */
    private void putUnlessImported(HostFigures host, String name, Indicator indicator) {
        if (data.imported(code, indicator).headMap(BASE_YEAR, true).isEmpty()) {
            put(host, name);
        }
    }

    private void put(HostFigures host, String name) {
        Double value = host.values().get(name);
        if (value == null) {
            String cause = host.missing().getOrDefault(name, "not known");
            if (notes.stream().noneMatch(note -> note.subject().equals(name))) {
                notes.add(new Note(Kind.MISSING, name, name.replace('_', ' ') + ": " + cause));
            }
            values.put(name, Double.NaN);
        } else {
            values.put(name, value);
            Source source = host.sources().get(name);
            if (source != null) {
                sources.put(name, source);
            }
        }
    }

    /** Cost of a metered kWh of compute at the catalogue's defaults, by which countries without sites share what they add. */
    private static double costOfCompute(HostFigures host) {
        double capital = LevelisedTokenCost.usdPerProvisionedKwh(
                host.value(HostFigures.CAPEX),
                host.value(HostFigures.WACC),
                byDefault("cost_life"),
                byDefault("opex_share"),
                byDefault("utilisation"));
        return host.value(HostFigures.PUE_RATIO)
                * (byDefault("provisioned_per_metered") * capital + host.value(HostFigures.POWER_PRICE));
    }

    private static double byDefault(String parameter) {
        return ParameterTable.bundled().get(parameter).defaultValue().at(BASE_YEAR);
    }
}
