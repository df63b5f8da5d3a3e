package org.tokenstate.surplus;

import java.util.ArrayList;
import java.util.List;
import org.tokenstate.data.ComputeSite;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.SiteStatus;

/**
 * The accelerators of a host by its list of sites: what is seen in service at the end of 2025, and what is announced for the
 * years after. The odds that a site is built and its delay are parameters of its stage ({@code site_odds}, {@code site_delay});
 * the text of the model applies them year by year.
 *
 * <p>A site of several years comes in equal parts; what is not in service by August 2026 comes in 2026 at the earliest. Power is
 * that of the facility in GW, of mixed sites the part of accelerators. The list sees a part of what is in service: {@link
 * RegionalHosts} brings it to the power of a region.
 */
public final class HostPipeline {
    /** The last year of what is known to be in service. */
    public static final int BASE_YEAR = 2025;

    /** The last year for which announcements are worth a projection; later ones are few. */
    public static final int LAST_YEAR = 2034;

    private final String place;
    private final double seenGw;
    /** Announced GW by status and year from the base year on. */
    private final double[][] announcedGw;

    private final List<Part> sites;

    /**
     * A site and what the projection takes of it.
     *
     * @param site the site
     * @param inServiceGw the part in service at the end of 2025
     * @param announcedGw the part that counts and comes later by what is announced
     * @param leftOut why nothing of it counts; empty when something does
     */
    public record Part(ComputeSite site, double inServiceGw, double announcedGw, String leftOut) {
        /**
         * {@return what of the announced part counts: the part times the odds of the site's stage, GW}
         *
         * @param odds the odds by stage
         */
        public double countedGw(SiteOdds odds) {
            return odds.odds().applyAsDouble(site.status()) * announcedGw;
        }
    }

    private HostPipeline(String place, double seenGw, double[][] announcedGw, List<Part> sites) {
        this.place = place;
        this.seenGw = seenGw;
        this.announcedGw = announcedGw;
        this.sites = List.copyOf(sites);
    }

    /**
     * The pipeline of a country, a group or the world.
     *
     * @param data the data
     * @param codeOrName code or name of a country or group, or {@code WLD}; sites of which only the union is known belong to
     *     {@code EU27} and to no country
     * @return the pipeline, empty where no site is on the list
     * @throws org.tokenstate.catalogue.InputException if the place is unknown, with the nearest
     */
    public static HostPipeline of(Datasets data, String codeOrName) {
        String code = data.place(codeOrName);
        if (code.equals(Datasets.WORLD)) {
            return of(data, code, data.computeSites());
        }
        List<String> codes = new ArrayList<>(List.of(code));
        data.groups().stream().filter(g -> g.code().equals(code)).forEach(g -> codes.addAll(g.members()));
        return of(
                data,
                code,
                data.computeSites().stream()
                        .filter(s -> codes.contains(s.code()))
                        .toList());
    }

    /** The pipeline of some sites. */
    static HostPipeline of(Datasets data, String place, List<ComputeSite> sites) {
        double[][] announced = new double[SiteStatus.values().length][LAST_YEAR - BASE_YEAR + 1];
        double seen = 0;
        List<Part> parts = new ArrayList<>();
        for (ComputeSite site : sites) {
            double gw = site.computeGw();
            boolean there = site.status() == SiteStatus.OPERATING;
            int from = there ? site.firstYear() : Math.max(site.firstYear(), BASE_YEAR + 1);
            int to = Math.max(from, site.lastYear());
            double inService = gw * Math.max(0, Math.min(to, BASE_YEAR) - from + 1) / (to - from + 1);
            seen += inService;
            double later = gw - inService;
            int first = Math.max(from, BASE_YEAR + 1);
            int s = site.status().index();
            for (int year = first; year <= to && later > 0; year++) {
                double part = later / (to - first + 1);
                if (year <= LAST_YEAR) {
                    announced[s][year - BASE_YEAR] += part;
                }
            }
            parts.add(new Part(site, inService, later, leftOut(site)));
        }
        return new HostPipeline(place, seen, announced, parts);
    }

    private static String leftOut(ComputeSite site) {
        if (!site.counted()) {
            return site.note().isEmpty() ? "no load of accelerators at a known place" : site.note();
        }
        if (site.powerMw().isEmpty() || site.firstYear() == 0) {
            return "its power is not known";
        }
        return site.aiShare() == 0 ? "no accelerators" : "";
    }

    /**
     * {@return the code of the place}
     */
    public String place() {
        return place;
    }

    /**
     * {@return what the list of sites sees in service at the end of 2025, GW}
     */
    public double seenGw() {
        return seenGw;
    }

    /**
     * What is announced, before odds and delay.
     *
     * @param stage how far the sites have come
     * @return GW by year from {@value #BASE_YEAR} on, up to {@value #LAST_YEAR}
     */
    public double[] announcedGw(SiteStatus stage) {
        return announcedGw[stage.index()].clone();
    }

    /**
     * What is expected in service by the end of {@value #LAST_YEAR} besides what is there already.
     *
     * @param odds the odds and delays by stage
     * @return GW
     */
    public double expectedGw(SiteOdds odds) {
        double expected = 0;
        for (SiteStatus stage : SiteStatus.values()) {
            double[] years = announcedGw[stage.index()];
            for (int t = 1; t < years.length; t++) {
                expected += years[t] * odds.expected(stage, BASE_YEAR + t);
            }
        }
        return expected;
    }

    /**
     * {@return the sites in the order of the list, those that do not count among them}
     */
    public List<Part> sites() {
        return sites;
    }
}
