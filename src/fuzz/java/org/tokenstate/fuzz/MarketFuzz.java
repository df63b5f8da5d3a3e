package org.tokenstate.fuzz;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.tokenstate.economics.world.NoEquilibriumException;
import org.tokenstate.economics.world.WorldMarket;

/** Any market case is solved, has no equilibrium, or is a fault in words. */
public final class MarketFuzz {
    private MarketFuzz() {}

    /** Loads what is used. */
    public static void fuzzerInitialize() {
        fuzzerTestOneInput("{\"channels\": {\"api\": {\"demand_elasticity\": 1}}}".getBytes(StandardCharsets.UTF_8));
    }

    /** Reads one case and solves it. */
    public static void fuzzerTestOneInput(byte[] input) {
        Promise.inTime(input, () -> read(input));
    }

    private static void read(byte[] input) {
        Promise.files(input, "case.json");
        Path file = Promise.DIRECTORY.resolve("case.json");
        Promise.ofFile(() -> {
            WorldMarket market = WorldMarket.read(file);
            Promise.ofText(market::solve, NoEquilibriumException.class);
        });
    }
}
