package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.tokenstate.projection.BindingConstraint;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.report.internal.Words;
import org.tokenstate.sensitivity.RankCorrelations;
import org.tokenstate.uncertainty.Probability;
import org.tokenstate.uncertainty.Summary;

/** What figures and sentences are read from, and the sentences at the head of a report. */
class StudyTest {
    private static final Study CHINA =
            Study.of(TokenStateModel.of("CHN").against("USA").project(2025, 2042), 80, 7, UnaryOperator.identity());
    private static final Study STATES =
            Study.of(TokenStateModel.of("USA").project(2025, 2032), 30, 7, UnaryOperator.identity());
    private static final Study NAURU =
            Study.of(TokenStateModel.of("NRU").against("USA").project(2036, 2037), 20, 7, UnaryOperator.identity());

    @Test
    void aStudyIsOfACountryItsReferenceAndItsYears() {
        assertThat(CHINA.named()).isEqualTo("China against United States, 2025 to 2042, scenario 'baseline'");
        assertThat(STATES.named()).isEqualTo("United States, 2025 to 2032, scenario 'baseline'");
        assertThat(CHINA.reference()).contains("United States");
        assertThat(STATES.reference()).isEmpty();
        assertThat(STATES.place()).isEqualTo("the United States");
        assertThat(Study.years(2029, 2031)).containsExactly("2029", "2030", "2031");
        assertThat(Study.output("additions_gw", 2030)).isEqualTo("additions_gw[2030]");
        assertThat(CHINA.draws()).isEqualTo("80");
    }

    /** 2035 and 2040, or as near to them as the years reach. */
    @Test
    void quotedYearsLieWithinTheStudy() {
        assertThat(new int[] {CHINA.near(), CHINA.far()}).containsExactly(2035, 2040);
        assertThat(new int[] {STATES.near(), STATES.far()}).containsExactly(2032, 2032);
        assertThat(new int[] {NAURU.near(), NAURU.far()}).containsExactly(2036, 2037);
    }

    /** Odds are shares of draws: above the median half of them, above the 95 % quantile a twentieth. */
    @Test
    void oddsCountDraws() {
        Summary exports = CHINA.summary("export_revenue_usd", 2035);
        assertThat(CHINA.above("export_revenue_usd", 2035, exports.p50()).hits())
                .isEqualTo(40);
        assertThat(CHINA.above("export_revenue_usd", 2035, exports.p95()).hits())
                .isEqualTo(4);
        assertThat(CHINA.above("export_revenue_usd", 2035, -1)).isEqualTo(new Probability(80, 80));
        double[] values = CHINA.ensemble.values("export_revenue_usd[2035]");
        double greatest = Arrays.stream(values).max().orElseThrow();
        assertThat(CHINA.above("export_revenue_usd", 2035, greatest).hits()).isZero();

        double[] first = CHINA.ensemble.values("milestone_1");
        long before = Arrays.stream(first).filter(year -> year < 2036).count();
        assertThat(CHINA.by("milestone_1", 2035)).isEqualTo(new Probability(before, 80));
        assertThat(before).isBetween(10L, 70L);
        Arrays.sort(first);
        int median = (int) Math.round((first[39] + first[40]) / 2);
        assertThat(CHINA.medianYear("milestone_1")).isEqualTo(OptionalInt.of(median));
        assertThat(CHINA.medianYear("token_state_year")).isEmpty();
        assertThat(CHINA.by("token_state_year", 2042).hits()).isLessThan(8);
    }

    /** Some limit binds in each draw. */
    @Test
    void whatBindsDividesTheDraws() {
        Map<BindingConstraint, Probability> shares = CHINA.binding(2030);
        assertThat(shares.values().stream().mapToLong(Probability::hits).sum()).isEqualTo(80);
        assertThat(shares.values()).allSatisfy(p -> {
            assertThat(p.hits()).isPositive();
            assertThat(p.draws()).isEqualTo(80);
        });
        double[] codes = CHINA.ensemble.values("binding_constraint[2030]");
        shares.forEach((limit, p) -> assertThat(Arrays.stream(codes)
                        .filter(code -> BindingConstraint.ofCode((int) code) == limit)
                        .count())
                .isEqualTo(p.hits()));
        assertThat(CHINA.binding(2024)).isEmpty();
    }

