package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.report.internal.Words;
import org.tokenstate.uncertainty.Summary;

/** The numbers that charts draw are those of the study, in the unit that is shown. */
class FiguresTest {
    private static final TokenStateModel MODEL = TokenStateModel.of("CHN").against("USA");
    private static final Projection CENTRAL = MODEL.project(2025, 2036);
    private static final Study STUDY = Study.of(CENTRAL, 60, 3, UnaryOperator.identity());
    private static final int YEARS = 12;

    private static <C> C chart(Figure figure, Class<C> kind) {
        return kind.cast(figure.chart().orElseThrow());
    }

    private static Summary summary(String result, int year) {
        return STUDY.summary(result, year);
    }

    /** Each spread is the study's quantiles in thousands; what was observed ends where the study begins. */
    @Test
    void generationJoinsWhatWasObserved() {
        Figure figure = SpreadFigures.generation(STUDY);
        Chart.Fan fan = chart(figure, Chart.Fan.class);
        assertThat(fan.x()).hasSize(37).startsWith("2000").endsWith("2036");
        assertThat(fan.unit()).isEqualTo("MWh per head");
        assertThat(fan.series()).extracting(Chart.Spread::name).containsExactly("China", "United States");
        assertThat(fan.series()).extracting(Chart.Spread::colour).containsExactly(Chart.OWN, Chart.REFERENCE);
        String[] results = {"generation_kwh_per_capita", "reference_generation_kwh_per_capita"};
        for (int k = 0; k < 2; k++) {
            Chart.Spread spread = fan.series().get(k);
            assertThat(spread.offset()).isEqualTo(25);
            for (int i = 0; i < YEARS; i++) {
                Summary s = summary(results[k], 2025 + i);
                assertThat(new double[] {
                            spread.p05()[i], spread.p25()[i], spread.p50()[i], spread.p75()[i], spread.p95()[i]
                        })
                        .containsExactly(
                                new double[] {
                                    s.p05() / 1000, s.p25() / 1000, s.p50() / 1000, s.p75() / 1000, s.p95() / 1000
                                },
                                within(1e-9));
            }
            String code = k == 0 ? "CHN" : "USA";
            double first = MODEL.data().generationPerCapitaKwh(code).in(2000).orElseThrow();
            assertThat(spread.seen()[0]).isCloseTo(first / 1000, within(1e-12));
            assertThat(spread.seen()).hasSize(37);
            assertThat(Arrays.copyOfRange(spread.seen(), 26, 37)).containsOnly(Double.NaN);
        }
        // Year, and five quantiles of each.
        assertThat(figure.head()).hasSize(11);
        assertThat(figure.results()).startsWith("", results[0]).endsWith(results[1]);
        assertThat(figure.rows()).hasSize(YEARS);
        assertThat(figure.rows().get(3).get(0)).isEqualTo("2028");
        assertThat(figure.rows().get(3).get(3))
                .isEqualTo(Words.number(summary(results[0], 2028).p50() / 1000));
        assertThat(figure.rows().get(3).get(10))
                .isEqualTo(Words.number(summary(results[1], 2028).p95() / 1000));
        assertThat(figure.title()).startsWith("China stays below the United States in generation per head: ");
    }

    /** Money is counted in the power of a thousand that the greatest value takes. */
    @Test
    void exportsAreCountedInBillions() {
        Chart.Fan fan = chart(SpreadFigures.exports(STUDY), Chart.Fan.class);
        double most = 0;
        for (int year = 2025; year <= 2036; year++) {
            most = Math.max(most, summary("export_revenue_usd", year).p95());
        }
        assertThat(fan.unit()).isEqualTo(Words.scaleName(most) + " USD of 2025");
        assertThat(fan.money()).isTrue();
        double counted = Words.scale(most);
        assertThat(fan.series().get(0).p50()[11] * counted)
                .isCloseTo(summary("export_revenue_usd", 2036).p50(), within(1.0));
        assertThat(Arrays.stream(fan.series().get(0).p95()).max().orElseThrow())
                .isCloseTo(most / counted, within(1e-9));
        assertThat(SpreadFigures.exports(STUDY).title())
                .isEqualTo("Token exports grow to "
                        + Words.usd(summary("export_revenue_usd", 2036).p50()) + " a year by 2036 in the median draw");
        assertThat(SpreadFigures.exports(STUDY).saying())
                .contains(Words.usd(summary("export_revenue_usd", 2035).p50()) + " in 2035")
                .contains("95 % of draws at or under "
                        + Words.usd(summary("export_revenue_usd", 2036).p95()));
    }

