package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.report.internal.Words;
import org.tokenstate.uncertainty.Ensemble;
import org.tokenstate.uncertainty.Summary;

/** What the explorer answers, asked without its server. */
class ExplorerModelTest {
    private static final Projection CHINA =
            TokenStateModel.of("CHN").against("USA").project(2025, 2027);
    private static final ExplorerModel EXPLORER = new ExplorerModel(CHINA);

    private static Object get(Object map, String key) {
        return Objects.requireNonNull(((Map<?, ?>) map).get(key), key);
    }

    private static Scenario diffusing(double diffusion) {
        return Scenario.BASELINE.with("diffusion", ParameterValue.parse("diffusion", String.valueOf(diffusion)));
    }

    /** A scenario that is no longer what the bundled one of its name says is told from it. */
    @ParameterizedTest
    @CsvSource({"baseline, false, baseline", "baseline, true, 'baseline, changed'", "mine, true, mine"})
    void theScenarioOfThePageIsNamed(String name, boolean changed, String shown) {
        Scenario scenario = (changed ? diffusing(0.5) : Scenario.BASELINE)
                .named(name, changed ? "own" : Scenario.BASELINE.description());
        ExplorerModel explorer =
                new ExplorerModel(TokenStateModel.of("CHN").under(scenario).project(2025, 2026));
        String html = explorer.page().html();
        assertThat(html)
                .contains("\"country\":\"CHN\",\"reference\":\"\",\"scenario\":\"" + shown
                        + "\",\"from\":2025,\"to\":2026")
                .contains("\"" + shown + "\":[\"" + (changed ? "own" : "the defaults of the catalogue") + "\"");
        // The bundled one can be picked all the same.
        assertThat(html).contains("\"baseline\":[\"the defaults of the catalogue\"");
    }

    @Test
    void anAnswerNamesWhatItIsOf() throws TimeoutException {
        Map<String, Object> answer = EXPLORER.answer(Map.of("year", "2026"));
        Object about = get(answer, "about");
        assertThat(get(about, "name")).isEqualTo("tokenstate-CHN");
        assertThat(get(about, "provenance").toString())
                .startsWith(
                        "China against United States, scenario 'baseline'; single projections; money in real 2025 US"
                                + " dollars; tokenstate ");
        assertThat(get(get(about, "columns"), "country")).isEqualTo("CHN");
        assertThat(get(get(about, "columns"), "reference")).isEqualTo("USA");
        assertThat(get(get(about, "columns"), "scenario")).isEqualTo("baseline");
        assertThat(get(answer, "year")).isEqualTo(2026);
        assertThat(get(answer, "first")).isEqualTo(2027);
        assertThat(get(answer, "exports"))
                .isEqualTo(CHINA.in(2026).value("export_revenue_usd").orElseThrow());
        // Sliders stand where the scenario has them in its second and its last year.
        assertThat(get(get(answer, "values"), "diffusion")).isEqualTo(List.of(0.345, 0.345));
        double[] growth = {
            CHINA.model().scenario().path("goods_exports_growth").at(2026),
            CHINA.model().scenario().path("goods_exports_growth").at(2027)
        };
        assertThat(get(get(answer, "values"), "goods_exports_growth")).isEqualTo(List.of(growth[0], growth[1]));
        // The page's own reference sees itself without one.
        Map<String, Object> states = EXPLORER.answer(Map.of("country", "USA"));
        assertThat(get(get(get(states, "about"), "columns"), "reference")).isEqualTo("");
        assertThat(get(EXPLORER.answer(Map.of("country", "AND")), "exports")).isEqualTo(Optional.empty());
    }

    /** What is set is compared with the defaults, and named as explored. */
    @Test
    void whatIsSetIsExplored() throws TimeoutException {
        Map<String, Object> answer = EXPLORER.answer(Map.of("set.diffusion", "0.5", "year", "2027"));
        Projection set = CHINA.model().under(diffusing(0.5)).project(2025, 2027);
        assertThat(get(answer, "exports"))
                .isEqualTo(set.in(2027).value("export_revenue_usd").orElseThrow());
        assertThat(get(answer, "why").toString()).contains("diffusion 0.345 → 0.5: ");
        assertThat(get(get(get(answer, "about"), "columns"), "scenario")).isEqualTo("explored");
        assertThat(get(answer, "yaml").toString())
                .startsWith("name: \"explored\"")
                .contains("baseline, with values set in the explorer", "diffusion: 0.5");
        Object chart = get(get(get(answer, "figures"), "now"), "chart");
        assertThat(((Chart.Lines) ((Optional<?>) chart).orElseThrow()).series())
                .extracting(Chart.Series::name)
                .contains("at the defaults");
    }

