package org.tokenstate.economics.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.tokenstate.equations.Solver;

/**
 * The market as a solver of the text: {@link MarketLanes} behind named ports, one for each {@link MarketInput} but for limits of
 * hosts beside their blocks.
 *
 * <p>Every region buys through every channel and hosts one block of work that answers to its price. Who belongs where is given as
 * codes, places in the set named: {@code family} and {@code owner} of each origin (an owner that is missing: the hosts earn the
 * margin), whether its access may be {@code restricted}, {@code parent} of each pool (itself: none), pool of each host, and the
 * pool that serves an origin in a region. They may change from year to year and differ between draws; draws that agree are solved
 * together. A fixed cost of compliance is an entry decision: an origin whose margins in a market are below it leaves, and the market
 * clears again until none leaves. An input whose port lacks an index is the same for all its elements.
 */
public final class MarketSolver implements Solver {
    private static final String VOLUME = "volume";
    private static final String COMPLIANCE = "compliance_cost_usd";
    private static final String FAMILY = "family";
    private static final String OWNER = "owner";
    private static final String RESTRICTED = "restricted";
    private static final String PARENT = "parent";
    private static final String HOST_POOL = "host_pool";
    private static final String ORIGIN_POOL = "origin_pool";
    private static final String RESIDUAL = "residual";
    private static final double UNIFORM = 0.5;

    /** Outputs by port, with their units. */
    private enum Out {
        VOLUME(MarketOutput.VOLUME_MTOK, MarketSolver.VOLUME, "Mtok/yr"),
        PRICE(MarketOutput.PRICE_USD_PER_KWH, "price", "USD/kWh"),
        SCARCITY(MarketOutput.SCARCITY_USD_PER_KWH, "scarcity", "USD/kWh"),
        HOST_WORK(MarketOutput.HOST_WORK_KWH, "host_work_kwh", "kWh/yr"),
        HOST_RENT(MarketOutput.HOST_RENT_USD, "host_rent_usd", "USD/yr"),
        HOST_SHARE(MarketOutput.HOST_SHARE, "host_share", "1"),
        REAL_SPENDING(MarketOutput.MARKET_REAL_SPENDING_USD, "real_spending_usd", "USD/yr"),
        GAIN(MarketOutput.MARKET_GAIN_USD, "users_gain_usd", "USD/yr");

        final MarketOutput output;
        final String port;
        final String unit;

        Out(MarketOutput output, String port, String unit) {
            this.output = output;
            this.port = port;
            this.unit = unit;
        }
    }

    private static boolean isPort(MarketInput input) {
        return input != MarketInput.START_USD_PER_KWH && input != MarketInput.CAPACITY_KWH;
    }

    private static String port(MarketInput input) {
        return input.name().toLowerCase(Locale.ROOT);
    }

    private static String unit(MarketInput input) {
        return switch (input) {
            case WORK_KWH_PER_MTOK -> "kWh/Mtok";
            case REFERENCE_COST_USD_PER_KWH, STEP_COST_USD_PER_KWH -> "USD/kWh";
            case STEP_QUANTITY_KWH -> "kWh/yr";
            case BASE_VOLUME_MTOK -> "Mtok/yr";
            case CEILING_USD -> "USD/yr";
            case BASE_PRICE_USD_PER_MTOK, OTHER_COST_USD_PER_MTOK, PRICE_FLOOR_USD_PER_MTOK -> "USD/Mtok";
            default -> "1";
        };
    }

    @Override
    public List<Port> inputs() {
        List<Port> ports = new ArrayList<>();
        for (MarketInput input : MarketInput.values()) {
            if (isPort(input)) {
                ports.add(new Port(port(input), unit(input)));
            }
        }
        ports.add(new Port(COMPLIANCE, "USD/yr"));
        for (String code : List.of(FAMILY, OWNER, RESTRICTED, PARENT, HOST_POOL, ORIGIN_POOL)) {
            ports.add(new Port(code, ""));
        }
        return ports;
    }

    @Override
    public List<Port> outputs() {
        List<Port> ports = new ArrayList<>();
        for (Out out : Out.values()) {
            ports.add(new Port(out.port, out.unit));
        }
        ports.add(new Port(RESIDUAL, "1"));
        return ports;
    }

    @Override
    public Work start(Layout layout, int width) {
        return new Years(new Sets(layout), layout, width);
    }

    /** The elements that the ports stand for. */
    private static final class Sets {
        final Block offers;
        final Block pools;
        final Block drift;

