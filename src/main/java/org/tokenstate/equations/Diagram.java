package org.tokenstate.equations;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Who feeds whom, as text for a drawing program: an arrow from each variable and solver to what reads it. */
public final class Diagram {
    /** The program that draws. */
    public enum Format {
        /** Graphviz. */
        DOT,
        /** Mermaid. */
        MERMAID
    }

    private record Arrow(String from, String to, boolean dashed) {}

    private Diagram() {}

    /**
     * Draws the variables of a chapter with what they directly rest on; an arrow from an earlier year is dashed.
     *
     * @param system the system
     * @param chapter the chapter; empty for all
     * @param format the program that draws
     * @return its text
     */
    public static String of(EquationSystem system, String chapter, Format format) {
        Map<String, Set<String>> sections = new LinkedHashMap<>();
        Set<String> inside = new LinkedHashSet<>();
        for (Variable variable : system.variables()) {
            if (chapter.isEmpty() || variable.chapter().equals(chapter)) {
                sections.computeIfAbsent(variable.section(), s -> new LinkedHashSet<>())
                        .add(variable.name());
                inside.add(variable.name());
            }
        }
        Set<Arrow> arrows = new LinkedHashSet<>();
        for (String instance : system.firstReadings.keySet()) {
            String to = EquationSystem.family(instance);
            boolean solver = !system.graph.later.containsKey(instance);
            for (boolean firstYear : new boolean[] {true, false}) {
                for (Input input : system.inputs(instance, firstYear)) {
                    boolean shown = input.kind() == Input.Kind.VARIABLE || input.kind() == Input.Kind.SOLVER;
                    String from = EquationSystem.family(input.name());
                    boolean drawn = inside.contains(to) || solver && feeds(system, to, inside);
                    if (shown && drawn && !from.equals(to)) {
                        arrows.add(new Arrow(from, to, input.when() != Input.When.SAME));
                    }
                }
            }
        }
        return format == Format.DOT ? dot(sections, arrows) : mermaid(sections, arrows);
    }

    private static boolean feeds(EquationSystem system, String solver, Set<String> inside) {
        return system.graph.later.keySet().stream()
                .filter(instance -> inside.contains(EquationSystem.family(instance)))
                .flatMap(instance -> system.inputs(instance, false).stream())
                .anyMatch(input -> input.kind() == Input.Kind.SOLVER
                        && EquationSystem.family(input.name()).equals(solver));
    }

    private static String dot(Map<String, Set<String>> sections, Set<Arrow> arrows) {
        StringBuilder text = new StringBuilder("digraph equations {\n  rankdir=LR;\n  node [shape=box];\n");
        int number = 0;
        for (Map.Entry<String, Set<String>> section : sections.entrySet()) {
            text.append("  subgraph cluster_").append(number++).append(" {\n    label=");
            text.append(quoted(section.getKey())).append(";\n");
            section.getValue()
                    .forEach(name -> text.append("    ").append(quoted(name)).append(";\n"));
            text.append("  }\n");
        }
        for (Arrow arrow : arrows) {
            text.append("  ").append(quoted(arrow.from)).append(" -> ").append(quoted(arrow.to));
            text.append(arrow.dashed ? " [style=dashed];\n" : ";\n");
        }
        return text.append("}\n").toString();
    }

    private static String mermaid(Map<String, Set<String>> sections, Set<Arrow> arrows) {
        StringBuilder text = new StringBuilder("flowchart LR\n");
        int number = 0;
        for (Map.Entry<String, Set<String>> section : sections.entrySet()) {
            text.append("  subgraph s")
                    .append(number++)
                    .append('[')
                    .append(quoted(section.getKey()))
                    .append("]\n");
            section.getValue().forEach(name -> text.append("    ").append(name).append('\n'));
            text.append("  end\n");
        }
        for (Arrow arrow : arrows) {
            text.append("  ")
                    .append(arrow.from)
                    .append(arrow.dashed ? " -.-> " : " --> ")
                    .append(arrow.to);
            text.append('\n');
        }
        return text.toString();
    }

    private static String quoted(String name) {
        return '"' + name.replace('"', '\'') + '"';
    }
}