    @Test
    void missingFiguresHaveTheirCause() {
        assertThat(CHINA.unknown()).isEmpty();
        // Without a reference there is nothing to cross.
        assertThat(STATES.unknown()).containsOnlyKeys("crossing_year");
        assertThat(CHINA.comparable()).isTrue();
        assertThat(STATES.comparable()).isFalse();
        assertThat(CHINA.behind()).isTrue();
        assertThat(CHINA.has("export_revenue_usd[2042]")).isTrue();
        assertThat(CHINA.has("export_revenue_usd[2043]")).isFalse();
        assertThat(CHINA.fan("export_revenue_usd").orElseThrow().summaries()).hasSize(18);
        assertThat(STATES.fan("reference_generation_kwh_per_capita")).isEmpty();
        assertThat(CHINA.cause("export_revenue_usd")).isEqualTo("a figure of China is missing");
    }

    /** The headline has the median of exports and of their share, and the odds of a token-state. */
    @Test
    void theFindingQuotesMediansAndOdds() {
        Finding finding = Finding.of(CHINA);
        Summary sold = CHINA.summary("export_revenue_usd", 2040);
        Summary share = CHINA.summary("share_of_goods_exports", 2040);
        Probability state = CHINA.by("token_state_year", 2042);
        assertThat(finding.headline())
                .isEqualTo("China sells tokens for " + Words.usd(sold.p50()) + " abroad in 2040, "
                        + Words.percent(share.p50())
                        + " of its goods exports, and "
                        + (state.hits() == 0
                                ? "becomes no token-state by 2042 in any of 80 draws"
                                : Finding.band(state) + " a token-state by 2042 (" + Words.odds(state) + ")"));
        assertThat(finding.lede()).hasSize(2);
        Probability crossed = CHINA.by("crossing_year", 2042);
        assertThat(finding.lede().get(0))
                .startsWith("China ")
                .contains("the United States in electricity per head", Words.odds(crossed));
        Map.Entry<BindingConstraint, Probability> most = CHINA.binding(2035).entrySet().stream()
                .max(Map.Entry.comparingByValue((a, b) -> Long.compare(a.hits(), b.hits())))
                .orElseThrow();
        assertThat(finding.lede().get(1))
                .isEqualTo("What limits additions of accelerators in 2035 is " + OddsFigures.label(most.getKey())
                        + ", in " + Words.odds(most.getValue()) + ".");
        assertThat(finding.tiles())
                .extracting(Finding.Tile::result)
                .containsExactly(
                        "export_revenue_usd", "share_of_goods_exports", "dependence", "generation_kwh_per_capita");
        assertThat(finding.tiles().get(0).range())
                .isEqualTo("nine draws in ten: " + Words.usd(sold.p05()) + " to " + Words.usd(sold.p95()));
        assertThat(finding.tiles().get(2).value()).isEqualTo(Words.share(state));
        assertThat(finding.tiles().get(2).range())
                .contains(
                        state.hits() == 0
                                ? "at most " + Words.percent(state.upper())
                                : "of 80 draws, standard error " + Words.percent(state.standardError()));
        assertThat(finding.tiles().get(3).label()).isEqualTo("Passes the United States per head");
    }

    /** The bands of the IPCC: 1, 10, 33, 66, 90 and 99 %. */
    @Test
    void oddsHaveTheWordsOfTheirBand() {
        String[] words = {
            "0 is exceptionally unlikely to become",
            "9 is exceptionally unlikely to become",
            "10 is very unlikely to become",
            "99 is very unlikely to become",
            "100 is unlikely to become",
            "329 is unlikely to become",
            "330 is about as likely as not to become",
            "660 is about as likely as not to become",
            "661 is likely to become",
            "900 is likely to become",
            "901 is very likely to become",
            "990 is very likely to become",
            "991 is virtually certain to become"
        };
        for (String line : words) {
            String[] parts = line.split(" ", 2);
            assertThat(Finding.band(new Probability(Long.parseLong(parts[0]), 1000)))
                    .as(parts[0])
                    .isEqualTo(parts[1]);
        }
    }

    @Test
    void withoutAReferenceTheGenerationIsAsItIs() {
        Finding finding = Finding.of(STATES);
        assertThat(finding.headline()).startsWith("The United States sells tokens for ");
        assertThat(finding.lede()).hasSize(1);
        Finding.Tile generation = finding.tiles().get(3);
        Summary perHead = STATES.summary("generation_kwh_per_capita", 2032);
        assertThat(generation.label()).isEqualTo("Generation per head, 2032");
        assertThat(generation.value()).isEqualTo(Words.number(perHead.p50() / 1000) + " MWh");
        assertThat(perHead.p50()).isBetween(10_000.0, 20_000.0);
    }

