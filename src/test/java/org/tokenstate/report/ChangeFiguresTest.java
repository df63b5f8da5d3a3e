package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.ScenarioFiles;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.report.internal.Words;
import org.tokenstate.sensitivity.RankCorrelations;

/** What changes the answer: policy worlds projected one by one, and parameters whose effect can be worked out by hand. */
class ChangeFiguresTest {
    private static final List<String> FILES = List.of(
            "baseline",
            "open",
            "fortress",
            "price-war",
            "efficiency-leap",
            "us-power-shortage",
            "chip-controls",
            "subsidy");

    private static final Projection CENTRAL = TokenStateModel.of("CHN").project(2025, 2027);
    private static final Study CHINA = Studies.drawn(CENTRAL);

    private static Chart.Lines lines(Figure figure) {
        return (Chart.Lines) figure.chart().orElseThrow();
    }

    private static Study study(int draws, String... equations) {
        return Study.of(Studies.china(2027, equations), draws, 3, UnaryOperator.identity());
    }

    // ---------------------------------------------------------------- worlds

    @Test
    void eachWorldIsAProjectionOfItsScenario() {
        Figure figure = ChangeFigures.worlds(CHINA);
        List<Chart.Series> series = lines(figure).series();
        assertThat(series)
                .extracting(Chart.Series::name)
                .containsExactly(
                        "baseline",
                        "open",
                        "fortress",
                        "price war",
                        "efficiency leap",
                        "US power shortage",
                        "chip controls",
                        "subsidy");
        double greatest = 0;
        int best = 0;
        int worst = 0;
        for (int i = 0; i < FILES.size(); i++) {
            Scenario scenario = ScenarioFiles.load(FILES.get(i)).scenario();
            Projection alone = TokenStateModel.of("CHN").under(scenario).project(2025, 2027);
            double[] shares = Arrays.stream(alone.series("share_of_goods_exports"))
                    .map(v -> 100 * v)
                    .toArray();
            assertThat(series.get(i).values()).as(FILES.get(i)).containsExactly(shares, within(1e-12));
            assertThat(series.get(i).colour()).isEqualTo(i);
            greatest = Math.max(greatest, Arrays.stream(shares).max().orElseThrow());
            best = shares[2] > series.get(best).values()[2] ? i : best;
            worst = shares[2] < series.get(worst).values()[2] ? i : worst;
            String what = i == 0 ? "the scenario of this report: " : "";
            assertThat(figure.rows().get(i))
                    .containsExactly(
                            series.get(i).name(),
                            what + scenario.description(),
                            Words.usd(alone.in(2027).value("export_revenue_usd").orElseThrow()),
                            Words.percent(shares[2] / 100),
                            OddsFigures.label(alone.in(2027).bindingConstraint().orElseThrow()),
                            "not by 2027 / not by 2027");
        }
        assertThat(figure.title())
                .isEqualTo("Most tokens are exported in the world '"
                        + series.get(best).name() + "', fewest in '"
                        + series.get(worst).name() + "': "
                        + Words.number(series.get(best).values()[2]) + " and "
                        + Words.number(series.get(worst).values()[2]) + " % of goods exports in 2027");
        // Lines that differ by less than half a per cent of the greatest value lie on each other.
        List<String> same = new ArrayList<>();
        for (Chart.Series other : series.subList(1, series.size())) {
            double most = 0;
            for (int t = 0; t < 3; t++) {
                most = Math.max(most, Math.abs(other.values()[t] - series.get(0).values()[t]));
            }
            if (most < 0.005 * greatest) {
                same.add(other.name());
            }
        }
        assertThat(figure.saying().contains(" On the line of 'baseline' lies: " + String.join(", ", same) + "."))
                .isEqualTo(!same.isEmpty());
        assertThat(figure.saying())
                .contains("With every parameter at its default exports of 2027 are "
                        + Words.usd(CENTRAL.in(2027).value("export_revenue_usd").orElseThrow())
                        + "; in the median draw they are "
                        + Words.usd(CHINA.summary("export_revenue_usd", 2027).p50()) + ", as many");
        assertThat(lines(figure).unit()).isEqualTo("% of goods exports");
        assertThat(figure.head()).contains("exports 2027 at the defaults", "limited by, 2027", "reaches 1 % / 5 %");
        // A cause that another world shares with the report's own is told once, without a name.
        List<String> causes =
                lines(figure).turns().stream().map(Chart.Turn::cause).toList();
        List<String> own = Turns.of(CENTRAL, Scenario.BASELINE).of(series.get(0).values(), greatest, 2025).stream()
                .map(Turns.Bend::cause)
                .toList();
        for (String cause : own) {
            assertThat(causes).noneMatch(c -> c.endsWith(" " + cause));
        }
    }

