"""The NumPy side of src/jmh/compare.sh: runs the program that CompareWithNumpy wrote, and checks or times it.

Usage: compare.py DIRECTORY [BLOCK [PART]]. Requires that the results are those of Java, then prints microseconds a draw
of the fastest of some warm rounds.
"""
import json
import sys
import time

import numpy as np

DIRECTORY = sys.argv[1]
BLOCK = int(sys.argv[2]) if len(sys.argv) > 2 else 4096
# draws of a part
PART = int(sys.argv[3]) if len(sys.argv) > 3 else 512
ROUNDS = 3
TOLERANCE = 1e-9

sys.path.insert(0, DIRECTORY)
import program  # noqa: E402
import solvers  # noqa: E402

given = json.load(open(DIRECTORY + '/given.json'))
names = given['results']
DRAWS, YEARS = given['draws'], given['years']
parameters = np.fromfile(DIRECTORY + '/parameters.f64').reshape(len(given['parameters']), DRAWS)
series = np.fromfile(DIRECTORY + '/series.f64').reshape(len(given['series']), YEARS, DRAWS)
expected = np.fromfile(DIRECTORY + '/results.f64').reshape(len(given['results']), YEARS, DRAWS)
shared = [[np.array(value) for value in row] for row in np.fromfile(DIRECTORY + '/shared.f64').reshape(YEARS, -1)]


class Run:
    """Rooms for a block of draws: the solvers take it as a whole, the equations in parts."""

    def __init__(self, width):
        self.width = width
        self.work = [getattr(solvers, plan['name'])(plan, width) for plan in program.SOLVERS]
        self.parts = [self.part(slice(first, min(first + PART, width))) for first in range(0, width, PART)]

    def part(self, lanes):
        width = lanes.stop - lanes.start
        v = [None] * program.SHARED + list(np.zeros((program.PLACES - program.SHARED, width)))
        b = [None] * program.PLACES
        for place in program.BOOLEANS:
            b[place] = np.zeros(width, bool)
        for plan, solver in zip(program.SOLVERS, self.work):
            for k, place in enumerate(plan['places']):
                if place >= 0:
                    v[place] = solver.out[k, lanes]
        return lanes, v, b, np.zeros(width, bool), np.zeros(width)

    def run(self, first, results):
        read = []
        for lanes, _, _, _, _ in self.parts:
            at = slice(first + lanes.start, first + lanes.stop)
            p = {}
            for (i, start, before), row in zip(given['parameters'], parameters):
                p[i] = [np.array(value) for value in before] + [row[at]] * (YEARS - start)
            read.append((p, {i: rows[:, at] for i, rows in zip(given['series'], series)}, at))
        for (_, v, b, m, t), (p, d, _) in zip(self.parts, read):
            list(program.drawn(v, b, m, t, shared[0], p, d, None, 0))
        for year in range(YEARS):
            step = program.first if year == 0 else program.later
            runs = [step(v, b, m, t, shared[year], p, d, list(results[:, year, at]), year)
                    for (_, v, b, m, t), (p, d, at) in zip(self.parts, read)]
            # each part runs to the next solver
            while True:
                asked = [next(run, None) for run in runs]
                if asked[0] is None:
                    break
                solver = self.work[asked[0][0]]
                for (lanes, _, _, _, _), (_, values) in zip(self.parts, asked):
                    solver.ports.read(year, values, lanes)
                solver.solve(year)


def run(runs, results):
    for first in range(0, DRAWS, BLOCK):
        width = min(BLOCK, DRAWS - first)
        if width not in runs:
            runs[width] = Run(width)
        runs[width].run(first, results)


def check(results):
    failed = np.isnan(expected)
    if not (np.isnan(results) == failed).all():
        sys.exit('%d results are missing on one side alone' % (np.isnan(results) != failed).sum())
    scale = np.maximum(abs(expected), abs(results))
    # small differences of large numbers are as exact as those are
    for name, of in (('token_balance_usd', 'token_imports_usd'), ('model_exports_usd', 'export_revenue_usd')):
        scale[names.index(name)] = np.maximum(scale[names.index(name)], scale[names.index(of)])
    scale[names.index('shadow_price_usd_per_kwh')] += 1
    with np.errstate(all='ignore'):
        error = np.where(failed | (scale == 0) | (expected == results), 0, abs(results - expected) / scale)
    if error.max() > TOLERANCE:
        bad = error > TOLERANCE
        for k, name in enumerate(given['results']):
            if bad[k].any():
                y, i = np.unravel_index(error[k].argmax(), error[k].shape)
                print(name, bad[k].sum(), error[k].max(), 'year', y, 'draw', i, expected[k, y, i], results[k, y, i], file=sys.stderr)
        sys.exit('results differ by more than %g' % TOLERANCE)
    print('largest difference %.2g, draws without an answer %d' % (error.max(), failed.all(axis=(0, 1)).sum()), file=sys.stderr)


with np.errstate(all='ignore'):
    rooms = {}
    found = np.empty(expected.shape)
    run(rooms, found)
    check(found)
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        run(rooms, found)
        times.append(1e6 * (time.perf_counter() - begin) / DRAWS)
    print(min(times))
