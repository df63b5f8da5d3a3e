package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tokenstate.data.EmbodiedGood;
import org.tokenstate.inference.EnergyRoofline;
import org.tokenstate.inference.InferenceCatalogue;
import org.tokenstate.inference.ServingPoint;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.report.internal.Words;
import org.tokenstate.units.TrafficMix;

/** The figures of energy, against the catalogues of serving points and goods and results that are written down. */
class EnergyFiguresTest {
    private static final Projection CHINA = TokenStateModel.of("CHN").project(2025, 2027);
    private static final Study STUDY = written(CHINA);

    /** Twenty draws, of which three export nothing in 2027. */
    private static Studies.Outputs twentyDraws() {
        return new Studies.Outputs(20).first("exported_tokens[2027]", 3, 0, 1e12);
    }

    private static Study written(Projection central) {
        return twentyDraws().all("revenue_usd_per_mwh[2027]", 1_500).of(central);
    }

    private static Projection china(Scenario scenario) {
        return TokenStateModel.of("CHN").under(scenario).project(2025, 2027);
    }

    // ---------------------------------------------------------------- serving

    private static double number(String text) {
        return Double.parseDouble(text.replace(",", ""));
    }

    /** All users of a replica together get what each gets, times the batch; it is told by accelerator. */
    @Test
    void theTableOfServingAddsUp() {
        Figure figure = EnergyFigures.serving(STUDY);
        String name = CHINA.model().scenario().choice("serving_point.frontier");
        TrafficMix mix = TrafficMix.named(CHINA.model().scenario().choice("traffic_mix"));
        ServingPoint point = InferenceCatalogue.bundled().servingPoint(name, mix);
        List<List<String>> frontier = figure.rows().stream()
                .filter(row -> row.get(0).startsWith("frontier: "))
                .toList();
        assertThat(frontier).hasSizeGreaterThan(5).allSatisfy(row -> {
            assertThat(row.get(0))
                    .isEqualTo("frontier: " + point.model().id() + " on " + point.accelerators() + " "
                            + point.accelerator().id());
            double users = number(row.get(2));
            // Each number has three digits.
            assertThat(number(row.get(3)) * point.accelerators() / (number(row.get(1)) * users))
                    .isCloseTo(1, within(0.02));
            // What the meter sees is more than what the accelerators take for the output alone, or prefill is counted
            // too.
            assertThat(number(row.get(4))).isPositive();
            assertThat(row.get(6)).isIn("memory", "speed");
        });
        assertThat(point.accelerators()).isGreaterThan(1);
        // Slow service is limited by memory, fast service by the speed that is asked for.
        for (String tier : List.of("frontier", "near-frontier", "commodity")) {
            List<String> limits = figure.rows().stream()
                    .filter(row -> row.get(0).startsWith(tier + ": "))
                    .map(row -> row.get(6))
                    .toList();
            assertThat(limits).as(tier).endsWith("speed");
            assertThat(limits.subList(limits.indexOf("speed"), limits.size()))
                    .as(tier)
                    .containsOnly("speed");
        }
        assertThat(figure.rows().get(0).get(6)).isEqualTo("memory");
    }

    @Test
    void theTitleComparesTheFastestWithTheSlowest() {
        Figure figure = EnergyFigures.serving(STUDY);
        Chart.Curves curves = (Chart.Curves) figure.chart().orElseThrow();
        Chart.Curve first = curves.series().get(0);
        int end = first.x().length - 1;
        double times = first.values()[end] / first.values()[0];
        assertThat(times).isGreaterThan(1.5);
        assertThat(figure.title())
                .isEqualTo("A token of the frontier tier served at " + Words.number(first.x()[end])
                        + " tokens a second takes " + Words.number(times) + " times the energy of one at "
                        + Words.number(first.x()[0]));
        assertThat(figure.saying())
                .contains("frontier tier " + Words.number(first.values()[0]) + " J at " + Words.number(first.x()[0]))
                .contains(Words.number(first.values()[end]) + " J at " + Words.number(first.x()[end]));
        assertThat(curves.unit()).isEqualTo("J per billed token");
        assertThat(curves.along()).isEqualTo("output tokens per second and user");
        // The dot is where the roofline puts the serving point itself.
        ServingPoint point = InferenceCatalogue.bundled()
                .servingPoint(
                        CHINA.model().scenario().choice("serving_point.frontier"),
                        TrafficMix.named(CHINA.model().scenario().choice("traffic_mix")));
        assertThat(first.atX())
                .isEqualTo(EnergyRoofline.bundled().predict(point).tokensPerSecondPerUser());
    }