        Sets(Layout layout) {
            offers = block(layout.in(port(MarketInput.BASE_SHARE)), "base_share", 4);
            pools = block(layout.in(port(MarketInput.REFERENCE_COST_USD_PER_KWH)), "reference_cost_usd_per_kwh", 1);
            drift = block(layout.in(port(MarketInput.DRIFT)), "drift", 3);
            require(
                    layout.in(port(MarketInput.STEP_COST_USD_PER_KWH))
                            .sets()
                            .equals(offers.sets().subList(0, 1)),
                    "step_cost_usd_per_kwh must be by the region of base_share");
        }

        private static Block block(Block block, String port, int indices) {
            require(block.sets().size() == indices, port + " must have " + indices + " indices");
            return block;
        }

        static void require(boolean holds, String what) {
            if (!holds) {
                throw new IllegalArgumentException(what);
            }
        }

        List<String> regions() {
            return offers.elements().get(0);
        }

        List<String> channels() {
            return offers.elements().get(1);
        }

        List<String> tiers() {
            return offers.elements().get(2);
        }

        List<String> origins() {
            return offers.elements().get(3);
        }

        List<String> families() {
            return drift.elements().get(2);
        }

        List<String> poolNames() {
            return pools.elements().get(0);
        }

        /** The sets by which an input or output is listed, in order. */
        List<String> of(MarketInput.Of of) {
            String region = offers.sets().get(0);
            String channel = offers.sets().get(1);
            String tier = offers.sets().get(2);
            String origin = offers.sets().get(3);
            String pool = pools.sets().get(0);
            return switch (of) {
                case CHANNEL -> List.of(channel);
                case POOL -> List.of(pool);
                case HOST, STEP, REGION -> List.of(region);
                case MARKET -> List.of(region, channel);
                case TIER_AND_ORIGIN -> List.of(tier, origin);
                case MARKET_AND_TIER -> List.of(region, channel, tier);
                case MARKET_AND_FAMILY -> List.of(region, channel, drift.sets().get(2));
                case MARKET_AND_ORIGIN -> List.of(region, channel, origin);
                case POOL_AND_REGION -> List.of(pool, region);
                case OFFER -> offers.sets();
            };
        }

        int size(String set) {
            int place = offers.sets().indexOf(set);
            return place >= 0 ? offers.size(place) : set.equals(pools.sets().get(0)) ? pools.size() : drift.size(2);
        }

        /** Where the number of each member stands among those of a port. */
        int[] places(String port, Block block, List<String> sets) {
            require(
                    sets.containsAll(block.sets()),
                    port + " must be by " + String.join(", ", sets) + " at most but is by "
                            + String.join(", ", block.sets()));
            int members = sets.stream().mapToInt(this::size).reduce(1, (a, b) -> a * b);
            int[] places = new int[members];
            for (int member = 0; member < members; member++) {
                Map<String, Integer> at = new LinkedHashMap<>();
                int rest = member;
                for (int i = sets.size() - 1; i >= 0; i--) {
                    at.put(sets.get(i), rest % size(sets.get(i)));
                    rest /= size(sets.get(i));
                }
                int place = 0;
                for (String set : block.sets()) {
                    place = place * size(set) + at.getOrDefault(set, 0);
                }
                places[member] = block.at() + place;
            }
            return places;
        }
    }

    /** Who belongs where, and the market of that shape. */
    private static final class Shaped {
        final int[] codes;
        final MarketLanes lanes;
        /** Of each region of the ports, its place in the shape. */
        final int[] region;
        /** Of each market and family of the ports, its row in the shape; −1 for a family of no origin. */
        final int[] drift;

        /** The lanes solved last and their year, to which those of the next year are compared. */
        private final int[] last;

        private int lastCount;
        private int lastYear;

        Shaped(Sets sets, int[] codes, int width, Set<MarketInput> steady, Set<MarketOutput> read) {
            this.codes = codes;
            last = new int[width];
            MarketShape shape = MarketShape.of(example(sets, codes));
            lanes = new MarketLanes(shape, width);
            lanes.steady(steady);
            lanes.read(read);
            region = sets.regions().stream().mapToInt(shape.regions::indexOf).toArray();
            drift = drift(sets.families(), shape);
            for (double[] row : lanes.in(MarketInput.CAPACITY_KWH)) {
                Arrays.fill(row, Double.POSITIVE_INFINITY);
            }
        }

