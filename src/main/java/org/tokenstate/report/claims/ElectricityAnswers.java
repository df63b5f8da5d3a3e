package org.tokenstate.report.claims;

import java.util.OptionalInt;
import org.tokenstate.data.Indicator;
import org.tokenstate.electricity.Convergence;
import org.tokenstate.electricity.GenerationData;
import org.tokenstate.electricity.GenerationPaths;
import org.tokenstate.electricity.GrowthModels;

/** Answers on generation, its crossing, curtailment and the price of power. */
final class ElectricityAnswers {
    private static final int LAST_PATH_YEAR = 2060;
    private static final long SEED = 42;

    private final Ground ground;

    ElectricityAnswers(Ground ground) {
        this.ground = ground;
    }

    /** The median of the joint paths; the ratio is of the waits, both from the date of the claim. */
    Figure crossing(Claim claim) {
        GenerationData generation = GenerationData.of(ground.data());
        Convergence paths = Convergence.of(
                generation.history("CHN"),
                generation.history("USA"),
                LAST_PATH_YEAR,
                GenerationPaths.Settings.of(GrowthModels.named(GrowthModels.BLEND)),
                Convergence.Adjustment.NONE,
                Convergence.DEFAULT_DRAWS,
                SEED);
        OptionalInt median = paths.quantileYear(0.5);
        int latest = (int) claim.high().orElseThrow();
        double model = median.orElse(LAST_PATH_YEAR);
        double made = Double.parseDouble(claim.asOf().substring(0, 4));
        double middle = claim.figure().orElseThrow();
        return Figure.of(
                        model,
                        "median crossing %s; %.0f %% of paths have crossed by %d, %.0f %% by 2040; the ratio is of the waits from"
                                + " the claim's date",
                        median.isPresent() ? Integer.toString(median.getAsInt()) : "after " + LAST_PATH_YEAR,
                        100 * paths.probabilityBy(latest),
                        latest,
                        100 * paths.probabilityBy(2040))
                .comparedBy((model - made) / (middle - made));
    }

    Figure chinaConsumption() {
        double generation = ground.china("generation_twh", 2025);
        double imports =
                ground.data().series("CHN", Indicator.NET_IMPORTS_TWH).in(2025).orElse(0);
        return Figure.of(
                generation + imports,
                "generation of 2025 as published by Ember, %,.0f TWh, with net imports of %.0f TWh; the claim is gross of grid"
                        + " losses and of plants' own use",
                generation,
                imports);
    }

    Figure generation(String code) {
        double twh =
                ground.data().series(code, Indicator.GENERATION_TWH).in(2024).orElseThrow();
        return Figure.of(
                twh,
                "2024 in the bundled table (Ember); the Energy Institute counts gross of plants' own use everywhere, the"
                        + " table does so for China alone");
    }

    Figure curtailment() {
        return Figure.of(
                Ground.parameter(ground.china(), "curtailment_rate", 2025),
                "an input of the model, one rate for wind and sun: this is consistency, not confirmation");
    }

    Figure powerDiscount() {
        double own = ground.china("power_price_usd_per_kwh", 2026);
        double other = ground.states("power_price_usd_per_kwh", 2026);
        return Figure.of(
                1 - own / other,
                "data centres pay %.1f in China and %.1f cents per kWh in the United States in 2026, both inputs",
                100 * own,
                100 * other);
    }
}
