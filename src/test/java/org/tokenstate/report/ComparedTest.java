package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.report.internal.Words;

/** Several countries in one chart: colours, names and what is missing. */
class ComparedTest {
    private static final Projection CHINA =
            TokenStateModel.of("CHN").against("USA").project(2025, 2027);
    private static final Projection STATES = TokenStateModel.of("USA").project(2025, 2027);
    private static final Projection NORWAY = TokenStateModel.of("NOR").project(2025, 2027);
    private static final Projection PUERTO_RICO = TokenStateModel.of("PRI").project(2025, 2027);

    private static Compared.Shown shown(String view, Compared.Line... lines) {
        return new Compared(List.of(lines), Optional.empty(), 2026).of(Compared.VIEWS.get(view));
    }

    private static Compared.Line baseline(Projection projection) {
        return new Compared.Line("baseline", projection);
    }

    private static Chart.Lines lines(Figure figure) {
        return (Chart.Lines) figure.chart().orElseThrow();
    }

    /** The first line of the reference has its colour; a second, as all others, the next that means nothing else. */
    @Test
    void onlyOneLineIsTheReference() {
        Figure figure = shown(
                        "share",
                        baseline(CHINA),
                        baseline(NORWAY),
                        baseline(STATES),
                        new Compared.Line("price-war", STATES))
                .figure();
        assertThat(lines(figure).series())
                .extracting(Chart.Series::name)
                .containsExactly("China", "Norway", "United States (baseline)", "United States (price war)");
        assertThat(lines(figure).series())
                .extracting(Chart.Series::colour)
                .containsExactly(Chart.OWN, 2, Chart.REFERENCE, 4);
        // One result a line: no dashes to tell apart.
        assertThat(figure.saying()).isEqualTo("Single projections; what is set holds for every line.");
        assertThat(shown("balance", baseline(CHINA)).figure().saying())
                .isEqualTo("Single projections; what is set holds for every line.");
    }

    @Test
    void whatIsMissingIsAGap() {
        Figure figure = shown("share", baseline(CHINA), baseline(PUERTO_RICO)).figure();
        assertThat(figure.rows()).allSatisfy(row -> {
            assertThat(row.get(1)).isNotEqualTo("missing");
            assertThat(row.get(2)).isEqualTo("missing");
        });
        assertThat(figure.title())
                .isEqualTo("Token exports over goods exports in 2026: China "
                        + Words.percent(
                                CHINA.in(2026).value("share_of_goods_exports").orElseThrow())
                        + "; Puerto Rico missing");
        Compared.Shown none = shown("share", baseline(PUERTO_RICO));
        assertThat(none.figure().chart()).isEmpty();
        assertThat(none.figure().topic()).isEqualTo("Token exports over goods exports");
        assertThat(none.figure().saying()).isEqualTo("Not shown: goods exports are missing.");
        assertThat(none.look())
                .isEqualTo(Map.of("log", false, "year", 2026, "dashes", List.of(0), "named", List.of(true)));
    }

    /** The title names the reference where its line is drawn though it was not asked for. */
    @Test
    void theReferenceOfGenerationIsNamed() {
        String own =
                Words.number(CHINA.in(2026).value("generation_kwh_per_capita").orElseThrow() / 1000);
        String other = Words.number(
                CHINA.in(2026).value("reference_generation_kwh_per_capita").orElseThrow() / 1000);
        assertThat(shown("generation", baseline(CHINA)).figure().title())
                .isEqualTo("Electricity generated per head in 2026: China " + own + " MWh; United States " + other
                        + " MWh");
        assertThat(shown("generation", baseline(NORWAY)).figure().title())
                .isEqualTo("Electricity generated per head in 2026: "
                        + Words.number(NORWAY.in(2026)
                                        .value("generation_kwh_per_capita")
                                        .orElseThrow()
                                / 1000) + " MWh");
        assertThat(shown("generation", baseline(CHINA), baseline(NORWAY))
                        .figure()
                        .title())
                .doesNotContain("United States");
    }
}
