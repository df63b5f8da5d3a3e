package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;

/** Two projections of which each parameter moves exports by a round sum. */
class WhatChangedTest {
    /**
     * By the parameters changed below exports differ by 2 million, 5 billion, −4 billion, 2.5 billion, 3 billion, 1 billion and
     * nothing. From 2027 on capital binds and 6 % of goods exports are reached where the first is changed.
     */
    private static final String EQUATIONS = """
            replace export_revenue_usd = 1e10 [USD/yr] + 2e7 [USD/yr] * token_state_dependence
                + 1e11 [USD/yr] * token_state_generation_share + 8e10 [USD/yr] * token_state_rent
                + 1e10 [USD/yr] * income_kept_share + 3e10 [USD/yr] * displaced_non_electric_share
                + 2e10 [USD/yr] * dispatchable_availability
            replace share_of_goods_exports = where(token_state_dependence > 0.25 and calendar > 2026 [yr], 0.06, 0.04)
            replace binding_constraint = where(token_state_dependence > 0.25 and calendar > 2026 [yr], binding.capital, binding.power)
            replace energy_per_token_joules = 3 [J/tok]
            """;

    private static final List<String> CHANGES = List.of(
            "token_state_dependence=0.3",
            "token_state_generation_share=0.1",
            "token_state_rent=0.05",
            "income_kept_share=0.5",
            "displaced_non_electric_share=0.8",
            "dispatchable_availability=0.9",
            "curtailment_hours=0.2");

    private static final Projection BASE = china(EQUATIONS);

    private static Projection china(String equations, String... changes) {
        Scenario scenario = Scenario.BASELINE.withEquations(equations);
        for (String change : changes) {
            String[] parts = change.split("=");
            scenario = scenario.with(parts[0], ParameterValue.parse(parts[0], parts[1]));
        }
        return TokenStateModel.of("CHN").under(scenario).project(2025, 2028);
    }

    private static WhatChanged first(int many) {
        return new WhatChanged(
                BASE.compareWith(china(EQUATIONS, CHANGES.subList(0, many).toArray(String[]::new))), 2028);
    }

    @Test
    void equationsOfItsOwnAreAChange() {
        Projection other = china(EQUATIONS.replace("1e10 [USD/yr] + 2e7", "1.5e10 [USD/yr] + 2e7"));
        assertThat(new WhatChanged(BASE.compareWith(other), 2028).why())
                .containsExactly("equations of its own: +5 billion USD");
    }

    @Test
    void oneChangeIsTheWholeDifference() {
        assertThat(first(1).why())
                .containsExactly(
                        "token state dependence 0.2 → 0.3: +2 million USD",
                        "Another limit binds in 2 of 4 years, first in 2027: capital instead of connections to the grid.");
        Projection back = first(1).comparison().changed();
        assertThat(new WhatChanged(back.compareWith(BASE), 2028).why())
                .containsExactly(
                        "token state dependence 0.3 → 0.2: −2 million USD",
                        "Another limit binds in 2 of 4 years, first in 2027: connections to the grid instead of capital.");
        // At a million a difference begins to be one.
        assertThat(new WhatChanged(BASE.compareWith(china(EQUATIONS, "token_state_dependence=0.25")), 2028).why())
                .containsExactly("token state dependence 0.2 → 0.25: +1 million USD");
        assertThat(new WhatChanged(BASE.compareWith(china(EQUATIONS, "token_state_dependence=0.24")), 2028).why())
                .containsExactly("token state dependence 0.2 → 0.24: no difference over 1 million USD");
    }

    @Test
    void resultsOfTheYearStandSideBySide() {
        List<List<String>> rows = first(1).rows();
        assertThat(rows.get(2)).containsExactly("Share of goods exports", "4.0 %", "6.0 %");
        assertThat(rows.get(6)).containsExactly("Energy per token", "3 J", "3 J");
        assertThat(rows.get(7)).containsExactly("Limited by", "connections to the grid", "capital");
        assertThat(rows.get(8)).containsExactly("5 % of goods exports since", "not by 2028", "2027");
        assertThat(new WhatChanged(first(1).comparison(), 2026).rows().get(2))
                .containsExactly("Share of goods exports", "4.0 %", "4.0 %");
    }

    /** Six changes are divided exactly; of seven each is told by itself, the greatest six of them. */
    @Test
    void moreThanSixChangesAreNotDivided() {
        List<String> six = first(6).why();
        String[] divided = {
            "token state dependence 0.2 → 0.3: +2", "token state generation share 0.05 → 0.1: +5",
            "token state rent 0.1 → 0.05: −4", "income kept share 0.25 → 0.5: +2.5",
            "displaced non electric share 0.7 → 0.8: +3", "dispatchable availability 0.85 → 0.9: +1"
        };
        assertThat(six).hasSize(7).noneMatch(line -> line.endsWith("by itself"));
        for (String start : divided) {
            assertThat(six).as(start).anyMatch(line -> line.startsWith(start));
        }
        assertThat(first(7).why())
                .containsExactly(
                        "token state generation share 0.05 → 0.1: +5 billion USD by itself",
                        "token state rent 0.1 → 0.05: −4 billion USD by itself",
                        "displaced non electric share 0.7 → 0.8: +3 billion USD by itself",
                        "income kept share 0.25 → 0.5: +2.5 billion USD by itself",
                        "dispatchable availability 0.85 → 0.9: +1 billion USD by itself",
                        "token state dependence 0.2 → 0.3: +2 million USD by itself",
                        "1 more with less effect each; together they do not add up.",
                        "Another limit binds in 2 of 4 years, first in 2027: capital instead of connections to the grid.");
    }

    /** What is missing in either is said to be, with its cause. */
    @Test
    void whatIsMissingCannotBeDivided() {
        TokenStateModel island = TokenStateModel.of("PRI");
        Scenario dear = Scenario.BASELINE.with("income_kept_share", ParameterValue.parse("income_kept_share", "0.5"));
        WhatChanged goods = new WhatChanged(
                island.project(2025, 2026).compareWith(island.under(dear).project(2025, 2026)), 2026);
        assertThat(goods.rows().get(2)).containsExactly("Share of goods exports", "missing", "missing");
        assertThat(goods.rows().get(8)).containsExactly("5 % of goods exports since", "missing", "missing");
        TokenStateModel andorra = TokenStateModel.of("AND");
        WhatChanged unknown = new WhatChanged(
                andorra.project(2025, 2026).compareWith(andorra.under(dear).project(2025, 2026)), 2026);
        assertThat(unknown.why()).containsExactly("Export revenue is not known: generation per head is missing.");
        assertThat(unknown.rows().get(0)).containsExactly("Token exports", "missing", "missing");
        assertThat(unknown.rows().get(7)).containsExactly("Limited by", "missing", "missing");
        String some = "replace export_revenue_usd = where(token_state_dependence > 0.25, missing, 1e9 [USD/yr])\n";
        Projection known = china(some);
        Projection lost = china(some, "token_state_dependence=0.3");
        assertThat(new WhatChanged(known.compareWith(lost), 2028).why())
                .containsExactly("Export revenue is not known: "
                        + lost.missing("export_revenue_usd").orElseThrow() + ".");
        assertThat(new WhatChanged(lost.compareWith(known), 2028).why())
                .containsExactly("Export revenue is not known: "
                        + lost.missing("export_revenue_usd").orElseThrow() + ".");
    }
}
