"""The token market of TokensToMarket.java in vectorised NumPy: all draws of a year at once.

The unknown is an energy price s >= 0 of each origin at which its use is within its capacity, or equal to it where s > 0. As in
Java: Newton's method on ln(use / capacity) of the origins that bind, in the logarithm of the mean price, from the prices of the year
before; draws that have settled are left out of the next iteration.
"""
from dataclasses import dataclass

import numpy as np

MARKET_MTOK = [1.31e11, 0.56e11, 1.25e11]
TIER_SHARE = [0.15, 0.30, 0.55]
CHINESE_SHARE = [[0.01, 0.12, 0.10], [0.60, 0.97, 0.97], [0.02, 0.20, 0.15]]
PRICE = [2.0, 0.5, 0.08]
ENERGY = [3.39, 1.284, 0.1926]
CHEAPER = [1, 0.4]
USA, CHN = 0, 1


@dataclass
class Parameters:
    elasticity: np.ndarray
    between_tiers: np.ndarray
    between_origins: np.ndarray
    demand: np.ndarray
    us_capacity: np.ndarray
    access: dict
    leakage: np.ndarray

    def of(self, chosen):
        access = {m: a[chosen] for m, a in self.access.items()}
        return Parameters(*(access if v is self.access else v[chosen] for v in self.__dict__.values()))


def demand(t, p, s):
    """Use of each origin, its derivatives by both prices, the use-weighted d ln price / d s, and China's receipts abroad."""
    n = s.shape[1]
    use, slope, receipts = np.zeros((2, n)), np.zeros((2, n)), np.zeros(n)
    derivative = np.zeros((2, 2, n))
    power_o, power_t = 1 - p.between_origins, 1 - p.between_tiers
    price, drift = 0.93**t, np.exp(0.06 * t)
    for m in range(3):
        psi = p.leakage if m == 0 else 0.0
        ratio, cost, by, weight = [], [], [], []
        for k in range(3):
            chinese = CHINESE_SHARE[m][k]
            # [origin]: delivered price, its derivatives by s_usa and s_chn, ratio to the base price, expenditure weight
            own = 1 - psi
            first = PRICE[k] * price
            delivered = [first + ENERGY[k] * s[USA], first * 0.4 + own * ENERGY[k] * s[CHN] + psi * ENERGY[k] * s[USA]]
            cost.append(delivered)
            by.append([(ENERGY[k], 0.0), (psi * ENERGY[k], own * ENERGY[k])])
            ratio.append([np.log(delivered[o] / (PRICE[k] * CHEAPER[o])) for o in (USA, CHN)])
            spent = [(1 - chinese) * PRICE[k], chinese * PRICE[k] * 0.4 * (drift if m != 1 else 1)]
            weight.append([w / sum(spent) for w in spent])
        mean = [TIER_SHARE[k] * PRICE[k] * (1 - 0.6 * CHINESE_SHARE[m][k]) for k in range(3)]
        segments = [(1.0, True)] if m == 1 else [(p.access[m], True), (1 - p.access[m], False)]
        for portion, admitted in segments:
            share, log_tier = [], []
            for k in range(3):
                if admitted:
                    other = weight[k][CHN] * np.exp(power_o * (ratio[k][CHN] - ratio[k][USA]))
                    total = weight[k][USA] + other
                    share.append([weight[k][USA] / total, other / total])
                    log_tier.append(ratio[k][USA] + np.log(total) / power_o)
                else:
                    share.append([1.0])
                    log_tier.append(ratio[k][USA] + np.log(weight[k][USA]) / power_o)
            tier = [mean[k] / sum(mean) * np.exp(power_t * log_tier[k]) for k in range(3)]
            total = tier[0] + tier[1] + tier[2]
            level = MARKET_MTOK[m] * p.demand * (1 + t) ** 1.2 * portion * sum(mean)
            spending = level * np.exp((1 + p.elasticity) * np.log(total) / power_t)
            market_use, market_gradient = [0.0, 0.0], [0.0, 0.0]
            for k in range(3):
                of_market = tier[k] / total
                spent = spending * of_market
                tier_use, tier_gradient = [0.0, 0.0], [0.0, 0.0]
                for o, e in enumerate(share[k]):
                    q = spent * e / cost[k][o]
                    parts = [ENERGY[k] * q, 0.0] if o == USA else [psi * ENERGY[k] * q, (1 - psi) * ENERGY[k] * q]
                    gradient = [d / cost[k][o] for d in by[k][o]]
                    for a in (USA, CHN):
                        tier_use[a] = tier_use[a] + parts[a]
                        tier_gradient[a] = tier_gradient[a] + e * gradient[a]
                        slope[a] += parts[a] * gradient[a]
                        for b in (USA, CHN):
                            derivative[a, b] -= p.between_origins * parts[a] * gradient[b]
                    if o == CHN and m != 1:
                        receipts += (1 - psi) * q * (PRICE[k] * 0.4 * price + ENERGY[k] * s[CHN])
                for a in (USA, CHN):
                    use[a] += tier_use[a]
                    market_use[a] = market_use[a] + tier_use[a]
                    market_gradient[a] = market_gradient[a] + of_market * tier_gradient[a]
                    for b in (USA, CHN):
                        derivative[a, b] += (p.between_origins - p.between_tiers) * tier_use[a] * tier_gradient[b]
            for a in (USA, CHN):
                for b in (USA, CHN):
                    derivative[a, b] += (p.between_tiers + p.elasticity) * market_use[a] * market_gradient[b]
    return use, derivative, slope, receipts


