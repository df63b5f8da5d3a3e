package org.tokenstate.economics.world;

/** The numbers that a quantity of the market may take, for its parts and for files alike. */
enum Range {
    SHARE(0, true, 1, "in [0, 1]"),
    POSITIVE(0, false, Double.MAX_VALUE, "> 0 and finite"),
    /** A limit may be absent, which is infinity. */
    LIMIT(0, true, Double.POSITIVE_INFINITY, ">= 0"),
    POSITIVE_LIMIT(0, false, Double.POSITIVE_INFINITY, "> 0"),
    NOT_NEGATIVE(0, true, Double.MAX_VALUE, ">= 0 and finite"),
    /** A share of offers: none at all is no block. */
    SERVING_SHARE(0, false, 1, "in (0, 1]"),
    DEMAND_ELASTICITY(-Double.MAX_VALUE, true, -Double.MIN_VALUE, "< 0 and finite"),
    /** A rate on the price: the bound of the parameters {@code tariff.*}; beyond it a figure in per cent is likelier than a rate. */
    RATE(-1, false, 5, "in (-1, 5], a fraction of the price (0.25 is 25 %),"),
    /** A mark-up of −1 would leave nothing of the price of compute. */
    MARKUP(-1, false, Double.MAX_VALUE, "> -1 and finite"),
    /** Beyond e^±50 a family is alone or gone. */
    DRIFT(-50, true, 50, "in [-50, 50], a change of log odds,");

    private final double low;
    private final boolean lowIncluded;
    private final double high;
    private final String words;

    Range(double low, boolean lowIncluded, double high, String words) {
        this.low = low;
        this.lowIncluded = lowIncluded;
        this.high = high;
        this.words = words;
    }

    /** The smallest number of the range. */
    double least() {
        return lowIncluded ? low : Math.nextUp(low);
    }

    /** The largest. */
    double most() {
        return high;
    }

    boolean contains(double value) {
        return (lowIncluded ? value >= low : value > low) && value <= high;
    }

    double require(double value, String what) {
        if (!contains(value)) {
            throw new IllegalArgumentException(what + " must be " + words + " but is " + value);
        }
        return value;
    }
}
