package org.tokenstate.projection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.equations.Variable;
import org.tokenstate.equations.internal.Chapter;
import org.tokenstate.equations.internal.Diagram;
import org.tokenstate.equations.internal.EquationSystem;
import org.tokenstate.equations.internal.Input;

/** The model to read: its chapters as they stand, its equations one by one, and which variables feed which. */
public final class ModelReference {
    private final ModelText text;
    private final EquationSystem system;

    private ModelReference(ModelText text) {
        this.text = text;
        system = text.compiled(text.kinds().get(0)).system();
    }

    /**
     * {@return the model as it is in the library}
     */
    public static ModelReference bundled() {
        return new ModelReference(ModelText.bundled());
    }

    /**
     * The model with the equations of a scenario.
     *
     * @param scenario the scenario
     * @return the model
     */
    public static ModelReference of(Scenario scenario) {
        return scenario.equations().isEmpty()
                ? bundled()
                : new ModelReference(
                        ModelText.bundled().with(Chapter.plain(Scenario.EQUATIONS, 1, 1, scenario.equations())));
    }

    /**
     * An equation.
     *
     * @param name the variable, with its index letters
     * @param unit its unit
     * @param equation the equation as it stands in the text; for what is solved, the solver
     * @param inputs what it reads, without elements
     * @param chapter the file in which it stands
     */
    public record Row(String name, String unit, String equation, List<String> inputs, String chapter) {
        /** Copies the list. */
        public Row {
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * The equations in the order of the text.
     *
     * @param chapter a chapter, with or without its ending; empty for all
     * @return one row a variable
     * @throws org.tokenstate.catalogue.InputException if there is no such chapter; the nearest are named
     */
    public List<Row> rows(Optional<String> chapter) {
        Optional<String> file = chapter.map(this::file);
        List<Row> rows = new ArrayList<>();
        for (Variable variable : system.variables()) {
            if (file.isEmpty() || file.get().equals(variable.chapter())) {
                String equation = text.equations().equation(variable.name());
                rows.add(new Row(
                        variable.signature(),
                        variable.unit(),
                        equation.isEmpty() ? "by " + variable.solver() : equation,
                        inputs(variable.name()),
                        variable.chapter()));
            }
        }
        return rows;
    }

    /**
     * The whole equation behind a result, with its cases.
     *
     * @param result the name of a result
     * @return the equation as it stands in the text
     * @throws org.tokenstate.catalogue.InputException if there is no such result; the nearest are named
     */
    public String equation(String result) {
        String instance = text.compiled(text.kinds().get(0)).instance(result);
        return text.equations().equation(EquationSystem.family(instance));
    }

    private List<String> inputs(String variable) {
        Set<String> inputs = new LinkedHashSet<>();
        for (String instance : system.instances()) {
            if (EquationSystem.family(instance).equals(variable)) {
                for (Input input : system.inputs(instance, false)) {
                    inputs.add(EquationSystem.family(input.name()));
                }
            }
        }
        return List.copyOf(inputs);
    }

    /** Chapter by chapter; the tables, one equation an attribute, are one chapter each. */
    private Map<String, List<Chapter>> chapters() {
        Map<String, List<Chapter>> chapters = new LinkedHashMap<>();
        for (Chapter chapter : text.equations().chapters()) {
            chapters.computeIfAbsent(chapter.name(), name -> new ArrayList<>()).add(chapter);
        }
        return chapters;
    }

    private String file(String chapter) {
        Set<String> files = chapters().keySet();
        return files.contains(chapter)
                ? chapter
                : files.stream()
                        .filter(file -> file.startsWith(chapter + "."))
                        .findFirst()
                        .orElseGet(
                                () -> List.copyOf(files).get(Nearest.indexOf("chapter", chapter, List.copyOf(files))));
    }

    /**
     * The chapters as they stand.
     *
     * @param chapter a chapter, with or without its ending; empty for all
     * @return prose and equations
     * @throws org.tokenstate.catalogue.InputException if there is no such chapter; the nearest are named
     */
    public String text(Optional<String> chapter) {
        Optional<String> file = chapter.map(this::file);
        StringBuilder all = new StringBuilder();
        chapters().forEach((name, parts) -> {
            if (file.isEmpty() || file.get().equals(name)) {
                all.append(all.length() == 0 ? "" : "\n");
                if (!parts.get(0).markdown()) {
                    all.append("# ").append(name).append("\n\n");
                }
                for (Chapter part : parts) {
                    String indent = part.markdown() ? "" : "    ";
                    part.lines().forEach(line -> all.append(line.isEmpty() ? "" : indent + line)
                            .append('\n'));
                }
            }
        });
        return all.toString();
    }

    /**
     * {@return what the units of the equations disagree on, scale included: {@code file:line:column: what}; empty if nothing}
     */
    public List<String> check() {
        return text.check();
    }

    /**
     * Which variables feed which, for Graphviz.
     *
     * @param chapter a chapter, with or without its ending; empty for all
     * @return the drawing
     * @throws org.tokenstate.catalogue.InputException if there is no such chapter; the nearest are named
     */
    public String dot(Optional<String> chapter) {
        return graph(chapter, Diagram.Format.DOT);
    }

    /**
     * Which variables feed which, for Mermaid.
     *
     * @param chapter a chapter, with or without its ending; empty for all
     * @return the drawing
     * @throws org.tokenstate.catalogue.InputException if there is no such chapter; the nearest are named
     */
    public String mermaid(Optional<String> chapter) {
        return graph(chapter, Diagram.Format.MERMAID);
    }

    private String graph(Optional<String> chapter, Diagram.Format format) {
        return Diagram.of(system, chapter.map(this::file).orElse(""), format);
    }
}
