package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tokenstate.projection.BindingConstraint;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.report.internal.Words;
import org.tokenstate.uncertainty.Summary;

/** Sentences and numbers at the head of a report, of draws that are written down. */
class HeadlineTest {
    private static final int NEVER = 2029;
    private static final Projection CHINA =
            TokenStateModel.of("CHN").against("USA").project(2025, 2028);
    private static final Projection PUERTO_RICO = TokenStateModel.of("PRI").project(2025, 2028);
    private static final Projection ANDORRA =
            TokenStateModel.of("AND").against("USA").project(2025, 2028);

    private static Studies.Outputs tenDraws() {
        return new Studies.Outputs(10);
    }

    /** Exports of 0 to 90 billion, from 0 to 18 % of goods exports. */
    private static Studies.Outputs exporting() {
        return events(tenDraws()
                .each("export_revenue_usd[2028]", draw -> draw * 10e9)
                .each("share_of_goods_exports[2028]", draw -> draw * 0.02));
    }

    private static Studies.Outputs events(Studies.Outputs outputs) {
        int[] reached = {9, 7, 4, 0, 0};
        for (int i = 0; i < reached.length; i++) {
            outputs.first("milestone_" + Projection.MILESTONES_PERCENT.get(i), reached[i], 2027, NEVER);
        }
        return outputs.first("token_state_year", 2, 2028, NEVER);
    }

    private static Studies.Outputs generation(Studies.Outputs outputs, double own, double reference) {
        return outputs.all("generation_kwh_per_capita[2025]", own)
                .all("generation_kwh_per_capita[2028]", own)
                .all("reference_generation_kwh_per_capita[2025]", reference)
                .all("reference_generation_kwh_per_capita[2028]", reference);
    }

    private static String starting(List<String> lines, String start) {
        return lines.stream().filter(line -> line.startsWith(start)).findFirst().orElse("");
    }

    // ---------------------------------------------------------------- exports

    @Test
    void exportsHaveTheirMedianAndNineInTen() {
        Study study = exporting().of(CHINA);
        assertThat(Finding.of(study).headline())
                .isEqualTo("China sells tokens for 45 billion USD abroad in 2028, 9.0 % of its goods exports,"
                        + " and is unlikely to become a token-state by 2028 (20 % of draws)");
        Summary sold = study.summary("export_revenue_usd", 2028);
        // Between the least two and the greatest two of ten draws.
        assertThat(sold.p05()).isBetween(0.0, 10e9);
        assertThat(sold.p95()).isBetween(80e9, 90e9);
        String range = Words.usd(sold.p05()) + " and " + Words.usd(sold.p95());
        String shares = " (" + Words.percent(sold.p05() / 500e9) + " to " + Words.percent(sold.p95() / 500e9) + ")";
        assertThat(Headline.of(study).get(1))
                .isEqualTo("Token exports of China in 2028: median 45 billion USD (standard error "
                        + Words.usd(sold.medianStandardError()) + "), nine draws in ten between " + range
                        + "; as a share of goods exports 9.0 %" + shares + ".");
        Studies.Outputs without = tenDraws().each("export_revenue_usd[2028]", draw -> draw * 10e9);
        Study money = without.of(PUERTO_RICO);
        assertThat(Finding.of(money).headline())
                .isEqualTo("Puerto Rico sells tokens for 45 billion USD abroad in 2028");
        assertThat(Headline.of(money).get(1)).endsWith(" between " + range + ".");
    }

    @Test
    void exportsOfFewDrawsAreSaidToBe() {
        Study few =
                events(tenDraws().first("export_revenue_usd[2028]", 4, 3e9, 0)).of(CHINA);
        assertThat(Finding.of(few).headline())
                .startsWith("China exports tokens in 2028 in no more than 40 % of draws, and is unlikely");
        assertThat(Headline.of(few).get(1))
                .isEqualTo(
                        "In the median draw token exports of China are zero in 2028; 95 % of draws stay at or under 3"
                                + " billion USD.");
        Study none = events(tenDraws().all("export_revenue_usd[2028]", 0)).of(CHINA);
        assertThat(Finding.of(none).headline())
                .startsWith("China exports no tokens in 2028 in any of 10 draws, and is unlikely");
        Study unknown = tenDraws().all("other", 0).of(ANDORRA);
        assertThat(Finding.of(unknown).headline())
                .isEqualTo("Token exports of Andorra cannot be put in money: generation per head is missing");
        assertThat(starting(Headline.of(unknown), "Token exports of Andorra in"))
                .isEmpty();
    }

