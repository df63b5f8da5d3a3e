package org.tokenstate.equations.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tokenstate.equations.Solver;
import org.tokenstate.projection.WholeText;

/** The text of the model over its parameters. */
final class TokensText {
    private static final Vocabulary VOCABULARY = WholeText.vocabulary();

    private TokensText() {}

    static Equations text() {
        return WholeText.equations();
    }

    static Vocabulary vocabulary() {
        return VOCABULARY;
    }

    /** Norway's values, each moved by up to a hundredth but for codes and years, a third of the parameters by year. */
    static Inputs inputs(int years, long seed) {
        Random random = new Random(seed);
        Inputs usual = WholeText.inputs(2024 + years);
        double[][] parameters = usual.parameters().clone();
        for (int i = 0; i < parameters.length; i++) {
            double value = parameters[i][0];
            parameters[i] = i % 3 == 0 ? new double[years] : new double[1];
            fill(parameters[i], value, random);
        }
        double[][] data = usual.data().clone();
        for (int i = 0; i < data.length; i++) {
            data[i] = new double[years];
            fill(data[i], usual.data()[i][0], random);
        }
        return new Inputs(2025, years, parameters, usual.figures(), data);
    }

    static void fill(double[] values, double around, Random random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = around == Math.rint(around) ? around : around * (0.99 + 0.02 * random.nextDouble());
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
