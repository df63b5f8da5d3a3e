package org.tokenstate.electricity;

import org.tokenstate.catalogue.InputException;

/**
 * The growth models that know published outlooks. {@code outlook} follows their path, and grows as the statistical default does
 * after the last year that an outlook names. The other model, blend, weighs the logarithms of outlook and statistical default
 * by their records, see {@link Outlooks}; a country of which no outlook speaks has the statistical default. The spread is that of the
 * default times what the record says of the errors by lead.
 */
record OutlookModel(String name, boolean blends) implements GrowthModel {
    @Override
    public Fit fit(double[] values) {
        throw new InputException("growth model '" + name
                + "' needs a country of which outlooks are published and does not forecast other series");
    }

    @Override
    public Combination fit(GenerationHistory history) {
        Combination statistical = new StandardModel().fit(history);
        if (history.outlook().isEmpty()) {
            if (blends) {
                return statistical;
            }
            throw new InputException("growth model '" + name + "' needs a published outlook but there is none for "
                    + history.series().name());
        }
        OutlookPath outlook = history.outlook().orElseThrow();
        double last = statistical.members[0].last;
        double[] path = statistical.centre.clone();
        double[] factor = new double[path.length];
        int reach = outlook.lastYear() - outlook.baseYear();
        double ahead = 0;
        for (int i = 0; i < path.length; i++) {
            int h = i + 1;
            if (h <= reach) {
                ahead = last + outlook.growthPerHead(outlook.baseYear() + h) - path[i];
            }
            path[i] += blends ? Outlooks.weight(h) * ahead : ahead;
            factor[i] = blends ? Outlooks.relativeErrorOfBlend(h) : Outlooks.relativeError(h);
        }
        return statistical.about(path, factor);
    }
}