    // ---------------------------------------------------------------- milestones

    /** Milestones are listed up to the first that no draw reaches. */
    @Test
    void milestonesEndAtTheFirstThatIsNotReached() {
        assertThat(starting(Headline.of(exporting().of(CHINA)), "Token exports reach"))
                .isEqualTo(
                        "Token exports reach these shares of goods exports in some year up to 2028: 1 % in 90 % of draws;"
                                + " 2 % in 70 % of draws; 5 % in 40 % of draws; 10 % in none of 10 draws.");
        List<String> unknown = Headline.of(tenDraws().all("other", 0).of(PUERTO_RICO));
        assertThat(unknown)
                .contains("Milestones as a share of goods exports are not computed: goods exports are missing.")
                .noneMatch(line -> line.contains("definition of a token-state"));
    }

    @Test
    void aTokenStateThatNeverComesIsSaid() {
        Study never = tenDraws()
                .all("export_revenue_usd[2028]", 5e9)
                .all("milestone_1", NEVER)
                .all("token_state_year", NEVER)
                .of(CHINA);
        assertThat(Finding.of(never).headline())
                .isEqualTo(
                        "China sells tokens for 5 billion USD abroad in 2028, and becomes no token-state by 2028 in any of"
                                + " 10 draws");
        assertThat(starting(Headline.of(never), "China meets the definition"))
                .endsWith("for 3 years running) by 2028 in none of 10 draws.");
        Finding.Tile tile = Finding.of(never).tiles().get(2);
        assertThat(tile.label()).isEqualTo("Token-state by 2028");
        assertThat(tile.value()).isEqualTo("0 of 10");
        // Wilson's interval of 0 of 10: z² / (10 + z²) with z = 1.96.
        assertThat(tile.range()).isEqualTo("draws; the odds are at most 28 % with 95 % confidence");
        Finding.Tile some = Finding.of(exporting().of(CHINA)).tiles().get(2);
        // √(0.2 · 0.8 / 10)
        assertThat(some.range()).isEqualTo("of 10 draws, standard error 13 %");
        Study always = events(tenDraws().all("export_revenue_usd[2028]", 5e9))
                .all("token_state_year", 2026)
                .of(CHINA);
        assertThat(Finding.of(always).tiles().get(2).value()).isEqualTo("all");
        assertThat(Finding.of(always).tiles().get(2).range()).startsWith("draws; the odds are at most 100 %");
        Finding.Tile unknown =
                Finding.of(tenDraws().all("other", 0).of(PUERTO_RICO)).tiles().get(2);
        assertThat(unknown.value()).isEqualTo("not known");
        assertThat(unknown.range()).isEqualTo("goods exports are missing");
    }

    // ---------------------------------------------------------------- generation per head

    @Test
    void whoIsBehindMayCatchUp() {
        Study study = generation(exporting(), 7_000, 13_000)
                .each("crossing_year", draw -> draw < 6 ? 2027 : NEVER)
                .of(CHINA);
        assertThat(starting(Headline.of(study), "Generation per head in"))
                .isEqualTo(
                        "Generation per head in 2025 is 7 MWh in China and 13 MWh in the United States; the first catches"
                                + " up by 2028 in 60 % of draws (the median draw in 2027).");
        Finding finding = Finding.of(study);
        assertThat(finding.lede())
                .containsExactly(
                        "China passes the United States in electricity per head around 2027 (60 % of draws by 2028).");
        Finding.Tile tile = finding.tiles().get(3);
        assertThat(tile.label()).isEqualTo("Passes the United States per head");
        assertThat(tile.value()).isEqualTo("2027");
        assertThat(tile.range()).isEqualTo("nine draws in ten: 2027 to after 2028");
    }