    @Test
    void tradeShowsBothWays() {
        Figure figure = SpreadFigures.trade(STUDY);
        Chart.Fan fan = chart(figure, Chart.Fan.class);
        assertThat(fan.series()).extracting(Chart.Spread::name).containsExactly("exports", "imports");
        assertThat(fan.series()).extracting(Chart.Spread::colour).containsExactly(Chart.OWN, Chart.IMPORTS);
        double ratio = fan.series().get(0).p50()[9] / fan.series().get(1).p50()[9];
        assertThat(ratio)
                .isCloseTo(
                        summary("export_revenue_usd", 2034).p50()
                                / summary("token_imports_usd", 2034).p50(),
                        within(1e-9 * ratio));
        assertThat(figure.head()).hasSize(6);
        assertThat(figure.rows()).hasSize(YEARS).allMatch(row -> row.size() == 6);
        assertThat(figure.saying())
                .contains("(median "
                        + Words.usd(summary("hosting_exports_usd", 2036).p50()) + " in 2036)")
                .contains("(" + Words.usd(summary("model_exports_usd", 2036).p50()) + ")");
        // More is sold than bought exactly if the last median balance is positive.
        assertThat(figure.title().contains("sells more tokens abroad"))
                .isEqualTo(summary("token_balance_usd", 2036).p50() > 0);
    }

    /** Milestones are marked from a twenty-fifth of the greatest value up to it. */
    @Test
    void milestonesWithinViewAreMarked() {
        Chart.Fan fan = chart(SpreadFigures.exportShare(STUDY), Chart.Fan.class);
        double greatest = Arrays.stream(fan.series().get(0).p95()).max().orElseThrow();
        double[] within = Projection.MILESTONES_PERCENT.stream()
                .mapToDouble(Integer::doubleValue)
                .filter(m -> m <= greatest && m >= greatest / 25)
                .toArray();
        assertThat(fan.marks()).containsExactly(within);
        assertThat(fan.series().get(0).p50()[11])
                .isCloseTo(100 * summary("share_of_goods_exports", 2036).p50(), within(1e-9));
        assertThat(SpreadFigures.exportShare(STUDY).title())
                .contains(Words.percent(summary("share_of_goods_exports", 2036).p50()));
        Chart.Fan energy = chart(SpreadFigures.energyPerToken(STUDY), Chart.Fan.class);
        assertThat(energy.log()).isTrue();
        assertThat(energy.series().get(0).p50()[0])
                .isCloseTo(summary("energy_per_token_joules", 2025).p50(), within(1e-9));
    }

    /** What binds adds up to all draws in every year. */
    @Test
    void limitsFillTheScale() {
        Figure figure = OddsFigures.binding(STUDY);
        Chart.Stack stack = chart(figure, Chart.Stack.class);
        for (int i = 0; i < YEARS; i++) {
            int at = i;
            assertThat(stack.series().stream().mapToDouble(s -> s.values()[at]).sum())
                    .isCloseTo(100, within(1e-9));
        }
        assertThat(stack.full()).isTrue();
        assertThat(stack.series()).extracting(Chart.Series::colour).doesNotHaveDuplicates();
        assertThat(stack.series()).allMatch(s -> Arrays.stream(s.values()).max().orElse(0) > 0);
        STUDY.binding(2030).forEach((limit, share) -> {
            int column = figure.head().indexOf(OddsFigures.label(limit));
            assertThat(figure.rows().get(5).get(column)).isEqualTo(Words.share(share));
            assertThat(stack.series().get(column - 1).values()[5]).isCloseTo(100 * share.value(), within(1e-9));
        });
    }

    /** What has been reached stays reached. */
    @Test
    void oddsOfMilestonesRise() {
        Figure figure = OddsFigures.milestones(STUDY);
        Chart.Lines lines = chart(figure, Chart.Lines.class);
        assertThat(lines.most()).isEqualTo(100);
        assertThat(lines.series()).isNotEmpty().allSatisfy(s -> {
            double[] sorted = s.values().clone();
            Arrays.sort(sorted);
            assertThat(s.values()).containsExactly(sorted);
            assertThat(sorted[YEARS - 1]).isPositive();
        });
        // A greater milestone is never likelier.
        for (List<String> row : figure.rows()) {
            assertThat(row).hasSameSizeAs(figure.head());
        }
        assertThat(lines.series().get(0).values()[11])
                .isCloseTo(100 * STUDY.by("milestone_1", 2036).value(), within(1e-9));
        assertThat(figure.rows().get(11).get(1)).isEqualTo(Words.share(STUDY.by("milestone_1", 2036)));
        // A milestone that no draw reaches is in the table and the sentence, and not drawn.
        for (int percent : Projection.MILESTONES_PERCENT) {
            boolean never = STUDY.by("milestone_" + percent, 2036).hits() == 0;
            assertThat(lines.series().stream().anyMatch(s -> s.name().equals(percent + " %")))
                    .isEqualTo(!never);
        }
    }

