package org.tokenstate.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.tokenstate.catalogue.CsvTable;

/** One calibration for all tests of the class. */
@TestInstance(Lifecycle.PER_CLASS)
class CalibrationTest {
    private final Calibration calibration = Calibration.ofBundledMeasurements();

    @Test
    void theShippedCoefficientsAreThoseThatTheFitGives() {
        CsvTable shipped = CsvTable.bundled("roofline_coefficients.csv");
        assertThat(shipped.rows()).hasSameSizeAs(calibration.table());
        for (int i = 0; i < shipped.rows().size(); i++) {
            Calibration.Coefficient fitted = calibration.table().get(i);
            assertThat(shipped.rows().get(i).text("coefficient")).isEqualTo(fitted.name());
            assertThat(fitted.value())
                    .as(fitted.name())
                    .isCloseTo(shipped.rows().get(i).requiredNumber("value"), within(2e-5 * fitted.value()));
        }
    }

    @Test
    void textTasksWithTheModelLeftOutMeetTheBar() {
        Calibration.Errors e = calibration.textErrors(Calibration.Held.MODEL_OUT);
        assertThat(e.rows()).isEqualTo(435);
        assertThat(e.medianAbsolutePercentageError()).isLessThanOrEqualTo(0.16);
        assertThat(e.meanAbsoluteLogError()).isLessThanOrEqualTo(0.24);
        assertThat(e.shareWithinTwo()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void familiesLeftOutAreWorseThanInSampleButMeetTheBarToo() {
        Calibration.Errors in = calibration.textErrors(Calibration.Held.IN_SAMPLE);
        Calibration.Errors out = calibration.textErrors(Calibration.Held.FAMILY_OUT);
        assertThat(out.meanAbsoluteLogError()).isGreaterThan(in.meanAbsoluteLogError());
        assertThat(out.medianAbsolutePercentageError()).isLessThanOrEqualTo(0.16);
    }

    @Test
    void theUncertaintyCoversNineRowsInTen() {
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
}
