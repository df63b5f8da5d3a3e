package org.tokenstate.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.numeric.Distribution;
import org.tokenstate.projection.TokenStateModel;

/**
 * A slider of the explorer for one parameter of the catalogue, with a field for its number.
 *
 * @param name the parameter
 * @param unit its unit; empty for a pure number
 * @param about what it is
 * @param source where its default comes from
 * @param lower the least value that the catalogue allows, and the field takes
 * @param upper the greatest
 * @param low the low end of the slider: the 0.5 % quantile of the parameter's distribution, or its least value
 * @param high the high end: the 99.5 % quantile, or twice the default
 * @param step a round step, about a hundredth of the way
 */
record Slider(
        String name,
        String unit,
        String about,
        String source,
        double lower,
        double upper,
        double low,
        double high,
        double step) {

    /** All sliders by subject. Those of {@code other} matter to countries without figures of their own. */
    static final Map<String, List<Slider>> ALL = all();

    private static Map<String, List<Slider>> all() {
        Map<String, List<String>> names = new LinkedHashMap<>();
        names.put("Demand", List.of("spending_saturation", "diffusion", "demand_elasticity", "income_elasticity"));
        names.put("Energy per token", List.of("progress_scale", "work_growth.frontier", "model_efficiency_factor"));
        names.put(
                "Trade",
                List.of(
                        "taste_drift.api",
                        "drift_half_life",
                        "family_substitution.api",
                        "access_left.USA",
                        "tariff.USA.CHN",
                        "premium.USA.CHN"));
        names.put(
                "Supply",
                List.of(
                        "generation_factor",
                        "firm_additions_share.other",
                        "further_additions_gw.other",
                        "power_share.other",
                        "power_price_factor.other",
                        "wacc_premium.other",
                        "additions_factor.CHN",
                        "additions_factor.USA",
                        "additions_factor.EUR",
                        "additions_factor.other",
                        "capex_factor.other",
                        "capex_usd_per_kw.CHN",
                        "capex_usd_per_kw.USA",
                        "cost_life",
                        "utilisation",
                        "goods_exports_growth"));
        Map<String, List<Slider>> all = new LinkedHashMap<>();
        names.forEach((subject, of) -> all.put(
                subject,
                of.stream().map(ParameterTable.bundled()::get).map(Slider::of).toList()));
        return Collections.unmodifiableMap(all);
    }

    private static Slider of(Parameter parameter) {
        double middle = parameter.defaultValue().at(TokenStateModel.FIRST_YEAR + 1);
        Optional<Distribution> spread = parameter.distribution();
        double low = spread.map(d -> Math.min(middle, d.quantile(0.005))).orElse(0.0);
        double high = spread.map(d -> Math.max(middle, d.quantile(0.995))).orElse(Math.max(1, 2 * middle));
        low = Math.max(low, parameter.lower());
        high = Math.min(high, parameter.upper());
        BigDecimal step = BigDecimal.valueOf((high - low) / 100).round(new MathContext(1, RoundingMode.HALF_UP));
        return new Slider(
                parameter.name(),
                parameter.unit().equals("1") ? "" : parameter.unit(),
                parameter.description(),
                parameter.source().marked(),
                parameter.lower(),
                parameter.upper(),
                steps(middle, low, step),
                steps(middle, high, step),
                step.doubleValue());
    }

    /** From the default in whole steps as far as an end, so that the default itself can be met. */
    private static double steps(double middle, double end, BigDecimal step) {
        BigDecimal from = BigDecimal.valueOf(middle);
        BigDecimal count = BigDecimal.valueOf(end).subtract(from).divide(step, 0, RoundingMode.DOWN);
        return from.add(count.multiply(step)).doubleValue();
    }
}
