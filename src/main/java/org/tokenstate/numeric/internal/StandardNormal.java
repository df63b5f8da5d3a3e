package org.tokenstate.numeric.internal;

/**
 * The standard normal distribution: density, distribution function and quantile, to about sixteen digits and without
 * allocation.
 *
 * <p>The distribution function uses the rational approximations of Cody (1969, Mathematics of Computation 23), the quantile
 * those of Wichura (1988, Applied Statistics 37, algorithm AS 241, PPND16).
 */
public final class StandardNormal {
    private static final double SQRT_32 = 5.656854249492380195206754896838;
    private static final double INVERSE_SQRT_2PI = 0.398942280401432677939946059934;

    private StandardNormal() {}

    /**
     * The density exp(−z²/2)/√(2π).
     *
     * @param z any number; 0 is returned at the infinities
     * @return the density
     */
    public static double density(double z) {
        return INVERSE_SQRT_2PI * Math.exp(-0.5 * z * z);
    }

    /**
     * The probability of a value not above z, with full relative accuracy in the lower tail.
     *
     * @param z any number or infinity
     * @return Φ(z), in [0, 1]
     */
    public static double cdf(double z) {
        double y = Math.abs(z);
        if (y <= 0.67448975) {
            double s = y > 1.11e-16 ? z * z : 0;
            double num = 0.065682337918207449113 * s;
            num = (num + 2.2352520354606839287) * s;
            num = (num + 161.02823106855587881) * s;
            num = (num + 1067.6894854603709582) * s + 18154.981253343561249;
            double den = (s + 47.20258190468824187) * s;
            den = (den + 976.09855173777669322) * s;
            den = (den + 10260.932208618978205) * s + 45507.789335026729956;
            return 0.5 + z * num / den;
        }
        double tail = y <= SQRT_32 ? middleTail(y) : y < 38.6 ? farTail(y) : 0;
        return z > 0 ? 1 - tail : tail;
    }

    private static double middleTail(double y) {
        double num = 1.0765576773720192317e-8 * y;
        num = (num + 0.39894151208813466764) * y;
        num = (num + 8.8831497943883759412) * y;
        num = (num + 93.506656132177855979) * y;
        num = (num + 597.27027639480026226) * y;
        num = (num + 2494.5375852903726711) * y;
        num = (num + 6848.1904505362823326) * y;
        num = (num + 11602.651437647350124) * y + 9842.7148383839780218;
        double den = (y + 22.266688044328115691) * y;
        den = (den + 235.38790178262499861) * y;
        den = (den + 1519.377599407554805) * y;
        den = (den + 6485.558298266760755) * y;
        den = (den + 18615.571640885098091) * y;
        den = (den + 34900.952721145977266) * y;
        den = (den + 38912.003286093271411) * y + 19685.429676859990727;
        return scaled(y, num / den);
    }

    private static double farTail(double y) {
        double s = 1 / (y * y);
        double num = 0.02307344176494017303 * s;
        num = (num + 0.21589853405795699) * s;
        num = (num + 0.1274011611602473639) * s;
        num = (num + 0.022235277870649807) * s;
        num = (num + 0.001421619193227893466) * s + 2.9112874951168792e-5;
        double den = (s + 1.28426009614491121) * s;
        den = (den + 0.468238212480865118) * s;
        den = (den + 0.0659881378689285515) * s;
        den = (den + 0.00378239633202758244) * s + 7.29751555083966205e-5;
        return scaled(y, (INVERSE_SQRT_2PI - s * num / den) / y);
    }

    /** Multiplies by exp(−y²/2) with the square split so that no digits are lost. */
    private static double scaled(double y, double factor) {
        double head = Math.rint(y * 16) / 16;
        double rest = (y - head) * (y + head);
        return Math.exp(-head * head * 0.5) * Math.exp(-rest * 0.5) * factor;
    }

    /**
     * The value that is not exceeded with a given probability.
     *
     * @param p in the open interval (0, 1)
     * @return Φ⁻¹(p)
     * @throws IllegalArgumentException unless {@code 0 < p < 1}
     */
    public static double quantile(double p) {
        double q = p - 0.5;
        if (Math.abs(q) <= 0.425) {
            double r = 0.180625 - q * q;
            double num =
                    ((((((2.5090809287301226727e+3 * r + 3.3430575583588128105e+4) * r + 6.7265770927008700853e+4) * r
                                                                                            + 4.5921953931549871457e+4)
                                                                                    * r
                                                                            + 1.3731693765509461125e+4)
                                                                    * r
                                                            + 1.9715909503065514427e+3)
                                                    * r
                                            + 1.3314166789178437745e+2)
                                    * r
                            + 3.3871328727963666080e0;
            double den =
                    ((((((5.2264952788528545610e+3 * r + 2.8729085735721942674e+4) * r + 3.9307895800092710610e+4) * r
                                                                                            + 2.1213794301586595867e+4)
                                                                                    * r
                                                                            + 5.3941960214247511077e+3)
                                                                    * r
                                                            + 6.8718700749205790830e+2)
                                                    * r
                                            + 4.2313330701600911252e+1)
                                    * r
                            + 1;
            return q * num / den;
        }
        return tailQuantile(p, q);
    }

    private static double tailQuantile(double p, double q) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("probability must be in (0, 1) but is " + p);
        }
        double r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
        double num;
        double den;
        if (r <= 5) {
            r -= 1.6;
            num = 7.74545014278341407640e-4 * r + 2.27238449892691845833e-2;
            num = num * r + 2.41780725177450611770e-1;
            num = num * r + 1.27045825245236838258e0;
            num = num * r + 3.64784832476320460504e0;
            num = num * r + 5.76949722146069140550e0;
            num = num * r + 4.63033784615654529590e0;
            num = num * r + 1.42343711074968357734e0;
            den = 1.05075007164441684324e-9 * r + 5.47593808499534494600e-4;
            den = den * r + 1.51986665636164571966e-2;
            den = den * r + 1.48103976427480074590e-1;
            den = den * r + 6.89767334985100004550e-1;
            den = den * r + 1.67638483018380384940e0;
            den = den * r + 2.05319162663775882187e0;
            den = den * r + 1;
        } else {
            r -= 5;
            num = 2.01033439929228813265e-7 * r + 2.71155556874348757815e-5;
            num = num * r + 1.24266094738807843860e-3;
            num = num * r + 2.65321895265761230930e-2;
            num = num * r + 2.96560571828504891230e-1;
            num = num * r + 1.78482653991729133580e0;
            num = num * r + 5.46378491116411436990e0;
            num = num * r + 6.65790464350110377720e0;
            den = 2.04426310338993978564e-15 * r + 1.42151175831644588870e-7;
            den = den * r + 1.84631831751005468180e-5;
            den = den * r + 7.86869131145613259100e-4;
            den = den * r + 1.48753612908506148525e-2;
            den = den * r + 1.36929880922735805310e-1;
            den = den * r + 5.99832206555887937690e-1;
            den = den * r + 1;
        }
        return q < 0 ? -num / den : num / den;
    }
}
