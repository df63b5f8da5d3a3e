package org.tokenstate.equations.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tokenstate.equations.Variable;

/** Who feeds whom, as text for a drawing program: an arrow from each variable and solver to what reads it. */
public final class Diagram {
    /** The program that draws. */
    public enum Format {
        /** Graphviz. */
        DOT(
                "digraph equations {\n  rankdir=LR;\n  node [shape=box];\n",
                "  \"%s\" -> \"%s\";\n",
                "  \"%s\" -> \"%s\" [style=dashed];\n",
                "}\n"),
        /** Mermaid. */
        MERMAID("flowchart LR\n", "  %s --> %s\n", "  %s -.-> %s\n", "");

        private final String head;
        private final String arrow;
        private final String dashed;
        private final String foot;

        Format(String head, String arrow, String dashed, String foot) {
            this.head = head;
            this.arrow = arrow;
            this.dashed = dashed;
            this.foot = foot;
        }
    }

    private Diagram() {}

    /**
     * Draws what the variables of a chapter directly rest on, solvers in between; an arrow from another year is dashed.
     *
     * @param system the system
     * @param chapter the chapter; empty for all
     * @param format the program that draws
     * @return its text
     */
    public static String of(EquationSystem system, String chapter, Format format) {
        Set<String> inside = new TreeSet<>();
        for (Variable variable : system.variables()) {
            if (chapter.isEmpty() || variable.chapter().equals(chapter)) {
                inside.add(variable.name());
            }
        }
        Set<String> arrows = new LinkedHashSet<>();
        for (String instance : system.instances()) {
            if (inside.contains(EquationSystem.family(instance))) {
                draw(system, instance, format, arrows);
            }
        }
        return format.head + String.join("", arrows) + format.foot;
    }

    private static void draw(EquationSystem system, String instance, Format format, Set<String> arrows) {
        String to = EquationSystem.family(instance);
        for (boolean firstYear : new boolean[] {true, false}) {
            for (Input input : system.inputs(instance, firstYear)) {
                String from = EquationSystem.family(input.name());
                boolean drawn = List.of(Input.Kind.VARIABLE, Input.Kind.SOLVER).contains(input.kind());
                String form = input.when() == Input.When.SAME ? format.arrow : format.dashed;
                if (drawn
                        && !from.equals(to)
                        && arrows.add(String.format(form, from, to))
                        && input.kind() == Input.Kind.SOLVER) {
                    draw(system, input.name(), format, arrows);
                }
            }
        }
    }
}
