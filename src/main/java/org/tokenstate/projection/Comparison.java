package org.tokenstate.projection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Variable;

/**
 * Two projections of one country through the same years: which results differ, by how much, since when, and because of
 * which change of a parameter. Immutable.
 */
public final class Comparison {
    /** How many changes {@link #shapley} can divide a difference among: it projects each of their 2^n subsets. */
    public static final int MOST_SHAPLEY = 10;
    /** What a change of the scenario's own equations, all of them together, is called beside the parameters. */
    public static final String EQUATIONS = Scenario.EQUATIONS;

    private final Projection base;
    private final Projection changed;

    private Comparison(Projection base, Projection changed) {
        this.base = base;
        this.changed = changed;
    }

    /**
     * Compares two projections.
     *
     * @param base the projection to compare with
     * @param changed the changed projection
     * @return the comparison
     * @throws InputException if they are of different countries, references or years
     */
    public static Comparison of(Projection base, Projection changed) {
        same("country", base.model().country(), changed.model().country());
        same(
                "reference",
                base.model().reference().orElse("none"),
                changed.model().reference().orElse("none"));
        same("years", base.from() + "-" + base.to(), changed.from() + "-" + changed.to());
        return new Comparison(base, changed);
    }

    private static void same(String what, String base, String changed) {
        if (!base.equals(changed)) {
            throw new InputException(
                    "both projections must have the same " + what + ", " + base + ", but the other has " + changed);
        }
    }

    /**
     * {@return the projection to compare with}
     */
    public Projection base() {
        return base;
    }

    /**
     * {@return the changed projection}
     */
    public Projection changed() {
        return changed;
    }

    /**
     * A result in one year, before and after.
     *
     * @param variable the name of the result variable
     * @param year the year
     * @param before its value in the base; empty where a figure is missing
     * @param after its value in the changed projection
     */
    public record Change(String variable, int year, OptionalDouble before, OptionalDouble after) {
        /**
         * {@return the difference, after less before; empty where one is missing}
         */
        public OptionalDouble difference() {
            return before.isPresent() && after.isPresent()
                    ? OptionalDouble.of(after.getAsDouble() - before.getAsDouble())
                    : OptionalDouble.empty();
        }

        /**
         * {@return after over before; empty where one is missing or before is zero}
         */
        public OptionalDouble ratio() {
            return before.isPresent() && after.isPresent() && before.getAsDouble() != 0
                    ? OptionalDouble.of(after.getAsDouble() / before.getAsDouble())
                    : OptionalDouble.empty();
        }

        /**
         * {@return whether the two differ at all, to the last bit}
         */
        public boolean differs() {
            return !before.equals(after);
        }

        /**
         * {@return the result with its values: {@code export_revenue_usd[2035]: 9.239162e+10 -> 8.640711e+10}}
         */
        @Override
        public String toString() {
            return variable + "[" + year + "]: " + values(before, after);
        }
    }

    private static String values(OptionalDouble before, OptionalDouble after) {
        return value(before) + " -> " + value(after);
    }

    private static String value(OptionalDouble value) {
        return value.isPresent() ? Explanation.number(value.getAsDouble()) : "no figure";
    }

    /**
     * A result that differs.
     *
     * @param variable the name of the result variable
     * @param unit its unit
     * @param firstYear the first year in which it differs
     * @param largest the year of the largest difference, with the values
     * @param last the last year of the projections, with the values
     */
    public record Difference(String variable, String unit, int firstYear, Change largest, Change last) {
        /**
         * {@return the result, since when it differs, and its largest difference}
         */
        @Override
        public String toString() {
            return variable + " from " + firstYear + " on; most in " + largest.year() + ", "
                    + values(largest.before(), largest.after()) + (unit.equals("1") ? "" : " " + unit);
        }
    }

    /**
     * A year in which another constraint binds.
     *
     * @param year the year
     * @param before what binds in the base
     * @param after what binds in the changed projection
     */
    public record Flip(int year, Optional<BindingConstraint> before, Optional<BindingConstraint> after) {
        /**
         * {@return the year and what binds: {@code 2031: capital -> chips}}
         */
        @Override
        public String toString() {
            return year + ": " + label(before) + " -> " + label(after);
        }