    /** Sentences whose numbers are missing say so or are left out. */
    @Test
    void theHeadlineInWords() {
        List<String> lines = Headline.of(CHINA);
        Summary sold = CHINA.summary("export_revenue_usd", 2040);
        assertThat(lines.get(0)).isEqualTo(Finding.of(CHINA).headline() + ".");
        assertThat(lines.get(1))
                .startsWith("Token exports of China in 2040: median " + Words.usd(sold.p50()))
                .contains("between " + Words.usd(sold.p05()) + " and " + Words.usd(sold.p95()));
        // Milestones up to the first that no draw reaches.
        String milestones = lines.get(2);
        assertThat(milestones).contains(": 1 % in " + Words.odds(CHINA.by("milestone_1", 2040)));
        assertThat(milestones.split("none of", -1)).hasSizeBetween(1, 2);
        assertThat(lines.get(3))
                .contains("by 2042 in " + Words.odds(CHINA.by("token_state_year", 2042)))
                .contains("at least 20 % of goods", "at least 5 % of generation", "for 3 years");
        double mine = CHINA.summary("generation_kwh_per_capita", 2025).p50() / 1000;
        assertThat(lines.get(4))
                .startsWith("Generation per head in 2025 is " + Words.number(mine) + " MWh in China")
                .contains("the first catches up by 2042 in " + Words.odds(CHINA.by("crossing_year", 2042)));
        double joules = CHINA.summary("energy_per_token_joules", 2025).p50();
        assertThat(lines.get(6)).startsWith("Energy per billed token: median " + Words.number(joules) + " J in 2025");
        // Of 80 draws half: the root of 0.25 / 80.
        assertThat(lines.get(lines.size() - 1)).contains("of 80 draws", "up to 5.6 percentage points");
        assertThat(Headline.of(STATES)).noneMatch(line -> line.contains("catches up"));
    }

    /** The names of shares of draws that are quoted together add up to all draws. */
    @Test
    void limitsAreNamedMostFrequentFirst() {
        String line = Headline.of(CHINA).stream()
                .filter(l -> l.startsWith("What limits additions of accelerators in 2035: "))
                .findFirst()
                .orElseThrow();
        long most = CHINA.binding(2035).values().stream()
                .mapToLong(Probability::hits)
                .max()
                .orElseThrow();
        assertThat(line.split(" in ", -1)[2]).startsWith(Words.odds(new Probability(most, 80)));
    }

    /** The events of a missing figure are not known, each with the cause of the first figure that it lacks. */
    @Test
    void eventsAreUnknownWithTheirFigures() {
        Study andorra = new Studies.Outputs(1)
                .all("other", 0)
                .of(TokenStateModel.of("AND").against("USA").project(2025, 2026));
        assertThat(andorra.unknown())
                .containsOnlyKeys(
                        "milestone_1",
                        "milestone_2",
                        "milestone_5",
                        "milestone_10",
                        "milestone_20",
                        "token_state_year",
                        "crossing_year")
                .containsEntry("milestone_20", "generation per head is missing")
                .containsEntry("token_state_year", "generation per head is missing");
        assertThat(andorra.comparable()).isFalse();
        // A token-state needs the energy of its tokens as well.
        Study energy = new Studies.Outputs(1)
                .all("other", 0)
                .of(Studies.china(2026, "replace exported_generation_share = missing"));
        assertThat(energy.unknown()).containsOnlyKeys("token_state_year");
        assertThat(energy.unknown().get("token_state_year"))
                .isEqualTo(energy.central.missing("exported_generation_share").orElseThrow());
    }

    /** All that a report shows is made beside the draws, which are the same. */
    @Test
    void aWholeStudyHasTheRestBesideItsDraws() {
        Projection central = TokenStateModel.of("CHN").against("USA").project(2025, 2027);
        Study whole = Study.whole(central, 20, 7, UnaryOperator.identity());
        assertThat(whole.central).isSameAs(central);
        assertThat(whole.draws()).isEqualTo("20");
        assertThat(whole.given().posterior()).isEmpty();
        assertThat(whole.given().cause()).startsWith("effective sample size must be >= 100 but is ");
        assertThat(whole.singles().worlds().keySet()).containsExactlyElementsOf(Worlds.ALL);
        assertThat(whole.turns()).isSameAs(whole.turns());
        assertThat(whole.correlations())
                .isSameAs(whole.correlations())
                .usingRecursiveComparison()
                .isEqualTo(RankCorrelations.of(whole.ensemble));
        Study plain = Study.of(central, 20, 7, UnaryOperator.identity());
        assertThat(plain.ensemble.values("export_revenue_usd[2027]"))
                .isEqualTo(whole.ensemble.values("export_revenue_usd[2027]"));
    }
}
