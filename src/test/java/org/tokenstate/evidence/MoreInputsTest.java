package org.tokenstate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.numeric.Distribution;
import org.tokenstate.numeric.Model;

class MoreInputsTest {
    private static final Model.Input A = Model.Input.of("a", Distribution.uniform(0, 1));
    private static final Model.Input B = Model.Input.of("b", Distribution.uniform(0, 2));
    private static final Model.Input OTHER = Model.Input.of("other", Distribution.uniform(0, 3));

    private static final List<String> OUTPUT = List.of("a - 2 b");

    /** a - 2 b, by draw alone or by column too. */
    private static Model difference(boolean byColumn) {
        Model.Evaluator byDraw = (in, out) -> out[0] = in[0] - 2 * in[1];
        return Model.of(List.of(A, B), OUTPUT, byColumn ? new ByColumn() : byDraw);
    }

    private static final class ByColumn implements Model.ColumnEvaluator {
        @Override
        public void evaluate(double[] in, double[] out) {
            out[0] = in[0] - 2 * in[1];
        }

        @Override
        public void evaluate(int n, double[][] in, double[][] out) {
            for (int k = 0; k < n; k++) {
                out[0][k] = in[0][k] - 2 * in[1][k];
            }
        }
    }

    @Test
    void othersComeFirstAndOneOfBothStandsOnce() {
        Model more = MoreInputs.of(difference(true), List.of(OTHER, B));
        assertThat(more.inputs()).containsExactly(OTHER, B, A);
        assertThat(more.outputs()).containsExactly("a - 2 b");
        assertThat(MoreInputs.of(difference(true), List.of()).inputs()).containsExactly(A, B);
    }

    @Test
    void theModelReadsItsOwnInputs() {
        for (boolean byColumn : new boolean[] {false, true}) {
            double[] out = new double[1];
            MoreInputs.of(difference(byColumn), List.of(OTHER, B)).evaluator().evaluate(new double[] {7, 10, 1}, out);
            assertThat(out).containsExactly(1 - 2 * 10);
        }
    }

    /** A model that takes columns still does, and one that does not is not asked to. */
    @Test
    void columnsAreHandedOn() {
        assertThat(MoreInputs.of(difference(false), List.of(OTHER)).evaluator())
                .isNotInstanceOf(Model.ColumnEvaluator.class);
        double[][] out = new double[1][2];
        ((Model.ColumnEvaluator)
                        MoreInputs.of(difference(true), List.of(OTHER, B)).evaluator())
                .evaluate(2, new double[][] {{7, 8}, {10, 20}, {1, 2}}, out);
        assertThat(out[0]).containsExactly(1 - 20, 2 - 40);
    }

    @Test
    void anotherDistributionIsRefused() {
        Model.Input wide = Model.Input.of("b", Distribution.uniform(0, 5));
        assertThatThrownBy(() -> MoreInputs.of(difference(true), List.of(wide)))
                .isInstanceOf(InputException.class)
                .hasMessage("distribution of b, which the facts speak of, must be " + B.distribution() + " but is "
                        + wide.distribution());
    }
}
