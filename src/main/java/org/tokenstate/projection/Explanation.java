package org.tokenstate.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Source;

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
         * {@return the value with its unit, the word chosen, or {@code missing}}
         */
        public String shown() {
            if (!choice.isEmpty()) {
                return choice;
            }
            if (value.isEmpty()) {
                return "missing";
            }
            String number = Explanation.number(value.getAsDouble());
            return unit.equals("1") || unit.equals("code") ? number : number + " " + unit;
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
     * @param repeated whether its inputs are printed above
     */
    public record Line(int depth, Node node, boolean repeated) {}

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
     * The tree in the order of printing: every node with its inputs below it, an input that has been printed named again
     * without its own.
     *
     * @param depth how deep to go; 1 is the result and its inputs
     * @return the lines
     * @throws InputException if the depth is below 0
     */
    public List<Line> lines(int depth) {
        if (depth < 0) {
            throw new InputException("depth of an explanation must be >= 0 but is " + depth);
        }
        List<Line> lines = new ArrayList<>();
        Map<String, Node> printed = new LinkedHashMap<>();
        print(root, 0, depth, printed, lines);
        return lines;
    }

    private static void print(Node node, int depth, int most, Map<String, Node> printed, List<Line> lines) {
        boolean repeated = !node.inputs().isEmpty() && printed.containsKey(node.id());
        lines.add(new Line(depth, node, repeated));
        if (repeated || depth == most) {
            return;
        }
        printed.put(node.id(), node);
        for (Node input : node.inputs()) {
            // The years of a state follow each other down the page, not across it.
            boolean before = input.kind() == Kind.STATE && input.name().equals(node.name());
            print(input, before ? depth : depth + 1, most, printed, lines);
        }
    }

    /**
     * {@return the whole tree as text, one number a line, deeper ones indented}
     */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Line line : lines(Integer.MAX_VALUE)) {
            text.append("  ".repeat(line.depth()))
                    .append(line.node().id())
                    .append(" = ")
                    .append(line.node().shown())
                    .append("  ")
                    .append(line.repeated() ? "(see above)" : line.node().grounds())
                    .append('\n');
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return root.id() + " of " + country + " = " + root.shown();
    }

    static String number(double value) {
        if (value == 0) {
            return "0";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e6) {
            return String.format(Locale.ROOT, "%d", (long) value);
        }
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 1e-3 && size < 1e6 ? "%.7g" : "%.6e", value);
    }
}
