package org.tokenstate.surplus;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.tokenstate.catalogue.Nearest;
import org.tokenstate.data.ComputeSite;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.HostRegion;
import org.tokenstate.units.Require;

/**
 * The members of a region and what each has of its accelerators, so that members add up to their region.
 *
 * <p>The list of sites sees a part of what is in service. Of the region's stock a member has its sites in service and, of what
 * no site shows, the part of its cloud regions:
 *
 * <pre>{@code stock(c) = seen(c) + (stock - seen) cloud(c) / cloud}</pre>
 *
 * <p>Of the region's additions it has what is expected of its announced sites and, of what no site announces, a tenth goes to
 * countries without sites or cloud regions, by {@code generation exp(-4 cost / mean cost)}, and nine tenths to the others by
 * their stock and pipeline. A country that export rules deny accelerators is no such newcomer. Where the list expects more
 * than the region adds, all sites are cut alike.
 */
public final class RegionalHosts {
    /** The part of what no site announces that goes to countries without sites. */
    private static final double NEWCOMERS = 0.1;

    /** Response of newcomers' parts to their cost over its mean. */
    private static final double COST_RESPONSE = 4;

    private final HostRegion region;
    private final double stockGw;
    /** All sites of the region, those at no known country among them. */
    private final HostPipeline sites;
    /** Those of its countries. */
    private final HostPipeline located;

    private final Map<String, Member> members;

    private record Member(HostPipeline sites, double unseenStock, double unseenAdditions) {}

    private RegionalHosts(
            HostRegion region, double stockGw, HostPipeline sites, HostPipeline located, Map<String, Member> members) {
        this.region = region;
        this.stockGw = stockGw;
        this.sites = sites;
        this.located = located;
        this.members = members;
    }

    static RegionalHosts of(
            Hosts hosts, Datasets data, HostRegion region, double stockGw, ToDoubleFunction<HostFigures> relativeCost) {
        Require.notNegative(stockGw, "accelerators in service in region " + region.code() + " (GW)");
        double cloud = region.members().stream().mapToDouble(data::cloudSites).sum();
        HostPipeline sites = HostPipeline.of(data, region.code(), sitesOf(data, region));
        HostPipeline located = HostPipeline.of(
                data,
                region.code(),
                data.computeSites().stream()
                        .filter(s -> region.members().contains(s.code()))
                        .toList());
        double unseen = Math.max(0, stockGw - located.seenGw());
        double settled = 0;
        Set<String> newcomers = new LinkedHashSet<>();
        Map<String, Double> weights = new LinkedHashMap<>();
        for (String code : region.members()) {
            HostPipeline own = hosts.pipeline(code);
            double stock = own.seenGw() + (cloud > 0 ? unseen * data.cloudSites(code) / cloud : 0);
            double weight = stock + own.additionsGw(HostPipeline.BASE_YEAR + 1, HostPipeline.LAST_YEAR);
            weights.put(code, weight);
            settled += weight;
            boolean denied = data.chipLicences(code).stream().anyMatch(l -> !l.granted());
            if (weight == 0 && !denied) {
                newcomers.add(code);
            }
        }
        Map<String, Double> entry = entry(hosts.complete(List.copyOf(newcomers)), relativeCost);
        double forNewcomers = entry.isEmpty() ? 0 : settled > 0 ? NEWCOMERS : 1;
        Map<String, Member> members = new LinkedHashMap<>();
        for (String code : region.members()) {
            double part = newcomers.contains(code)
                    ? forNewcomers * entry.getOrDefault(code, 0.0)
                    : settled > 0 ? (1 - forNewcomers) * weights.getOrDefault(code, 0.0) / settled : 0;
            double unseenStock = cloud > 0 ? data.cloudSites(code) / cloud : 0;
            members.put(code, new Member(hosts.pipeline(code), unseenStock, part));
        }
        return new RegionalHosts(region, stockGw, sites, located, members);
    }

    /** Sites of the countries of a region, and of a group that lies in it. */
    private static List<ComputeSite> sitesOf(Datasets data, HostRegion region) {
        Set<String> codes = new HashSet<>(region.members());
        data.groups().stream()
                .filter(g -> region.members().containsAll(g.members()))
                .forEach(g -> codes.add(g.code()));
        return data.computeSites().stream()
                .filter(s -> codes.contains(s.code()))
                .toList();
    }

