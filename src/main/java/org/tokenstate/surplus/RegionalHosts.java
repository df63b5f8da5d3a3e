package org.tokenstate.surplus;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.HostRegion;
import org.tokenstate.units.internal.Require;

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
    private final Map<String, Share> members;

    private RegionalHosts(HostRegion region, Map<String, Share> members) {
        this.region = region;
        this.members = members;
    }

    static RegionalHosts of(
            Hosts hosts,
            Datasets data,
            HostRegion region,
            double stockGw,
            SiteOdds odds,
            ToDoubleFunction<HostFigures> relativeCost) {
        Require.notNegative(stockGw, "accelerators in service in region " + region.code() + " (GW)");
        double cloud = region.members().stream().mapToDouble(data::cloudSites).sum();
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
            double weight = stock + own.expectedGw(odds);
            weights.put(code, weight);
            settled += weight;
            boolean denied = data.chipLicences(code).stream().anyMatch(l -> !l.granted());
            if (weight == 0 && !denied) {
                newcomers.add(code);
            }
        }
        Map<String, Double> entry = entry(hosts.complete(List.copyOf(newcomers)), relativeCost);
        double forNewcomers = entry.isEmpty() ? 0 : settled > 0 ? NEWCOMERS : 1;
        Map<String, Share> members = new LinkedHashMap<>();
        for (String code : region.members()) {
            double part = newcomers.contains(code)
                    ? forNewcomers * entry.getOrDefault(code, 0.0)
                    : settled > 0 ? (1 - forNewcomers) * weights.getOrDefault(code, 0.0) / settled : 0;
            double unseenStock = cloud > 0 ? data.cloudSites(code) / cloud : 0;
            members.put(code, new Share(hosts.pipeline(code), located, unseenStock, part));
        }
        return new RegionalHosts(region, members);
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
     * What a member has of its region: its own sites and all located sites of the region, and its part of what no site shows.
     *
     * @param sites its own sites
     * @param regionSites those of all countries of the region
     * @param unseenStock part of the region's stock beyond its sites
     * @param unseenAdditions part of the region's additions beyond those of its sites
     */
    public record Share(HostPipeline sites, HostPipeline regionSites, double unseenStock, double unseenAdditions) {}

    /**
     * What a member has of its region.
     *
     * @param code the code of a country of the region
     * @return the share
     * @throws org.tokenstate.catalogue.InputException if the country is not of the region, with the nearest
     */
    public Share share(String code) {
        return Nearest.get("country of region " + region.code(), code, members);
    }
}
