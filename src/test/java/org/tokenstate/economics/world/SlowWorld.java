package org.tokenstate.economics.world;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tokenstate.economics.world.WorldMarket.Market;
import org.tokenstate.economics.world.WorldMarket.Step;

/**
 * The market once more, as its definition reads: names, powers and bisection, one pool after the other. Slow, and independent of
 * the library's solver: it shares no code with it.
 */
final class SlowWorld {
    /** A block of a host after the cut to its capacity. */
    record Block(String host, String pool, Step step, double quantity) {
        double fullPrice() {
            return step.response()
                    .map(r -> step.costUsdPerKwh() * Math.pow(r.largestShare() / r.shareAtCost(), 1 / r.elasticity()))
                    .orElse(step.costUsdPerKwh());
        }

        boolean plain() {
            return step.response().isEmpty();
        }

        double offer(double x) {
            return step.response()
                    .map(r -> quantity
                            * Math.min(
                                    r.largestShare(),
                                    r.shareAtCost() * Math.pow(x / step.costUsdPerKwh(), r.elasticity())))
                    .orElse(step.costUsdPerKwh() <= x ? quantity : 0.0);
        }
    }

    private final WorldMarket w;
    private final List<Block> blocks = new ArrayList<>();
    final Map<String, Double> price = new LinkedHashMap<>();
    final Map<String, Double> use = new LinkedHashMap<>();
    final Map<String, Double> scarcity = new LinkedHashMap<>();
    final Map<String, Double> hostWork = new LinkedHashMap<>();
    final Map<String, Double> hostRent = new LinkedHashMap<>();
    final Map<String, Double> volume = new LinkedHashMap<>();
    final Map<String, Map<String, Double>> regions = new TreeMap<>();
    private final Set<String> joined = new HashSet<>();

    SlowWorld(WorldMarket w) {
        this.w = w;
        w.pools().forEach((p, pool) -> pool.hosts().forEach(h -> {
            WorldMarket.Host host = w.hosts().get(h);
            List<Step> steps = new ArrayList<>(host.steps());
            steps.sort((a, b) -> Double.compare(a.costUsdPerKwh(), b.costUsdPerKwh()));
            double left = host.capacityKwh().orElse(Double.POSITIVE_INFINITY);
            for (Step step : steps) {
                double q = Math.min(step.quantityKwh(), left);
                left -= q;
                if (q > 0) {
                    blocks.add(new Block(h, p, step, q));
                }
            }
        }));
    }

    private boolean alive(String pool) {
        return blocks.stream().anyMatch(b -> b.pool().equals(pool) || isBelow(b.pool(), pool));
    }

    private boolean isBelow(String pool, String top) {
        return w.pools()
                .get(pool)
                .parent()
                .map(p -> p.equals(top) || isBelow(p, top))
                .orElse(false);
    }

    private String poolOf(Market m, String o) {
        return m.poolOf().getOrDefault(o, w.origins().get(o).pool());
    }

    private static double ces(double[] theta, double[] rho, double sigma) {
        double d = 1 - sigma;
        double top = Double.NEGATIVE_INFINITY;
        double mean = 0;
        for (int i = 0; i < theta.length; i++) {
            if (theta[i] > 0) {
                top = Math.max(top, d * Math.log(rho[i]));
                mean += theta[i] * Math.log(rho[i]);
            }
        }
        if (Math.abs(d) < 1e-12) {
            return Math.exp(mean);
        }
        double sum = 0;
        double less = 0;
        for (int i = 0; i < theta.length; i++) {
            if (theta[i] > 0) {
                sum += theta[i] * Math.exp(d * Math.log(rho[i]) - top);
                less += theta[i] * Math.expm1(d * Math.log(rho[i]) - top);
            }
        }
        return Math.exp((top + (sum > 0.5 ? Math.log1p(less) : Math.log(sum))) / d);
    }

    /** Work used of each pool at given prices; volumes by market, tier and origin on the side. */
    private Map<String, Double> uses(Map<String, Double> x) {
        Map<String, Double> used = new HashMap<>();
        w.pools().keySet().forEach(p -> used.put(p, 0.0));
        volume.clear();
        for (Market m : w.markets()) {
            double x0 = m.restriction().map(WorldMarket.Restriction::baseAccess).orElse(1.0);
            double x1 = m.restriction().map(WorldMarket.Restriction::access).orElse(1.0);
            buy(m, Math.min(x0, x1), false, false, false, x, used);
            buy(m, Math.max(0, x0 - x1), false, false, true, x, used);
            buy(m, Math.max(0, x1 - x0), true, false, false, x, used);
            buy(m, 1 - Math.max(x0, x1), true, true, true, x, used);
        }
        return used;
    }

