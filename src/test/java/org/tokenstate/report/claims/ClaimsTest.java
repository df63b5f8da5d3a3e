package org.tokenstate.report.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ledger of claims. */
class ClaimsTest {
    private static List<Assessment> all;

    @BeforeAll
    static void assess() {
        all = Claims.assess();
    }

    private static Assessment of(String id) {
        return all.stream().filter(a -> a.claim().id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void atLeastFortyFiveRowsAndAtMostSixWithoutAnAnswer() {
        assertThat(all).hasSizeGreaterThanOrEqualTo(45).hasSameSizeAs(Claims.all());
        assertThat(all).filteredOn(a -> a.verdict() == Verdict.CANNOT_SAY).hasSizeLessThanOrEqualTo(6);
        assertThat(all.stream().map(a -> a.claim().id()).collect(Collectors.toSet()))
                .hasSameSizeAs(all);
    }

    @Test
    void everyVerdictFollowsFromItsFigures() {
        for (Assessment a : all) {
            assertThat(a.explanation()).as(a.claim().id()).isNotBlank().doesNotContain("NaN", "Infinity");
            assertThat(a.model().isEmpty()).as(a.claim().id()).isEqualTo(a.verdict() == Verdict.CANNOT_SAY);
            if (a.model().isPresent()) {
                double ratio = a.ratio().orElseThrow();
                assertThat(ratio).as(a.claim().id()).isFinite().isPositive();
                assertThat(a.verdict())
                        .as(a.claim().id())
                        .isEqualTo(Verdict.of(
                                a.model().getAsDouble(),
                                ratio,
                                a.claim().low(),
                                a.claim().high()));
            }
        }
    }

    @Test
    void figuresThatFollowFromPublishedOnesAreHit() {
        // 608 bn input (56.3 % cached) and 168 bn output tokens at 0.55, 0.14 and 2.19 USD per million
        assertThat(of("deepseek-revenue-day").model().orElseThrow()).isCloseTo(562_027, within(2_000.0));
        assertThat(of("anthropic-mimo-discount").model().orElseThrow()).isCloseTo(1 - 0.28 / 25, within(1e-12));
        assertThat(of("energy-to-token-min").ratio().orElseThrow()).isCloseTo(1, within(1e-12));
        assertThat(of("deepseek-cost-day").verdict()).isEqualTo(Verdict.AGREES);
    }

    @Test
    void theClaimsThatArePressedMostAreThere() {
        assertThat(all)
                .extracting(a -> a.claim().id())
                .contains(
                        "seed-crossing",
                        "seed-price-compression",
                        "value-uplift-22x",
                        "photons-tokens-per-person",
                        "cn-daily-tokens-2026",
                        "jpm-tokens-2030",
                        "gs-tokens-2030",
                        "deepseek-cost-day",
                        "deepseek-revenue-day",
                        "gemini-median-prompt",
                        "chatgpt-prompt");
    }

    @Test
    void aShareOfARouterIsHeldAgainstTheSameShareOfItsTable() {
        // 6 of the 10 most used routes of the snapshot are Chinese, and StepFun's is the seventh
        assertThat(of("openrouter-week-2026").model().orElseThrow()).isCloseTo(0.8077, within(1e-4));
        assertThat(of("openrouter-week-2026").explanation()).contains("65 % of tokens", "no market share");
    }

    @Test
    void whatRestsOnAnInputOfItsOwnSaysSo() {
        assertThat(all)
                .filteredOn(Assessment::ownInput)
                .extracting(a -> a.claim().id())
                .contains("cn-curtailment-solar-2025h1", "cn-compute-2026", "token-elasticity", "cn-token-exports-2025")
                .doesNotContain("cn-token-exports-2026", "jpm-tokens-2030", "iea-dc-2030", "deepseek-cost-day");
    }

    @Test
    void exportsAndSpendingLieInTheRangesThatAreOnFile() {
        assertThat(of("cn-token-exports-2026").verdict()).isEqualTo(Verdict.AGREES);
        assertThat(of("world-spending-2026").verdict()).isEqualTo(Verdict.AGREES);
        // one cost of the same model a year, where a capability that moves to smaller models falls tenfold
        assertThat(of("llmflation").verdict()).isEqualTo(Verdict.DISAGREES);
    }

    /** The numbers of an answer, in their order, without years. */
    private static double[] numbers(String answer) {
        return Pattern.compile("(?<![A-Za-z\\d.])-?\\d[\\d,]*(?:\\.\\d+)?")
                .matcher(answer)
                .results()
                .mapToDouble(m -> Double.parseDouble(m.group().replace(",", "")))
                .filter(v -> v < 2025 || v > 2050)
                .toArray();
    }

    @Test
    void everyStatementHasAnAnswerWithFigures() {
        List<Statement> statements = Statements.answered();
        assertThat(statements).hasSize(15).allSatisfy(s -> {
            assertThat(s.answer()).as(s.id()).matches("(?s).*[0-9].*").doesNotContain("NaN", "Infinity");
            assertThat(s.doubt()).as(s.id()).isNotBlank();
        });
        Map<String, double[]> said =
                statements.stream().collect(Collectors.toMap(Statement::id, s -> numbers(s.answer())));

        // The crossing of the claim, and that of the central path.
        assertThat(statements.get(0).answer()).startsWith("No: ").doesNotContain("ratio");
        // Token-states by 2040, and the nearest of the larger exporters, greatest share first.
        double[] shares = said.getOrDefault("ST11", new double[0]);
        assertThat(shares[0]).isGreaterThan(150);
        assertThat(Arrays.copyOfRange(shares, shares.length - 5, shares.length))
                .isSortedAccordingTo(Comparator.reverseOrder());
        // The rise of the share is the claim's figure, in points.
        double[] shock = said.getOrDefault("ST13", new double[0]);
        assertThat(shock[0]).isCloseTo(100 * of("china-shock").model().orElseThrow(), within(0.05));
        assertThat(shock[shock.length - 1]).isGreaterThan(1);
        // Closed markets: less is exported and more is paid, and the state takes duties of it.
        double[] closed = said.getOrDefault("ST14", new double[0]);
        assertThat(closed[1]).isPositive().isLessThan(closed[0]);
        assertThat(closed[2]).isGreaterThan(closed[3]);
        assertThat(closed[4]).isPositive();
        assertThat(closed[5]).isPositive();
        // A premium of ten per cent takes a part of the share, and of exports.
        double[] harbour = said.getOrDefault("ST15", new double[0]);
        assertThat(harbour[0]).isEqualTo(10);
        assertThat(harbour[2]).isPositive().isLessThan(harbour[1]);
        assertThat(harbour[3]).isPositive();
        assertThat(harbour[4]).isPositive().isLessThan(closed[0]);
    }

    @Test
    void theVerdictKnowsItsBounds() {
        OptionalDouble none = OptionalDouble.empty();
        assertThat(Verdict.of(1.25, 1.25, none, none)).isEqualTo(Verdict.AGREES);
        assertThat(Verdict.of(1.26, 1.26, none, none)).isEqualTo(Verdict.WITHIN_A_FACTOR);
        assertThat(Verdict.of(0.3, 0.3, none, none)).isEqualTo(Verdict.DISAGREES);
        assertThat(Verdict.of(4, 4, OptionalDouble.of(1), OptionalDouble.of(5))).isEqualTo(Verdict.AGREES);
    }
}
