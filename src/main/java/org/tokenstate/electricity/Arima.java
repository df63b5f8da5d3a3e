package org.tokenstate.electricity;

/**
 * ARIMA of order (0,1,0), (1,1,0) or (0,1,1), each with and without a drift: of these six the one of the least corrected Akaike
 * criterion (Hurvich and Tsai 1989). The yearly changes w are w_t - mu = phi (w_(t-1) - mu) + e_t or w_t - mu = e_t + theta
 * e_(t-1), fitted by exact maximum likelihood. Given phi or theta the standardised errors are linear in mu, so that only the
 * one coefficient, in [-0.95, 0.95], is searched.
 */
final class Arima {
    private static final double MOST = 0.95;
    private static final int GRID = 39;

    private final double[] change;
    private final Order order;
    private final boolean drifting;
    private double drift;
    private double squares;
    private double lastError;

    private enum Order {
        WALK,
        AUTOREGRESSIVE,
        MOVING_AVERAGE
    }

    private Arima(double[] change, Order order, boolean drifting) {
        this.change = change;
        this.order = order;
        this.drifting = drifting;
    }

    static LinearFit fit(Scale scale, double[] y) {
        double[] change = new double[y.length - 1];
        for (int t = 0; t < change.length; t++) {
            change[t] = y[t + 1] - y[t];
        }
        Arima best = new Arima(change, Order.WALK, false);
        double coefficient = 0;
        double least = Double.POSITIVE_INFINITY;
        for (Order order : Order.values()) {
            for (boolean drifting : new boolean[] {false, true}) {
                Arima one = new Arima(change, order, drifting);
                if (change.length <= one.parameters() + 1) {
                    continue;
                }
                double c = order == Order.WALK ? 0 : LineSearch.minimise(one::deviance, -MOST, MOST, GRID);
                double criterion = one.criterion(c);
                if (criterion < least) {
                    least = criterion;
                    best = one;
                    coefficient = c;
                }
            }
        }
        best.deviance(coefficient);
        return best.forecast(scale, y[y.length - 1], coefficient);
    }

    /** How many numbers are estimated, the variance among them. */
    private int parameters() {
        return 1 + (drifting ? 1 : 0) + (order == Order.WALK ? 0 : 1);
    }

    private double criterion(double coefficient) {
        int k = parameters();
        return deviance(coefficient) + 2.0 * k + 2.0 * k * (k + 1) / (change.length - k - 1);
    }

    /** Minus twice the logarithm of the likelihood with the variance concentrated out, up to a constant. */
    private double deviance(double c) {
        int n = change.length;
        double logs = 0;
        double s00 = 0;
        double s01 = 0;
        double s11 = 0;
        // errors of the changes and of a column of ones, before they are divided by the root of their variance r
        double e = 0;
        double e1 = 0;
        double r = 1;
        for (int t = 0; t < n; t++) {
            switch (order) {
                case WALK -> {
                    e = change[t];
                    e1 = 1;
                }
                case AUTOREGRESSIVE -> {
                    e = t == 0 ? change[0] : change[t] - c * change[t - 1];
                    e1 = t == 0 ? 1 : 1 - c;
                    r = t == 0 ? 1 / (1 - c * c) : 1;
                }
                case MOVING_AVERAGE -> {
                    e = t == 0 ? change[0] : change[t] - c * e / r;
                    e1 = t == 0 ? 1 : 1 - c * e1 / r;
                    r = t == 0 ? 1 + c * c : 1 + c * c - c * c / r;
                }
            }
            s00 += e * e / r;
            s01 += e * e1 / r;
            s11 += e1 * e1 / r;
            logs += Math.log(r);
        }
        drift = drifting ? s01 / s11 : 0;
        squares = Math.max(0, s00 - drift * (2 * s01 - drift * s11));
        lastError = (e - drift * e1) / r;
        return n * Math.log(Math.max(squares, 1e-24) / n) + logs;
    }

    private LinearFit forecast(Scale scale, double last, double c) {
        int n = change.length;
        double[] mean = new double[LinearFit.LONGEST];
        double[] psi = new double[LinearFit.LONGEST];
        double deviation = order == Order.AUTOREGRESSIVE ? change[n - 1] - drift : 0;
        double level = last;
        double power = 1;
        double sum = 0;
        for (int i = 0; i < mean.length; i++) {
            deviation *= c;
            level += drift + deviation + (order == Order.MOVING_AVERAGE && i == 0 ? c * lastError : 0);
            mean[i] = level;
            sum += power;
            power *= c;
            psi[i] = order == Order.AUTOREGRESSIVE ? sum : i == 0 ? 1 : 1 + c;
        }
        double sigma = Math.sqrt(squares / Math.max(1, n - parameters() + 1));
        double ofDrift = order == Order.AUTOREGRESSIVE ? 1 / (1 - c) : 1 + c;
        return new LinearFit(scale, last, mean, psi, sigma, drifting ? ofDrift * sigma / Math.sqrt(n) : 0);
    }
}
