package org.tokenstate.projection;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Source;
import org.tokenstate.catalogue.internal.Shares;

/**
 * Where a number comes from: the tree of a result variable of one year down to datasets and parameters, with the formula,
 * the inputs with values and units, and the source of every leaf and how well it is founded.
 *
 * <p>A formula is written over the names of its inputs with {@code + - * / ^}, parentheses, {@code min}, {@code max},
 * {@code where(condition, then, otherwise)}, and {@code name[t-1]} for the year before; putting in the values of
 * {@link Node#inputs()} gives the value of the node. What is solved as an equilibrium or forecast is not a formula: its node
 * names the method and its record, the residual of the equilibrium or the back-test of the growth model. The tree is a graph:
 * an input that two formulas share is the same node.
 *
 * <p>As data ({@link #nodes()}), a node has the keys {@code id, name, year, unit, value, choice, kind, formula, evidence,
 * source, record, description, inputs}; {@code inputs} are ids.
 */
public final class Explanation {
    /** How a number comes about. */
    public enum Kind {
        /** A parameter of the catalogue or of the scenario. */
        PARAMETER,
        /** A figure of the country, read from a dataset or given by a world rule. */
        FIGURE,
        /** Settled by what is asked for: the year, the country. */
        GIVEN,
        /** Read from a dataset, or a default chosen by words. */
        DATA,
        /** Forecast by a growth model. */
        FORECAST,
        /** Computed by the printed formula. */
        FORMULA,
        /** Carried from the year before by the printed formula. */
        STATE,
        /** Solved: an equilibrium, a supply curve, a stock of vintages. */
        SOLVED;

        /**
         * {@return the word that is printed}
         */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A number in the tree.
     *
     * @param name the name of the variable, parameter or figure
     * @param year the year of the value
     * @param unit its unit
     * @param value the value; empty where a figure is missing or the value is a word
     * @param choice the word chosen, for a parameter that is a choice; otherwise empty
     * @param kind how it comes about
     * @param formula the formula over the inputs, or the method in words; empty for a parameter or figure
     * @param description what it is
     * @param source where it comes from and how well it is founded; for a formula, empty
     * @param record the residual of an equilibrium or the back-test record of a forecast; otherwise empty
     * @param inputs what goes in
     */
    public record Node(
            String name,
            int year,
            String unit,
            OptionalDouble value,
            String choice,
            Kind kind,
            String formula,
            String description,
            Optional<Source> source,
            String record,
            List<Node> inputs) {
        /** Copies the inputs. */
        public Node {
            inputs = List.copyOf(inputs);
        }

        /**
         * {@return what tells the node from all others of a tree, such as {@code gdp_usd[2035]}}
         */
        public String id() {
            return (kind == Kind.PARAMETER ? "parameter " : "") + name + "[" + year + "]";
        }

        /**
         * {@return the value with its unit, a share in per cent; the word chosen, or {@code missing}}
         */
        public String shown() {
            if (!choice.isEmpty()) {
                return choice;
            }
            if (value.isEmpty()) {
                return "missing";
            }
            if (unit.equals(BindingConstraint.UNIT)) {
                return BindingConstraint.ofCode(value.getAsDouble()).label();
            }
            if (Shares.isShare(name, unit)) {
                return Explanation.number(100 * value.getAsDouble()) + (unit.equals("1") ? " %" : " %/yr");
            }
            String number = Explanation.number(value.getAsDouble());
            return unit.equals("1") || unit.equals("year") ? number : number + " " + unit;
        }

        /** Nodes are equal where they say the same and rest on numbers of the same names; what lies deeper is not compared. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Node that
                    && id().equals(that.id())
                    && value.equals(that.value)
                    && choice.equals(that.choice)
                    && grounds().equals(that.grounds())
                    && ids(inputs).equals(ids(that.inputs));
        }

        @Override
        public int hashCode() {
            return id().hashCode();
        }

        private static List<String> ids(List<Node> nodes) {
            return nodes.stream().map(Node::id).toList();
        }

        @Override
        public String toString() {
            return id() + " = " + shown() + "  " + grounds();
        }

        /**
         * {@return the formula or the method, the source with its mark, and the record, in one line}
         */
        public String grounds() {
            StringBuilder text = new StringBuilder(formula);
            source.ifPresent(s -> {
                if (text.length() > 0) {
                    text.append("; ");
                }
                text.append(s.citation())
                        .append(" [")
                        .append(s.evidence().label().replace('_', ' '))
                        .append(']');
            });
            if (!record.isEmpty()) {
                text.append(text.length() == 0 ? "" : "; ").append(record);
            }
            return text.toString();
        }
    }

    /**
     * A line of the printed tree.
     *
     * @param depth how deep below the result
     * @param node the number
     * @param grounds formula or source and how it is known, or where the number is explained: above, or below in the part of
     *     its year
     */
    public record Line(int depth, Node node, String grounds) {}

    private static final int DIGITS = 7;

    private final String country;
    private final Node root;

    private Explanation(String country, Node root) {
        this.country = country;
        this.root = root;
    }

    static Explanation of(Projection projection, String variable, int year) {
        projection.in(year);
        return of(projection.model().country(), new ExplanationBuilder(projection).variable(variable, year));
    }

    static Explanation of(String country, Node root) {
        return new Explanation(country, root);
    }

    /**
     * {@return the code of the country}
     */
    public String country() {
        return country;
    }

    /**
     * {@return the result that is explained}
     */
    public Node root() {
        return root;
    }

