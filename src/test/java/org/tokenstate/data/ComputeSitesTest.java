package org.tokenstate.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.numeric.Distribution;

class ComputeSitesTest {
    private static final Datasets DATA = Datasets.bundled();

    /** Facility power by status as it was counted when the list was made, MW. */
    @ParameterizedTest
    @CsvSource({
        "all, 17926, 38967, 5033, 27827, 42487",
        "USA, 15635, 29452, 600, 6300, 11000",
        "IND, 0, 2646, 150, 3716, 1900",
        "ARE, 0, 1600, 60, 3600, 0",
        "MYS, 425, 1294, 0, 463, 0",
        "CHN, 914, 546, 0, 0, 0",
        "FRA, 0, 44, 0, 4346, 5000",
        "NOR, 73, 230, 180, 290, 0",
        "EU27, 0, 0, 0, 480, 0"
    })
    void powerByStatusIsAsCounted(
            String code, double operating, double building, double likely, double planned, double unlikely) {
        Map<SiteStatus, Double> sums = new EnumMap<>(SiteStatus.class);
        for (ComputeSite site : DATA.computeSites()) {
            if (site.counted() && (code.equals("all") || site.code().equals(code))) {
                sums.merge(site.status(), site.powerMw().orElse(0), Double::sum);
            }
        }
        assertThat(sums.getOrDefault(SiteStatus.OPERATING, 0.0)).isCloseTo(operating, within(2.0));
        assertThat(sums.getOrDefault(SiteStatus.BUILDING_SEEN, 0.0)
                        + sums.getOrDefault(SiteStatus.BUILDING_REPORTED, 0.0))
                .isCloseTo(building, within(2.0));
        assertThat(sums.getOrDefault(SiteStatus.PLANNED_LIKELY, 0.0)).isCloseTo(likely, within(2.0));
        assertThat(sums.getOrDefault(SiteStatus.PLANNED, 0.0)).isCloseTo(planned, within(2.0));
        assertThat(sums.getOrDefault(SiteStatus.UNLIKELY, 0.0)).isCloseTo(unlikely, within(2.0));
    }

    @Test
    void aSiteIsAtACountryOrAGroup() {
        for (ComputeSite site : DATA.computeSites()) {
            assertThat(DATA.place(site.code())).as(site.id()).isEqualTo(site.code());
            assertThat(site.computeGw()).as(site.id()).isBetween(0.0, 11.0);
        }
        ComputeSite mixed = DATA.computeSites().stream()
                .filter(s -> s.id().equals("CP220"))
                .findFirst()
                .orElseThrow();
        assertThat(mixed.computeGw()).isCloseTo(0.276 * 0.4, within(1e-12));
        assertThat(mixed.status().words()).isEqualTo("operating");
    }

    /** The stated ranges are the 10 and 90 % points of the distributions, and the delays their medians. */
    @ParameterizedTest
    @CsvSource({
        "BUILDING_SEEN, 0.90, 0.99, 1.1",
        "BUILDING_REPORTED, 0.60, 0.95, 2",
        "PLANNED_LIKELY, 0.30, 0.70, 3",
        "PLANNED, 0.10, 0.42, 4",
        "UNLIKELY, 0, 0.15, 5"
    })
    void distributionsHaveTheStatedRanges(SiteStatus status, double low, double high, double late) {
        Parameter odds = ParameterTable.bundled().get("site_odds." + status.label());
        Parameter delay = ParameterTable.bundled().get("site_delay." + status.label());
        Distribution built = odds.distribution().orElseThrow();
        Distribution slip = delay.distribution().orElseThrow();
        assertThat(built.mean()).isCloseTo(odds.defaultValue().at(2025), within(1e-9));
        assertThat(built.quantile(0.1)).isCloseTo(low, within(0.04));
        assertThat(built.quantile(0.9)).isCloseTo(high, within(0.025));
        assertThat(slip.quantile(0.5)).isCloseTo(delay.defaultValue().at(2025), within(0.01));
        assertThat(slip.quantile(0.9)).isCloseTo(late, within(0.03));
    }

    @Test
    void faultsAreNamed() {
        assertThatThrownBy(() -> SiteStatus.of("dreamt", false))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("but is 'dreamt'");
        assertThatThrownBy(() -> DATA.cloudSites("Atlantis")).hasMessageStartingWith("unknown country 'Atlantis'");
        assertThat(DATA.cloudSites("Norway")).isEqualTo(2);
        assertThat(DATA.cloudSites("PRY")).isZero();
        assertThat(DATA.meanTemperatureCelsius("ISL")).isEqualTo(5);
        assertThat(DATA.chipLicences("UAE")).hasSize(4).allMatch(ChipLicence::granted);
        assertThat(DATA.chipLicences("IRN")).singleElement().matches(l -> !l.granted());
        assertThat(SiteStatus.BUILDING_SEEN.label()).isEqualTo("building_seen");
    }
}
