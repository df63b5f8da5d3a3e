package org.tokenstate.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.CsvTable;

class CalibrationTest {
    /** One calibration, which takes seconds, is looked at from all sides. */
    @Test
    void theCalibrationIsTheShippedOneAndMeetsItsBars() {
        Calibration calibration = Calibration.ofBundledMeasurements();
        theShippedCoefficientsAreThoseThatTheFitGives(calibration);
        textTasksWithTheModelLeftOutMeetTheBar(calibration);
        familiesLeftOutAreWorseThanInSampleButMeetTheBarToo(calibration);
        theUncertaintyCoversNineRowsInTen(calibration);
    }

    private static void theShippedCoefficientsAreThoseThatTheFitGives(Calibration calibration) {
        CsvTable shipped = CsvTable.bundled("roofline_coefficients.csv");
        assertThat(shipped.rows()).hasSameSizeAs(calibration.table());
        for (int i = 0; i < shipped.rows().size(); i++) {
            Calibration.Coefficient fitted = calibration.table().get(i);
            assertThat(shipped.rows().get(i).text("coefficient")).isEqualTo(fitted.name());
            assertThat(fitted.value())
                    .as(fitted.name())
                    .isCloseTo(shipped.rows().get(i).requiredNumber("value"), within(2e-5 * fitted.value()));
            for (String end : new String[] {"lower95", "upper95"}) {
                OptionalDouble bound = end.startsWith("l") ? fitted.lower95() : fitted.upper95();
                OptionalDouble known = shipped.rows().get(i).number(end);
                assertThat(bound.isPresent()).isEqualTo(known.isPresent());
                assertThat(bound.orElse(0))
                        .as(fitted.name())
                        .isCloseTo(known.orElse(0), within(1e-3 * bound.orElse(1)));
            }
        }
    }

    private static void textTasksWithTheModelLeftOutMeetTheBar(Calibration calibration) {
        Calibration.Errors e = calibration.textErrors(Calibration.Held.MODEL_OUT);
        assertThat(e.rows()).isEqualTo(435);
        assertThat(e.medianAbsolutePercentageError()).isLessThanOrEqualTo(0.11);
        assertThat(e.meanAbsoluteLogError()).isLessThanOrEqualTo(0.18);
        assertThat(e.shareWithinTwo()).isGreaterThanOrEqualTo(0.965);
    }

    private static void familiesLeftOutAreWorseThanInSampleButMeetTheBarToo(Calibration calibration) {
        Calibration.Errors in = calibration.textErrors(Calibration.Held.IN_SAMPLE);
        Calibration.Errors out = calibration.textErrors(Calibration.Held.FAMILY_OUT);
        assertThat(out.meanAbsoluteLogError()).isGreaterThan(in.meanAbsoluteLogError());
        assertThat(out.medianAbsolutePercentageError()).isLessThanOrEqualTo(0.13);
        assertThat(Math.abs(out.medianLogError())).isLessThanOrEqualTo(0.05);
        // All but the model that the source calls odd, without a single exception.
        assertThat(Calibration.errors(
                                Calibration.Held.FAMILY_OUT,
                                calibration.cases().stream()
                                        .filter(c -> !c.family().equals("Qwen3-Coder-480B"))
                                        .toList())
                        .shareWithinTwo())
                .isEqualTo(1);
    }

    private static void theUncertaintyCoversNineRowsInTen(Calibration calibration) {
        double s = calibration.logStandardDeviation();
        double covered = calibration.cases().stream()
                .filter(Calibration.Case::textTask)
                .mapToInt(c -> Math.abs(Math.log(c.withoutFamily() / c.measured())) <= 1.644854 * s ? 1 : 0)
                .average()
                .orElseThrow();
        assertThat(covered).isCloseTo(0.9, within(0.01));
    }

    @Test
    void errorsAreThoseOfTheirDefinition() {
        Calibration.Errors e = Calibration.Errors.of(new double[] {1.1, 4, 1}, new double[] {1, 1, 1});
        assertThat(e.medianAbsolutePercentageError()).isCloseTo(0.1, within(1e-12));
        assertThat(e.shareWithinTwo()).isCloseTo(2.0 / 3, within(1e-12));
        assertThatThrownBy(() -> Calibration.Errors.of(new double[0], new double[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void familiesAreLinesOfAMaker() {
        InferenceCatalogue catalogue = InferenceCatalogue.bundled();
        String[][] families = {
            {"Qwen/Qwen3-8B", "Qwen3 dense"},
            {"Qwen/Qwen3-235B-A22B-Instruct-2507", "Qwen3 MoE"},
            {"meta-llama/Llama-3.1-8B-Instruct", "Llama 3"},
            {"google/gemma-3-12b-it", "gemma"},
        };
        for (String[] each : families) {
            assertThat(Calibration.family(catalogue.model(each[0]))).isEqualTo(each[1]);
        }
        for (LanguageModel model : catalogue.models()) {
            String family = Calibration.family(model);
            if (model.id().contains("480B")) {
                assertThat(family).isEqualTo("Qwen3-Coder-480B");
            } else if (model.id().contains("/Llama-4")) {
                assertThat(family).isEqualTo("Llama 4");
            } else if (model.id().startsWith("nvidia/NVIDIA-")) {
                assertThat(family).isEqualTo("Nemotron");
            }
        }
        assertThat(catalogue.models().stream().map(Calibration::family))
                .contains("Qwen3-Coder-480B", "Llama 4", "Nemotron");
    }
}
