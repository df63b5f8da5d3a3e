package org.tokenstate.report;

import java.util.List;
import java.util.Locale;
import org.tokenstate.projection.Explanation;
import org.tokenstate.projection.Projection;
import org.tokenstate.report.internal.Words;

/** Where numbers come from: the formula of each result, its inputs, and theirs. */
final class Trees {
    private static final int LEVELS = 2;

    /** So many inputs of a number are listed; those of a market are hundreds. */
    private static final int MOST_INPUTS = 16;

    private Trees() {}

    /** Writes one closed section a result, known by {@code why-} and its name. */
    static void write(Projection projection, List<String> results, int year, StringBuilder out) {
        for (Explanation explanation : projection.explain(results, year, LEVELS)) {
            Explanation.Node root = explanation.root();
            out.append("<details class=\"tree\" id=\"why-")
                    .append(Page.text(root.name()))
                    .append("\"><summary>")
                    .append(Page.prose(Words.sentence(root.description()) + ", " + year + ": " + shown(root)))
                    .append("</summary><p class=\"note\">")
                    .append(
                            Page.prose(
                                    "With every parameter at its default or as it is set, so not the median of the draws. All levels down to data and sources: "))
                    .append("<code>explain ")
                    .append(Page.text(explanation.country() + " " + root.name() + " " + year))
                    .append("</code></p><ul>");
            item(root, LEVELS, out);
            out.append("</ul></details>\n");
        }
    }

    private static void item(Explanation.Node node, int left, StringBuilder out) {
        out.append("<li><code>")
                .append(Page.text(node.name()))
                .append("</code> ")
                .append(Page.prose(
                        node.kind() == Explanation.Kind.SOLVED && node.value().isEmpty() ? "" : shown(node)))
                .append(" <span class=\"grounds\">")
                .append(Page.text(node.grounds()))
                .append("</span>");
        List<Explanation.Node> inputs = node.inputs();
        if (!inputs.isEmpty()) {
            boolean folded = left < LEVELS;
            out.append(folded ? "<details open=\"open\"><summary>from</summary><ul>" : "<ul>");
            for (Explanation.Node input : inputs.subList(0, Math.min(MOST_INPUTS, inputs.size()))) {
                item(input, left - 1, out);
            }
            if (inputs.size() > MOST_INPUTS) {
                out.append("<li>and ").append(inputs.size() - MOST_INPUTS).append(" more</li>");
            }
            out.append(folded ? "</ul></details>" : "</ul>");
        }
        out.append("</li>");
    }

    /** The value with few digits. */
    private static String shown(Explanation.Node node) {
        if (node.value().isEmpty() || !node.choice().isEmpty()) {
            return node.shown();
        }
        double value = node.value().getAsDouble();
        if (node.unit().startsWith("USD 2025") || node.unit().equals("USD/yr")) {
            return Words.usd(value);
        }
        String all = node.shown();
        int space = all.indexOf(' ');
        return all.matches("-?[0-9.,eE+-]+( .*)?") && !node.unit().equals("year")
                ? String.format(
                        Locale.ROOT,
                        "%s%s",
                        Words.number(all.contains(" %") ? 100 * value : value),
                        space < 0 ? "" : all.substring(space))
                : all;
    }
}
