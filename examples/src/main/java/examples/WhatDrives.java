package examples;

import java.util.List;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.projection.Criterion;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.sensitivity.RankCorrelations;
import org.tokenstate.sensitivity.SobolIndices;
import org.tokenstate.sensitivity.Tornado;
import org.tokenstate.uncertainty.Ensemble;
import org.tokenstate.units.Ratio;

/** (9) What drives the answer, and how sure is it? 2,000 draws, three methods. */
public final class WhatDrives {
    private static final String TARGET = "share_of_goods_exports[2035]";

    private WhatDrives() {}

    /** Prints the spread of token exports over goods exports, and the parameters that make it. */
    public static void main(String[] args) {
        TokenStateModel china = TokenStateModel.of("CHN").against("USA");
        Ensemble ensemble = Ensemble.of(china).draws(2000).seed(42).run(2025, 2040);
        for (int year : new int[] {2030, 2035, 2040}) {
            var s = ensemble.summary("share_of_goods_exports[" + year + "]");
            Print.line(
                    "%d: token exports are %.3f %% of goods exports (median; 5-95 %%: %.3f to %.2f)",
                    year, 100 * s.p50(), 100 * s.p05(), 100 * s.p95());
        }
        for (int percent : new int[] {1, 5, 20}) {
            var p = ensemble.probabilityBy(Criterion.tokenExportsOfGoodsExports(Ratio.ofPercent(percent)), 2040);
            Print.line("P(%d %% of goods exports by 2040) = %.3f, standard error %.3f", percent, p.value(), p.standardError());
        }

        var model = china.asModel(2025, 2035, List.of("share_of_goods_exports"));
        var correlations = RankCorrelations.of(ensemble).ranked(TARGET);
        var bars = Tornado.of(model).ranked(TARGET);
        var leading = china.under(ofTheFirst(10, bars)).asModel(2025, 2035, List.of("share_of_goods_exports"));
        var indices = SobolIndices.of(leading).samples(512).seed(42).targets(TARGET).run().ranked(TARGET);
        Print.line("%4s  %-27s %6s  %-27s %6s  %-27s %s", "", "rank correlation", "", "tornado, width in points", "", "Sobol', total of these", "(95 % interval)");
        for (int i = 0; i < 8; i++) {
            Print.line(
                    "%4d  %-27s %6.2f  %-27s %6.2f  %-27s %.2f (%.2f to %.2f)",
                    i + 1,
                    correlations.get(i).name(), correlations.get(i).correlation(),
                    bars.get(i).name(), 100 * bars.get(i).width(),
                    indices.get(i).name(), indices.get(i).total(), indices.get(i).totalLow(), indices.get(i).totalHigh());
        }
        int head = 1;
        while (!correlations.get(head - 1).name().equals("generation_per_head")) {
            head++;
        }
        Print.line("First by rank correlation is %s; by swing alone %s.", correlations.get(0).name(), bars.get(0).name());
        Print.line("Generation per head comes as number %d of %d%s.", head, correlations.size(),
                2 * head > correlations.size() ? ": the crossing is not what matters" : "");
    }

    /** Only the parameters of the first bars are uncertain; the others stay at their defaults. */
    private static Scenario ofTheFirst(int most, List<Tornado.Bar> bars) {
        Scenario scenario = Scenario.BASELINE.named("leading", "only what leads the tornado is uncertain");
        ParameterTable table = ParameterTable.bundled();
        for (Tornado.Bar bar : bars.subList(most, bars.size())) {
            if (table.has(bar.name())) {
                scenario = scenario.with(bar.name(), ParameterValue.of(table.get(bar.name()).defaultValue()));
            }
        }
        return scenario;
    }
}
