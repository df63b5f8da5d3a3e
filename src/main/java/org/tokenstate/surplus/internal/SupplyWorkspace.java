package org.tokenstate.surplus.internal;

import org.tokenstate.units.internal.Require;

/**
 * Scratch for building supply curves in a loop without allocation: clear, add tranches, build, read. Serves one thread.
 *
 * <p>Round-the-clock tranches carry plant; a tranche with a share {@code h < 1} of the hours can at most serve that share
 * of a flat load. So at every price {@code s}, with {@code F(s)} the round-the-clock energy up to {@code s}, all tranches
 * of at most {@code h} hours together give no more than {@code h / (1 - h) F(s)}: alone they give nothing, and they lower
 * the mean price rather than the marginal one. The hours of such tranches are taken to coincide.
 *
 * <p>{@code Supply(s) = share x min(flat load limit, F(s) + intermittent(s))}: a nondecreasing, right-continuous step
 * function.
 */
final class SupplyWorkspace {
    private final double[] trancheTwh;
    private final double[] tranchePrice;
    private final double[] trancheHours;
    private final double[] used;
    private final int[] order;
    private final double[] stepPrice;
    private final double[] stepTwh;
    private final double[] stepMeanPrice;
    private int tranches;
    private int steps;

    /**
     * Makes a workspace.
     *
     * @param maxTranches how many tranches it can hold; at least 1
     */
    SupplyWorkspace(int maxTranches) {
        Require.atLeast(maxTranches, 1, "tranches of a supply workspace");
        trancheTwh = new double[maxTranches];
        tranchePrice = new double[maxTranches];
        trancheHours = new double[maxTranches];
        used = new double[maxTranches];
        order = new int[maxTranches];
        stepPrice = new double[maxTranches];
        stepTwh = new double[maxTranches];
        stepMeanPrice = new double[maxTranches];
    }

    /** Forgets all tranches and steps. */
    void clear() {
        tranches = 0;
        steps = 0;
    }

    /**
     * Adds a tranche; one without energy is left out.
     *
     * @param twh quantity delivered, TWh a year
     * @param usdPerKwh price, USD per kWh
     * @param hoursShare share of hours in which it is available; in (0, 1]
     */
    void add(double twh, double usdPerKwh, double hoursShare) {
        if (!(twh > 0)) {
            return;
        }
        int at = tranches;
        while (at > 0 && tranchePrice[order[at - 1]] > usdPerKwh) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = tranches;
        trancheTwh[tranches] = twh;
        tranchePrice[tranches] = usdPerKwh;
        trancheHours[tranches] = hoursShare;
        tranches++;
    }

    /**
     * Builds the curve from the tranches added since {@link #clear()}.
     *
     * @param flatLoadTwh most flat load that can be served, TWh a year
     * @param share share of the energy that serves sold tokens
     */
    void build(double flatLoadTwh, double share) {
        steps = 0;
        double firm = 0;
        double firmCost = 0;
        double lastTotal = 0;
        double lastCost = 0;
        for (int k = 0; k < tranches && lastTotal < flatLoadTwh; k++) {
            int j = order[k];
            if (trancheHours[j] >= 1) {
                firm += trancheTwh[j];
                firmCost += trancheTwh[j] * tranchePrice[j];
            }
            double total = firm;
            double cost = firmCost;
            for (int i = 0; i <= k; i++) {
                int t = order[i];
                if (trancheHours[t] < 1) {
                    used[i] = Math.min(trancheTwh[t], roomForIntermittent(i, firm));
                    total += used[i];
                    cost += used[i] * tranchePrice[t];
                }
            }
            double quantity = Math.min(total, flatLoadTwh) - lastTotal;
            if (quantity > 0) {
                stepPrice[steps] = tranchePrice[j];
                stepTwh[steps] = share * quantity;
                stepMeanPrice[steps] = (cost - lastCost) / (total - lastTotal);
                steps++;
                lastTotal = Math.min(total, flatLoadTwh);
                lastCost = cost;
            }
        }
    }

    /** What the i-th tranche by price may add to the intermittent tranches before it: the least over all wider hours. */
    private double roomForIntermittent(int i, double firm) {
        double ownHours = trancheHours[order[i]];
        double room = room(ownHours, i, firm);
        for (int w = 0; w < i; w++) {
            double hours = trancheHours[order[w]];
            if (hours > ownHours && hours < 1) {
                room = Math.min(room, room(hours, i, firm));
            }
        }
        return Math.max(0, room);
    }

    private double room(double hours, int before, double firm) {
        double taken = 0;
        for (int n = 0; n < before; n++) {
            if (trancheHours[order[n]] <= hours) {
                taken += used[n];
            }
        }
        return hours / (1 - hours) * firm - taken;
    }

    /**
     * {@return the number of steps of the curve}
     */
    int steps() {
        return steps;
    }

    /**
     * The price of a step, at which its energy comes in.
     *
     * @param step the step, from 0, in order of price
     * @return price, USD per kWh
     */
    double priceUsdPerKwh(int step) {
        return stepPrice[step];
    }

    /**
     * The energy of a step.
     *
     * @param step the step, from 0, in order of price
     * @return energy for sold tokens, TWh a year
     */
    double twh(int step) {
        return stepTwh[step];
    }

    /**
     * What the energy of a step costs on average: less than its price where intermittent energy comes in with it.
     *
     * @param step the step, from 0, in order of price
     * @return mean price, USD per kWh
     */
    double meanPriceUsdPerKwh(int step) {
        return stepMeanPrice[step];
    }
}
