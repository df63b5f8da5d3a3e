package org.tokenstate.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Years, quarters and months as they are written, and the numbers that they are kept by. */
class FrequencyTest {
    @ParameterizedTest
    @CsvSource({
        "2025, YEAR, 2025, 2025",
        "-5, YEAR, -5, -5",
        "2025Q1, QUARTER, 8100, 2025Q1",
        "2025-q4, QUARTER, 8103, 2025Q4",
        "2025-01, MONTH, 24300, 2025-01",
        "2025-12-01, MONTH, 24311, 2025-12"
    })
    void aPeriodIsReadAndWritten(String text, Frequency frequency, int number, String written) {
        Frequency.Period period = Frequency.read(text).orElseThrow();
        assertThat(period).isEqualTo(new Frequency.Period(frequency, number)).hasToString(written);
        assertThat(frequency.text(number)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"2025-13", "2025-00", "2025Q5", "2025-01-02", "25-01", "January", "2025.5", "''", "99999999999"})
    void anythingElseIsNone(String text) {
        assertThat(Frequency.read(text)).isEmpty();
    }

    @Test
    void decemberIsFollowedByJanuary() {
        int december = Frequency.read("2025-12").orElseThrow().number();
        assertThat(Frequency.MONTH.text(december + 1)).isEqualTo("2026-01");
        assertThat(Frequency.QUARTER.text(8103 + 1)).isEqualTo("2026Q1");
        assertThat(Frequency.MONTH.plural()).isEqualTo("months");
        assertThat(Frequency.QUARTER.perYear()).isEqualTo(4);
    }
}