    /** In the last year it is still passed; a median after it is none. */
    @Test
    void theLastYearCounts() {
        Study last = generation(exporting(), 7_000, 13_000)
                .first("crossing_year", 9, 2028, NEVER)
                .of(CHINA);
        assertThat(starting(Headline.of(last), "Generation per head in")).endsWith(" (the median draw in 2028).");
        assertThat(Finding.of(last).tiles().get(3).value()).isEqualTo("2028");
        assertThat(Finding.of(last).lede().get(0)).contains(" around 2028 (90 % of draws by 2028)");
        Study seldom = generation(exporting(), 7_000, 13_000)
                .first("crossing_year", 3, 2028, NEVER)
                .of(CHINA);
        assertThat(starting(Headline.of(seldom), "Generation per head in")).endsWith(" by 2028 in 30 % of draws.");
        assertThat(Finding.of(seldom).lede())
                .containsExactly(
                        "China catches up with the United States in electricity per head by 2028 in 30 % of draws.");
        assertThat(Finding.of(seldom).tiles().get(3).value()).isEqualTo("after 2028");
        assertThat(Finding.of(seldom).tiles().get(3).range()).isEqualTo("nine draws in ten: 2028 to after 2028");
        Study never = generation(exporting(), 7_000, 13_000)
                .all("crossing_year", NEVER)
                .of(CHINA);
        assertThat(Finding.of(never).tiles().get(3).range()).isEqualTo("by 2028 in none of 10 draws");
    }

    @Test
    void whoIsAheadPassesNobody() {
        Study study = generation(exporting(), 26_000, 13_000).of(CHINA);
        assertThat(study.behind()).isFalse();
        assertThat(starting(Headline.of(study), "Generation per head in"))
                .isEqualTo(
                        "Generation per head in 2025 is 26 MWh in China and 13 MWh in the United States: it is not below"
                                + " the reference at the start.");
        assertThat(Finding.of(study).lede())
                .containsExactly("China generates 2 times as much electricity per head as the United States in 2028.");
        Finding.Tile tile = Finding.of(study).tiles().get(3);
        assertThat(tile.label()).isEqualTo("Generation per head, 2028");
        assertThat(tile.value()).isEqualTo("26 MWh");
        assertThat(tile.range()).isEqualTo("nine draws in ten: 26 MWh to 26 MWh");
        // As much is not less.
        assertThat(generation(tenDraws(), 13_000, 13_000).of(CHINA).behind()).isFalse();
        assertThat(generation(tenDraws(), 12_999, 13_000).of(CHINA).behind()).isTrue();
    }

    /** Without data there is nothing to compare; where they end before the first year, its value is a forecast. */
    @Test
    void whatIsNotKnownOfGenerationIsSaid() {
        Study unknown = tenDraws().all("other", 0).of(ANDORRA);
        assertThat(Headline.of(unknown))
                .contains("Generation per head cannot be compared with the United States: data are missing.");
        assertThat(Finding.of(unknown).lede()).isEmpty();
        Finding.Tile tile = Finding.of(unknown).tiles().get(3);
        assertThat(tile.label()).isEqualTo("Generation per head, 2028");
        assertThat(tile.value()).isEqualTo("not known");
        assertThat(tile.range()).isEqualTo("generation per head is missing");
        assertThat(Headline.of(exporting().of(PUERTO_RICO))).noneMatch(line -> line.startsWith("Generation per head"));
        TokenStateModel nauru = TokenStateModel.of("NRU").against("USA");
        int end = nauru.data().generationPerCapitaKwh("NRU").lastYear().orElseThrow();
        assertThat(end).isLessThan(2025);
        Study forecast = generation(exporting(), 3_000, 13_000)
                .all("crossing_year", NEVER)
                .of(nauru.project(2025, 2028));
        assertThat(starting(Headline.of(forecast), "Generation per head in"))
                .startsWith("Generation per head in 2025 is 3 MWh in Nauru (a forecast: data end in " + end
                        + ") and 13 MWh in the United States; ");
    }

    // ---------------------------------------------------------------- tiles

    @Test
    void tilesOfMoneyAndShares() {
        Study study = exporting().of(CHINA);
        List<Finding.Tile> tiles = Finding.of(study).tiles();
        Summary sold = study.summary("export_revenue_usd", 2028);
        assertThat(tiles.get(0))
                .isEqualTo(new Finding.Tile(
                        "Token exports, 2028",
                        "45 billion USD",
                        "nine draws in ten: " + Words.usd(sold.p05()) + " to " + Words.usd(sold.p95()),
                        "export_revenue_usd"));
        assertThat(tiles.get(1).label()).isEqualTo("Of goods exports, 2028");
        assertThat(tiles.get(1).value()).isEqualTo("9.0 %");
        // Without goods exports, of GDP; without that, the cause.
        Study ofGdp = tenDraws()
                .all("export_revenue_usd[2028]", 1e9)
                .all("share_of_gdp[2028]", 0.25)
                .of(PUERTO_RICO);
        assertThat(Finding.of(ofGdp).tiles().get(1))
                .isEqualTo(new Finding.Tile("Of GDP, 2028", "25 %", "nine draws in ten: 25 % to 25 %", "share_of_gdp"));
        List<Finding.Tile> unknown =
                Finding.of(tenDraws().all("other", 0).of(ANDORRA)).tiles();
        assertThat(unknown.get(0))
                .isEqualTo(new Finding.Tile(
                        "Token exports, 2028", "not known", "generation per head is missing", "export_revenue_usd"));
        assertThat(unknown.get(1))
                .isEqualTo(new Finding.Tile(
                        "Of GDP, 2028", "not known", "generation per head is missing", "share_of_gdp"));
    }