def solve(t, p, capacity, s):
    """Solves a year from the prices s, which become the solution; returns China's receipts abroad."""
    n = s.shape[1]
    receipts = np.empty(n)
    left = np.arange(n)
    for _ in range(60):
        now = s[:, left]
        limit = capacity[:, left]
        use, derivative, slope, earned = demand(t, p.of(left), now)
        gap = np.log(use / limit)
        binds = (now > 0) | (gap > 1e-13)
        settled = np.all(np.where(binds, np.abs(gap) < 1e-11, True), axis=0)
        receipts[left[settled]] = earned[settled]
        if settled.all():
            return receipts
        # ln use = ln capacity for the origins that bind, no change for the others
        a, d = (np.where(binds[o], derivative[o, o] / use[o], 1) for o in (USA, CHN))
        b, c = (np.where(binds[0] & binds[1], derivative[o, 1 - o] / use[o], 0) for o in (USA, CHN))
        right = np.where(binds, -gap, 0)
        step = np.array([d * right[0] - b * right[1], a * right[1] - c * right[0]]) / (a * d - b * c)
        scale = use / slope
        moved = now + scale * np.expm1(np.clip(step / scale, -6, 6))
        s[:, left] = np.where(binds, np.maximum(0, moved), 0)
        left = left[~settled]
    raise ArithmeticError(f"{left.size} markets of year {t} have not settled")


def difference(sample):
    """The largest relative difference between revenues here and those of Java for the same tokens and parameters."""
    elasticity, tiers, origins, scale, capacity, usa, row, leakage = np.array(sample["parameters"])
    p = Parameters(elasticity, tiers, origins, scale, capacity, {0: usa, 2: row}, leakage)
    java = np.array(sample["revenue"])
    return np.max(np.abs(revenues(np.array(sample["tokens"]), p) / java - 1))


def revenues(tokens, p):
    """China's export revenue by year and draw, where it can serve the given tokens."""
    result = np.empty_like(tokens)
    block = 4000  # arrays of a block stay in the cache
    for first in range(0, tokens.shape[1], block):
        chosen = slice(first, first + block)
        part = p.of(chosen)
        s = np.zeros((2, part.demand.size))
        before = s
        for t in range(tokens.shape[0]):
            if t > 0:  # as in Java, the search starts on the line through the last two years
                line = np.where((s > 0) & (before > 0), np.maximum(s / 2, 2 * s - before), s)
                before, s = s, line
            capacity = np.array([4e11 * 1.25**t * part.us_capacity, tokens[t, chosen] / 1e6])
            result[t, chosen] = solve(t, part, capacity, s)
    return result
