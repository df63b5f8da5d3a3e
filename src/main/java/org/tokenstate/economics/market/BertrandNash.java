package org.tokenstate.economics.market;

/** Mark-ups μ = 1/(ε_own − 1) that are best answers to each other, found by damped iteration around the market solver. */
final class BertrandNash {
    private static final int MOST = 500;

    private BertrandNash() {}

    static void solve(MarketSolver solver, double demand, Substitution substitution) {
        double sigmaO = substitution.betweenOrigins();
        double sigmaT = substitution.betweenTiers();
        solver.solve();
        double damping = 1;
        double previous = Double.POSITIVE_INFINITY;
        for (int i = 0; i < MOST; i++) {
            double worst = 0;
            for (int m = 0; m < solver.markets(); m++) {
                for (int k = 0; k < solver.tiers(); k++) {
                    for (int o = 0; o < solver.origins(); o++) {
                        double spent = solver.volume(m, k, o) * solver.deliveredPrice(m, k, o);
                        if (spent == 0) {
                            continue;
                        }
                        double e = spent / solver.tierSpending(m, k);
                        double ofMarket = solver.tierSpending(m, k) / solver.spending(m);
                        double own = sigmaO * (1 - e) + sigmaT * e * (1 - ofMarket) - demand * e * ofMarket;
                        if (!(own > 1)) {
                            throw new NoEquilibriumException("no equilibrium: own-price elasticity of origin " + o
                                    + " must be > 1 for a finite Bertrand-Nash mark-up but is " + own);
                        }
                        int at = solver.index(m, k, o);
                        double wanted = solver.unitCost[o * solver.tiers() + k] * own / (own - 1);
                        double step = Math.log(wanted / solver.price[at]);
                        worst = Math.max(worst, Math.abs(step));
                        solver.price[at] *= Math.exp(damping * step);
                    }
                }
            }
            solver.solve(true);
            if (worst < 1e-13) {
                return;
            }
            if (worst > 0.9 * previous) {
                damping = Math.max(0.1, 0.7 * damping);
            }
            if (worst < 1e-11 && worst >= previous) {
                return;
            }
            previous = worst;
        }
        throw new NoEquilibriumException(
                "no equilibrium found: Bertrand-Nash mark-ups must settle to 1e-11 but move by " + previous);
    }
}
