package org.tokenstate.surplus;

import java.util.List;
import java.util.Map;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.HostRegion;

/** The hosts against the figures of the regions that the world's model assumes. */
final class WorldOfHosts {
    static final Datasets DATA = Datasets.bundled();
    static final Hosts HOSTS =
            Hosts.of(DATA, Map.of("USA", 0.022, "CHN", 0.045, "EUR", 0.015, "GLF", 0.035, "ROW", 0.035), 0.03);
    static final int FROM = 2026;
    static final int TO = 2030;
    private static final Map<String, Double> STOCK_GW =
            Map.of("USA", 16 * 0.992, "CHN", 2.6 * 0.99, "EUR", 1.6 * 0.992, "GLF", 0.4 * 0.992, "ROW", 2 * 0.992);
    private static final Map<String, List<Double>> PATH_GW = Map.of(
            "USA", List.of(10 * 0.934, 13 * 0.934, 16 * 0.934, 19 * 0.934, 22 * 0.934),
            "CHN", List.of(1.2, 2.0, 3.3, 5.0, 7.5),
            "EUR", List.of(0.8, 1.1, 1.5, 1.9, 2.3),
            "GLF", List.of(0.4, 0.8, 1.2, 1.6, 2.0),
            "ROW", List.of(1.0, 1.4, 1.8, 2.2, 2.6));

    private WorldOfHosts() {}

    static double stockGw(HostRegion region) {
        return of(STOCK_GW, region.code());
    }

    static double pathGw(HostRegion region, int year) {
        return of(PATH_GW, region.code()).get(year - FROM);
    }

    static double pathGw(HostRegion region) {
        double sum = 0;
        for (int year = FROM; year <= TO; year++) {
            sum += pathGw(region, year);
        }
        return sum;
    }

    private static <V> V of(Map<String, V> values, String code) {
        V value = values.get(code);
        if (value == null) {
            throw new AssertionError("no figure for region " + code);
        }
        return value;
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
        return HOSTS.region(region.code(), stockGw(region), WorldOfHosts::cost);
    }
}