    private double baseShare(Market m, String k, String o, boolean closed) {
        WorldMarket.Tier tier = m.tiers().get(k);
        double s = tier.origins().get(o).share();
        if (m.restriction().isEmpty()) {
            return s;
        }
        Set<String> barred = m.restriction().get().origins();
        double r = tier.origins().entrySet().stream()
                .filter(e -> barred.contains(e.getKey()))
                .mapToDouble(e -> e.getValue().share())
                .sum();
        double x0 = m.restriction().get().baseAccess();
        if (closed) {
            return barred.contains(o) ? 0 : s / (1 - r);
        }
        return x0 == 0 ? s : barred.contains(o) ? s / x0 : s == 0 ? 0 : s * (x0 - r) / (x0 * (1 - r));
    }

    double producerPrice(Market m, String k, String o, Map<String, Double> x) {
        double a = w.workKwhPerMtok().get(k).get(o);
        double mu = m.markup().get(k).get(o);
        String p = poolOf(m, o);
        return a
                        * (x.get(p) * (1 + Math.min(mu, 0))
                                + Math.max(mu, 0) * w.pools().get(p).referenceCostUsdPerKwh())
                + m.otherCostUsdPerMtok().get(k).get(o);
    }

    private double wedge(Market m, String o) {
        return (1 + m.tariff().getOrDefault(o, 0.0)) * (1 + m.premium().getOrDefault(o, 0.0));
    }

    private void buy(
            Market m,
            double weight,
            boolean closedReference,
            boolean closedShares,
            boolean banned,
            Map<String, Double> x,
            Map<String, Double> used) {
        if (weight == 0) {
            return;
        }
        WorldMarket.Channel c = w.channels().get(m.channel());
        Map<String, Double> reference = new HashMap<>();
        double all = 0;
        for (String k : m.tiers().keySet()) {
            double sum = 0;
            for (String o : m.tiers().get(k).origins().keySet()) {
                sum += baseShare(m, k, o, closedReference)
                        * m.tiers().get(k).origins().get(o).priceUsdPerMtok();
            }
            reference.put(k, sum);
            all += m.tiers().get(k).baseShare() * sum;
        }
        Map<String, Map<String, Double>> now = new LinkedHashMap<>();
        double tiersLeft = 0;
        for (String k : m.tiers().keySet()) {
            Map<String, Double> shares = new LinkedHashMap<>();
            double sum = 0;
            for (String o : m.tiers().get(k).origins().keySet()) {
                boolean barred = banned && m.restriction().get().origins().contains(o);
                double s = barred || !alive(poolOf(m, o))
                        ? 0
                        : baseShare(m, k, o, closedShares)
                                * Math.exp(m.drift()
                                        .getOrDefault(w.origins().get(o).family(), 0.0));
                if (s > 0) {
                    shares.put(o, s);
                    sum += s;
                }
            }
            if (sum > 0 && m.tiers().get(k).baseShare() > 0) {
                double total = sum;
                shares.replaceAll((o, s) -> s / total);
                now.put(k, shares);
                tiersLeft += m.tiers().get(k).baseShare();
            }
        }
        if (now.isEmpty()) {
            return;
        }
        int n = now.size();
        double[] theta = new double[n];
        double[] rho = new double[n];
        double price = 0;
        List<String> tiers = new ArrayList<>(now.keySet());
        List<Map<String, Double>> familyIndex = new ArrayList<>();
        double[] tierIndex = new double[n];
        for (int t = 0; t < n; t++) {
            String k = tiers.get(t);
            Map<String, Double> share = now.get(k);
            Map<String, Double> familyShare = new LinkedHashMap<>();
            share.forEach((o, s) -> familyShare.merge(w.origins().get(o).family(), s, Double::sum));
            Map<String, Double> index = new LinkedHashMap<>();
            double mean = 0;
            double[] thetaF = new double[familyShare.size()];
            double[] rhoF = new double[familyShare.size()];
            int f = 0;
            for (String family : familyShare.keySet()) {
                List<String> members = share.keySet().stream()
                        .filter(o -> w.origins().get(o).family().equals(family))
                        .toList();
                double familyPrice = 0;
                for (String o : members) {
                    familyPrice += share.get(o)
                            / familyShare.get(family)
                            * m.tiers().get(k).origins().get(o).priceUsdPerMtok();
                }
                double[] th = new double[members.size()];
                double[] r = new double[members.size()];
                for (int j = 0; j < th.length; j++) {
                    String o = members.get(j);
                    double p0 = m.tiers().get(k).origins().get(o).priceUsdPerMtok();
                    th[j] = share.get(o) / familyShare.get(family) * p0 / familyPrice;
                    r[j] = producerPrice(m, k, o, x) * wedge(m, o) / p0;
                }
                index.put(family, ces(th, r, c.originSubstitution()));
                thetaF[f] = familyShare.get(family) * familyPrice;
                rhoF[f] = index.get(family);
                mean += thetaF[f];
                f++;
            }
            for (int j = 0; j < thetaF.length; j++) {
                thetaF[j] /= mean;
            }
            tierIndex[t] = ces(thetaF, rhoF, c.familySubstitution());
            familyIndex.add(index);
            rho[t] = tierIndex[t] * mean / reference.get(k);
            theta[t] = m.tiers().get(k).baseShare() / tiersLeft * reference.get(k);
            price += theta[t];
        }
        for (int t = 0; t < n; t++) {
            theta[t] /= price;
        }
        double index = ces(theta, rho, c.tierSubstitution());
        double pi = index * price / all;
        double b = m.ceilingUsd().isPresent()
                ? m.baseVolumeMtok() * all / m.ceilingUsd().getAsDouble()
                : 0;
        double kappa0 = b / (1 - b);
        double kappa = kappa0 * m.demandScale() * Math.pow(pi, 1 + c.demandElasticity()) / m.incomeRatio();
        double q = weight
                * m.baseVolumeMtok()
                * m.demandScale()
                * Math.pow(pi, c.demandElasticity())
                * (1 + kappa0)
                / (1 + kappa);
        for (int t = 0; t < n; t++) {
            String k = tiers.get(t);
            double qk = q * m.tiers().get(k).baseShare() / tiersLeft * Math.pow(rho[t] / index, -c.tierSubstitution());
            Map<String, Double> share = now.get(k);
            Map<String, Double> familyShare = new LinkedHashMap<>();
            share.forEach((o, s) -> familyShare.merge(w.origins().get(o).family(), s, Double::sum));
            for (String o : share.keySet()) {
                String family = w.origins().get(o).family();
                double rf = familyIndex.get(t).get(family);
                double qf = qk * familyShare.get(family) * Math.pow(rf / tierIndex[t], -c.familySubstitution());
                double r = producerPrice(m, k, o, x)
                        * wedge(m, o)
                        / m.tiers().get(k).origins().get(o).priceUsdPerMtok();
                double qo = qf * share.get(o) / familyShare.get(family) * Math.pow(r / rf, -c.originSubstitution());
                volume.merge(m.name() + "/" + k + "/" + o, qo, Double::sum);
                used.merge(poolOf(m, o), w.workKwhPerMtok().get(k).get(o) * qo, Double::sum);
            }
        }
    }

