package org.tokenstate.projection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.YearPath;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.units.Ratio;

/**
 * A policy: an instrument, where and on whom it acts, its size, and when. It changes values by year of the parameters that carry
 * the instrument, from a year after the base year on; with a phase-in of n years the size is reached in equal steps.
 *
 * <pre>{@code
 * Policy.tariff("USA").on("CHN").percent(50).from(2028)
 * Policy.chipControl("CHN").size(1.2).from(2027).to(2030)
 * }</pre>
 *
 * @param instrument what is done
 * @param places markets where it is levied, or hosts on which it acts, by region; empty: all
 * @param origins on whom it is levied; empty: all, for a safe harbour the leader's
 * @param size rate, share, GW, USD or USD/Mtok, as the instrument has it
 * @param pool pool that serves or is joined, for residency and pool; otherwise empty
 * @param from first year
 * @param to last year; empty: for ever
 * @param phaseIn years in which the size is reached
 */
public record Policy(
        Instrument instrument,
        List<String> places,
        List<String> origins,
        double size,
        String pool,
        int from,
        OptionalInt to,
        int phaseIn) {

    /** What is done. */
    public enum Instrument {
        /** A duty on tokens of an origin, a share of the producer's price; the buyer's state has it. */
        TARIFF("rate"),
        /** A cost of the buyers for liability and the like, a share of the price after tariff. */
        PREMIUM("rate"),
        /** Only a share of the buyers may use an origin. */
        BAN("access"),
        /** Frees origins of premia and of the cost of compliance; by default the leader's. */
        SAFE_HARBOUR(""),
        /** A fixed cost a year of serving a market, which an origin leaves where it earns less. */
        COMPLIANCE_COST("usd"),
        /** Tokens of an origin are served by a pool of hosts at home. */
        RESIDENCY(""),
        /** The most accelerators that a host can have a year, GW. */
        CHIP_CONTROL("gw"),
        /** The most provisioned capacity that power allows a host to add a year, GW. */
        POWER_LIMIT("gw"),
        /** A share of capital cost that the host's state pays. */
        SUBSIDY("rate"),
        /** A share of the power price that the host's state pays. */
        POWER_SUBSIDY("rate"),
        /** A duty on what an origin sells abroad, a share of the producer's price; the owner's state has it. */
        EXPORT_TAX("rate"),
        /** The least that buyers may be asked for an origin's tokens, of any tier; the seller has what it adds. */
        PRICE_FLOOR("usd_per_mtok"),
        /** A host changes sides. */
        POOL("");

        private final String sizeKey;

        Instrument(String sizeKey) {
            this.sizeKey = sizeKey;
        }

        /**
         * {@return the word in scenario files, such as {@code chip_control}}
         */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The key of its size in scenario files; empty where it has none. */
        String sizeKey() {
            return sizeKey;
        }

        boolean actsOnHosts() {
            return this == CHIP_CONTROL
                    || this == POWER_LIMIT
                    || this == SUBSIDY
                    || this == POWER_SUBSIDY
                    || this == POOL;
        }

        boolean needsPool() {
            return this == RESIDENCY || this == POOL;
        }

        static Instrument of(String label) {
            Map<String, Instrument> labels = new LinkedHashMap<>();
            for (Instrument instrument : values()) {
                labels.put(instrument.label(), instrument);
            }
            return Nearest.get("policy", label, labels);
        }
    }

    private static final double OPEN = 1;

    /**
     * Checks names and years.
     *
     * @throws InputException if a region, origin or pool is unknown or the years are out of range
     */
    public Policy {
        places = known("region", places);
        origins = known("origin", origins);
        if (instrument.needsPool()) {
            known("pool", List.of(pool));
        }
        if (from <= TokenStateModel.FIRST_YEAR || from > TokenStateModel.LAST_YEAR) {
            throw new InputException(instrument.label() + " must begin in [" + (TokenStateModel.FIRST_YEAR + 1) + ", "
                    + TokenStateModel.LAST_YEAR + "] but begins in " + from);
        }
        if (to.isPresent() && to.getAsInt() < from) {
            throw new InputException(
                    instrument.label() + " must end in or after " + from + " but ends in " + to.getAsInt());
        }
        if (phaseIn < 1 || phaseIn > TokenStateModel.LAST_YEAR - TokenStateModel.FIRST_YEAR) {
            throw new InputException(instrument.label() + " must be phased in over [1, "
                    + (TokenStateModel.LAST_YEAR - TokenStateModel.FIRST_YEAR) + "] years but over " + phaseIn);
        }
    }

    private static List<String> known(String set, List<String> names) {
        List<String> elements = ModelText.bundled().tables().elements(set);
        names.forEach(name -> Nearest.indexOf(set, name, elements));
        return List.copyOf(names);
    }

    private static Policy of(Instrument instrument, double size, String... places) {
        return new Policy(
                instrument,
                List.of(places),
                List.of(),
                size,
                "",
                TokenStateModel.FIRST_YEAR + 1,
                OptionalInt.empty(),
                1);
    }

    /**
     * A tariff of some regions on tokens.
     *
     * @param markets the regions; none: all
     * @return the policy, with a rate of nothing yet
     */
    public static Policy tariff(String... markets) {
        return of(Instrument.TARIFF, 0, markets);
    }

    /**
     * A premium for liability and the like in some regions.
     *
     * @param markets the regions; none: all
     * @return the policy, with a rate of nothing yet
     */
    public static Policy premium(String... markets) {
        return of(Instrument.PREMIUM, 0, markets);
    }

    /**
     * A ban in some regions.
     *
     * @param markets the regions; none: all
     * @return the policy, which leaves no access
     */
    public static Policy ban(String... markets) {
        return of(Instrument.BAN, 0, markets);
    }

    /**
     * A safe harbour in some regions.
     *
     * @param markets the regions; none: all
     * @return the policy, which frees the leader's origins
     */
    public static Policy safeHarbour(String... markets) {
        return of(Instrument.SAFE_HARBOUR, 0, markets);
    }

    /**
     * A fixed cost of serving some regions.
     *
     * @param markets the regions; none: all
     * @return the policy, with a cost of nothing yet
     */
    public static Policy complianceCost(String... markets) {
        return of(Instrument.COMPLIANCE_COST, 0, markets);
    }

    /**
     * Residency: tokens of some regions are served by their own hosts, in a pool of their own.
     *
     * @param pool the pool
     * @param regions the regions
     * @return the policy
     */
    public static Policy residency(String pool, String... regions) {
        return into(Instrument.RESIDENCY, pool, regions);
    }

    /**
     * Export control of accelerators.
     *
     * @param hosts the regions that get fewer
     * @return the policy, which leaves none yet
     */
    public static Policy chipControl(String... hosts) {
        return of(Instrument.CHIP_CONTROL, 0, hosts);
    }

    /**
     * A limit of power.
     *
     * @param hosts the regions
     * @return the policy, which leaves nothing to add yet
     */
    public static Policy powerLimit(String... hosts) {
        return of(Instrument.POWER_LIMIT, 0, hosts);
    }

    /**
     * A subsidy of capital.
     *
     * @param hosts the regions
     * @return the policy, with a rate of nothing yet
     */
    public static Policy subsidy(String... hosts) {
        return of(Instrument.SUBSIDY, 0, hosts);
    }

    /**
     * A subsidy of power.
     *
     * @param hosts the regions
     * @return the policy, with a rate of nothing yet
     */
    public static Policy powerSubsidy(String... hosts) {
        return of(Instrument.POWER_SUBSIDY, 0, hosts);
    }

    /**
     * A tax on tokens sold abroad.
     *
     * @return the policy, with a rate of nothing yet
     */
    public static Policy exportTax() {
        return of(Instrument.EXPORT_TAX, 0);
    }

    /**
     * A floor under prices in some regions, with tariff and premium.
     *
     * @param markets the regions; none: all
     * @return the policy, with a floor of nothing yet
     */
    public static Policy priceFloor(String... markets) {
        return of(Instrument.PRICE_FLOOR, 0, markets);
    }

    /**
     * Hosts that change sides.
     *
     * @param pool the pool that they join
     * @param hosts the regions
     * @return the policy
     */
    public static Policy pool(String pool, String... hosts) {
        return into(Instrument.POOL, pool, hosts);
    }

    /**
     * The same on some origins.
     *
     * @param names the origins
     * @return the policy
     * @throws InputException if there is no such origin
     */
    public Policy on(String... names) {
        return new Policy(instrument, places, List.of(names), size, pool, from, to, phaseIn);
    }

    private static Policy into(Instrument instrument, String pool, String... places) {
        return new Policy(
                instrument,
                List.of(places),
                List.of(),
                0,
                pool,
                TokenStateModel.FIRST_YEAR + 1,
                OptionalInt.empty(),
                1);
    }

    /**
     * The same with another size.
     *
     * @param amount rate, share, GW, USD or USD/Mtok, as the instrument has it
     * @return the policy
     */
    public Policy size(double amount) {
        return new Policy(instrument, places, origins, amount, pool, from, to, phaseIn);
    }

    /**
     * The same with a size that is a rate or a share.
     *
     * @param amount the rate or share
     * @return the policy
     */
    public Policy size(Ratio amount) {
        return size(amount.fraction());
    }

    /**
     * The same with a size in per cent.
     *
     * @param amount per cent
     * @return the policy
     */
    public Policy percent(double amount) {
        return size(amount / 100);
    }

    /**
     * The same from a year on.
     *
     * @param year the first year
     * @return the policy
     * @throws InputException if the year is not after the base year
     */
    public Policy from(int year) {
        return new Policy(instrument, places, origins, size, pool, year, to, phaseIn);
    }

    /**
     * The same up to a year.
     *
     * @param year the last year
     * @return the policy
     * @throws InputException if it is before the first
     */
    public Policy to(int year) {
        return new Policy(instrument, places, origins, size, pool, from, OptionalInt.of(year), phaseIn);
    }

    /**
     * The same in equal steps.
     *
     * @param years the years in which the size is reached
     * @return the policy
     * @throws InputException if it is out of range
     */
    public Policy phaseIn(int years) {
        return new Policy(instrument, places, origins, size, pool, from, to, years);
    }

    /** What a scenario says with this policy on top; refused where its size is out of bounds. */
    Map<String, ParameterValue> over(Map<String, ParameterValue> said) {
        Map<String, ParameterValue> changed = new TreeMap<>(said);
        ModelTables tables = ModelText.bundled().tables();
        List<String> where = places.isEmpty() ? tables.elements("region") : places;
        List<String> all = tables.elements("origin");
        List<String> on = origins.isEmpty() ? all : origins;
        switch (instrument) {
            case TARIFF, PREMIUM ->
                each(where, on, (r, o) -> set(changed, instrument.label() + "." + r + "." + o, size));
            case BAN -> each(where, on, (r, o) -> ban(changed, r, o));
            case COMPLIANCE_COST -> each(where, on, (r, o) -> set(changed, "compliance_cost_usd." + r + "." + o, size));
            case SAFE_HARBOUR ->
                each(where, origins.isEmpty() ? tables.originsOfLeader() : origins, (r, o) -> {
                    set(changed, "premium." + r + "." + o, 0);
                    set(changed, "compliance_cost_usd." + r + "." + o, 0);
                });
            case RESIDENCY -> {
                int number = tables.elements("pool").indexOf(pool);
                where.forEach(r -> set(changed, "host_pool." + r, number));
                each(where, on, (r, o) -> set(changed, "origin_pool." + r + "." + o, number));
            }
            case POOL ->
                where.forEach(r ->
                        set(changed, "host_pool." + r, tables.elements("pool").indexOf(pool)));
            case CHIP_CONTROL -> where.forEach(r -> set(changed, "chips_gw." + r, size));
            case POWER_LIMIT -> where.forEach(r -> set(changed, "power_limit_gw." + r, size));
            case SUBSIDY -> where.forEach(r -> set(changed, "capital_subsidy." + r, size));
            case POWER_SUBSIDY -> where.forEach(r -> set(changed, "power_subsidy." + r, size));
            case PRICE_FLOOR ->
                each(where, on, (r, o) -> tables.elements("tier")
                        .forEach(k -> set(changed, "price_floor_usd_per_mtok." + r + "." + o + "." + k, size)));
            case EXPORT_TAX -> on.forEach(o -> set(changed, "export_tax." + o, size));
        }
        return changed;
    }

    private interface Pair {
        void accept(String region, String origin);
    }

    private static void each(List<String> regions, List<String> origins, Pair pair) {
        regions.forEach(r -> origins.forEach(o -> pair.accept(r, o)));
    }

    private void ban(Map<String, ParameterValue> said, String region, String origin) {
        ModelTables tables = ModelText.bundled().tables();
        if (tables.isRestricted(origin)) {
            List<String> channels = tables.elements("channel");
            channels.forEach(c -> change(said, "access." + region + "." + c, before -> Math.min(before, size)));
        } else if (size == 0 || size == OPEN) {
            set(said, "closed." + region + "." + origin, OPEN - size);
        } else {
            throw new InputException("ban of " + origin + " must leave access 0 or 1 but leaves " + size
                    + "; a share of the buyers can be given for " + String.join(", ", tables.restricted()) + " alone");
        }
    }

    private void set(Map<String, ParameterValue> said, String parameter, double value) {
        change(said, parameter, before -> value);
    }

    private void change(Map<String, ParameterValue> said, String parameter, DoubleUnaryOperator value) {
        Parameter known = ParameterTable.bundled().get(parameter);
        YearPath before = Scenario.path(known, said.get(parameter));
        int last = to.orElse(TokenStateModel.LAST_YEAR);
        List<Double> values = new ArrayList<>();
        for (int year = TokenStateModel.FIRST_YEAR; year <= TokenStateModel.LAST_YEAR; year++) {
            double old = before.at(year);
            boolean holds = year >= from && year <= last;
            double full = holds ? value.applyAsDouble(old) : old;
            boolean step = phaseIn > 1 && !instrument.needsPool() && year - from + 1 < phaseIn;
            values.add(holds && step ? old + (full - old) * (year - from + 1) / phaseIn : full);
        }
        double[] path = values.stream().mapToDouble(Double::doubleValue).toArray();
        ParameterValue now = ParameterValue.of(known.requireValid(YearPath.of(TokenStateModel.FIRST_YEAR, path)));
        said.put(parameter, now.after(known, said.get(parameter)));
    }
}