    /**
     * {@return every node of the tree once, the result first, inputs after what they go into}
     */
    public Collection<Node> nodes() {
        Map<String, Node> found = new LinkedHashMap<>();
        collect(root, found);
        return List.copyOf(found.values());
    }

    private static void collect(Node node, Map<String, Node> found) {
        if (found.putIfAbsent(node.id(), node) == null) {
            node.inputs().forEach(input -> collect(input, found));
        }
    }

    /**
     * The tree in the order of printing: first the year of the result, every number with its inputs below it, then the years
     * before it that it rests on, the latest first. Each number is explained once; where it is named again, or before the part
     * of its year, or is the same as in a year above with all that goes into it, the line says so. Of a solved number,
     * parameters that are as in a year above are left out.
     *
     * @param depth how deep to go; 1 is the result and its inputs
     * @return the lines
     * @throws InputException if the depth is below 0
     */
    public List<Line> lines(int depth) {
        if (depth < 0) {
            throw new InputException("depth of an explanation must be >= 0 but is " + depth);
        }
        Printing printing = new Printing();
        printing.print(root, 0, depth);
        while (!printing.later.isEmpty()) {
            // The latest of the years that are still to be explained; explaining it may add to earlier ones.
            printing.later.pollLastEntry().getValue().values().stream()
                    .filter(part -> !printing.done.contains(part.node.id()))
                    .forEach(part -> printing.print(part.node, 0, part.levels));
        }
        return List.copyOf(printing.lines);
    }

    /** The lines so far, and what is left for the parts of earlier years. */
    private static final class Printing {
        private final List<Line> lines = new ArrayList<>();
        private final Set<String> done = new HashSet<>();
        private final Map<String, Node> explained = new HashMap<>();
        private final Map<String, Boolean> alike = new HashMap<>();
        private final NavigableMap<Integer, Map<String, Later>> later = new TreeMap<>();

        /** A number of an earlier year, and how many levels of its tree are asked for. */
        private record Later(Node node, int levels) {}

        void print(Node node, int depth, int levels) {
            boolean leaf = node.inputs().isEmpty();
            Node like = explained.get(node.name());
            if (!leaf && done.contains(node.id())) {
                lines.add(new Line(depth, node, "see above"));
            } else if (!leaf && like != null && isAs(like, node)) {
                lines.add(new Line(depth, node, "as in " + like.id()));
            } else if (leaf || levels == 0) {
                lines.add(new Line(depth, node, node.grounds()));
            } else {
                done.add(node.id());
                explained.putIfAbsent(node.name(), node);
                explain(node, depth, levels, node.kind() == Kind.SOLVED ? like : null);
            }
        }

        private void explain(Node node, int depth, int levels, @Nullable Node like) {
            List<Node> inputs = node.inputs().stream()
                    .filter(input -> like == null || input.kind() != Kind.PARAMETER || !isAmong(like, input))
                    .toList();
            String rest = like == null || inputs.size() == node.inputs().size()
                    ? ""
                    : "; parameters not named are as in " + like.id();
            lines.add(new Line(depth, node, node.grounds() + rest));
            for (Node input : inputs) {
                boolean earlier = input.year() < node.year() && !input.inputs().isEmpty();
                if (earlier && levels > 1 && !done.contains(input.id())) {
                    lines.add(new Line(depth + 1, input, "see below, " + input.year()));
                    later.computeIfAbsent(input.year(), y -> new LinkedHashMap<>())
                            .merge(input.id(), new Later(input, levels - 1), (a, b) -> a.levels > b.levels ? a : b);
                } else {
                    print(input, depth + 1, levels - 1);
                }
            }
        }

        private boolean isAmong(Node like, Node input) {
            return like.inputs().stream().anyMatch(other -> isAs(other, input));
        }

        /** Whether two numbers of different years are the same with all that goes into them. */
        private boolean isAs(Node a, Node b) {
            if (a.id().equals(b.id())) {
                return true;
            }
            String pair = a.id() + b.id();
            Boolean known = alike.get(pair);
            if (known == null) {
                known = a.name().equals(b.name())
                        && a.kind() == b.kind()
                        && a.value().equals(b.value())
                        && a.choice().equals(b.choice())
                        && a.grounds().equals(b.grounds())
                        && a.inputs().size() == b.inputs().size();
                for (int i = 0; known && i < a.inputs().size(); i++) {
                    known = isAs(a.inputs().get(i), b.inputs().get(i));
                }
                alike.put(pair, known);
            }
            return known;
        }
    }

    /**
     * {@return the whole tree as text, one number a line, deeper ones indented}
     */
    public String text() {
        return text(Integer.MAX_VALUE);
    }

    /**
     * The tree as text to a depth, one number a line, deeper ones indented.
     *
     * @param depth how deep to go; 1 is the result and its inputs
     * @return the text
     * @throws InputException if the depth is below 0
     */
    public String text(int depth) {
        StringBuilder text = new StringBuilder();
        for (Line line : lines(depth)) {
            text.append("  ".repeat(line.depth()))
                    .append(line.node().id())
                    .append(" = ")
                    .append(line.node().shown())
                    .append("  ")
                    .append(line.grounds())
                    .append('\n');
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return root.id() + " of " + country + " = " + root.shown();
    }

    /** Seven significant digits without zeros at the end. */
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e6) {
            return Long.toString((long) value);
        }
        double size = Math.abs(value);
        return size >= 1e-3 && size < 1e6
                ? new BigDecimal(value)
                        .round(new MathContext(DIGITS))
                        .stripTrailingZeros()
                        .toPlainString()
                : String.format(Locale.ROOT, "%.6e", value).replaceFirst("\\.?0+e", "e");
    }
}