    private String root(String pool) {
        return joined.contains(pool) ? root(w.pools().get(pool).parent().get()) : pool;
    }

    private List<String> unit(String root) {
        return w.pools().keySet().stream().filter(p -> root(p).equals(root)).toList();
    }

    private double offers(List<String> unit, double x) {
        return blocks.stream()
                .filter(b -> unit.contains(b.pool()))
                .mapToDouble(b -> b.offer(x))
                .sum();
    }

    private double usesAt(List<String> unit, double x) {
        Map<String, Double> at = new HashMap<>(price);
        unit.forEach(p -> at.put(p, x));
        Map<String, Double> u = uses(at);
        return unit.stream().mapToDouble(u::get).sum();
    }

    private double floor(List<String> unit) {
        List<Block> own = blocks.stream().filter(b -> unit.contains(b.pool())).toList();
        return own.stream().allMatch(Block::plain)
                ? own.stream().mapToDouble(b -> b.step().costUsdPerKwh()).min().orElse(0)
                : 0;
    }

    /** The smallest price with use ≤ offers, by bisection; a plain step next to it is the price. */
    private double clear(List<String> unit, double near, double reach) {
        double floor = floor(unit);
        double low = Math.max(Math.max(floor, 1e-12), near / (1 + reach));
        double high = near * (1 + reach);
        double widen = 1 + reach;
        while (usesAt(unit, high) > offers(unit, high)) {
            widen = Math.min(widen * widen, 1e6);
            high *= widen;
            if (high > 1e200) {
                throw new ArithmeticException("no price of " + unit);
            }
        }
        widen = 1 + reach;
        while (low > floor && low > 1e-12 && usesAt(unit, low) <= offers(unit, low)) {
            widen = Math.min(widen * widen, 1e6);
            low = Math.max(Math.max(floor, 1e-12), low / widen);
        }
        if (usesAt(unit, low) <= offers(unit, low)) {
            return low <= 1e-12 ? 0 : low;
        }
        for (int k = 0; k < 200 && high / low > 1 + 4e-16; k++) {
            double middle = high / low > 2 ? Math.sqrt(high * low) : 0.5 * (high + low);
            if (middle <= low || middle >= high) {
                break;
            }
            if (usesAt(unit, middle) > offers(unit, middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        for (Block b : blocks) {
            if (unit.contains(b.pool()) && b.plain() && Math.abs(high / b.step().costUsdPerKwh() - 1) < 2e-15) {
                return b.step().costUsdPerKwh();
            }
        }
        return high;
    }

    private void settle() {
        Map<String, Double> reach = new HashMap<>();
        for (int sweep = 0; sweep < 3000; sweep++) {
            double moved = 0;
            for (String p : w.pools().keySet()) {
                List<String> unit = unit(p);
                if (!root(p).equals(p)
                        || unit.stream().noneMatch(q -> blocks.stream()
                                .anyMatch(b -> b.pool().equals(q)))) {
                    continue;
                }
                double before = price.get(p);
                double x = clear(unit, before > 0 ? before : 1, reach.getOrDefault(p, 0.5));
                double move = before > 0 ? Math.abs(x / before - 1) : x == 0 ? 0 : 1;
                reach.put(p, Math.max(1e-12, Math.min(0.5, 4 * move)));
                moved = Math.max(moved, move);
                unit.forEach(q -> price.put(q, x));
            }
            if (moved < 1e-13) {
                return;
            }
        }
        throw new ArithmeticException("sweeps do not settle");
    }

    SlowWorld solve() {
        w.pools().forEach((p, pool) -> price.put(p, pool.referenceCostUsdPerKwh()));
        w.pools().forEach((p, pool) -> pool.parent().ifPresent(parent -> {
            if (alive(p) && blocks.stream().noneMatch(b -> b.pool().equals(parent))) {
                joined.add(p);
            }
        }));
        for (int round = 0; ; round++) {
            settle();
            use.putAll(uses(price));
            boolean changed = false;
            for (String p : w.pools().keySet()) {
                if (w.pools().get(p).parent().isEmpty() || !alive(p) || changed) {
                    continue;
                }
                String parent = w.pools().get(p).parent().get();
                List<String> below = w.pools().keySet().stream()
                        .filter(q -> q.equals(p) || isBelow(q, p) && root(q).equals(root(p)))
                        .toList();
                if (!joined.contains(p) && price.get(p) < price.get(parent) * (1 - 1e-11)) {
                    joined.add(p);
                    changed = true;
                } else if (joined.contains(p)
                        && (total(below) > offers(below, price.get(p)) * (1 + 1e-11)
                                || mustRun(others(p, below))
                                        > total(others(p, below)) + 1e-11 * total(unit(root(p))))) {
                    joined.remove(p);
                    changed = true;
                }
            }
            if (!changed) {
                break;
            }
            if (round > 40) {
                throw new ArithmeticException("joins do not settle");
            }
            for (String p : w.pools().keySet()) {
                price.put(p, price.get(root(p)) > 0 ? price.get(root(p)) : 1.0);
            }
        }
        run();
        trade();
        return this;
    }

    private double total(List<String> pools) {
        return pools.stream().mapToDouble(use::get).sum();
    }

    /** The pools of a unit without some of them, whose work cannot flow down to those. */
    private List<String> others(String pool, List<String> below) {
        return unit(root(pool)).stream().filter(q -> !below.contains(q)).toList();
    }

    /** What runs whatever is left to share at the margin. */
    private double mustRun(List<String> pools) {
        return blocks.stream()
                .filter(b -> pools.contains(b.pool()))
                .mapToDouble(b ->
                        b.plain() && b.step().costUsdPerKwh() == price.get(b.pool()) ? 0 : b.offer(price.get(b.pool())))
                .sum();
    }

    private void run() {
        Map<Block, Double> work = new LinkedHashMap<>();
        Map<Block, Double> room = new LinkedHashMap<>();
        for (Block b : blocks) {
            double x = price.get(b.pool());
            boolean marginal = b.plain() && b.step().costUsdPerKwh() == x;
            work.put(b, marginal ? 0 : b.offer(x));
            room.put(b, marginal ? b.quantity() : 0);
        }
        List<String> order = new ArrayList<>(w.pools().keySet());
        order.sort((a, b) -> isBelow(a, b) ? -1 : isBelow(b, a) ? 1 : 0);
        order.sort((a, b) -> Long.compare(depth(b), depth(a)));
        for (String p : order) {
            List<Block> mine = blocks.stream()
                    .filter(b -> b.pool().equals(p)
                            || isBelow(b.pool(), p) && root(b.pool()).equals(root(p)) && joinedUpTo(b.pool(), p))
                    .toList();
            double needed = w.pools().keySet().stream()
                            .filter(q -> q.equals(p) || isBelow(q, p) && joinedUpTo(q, p))
                            .mapToDouble(use::get)
                            .sum()
                    - mine.stream().mapToDouble(work::get).sum();
            double all = mine.stream().mapToDouble(room::get).sum();
            double given = Math.max(0, Math.min(all, needed));
            if (given > 0) {
                for (Block b : mine) {
                    double part = room.get(b) * given / all;
                    work.merge(b, part, Double::sum);
                    room.merge(b, -part, Double::sum);
                }
            }
        }
        w.hosts().keySet().forEach(h -> {
            hostWork.put(h, 0.0);
            hostRent.put(h, 0.0);
        });
        work.forEach((b, q) -> {
            double x = price.get(b.pool());
            hostWork.merge(b.host(), q, Double::sum);
            double cost = b.step()
                    .response()
                    .map(r -> Math.min(x, b.fullPrice()) * r.elasticity() / (r.elasticity() + 1))
                    .orElse(b.step().costUsdPerKwh());
            hostRent.merge(b.host(), q * (x - cost), Double::sum);
        });
        for (String p : w.pools().keySet()) {
            double full = blocks.stream()
                    .filter(b -> root(b.pool()).equals(root(p)))
                    .mapToDouble(Block::fullPrice)
                    .max()
                    .orElse(Double.POSITIVE_INFINITY);
            scarcity.put(p, Math.max(0, price.get(p) - full));
        }
    }

    private boolean joinedUpTo(String pool, String top) {
        return pool.equals(top)
                || joined.contains(pool)
                        && joinedUpTo(w.pools().get(pool).parent().get(), top);
    }

    private long depth(String pool) {
        return w.pools().get(pool).parent().map(p -> 1 + depth(p)).orElse(0L);
    }

    private void add(String region, String key, double value) {
        regions.computeIfAbsent(region, r -> new HashMap<>()).merge(key, value, Double::sum);
    }

    private void trade() {
        Map<String, Map<String, Double>> serving = new HashMap<>();
        w.pools().keySet().forEach(p -> serving.put(p, new HashMap<>()));
        w.pools().forEach((p, pool) -> pool.hosts().forEach(h -> {
            String region = w.hosts().get(h).region();
            serving.get(p).merge(region, hostWork.get(h), Double::sum);
            add(region, "hosted", hostWork.get(h));
        }));
        List<String> order = new ArrayList<>(w.pools().keySet());
        order.sort((a, b) -> Long.compare(depth(b), depth(a)));
        for (String p : order) {
            double all = serving.get(p).values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            if (joined.contains(p) && all > 0) {
                double own = use.get(p) / all;
                serving.get(p)
                        .forEach((r, v) ->
                                serving.get(w.pools().get(p).parent().get()).merge(r, v * (1 - own), Double::sum));
            }
        }
        volume.forEach((key, q) -> {
            String[] part = key.split("/");
            Market m = w.markets().stream()
                    .filter(c -> c.name().equals(part[0]))
                    .findFirst()
                    .get();
            String p = poolOf(m, part[2]);
            double a = w.workKwhPerMtok().get(part[1]).get(part[2]);
            double producer = producerPrice(m, part[1], part[2], price);
            String buyer = m.region();
            double all = serving.get(p).values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            add(buyer, "spending", q * producer * wedge(m, part[2]));
            add(buyer, "paid", q * producer);
            add(buyer, "tariff", q * producer * m.tariff().getOrDefault(part[2], 0.0));
            add(buyer, "used", a * q);
            add(buyer, "volume", q);
            double margin = q * (producer - a * price.get(p));
            serving.get(p).forEach((r, v) -> {
                if (!r.equals(buyer) && all > 0) {
                    add(r, "hosting exports", a * q * price.get(p) * v / all);
                    add(buyer, "hosting imports", a * q * price.get(p) * v / all);
                    if (w.origins().get(part[2]).home().isEmpty()) {
                        add(r, "model exports", margin * v / all);
                        add(buyer, "model imports", margin * v / all);
                    }
                }
            });
            w.origins().get(part[2]).home().ifPresent(home -> {
                if (!home.equals(buyer)) {
                    add(home, "model exports", margin);
                    add(buyer, "model imports", margin);
                }
            });
        });
    }
}
