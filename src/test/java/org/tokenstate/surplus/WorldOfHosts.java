package org.tokenstate.surplus;

import java.util.Map;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.HostRegion;

/** The hosts against the figures of the regions that the world's model assumes. */
final class WorldOfHosts {
    static final Datasets DATA = Datasets.bundled();
    static final Hosts HOSTS =
            Hosts.of(DATA, Map.of("USA", 0.022, "CHN", 0.045, "EUR", 0.015, "GLF", 0.035, "ROW", 0.035), 0.03);
    private static final Map<String, Double> STOCK_GW =
            Map.of("USA", 16 * 0.992, "CHN", 2.6 * 0.99, "EUR", 1.6 * 0.992, "GLF", 0.4 * 0.992, "ROW", 2 * 0.992);

    /** What the table of parameters says by default. */
    static final SiteOdds ODDS = new SiteOdds(
            stage -> new double[] {1, 0.95, 0.8, 0.5, 0.25, 0.05}[stage.index()],
            stage -> new double[] {0, 0.3, 0.75, 1.5, 2, 3}[stage.index()]);

    private WorldOfHosts() {}

    static double stockGw(HostRegion region) {
        Double stock = STOCK_GW.get(region.code());
        if (stock == null) {
            throw new AssertionError("no figure for region " + region.code());
        }
        return stock;
    }

    /** Cost of a reference kWh with the world's life of five years, operating share, use and overhead. */
    static double cost(HostFigures host) {
        double wacc = host.value(HostFigures.WACC);
        double recovery = wacc / (1 - Math.pow(1 + wacc, -5));
        return host.value(HostFigures.PUE_RATIO)
                * (1.9 * host.value(HostFigures.CAPEX) * (recovery + 0.05) / (8760 * 0.6)
                        + host.value(HostFigures.POWER_PRICE));
    }

    static RegionalHosts of(HostRegion region) {
        return HOSTS.region(region.code(), stockGw(region), ODDS, WorldOfHosts::cost);
    }
}