    /** The parts are those of the projection at its defaults, in the order of the list, none of them empty. */
    @Test
    void tranchesAreThoseOfTheProjection() {
        Figure figure = EnergyFigures.tranches(STUDY);
        Chart.Stack stack = chart(figure, Chart.Stack.class);
        double[] sums = stack.series().stream()
                .mapToDouble(s -> Arrays.stream(s.values()).sum())
                .toArray();
        assertThat(Arrays.stream(sums).min().orElse(0)).isPositive();
        int largest = 0;
        for (int i = 0; i < sums.length; i++) {
            largest = sums[i] > sums[largest] ? i : largest;
        }
        assertThat(figure.title()).endsWith(" is " + stack.series().get(largest).name());
        int column = figure.results().indexOf("tranche_twh.curtailed");
        assertThat(stack.series().get(column - 1).values()).isEqualTo(CENTRAL.series("tranche_twh.curtailed"));
        assertThat(figure.rows().get(0).get(column))
                .isEqualTo(Words.number(CENTRAL.series("tranche_twh.curtailed")[0]));
    }

    /** Rungs rise; the country's own is the study's spread. */
    @Test
    void theLadderRises() {
        Chart.Ladder ladder = chart(EnergyFigures.ladder(STUDY), Chart.Ladder.class);
        assertThat(ladder.mid()).isSorted();
        int own = -1;
        for (int i = 0; i < ladder.own().length; i++) {
            assertThat(ladder.low()[i]).isLessThanOrEqualTo(ladder.mid()[i]);
            assertThat(ladder.high()[i]).isGreaterThanOrEqualTo(ladder.mid()[i]);
            own = ladder.own()[i] ? i : own;
        }
        Summary s = summary("revenue_usd_per_mwh", 2035);
        assertThat(new double[] {ladder.low()[own], ladder.mid()[own], ladder.high()[own]})
                .containsExactly(s.p05(), s.p50(), s.p95());
        assertThat(ladder.names().get(own)).isEqualTo("Tokens of China in this model, 2035");
        long below = ladder.names().subList(0, own).stream()
                .filter(name -> !name.startsWith("Tokens"))
                .count();
        assertThat(EnergyFigures.ladder(STUDY).title()).contains(" than as " + below + " of ");
    }

    /** Each curve falls in speed as it falls in energy: faster service takes more of it; the dots lie within. */
    @Test
    void fasterServiceTakesMoreEnergy() {
        Chart.Curves curves = chart(EnergyFigures.serving(STUDY), Chart.Curves.class);
        assertThat(curves.series())
                .extracting(Chart.Curve::name)
                .containsExactly("frontier tier", "near-frontier tier", "commodity tier");
        assertThat(curves.series()).extracting(Chart.Curve::colour).containsExactly(7, 5, 2);
        for (Chart.Curve curve : curves.series()) {
            assertThat(curve.x()).isSorted().doesNotHaveDuplicates();
            assertThat(curve.values()[curve.values().length - 1]).isGreaterThan(curve.values()[0]);
            assertThat(curve.atX()).isBetween(1.0, 800.0);
            assertThat(curve.atValue()).isPositive();
        }
        assertThat(EnergyFigures.serving(STUDY).rows())
                .hasSize(curves.series().stream().mapToInt(c -> c.x().length).sum());
    }

    // ---------------------------------------------------------------- single projections

    private static final Scenario TAXED = Scenario.BASELINE
            .with("tariff.USA.CHN", ParameterValue.parse("tariff.USA.CHN", "1"))
            .with("diffusion", ParameterValue.parse("diffusion", "0.5"));

    private static Compared compared(Compared.Line... more) {
        List<Compared.Line> lines = new java.util.ArrayList<>(List.of(new Compared.Line("baseline", CENTRAL)));
        lines.addAll(List.of(more));
        return new Compared(lines, Optional.empty(), 2030);
    }