        private static String label(Optional<BindingConstraint> constraint) {
            return constraint.map(BindingConstraint::label).orElse("nothing known");
        }
    }

    /**
     * The year of an event, before and after.
     *
     * @param event what happens, such as {@code crossing_year} or {@code milestone_5}
     * @param before its year in the base; empty for never within the horizon
     * @param after its year in the changed projection
     */
    public record EventShift(String event, OptionalInt before, OptionalInt after) {
        /**
         * {@return the event and its years: {@code milestone_5: 2041 -> never}}
         */
        @Override
        public String toString() {
            return event + ": " + year(before) + " -> " + year(after);
        }

        private static String year(OptionalInt year) {
            return year.isPresent() ? String.valueOf(year.getAsInt()) : "never";
        }
    }

    /**
     * What one changed parameter does to a result.
     *
     * @param parameter the name of the parameter, or {@link #EQUATIONS}
     * @param alone the difference when it alone is switched on in the base
     * @param last the difference that it makes when it is switched on after all others
     */
    public record Effect(String parameter, double alone, double last) {
        /**
         * {@return the parameter with both differences}
         */
        @Override
        public String toString() {
            return parameter + ": alone " + Explanation.number(alone) + ", last of all " + Explanation.number(last);
        }
    }

    /**
     * A result in a year, before and after.
     *
     * @param variable the name of the result variable
     * @param year the year
     * @return the change
     * @throws InputException if there is no such variable or year
     */
    public Change change(String variable, int year) {
        return new Change(
                variable, year, base.in(year).value(variable), changed.in(year).value(variable));
    }

    /**
     * {@return every result that differs in any year, in the order of the catalogue}
     */
    public List<Difference> differences() {
        List<Difference> differences = new ArrayList<>();
        for (Variable variable : base.model().results().all()) {
            if (!changed.model().results().has(variable.name())) {
                continue;
            }
            Optional<Change> largest = Optional.empty();
            double most = -1;
            int first = 0;
            for (int year = base.from(); year <= base.to(); year++) {
                Change change = change(variable.name(), year);
                if (!change.differs()) {
                    continue;
                }
                first = largest.isEmpty() ? year : first;
                double size = Math.abs(change.difference().orElse(Double.MAX_VALUE));
                if (size > most) {
                    most = size;
                    largest = Optional.of(change);
                }
            }
            if (largest.isPresent()) {
                differences.add(new Difference(
                        variable.name(), variable.unit(), first, largest.get(), change(variable.name(), base.to())));
            }
        }
        return List.copyOf(differences);
    }

    /**
     * {@return the first year in which any result differs; empty if none does}
     */
    public OptionalInt firstYear() {
        return differences().stream().mapToInt(Difference::firstYear).min();
    }

    /**
     * {@return whether every result of every year is the same, to the last bit}
     */
    public boolean isEmpty() {
        return differences().isEmpty();
    }

    /**
     * {@return the years in which another constraint binds}
     */
    public List<Flip> flips() {
        List<Flip> flips = new ArrayList<>();
        for (int year = base.from(); year <= base.to(); year++) {
            Flip flip = new Flip(
                    year, base.in(year).bindingConstraint(), changed.in(year).bindingConstraint());
            if (!flip.before().equals(flip.after())) {
                flips.add(flip);
            }
        }
        return List.copyOf(flips);
    }

    /**
     * {@return the events that happen in another year: crossing, token-state, milestones}
     */
    public List<EventShift> events() {
        Map<String, OptionalInt> before = events(base);
        Map<String, OptionalInt> after = events(changed);
        return before.keySet().stream()
                .map(e -> new EventShift(e, before.getOrDefault(e, NEVER), after.getOrDefault(e, NEVER)))
                .filter(e -> !e.before().equals(e.after()))
                .toList();
    }

    /**
     * A headline before and after: the year of an event, or a result in a year.
     *
     * @param result the event, such as {@code crossing_year}, or the name of the result variable
     * @param unit its unit; {@code year} for an event
     * @param year the year of the result; empty for an event
     * @param before its value in the base; empty where the event never happens within the horizon or a figure is missing
     * @param after its value in the changed projection
     */
    public record Headline(String result, String unit, OptionalInt year, OptionalDouble before, OptionalDouble after) {
        /**
         * {@return after less before; empty where one is missing}
         */
        public OptionalDouble difference() {
            return new Change(result, 0, before, after).difference();
        }