    /** Any tier may be served as another is, for any traffic: at the slowest speed each can be. */
    @ParameterizedTest
    @ValueSource(strings = {"DeepSeek-2025", "agentic", "TraceLab"})
    void everyTierHasItsCurve(String mix) {
        Scenario scenario = Scenario.BASELINE
                .with("traffic_mix", ParameterValue.parse("traffic_mix", mix))
                .with("serving_point.frontier", ParameterValue.parse("serving_point.frontier", "commodity-default"));
        Figure figure = EnergyFigures.serving(written(china(scenario)));
        Chart.Curves curves = (Chart.Curves) figure.chart().orElseThrow();
        assertThat(curves.series())
                .extracting(Chart.Curve::name)
                .containsExactly("frontier tier", "near-frontier tier", "commodity tier");
        assertThat(curves.series().get(0).values())
                .isEqualTo(curves.series().get(2).values());
        assertThat(curves.series()).allMatch(curve -> curve.x().length > 0 && curve.x()[0] >= 4);
        assertThat(figure.saying()).contains("of the traffic mix '" + mix + "'");
    }

    // ---------------------------------------------------------------- tranches

    private static Study tranches(String cases) {
        return written(china(Scenario.BASELINE.withEquations("replace tranche_twh[j] = " + cases + "\n")));
    }

    /** The sum over the years decides, not a single year; what holds nothing has no column, and a year without a figure adds nothing. */
    @Test
    void theLargestTrancheHoldsMostThroughTheYears() {
        Figure figure = EnergyFigures.tranches(tranches(
                "where(calendar < 2026 [yr], missing, where(calendar < 2027 [yr], 90 [TWh/yr], 2 [TWh/yr])) for j is curtailed\n"
                        + "    0 for j is idle_plant\n"
                        + "    0 for j is overbuild\n"
                        + "    0 for j is displaced_exports\n"
                        + "    where(calendar < 2027 [yr], 30 [TWh/yr], 40 [TWh/yr]) otherwise"));
        assertThat(figure.head())
                .containsExactly(
                        "year",
                        "existing data-centre supply (TWh)",
                        "curtailed wind and solar (TWh)",
                        "net electricity exports (TWh)");
        assertThat(figure.rows())
                .containsExactly(
                        List.of("2025", "30", "missing", "30"),
                        List.of("2026", "30", "90", "30"),
                        List.of("2027", "40", "2", "40"));
        assertThat(figure.results())
                .containsExactly("", "tranche_twh.existing", "tranche_twh.curtailed", "tranche_twh.net_exports");
        // 100 TWh of existing supply and of exports, 92 of curtailed power: of equals the first is named.
        assertThat(figure.title()).isEqualTo("The largest source of energy for tokens is existing data-centre supply");
        Chart.Stack stack = (Chart.Stack) figure.chart().orElseThrow();
        assertThat(stack.unit()).isEqualTo("TWh a year");
        assertThat(stack.full()).isFalse();
        assertThat(stack.series()).extracting(Chart.Series::colour).containsExactly(6, 5, 2);
        assertThat(stack.x()).containsExactly("2025", "2026", "2027");
    }

    @Test
    void oneTrancheIsTheOnlySource() {
        Figure one = EnergyFigures.tranches(tranches("1 [TWh/yr] for j is overbuild\n    0 otherwise"));
        assertThat(one.title()).isEqualTo("The only source of energy for tokens is overbuild");
        assertThat(one.head()).containsExactly("year", "overbuild (TWh)");
        Figure none = EnergyFigures.tranches(tranches("0"));
        assertThat(none.chart()).isEmpty();
        assertThat(none.topic()).isEqualTo("Energy that could serve tokens, by source");
        assertThat(none.saying()).isEqualTo("Not shown: no tranche of China holds energy.");
    }

    // ---------------------------------------------------------------- the ladder