    private static Map<String, Double> entry(List<HostFigures> newcomers, ToDoubleFunction<HostFigures> relativeCost) {
        Map<String, Double> weights = new LinkedHashMap<>();
        double mean = newcomers.stream().mapToDouble(relativeCost).average().orElse(1);
        double sum = 0;
        for (HostFigures own : newcomers) {
            double weight = own.value(HostFigures.GENERATION)
                    * Math.exp(-COST_RESPONSE * relativeCost.applyAsDouble(own) / mean);
            weights.put(own.code(), weight);
            sum += weight;
        }
        double all = sum;
        weights.replaceAll((code, weight) -> weight / all);
        return weights;
    }

    /**
     * {@return the region}
     */
    public HostRegion region() {
        return region;
    }

    /**
     * {@return all sites of the region together, those of which only the union is known among them}
     */
    public HostPipeline sites() {
        return sites;
    }

    /**
     * {@return the part of the region's stock at the end of 2025 that the list of sites sees; NaN when there is no stock}
     */
    public double coverage() {
        return sites.seenGw() / stockGw;
    }

    /**
     * What a member has of its region: its own sites and all located sites of the region, and its part of what no site shows.
     *
     * @param seenGw in service at the end of 2025 by the list of sites, GW
     * @param regionSeenGw the same of all countries of the region
     * @param unseenStock part of the region's stock beyond its sites
     * @param sitesGw expected additions of its sites by year from 2025 on, GW
     * @param regionSitesGw the same of all countries of the region
     * @param unseenAdditions part of the region's additions beyond those of its sites
     */
    public record Share(
            double seenGw,
            double regionSeenGw,
            double unseenStock,
            double[] sitesGw,
            double[] regionSitesGw,
            double unseenAdditions) {}

    /**
     * What a member has of its region.
     *
     * @param code the code of a country of the region
     * @return the share
     * @throws org.tokenstate.catalogue.InputException if the country is not of the region, with the nearest
     */
    public Share share(String code) {
        Member own = member(code);
        return new Share(
                own.sites.seenGw(),
                located.seenGw(),
                own.unseenStock,
                byYear(own.sites),
                byYear(located),
                own.unseenAdditions);
    }

    private static double[] byYear(HostPipeline sites) {
        double[] years = new double[HostPipeline.LAST_YEAR - HostPipeline.BASE_YEAR + 1];
        for (int i = 1; i < years.length; i++) {
            years[i] = sites.additionsGw(HostPipeline.BASE_YEAR + i);
        }
        return years;
    }

    /**
     * What a member has in service at the end of 2025.
     *
     * @param code the code of a country of the region
     * @return GW
     * @throws org.tokenstate.catalogue.InputException if the country is not of the region, with the nearest
     */
    public double stockGw(String code) {
        return stockGw(code, stockGw);
    }

    /**
     * What a member has in service at the end of 2025 when the region has another stock, as in a draw.
     *
     * @param code the code of a country of the region
     * @param regionGw accelerators in service in the region at the end of 2025, GW
     * @return GW; members add up to the region
     * @throws org.tokenstate.catalogue.InputException if the country is not of the region, with the nearest
     */
    public double stockGw(String code, double regionGw) {
        Member own = member(code);
        return split(own.sites.seenGw(), located.seenGw(), regionGw, own.unseenStock);
    }

    /**
     * What a member adds in a year, of what its region adds.
     *
     * @param code the code of a country of the region
     * @param year the year
     * @param regionGw what the region adds in that year, GW
     * @return GW; members add up to the region
     * @throws org.tokenstate.catalogue.InputException if the country is not of the region, with the nearest
     */
    public double additionsGw(String code, int year, double regionGw) {
        Member own = member(code);
        return split(own.sites.additionsGw(year), located.additionsGw(year), regionGw, own.unseenAdditions);
    }

    /**
     * The same by given odds and delays. Allocates nothing.
     *
     * @param code the code of a country of the region
     * @param year the year
     * @param regionGw what the region adds in that year, GW
     * @param oddsByStatus as of {@link HostPipeline#additionsGw(int, double[], double[])}
     * @param slipYearsByStatus as there
     * @return GW; members add up to the region
     * @throws org.tokenstate.catalogue.InputException if the country is not of the region, with the nearest
     */
    public double additionsGw(
            String code, int year, double regionGw, double[] oddsByStatus, double[] slipYearsByStatus) {
        Member own = member(code);
        return split(
                own.sites.additionsGw(year, oddsByStatus, slipYearsByStatus),
                located.additionsGw(year, oddsByStatus, slipYearsByStatus),
                regionGw,
                own.unseenAdditions);
    }

    /** A member's sites and its part of what no site shows; sites are cut alike where they are more than the region. */
    private static double split(double own, double all, double region, double part) {
        return all > region ? own * (region / all) : own + (region - all) * part;
    }

    private Member member(String code) {
        return Nearest.get("country of region " + region.code(), code, members);
    }
}
