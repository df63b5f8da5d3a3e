package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.data.Country;
import org.tokenstate.data.Datasets;
import org.tokenstate.numeric.Model;

/** All countries in the same drawn worlds. */
class CountriesModelTest {
    private static final int TO = 2035;
    private static final Model MODEL = TokenStateModel.of("USA").asModelOfCountries(TO);

    /** At the defaults each country has the first years of its own projection, policies drawn from 2028 among them. */
    @Test
    void atTheDefaultsEachHasTheFirstYearsOfItsProjection() {
        double[] in = MODEL.inputs().stream()
                .mapToDouble(input -> ParameterTable.bundled()
                        .get(input.name())
                        .defaultValue()
                        .at(TO))
                .toArray();
        double[] out = new double[MODEL.outputs().size()];
        MODEL.evaluator().evaluate(in, out);
        List<String> wrong = new ArrayList<>();
        for (Country country : Datasets.bundled().countries()) {
            int at = MODEL.outputs().indexOf("milestone_1[" + country.iso3() + "]");
            if (at < 0) {
                continue;
            }
            Projection own = TokenStateModel.of(country.iso3()).project(2025, TO);
            for (int percent : Projection.MILESTONES_PERCENT) {
                OptionalInt year = own.milestones().getOrDefault(percent, OptionalInt.empty());
                if (out[at++] != year.orElse(TO + 1)) {
                    wrong.add(country.iso3() + " " + percent + " %: " + year);
                }
            }
            if (out[at] != own.tokenStateYear().orElse(TO + 1)) {
                wrong.add(country.iso3() + " token-state");
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(MODEL.outputs()).hasSizeGreaterThan(900);
    }

    @Test
    void aDrawIsTheSameAloneAndInABlock() {
        int n = 3;
        Random random = new Random(5);
        double[][] in = new double[MODEL.inputs().size()][n];
        for (int i = 0; i < in.length; i++) {
            for (int k = 0; k < n; k++) {
                in[i][k] = MODEL.inputs().get(i).distribution().quantile(0.05 + 0.9 * random.nextDouble());
            }
        }
        Model.ColumnEvaluator run = (Model.ColumnEvaluator) MODEL.evaluator();
        double[][] block = new double[MODEL.outputs().size()][n];
        run.evaluate(n, in, block);
        for (int k = 0; k < n; k++) {
            int draw = k;
            double[] alone = new double[block.length];
            MODEL.evaluator()
                    .evaluate(
                            java.util.Arrays.stream(in)
                                    .mapToDouble(column -> column[draw])
                                    .toArray(),
                            alone);
            for (int i = 0; i < alone.length; i++) {
                assertThat(block[i][k]).as(MODEL.outputs().get(i)).isEqualTo(alone[i]);
            }
        }
    }
}
