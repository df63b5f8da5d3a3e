package org.tokenstate.electricity;

import java.util.Arrays;
import org.apache.commons.math3.special.Erf;

/**
 * Several methods together. The point is the mean or the median of the members' points; the distribution is their mixture, one
 * member a path, spread about the point: centre_h + kappa_h (lambda (mean_mh - centre_h) + error_mh).
 */
final class Combination implements GrowthModel.Fit {
    private static final int BISECTIONS = 60;

    final Scale scale;
    final LinearFit[] members;
    final double[] centre;
    private final double[] kappa;
    private final double lambda;

    /**
     * @param scale the scale of all members
     * @param members their fits
     * @param centre the points on the scale
     * @param kappa the factor of the spread
     * @param lambda how much of the members' disagreement counts
     */
    Combination(Scale scale, LinearFit[] members, double[] centre, double kappa, double lambda) {
        this(scale, members, centre, constant(kappa), lambda);
    }

    private Combination(Scale scale, LinearFit[] members, double[] centre, double[] kappa, double lambda) {
        this.scale = scale;
        this.members = members;
        this.centre = centre;
        this.kappa = kappa;
        this.lambda = lambda;
    }

    private static double[] constant(double value) {
        double[] all = new double[LinearFit.LONGEST];
        Arrays.fill(all, value);
        return all;
    }

    /**
     * The same methods about another path.
     *
     * @param path the points on the scale for h = 1, 2, ...
     * @param factor factors on the spread about it
     */
    Combination about(double[] path, double[] factor) {
        LinearFit[] moved = new LinearFit[members.length];
        for (int m = 0; m < moved.length; m++) {
            double[] mean = members[m].mean.clone();
            for (int i = 0; i < mean.length; i++) {
                mean[i] += path[i] - centre[i];
            }
            moved[m] = members[m].withMean(mean);
        }
        double[] spread = kappa.clone();
        for (int i = 0; i < spread.length; i++) {
            spread[i] *= factor[i];
        }
        return new Combination(scale, moved, path, spread, lambda);
    }

    /** The factor of the spread h years ahead. */
    double kappa(int h) {
        return kappa[h - 1];
    }

    static double[] mean(LinearFit[] members) {
        double[] centre = new double[LinearFit.LONGEST];
        for (LinearFit member : members) {
            for (int i = 0; i < centre.length; i++) {
                centre[i] += member.mean[i] / members.length;
            }
        }
        return centre;
    }

    static double[] median(LinearFit[] members) {
        double[] centre = new double[LinearFit.LONGEST];
        double[] sorted = new double[members.length];
        for (int i = 0; i < centre.length; i++) {
            for (int m = 0; m < members.length; m++) {
                sorted[m] = members[m].mean[i];
            }
            Arrays.sort(sorted);
            centre[i] = (sorted[(members.length - 1) / 2] + sorted[members.length / 2]) / 2;
        }
        return centre;
    }

    /** Where a member's mean lies once spread. */
    double mean(int member, int h) {
        return centre[h - 1] + kappa[h - 1] * lambda * (members[member].mean[h - 1] - centre[h - 1]);
    }

    @Override
    public double point(int h) {
        return scale.back(centre[LinearFit.index(h)]);
    }

    @Override
    public GrowthModel.Interval interval(double level, int h) {
        LinearFit.checked(level);
        LinearFit.index(h);
        double lower = scale.back(quantile(0.5 - level / 2, h));
        return new GrowthModel.Interval(lower, Math.max(lower, scale.back(quantile(0.5 + level / 2, h))));
    }

    /** A quantile of the mixture on the scale, by bisection between the least and the greatest of the members'. */
    double quantile(double probability, int h) {
        double z = LinearFit.quantile(probability);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double[] sd = new double[members.length];
        double[] mean = new double[members.length];
        for (int m = 0; m < members.length; m++) {
            sd[m] = kappa[h - 1] * members[m].standardDeviation(h);
            mean[m] = mean(m, h);
            low = Math.min(low, mean[m] + z * sd[m]);
            high = Math.max(high, mean[m] + z * sd[m]);
        }
        for (int i = 0; i < BISECTIONS && high > low; i++) {
            double x = (low + high) / 2;
            double below = 0;
            for (int m = 0; m < members.length; m++) {
                below += (sd[m] > 0 ? normal((x - mean[m]) / sd[m]) : x >= mean[m] ? 1 : 0) / members.length;
            }
            if (below < probability) {
                low = x;
            } else {
                high = x;
            }
        }
        return (low + high) / 2;
    }

    private static double normal(double z) {
        return 0.5 * Erf.erfc(-z / Math.sqrt(2));
    }

    @Override
    public int normalsNeeded(int horizon) {
        return horizon + 2;
    }

    /** The first number chooses the member, the second moves its drift, the others are the shocks of the years. */
    @Override
    public void simulate(double[] normals, double[] path) {
        int m = member(normal(normals[0]));
        double[] own = Arrays.copyOfRange(normals, 1, path.length + 2);
        for (int h = 1; h <= path.length; h++) {
            path[h - 1] = scale.back(mean(m, h) + kappa[h - 1] * members[m].error(own, h));
        }
    }

    /** The member of a uniform number: all are equally probable. */
    int member(double uniform) {
        return Math.min(members.length - 1, (int) (uniform * members.length));
    }
}
