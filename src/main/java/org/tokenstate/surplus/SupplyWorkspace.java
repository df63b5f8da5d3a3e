package org.tokenstate.surplus;

import java.util.Arrays;
import org.tokenstate.units.Require;

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
public final class SupplyWorkspace {
    private final double[] trancheTwh;
    private final double[] tranchePrice;
    private final double[] trancheHours;
    private final double[] used;
    private final int[] order;
    private final int[] names;
    private final double[] stepPrice;
    private final double[] stepTwh;
    private final double[] stepMeanPrice;
    /** Energy of a step by tranche in the order of price, TWh: {@code [step * most + i]}. */
    private final double[] stepFrom;

    private final double[] before;
    private final int most;
    private int tranches;
    private int steps;

    /**
     * Makes a workspace.
     *
     * @param maxTranches how many tranches it can hold; at least 1
     */
    public SupplyWorkspace(int maxTranches) {
        Require.atLeast(maxTranches, 1, "tranches of a supply workspace");
        trancheTwh = new double[maxTranches];
        tranchePrice = new double[maxTranches];
        trancheHours = new double[maxTranches];
        used = new double[maxTranches];
        order = new int[maxTranches];
        stepPrice = new double[maxTranches];
        stepTwh = new double[maxTranches];
        stepMeanPrice = new double[maxTranches];
        stepFrom = new double[maxTranches * maxTranches];
        before = new double[maxTranches];
        names = new int[maxTranches];
        most = maxTranches;
    }

    /** Forgets all tranches and steps. */
    public void clear() {
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
    public void add(double twh, double usdPerKwh, double hoursShare) {
        add(tranches, twh, usdPerKwh, hoursShare);
    }

    /**
     * Adds a tranche by a number of the caller's; one without energy is left out.
     *
     * @param name the number, by which {@link #fromTwh} asks for it
     * @param twh quantity delivered, TWh a year
     * @param usdPerKwh price, USD per kWh
     * @param hoursShare share of hours in which it is available; in (0, 1]
     */
    public void add(int name, double twh, double usdPerKwh, double hoursShare) {
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
        names[tranches] = name;
        tranches++;
    }

    /**
     * Builds the curve from the tranches added since {@link #clear()}.
     *
     * @param flatLoadTwh most flat load that can be served, TWh a year
     * @param share share of the energy that serves sold tokens
     */
    public void build(double flatLoadTwh, double share) {
        steps = 0;
        double firm = 0;
        double firmCost = 0;
        double lastTotal = 0;
        double lastCost = 0;
        Arrays.fill(before, 0);
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
                double part = share * quantity / (total - lastTotal);
                for (int i = 0; i < tranches; i++) {
                    int t = order[i];
                    double now = i > k ? 0 : trancheHours[t] < 1 ? used[i] : trancheTwh[t];
                    stepFrom[steps * most + i] = part * (now - before[i]);
                    before[i] = now;
                }
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
    public int steps() {
        return steps;
    }

    /**
     * The price of a step, at which its energy comes in.
     *
     * @param step the step, from 0, in order of price
     * @return price, USD per kWh
     */
    public double priceUsdPerKwh(int step) {
        return stepPrice[step];
    }

    /**
     * The energy of a step.
     *
     * @param step the step, from 0, in order of price
     * @return energy for sold tokens, TWh a year
     */
    public double twh(int step) {
        return stepTwh[step];
    }

    /**
     * What the energy of a step costs on average: less than its price where intermittent energy comes in with it.
     *
     * @param step the step, from 0, in order of price
     * @return mean price, USD per kWh
     */
    public double meanPriceUsdPerKwh(int step) {
        return stepMeanPrice[step];
    }

    /**
     * {@return all energy of the curve, TWh a year}
     */
    public double totalTwh() {
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            sum += stepTwh[i];
        }
        return sum;
    }

    /**
     * Energy offered up to and including a price.
     *
     * @param usdPerKwh the price, USD per kWh
     * @return energy, TWh a year
     */
    public double supplyAtTwh(double usdPerKwh) {
        double sum = 0;
        for (int i = 0; i < steps && stepPrice[i] <= usdPerKwh; i++) {
            sum += stepTwh[i];
        }
        return sum;
    }

    /**
     * The price of the step on which an amount of energy lies: the least price at which that much is offered. More than
     * there is lies on the last step.
     *
     * @param twh energy, TWh a year
     * @return price, USD per kWh
     * @throws IllegalStateException if the curve has no step
     */
    public double priceAtUsdPerKwh(double twh) {
        if (steps == 0) {
            throw new IllegalStateException("a supply curve without energy has no price");
        }
        double sum = stepTwh[0];
        int i = 0;
        while (sum < twh && i + 1 < steps) {
            i++;
            sum += stepTwh[i];
        }
        return stepPrice[i];
    }

    /**
     * What an amount of energy costs when the cheapest is used first.
     *
     * @param twh energy, TWh a year; what lies above the total of the curve is left out
     * @return cost, billion USD a year (TWh x USD per kWh)
     */
    public double costBillionUsd(double twh) {
        double left = twh;
        double cost = 0;
        for (int i = 0; i < steps && left > 0; i++) {
            double q = Math.min(left, stepTwh[i]);
            cost += q * stepMeanPrice[i];
            left -= q;
        }
        return cost;
    }

    /**
     * What an amount of energy takes of one tranche when the cheapest is used first.
     *
     * @param name the number with which the tranche was added
     * @param twh energy, TWh a year; what lies above the total of the curve is left out
     * @return energy of the tranche, TWh a year; 0 where it was left out
     */
    public double fromTwh(int name, double twh) {
        double from = 0;
        for (int i = 0; i < tranches; i++) {
            if (names[order[i]] == name) {
                double left = twh;
                for (int step = 0; step < steps && left > 0; step++) {
                    from += Math.min(1, left / stepTwh[step]) * stepFrom[step * most + i];
                    left -= stepTwh[step];
                }
            }
        }
        return from;
    }
}
