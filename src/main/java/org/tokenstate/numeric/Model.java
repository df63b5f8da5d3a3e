package org.tokenstate.numeric;

import java.util.List;

/**
 * A pure function of named, bounded inputs to named outputs: the one door by which {@code uncertainty} and
 * {@code sensitivity} reach a model. A projection enters by it, and so may any function of a user's own.
 *
 * <p>The same inputs give the same outputs, bit for bit, on any thread. An {@link Evaluator} may keep scratch arrays and
 * serves one thread; a model hands out as many as asked for.
 */
public interface Model {
    /**
     * {@return the inputs, in the order in which an evaluator reads them}
     */
    List<Input> inputs();

    /**
     * {@return the names of the outputs, in the order in which an evaluator writes them}
     */
    List<String> outputs();

    /**
     * {@return a new evaluator for one thread}
     */
    Evaluator evaluator();

    /**
     * A model of a function that keeps nothing between calls, so that all threads may share it.
     *
     * @param inputs the inputs, in the order in which the function reads them
     * @param outputs the names of the outputs, in the order in which it writes them
     * @param function the function
     * @return the model
     */
    static Model of(List<Input> inputs, List<String> outputs, Evaluator function) {
        List<Input> in = List.copyOf(inputs);
        List<String> out = List.copyOf(outputs);
        return new Model() {
            @Override
            public List<Input> inputs() {
                return in;
            }

            @Override
            public List<String> outputs() {
                return out;
            }

            @Override
            public Evaluator evaluator() {
                return function;
            }
        };
    }

    /** Evaluates the model on one thread, without allocation. */
    @FunctionalInterface
    interface Evaluator {
        /**
         * Evaluates the model once.
         *
         * @param inputs one value an input, in the order of {@link Model#inputs()}. Not modified.
         * @param outputs receives one value an output, in the order of {@link Model#outputs()}. Modified.
         * @throws ArithmeticException if the model has no finite answer for these inputs
         */
        void evaluate(double[] inputs, double[] outputs);
    }

    /**
     * An evaluator that also takes many draws at once, column by column, so that its inner loops run over arrays. It gives the
     * same outputs as one by one, bit for bit.
     */
    interface ColumnEvaluator extends Evaluator {
        /**
         * Evaluates the model for several draws.
         *
         * @param n how many draws, at most {@value #MOST_DRAWS}
         * @param inputs one column an input, in the order of {@link Model#inputs()}. Not modified.
         * @param outputs one column an output, in the order of {@link Model#outputs()}; a draw without a finite answer gets NaN.
         *     Modified.
         */
        void evaluate(int n, double[][] inputs, double[][] outputs);

        /** The most draws of one call. */
        int MOST_DRAWS = 128;
    }

    /**
     * An uncertain input.
     *
     * @param name unique name; random numbers depend on it, not on the position
     * @param group what it is analysed with: inputs of one group are varied together in a sensitivity analysis. An input
     *     that stands alone has its own name as group.
     * @param distribution its distribution; its support bounds the input
     */
    record Input(String name, String group, Distribution distribution) {
        /**
         * Makes an input that stands alone.
         *
         * @param name unique name
         * @param distribution its distribution
         * @return the input
         */
        public static Input of(String name, Distribution distribution) {
            return new Input(name, name, distribution);
        }
    }
}
