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

    /** Chosen on countries outside the 30 largest, each forecast by the others alone. */
    private static final double OTHERS = 0.4;

    /** Chosen so that 80 % intervals hold near 80 % in each group of countries by size. */
    private static final double WIDER = 0.25;

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

    /**
     * Of generation per head of a country: the median as it stands for a large one. In a small one the path moves by
     * {@value #OTHERS} towards that of what other countries at such a level and growth went on to do, and the spread grows by
     * {@value #WIDER}, both times {@link GenerationHistory#smallness}.
     */
    @Override
    public Combination fit(GenerationHistory history) {
        Combination own = fit(history.values());
        double small = history.smallness();
        double growth = small > 0 && own.scale.logarithmic() ? history.growthOfOthers() : Double.NaN;
        if (Double.isNaN(growth)) {
            return own;
        }
        double last = own.members[0].last;
        double[] path = own.centre.clone();
        double[] factor = new double[path.length];
        for (int i = 0; i < path.length; i++) {
            path[i] += OTHERS * small * (last + growth * (i + 1) - path[i]);
            factor[i] = 1 + WIDER * small;
        }
        return own.about(path, factor);
    }

    static LinearFit onScale(Scale scale, LinearFit fit) {
        return scale.logarithmic() ? fit.inLogarithms(scale) : fit.withScale(scale);
    }
}
