package org.tokenstate.surplus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tokenstate.data.Country;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.Indicator;

/** Figures of the bundled electricity table that the tranche of net exports rests on. */
class NetExportsOfTheWorldTest {
    private static double exportsTwh(String iso3) {
        return Math.max(
                0,
                -Datasets.bundled()
                        .series(iso3, Indicator.NET_IMPORTS_TWH)
                        .in(2022)
                        .orElse(0));
    }

    private static double shareOfGeneration(String iso3) {
        return exportsTwh(iso3)
                / Datasets.bundled()
                        .series(iso3, Indicator.GENERATION_TWH)
                        .in(2022)
                        .orElseThrow();
    }

    @Test
    void theWorldExported333TerawattHoursNetIn2022() {
        double sum = Datasets.bundled().countries().stream()
                .map(Country::iso3)
                .mapToDouble(NetExportsOfTheWorldTest::exportsTwh)
                .sum();
        assertThat(sum).isCloseTo(333, within(0.5));
    }

    @Test
    void laosAndParaguayExportMostOfWhatTheyGenerate() {
        assertThat(shareOfGeneration("LAO")).isCloseTo(0.77, within(0.005));
        assertThat(shareOfGeneration("PRY")).isCloseTo(0.54, within(0.005));
    }
}
