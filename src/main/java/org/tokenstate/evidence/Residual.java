package org.tokenstate.evidence;

import java.util.ArrayList;
import java.util.List;

/**
 * A dated fact and what the model says of it.
 *
 * @param fact the fact
 * @param model the model's value
 */
public record Residual(DatedFact fact, double model) {
    /**
     * The residuals of the shipped defaults for the facts of the base year and later, a fact that only tells growth left out.
     *
     * @param facts the facts
     * @return the residuals in the order of the facts
     */
    public static List<Residual> ofDefaults(DatedFacts facts) {
        FactModel model = FactModel.bundled(facts);
        List<DatedFact> seen = facts.only(f -> f.year() >= model.baseYear()
                        && f.use() != DatedFact.Use.DRIFT
                        && f.use() != DatedFact.Use.HINDCAST)
                .all();
        double[] values = model.values(seen);
        List<Residual> residuals = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            residuals.add(new Residual(seen.get(i), values[i]));
        }
        return residuals;
    }

    /**
     * The residuals of a calibration.
     *
     * @param calibration the calibration
     * @return one a fact that it was fitted to
     */
    public static List<Residual> of(Calibration calibration) {
        return calibration.facts().stream()
                .map(f -> new Residual(f, calibration.valueOf(f)))
                .toList();
    }

    /**
     * {@return model less fact on the scale of the error, over the error}
     */
    public double inErrors() {
        return fact.residual(model);
    }
}
