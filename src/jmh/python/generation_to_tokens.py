"""The chain from generation to tokens in vectorised NumPy: the same equations as GenerationToTokens.java.

Usage: generation_to_tokens.py COEFFICIENTS.json DRAWS. Prints nanoseconds a draw (median of warm rounds) and the median of
the tokens of the last year. One year at a time over all draws, so that every operation is one pass over contiguous arrays; random numbers by NumPy's own fast generator (PCG64, ziggurat normals).
"""
import json
import sys
import time

import numpy as np

coefficients = json.load(open(sys.argv[1]))
mean = np.array(coefficients["mean"])
weight = np.array(coefficients["weight"])
n = int(sys.argv[2])
YEARS, LIFE, LOSS, EXISTING = 25, 6, 0.035, 170.0
KEEP = 1 - LOSS
ADDITIONS = [1.2, 2.0, 3.3, 5.0, 7.5, 10, 12.5, 15, 17, 19, 21, 23, 25, 27, 29]


def triangular(r, a, m, b):
    u = r.random(n)
    f = (m - a) / (b - a)
    return np.where(u < f, a + np.sqrt(u * (b - a) * (m - a)), b - np.sqrt((1 - u) * (b - a) * (b - m)))


def truncated_normal(r, mean, sd, low, high):
    x = mean + sd * r.standard_normal(n)
    while True:
        bad = np.flatnonzero((x < low) | (x > high))
        if bad.size == 0:
            return x
        x[bad] = mean + sd * r.standard_normal(bad.size)


def run(seed):
    r = np.random.default_rng(seed)
    results = tokens_of(r)
    quantiles = np.percentile(results, [5, 25, 50, 75, 95], axis=1)
    return quantiles, results.mean(axis=1), results.std(axis=1, ddof=1), results.min(axis=1), results.max(axis=1)


def tokens_of(r):
    member = r.integers(0, mean.shape[0], n)
    shocks = r.standard_normal((n, weight.shape[1]))
    per_head = np.empty((YEARS, n))
    for m in range(mean.shape[0]):
        chosen = np.flatnonzero(member == m)
        per_head[:, chosen] = np.exp(mean[m] + shocks[chosen] @ weight[m]).T
    deviation = r.standard_normal(n)
    rate = triangular(r, 0.03, 0.06, 0.12)
    reserve = triangular(r, 0.1, 0.15, 0.2)
    sold = triangular(r, 0.2, 0.33, 0.5)
    utilisation = triangular(r, 0.35, 0.60, 0.85)
    progress = truncated_normal(r, 1, 0.25, 0.3, 1.7)
    factor = np.exp(0.5 * r.standard_normal(n))
    sigma = np.log(16) / (2 * 1.6448536269514722)
    base = 0
    for kwh, low, mode, high in ((0.15 * 0.37, 0.7, 1.0, 1.3), (0.30 * 0.14, 0.245, 0.35, 0.455), (0.55 * 0.021, 0.42, 0.6, 0.78)):
        base = base + kwh * np.exp(sigma * r.standard_normal(n)) * triangular(r, low, mode, high)
    penalty = triangular(r, 0.1, 0.4, 0.6)
    firm_additions = triangular(r, 5, 25, 40)

    inverse = 1 / (1 + progress * 0.35)
    curtailed = 0.22 * rate / (1 - rate) * KEEP
    peak = (1 + reserve) / (8.76 * 0.79)
    capacity = 8.76 * utilisation * sold / 1.9
    w = 1.5 ** -np.arange(LIFE)
    w = 2.6 * w / w.sum()
    vintages = [w[LIFE - 1 - i] for i in range(LIFE)]  # oldest first; numbers broadcast
    power = np.ones(n)

    def stock():
        live = vintages[-1]
        work = vintages[-LIFE]
        for age in range(LIFE - 2, -1, -1):
            work = vintages[-1 - age] + inverse * work
        for age in range(1, LIFE):
            live = live + vintages[-1 - age]
        return live, live * power / work

    start = stock()[1]
    power *= inverse
    software = np.ones(n)
    overbuilt = np.zeros(n)
    tokens = np.empty((YEARS, n))
    for t in range(YEARS):
        vintages.append(ADDITIONS[min(t, 14)] * factor)
        live, hardware = stock()
        power *= inverse
        software *= 1 - np.minimum(0.9, progress * (0.15 - 0.10 * min(1, t / 14)))
        overbuilt *= 0.9
        overbuilt += firm_additions
        twh = per_head[t] * ((1.41e9 - 4e6 * t) / 1e9 + deviation * (2.2e6 * t / 2.563 / 1e9))
        kwh = base * software * (hardware / start) * (1 + min(1, 0.4 + 0.06 * t) * 0.94**t * penalty)
        idle = np.maximum(0, 1450 * 8.76 * 0.85 - twh * 0.62) * KEEP
        firm_twh = EXISTING + 15 * KEEP + idle + overbuilt * (8.76 * 0.85 * KEEP)
        firm_gw = twh * (1750 / 10500) - peak * np.maximum(0, twh * 0.97 - EXISTING) + overbuilt + EXISTING / 8.76
        flat = EXISTING + KEEP * 8.76 * np.maximum(0, firm_gw - EXISTING / 8.76)
        curve = firm_twh + np.minimum(twh * curtailed, 0.12 / 0.88 * firm_twh)
        tokens[t] = np.minimum(live * capacity, np.minimum(curve, flat) * sold) * 1e15 / kwh
    return tokens


times = []
for seed in range(7):
    begin = time.perf_counter()
    quantiles = run(seed)[0]
    times.append((time.perf_counter() - begin) / n * 1e9)
warm = sorted(times[2:])
print(warm[len(warm) // 2], quantiles[2, -1])