    // ---------------------------------------------------------------- limits, groups, energy, caveat

    /** The three that bind most often, most frequent first, in the sentence; the first of them in the lede. */
    @Test
    void limitsAreListedMostFrequentFirst() {
        BindingConstraint[] limits = {
            BindingConstraint.MARKET,
            BindingConstraint.ENERGY,
            BindingConstraint.ENERGY,
            BindingConstraint.CHIPS,
            BindingConstraint.CHIPS,
            BindingConstraint.CHIPS,
            BindingConstraint.POWER,
            BindingConstraint.POWER,
            BindingConstraint.POWER,
            BindingConstraint.POWER
        };
        Study study = exporting()
                .each("binding_constraint[2028]", draw -> limits[draw].code())
                .of(CHINA);
        assertThat(starting(Headline.of(study), "What limits"))
                .isEqualTo(
                        "What limits additions of accelerators in 2028: connections to the grid in 40 % of draws, chips"
                                + " under export control in 30 % of draws, firm power in 20 % of draws.");
        assertThat(Finding.of(study).lede())
                .containsExactly(
                        "What limits additions of accelerators in 2028 is connections to the grid, in 40 % of draws.");
        Study one = exporting()
                .all("binding_constraint[2028]", BindingConstraint.CAPITAL.code())
                .of(CHINA);
        assertThat(starting(Headline.of(one), "What limits")).endsWith(" in 2028: capital in all of 10 draws.");
        assertThat(Headline.of(exporting().of(CHINA))).noneMatch(line -> line.startsWith("What limits"));
    }

    @Test
    void aGroupSaysHowItIsProjected() {
        Study study = exporting().of(TokenStateModel.of("GCC").project(2025, 2028));
        assertThat(Headline.of(study))
                .filteredOn(line -> line.startsWith("The group is projected as one host within a region"))
                .hasSize(1)
                .allMatch(line -> line.endsWith("."));
        assertThat(Headline.of(exporting().of(CHINA))).noneMatch(line -> line.startsWith("The group"));
    }

    @Test
    void energyPerTokenFromTheStartOn() {
        Study study = Studies.shaped(
                2028,
                "replace energy_per_token_joules = where(calendar < 2027 [yr], 3 [J/tok], 2 [J/tok])",
                "replace energy_share_of_cost = where(calendar < 2027 [yr], 0.25, 0.5)");
        assertThat(starting(Headline.of(study), "Energy per billed token"))
                .isEqualTo(
                        "Energy per billed token: median 3 J in 2025 and 2 J in 2028 (then nine draws in ten between 2 and"
                                + " 2 J). Electricity is 25 % of the cost of a token in 2025 (median).");
        Study part = Studies.shaped(
                2028,
                "replace energy_per_token_joules = 3 [J/tok]",
                "replace energy_share_of_cost = where(calendar < 2027 [yr], 0.25, missing)");
        assertThat(starting(Headline.of(part), "Energy per billed token")).endsWith(" between 3 and 3 J).");
        assertThat(part.fan("energy_share_of_cost")).isEmpty();
        // One year without a value, be it the last, leaves no fan.
        Study most = Studies.shaped(
                2028, "replace energy_per_token_joules = where(calendar < 2028 [yr], 3 [J/tok], missing)");
        assertThat(most.fan("energy_per_token_joules")).isEmpty();
        assertThat(Headline.of(most)).noneMatch(line -> line.startsWith("Energy per billed token"));
    }

    /** The standard error of a share is greatest at a half: √(0.25 / draws). */
    @Test
    void theCaveatHasTheNumberOfDraws() {
        List<String> lines = Headline.of(exporting().of(CHINA));
        assertThat(lines.get(lines.size() - 1))
                .startsWith("The odds are shares of 10 draws of this model")
                .contains("a standard error of up to 15.8 percentage points in each");
    }
}