        private static int[] drift(List<String> families, MarketShape shape) {
            int[] rows = new int[shape.markets.size() * families.size()];
            for (int row = 0; row < rows.length; row++) {
                int family = shape.families.indexOf(families.get(row % families.size()));
                rows[row] = family < 0 ? -1 : row / families.size() * shape.families.size() + family;
            }
            return rows;
        }

        /** Whether these lanes were the ones solved last year too, and steady inputs are as they were. */
        boolean goesOn(int year, int count, int[] lane) {
            boolean same = year >= 2 && lastYear == year - 1 && Arrays.equals(last, 0, lastCount, lane, 0, count);
            System.arraycopy(lane, 0, last, 0, count);
            lastCount = count;
            lastYear = year;
            return same;
        }

        /** A case of the shape: its numbers are not looked at. */
        private static WorldMarket example(Sets sets, int[] codes) {
            int at = 0;
            Map<String, WorldMarket.Channel> channels = new LinkedHashMap<>();
            for (String channel : sets.channels()) {
                int substitution = codes[at++];
                channels.put(channel, new WorldMarket.Channel(-1, 1, substitution, substitution));
            }
            Map<String, WorldMarket.Origin> origins = new LinkedHashMap<>();
            Map<String, Map<String, Double>> work = new LinkedHashMap<>();
            Set<String> restricted = new java.util.LinkedHashSet<>();
            Map<String, WorldMarket.Base> base = new LinkedHashMap<>();
            List<String> pools = sets.poolNames();
            for (String origin : sets.origins()) {
                Optional<String> owner = codes[at + 1] < 0
                        ? Optional.empty()
                        : Optional.of(sets.regions().get(codes[at + 1]));
                origins.put(origin, new WorldMarket.Origin(sets.families().get(codes[at]), owner, pools.get(0)));
                if (codes[at + 2] > 0) {
                    restricted.add(origin);
                }
                base.put(origin, new WorldMarket.Base(1.0 / sets.origins().size(), 1));
                at += 3;
            }
            Map<String, WorldMarket.Tier> tiers = new LinkedHashMap<>();
            for (String tier : sets.tiers()) {
                Map<String, Double> row = new LinkedHashMap<>();
                sets.origins().forEach(origin -> row.put(origin, 1.0));
                work.put(tier, row);
                tiers.put(tier, new WorldMarket.Tier(1.0 / sets.tiers().size(), base));
            }
            int parents = at;
            at += pools.size();
            List<List<String>> hostsOf = new ArrayList<>();
            pools.forEach(pool -> hostsOf.add(new ArrayList<>()));
            Map<String, WorldMarket.Host> hosts = new LinkedHashMap<>();
            WorldMarket.Response response = new WorldMarket.Response(1, UNIFORM, UNIFORM);
            for (String region : sets.regions()) {
                hostsOf.get(codes[at++]).add(region);
                WorldMarket.Step step = new WorldMarket.Step(1, 1, Optional.of(response));
                hosts.put(region, new WorldMarket.Host(region, OptionalDouble.empty(), List.of(step)));
            }
            Map<String, WorldMarket.Pool> poolsByName = new LinkedHashMap<>();
            for (int p = 0; p < pools.size(); p++) {
                int parent = codes[parents + p];
                poolsByName.put(
                        pools.get(p),
                        new WorldMarket.Pool(
                                hostsOf.get(p),
                                parent == p || parent < 0 ? Optional.empty() : Optional.of(pools.get(parent)),
                                1));
            }
            List<WorldMarket.Market> markets = new ArrayList<>();
            for (String region : sets.regions()) {
                Map<String, String> poolOf = new LinkedHashMap<>();
                for (String origin : sets.origins()) {
                    poolOf.put(origin, pools.get(codes[at++]));
                }
                for (String channel : sets.channels()) {
                    markets.add(new WorldMarket.Market(
                            region + " " + channel,
                            region,
                            channel,
                            1,
                            1,
                            1,
                            OptionalDouble.empty(),
                            tiers,
                            Map.of(),
                            restricted.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(new WorldMarket.Restriction(restricted, 1, 1)),
                            Map.of(),
                            Map.of(),
                            poolOf,
                            work,
                            work));
                }
            }
            return new WorldMarket("the text", sets.tiers(), origins, channels, work, poolsByName, hosts, markets);
        }
    }

