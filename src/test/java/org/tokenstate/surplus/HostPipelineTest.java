package org.tokenstate.surplus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tokenstate.data.Datasets;
import org.tokenstate.data.SiteStatus;

class HostPipelineTest {
    private static final Datasets DATA = Datasets.bundled();

    private static double total(HostPipeline pipeline, double[] odds, double[] slip) {
        double sum = 0;
        for (int year = 2026; year <= 2090; year++) {
            sum += pipeline.additionsGw(year, odds, slip);
        }
        return sum;
    }

    private static double announced(HostPipeline pipeline, SiteStatus status) {
        double sum = 0;
        for (int year = 2026; year <= 2045; year++) {
            sum += pipeline.announcedGw(status, year);
        }
        return sum;
    }

    /** Norway by hand: 124 MW seen for 2026, 106 reported for 2027, 180 likely over 2026 and 2027, 290 planned for 2028 to 2030. */
    @Test
    void expectedAdditionsOfNorwayByHand() {
        HostPipeline norway = HostPipeline.of(DATA, "norway");
        assertThat(norway.place()).isEqualTo("NOR");
        assertThat(norway.seenGw()).isCloseTo(0.050 + 0.023, within(1e-12));
        assertThat(norway.additionsGw(2026)).isCloseTo(0.124 * 0.95 * 0.7, within(1e-12));
        assertThat(norway.additionsGw(2027))
                .isCloseTo(0.124 * 0.95 * 0.3 + 0.106 * 0.8 * 0.25 + 0.090 * 0.5 * 0.5, within(1e-12));
        assertThat(norway.additionsGw(2028)).isCloseTo(0.106 * 0.8 * 0.75 + 0.180 * 0.5 * 0.5, within(1e-12));
        assertThat(norway.additionsGw(2030)).isCloseTo(0.290 / 3 * 0.25, within(1e-12));
        assertThat(norway.additionsGw(2033)).isZero();
    }

    @Test
    void whatIsAnnouncedComesOnceHoweverLate() {
        HostPipeline world = HostPipeline.of(DATA, "WLD");
        Random random = new Random(7);
        for (int i = 0; i < 50; i++) {
            double[] odds = random.doubles(6).toArray();
            double[] slip = random.doubles(6, 0, 9).toArray();
            double expected = 0;
            for (SiteStatus status : SiteStatus.values()) {
                expected += odds[status.index()] * announced(world, status);
            }
            assertThat(total(world, odds, slip)).isCloseTo(expected, within(1e-9));
        }
        double[] odds = world.odds();
        assertThat(world.additionsGw(2029, odds, world.slipYears())).isEqualTo(world.additionsGw(2029));
        odds[0] = 0;
        assertThat(world.odds()[0]).isEqualTo(1);
    }

    @Test
    void aDelayBetweenYearsIsSharedBetweenThem() {
        HostPipeline malaysia = HostPipeline.of(DATA, "MYS");
        double[] seenOnly = {0, 1, 0, 0, 0, 0};
        double[] slip = new double[6];
        assertThat(malaysia.additionsGw(2026, seenOnly, slip)).isEqualTo(0.326);
        slip[1] = 1.25;
        assertThat(malaysia.additionsGw(2026, seenOnly, slip)).isZero();
        assertThat(malaysia.additionsGw(2027, seenOnly, slip)).isCloseTo(0.75 * 0.326, within(1e-12));
        assertThat(malaysia.additionsGw(2028, seenOnly, slip)).isCloseTo(0.25 * 0.326, within(1e-12));
        slip[1] = 1e9;
        assertThat(malaysia.additionsGw(2028, seenOnly, slip)).isZero();
        slip[1] = -0.1;
        assertThatThrownBy(() -> malaysia.additionsGw(2028, seenOnly, slip))
                .hasMessage("delay of sites under construction, seen from space must be >= 0 years but is -0.1");
        assertThatThrownBy(() -> malaysia.additionsGw(2030, 2028)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sitesSayWhatTheProjectionTakesOfThem() {
        HostPipeline world = HostPipeline.of(DATA, "WLD");
        assertThat(world.sites()).hasSize(293);
        double seen = 0;
        double expected = 0;
        for (HostPipeline.Part part : world.sites()) {
            seen += part.inServiceGw();
            expected += part.expectedGw();
            assertThat(part.leftOut().isEmpty())
                    .as(part.site().id())
                    .isEqualTo(part.inServiceGw() + part.announcedGw() > 0);
        }
        assertThat(seen).isCloseTo(world.seenGw(), within(1e-9));
        assertThat(expected).isCloseTo(world.additionsGw(2026, HostPipeline.LAST_YEAR), within(1e-9));
        assertThat(HostPipeline.of(DATA, "QAT").sites()).singleElement().satisfies(part -> assertThat(part.leftOut())
                .isEqualTo("its power is not known"));
        assertThat(HostPipeline.of(DATA, "PRY").sites()).isEmpty();
        assertThat(HostPipeline.of(DATA, "PRY").additionsGw(2026, 2034)).isZero();
    }

    @Test
    void aGroupHasTheSitesOfItsMembersAndThoseOfTheUnionAlone() {
        HostPipeline union = HostPipeline.of(DATA, "EU");
        double members = DATA.group("EU").members().stream()
                .mapToDouble(c -> HostPipeline.of(DATA, c).additionsGw(2026, 2034))
                .sum();
        assertThat(union.additionsGw(2026, 2034)).isCloseTo(members + 0.480 * 0.25, within(1e-9));
    }
}