    @Test
    void upToThreeLinesAreDrawnBeside() throws TimeoutException {
        Map<String, Object> answer = EXPLORER.answer(Map.of(
                "show", "share", "with.1", "NOR", "with.2", "NOR~open", "with.3", "DEU~baseline", "year", "2027"));
        Object chart = get(get(get(answer, "figures"), "now"), "chart");
        List<Chart.Series> series = ((Chart.Lines) ((Optional<?>) chart).orElseThrow()).series();
        assertThat(series)
                .extracting(Chart.Series::name)
                .containsExactly("China", "Norway (baseline)", "Norway (open)", "Germany");
        assertThat(series.get(1).values()[2])
                .isCloseTo(
                        100
                                * TokenStateModel.of("NOR")
                                        .project(2025, 2027)
                                        .in(2027)
                                        .value("share_of_goods_exports")
                                        .orElseThrow(),
                        within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "with.4 | NOR | unknown part of a question 'with.4'",
                "year | 2024 | year must be a number in [2025, 2027] but is '2024'",
                "year | 2028 | year must be a number in [2025, 2027] but is '2028'",
                "draws | 4001 | draws must be a number in [0, 4000] but is '4001'",
                "draws | -1 | draws must be a number in [0, 4000] but is '-1'",
                "page | A | page must be at most 40 of the characters 0-9 and a-z"
            })
    void faultsAreNamed(String part, String value, String message) {
        assertThatThrownBy(() -> EXPLORER.answer(Map.of(part, value)))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void bothEndsOfTheYearsMayBeAsked() throws TimeoutException {
        assertThat(get(EXPLORER.answer(Map.of("year", "2025")), "year")).isEqualTo(2025);
        assertThat(get(EXPLORER.answer(Map.of("year", "2027")), "year")).isEqualTo(2027);
        assertThat(get(EXPLORER.answer(Map.of("page", "a".repeat(40))), "year")).isEqualTo(2027);
    }

    @Test
    void drawsHaveTheirRanges() throws TimeoutException {
        Map<String, Object> answer = EXPLORER.answer(Map.of("draws", "20", "country", "PRI"));
        assertThat(get(answer, "draws")).isEqualTo(20L);
        // √(0.25 / 20)
        assertThat(get(answer, "note").toString())
                .isEqualTo(
                        "20 draws; standard error of an odd up to 11.2 percentage points; what you set is fixed in all draws.");
        assertThat(get(get(answer, "ranges"), "share_of_goods_exports")).isEqualTo(List.of());
        Ensemble same = Ensemble.of(TokenStateModel.of("PRI").against("USA"))
                .draws(20)
                .seed(42)
                .variables(Study.VARIABLES)
                .run(2025, 2027);
        Summary last = same.summary("generation_kwh_per_capita[2027]");
        List<?> generation = (List<?>) get(get(answer, "ranges"), "generation_kwh_per_capita");
        assertThat(generation).hasSize(3);
        assertThat(generation.get(2))
                .isEqualTo(Words.unbroken("nine draws in ten: " + Words.number(last.p05() / 1000) + " MWh to "
                        + Words.number(last.p95() / 1000) + " MWh"));
        Map<?, ?> figures = (Map<?, ?>) get(answer, "figures");
        assertThat(figures.keySet().stream().map(Object::toString))
                .containsExactly("exports", "trade", "generation", "binding", "milestones");
        assertThat(get(get(figures, "generation"), "table").toString()).contains("<table>");
    }

    /** Exports of a billion times the diffusion: a slider's effect is how far it goes from 0.345, as a part of that. */
    @Test
    void effectsAreParts() throws TimeoutException {
        ExplorerModel explorer = new ExplorerModel(Studies.china(
                2026,
                "replace export_revenue_usd = 1e9 [USD/yr] * diffusion + 1e6 [USD/yr] * spending_saturation"
                        + " + 1e8 [USD/yr] * utilisation"));
        Map<?, ?> effects = (Map<?, ?>) get(
                explorer.answer(Map.of(
                        "about", "effects", "year", "2026", "reference", "USA", "scenario", "baseline, changed")),
                "effects");
        Slider diffusion = slider("diffusion");
        Slider utilisation = slider("utilisation");
        double base = 0.345e9 + 1e6 * 0.012 + 0.6e8;
        assertThat((Double) get(effects, "diffusion"))
                .isCloseTo(1e9 * Math.max(0.345 - diffusion.low(), diffusion.high() - 0.345) / base, within(1e-9));
        assertThat((Double) get(effects, "utilisation"))
                .isCloseTo(1e8 * Math.max(0.6 - utilisation.low(), utilisation.high() - 0.6) / base, within(1e-9));
        // A few thousand dollars of 400 million are not seen.
        assertThat(get(effects, "spending_saturation")).isEqualTo(0.0);
        assertThat(get(effects, "cost_life")).isEqualTo(0.0);
        assertThat(effects).hasSize((int)
                Slider.ALL.values().stream().mapToLong(List::size).sum());
    }

    private static Slider slider(String name) {
        return Slider.ALL.values().stream()
                .flatMap(List::stream)
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anOriginIsATree() throws TimeoutException {
        String tree = get(EXPLORER.answer(Map.of("about", "dependence", "year", "2026")), "tree")
                .toString();
        assertThat(tree)
                .startsWith("<details class=\"tree\" id=\"why-dependence\">")
                .contains(", 2026: ");
        assertThatThrownBy(() -> EXPLORER.answer(Map.of("about", "dependense")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("dependense");
    }

    @Test
    void closingEndsAllQuestions() {
        ExplorerModel closed = new ExplorerModel(CHINA);
        closed.close();
        assertThatThrownBy(() -> closed.answer(Map.of())).isInstanceOf(CancellationException.class);
    }
}
