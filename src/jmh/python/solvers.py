"""The two solvers of the model in NumPy, vectorised over draws: the token market and the supply curve.

The market is written for the case that the ensemble runs, and refuses others: pools with a parent have no hosts, an origin is served
by one pool everywhere, every host offers one block that responds to its price, no floors, closed markets or costs of compliance, and
two pools with hosts. Prices are found by Newton steps on all draws at once; draws that have settled are left behind. It stops one
step earlier than the Java solver, which makes another one so that its answer does not depend on where the search started.
"""
import numpy as np
from numpy import divide, einsum, exp, log, maximum, minimum, multiply, subtract

SETTLED = 1e-6
LARGEST_MOVE = 2.0
STEPS = 150
PATIENCE = 6
FEW = 0.3
# draws whose arrays fit the cache
CHUNK = 512
FARTHEST = 1.5
TINY = 2.2250738585072014e-308


def require(holds, what):
    if not holds:
        raise ValueError(what)


class Ports:
    """The inputs of a solver as arrays by port; what is the same in all years is read once a block."""

    def __init__(self, plan, width):
        self.arrays = {}
        self.flat = []
        for name, (at, sets, elements) in plan['in'].items():
            shape = [len(e) for e in elements]
            size = int(np.prod(shape)) if shape else 1
            array = np.empty((size, width))
            self.arrays[name] = array.reshape(shape + [width])
            self.flat += list(array)
        self.parts = {}
        self.moving = [k for k, fixed in enumerate(plan['fixed']) if not fixed]
        self.fixed = {name: all(plan['fixed'][at:at + int(np.prod([len(e) for e in elements]))])
                      for name, (at, sets, elements) in plan['in'].items()}

    def read(self, year, given, lanes):
        """Reads a part of the draws, a slice."""
        flat = self.parts.get(lanes.start)
        if flat is None:
            flat = self.parts[lanes.start] = [row[lanes] for row in self.flat]
        for k in range(len(flat)) if year == 0 else self.moving:
            np.copyto(flat[k], given[k])


class SupplyCurve:
    """Blocks of energy in order of price, cut at what a flat load can take; of each step the energy alone is read."""

    def __init__(self, plan, width):
        self.ports = Ports(plan, width)
        self.out = np.zeros((len(plan['places']), width))
        at, _, elements = plan['out']['step_twh']
        self.at = at
        self.count = len(elements[0])
        read = [k for k, place in enumerate(plan['places']) if place >= 0]
        require(all(at <= k < at + self.count for k in read), 'only the energy of the steps is computed')

    def solve(self, year):
        a = self.ports.arrays
        limit, share = a['limit'], a['share']
        there = a['energy'] > 0
        order = np.where(there, a['price'], np.inf).argsort(axis=0, kind='stable')
        energy = np.take_along_axis(np.where(there, a['energy'], 0), order, 0)
        hours = np.take_along_axis(a['hours'], order, 0)
        part = hours < 1
        require((part & (energy > 0)).sum(axis=0).max() <= 1, 'one block at most may be there in some of the hours')
        firm_blocks = np.where(part, 0, energy)
        part_blocks = np.where(part, energy, 0)
        ratio = np.where(part, hours, 0).max(axis=0)
        ratio /= 1 - ratio
        firm = np.zeros(limit.shape)
        partly = np.zeros(limit.shape)
        last = np.zeros(limit.shape)
        for k in range(self.count):
            firm += firm_blocks[k]
            partly += part_blocks[k]
            total = minimum(firm + minimum(partly, ratio * firm), limit)
            step = total - last
            more = step > 0
            np.multiply(share, np.where(more, step, 0), out=self.out[self.at + k])
            last = np.where(more, total, last)