    /** Where exports are a sum of money they are counted in billions; milestones are then not known. */
    @Test
    void withoutGoodsExportsWorldsAreComparedInMoney() {
        Study study = study(
                10,
                "replace share_of_goods_exports = missing",
                "replace export_revenue_usd = where(calendar < 2027 [yr], 1e9 [USD/yr], 4e9 [USD/yr])");
        Figure figure = ChangeFigures.worlds(study);
        assertThat(figure.title()).contains(": 4 and 4 billion USD in 2027");
        assertThat(lines(figure).unit()).isEqualTo("billion USD of 2025");
        assertThat(lines(figure).series())
                .allSatisfy(s -> assertThat(s.values()).containsExactly(new double[] {1, 1, 4}, within(1e-12)));
        assertThat(figure.rows()).allSatisfy(row -> {
            assertThat(row.get(2)).isEqualTo("4 billion USD");
            assertThat(row.get(3)).isEqualTo("missing");
            assertThat(row.get(5)).isEqualTo("missing / missing");
        });
        // All seven others lie on the first line.
        assertThat(figure.saying())
                .contains(" On the line of 'baseline' lies: open, fortress, price war, efficiency leap,");
    }

    @Test
    void milestonesOfAWorldAreYears() {
        Projection states = TokenStateModel.of("USA").project(2025, 2030);
        double[] shares = states.series("share_of_goods_exports");
        int[] reached = {0, 0};
        for (int t = shares.length - 1; t >= 0; t--) {
            reached[0] = shares[t] >= 0.01 ? 2025 + t : reached[0];
            reached[1] = shares[t] >= 0.05 ? 2025 + t : reached[1];
        }
        assertThat(reached).doesNotContain(0);
        assertThat(ChangeFigures.worlds(Studies.drawn(states)).rows().get(0).get(5))
                .isEqualTo(reached[0] + " / " + reached[1]);
    }

    @Test
    void worldsWithoutExportsAreNotDrawn() {
        Study none = Studies.drawn(TokenStateModel.of("AFG").project(2025, 2026));
        assertThat(ChangeFigures.worlds(none).topic()).isEqualTo("Policy worlds side by side");
        assertThat(ChangeFigures.worlds(none).saying())
                .isEqualTo(
                        "Not shown: Afghanistan exports no tokens in any of the worlds when every parameter is at its default.");
        Figure tornado = ChangeFigures.tornado(none);
        assertThat(tornado.topic()).isEqualTo("What moves the answer");
        assertThat(tornado.saying()).isEqualTo("Not shown: exports and potential exports are zero in most draws.");
        Study unknown = Studies.drawn(TokenStateModel.of("AND").project(2025, 2026));
        assertThat(ChangeFigures.worlds(unknown).saying()).isEqualTo("Not shown: generation per head is missing.");
        assertThat(ChangeFigures.tornado(unknown).saying()).isEqualTo("Not shown: generation per head is missing.");
    }

    // ---------------------------------------------------------------- one parameter at a time

