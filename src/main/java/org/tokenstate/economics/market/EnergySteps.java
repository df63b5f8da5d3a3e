package org.tokenstate.economics.market;

/**
 * The supply of energy to each origin: steps of ascending price up to its capacity, with the breaks where supply grows. Break j
 * of origin o has its price and the supply from there on.
 */
final class EnergySteps {
    private final MarketInputs in;
    /** The most breaks of an origin: those of origin o start at {@code o * breaks}. */
    final int breaks;

    /** Price from which a supply holds, USD/kWh. */
    final double[] price;

    /** Supply from there on, kWh a year. */
    final double[] supply;

    /** Number of breaks of each origin, at least 1. */
    final int[] count;

    EnergySteps(MarketInputs in) {
        this.in = in;
        int origins = in.origins;
        breaks = in.steps + 1;
        price = new double[origins * breaks];
        supply = new double[origins * breaks];
        count = new int[origins];
    }

    /** Reads the steps of this solve; one out of its bounds is an IllegalArgumentException. */
    void prepare() {
        for (int o = 0; o < in.origins; o++) {
            double cap = in.capacity[o];
            if (!(cap >= 0)) {
                throw MarketInputs.bad("capacity in kWh", -1, -1, o, ">= 0", cap);
            }
            int n = in.stepCount[o];
            if (n < 0 || n > in.steps) {
                throw MarketInputs.bad("number of energy steps", -1, -1, o, "in [0, " + in.steps + "]", n);
            }
            int at = o * breaks;
            price[at] = 0;
            supply[at] = n == 0 ? cap : 0;
            int found = 1;
            double cumulated = 0;
            double last = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < n; j++) {
                double q = in.stepQuantity[o * in.steps + j];
                double pi = in.stepPrice[o * in.steps + j];
                if (!(q >= 0)) {
                    throw MarketInputs.bad("quantity of an energy step in kWh", -1, -1, o, ">= 0", q);
                }
                if (!(pi >= last && pi < Double.POSITIVE_INFINITY)) {
                    throw MarketInputs.bad("price of an energy step in USD/kWh", -1, -1, o, "finite and ascending", pi);
                }
                last = pi;
                cumulated += q;
                double sum = Math.min(cap, cumulated);
                if (sum > supply[at + found - 1]) {
                    if (pi > price[at + found - 1]) {
                        price[at + found++] = pi;
                    }
                    supply[at + found - 1] = sum;
                }
            }
            count[o] = found;
        }
    }
}
