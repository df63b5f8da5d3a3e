package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tokenstate.data.ComputeSite;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.report.internal.Words;
import org.tokenstate.surplus.HostPipeline;

/** The sites of a country beside what the projection adds. */
class SiteFiguresTest {
    private static final TokenStateModel CHINA = TokenStateModel.of("CHN");

    private static Study study(Projection central) {
        return new Studies.Outputs(1).all("other", 0).of(central);
    }

    private static Figure adding(int to, String sites, String additions) {
        return SiteFigures.sites(study(Studies.china(
                        to, "replace host_sites_gw = " + sites, "replace country_additions_gw = " + additions)))
                .orElseThrow();
    }

    @Test
    void sitesAreAPartOfWhatIsAdded() {
        Figure half = adding(2028, "where(calendar < 2027 [yr], 0.5 [GW/yr], 1.5 [GW/yr])", "2 [GW/yr]");
        assertThat(half.title()).isEqualTo("Announced sites make up 50 % of what the projection adds by 2028");
        assertThat(half.saying())
                .contains("comes to 4 GW by 2028; the projection at its defaults adds 8 GW,")
                .contains("in service at the end of 2025.")
                .endsWith(" Where lines turn: 2027: announced sites add 1.5 GW.");
        Chart.Lines lines = (Chart.Lines) half.chart().orElseThrow();
        assertThat(lines.x()).containsExactly("2025", "2026", "2027", "2028");
        assertThat(lines.unit()).isEqualTo("GW added in the year");
        assertThat(lines.series()).extracting(Chart.Series::name).containsExactly("all additions", "announced sites");
        assertThat(lines.series().get(0).values()).containsExactly(2, 2, 2, 2);
        assertThat(lines.series().get(1).values()).containsExactly(0.5, 0.5, 1.5, 1.5);
        assertThat(lines.turns()).containsExactly(new Chart.Turn(1, "2027: announced sites add 1.5 GW"));
        // More sites than additions are still but all of them, and of none they are nothing.
        assertThat(adding(2028, "3 [GW/yr]", "2 [GW/yr]").title()).startsWith("Announced sites make up 100 % of");
        assertThat(adding(2028, "3 [GW/yr]", "0 [GW/yr]").title()).startsWith("Announced sites make up 0 % of");
    }

    @Test
    void theListEndsWithItsLastYear() {
        Chart.Lines lines = (Chart.Lines) SiteFigures.sites(study(CHINA.project(2025, 2036)))
                .orElseThrow()
                .chart()
                .orElseThrow();
        assertThat(lines.x())
                .startsWith("2025")
                .endsWith(String.valueOf(HostPipeline.LAST_YEAR))
                .hasSize(10);
        assertThat(lines.series()).allMatch(s -> s.values().length == 10);
    }

    /** Each site of the list, with what of it counts at the odds of its stage. */
    @Test
    void everySiteHasItsRow() {
        Projection central = CHINA.project(2025, 2027);
        Figure figure = SiteFigures.sites(study(central)).orElseThrow();
        List<HostPipeline.Part> parts = HostPipeline.of(CHINA.data(), "CHN").sites();
        assertThat(figure.rows()).hasSameSizeAs(parts);
        boolean spans = false;
        boolean one = false;
        boolean left = false;
        for (int i = 0; i < parts.size(); i++) {
            ComputeSite site = parts.get(i).site();
            List<String> row = figure.rows().get(i);
            assertThat(row.get(0)).isEqualTo(site.site());
            assertThat(row.get(1)).isEqualTo(site.status().words());
            double odds = central.model()
                    .scenario()
                    .path("site_odds." + site.status().label())
                    .at(2025);
            assertThat(row.get(3)).isEqualTo(Words.number(parts.get(i).inServiceGw()));
            assertThat(row.get(4)).isEqualTo(Words.number(parts.get(i).announcedGw()));
            assertThat(row.get(5)).isEqualTo(Words.number(odds * parts.get(i).announcedGw()));
            if (site.firstYear() == 0) {
                assertThat(row.get(2)).isEqualTo("–");
            } else if (site.lastYear() > site.firstYear()) {
                spans = true;
                assertThat(row.get(2)).isEqualTo(site.firstYear() + " to " + site.lastYear());
            } else {
                one = true;
                assertThat(row.get(2)).isEqualTo(String.valueOf(site.firstYear()));
            }
            left |= !parts.get(i).leftOut().isEmpty();
            assertThat(row.get(6))
                    .isEqualTo(
                            parts.get(i).leftOut().isEmpty()
                                    ? "–"
                                    : parts.get(i).leftOut());
        }
        assertThat(new boolean[] {spans, one, left}).containsOnly(true);
    }

    @Test
    void withoutSitesYearsOrAdditionsThereIsNoFigure() {
        assertThat(HostPipeline.of(CHINA.data(), "AFG").sites()).isEmpty();
        assertThat(SiteFigures.sites(study(TokenStateModel.of("AFG").project(2025, 2026))))
                .isEmpty();
        assertThat(SiteFigures.sites(study(CHINA.project(2025, 2025)))).isEmpty();
        assertThat(SiteFigures.sites(study(CHINA.project(2025, 2026)))).isPresent();
        assertThat(SiteFigures.sites(study(Studies.china(
                        2026, "replace country_additions_gw = where(calendar < 2026 [yr], 1 [GW/yr], missing)"))))
                .isEmpty();
        assertThat(SiteFigures.sites(study(Studies.china(
                        2026, "replace host_sites_gw = where(calendar < 2026 [yr], 1 [GW/yr], missing)"))))
                .isEmpty();
    }
}