    /** A view has its unit, or counts in powers of a thousand; one country is drawn with all results of the view. */
    @Test
    void viewsAreDrawnInTheirUnits() {
        Compared one = compared();
        Chart.Lines share = chart(one.of(Compared.VIEWS.get("share")).figure(), Chart.Lines.class);
        assertThat(share.unit()).isEqualTo("% of goods exports");
        assertThat(share.series().get(0).values()[5])
                .isCloseTo(
                        100 * CENTRAL.in(2030).value("share_of_goods_exports").orElseThrow(), within(1e-9));
        Chart.Lines generation = chart(one.of(Compared.VIEWS.get("generation")).figure(), Chart.Lines.class);
        assertThat(generation.series()).extracting(Chart.Series::name).containsExactly("China", "United States");
        assertThat(generation.series().get(1).values()[0])
                .isCloseTo(
                        CENTRAL.in(2025)
                                        .value("reference_generation_kwh_per_capita")
                                        .orElseThrow()
                                / 1000,
                        within(1e-9));
        Figure balance = one.of(Compared.first()).figure();
        Chart.Lines money = chart(balance, Chart.Lines.class);
        assertThat(money.series()).extracting(Chart.Series::name).containsExactly("exports", "exports less imports");
        double most = Math.max(
                Arrays.stream(CENTRAL.series("export_revenue_usd"))
                        .map(Math::abs)
                        .max()
                        .orElseThrow(),
                Arrays.stream(CENTRAL.series("token_balance_usd"))
                        .map(Math::abs)
                        .max()
                        .orElseThrow());
        assertThat(money.unit()).isEqualTo(Words.scaleName(most) + " USD of 2025");
        assertThat(money.series().get(0).values()[11] * Words.scale(most))
                .isCloseTo(CENTRAL.in(2036).value("export_revenue_usd").orElseThrow(), within(1.0));
        assertThat(balance.rows()).hasSize(YEARS);
        assertThat(balance.title())
                .isEqualTo("Token exports and balance in 2030: "
                        + Words.usd(CENTRAL.in(2030).value("export_revenue_usd").orElseThrow()) + " and "
                        + Reading.signed(
                                CENTRAL.in(2030).value("token_balance_usd").orElseThrow()));
    }

    /** Beside another country each has its name; beside itself under another scenario, that too. */
    @Test
    void linesAreToldApartByWhatDiffers() {
        Projection states = TokenStateModel.of("USA").project(2025, 2036);
        Compared.Shown two = compared(new Compared.Line("baseline", states)).of(Compared.VIEWS.get("compute"));
        Chart.Lines lines = chart(two.figure(), Chart.Lines.class);
        assertThat(lines.series()).extracting(Chart.Series::name).containsExactly("China", "United States");
        assertThat(lines.series().get(0).colour()).isEqualTo(Chart.OWN);
        // The reference keeps its colour.
        assertThat(lines.series().get(1).colour()).isEqualTo(Chart.REFERENCE);
        assertThat(two.look())
                .containsEntry("year", 2030)
                .containsEntry("log", false)
                .containsEntry("dashes", List.of(0, 0));
        Projection taxed = MODEL.under(TAXED).project(2025, 2036);
        Compared.Shown itself = compared(new Compared.Line("price-war", taxed)).of(Compared.first());
        assertThat(chart(itself.figure(), Chart.Lines.class).series())
                .extracting(Chart.Series::name)
                .containsExactly(
                        "China (baseline)",
                        "China (baseline), exports less imports",
                        "China (price war)",
                        "China (price war), exports less imports");
        assertThat(itself.look())
                .containsEntry("dashes", List.of(0, 1, 0, 1))
                .containsEntry("named", List.of(true, false, true, false));
        assertThat(itself.figure().saying()).contains("Full lines: exports; dashed: exports less imports.");
        Compared changed = new Compared(List.of(new Compared.Line("explored", taxed)), Optional.of(CENTRAL), 2030);
        Chart.Lines beside = chart(changed.of(Compared.VIEWS.get("share")).figure(), Chart.Lines.class);
        assertThat(beside.series()).extracting(Chart.Series::name).containsExactly("China", "at the defaults");
        assertThat(beside.series().get(1).colour()).isEqualTo(Chart.OTHERS);
    }

    /** What each change does by itself and with the others adds up to the whole difference (Shapley 1953). */
    @Test
    void theDifferenceIsDividedAmongWhatWasSet() {
        Projection taxed = MODEL.under(TAXED).project(2025, 2036);
        WhatChanged change = new WhatChanged(CENTRAL.compareWith(taxed), 2035);
        List<String> why = change.why();
        assertThat(why.get(0)).contains(" → ");
        assertThat(why).anySatisfy(line -> assertThat(line).startsWith("diffusion "));
        assertThat(why).anySatisfy(line -> assertThat(line).startsWith("tariff, USA, CHN 0 → 1: "));
        assertThat(change.rows()).hasSize(9).allMatch(row -> row.size() == 3);
        List<String> exports = change.rows().get(0);
        assertThat(exports)
                .containsExactly(
                        "Token exports",
                        Words.usd(CENTRAL.in(2035).value("export_revenue_usd").orElseThrow()),
                        Words.usd(taxed.in(2035).value("export_revenue_usd").orElseThrow()));
        assertThat(change.rows().get(3).get(1))
                .isEqualTo(Words.large(CENTRAL.in(2035).value("exported_tokens").orElseThrow() / 365));
        assertThat(change.rows().get(7).get(1))
                .isEqualTo(
                        OddsFigures.label(CENTRAL.in(2035).bindingConstraint().orElseThrow()));
        assertThat(new WhatChanged(CENTRAL.compareWith(CENTRAL), 2035).why())
                .containsExactly("These are the defaults. Move a slider or pick a scenario.");
    }
}
