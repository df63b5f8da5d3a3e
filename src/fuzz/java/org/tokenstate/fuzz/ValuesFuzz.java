package org.tokenstate.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tokenstate.catalogue.YearPath;
import org.tokenstate.numeric.Distribution;
import org.tokenstate.projection.ParameterValue;

/** Any text is a distribution, a path by year, a value with its unit, or a fault in words. */
public final class ValuesFuzz {
    private static final List<String> PARAMETERS = List.of(
            "demand_elasticity",
            "population_deviation",
            "power_price_usd_per_kwh.USA",
            "additions_gw.CHN",
            "base_tokens_mtok",
            "growth_model",
            "agent_share_midpoint");

    private ValuesFuzz() {}

    /** Loads what is used. */
    public static void fuzzerInitialize() {
        for (String text : List.of("beta(2.5, 1.5)", "56 USD/MWh", "2026: 1, 2", "2026: 1 -> 2030: 2", "x")) {
            fuzzerTestOneInput(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Reads one text as each; what was read is written and read back. */
    public static void fuzzerTestOneInput(byte[] input) {
        Promise.inTime(input, () -> read(input));
    }

    private static void read(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Promise.ofText(() -> distribution(text), IllegalArgumentException.class);
        Promise.ofText(() -> {
            YearPath path = YearPath.parse(text);
            same(path, YearPath.parse(path.toString()));
        });
        String parameter = PARAMETERS.get(input.length % PARAMETERS.size());
        Promise.ofText(() -> {
            ParameterValue value = ParameterValue.parse(parameter, text);
            same(value, ParameterValue.parse(parameter, value.toString()));
        });
    }

    private static void distribution(String text) {
        Distribution read = Distribution.parse(text);
        same(read, Distribution.parse(read.toString()));
        double before = Double.NEGATIVE_INFINITY;
        for (double p : new double[] {1e-9, 0.05, 0.5, 0.95, 1 - 1e-9}) {
            double x = read.quantile(p);
            if (!(x >= before)) {
                throw new IllegalStateException("quantiles of " + read + " must rise but " + x + " follows " + before);
            }
            before = x;
        }
    }

    private static void same(Object read, Object again) {
        if (!read.equals(again)) {
            throw new IllegalStateException(again + " was written for " + read);
        }
    }
}
