package org.tokenstate.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.numeric.Model;

/**
 * A model with inputs beside its own, which it does not read.
 *
 * @param inner the model
 * @param inputs its inputs and the others
 */
record MoreInputs(Model inner, List<Input> inputs) implements Model {
    /**
     * Puts inputs before those of a model that are not among them.
     *
     * @throws InputException if one of the model's name has another distribution
     */
    static Model of(Model inner, List<Input> others) {
        List<Input> all = new ArrayList<>(others);
        for (Input own : inner.inputs()) {
            Optional<Input> same =
                    others.stream().filter(i -> i.name().equals(own.name())).findFirst();
            if (same.isEmpty()) {
                all.add(own);
            } else if (!same.get().equals(own)) {
                throw new InputException("distribution of " + own.name() + ", which the facts speak of, must be "
                        + own.distribution() + " but is " + same.get().distribution());
            }
        }
        return new MoreInputs(inner, List.copyOf(all));
    }

    @Override
    public List<String> outputs() {
        return inner.outputs();
    }

    @Override
    public Evaluator evaluator() {
        int[] places = inner.inputs().stream().mapToInt(inputs::indexOf).toArray();
        Evaluator evaluator = inner.evaluator();
        double[] row = new double[places.length];
        Evaluator one = (in, out) -> {
            for (int i = 0; i < row.length; i++) {
                row[i] = in[places[i]];
            }
            evaluator.evaluate(row, out);
        };
        return evaluator instanceof ColumnEvaluator columns ? new ByColumn(one, columns, places) : one;
    }

    /** Hands columns on as they are. */
    private static final class ByColumn implements ColumnEvaluator {
        private final Evaluator one;
        private final ColumnEvaluator many;
        private final int[] places;
        private final double[][] columns;

        ByColumn(Evaluator one, ColumnEvaluator many, int[] places) {
            this.one = one;
            this.many = many;
            this.places = places;
            this.columns = new double[places.length][];
        }

        @Override
        public void evaluate(double[] in, double[] out) {
            one.evaluate(in, out);
        }

        @Override
        public void evaluate(int n, double[][] in, double[][] out) {
            for (int i = 0; i < columns.length; i++) {
                columns[i] = in[places[i]];
            }
            many.evaluate(n, columns, out);
        }
    }
}
