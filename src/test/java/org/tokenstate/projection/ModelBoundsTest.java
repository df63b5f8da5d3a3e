package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.ParameterTable;

/** The years a model takes, the notes it adds and the like-for-like factor, each at its boundary. */
class ModelBoundsTest {
    private static TokenStateModel china() {
        return TokenStateModel.of("CHN").against("USA");
    }

    @Test
    void yearsLieWithinTheModelAndInOrder() {
        TokenStateModel model = china();
        assertThat(model.project(2025, 2025).years()).hasSize(1);
        assertThat(model.project(2060, 2060).years()).hasSize(1);
        assertThatThrownBy(() -> model.project(2024, 2030))
                .isInstanceOf(InputException.class)
                .hasMessage("first year must be in [2025, 2060] but is 2024");
        assertThatThrownBy(() -> model.project(2061, 2061))
                .hasMessage("first year must be in [2025, 2060] but is 2061");
        assertThatThrownBy(() -> model.project(2030, 2029))
                .isInstanceOf(InputException.class)
                .hasMessage("last year must be in [2030, 2060] but is 2029");
        assertThatThrownBy(() -> model.project(2030, 2061)).hasMessage("last year must be in [2030, 2060] but is 2061");
        assertThatThrownBy(() -> model.asModel(2024, 2030, List.of()))
                .isInstanceOf(InputException.class)
                .hasMessage("first year must be in [2025, 2060] but is 2024");
        assertThatThrownBy(() -> Ranking.of(model, 2024, 2030, 2030, Ranking.By.REVENUE))
                .hasMessage("first year must be in [2025, 2060] but is 2024");
        assertThatThrownBy(() -> Ranking.of(model, 2027, 2030, 2026, Ranking.By.REVENUE))
                .isInstanceOf(InputException.class)
                .hasMessage("year of a ranking must be in [2027, 2030] but is 2026");
        assertThatThrownBy(() -> Ranking.of(model, 2027, 2030, 2031, Ranking.By.REVENUE))
                .hasMessage("year of a ranking must be in [2027, 2030] but is 2031");
    }

    @Test
    void aModelSaysWhatItIs() {
        assertThat(china()).hasToString("token-state model of CHN against USA");
        assertThat(TokenStateModel.of("NOR")).hasToString("token-state model of NOR");
        assertThat(china().sources(2030)).isNotEmpty();
    }

    @Test
    void heldPathsAreNotedAfterTheirLastYearOnly() {
        Note note = new Note(
                Note.Kind.BASIS,
                "year",
                "paths of additions after 2040 hold their last value; after 2040 read spending, not tokens [assumed]");
        assertThat(china().notes(2040)).isNotEmpty().doesNotContain(note);
        assertThat(china().notes(2041)).contains(note);
    }

    @Test
    void likeForLikeScalesEachTrendByItsOwnCountrysFactor() {
        TokenStateModel model = china();
        ParameterTable table = ParameterTable.bundled();
        double[][] parameters = model.values(1);
        for (double weight : new double[] {0, 0.25, 1}) {
            parameters[table.indexOf("like_for_like")][0] = weight;
            parameters[table.indexOf("like_for_like_factor.CHN")][0] = 0.8;
            parameters[table.indexOf("like_for_like_factor.USA")][0] = 1.5;
            double[] own = {10, 20, 30};
            double[] reference = {4, 8};
            model.adjust(own, reference, parameters);
            double mine = 1 - 0.2 * weight;
            double other = 1 + 0.5 * weight;
            assertThat(own).containsExactly(new double[] {10 * mine, 20 * mine, 30 * mine}, within(1e-12));
            assertThat(reference).containsExactly(new double[] {4 * other, 8 * other}, within(1e-12));
        }
        double[] without = {10, 20};
        TokenStateModel.of("NOR").adjust(without, new double[0], parameters);
        assertThat(without).containsExactly(10, 20);
    }

    @Test
    void shapleyValuesAndEffectsComeLargestFirst() {
        Projection base = china().project(2025, 2040);
        Comparison c = base.compareWith(base.whatIf(WhatIf.all(
                WhatIf.set("access.ROW.api", 0.5),
                WhatIf.set("taste_drift.api", 0.6),
                WhatIf.set("tariff.USA.CHN", 0.3))));
        Map<String, Double> values = c.shapley("export_revenue_usd", 2040);
        assertThat(List.copyOf(values.values()))
                .hasSize(3)
                .isSortedAccordingTo((a, b) -> Double.compare(Math.abs(b), Math.abs(a)));
        List<Comparison.Effect> effects = c.oneAtATime("export_revenue_usd", 2040);
        assertThat(effects)
                .hasSize(3)
                .isSortedAccordingTo((a, b) -> Double.compare(Math.abs(b.alone()), Math.abs(a.alone())));
        // What a change adds last is what is missing without it.
        for (Comparison.Effect effect : effects) {
            ParameterValue before = ParameterValue.of(base.model().scenario().path(effect.parameter()));
            double rest = c.changed()
                    .model()
                    .under(c.changed().model().scenario().with(effect.parameter(), before))
                    .project(2025, 2040)
                    .in(2040)
                    .value("export_revenue_usd")
                    .orElseThrow();
            double whole = c.changed().in(2040).value("export_revenue_usd").orElseThrow();
            assertThat(effect.last()).isCloseTo(whole - rest, within(1e-12 * Math.abs(whole)));
        }
        assertThatThrownBy(() -> c.shapley("export_revenue_usd", 2041)).isInstanceOf(InputException.class);
    }

    @Test
    void headlinesAreOfTheYearsThatTheProjectionsReach() {
        Projection reaching = china().project(2030, 2035);
        assertThat(reaching.compareWith(reaching.whatIf(WhatIf.set("taste_drift.api", 0.6)))
                        .headlines())
                .filteredOn(h -> h.result().equals("exported_tokens"))
                .extracting(h -> h.year().orElseThrow())
                .containsExactly(2030, 2035);
        Projection between = china().project(2031, 2034);
        assertThat(between.compareWith(between.whatIf(WhatIf.set("taste_drift.api", 0.6)))
                        .headlines())
                .noneMatch(h -> h.year().isPresent());
    }
}
