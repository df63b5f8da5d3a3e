package org.tokenstate.surplus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.SiteStatus;

class HostPipelineTest {
    private static final Datasets DATA = Datasets.bundled();

    /** Norway by hand: 124 MW seen for 2026, 106 reported for 2027, 180 likely over 2026 and 2027, 290 planned for 2028 to 2030. */
    @Test
    void whatNorwayAnnouncesByHand() {
        HostPipeline norway = HostPipeline.of(DATA, "norway");
        assertThat(norway.place()).isEqualTo("NOR");
        assertThat(norway.seenGw()).isCloseTo(0.050 + 0.023, within(1e-12));
        assertThat(norway.announcedGw(SiteStatus.BUILDING_SEEN)).startsWith(0, 0.124, 0);
        assertThat(norway.announcedGw(SiteStatus.BUILDING_REPORTED)).startsWith(0, 0, 0.106);
        assertThat(norway.announcedGw(SiteStatus.PLANNED_LIKELY)).startsWith(0, 0.090, 0.090, 0);
        double[] planned = norway.announcedGw(SiteStatus.PLANNED);
        assertThat(planned[3] + planned[4] + planned[5]).isCloseTo(0.290, within(1e-12));
        assertThat(norway.expectedGw(WorldOfHosts.ODDS))
                .isCloseTo(0.124 * 0.95 + 0.106 * 0.8 + 0.180 * 0.5 + 0.290 * 0.25, within(1e-12));
        planned[3] = 9;
        assertThat(norway.announcedGw(SiteStatus.PLANNED)[3]).isLessThan(1);
    }

    @Test
    void sitesSayWhatTheProjectionTakesOfThem() {
        HostPipeline world = HostPipeline.of(DATA, "WLD");
        assertThat(world.sites()).hasSize(293);
        double seen = 0;
        for (HostPipeline.Part part : world.sites()) {
            seen += part.inServiceGw();
            assertThat(part.leftOut().isEmpty())
                    .as(part.site().id())
                    .isEqualTo(part.inServiceGw() + part.announcedGw() > 0);
        }
        assertThat(seen).isCloseTo(world.seenGw(), within(1e-9));
        assertThat(HostPipeline.of(DATA, "QAT").sites()).singleElement().satisfies(part -> assertThat(part.leftOut())
                .isEqualTo("its power is not known"));
        assertThat(HostPipeline.of(DATA, "PRY").sites()).isEmpty();
        assertThat(HostPipeline.of(DATA, "PRY").expectedGw(WorldOfHosts.ODDS)).isZero();
    }

    @Test
    void aGroupHasTheSitesOfItsMembersAndThoseOfTheUnionAlone() {
        HostPipeline union = HostPipeline.of(DATA, "EU");
        double members = DATA.group("EU").members().stream()
                .mapToDouble(c -> HostPipeline.of(DATA, c).expectedGw(WorldOfHosts.ODDS))
                .sum();
        assertThat(union.expectedGw(WorldOfHosts.ODDS)).isCloseTo(members + 0.480 * 0.25, within(1e-9));
    }
}
