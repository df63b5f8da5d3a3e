package org.tokenstate.electricity;

import org.tokenstate.catalogue.InputException;
import org.tokenstate.data.Frequency;

/**
 * The seasonal naive forecast: the value of the same quarter or month of the last year, y_(T+h) = y_(T+h-s); its error is that of
 * a seasonal random walk, whose variance grows by one change over a year with every year ahead (Hyndman and Athanasopoulos 2021,
 * §5.5).
 */
record SeasonalNaive(Frequency frequency) implements GrowthModel {
    static final String NAME = "seasonal-naive";

    @Override
    public String name() {
        return NAME;
    }

    /** Two years: one to repeat, and one change over a year for each of its periods. */
    @Override
    public int leastValues() {
        return 2 * frequency.perYear();
    }

    @Override
    public LinearFit fit(double[] values) {
        int n = values.length;
        if (n < leastValues()) {
            throw new InputException("growth model '" + NAME + "' needs two years, " + leastValues() + " "
                    + frequency.plural() + ", but has " + n);
        }
        int s = frequency.perYear();
        Scale scale = Scale.of(values);
        double[] y = scale.forward(values);
        double sum = 0;
        for (int t = s; t < n; t++) {
            sum += (y[t] - y[t - s]) * (y[t] - y[t - s]);
        }
        double[] mean = new double[LinearFit.LONGEST];
        double[] psi = new double[LinearFit.LONGEST];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = y[n - s + i % s];
            psi[i] = i % s == 0 ? 1 : 0;
        }
        return new LinearFit(scale, y[n - 1], mean, psi, Math.sqrt(sum / (n - s)), 0);
    }
}
