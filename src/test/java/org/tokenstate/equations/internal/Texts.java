package org.tokenstate.equations.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small texts and what they give. */
final class Texts {
    static final String SETS = """
            unit USD
            unit Mtok = 1e6 [tok]
            set p in place
            set k in tier = low, mid, high
            """.replace("unit Mtok", "unit tok\nunit Mtok");

    private Texts() {}

    /** Parameters by name and unit: {@code growth.USA 1/yr}; one with {@code !} reads the base year in every year. */
    static Vocabulary.Builder vocabulary(String... parameters) {
        Vocabulary.Builder builder =
                Vocabulary.builder().set("place", List.of("USA", "CHN")).alias("self", "CHN");
        for (String parameter : parameters) {
            String[] parts = parameter.replace("!", "").split(" ");
            builder.parameter(new Vocabulary.Parameter(
                    parts[0], parts.length > 1 ? parts[1] : "1", !parameter.contains("!"), parts[0].contains("other")));
        }
        return builder;
    }

    static Equations read(String text) {
        return Equations.of(List.of(Chapter.plain("test", 1, 1, SETS + text)));
    }

    /** The values of a variable over four years from 2025, for some parameters by year. */
    static double[] run(EquationSystem system, String output, Map<String, double[]> given) {
        double[][] parameters = system.parameters().stream()
                .map(name -> Optional.ofNullable(given.get(name)).orElse(new double[] {0}))
                .toArray(double[][]::new);
        double[] figures = system.figures().stream()
                .mapToDouble(name -> given.getOrDefault(name, new double[] {0})[0])
                .toArray();
        double[][] data = system.data().stream().map(name -> given.get(name)).toArray(double[][]::new);
        double[][] results = new double[4][1];
        Inputs inputs = new Inputs(2025, 4, parameters, figures, data);
        system.program(List.of(output), Rates.SINGLE).plain().run(inputs, results);
        return Arrays.stream(results).mapToDouble(year -> year[0]).toArray();
    }

    /** The value of an expression in the base year. */
    static double value(String expression) {
        return run(read("x \"1\" = " + expression).compile(vocabulary().build()), "x", new LinkedHashMap<>())[0];
    }
}
