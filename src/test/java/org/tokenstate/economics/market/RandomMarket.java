package org.tokenstate.economics.market;

import java.util.Arrays;
import java.util.SplittableRandom;

/** A random calibrated market, its base data kept for comparison. */
final class RandomMarket {
    final SplittableRandom random;
    final int markets;
    final int tiers;
    final int origins;
    final MarketSolver solver;
    final double[] volume;
    final double[] tierShare;
    final double[] originShare;
    final double[] basePrice;
    final double[] baseAccess;
    double epsilon;
    double sigmaT;
    double sigmaO;

    RandomMarket(long seed) {
        random = new SplittableRandom(seed);
        markets = 1 + random.nextInt(4);
        tiers = 1 + random.nextInt(4);
        origins = 2 + random.nextInt(3);
        solver = new MarketSolver(markets, tiers, origins, 4);
        epsilon = -between(0.3, 3);
        sigmaT = between(0.5, 6);
        sigmaO = between(0.6, 20);
        if (random.nextInt(5) == 0) {
            sigmaT = 1;
        }
        if (random.nextInt(5) == 0) {
            sigmaO = random.nextBoolean() ? 1 : 1 + 1e-7;
        }
        solver.setElasticities(epsilon, sigmaT, sigmaO);
        volume = new double[markets];
        tierShare = new double[markets * tiers];
        originShare = new double[markets * tiers * origins];
        basePrice = new double[markets * tiers * origins];
        baseAccess = new double[markets * origins];
        Arrays.fill(baseAccess, 1);
        for (int k = 0; k < tiers; k++) {
            for (int o = 0; o < origins; o++) {
                double p = Math.exp(between(-4, 2));
                solver.setPrice(o, k, p);
                solver.energy[o * tiers + k] = p * Math.exp(between(-3, 0));
                solver.unitCost[o * tiers + k] = p * between(0.3, 0.9);
                for (int m = 0; m < markets; m++) {
                    basePrice[solver.index(m, k, o)] = p;
                }
            }
        }
        for (int m = 0; m < markets; m++) {
            volume[m] = Math.exp(between(0, 25));
            shares(tierShare, m * tiers, tiers, false);
            for (int k = 0; k < tiers; k++) {
                shares(originShare, solver.index(m, k, 0), origins, random.nextInt(3) == 0);
            }
        }
        calibrate();
    }

    void calibrate() {
        solver.calibrate(volume, tierShare, originShare, basePrice, baseAccess);
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    private void shares(double[] to, int from, int n, boolean gap) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            to[from + i] = gap && i > 0 && random.nextBoolean() ? 0 : Math.exp(between(-4, 0));
            sum += to[from + i];
        }
        for (int i = 0; i < n; i++) {
            to[from + i] /= sum;
        }
    }

    /** Moves prices, demand and policy away from the base year. */
    void disturb() {
        if (Math.abs(sigmaO - 1) < 0.05 && sigmaO != 1) {
            // Closed segments need an elasticity away from 1: see anOriginCannotBeShutOutNextToCobbDouglas.
            sigmaO = 1;
            solver.setElasticities(epsilon, sigmaT, sigmaO);
        }
        for (int m = 0; m < markets; m++) {
            solver.demandScale[m] = Math.exp(between(-1, 2));
            solver.host[m] = random.nextInt(origins);
            for (int o = 0; o < origins; o++) {
                int mo = m * origins + o;
                solver.tariff[mo] = random.nextInt(3) == 0 ? between(0, 1) : 0;
                solver.premium[mo] = random.nextInt(3) == 0 ? between(0, 0.2) : 0;
                solver.leakage[mo] = random.nextInt(3) == 0 ? between(0, 1) : 0;
                solver.access[mo] = o > 0 && random.nextInt(3) == 0 ? between(0, 1) : 1;
                for (int k = 0; k < tiers; k++) {
                    int i = solver.index(m, k, o);
                    solver.price[i] *= Math.exp(between(-1, 0.5));
                    solver.hostPrice[i] = solver.price[i] * Math.exp(between(-0.3, 0.3));
                    solver.hostEnergy[i] = solver.energy[solver.host[m] * tiers + k] * Math.exp(between(-0.3, 0.3));
                }
            }
        }
    }

    /** The proofs of the sweeps are for substitutes, or for markets without tariffs and premia: takes these away otherwise. */
    void keepToWhatIsProven() {
        if (sigmaO < Math.max(sigmaT, -epsilon)) {
            Arrays.fill(solver.tariff, 0);
            Arrays.fill(solver.premium, 0);
        }
    }

    /** Gives each origin a limit that binds, a supply curve, both or nothing, relative to its unlimited use. */
    void limit() {
        solver.solve();
        double[] free = new double[origins];
        for (int o = 0; o < origins; o++) {
            free[o] = solver.energyUsed(o);
        }
        for (int o = 0; o < origins; o++) {
            if (free[o] == 0) {
                continue;
            }
            int kind = random.nextInt(4);
            if (kind == 1 || kind == 3) {
                solver.capacity[o] = free[o] * between(0.05, 1.3);
            }
            if (kind >= 2) {
                int n = 1 + random.nextInt(4);
                solver.stepCount[o] = n;
                double price = random.nextBoolean() ? 0 : between(-0.1, 0.5);
                for (int j = 0; j < n; j++) {
                    solver.stepPrice[o * 4 + j] = price;
                    solver.stepQuantity[o * 4 + j] = free[o] * between(0.05, 0.6);
                    price += between(0, 2);
                }
            }
        }
    }
}