    /** Solves year after year. */
    private static final class Years implements Work {
        private final Sets sets;
        private final int width;
        private final List<Shaped> shapes = new ArrayList<>();
        private final Given[] given;
        private final Taken[] taken;
        private final Set<MarketInput> steady = EnumSet.noneOf(MarketInput.class);
        private final Set<MarketOutput> read = EnumSet.noneOf(MarketOutput.class);
        private final int residual;
        private final int[] compliance;
        private final int[] familySubstitution;
        private final int[] originSubstitution;
        private final int[] family;
        private final int[] owner;
        private final int[] restricted;
        private final int[] parent;
        private final int[] hostPool;
        private final int[] originPool;
        private final int[] codes;
        private final int[] others;
        private final boolean[] done;
        private final int[] lane;
        private final PriceMemory prices;

        /** An input of the market and the places of its numbers. */
        private record Given(MarketInput input, int[] places) {}

        /** An output of the market and the places of its numbers. */
        private record Taken(Out port, int[] places) {}

        Years(Sets sets, Layout layout, int width) {
            this.sets = sets;
            this.width = width;
            List<Given> ports = new ArrayList<>();
            for (MarketInput input : MarketInput.values()) {
                if (isPort(input)) {
                    int[] places = sets.places(port(input), layout.in(port(input)), sets.of(input.of));
                    ports.add(new Given(input, places));
                    // an origin that leaves a market closes it, and may come back
                    if (input != MarketInput.CLOSED && Arrays.stream(places).allMatch(layout.steady()::contains)) {
                        steady.add(input);
                    }
                }
            }
            given = ports.toArray(Given[]::new);
            List<Taken> answers = new ArrayList<>();
            for (Out out : Out.values()) {
                Block block = layout.out(out.port);
                Sets.require(
                        block.sets().equals(sets.of(out.output.of)),
                        out.port + " must be by " + String.join(", ", sets.of(out.output.of)));
                int[] places = sets.places(out.port, block, block.sets());
                if (!Arrays.stream(places).allMatch(layout.unread()::contains)) {
                    answers.add(new Taken(out, places));
                    read.add(out.output);
                }
            }
            taken = answers.toArray(Taken[]::new);
            residual = layout.out(RESIDUAL).at();
            compliance = sets.places(COMPLIANCE, layout.in(COMPLIANCE), sets.of(MarketInput.Of.MARKET_AND_ORIGIN));
            familySubstitution = places(MarketInput.FAMILY_SUBSTITUTION);
            originSubstitution = places(MarketInput.ORIGIN_SUBSTITUTION);
            List<String> origin = List.of(sets.offers.sets().get(3));
            List<String> region = List.of(sets.offers.sets().get(0));
            family = sets.places(FAMILY, layout.in(FAMILY), origin);
            owner = sets.places(OWNER, layout.in(OWNER), origin);
            restricted = sets.places(RESTRICTED, layout.in(RESTRICTED), origin);
            parent = sets.places(PARENT, layout.in(PARENT), sets.pools.sets());
            hostPool = sets.places(HOST_POOL, layout.in(HOST_POOL), region);
            originPool = sets.places(ORIGIN_POOL, layout.in(ORIGIN_POOL), List.of(region.get(0), origin.get(0)));
            int count =
                    familySubstitution.length + 3 * family.length + parent.length + hostPool.length + originPool.length;
            codes = new int[count];
            others = new int[count];
            done = new boolean[width];
            lane = new int[width];
            prices = new PriceMemory(sets.pools.size(), width);
        }

        @Override
        public void solve(int year, int n, double[][] in, double[][] out) {
            if (year == 0) {
                prices.forget();
            }
            Arrays.fill(done, 0, n, false);
            for (int i = 0; i < n; i++) {
                if (done[i]) {
                    continue;
                }
                if (!read(in, i, codes)) {
                    nothing(i, out);
                    continue;
                }
                int count = 1;
                lane[0] = i;
                for (int j = i + 1; j < n; j++) {
                    if (!done[j] && read(in, j, others) && Arrays.equals(codes, others)) {
                        lane[count++] = j;
                        done[j] = true;
                    }
                }
                solve(shaped(), year, count, in, out);
            }
        }

        private Shaped shaped() {
            for (Shaped shape : shapes) {
                if (Arrays.equals(shape.codes, codes)) {
                    return shape;
                }
            }
            Shaped made = new Shaped(sets, codes.clone(), width, steady, read);
            shapes.add(made);
            return made;
        }

