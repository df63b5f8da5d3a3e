package org.tokenstate.economics.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;

/** Markets of random shape and numbers: pools with parents, dead pools, ties, wedges, bans, ceilings, loss leaders. */
final class RandomWorld {
    private final SplittableRandom random;

    private RandomWorld(long seed) {
        random = new SplittableRandom(seed);
    }

    static WorldMarket of(long seed) {
        return new RandomWorld(seed).make();
    }

    private boolean odds(double p) {
        return random.nextDouble() < p;
    }

    private double around(double median, double spread) {
        return median * Math.exp(spread * (2 * random.nextDouble() - 1));
    }

    private double[] shares(int n, boolean zeros) {
        double[] s = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            s[i] = zeros && n > 1 && odds(0.1) && i > 0 ? 0 : -Math.log(1 - random.nextDouble()) + 1e-3;
            sum += s[i];
        }
        for (int i = 0; i < n; i++) {
            s[i] /= sum;
        }
        return s;
    }

    private double sigma() {
        double u = random.nextDouble();
        return u < 0.15
                ? 0
                : u < 0.25
                        ? 1
                        : u < 0.35 ? 1 + 1e-9 * (random.nextDouble() - 0.5) : u < 0.4 ? 30 : 8 * random.nextDouble();
    }

    private WorldMarket make() {
        int tierCount = 1 + random.nextInt(4);
        int originCount = 1 + random.nextInt(5);
        int poolCount = 1 + random.nextInt(4);
        int marketCount = 1 + random.nextInt(4);
        int familyCount = 1 + random.nextInt(originCount);
        List<String> tiers = names("k", tierCount);
        List<String> regions = names("r", 1 + random.nextInt(4));
        Map<String, WorldMarket.Pool> pools = new LinkedHashMap<>();
        Map<String, WorldMarket.Host> hosts = new LinkedHashMap<>();
        boolean parents = odds(0.5);
        for (int p = 0; p < poolCount; p++) {
            List<String> mine = new ArrayList<>();
            boolean dead = p > 0 && odds(0.1);
            int count = random.nextInt(4) + (p == 0 ? 1 : 0);
            double level = around(4, 0.4);
            for (int h = 0; h < count; h++) {
                String name = "h" + p + h;
                mine.add(name);
                hosts.put(name, host(level, dead, regions.get(random.nextInt(regions.size()))));
            }
            Optional<String> parent =
                    parents && p > 0 && odds(0.7) ? Optional.of("p" + random.nextInt(p)) : Optional.empty();
            pools.put("p" + p, new WorldMarket.Pool(mine, parent, around(level, 0.2)));
        }
        Map<String, WorldMarket.Origin> origins = new LinkedHashMap<>();
        for (int o = 0; o < originCount; o++) {
            origins.put(
                    "o" + o,
                    new WorldMarket.Origin(
                            "f" + random.nextInt(familyCount),
                            odds(0.3) ? Optional.empty() : Optional.of(regions.get(random.nextInt(regions.size()))),
                            "p" + random.nextInt(poolCount)));
        }
        Map<String, WorldMarket.Channel> channels = new LinkedHashMap<>();
        for (String c : names("c", 1 + random.nextInt(2))) {
            channels.put(
                    c,
                    new WorldMarket.Channel(
                            -around(1, 0.9), sigma(), odds(0.2) ? 0 : sigma(), odds(0.2) ? 0 : sigma()));
        }
        Map<String, Map<String, Double>> work = new LinkedHashMap<>();
        for (String k : tiers) {
            Map<String, Double> row = new LinkedHashMap<>();
            origins.keySet().forEach(o -> row.put(o, odds(0.03) ? 0 : around(0.2, 1.5)));
            work.put(k, row);
        }
        List<WorldMarket.Market> markets = new ArrayList<>();
        for (String m : names("m", marketCount)) {
            markets.add(market(m, tiers, origins, channels, regions, pools, work));
        }
        return new WorldMarket("random", tiers, origins, channels, work, pools, hosts, markets);
    }

    private static List<String> names(String prefix, int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(prefix + i);
        }
        return names;
    }

    private WorldMarket.Host host(double level, boolean dead, String region) {
        List<WorldMarket.Step> steps = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        double all = 0;
        for (int j = 0; j < count; j++) {
            // two digits, so that steps of several hosts tie
            double cost = Math.max(0.1, Math.rint(around(level, 0.4) * 5) / 5);
            double quantity = dead || odds(0.05) ? 0 : around(1, 2.5);
            all += quantity;
            steps.add(new WorldMarket.Step(
                    cost,
                    quantity,
                    odds(0.5)
                            ? Optional.empty()
                            : Optional.of(new WorldMarket.Response(
                                    around(4, 1),
                                    0.02 + 0.3 * random.nextDouble(),
                                    0.35 + 0.6 * random.nextDouble()))));
        }
        return new WorldMarket.Host(
                region, odds(0.3) ? OptionalDouble.of(all * random.nextDouble() * 1.2) : OptionalDouble.empty(), steps);
    }

    private WorldMarket.Market market(
            String name,
            List<String> tierNames,
            Map<String, WorldMarket.Origin> origins,
            Map<String, WorldMarket.Channel> channels,
            List<String> regions,
            Map<String, WorldMarket.Pool> pools,
            Map<String, Map<String, Double>> work) {
        List<String> os = List.copyOf(origins.keySet());
        Set<String> barred = new LinkedHashSet<>();
        if (odds(0.5)) {
            os.forEach(o -> {
                if (odds(0.4)) {
                    barred.add(o);
                }
            });
        }
        Map<String, String> poolOf = new LinkedHashMap<>();
        Map<String, Double> tariff = new LinkedHashMap<>();
        Map<String, Double> premium = new LinkedHashMap<>();
        Map<String, Double> drift = new LinkedHashMap<>();
        for (String o : os) {
            if (odds(0.15)) {
                poolOf.put(o, "p" + random.nextInt(pools.size()));
            }
            if (odds(0.2)) {
                tariff.put(o, odds(0.1) ? 3.0 : random.nextDouble());
            }
            if (odds(0.2)) {
                premium.put(o, 0.3 * random.nextDouble());
            }
            if (odds(0.3)) {
                drift.put(origins.get(o).family(), 2 * random.nextDouble() - 1);
            }
        }
        Map<String, WorldMarket.Tier> tiers = new LinkedHashMap<>();
        Map<String, Map<String, Double>> markup = new LinkedHashMap<>();
        Map<String, Map<String, Double>> other = new LinkedHashMap<>();
        double[] tierShares = shares(tierNames.size(), true);
        double most = 0;
        double spending = 0;
        double volume = around(3, 1);
        for (int k = 0; k < tierNames.size(); k++) {
            String tier = tierNames.get(k);
            double[] s = shares(os.size(), true);
            Map<String, WorldMarket.Base> offers = new LinkedHashMap<>();
            Map<String, Double> mu = new LinkedHashMap<>();
            Map<String, Double> e = new LinkedHashMap<>();
            double r = 0;
            for (int o = 0; o < s.length; o++) {
                String origin = os.get(o);
                double a = work.get(tier).get(origin);
                mu.put(origin, odds(0.2) ? -0.5 * random.nextDouble() : 0.8 * random.nextDouble());
                e.put(origin, 0.001 + 0.05 * random.nextDouble());
                double price = (a * 4 * (1 + mu.get(origin)) + e.get(origin)) * around(1, odds(0.1) ? 2 : 0.3);
                offers.put(origin, new WorldMarket.Base(s[o], price));
                spending += volume * tierShares[k] * s[o] * price;
                r += barred.contains(origin) ? s[o] : 0;
            }
            most = Math.max(most, r);
            tiers.put(tier, new WorldMarket.Tier(tierShares[k], offers));
            markup.put(tier, mu);
            other.put(tier, e);
        }
        Optional<WorldMarket.Restriction> restriction = Optional.empty();
        if (!barred.isEmpty() && most < 0.999) {
            double before = odds(0.2) ? 1 : most + (1 - most) * random.nextDouble();
            double after = odds(0.2) ? before : odds(0.2) ? 0 : odds(0.2) ? 1 : random.nextDouble();
            restriction = Optional.of(new WorldMarket.Restriction(barred, before, after));
        }
        return new WorldMarket.Market(
                name,
                regions.get(random.nextInt(regions.size())),
                List.copyOf(channels.keySet()).get(random.nextInt(channels.size())),
                volume,
                around(1, 1.2),
                around(1, 0.2),
                odds(0.5) ? OptionalDouble.empty() : OptionalDouble.of(spending * 40 * (1 + 5 * random.nextDouble())),
                tiers,
                drift,
                restriction,
                tariff,
                premium,
                poolOf,
                markup,
                other);
    }
}