    /** Every good of the catalogue is a rung with its year and evidence, and the country's own among them. */
    @Test
    void everyGoodIsARung() {
        Figure figure = EnergyFigures.ladder(STUDY);
        List<EmbodiedGood> goods = CHINA.model().data().embodiedEnergy();
        Chart.Ladder ladder = (Chart.Ladder) figure.chart().orElseThrow();
        assertThat(ladder.names()).hasSize(goods.size() + 1);
        assertThat(figure.rows()).hasSize(goods.size() + 1);
        double[] values = new double[goods.size() + 1];
        for (int i = 0; i < goods.size(); i++) {
            values[i] = goods.get(i).revenueUsdPerMwh();
        }
        values[goods.size()] = 1_500;
        Arrays.sort(values);
        assertThat(ladder.mid()).containsExactly(values);
        assertThat(figure.rows())
                .contains(
                        List.of("Primary aluminium ingot", "160", "195", "221", "2025, own knowledge"),
                        List.of(
                                "Tokens of China in this model, 2027",
                                "1,500",
                                "1,500",
                                "1,500",
                                "median and nine draws in ten"));
        long cheaper = goods.stream()
                .filter(good -> !good.good().startsWith("Tokens") && good.revenueUsdPerMwh() < 1_500)
                .count();
        long others =
                goods.stream().filter(good -> !good.good().startsWith("Tokens")).count();
        assertThat(figure.title())
                .isEqualTo("A MWh exported as tokens earns more than as " + cheaper + " of " + others + " other goods");
        for (int i = 0; i < ladder.own().length; i++) {
            assertThat(ladder.own()[i]).isEqualTo(ladder.names().get(i).equals("Tokens of China in this model, 2027"));
        }
    }

    /** 52 characters are room for a good and its route; tokens are told apart by what they take: 1 MWh is 3,600 J of a Mtok's. */
    @Test
    void goodsAreNamedAsThereIsRoom() {
        List<String> names = ((Chart.Ladder) EnergyFigures.ladder(STUDY).chart().orElseThrow()).names();
        assertThat(names)
                .contains(
                        "Cement (dry kiln)",
                        "Steel products (scrap EAF)",
                        "Refined copper (smelting + refining (gross value))",
                        "Tokens, Claude Opus 5 class (4.00 J per token)",
                        "Tokens, DeepSeek-V4-Flash class (0.210 J per token)",
                        "Tokens, DeepSeek-V4-Flash class (1.00 J per token)",
                        "Aluminium and aluminium products (customs heading)")
                .allMatch(name -> name.length() <= 52);
        List<String> shortened = new ArrayList<>();
        for (EmbodiedGood good : CHINA.model().data().embodiedEnergy()) {
            String whole = good.good() + " (" + good.route() + ")";
            if (!good.unit().equals("Mtok") && whole.length() > 52) {
                shortened.add(good.good());
                assertThat(names).contains(good.good());
            }
        }
        assertThat(shortened).contains("Primary aluminium ingot");
    }

    /** Draws without exports are counted at a price at which nothing is sold, which is said. */
    @Test
    void drawsWithoutExportsAreSaidToCount() {
        assertThat(EnergyFigures.ladder(STUDY).saying())
                .endsWith(" Tokens of China in 2027: median 1,500 USD per MWh (1,500 to 1,500); draws without exports"
                        + " count at the price of a token.");
        Study all = new Studies.Outputs(20)
                .all("exported_tokens[2027]", 1)
                .all("revenue_usd_per_mwh[2027]", 30)
                .of(CHINA);
        assertThat(EnergyFigures.ladder(all).saying()).endsWith("median 30 USD per MWh (30 to 30).");
        // Less than any other good.
        assertThat(EnergyFigures.ladder(all).title()).contains(" earns more than as 0 of ");
        Study unsaid =
                new Studies.Outputs(20).all("revenue_usd_per_mwh[2027]", 30).of(CHINA);
        assertThat(EnergyFigures.ladder(unsaid).saying())
                .endsWith("draws without exports count at the price of a token.");
    }

    @Test
    void withoutRevenueThereIsNoRungOfOnesOwn() {
        Figure figure = EnergyFigures.ladder(twentyDraws().of(CHINA));
        assertThat(figure.title()).isEqualTo("What a MWh earns, by what it is exported in");
        assertThat(figure.saying()).endsWith(" No rung for tokens of China: a figure of it is missing.");
        assertThat(figure.rows()).hasSize(CHINA.model().data().embodiedEnergy().size());
        Chart.Ladder ladder = (Chart.Ladder) figure.chart().orElseThrow();
        assertThat(ladder.own()).containsOnly(false);
    }
}
