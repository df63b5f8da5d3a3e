package org.tokenstate.surplus;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import org.tokenstate.catalogue.Source;
import org.tokenstate.catalogue.internal.Nearest;

/**
 * The figures of the base year of a host, under the names by which the text of the world reads them.
 *
 * @param code the code of the country or group
 * @param region the region of the world's model that it belongs to
 * @param values value by name, in the unit of the parameter of that name; only figures that are known or follow from a rule
 * @param sources where each comes from, and how it is known
 * @param missing why a figure has no value, by name
 */
public record HostFigures(
        String code,
        String region,
        Map<String, Double> values,
        Map<String, Source> sources,
        Map<String, String> missing) {
    /** Gross domestic product of 2025, USD. */
    public static final String GDP = "gdp_usd";

    /** Exports of goods of 2025, USD. */
    public static final String GOODS = "goods_exports_usd";

    /** Generation of 2025, TWh. */
    public static final String GENERATION = "generation_twh";

    /** Growth of generation a year. */
    public static final String GENERATION_GROWTH = "generation_growth";

    /** Price of electricity for a data centre, USD/kWh. */
    public static final String POWER_PRICE = "host_power_price_usd_per_kwh";

    /** Accelerators, servers and data centre of a provisioned kW, USD. */
    public static final String CAPEX = "host_capex_usd_per_kw";

    /** Real cost of capital a year. */
    public static final String WACC = "host_wacc";

    /** Energy of the data centre over that of its servers, over the same in the United States. */
    public static final String PUE_RATIO = "host_pue_ratio";

    /** Share of the demand of its region. */
    public static final String DEMAND_SHARE = "host_demand_share";

    /** Most of its generation that accelerators may take. */
    public static final String POWER_SHARE = "host_power_share";

    /** Copies the maps. */
    public HostFigures {
        values = Map.copyOf(values);
        sources = Map.copyOf(sources);
        missing = Map.copyOf(missing);
    }

    /**
     * A figure.
     *
     * @param name its name, such as {@link #GDP}
     * @return the value
     * @throws org.tokenstate.catalogue.InputException if there is none, with the nearest names
     */
    public double value(String name) {
        return Nearest.get("figure of host " + code, name, values);
    }

    /**
     * Whether all is known that a host needs: product, exports of goods, generation, price of electricity and cost of
     * capital.
     *
     * @return whether no figure is missing
     */
    public boolean complete() {
        return missing.isEmpty();
    }

    /**
     * The distribution from which an ensemble draws a figure: assumptions of the form that the world's parameters have.
     *
     * @param name its name
     * @return the distribution as the table of parameters writes it; empty for a figure that is not drawn
     * @throws org.tokenstate.catalogue.InputException if the figure is missing
     */
    public Optional<String> distribution(String name) {
        double value = value(name);
        return switch (name) {
            case POWER_PRICE -> Optional.of(triangular(0.7 * value, value, 1.3 * value));
            case POWER_SHARE -> Optional.of(triangular(0.5 * value, value, 1.5 * value));
            case WACC -> Optional.of(triangular(Math.max(0.01, value - 0.03), value, value + 0.03));
            case GENERATION_GROWTH -> Optional.of(triangular(value - 0.01, value, value + 0.01));
            case CAPEX -> Optional.of("lognormal(median=" + text(value) + ", sigma=0.2)");
            default -> Optional.empty();
        };
    }

    private static String triangular(double low, double mode, double high) {
        return "triangular(" + text(low) + ", " + text(mode) + ", " + text(high) + ")";
    }

    private static String text(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(6));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