        /** Reads the codes of a lane; false where one is no place in its set. */
        private boolean read(double[][] in, int i, int[] to) {
            int at = 0;
            for (int c = 0; c < familySubstitution.length; c++) {
                boolean moves = in[familySubstitution[c]][i] != 0 || in[originSubstitution[c]][i] != 0;
                to[at++] = moves ? 1 : 0;
            }
            boolean all = true;
            for (int o = 0; o < family.length; o++) {
                to[at] = code(in[family[o]][i], sets.families().size());
                all &= to[at++] >= 0;
                to[at++] = code(in[owner[o]][i], sets.regions().size());
                to[at++] = in[restricted[o]][i] > 0 ? 1 : 0;
            }
            for (int p : parent) {
                to[at++] = code(in[p][i], parent.length);
            }
            for (int h : hostPool) {
                to[at] = code(in[h][i], parent.length);
                all &= to[at++] >= 0;
            }
            for (int p : originPool) {
                to[at] = code(in[p][i], parent.length);
                all &= to[at++] >= 0;
            }
            return all;
        }

        private static int code(double value, int size) {
            int code = (int) value;
            return code == value && code >= 0 && code < size ? code : -1;
        }

        private void nothing(int i, double[][] out) {
            for (Taken port : taken) {
                int[] rows = port.places;
                for (int row : rows) {
                    out[row][i] = Double.NaN;
                }
            }
            out[residual][i] = Double.NaN;
        }

        private int[] places(MarketInput input) {
            for (Given port : given) {
                if (port.input == input) {
                    return port.places;
                }
            }
            throw new IllegalArgumentException("no port " + input);
        }

        private void solve(Shaped shape, int year, int count, double[][] in, double[][] out) {
            MarketLanes lanes = shape.lanes;
            boolean goesOn = shape.goesOn(year, count, lane);
            for (Given port : given) {
                if (goesOn && steady.contains(port.input)) {
                    continue;
                }
                int[] from = port.places;
                double[][] to = lanes.in(port.input);
                for (int member = 0; member < from.length; member++) {
                    int row = port.input == MarketInput.DRIFT ? shape.drift[member] : member;
                    if (row >= 0) {
                        gather(count, in[from[member]], to[row]);
                    }
                }
            }
            prices.predict(count, lane, lanes.in(MarketInput.START_USD_PER_KWH));
            if (goesOn) {
                lanes.solveAgain(count);
            } else {
                lanes.solve(count);
            }
            while (leave(lanes, count, in)) {
                lanes.solveAgain(count);
            }
            for (Taken answer : taken) {
                Out port = answer.port;
                int[] to = answer.places;
                for (int member = 0; member < to.length; member++) {
                    int from = port == Out.HOST_SHARE
                            ? member / shape.region.length * shape.region.length
                                    + shape.region[member % shape.region.length]
                            : member;
                    scatter(count, lanes.out(port.output)[from], out[to[member]]);
                }
            }
            prices.remember(count, lane, lanes.out(MarketOutput.PRICE_USD_PER_KWH));
            for (int i = 0; i < count; i++) {
                out[residual][lane[i]] = lanes.fault(i) == MarketFault.NONE ? lanes.residual(i) : Double.NaN;
            }
        }

        /** Closes markets to origins that earn less there than serving it costs; whether one leaves. */
        private boolean leave(MarketLanes lanes, int count, double[][] in) {
            int origins = family.length;
            boolean some = false;
            for (int m = 0; m < compliance.length; m++) {
                double[] cost = in[compliance[m]];
                double[] closed = lanes.in(MarketInput.CLOSED)[m];
                for (int i = 0; i < count; i++) {
                    if (cost[lane[i]] > 0
                            && closed[i] <= UNIFORM
                            && lanes.profit(m / origins, m % origins, i) < cost[lane[i]]) {
                        closed[i] = 1;
                        some = true;
                    }
                }
            }
            return some;
        }

        private void gather(int count, double[] from, double[] to) {
            if (count > 1 && lane[count - 1] == count - 1) {
                System.arraycopy(from, 0, to, 0, count);
                return;
            }
            for (int i = 0; i < count; i++) {
                to[i] = from[lane[i]];
            }
        }

        private void scatter(int count, double[] from, double[] to) {
            if (count > 1 && lane[count - 1] == count - 1) {
                System.arraycopy(from, 0, to, 0, count);
                return;
            }
            for (int i = 0; i < count; i++) {
                to[lane[i]] = from[i];
            }
        }
    }
}
