package org.tokenstate.electricity;

import org.tokenstate.catalogue.InputException;

/**
 * The scale on which errors add up: logarithms for positive series, values in units of their mean size otherwise. What comes
 * back from it is not below {@code least}: zero for a series without a negative value.
 */
record Scale(boolean logarithmic, double unit, double least) {
    Scale(boolean logarithmic, double unit) {
        this(logarithmic, unit, Double.NEGATIVE_INFINITY);
    }

    /** Bounds of the exponent, so that no result overflows; far outside every sensible forecast. */
    private static final double MOST = 700;

    /** Checks a series and chooses its scale. */
    static Scale of(double[] values) {
        if (values.length < GrowthModels.LEAST_VALUES) {
            throw new InputException("a series must have at least " + GrowthModels.LEAST_VALUES
                    + " consecutive yearly values but has " + values.length);
        }
        double size = 0;
        boolean positive = true;
        boolean negative = false;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new InputException(
                        "value " + (i + 1) + " of a series must be a finite number but is " + values[i]);
            }
            positive &= values[i] > 0;
            negative |= values[i] < 0;
            size += Math.abs(values[i]) / values.length;
        }
        return new Scale(positive, size == 0 ? 1 : size, negative ? Double.NEGATIVE_INFINITY : 0);
    }

    /** Values on this scale, relative to the mean size, so that a change of unit changes nothing. */
    double[] forward(double[] values) {
        double[] y = new double[values.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = forward(values[i]);
        }
        return y;
    }

    double forward(double value) {
        return logarithmic ? Math.log(value / unit) : value / unit;
    }

    double back(double y) {
        return logarithmic
                ? Math.min(
                        Double.MAX_VALUE,
                        Math.max(Double.MIN_NORMAL, unit * Math.exp(Math.max(-MOST, Math.min(MOST, y)))))
                : Math.max(least, Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, unit * y)));
    }
}
