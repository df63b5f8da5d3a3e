package org.tokenstate.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.electricity.Backtest;
import org.tokenstate.electricity.GrowthModel;
import org.tokenstate.electricity.GrowthModels;
import org.tokenstate.electricity.Outlooks;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.report.internal.Words;
import org.tokenstate.sensitivity.Tornado;

/**
 * What a report shows that no draws are needed for.
 *
 * @param worlds the projection of each policy world; empty where it has no answer
 * @param tornado one parameter at a time, on the {@link #TARGETS} of the later year; empty where a point has no answer
 * @param backtest how the growth model of generation per head did on years that it had not seen, one sentence a horizon
 */
record Singles(Map<Worlds.World, Optional<Projection>> worlds, Optional<Tornado> tornado, List<String> backtest) {
    /** What the sensitivity is about, best first: exports where most draws have some, otherwise what could be exported. */
    static final List<String> TARGETS = List.of("share_of_goods_exports", "export_revenue_usd", "exportable_tokens");

    static Singles of(Projection central) {
        return new Singles(worlds(central), tornado(central), backtest(central.model()));
    }

    private static Map<Worlds.World, Optional<Projection>> worlds(Projection central) {
        Map<Worlds.World, Optional<Projection>> all = new LinkedHashMap<>();
        for (Worlds.World world : Worlds.ALL) {
            try {
                all.put(
                        world,
                        Optional.of(
                                world.values().isEmpty()
                                        ? central
                                        : world.apply(central.model()).project(central.from(), central.to())));
            } catch (InputException | ArithmeticException e) {
                all.put(world, Optional.empty());
            }
        }
        return all;
    }

    private static Optional<Tornado> tornado(Projection central) {
        int year = Study.far(central);
        try {
            return Optional.of(Tornado.of(central.model().asModel(year, year, TARGETS)));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static List<String> backtest(TokenStateModel model) {
        String chosen = model.scenario().choice("growth_model");
        boolean outlooks = GrowthModels.restsOnOutlooks(chosen);
        GrowthModel growth = outlooks ? GrowthModels.standard() : GrowthModels.named(chosen);
        Backtest test = Backtest.standard(model.data(), List.of(growth));
        List<String> lines = new ArrayList<>();
        if (outlooks) {
            lines.add("Growth model '" + chosen + "': "
                    + Outlooks.of(model.data()).summary() + ".");
        }
        for (Backtest.Score s : test.scores()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "Back-test of the growth model '%s' over the %d largest generators, %d forecasts of %d years: mean"
                            + " error %s, and %s of values inside the 80 %% interval.",
                    s.method(),
                    Backtest.COUNTRIES,
                    s.cases(),
                    s.horizon(),
                    Words.percent(s.mape()),
                    Words.percent(s.coverage())));
        }
        return lines;
    }
}