class Channel:
    """What the buyers of one channel make of prices. Arrays are by origin, region, tier and draw."""

    def __init__(self, market, c):
        self.market = market
        self.c = c
        self.fixed_proportions = None

    def begin(self, a):
        """What does not change over the years: base shares of the open and the closed, base prices, ceilings."""
        m, c = self.market, self.c
        self.base_price = np.ascontiguousarray(np.moveaxis(a['base_price_usd_per_mtok'][:, c], 2, 0))
        share = np.moveaxis(a['base_share'][:, c], 2, 0)
        x0 = a['base_access'][:, c][:, None]
        r = sum(share[o] for o in m.restricted)
        with np.errstate(all='ignore'):
            opened = np.empty(share.shape)
            closed = np.empty(share.shape)
            for o in range(len(share)):
                if o in m.restricted:
                    opened[o] = np.where(x0 > 0, share[o] / x0, share[o])
                    closed[o] = 0
                else:
                    opened[o] = np.where(x0 > 0, np.where(r < 1, share[o] * (x0 - r) / (x0 * (1 - r)), 0), share[o])
                    closed[o] = np.where(r >= 1, 0, share[o] / (1 - r))
        self.value = {'open': opened * self.base_price, 'closed': closed * self.base_price}
        self.share = {'open': opened, 'closed': closed}
        tiers = a['tier_share'][:, c]
        self.tier_share = tiers
        self.tier_price = {kind: self.value[kind].sum(axis=0) for kind in self.value}
        self.market_price = {kind: (tiers * self.tier_price[kind]).sum(axis=1) for kind in self.value}
        volume = a['base_volume_mtok'][:, c]
        self.kappa = {}
        self.level = {}
        self.too_dear = {}
        for kind, price in self.market_price.items():
            spent = volume * price / a['ceiling_usd'][:, c]
            self.too_dear[kind] = spent >= 1
            self.kappa[kind] = spent / (1 - spent)
            self.level[kind] = volume * price * (1 + self.kappa[kind])
        self.bad_access = (r > x0).any(axis=(0, 1))
        power = [1 - a[name][c] if a[name].ndim == 2 else 1 - a[name]
                 for name in ('origin_substitution', 'family_substitution', 'tier_substitution')]
        power = [np.where(abs(p) < 1e-12, 1e-20, p) for p in power]
        self.fixed_proportions = bool((a['family_substitution'][c] == 0).all() and (a['origin_substitution'][c] == 0).all())
        origin, family, tier = a['origin_substitution'][c], a['family_substitution'][c], a['tier_substitution']
        demand = a['demand_elasticity'][c]
        self.scalars = dict(
            power_offers=power[0], inverse_offers=1 / power[0], power_families=power[1], inverse_families=1 / power[1],
            power_tiers=power[2], inverse_tiers=1 / power[2], within_family=origin, within_tier=family,
            between_offers=origin - family, between_families=family - tier, between_tiers=tier + demand, power_spending=1 + demand)

    def prepare(self, a, chunk, rows, fault):
        """Coefficients of a year that do not depend on the prices of work, as a dictionary of arrays, and the batches."""
        m, c = self.market, self.c
        work = np.moveaxis(a['work_kwh_per_mtok'], 1, 0)[:, None]
        tariff = np.moveaxis(a['tariff'], 1, 0)[:, :, None]
        premium = np.moveaxis(a['premium'], 1, 0)[:, :, None]
        markup = np.moveaxis(a['markup'][:, c], 2, 0)
        cost = a['reference_cost_usd_per_kwh'][m.pool_of_origin][:, None, None]
        base_price = self.base_price[..., chunk]
        wedge = (1 + tariff) * (1 + premium) / base_price
        worth = work * wedge
        fixed = maximum(markup, 0)
        fixed *= cost
        fixed *= worth
        fixed += a['other_cost_usd_per_mtok'] * wedge
        per_price = minimum(markup, 0)
        per_price += 1
        per_price *= worth
        f = dict(fixed=fixed, per_price=per_price, work_per_usd=work / base_price)
        f.update({name: array[..., chunk] for name, array in self.scalars.items()})
        taste = exp(a['drift'][:, c])
        batches = []
        for restricted, found in rows:
            origins = [o for o in range(len(work)) if not restricted or o not in m.restricted]
            batches.append(self.batch(a, f, len(batches), origins, found, taste, fault, chunk))
        return f, batches

    def rows(self, a):
        """Kinds of buyers by region that there are in some draw: those who may use all origins, and the others."""
        x0, x = a['base_access'][:, self.c], a['access'][:, self.c]
        kinds = [('open', 'open', minimum(x0, x)), ('leaver', 'open', maximum(0, x0 - x)), ('joiner', 'closed', maximum(0, x - x0)),
                 ('closed', 'closed', 1 - maximum(x0, x))]
        found = []
        for restricted in (False, True):
            rows = [(kind, reference, r, weight[r]) for kind, reference, weight in kinds
                    if (kind in ('leaver', 'closed')) == restricted for r in range(len(x)) if weight[r].max() > 0]
            if rows:
                found.append((restricted, rows))
        return found

    def batch(self, a, f, number, origins, rows, taste, fault, chunk):
        m = self.market
        tier_share = self.tier_share[..., chunk]
        count, tiers, n = len(rows), tier_share.shape[1], tier_share.shape[2]
        regions = [row[2] for row in rows]
        plain = [row[0] for row in rows] == ['open'] * count and regions == list(range(len(tier_share)))
        level, kappa, reference_price, base = (np.empty((count,) + s) for s in ((n,), (n,), (tiers, n), (n,)))
        for j, (kind, reference, r, weight) in enumerate(rows):
            weight = weight[chunk]
            scale = a['demand_scale'][r]
            multiply(self.level[reference][r][..., chunk], weight, level[j])
            level[j] *= scale
            divide(scale, a['income_ratio'][r], kappa[j])
            kappa[j] *= self.kappa[reference][r][..., chunk]
            reference_price[j] = self.tier_price[reference][r][..., chunk]
            base[j] = self.market_price[reference][r][..., chunk]
            fault |= self.too_dear[reference][r][..., chunk] & (weight > 0)
        family_values = []
        offer_weights = {}
        value = volume = 0
        for family, members in m.members(origins):
            sums = 0
            values = []
            for o in members:
                if plain:
                    now = self.value['open'][o][..., chunk] * taste[:, family][:, None]
                    volume = volume + self.share['open'][o][..., chunk] * taste[:, family][:, None]
                else:
                    now = np.empty((count, tiers, n))
                    bought = np.empty((count, tiers, n))
                    for j, (kind, _, r, _) in enumerate(rows):
                        shares = 'closed' if kind == 'closed' else 'open'
                        multiply(self.value[shares][o][r][..., chunk], taste[r, family], now[j])
                        multiply(self.share[shares][o][r][..., chunk], taste[r, family], bought[j])
                    volume = volume + bought
                values.append(now)
                sums = sums + now
            family_values.append(sums)
            value = value + sums
            if len(members) > 1:
                whole = maximum(sums, TINY)
                for o, now in zip(members, values):
                    offer_weights[o] = now / whole
                offer_weights[members[0]] += sums == 0
        whole = maximum(value, TINY)
        weights = [sums / whole for sums in family_values]
        weights[0] += value == 0
        some = (volume > 0) & (reference_price > 0)
        shift = np.where(some, value / np.where(some, volume * reference_price, 1), 1)
        log(shift, shift)
        left = tier_share[regions] * (volume > 0)
        price = left * reference_price
        share_left = left.sum(axis=1)
        whole = price.sum(axis=1)
        buys = (level > 0) & (whole > 0)
        level *= buys
        kappa *= buys
        group_shift = log(np.where(buys, whole / np.where(buys, share_left * base, 1), 1))
        price /= np.where(whole > 0, whole, 1)[:, None]
        price[:, 0] += ~(whole > 0)
        key = 'batch%d' % number
        f.update({key + 'level': level, key + 'kappa': kappa, key + 'shift': shift, key + 'group_shift': group_shift,
                  key + 'tier_weight': price})
        for k, w in enumerate(weights):
            f[key + 'family%d' % k] = w
        for o, w in offer_weights.items():
            f[key + 'offer%d' % o] = w
        return key, origins, None if plain else regions

    def evaluate(self, f, batches, x, use, slope, volumes):
        """Adds use by pool and, where asked for, its derivatives by ln x, or fills volumes by origin, region and tier."""
        m = self.market
        fixed = self.fixed_proportions
        ratio, inverse, logs, shares = {}, {}, {}, {}
        for o, p in enumerate(m.pool_of_origin):
            t = f['per_price'][o] * x[p]
            r = t + f['fixed'][o]
            ratio[o] = r
            inverse[o] = 1 / r
            if not fixed:
                logs[o] = log(r)
            if slope is not None:
                t *= inverse[o]
                shares[o] = t
        for key, origins, regions in batches:
            def of(array):
                return array if regions is None else array.take(regions, 0)
            families = m.members(origins)
            means, parts, offer_parts = [], [], {}
            for _, members in families:
                if len(members) == 1:
                    means.append(of((ratio if fixed else logs)[members[0]]))
                elif fixed:
                    terms = [f[key + 'offer%d' % o] * of(ratio[o]) for o in members]
                    mean = terms[0] + terms[1]
                    for o, term in zip(members, terms):
                        term /= mean
                        offer_parts[o] = term
                    means.append(mean)
                else:
                    one, two = members
                    means.append(self.two(of(logs[one]), of(logs[two]), f[key + 'offer%d' % one], f[key + 'offer%d' % two],
                                          f['power_offers'], f['inverse_offers'], offer_parts, one, two))
            if fixed:
                terms = [f[key + 'family%d' % k] * mean for k, mean in enumerate(means)]
                mean = terms[0] + terms[1] if len(terms) > 1 else terms[0].copy()
                for term in terms:
                    term /= mean
                parts = terms
                log(mean, mean)
            else:
                found = {}
                mean = self.two(means[0], means[1], f[key + 'family0'], f[key + 'family1'], f['power_families'],
                                f['inverse_families'], found, 0, 1)
                parts = [found[0], found[1]]
            mean = mean + f[key + 'shift']
            # tiers
            first = mean[:, 0]
            rest = mean[:, 1:] - first[:, None]
            rest *= f['power_tiers']
            exp(rest, rest)
            weight = f[key + 'tier_weight']
            tier = np.empty(mean.shape)
            tier[:, 0] = weight[:, 0]
            multiply(weight[:, 1:], rest, tier[:, 1:])
            total = tier.sum(axis=1)
            index = log(total)
            index *= f['inverse_tiers']
            index += first
            index += f[key + 'group_shift']
            tier /= total[:, None]
            index *= f['power_spending']
            e = exp(index)
            k = f[key + 'kappa'] * e
            bound = 1 / (1 + k)
            spending = f[key + 'level'] * e
            spending *= bound
            bound *= k
            tier_spending = tier * spending[:, None]
            pools = range(m.pools)
            tier_use = [0] * m.pools
            tier_pull = [0] * m.pools
            for (_, members), part in zip(families, parts):
                family_spending = tier_spending * part
                if len(members) == 1:
                    o = members[0]
                    p = m.pool_of_origin[o]
                    sold = family_spending * of(inverse[o])
                    if volumes is not None:
                        self.sell(volumes, o, regions, sold)
                        continue
                    sold *= of(f['work_per_usd'][o])
                    tier_use[p] = tier_use[p] + sold
                    pull = of(shares[o])
                    tier_pull[p] = tier_pull[p] + part * pull
                    slope[p][p] -= f['within_tier'] * total_of(sold, pull)
                    continue
                family_use = [0] * m.pools
                family_pull = [0] * m.pools
                for o in members:
                    p = m.pool_of_origin[o]
                    sold = family_spending * offer_parts[o]
                    sold *= of(inverse[o])
                    if volumes is not None:
                        self.sell(volumes, o, regions, sold)
                        continue
                    sold *= of(f['work_per_usd'][o])
                    family_use[p] = family_use[p] + sold
                    pull = of(shares[o])
                    family_pull[p] = family_pull[p] + offer_parts[o] * pull
                    slope[p][p] -= f['within_family'] * total_of(sold, pull)
                if volumes is not None:
                    continue
                if not fixed:
                    for p in pools:
                        for q in pools:
                            slope[p][q] += f['between_offers'] * total_of(family_use[p], family_pull[q])
                for p in pools:
                    tier_use[p] = tier_use[p] + family_use[p]
                    family_pull[p] *= part
                    tier_pull[p] = tier_pull[p] + family_pull[p]
            if volumes is not None:
                continue
            between = f['power_spending'] * bound
            subtract(f['between_tiers'], between, between)
            group_use = [None] * m.pools
            group_pull = [None] * m.pools
            some = [p for p in pools if not isinstance(tier_use[p], int)]
            for p in some:
                for q in some:
                    slope[p][q] += f['between_families'] * total_of(tier_use[p], tier_pull[q])
            for p in some:
                group_use[p] = tier_use[p].sum(axis=1)
                group_pull[p] = einsum('rkn,rkn->rn', tier_pull[p], tier)
            for p in some:
                use[p] += group_use[p].sum(axis=0)
                group_use[p] *= between
                for q in some:
                    slope[p][q] += einsum('rn,rn->n', group_use[p], group_pull[q])

    def sell(self, volumes, o, regions, sold):
        if regions is None:
            volumes[o] += sold
        else:
            for j, r in enumerate(regions):
                volumes[o][r] += sold[j]

    @staticmethod
    def two(a, b, weight_a, weight_b, power, inverse, shares, one, two):
        """ln of the mean of a nest of two, whose shares are stored."""
        term = a - b
        term *= power
        exp(term, term)
        term *= weight_a
        total = term + weight_b
        term /= total
        shares[one] = term
        shares[two] = weight_b / total
        log(total, total)
        total *= inverse
        total += b
        return total


