package org.tokenstate.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
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
        likeRowsCorrectTheRoofline(calibration);
        sourcesLeftOutMeetTheirBars(calibration);
        theIntervalsCoverNineRowsInTen(calibration);
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
        assertThat(e.meanAbsoluteLogError()).isLessThanOrEqualTo(0.165);
        assertThat(e.shareWithinTwo()).isGreaterThanOrEqualTo(0.97);
    }

    private static void familiesLeftOutAreWorseThanInSampleButMeetTheBarToo(Calibration calibration) {
        Calibration.Errors in = calibration.textErrors(Calibration.Held.IN_SAMPLE);
        Calibration.Errors out = calibration.textErrors(Calibration.Held.FAMILY_OUT);
        assertThat(out.meanAbsoluteLogError()).isGreaterThan(in.meanAbsoluteLogError());
        assertThat(out.meanAbsoluteLogError()).isLessThanOrEqualTo(0.20);
        assertThat(Math.abs(out.medianLogError())).isLessThanOrEqualTo(0.05);
    }

    private static void likeRowsCorrectTheRoofline(Calibration calibration) {
        List<Calibration.Case> text = calibration.cases().stream()
                .filter(c -> c.benchmark() && c.textTask())
                .toList();
        for (Calibration.Held held : List.of(Calibration.Held.MODEL_OUT, Calibration.Held.FAMILY_OUT)) {
            assertThat(calibration
                            .errors(held, Calibration.Quantity.ENERGY, true, text)
                            .meanAbsoluteLogError())
                    .isLessThan(calibration
                            .errors(held, Calibration.Quantity.ENERGY, false, text)
                            .meanAbsoluteLogError());
        }
    }

    private static void sourcesLeftOutMeetTheirBars(Calibration calibration) {
        List<Calibration.Case> elsewhere =
                calibration.cases().stream().filter(c -> !c.benchmark()).toList();
        Calibration.Errors all =
                calibration.errors(Calibration.Held.SOURCE_OUT, Calibration.Quantity.THROUGHPUT, true, elsewhere);
        assertThat(all.rows()).isEqualTo(94);
        assertThat(all.meanAbsoluteLogError()).isLessThanOrEqualTo(0.25);
        Calibration.Errors known = calibration.errors(
                Calibration.Held.SOURCE_OUT,
                Calibration.Quantity.THROUGHPUT,
                true,
                elsewhere.stream()
                        .filter(c -> c.point().stack().engine() == ServingStack.Engine.VLLM
                                && c.row().logError().orElseThrow() <= 0.2)
                        .toList());
        assertThat(known.rows()).isEqualTo(22);
        assertThat(known.meanAbsoluteLogError()).isLessThanOrEqualTo(0.15);
    }

    private static void theIntervalsCoverNineRowsInTen(Calibration calibration) {
        List<Calibration.Case> text = calibration.cases().stream()
                .filter(c -> c.benchmark() && c.textTask())
                .toList();
        for (Calibration.Quantity q : Calibration.Quantity.values()) {
            assertThat(calibration
                            .errors(Calibration.Held.FAMILY_OUT, q, true, text)
                            .coverage90()
                            .orElseThrow())
                    .as(q.name())
                    .isBetween(0.85, 0.95);
        }
        assertThat(calibration
                        .errors(
                                Calibration.Held.SOURCE_OUT,
                                Calibration.Quantity.THROUGHPUT,
                                true,
                                calibration.cases().stream()
                                        .filter(c -> !c.benchmark())
                                        .toList())
                        .coverage90()
                        .orElseThrow())
                .isBetween(0.85, 0.95);
    }

    /** An H200 served Qwen3-30B in FP8 with graphs: 194 tokens/s to one user, 25,762 to 1,349. */
    @Test
    void theSweepOfAnH200IsMetAtBothEnds() {
        List<MeasurementFile.Row> sweep = MeasurementFile.bundledElsewhere().rows().stream()
                .filter(r -> r.source().text("group").startsWith("H200 vLLM")
                        && r.source().text("graphs").equals("yes"))
                .toList();
        assertThat(sweep).hasSize(4);
        for (MeasurementFile.Row row : sweep) {
            double predicted = CorrectedRoofline.bundled()
                    .predictCapped(row.point().orElseThrow())
                    .outputTokensPerSecond();
            assertThat(predicted / row.tokensPerSecond().orElseThrow())
                    .as(row.source().text("row_id"))
                    .isBetween(0.65, 1.35);
        }
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
