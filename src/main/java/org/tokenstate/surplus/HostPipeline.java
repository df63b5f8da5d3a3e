package org.tokenstate.surplus;

import java.util.ArrayList;
import java.util.List;
import org.tokenstate.data.ComputeSite;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.PipelineOdds;
import org.tokenstate.data.SiteStatus;
import org.tokenstate.units.Require;

/**
 * The accelerators of a host by its list of sites: what is seen in service at the end of 2025, and what is announced for the
 * years after, times the odds of its status and as late as such sites are.
 *
 * <p>A site of several years comes in equal parts; what is not in service by August 2026 comes in 2026 at the earliest. An
 * announced part of year {@code a} with delay {@code s} comes in year {@code a + floor(s)} and the next, the later taking the
 * fraction of {@code s}:
 *
 * <pre>{@code additions(y) = sum over status of odds ((1 - f) announced(y - k) + f announced(y - k - 1)),  s = k + f}</pre>
 *
 * <p>Power is that of the facility in GW, of mixed sites the part of accelerators. The list sees a part of what is in
 * service: {@link RegionalHosts} brings it to the power of a region.
 */
public final class HostPipeline {
    /** The last year of what is known to be in service. */
    public static final int BASE_YEAR = 2025;

    /** The last year for which announcements are worth a projection; later ones are few. */
    public static final int LAST_YEAR = 2034;

    private static final SiteStatus[] STATUSES = SiteStatus.values();
    private static final int YEARS = 20;

    private final String place;
    private final double seenGw;
    /** Announced GW by status and year after the base year. */
    private final double[][] announcedGw;

    private final List<Part> sites;
    private final double[] odds;
    private final double[] slipYears;

    /**
     * A site and what the projection takes of it.
     *
     * @param site the site
     * @param inServiceGw the part in service at the end of 2025
     * @param announcedGw the part that counts and comes later by what is announced
     * @param expectedGw the part expected in service by the end of {@value #LAST_YEAR}, at the odds and the delay of its
     *     status, besides what is there already
     * @param leftOut why nothing of it counts; empty when something does
     */
    public record Part(ComputeSite site, double inServiceGw, double announcedGw, double expectedGw, String leftOut) {}

    private HostPipeline(
            String place, double seenGw, double[][] announcedGw, List<Part> sites, double[] odds, double[] slipYears) {
        this.place = place;
        this.seenGw = seenGw;
        this.announcedGw = announcedGw;
        this.sites = List.copyOf(sites);
        this.odds = odds;
        this.slipYears = slipYears;
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
        double[] odds = new double[STATUSES.length];
        double[] slip = new double[STATUSES.length];
        for (SiteStatus status : STATUSES) {
            PipelineOdds row = data.pipelineOdds(status);
            odds[status.index()] = row.completionOdds();
            slip[status.index()] = row.slipYears();
        }
        double[][] announced = new double[STATUSES.length][YEARS];
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
            double expected = 0;
            for (int year = first; year <= to && later > 0; year++) {
                double part = later / (to - first + 1);
                announced[s][year - BASE_YEAR - 1] += part;
                double spared = Math.min(1, Math.max(0, LAST_YEAR + 1 - year - slip[s]));
                expected += part * odds[s] * spared;
            }
            parts.add(new Part(site, inService, later, expected, leftOut(site)));
        }
        return new HostPipeline(place, seen, announced, parts, odds, slip);
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
     * @param status how far the sites have come
     * @param year the announced year
     * @return GW
     */
    public double announcedGw(SiteStatus status, int year) {
        return announcedGw(status.index(), year - BASE_YEAR - 1);
    }

    private double announcedGw(int status, int year) {
        return year < 0 || year >= YEARS ? 0 : announcedGw[status][year];
    }

    /**
     * Additions of a year by given odds and delays. Allocates nothing.
     *
     * @param year the year
     * @param oddsByStatus the probability that a site is built, by {@link SiteStatus#index()}
     * @param slipYearsByStatus the delay in years, not negative, by {@link SiteStatus#index()}
     * @return GW
     * @throws IllegalArgumentException if a delay is negative or NaN
     */
    public double additionsGw(int year, double[] oddsByStatus, double[] slipYearsByStatus) {
        double sum = 0;
        for (int s = 0; s < STATUSES.length; s++) {
            double slip = slipYearsByStatus[s];
            if (!(slip >= 0)) {
                throw new IllegalArgumentException(
                        "delay of sites " + STATUSES[s].words() + " must be >= 0 years but is " + slip);
            }
            int whole = (int) Math.min(slip, YEARS);
            double fraction = Math.min(slip, YEARS) - whole;
            int announced = year - BASE_YEAR - 1 - whole;
            sum += oddsByStatus[s]
                    * ((1 - fraction) * announcedGw(s, announced) + fraction * announcedGw(s, announced - 1));
        }
        return sum;
    }

    /**
     * Expected additions of a year, at the odds and delays of the table {@code pipeline_odds}.
     *
     * @param year the year
     * @return GW
     */
    public double additionsGw(int year) {
        return additionsGw(year, odds, slipYears);
    }

    /**
     * Expected additions of the years of a range.
     *
     * @param from the first year
     * @param to the last year
     * @return their sum, GW
     * @throws IllegalArgumentException unless {@code from <= to}
     */
    public double additionsGw(int from, int to) {
        Require.that(from <= to, "first year of additions must be <= %d but is %d", to, from);
        double sum = 0;
        for (int year = from; year <= to; year++) {
            sum += additionsGw(year);
        }
        return sum;
    }

    /**
     * {@return the odds of the table {@code pipeline_odds} by {@link SiteStatus#index()}; a copy}
     */
    public double[] odds() {
        return odds.clone();
    }

    /**
     * {@return the delays of the table {@code pipeline_odds} in years, by {@link SiteStatus#index()}; a copy}
     */
    public double[] slipYears() {
        return slipYears.clone();
    }

    /**
     * {@return the sites in the order of the list, those that do not count among them}
     */
    public List<Part> sites() {
        return sites;
    }
}