def total_of(a, b):
    """Of products over rows and tiers."""
    return einsum('rkn,rkn->n', a, b)


class TokenMarket:
    """Smallest prices of compute at which no pool's use exceeds its offers."""

    def __init__(self, plan, width):
        self.width = width
        self.ports = Ports(plan, width)
        for name in ('base_share', 'base_price_usd_per_mtok', 'base_access', 'tier_share', 'base_volume_mtok', 'ceiling_usd',
                     'demand_elasticity', 'tier_substitution', 'family_substitution', 'origin_substitution', 'step_elasticity',
                     'family', 'restricted', 'parent', 'host_pool', 'origin_pool', 'price_floor_usd_per_mtok', 'closed',
                     'compliance_cost_usd'):
            require(self.ports.fixed[name], name + ' must be the same in all years')
        self.out = np.zeros((len(plan['places']), width))
        self.at = {name: block[0] for name, block in plan['out'].items()}
        regions, channels, tiers, origins = (len(e) for e in plan['in']['base_share'][2])
        size = regions * channels * tiers * origins
        at = self.at['volume']
        self.volume = self.out[at:at + size].reshape(regions, channels, tiers, origins, width)
        self.regions = regions
        self.all_pools = len(plan['in']['parent'][2][0])
        self.channels = [Channel(self, c) for c in range(channels)]
        for name in ('host_rent_usd', 'real_spending_usd', 'users_gain_usd', 'residual'):
            at, _, elements = plan['out'][name]
            count = int(np.prod([len(e) for e in elements])) if elements else 1
            require(all(place < 0 for place in plan['places'][at:at + count]), name + ' is not computed')

    def members(self, origins):
        """Families with those of their origins that may be used."""
        found = []
        for family in sorted(set(self.family)):
            members = [o for o in origins if self.family[o] == family]
            if members:
                found.append((family, members))
        return found

    def begin(self, a):
        def codes(name):
            rows = a[name].reshape(-1, self.width)
            require((rows == rows[:, :1]).all(), name + ' must be the same in all draws')
            return rows[:, 0].astype(int).reshape(a[name].shape[:-1]).tolist()
        self.family = codes('family')
        self.restricted = [o for o, is_restricted in enumerate(codes('restricted')) if is_restricted]
        self.host_pool = codes('host_pool')
        pools = codes('origin_pool')
        require(all(row == pools[0] for row in pools), 'an origin must have one pool everywhere')
        self.pool_of_origin = pools[0]
        self.pools = 1 + max(self.host_pool)
        require(self.pools == 2 and set(self.host_pool) == {0, 1} and codes('parent')[:2] == [0, 1], 'two pools must have hosts, none a parent')
        for name in ('price_floor_usd_per_mtok', 'closed', 'compliance_cost_usd'):
            require((a[name] == 0).all(), name + ' must be zero')
        self.before = np.zeros((3, self.pools, self.width))
        for channel in self.channels:
            channel.begin(a)

    def supply(self, a):
        elasticity = a['step_elasticity']
        cost, quantity = a['step_cost_usd_per_kwh'], a['step_quantity_kwh']
        offset = log(cost)
        offset *= elasticity
        offset -= log(a['step_share_at_cost'])
        return dict(elasticity=elasticity, offset=offset, quantity=quantity, most=quantity * a['step_largest_share'])

    def offers(self, f, x):
        """Work that each host offers, and its derivative by ln x."""
        raw = log(x)[self.host_pool]
        raw *= f['elasticity']
        raw -= f['offset']
        exp(raw, raw)
        raw *= f['quantity']
        rising = raw < f['most']
        return minimum(raw, f['most']), raw * rising

    def newton(self, parts, host, price):
        """One step from prices: the prices that it leads to, and how far a full step goes in ln x."""
        use = np.zeros(price.shape)
        slope = np.zeros((self.pools, self.pools, price.shape[1]))
        for channel, f, batches in parts:
            channel.evaluate(f, batches, price, use, slope, None)
        run, rising = self.offers(host, price)
        offer = np.zeros(price.shape)
        offer_slope = np.zeros(price.shape)
        for h, p in enumerate(self.host_pool):
            offer[p] += run[h]
            offer_slope[p] += rising[h]
        offer_slope *= host['elasticity']
        offer_slope /= offer
        gap = log(use / offer)
        slope /= use[:, None]
        s00 = slope[0, 0] - offer_slope[0]
        s11 = slope[1, 1] - offer_slope[1]
        determinant = s00 * s11 - slope[0, 1] * slope[1, 0]
        move = np.empty(price.shape)
        move[0] = (slope[0, 1] * gap[1] - s11 * gap[0]) / determinant
        move[1] = (slope[1, 0] * gap[0] - s00 * gap[1]) / determinant
        np.clip(move, -LARGEST_MOVE, LARGEST_MOVE, move)
        return move, abs(move).max(axis=0)

    def start(self, reference):
        """On the parabola through the last three years' prices, unless it leads far."""
        last, one, two = self.before
        rise = last / one
        bend = one / two
        factor = np.where(bend < np.inf, rise * (rise / bend), rise)
        x = np.where((factor > 1 / FARTHEST) & (factor < FARTHEST), last * factor, last)
        return np.where((x > 0) & (x < np.inf), x, reference)

    def solve(self, year):
        a = self.ports.arrays
        if year == 0:
            self.begin(a)
        n = self.width
        fault = np.zeros(n, bool)
        for channel in self.channels:
            fault |= channel.bad_access
        x = self.start(a['reference_cost_usd_per_kwh'][:self.pools])
        rows = [channel.rows(a) for channel in self.channels]
        chunks = [slice(first, min(first + CHUNK, n)) for first in range(0, n, CHUNK)]
        prepared = []
        waiting = []
        for chunk in chunks:
            here = {name: array[..., chunk] for name, array in a.items()}
            parts = [(channel,) + channel.prepare(here, chunk, r, fault[chunk]) for channel, r in zip(self.channels, rows)]
            host = self.supply(here)
            prepared.append((parts, host))
            for _ in range(PATIENCE):
                move, moved = self.newton(parts, host, x[:, chunk])
                x[:, chunk] *= exp(move)
                going = np.flatnonzero(~(moved <= SETTLED))
                if len(going) <= FEW * CHUNK:
                    break
            if len(going):
                waiting.append((going + chunk.start, [f for _, f, _ in parts] + [host], going))
        if waiting:
            self.rest(x, waiting, prepared[0][0], fault)
        fault |= np.isnan(x).any(axis=0)
        for chunk, (parts, _) in zip(chunks, prepared):
            for channel, f, batches in parts:
                volumes = np.zeros((len(self.pool_of_origin), self.regions) + f['fixed'].shape[2:])
                channel.evaluate(f, batches, x[:, chunk], None, None, volumes)
                volumes /= channel.base_price[..., chunk]
                for o in range(len(volumes)):
                    self.volume[:, channel.c, :, o, chunk] = volumes[o]
        self.outcome(a, x, fault)
        self.before[2] = self.before[1]
        self.before[1] = self.before[0]
        self.before[0] = x

    def rest(self, x, waiting, like, fault):
        """Goes on with the draws of all chunks that have not settled."""
        lanes = np.concatenate([w[0] for w in waiting])
        sets = [{key: np.concatenate([w[1][k][key][..., w[2]] for w in waiting], axis=-1) for key in waiting[0][1][k]}
                for k in range(len(waiting[0][1]))]
        price = x[:, lanes]
        for step in range(STEPS):
            parts = [(channel, f, batches) for (channel, _, batches), f in zip(like, sets)]
            move, moved = self.newton(parts, sets[-1], price)
            if step >= PATIENCE:
                # full steps go round where hosts have offered all they may
                move *= np.where(moved > SETTLED, 0.5 if step < 6 * PATIENCE else 0.2, 1)
            price *= exp(move)
            x[:, lanes] = price
            going = ~(moved <= SETTLED)
            left = np.count_nonzero(going)
            if left == 0:
                return
            if left <= 0.75 * len(lanes):
                lanes = lanes[going]
                price = price[:, going]
                sets = [{key: array[..., going] for key, array in f.items()} for f in sets]
        fault[lanes[going]] = True

    def outcome(self, a, x, fault):
        """Who runs, and scarcity."""
        n = self.width
        host = self.supply(a)
        run, _ = self.offers(host, x)
        out, at = self.out, self.at
        full = a['step_largest_share'] / a['step_share_at_cost']
        log(full, full)
        full /= a['step_elasticity']
        exp(full, full)
        full *= a['step_cost_usd_per_kwh']
        out[at['host_work_kwh']:at['host_work_kwh'] + self.regions] = run
        shares = out[at['host_share']:at['host_share'] + self.all_pools * self.regions].reshape(self.all_pools, self.regions, n)
        shares[:] = 0
        for p in range(self.all_pools):
            hosts = [h for h, q in enumerate(self.host_pool) if q == p]
            out[at['price'] + p] = x[p] if p < self.pools else np.nan
            out[at['scarcity'] + p] = maximum(0, x[p] - full[hosts].max(axis=0)) if hosts else 0
            if hosts:
                shares[p][hosts] = run[hosts] / run[hosts].sum(axis=0)
        if fault.any():
            out[:, fault] = np.nan