        /**
         * {@return the event with its years, or the result with its values}
         */
        @Override
        public String toString() {
            return year.isPresent()
                    ? new Change(result, year.getAsInt(), before, after).toString()
                    : new EventShift(result, asYear(before), asYear(after)).toString();
        }

        private static OptionalInt asYear(OptionalDouble year) {
            return year.isPresent() ? OptionalInt.of((int) year.getAsDouble()) : OptionalInt.empty();
        }
    }

    /** The years for which headlines are given, as far as the projections reach. */
    public static final List<Integer> HEADLINE_YEARS = List.of(2030, 2035, 2040);

    private static final List<String> HEADLINES = List.of(
            "generation_kwh_per_capita",
            "exportable_tokens",
            "exported_tokens",
            "export_revenue_usd",
            "share_of_goods_exports");

    /**
     * {@return the events, and generation per head, exportable and exported tokens, revenue and share of goods exports in
     * 2030, 2035 and 2040, before and after, whether they differ or not}
     */
    public List<Headline> headlines() {
        List<Headline> headlines = new ArrayList<>();
        Map<String, OptionalInt> before = events(base);
        Map<String, OptionalInt> after = events(changed);
        before.forEach((event, year) -> headlines.add(new Headline(
                event, "year", OptionalInt.empty(), asDouble(year), asDouble(after.getOrDefault(event, NEVER)))));
        for (String variable : HEADLINES) {
            for (int year : HEADLINE_YEARS) {
                if (year >= base.from() && year <= base.to()) {
                    Change change = change(variable, year);
                    headlines.add(new Headline(
                            variable,
                            base.model().results().get(variable).unit(),
                            OptionalInt.of(year),
                            change.before(),
                            change.after()));
                }
            }
        }
        return List.copyOf(headlines);
    }

    private static OptionalDouble asDouble(OptionalInt year) {
        return year.isPresent() ? OptionalDouble.of(year.getAsInt()) : OptionalDouble.empty();
    }

    private static final OptionalInt NEVER = OptionalInt.empty();

    private static Map<String, OptionalInt> events(Projection projection) {
        Map<String, OptionalInt> events = new LinkedHashMap<>();
        events.put("crossing_year", projection.crossing());
        events.put("token_state_year", projection.tokenStateYear());
        projection.milestones().forEach((percent, year) -> events.put("milestone_" + percent, year));
        return events;
    }

    /**
     * {@return the parameters that the two scenarios give different values, in alphabetical order}
     */
    public List<String> parameters() {
        Scenario before = base.model().scenario();
        Scenario after = changed.model().scenario();
        List<String> names = new ArrayList<>();
        ParameterTable.bundled().all().stream()
                .filter(p -> p.isChoice()
                        ? !before.choice(p.name()).equals(after.choice(p.name()))
                        : !before.path(p.name()).equals(after.path(p.name())))
                .forEach(p -> names.add(p.name()));
        names.sort(Comparator.naturalOrder());
        return List.copyOf(names);
    }

    /**
     * Why a result has no value in some year of one of the two.
     *
     * @param variable the name of the result variable
     * @return the cause, of the base first; empty where both have a value in every year
     */
    public Optional<String> missing(String variable) {
        return base.missing(variable).or(() -> changed.missing(variable));
    }

    /**
     * {@return what the difference is divided among: the {@link #parameters}, and {@link #EQUATIONS} where the scenarios' own
     * differ}
     */
    public List<String> changes() {
        List<String> changes = new ArrayList<>(parameters());
        if (!base.model()
                .scenario()
                .equations()
                .equals(changed.model().scenario().equations())) {
            changes.add(EQUATIONS);
        }
        return List.copyOf(changes);
    }

