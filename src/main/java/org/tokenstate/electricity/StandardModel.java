package org.tokenstate.electricity;

/**
 * The growth model of the projection, and the default for any yearly series: the median of eight votes, in logarithms when the
 * series is positive. In logarithms vote {@link AveragedDamped} (twice), {@link Arima} and the random walk with the mean yearly
 * change of the whole series, whole and halved; on the values {@link AveragedDamped}, {@link Arima} and the dynamic optimised
 * Theta model. What is convex in logarithms and what is straight on the values meet between linear and exponential growth, and
 * the median leaves out the member that runs away.
 *
 * <p>The distribution is the mixture of the members, their errors spread by a factor that is the same for all years ahead and
 * lengths of the series, and their disagreement halved, as half of them do not make the median.
 */
record StandardModel() implements GrowthModel {
    /** Chosen so that 80 % intervals hold near 80 % of what came, of generation per head and of other yearly series alike. */
    private static final double SPREAD = 0.95;

    private static final double DISAGREEMENT = 0.5;

    @Override
    public String name() {
        return GrowthModels.DEFAULT;
    }

    @Override
    public Combination fit(double[] values) {
        Scale scale = Scale.of(values);
        Scale plain = new Scale(false, scale.unit());
        double[] y = scale.forward(values);
        double[] x = plain.forward(values);
        LinearFit damped = AveragedDamped.fit(scale, y);
        LinearFit[] members = {
            damped,
            damped,
            onScale(scale, AveragedDamped.fit(plain, x)),
            onScale(scale, Theta.dynamicOptimised(plain, x)),
            onScale(scale, Arima.fit(plain, x)),
            Arima.fit(scale, y),
            TrendMethods.drift(scale, y, y.length, 1),
            TrendMethods.drift(scale, y, y.length, 0.5)
        };
        return new Combination(scale, members, Combination.median(members), SPREAD, DISAGREEMENT);
    }

    static LinearFit onScale(Scale scale, LinearFit fit) {
        return scale.logarithmic() ? fit.inLogarithms(scale) : fit.withScale(scale);
    }
}