    /**
     * The share of new load is triangular on 0.5, 0.75 and 1, that of sovereign funds on 0.02, 0.04 and 0.06: their 5 % quantiles
     * are 0.5 + √(0.05 · 0.5 · 0.25) = 0.579 and 0.02 + √(0.05 · 0.04 · 0.02) = 0.0263, their 95 % quantiles as far on the other side.
     */
    @Test
    void aParameterMovesTheAnswerByItsQuantiles() {
        Study study = study(230, "replace share_of_goods_exports = 0.1 * new_load_share - 0.5 * sovereign_share");
        Figure figure = ChangeFigures.tornado(study);
        assertThat(figure.title())
                .isEqualTo("New load share moves token exports most: from 3.79 to 7.21 % of goods exports");
        assertThat(figure.saying())
                .isEqualTo(
                        "Effect on token exports in 2027 of moving one parameter alone from its 5 % to its 95 % quantile, the"
                                + " others at their medians (5.50 % of goods exports).");
        List<RankCorrelations.Correlation> ranked = study.correlations().ranked("share_of_goods_exports[2027]");
        for (List<String> row : figure.rows()) {
            assertThat(row.get(1))
                    .isEqualTo(ParameterTable.bundled().get(row.get(0)).description());
            double correlation = ranked.stream()
                    .filter(c -> c.name().equals(row.get(0)))
                    .findFirst()
                    .orElseThrow()
                    .correlation();
            assertThat(row.get(4)).isEqualTo(String.format(Locale.ROOT, "%.2f", correlation));
        }
        assertThat(figure.rows()).hasSize(2);
        assertThat(figure.rows().get(0).subList(2, 4))
                .containsExactly("3.79 % of goods exports", "7.21 % of goods exports");
        // More of the other means less.
        assertThat(figure.rows().get(1).get(0)).isEqualTo("sovereign_share");
        assertThat(figure.rows().get(1).subList(2, 4))
                .containsExactly("6.18 % of goods exports", "4.82 % of goods exports");
        // Their parts in the standard deviation are 0.0102 and 0.0041 of 0.0110.
        assertThat(Double.parseDouble(figure.rows().get(0).get(4))).isCloseTo(0.93, within(0.05));
        assertThat(Double.parseDouble(figure.rows().get(1).get(4))).isCloseTo(-0.37, within(0.15));
        Chart.Tornado chart = (Chart.Tornado) figure.chart().orElseThrow();
        assertThat(chart.names()).containsExactly("new load share", "sovereign share");
        assertThat(chart.base()).isCloseTo(5.5, within(1e-9));
        assertThat(chart.low()).containsExactly(new double[] {3.7906, 6.1838}, within(1e-3));
        assertThat(chart.high()).containsExactly(new double[] {7.2094, 4.8162}, within(1e-3));
    }

    /** Money where there is no share, what could be served where nothing is sold; a falling bar has its ends in order. */
    @Test
    void theBestTargetThatIsKnownIsMoved() {
        Figure money = ChangeFigures.tornado(study(
                10,
                "replace share_of_goods_exports = missing",
                "replace export_revenue_usd = 1e9 [USD/yr] * (1 - new_load_share)"));
        assertThat(money.title())
                .isEqualTo("New load share moves token exports most: from 79.1 to 421 million USD of 2025");
        assertThat(money.saying())
                .contains(" No rank correlations: a regression on the ranks of ")
                .endsWith(" draws but has 10.");
        assertThat(money.rows().get(0).get(4)).isEqualTo("not computed");
        Figure potential = ChangeFigures.tornado(study(
                10,
                "replace export_revenue_usd = 0 [USD/yr]",
                "replace exportable_tokens = 1e15 [tok/yr] * new_load_share"));
        assertThat(potential.title())
                .isEqualTo("New load share moves potential exports most: from 579 to 921 trillion tokens a year");
        assertThat(potential.saying())
                .startsWith(
                        "Effect on the tokens that the physical limits allow, since exports are zero in most draws, in 2027"
                                + " of moving one parameter alone");
        Figure still = ChangeFigures.tornado(study(10, "replace share_of_goods_exports = 0.05"));
        assertThat(still.saying())
                .isEqualTo("Not shown: no single parameter moves token exports from where it is at the medians.");
    }

    @Test
    void twelveBarsAreDrawnAndAllAreListed() {
        Figure figure = ChangeFigures.tornado(CHINA);
        Chart.Tornado chart = (Chart.Tornado) figure.chart().orElseThrow();
        assertThat(chart.names()).hasSize(12);
        assertThat(figure.rows()).hasSizeGreaterThan(12);
        for (int i = 1; i < 12; i++) {
            assertThat(Math.abs(chart.high()[i] - chart.low()[i]))
                    .isLessThanOrEqualTo(Math.abs(chart.high()[i - 1] - chart.low()[i - 1]));
        }
    }

    @Test
    void namesOfParametersAreSpoken() {
        assertThat(ChangeFigures.spoken("open_share.near_frontier")).isEqualTo("open share, near-frontier");
        assertThat(ChangeFigures.spoken("capex_usd_per_kw.CHN")).isEqualTo("capex (USD/kW), CHN");
        assertThat(ChangeFigures.spoken("power_price_usd_per_kwh.USA")).isEqualTo("power price (USD/kWh), USA");
    }
}