    /**
     * What each change does to a result by itself, and as the last of all. Where the two differ, changes work together;
     * {@link #shapley} divides that.
     *
     * @param variable the name of the result variable
     * @param year the year
     * @return the effects, the largest alone first; their sum need not be the whole difference
     * @throws InputException if there is no such variable or year, a value is missing, or the data or layers of the two differ
     */
    public List<Effect> oneAtATime(String variable, int year) {
        List<String> names = changes();
        Switches switches = new Switches(names, variable, year);
        long all = (1L << names.size()) - 1;
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            long one = 1L << i;
            effects.add(new Effect(
                    names.get(i),
                    switches.value(one) - switches.value(0),
                    switches.value(all) - switches.value(all & ~one)));
        }
        effects.sort(
                Comparator.comparingDouble((Effect e) -> -Math.abs(e.alone())).thenComparing(Effect::parameter));
        return List.copyOf(effects);
    }

    /**
     * Divides the difference of a result among the changes by Shapley values (Shapley 1953): the mean over all orders of
     * switching them on. The values sum to the whole difference.
     *
     * @param variable the name of the result variable
     * @param year the year
     * @return the value of each change, the largest first
     * @throws InputException if there are more than ten changes, there is no such variable or year, a value is missing, or the
     *     data or layers of the two differ
     */
    public Map<String, Double> shapley(String variable, int year) {
        List<String> names = changes();
        int n = names.size();
        if (n > MOST_SHAPLEY) {
            throw new InputException("Shapley values need at most " + MOST_SHAPLEY + " changes but there are " + n);
        }
        Switches switches = new Switches(names, variable, year);
        double[] weight = new double[n];
        for (int size = 0; size < n; size++) {
            double orders = n;
            for (int i = 1; i <= size; i++) {
                orders *= (double) (n - i) / i;
            }
            weight[size] = 1 / orders;
        }
        Map<String, Double> values = new HashMap<>();
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (long set = 0; set < 1L << n; set++) {
                if ((set >> i & 1) == 0) {
                    sum += weight[Long.bitCount(set)] * (switches.value(set | 1L << i) - switches.value(set));
                }
            }
            values.put(names.get(i), sum);
        }
        Map<String, Double> sorted = new LinkedHashMap<>();
        values.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, Double> e) -> -Math.abs(e.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .forEach(e -> sorted.put(e.getKey(), e.getValue()));
        return java.util.Collections.unmodifiableMap(sorted);
    }

    /** A result under any set of the changes, each computed once. */
    private final class Switches {
        private final List<String> names;
        private final String variable;
        private final int year;
        private final Map<Long, Double> known = new HashMap<>();

        Switches(List<String> names, String variable, int year) {
            this.names = names;
            this.variable = variable;
            this.year = year;
            if (base.model().data() != changed.model().data()) {
                throw new InputException(
                        "the difference is divided among parameters only where both projections rest on the same data");
            }
            if (!base.model().extensions().equals(changed.model().extensions())) {
                throw new InputException(
                        "the difference is divided among parameters only where both projections have the same"
                                + " growth model, energy model and solvers");
            }
            if (names.size() > 62) {
                throw new InputException("at most 62 changes can be switched but there are " + names.size());
            }
            base.in(year);
        }

        double value(long set) {
            return known.computeIfAbsent(set, this::project);
        }

        /** The scenario of the base with some of the parameters changed. */
        private Scenario scenario(long set, String equations) {
            Scenario before = base.model().scenario();
            Scenario after = changed.model().scenario();
            Scenario scenario = new Scenario(before.name(), before.description(), before.values(), equations);
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                if ((set >> i & 1) == 1 && !name.equals(EQUATIONS)) {
                    boolean choice = ParameterTable.bundled().get(name).isChoice();
                    scenario = scenario.with(
                            name, choice ? ParameterValue.of(after.choice(name)) : ParameterValue.of(after.path(name)));
                }
            }
            return scenario;
        }

        private double project(long set) {
            int equations = names.indexOf(EQUATIONS);
            // The two differ in their scenarios alone, and each has its text compiled.
            TokenStateModel model = (equations >= 0 && (set >> equations & 1) == 1 ? changed : base).model();
            Projection projection =
                    model.under(scenario(set, model.scenario().equations())).project(base.from(), year);
            return projection
                    .in(year)
                    .value(variable)
                    .orElseThrow(() -> new InputException(variable + " has no value in " + year
                            + projection
                                    .missing(variable)
                                    .map(cause -> ": " + cause)
                                    .orElse("")));
        }
    }
}
