package org.tokenstate.equations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A text of 250 equations over real parameters, with solvers that only look like the real ones. */
final class TokensText {
    static final Chapter CHAPTER = Chapter.markdown("tokens.md", resource("/org/tokenstate/equations/tokens.md"));

    private TokensText() {}

    static String resource(String name) {
        try (InputStream in = TokensText.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Equations text() {
        return Equations.of(List.of(CHAPTER));
    }

    static Vocabulary vocabulary() {
        return builder().build();
    }

    static Vocabulary.Builder builder() {
        Vocabulary.Builder builder =
                Vocabulary.builder().set("place", List.of("USA", "CHN", "ROW")).alias("self", "CHN");
        resource("/org/tokenstate/datasets/parameters.csv").lines().skip(1).forEach(line -> {
            String[] cells = line.split(",");
            if (!cells[1].equals("word")) {
                String unit = cells[1].equals("unit") || cells[1].equals("sd") ? "1" : cells[1];
                builder.parameter(new Vocabulary.Parameter(
                        cells[0], unit, !cells[0].contains("elasticity"), cells[0].contains(".other")));
            }
        });
        for (Definition.Solve solve : text().solves.values()) {
            List<String> in = solve.in().stream().map(Definition.In::port).toList();
            List<String> out = solve.out().stream().map(Definition.Out::port).toList();
            builder.solver(solve.solver(), new Mixing(in, out));
        }
        return builder;
    }

    /** Values that are all different, by year. */
    static Inputs inputs(EquationSystem system, int years, long seed) {
        Random random = new Random(seed);
        double[][] parameters = new double[system.parameters().size()][];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = i % 3 == 0 ? new double[years] : new double[1];
            fill(parameters[i], random);
        }
        double[] figures = new double[system.figures().size()];
        fill(figures, random);
        double[][] data = new double[system.data().size()][years];
        for (double[] series : data) {
            fill(series, random);
        }
        return new Inputs(2025, years, parameters, figures, data);
    }

    static void fill(double[] values, Random random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = 0.05 + 0.9 * random.nextDouble();
        }
    }

    /** Mixes all its inputs into each output, last year's state included. */
    record Mixing(List<String> in, List<String> out) implements Solver {
        @Override
        public List<Port> inputs() {
            return ports(in);
        }

        @Override
        public List<Port> outputs() {
            return ports(out);
        }

        private static List<Port> ports(List<String> names) {
            List<Port> ports = new ArrayList<>();
            names.forEach(name -> ports.add(new Port(name, "")));
            return ports;
        }

        @Override
        public boolean remembers() {
            return true;
        }

        @Override
        public Work start(Layout layout, int width) {
            double[] memory = new double[width];
            return (year, lanes, in, out) -> {
                for (int lane = 0; lane < lanes; lane++) {
                    double sum = year == 0 ? 0 : memory[lane];
                    for (double[] values : in) {
                        sum = 0.5 * sum + Math.min(1, Math.abs(values[lane]));
                    }
                    memory[lane] = sum;
                    for (int i = 0; i < out.length; i++) {
                        out[i][lane] = 0.1 + sum / (1 + i);
                    }
                }
            };
        }
    }
}
