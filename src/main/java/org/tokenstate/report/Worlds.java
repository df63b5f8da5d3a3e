package org.tokenstate.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;

/** The policy worlds that are shown side by side, each as a change of the scenario that the report is about. */
final class Worlds {
    /** The worlds, the scenario itself first. */
    static final List<World> ALL = List.of(
            new World("as assumed", "the scenario of this report", Map.of()),
            new World(
                    "open",
                    "all markets open to Chinese tokens from 2028, fewer foreign hosts, faster Chinese additions",
                    values(
                            "access.USA", "2026: 0.7, 0.7, 1",
                            "access.ROW", "2026: 0.9, 0.9, 1",
                            "leakage", "0.30",
                            "taste_drift", "0.12",
                            "additions_gw.CHN", "2026: 2.3, 4, 6.5, 10, 14, 18, 22, 26, 30, 33, 36, 39, 42, 45, 48",
                            "domestic_chip_convergence", "0.12")),
            new World(
                    "fortress",
                    "markets closed from 2028, tariffs of 100 % (US) and 20 % (rest), slower Chinese additions",
                    values(
                            "access.USA", "2026: 0.7, 0.7, 0.10",
                            "access.ROW", "2026: 0.9, 0.9, 0.55",
                            "leakage", "0.65",
                            "taste_drift", "0",
                            "tariff.USA", "2026: 0, 0, 1",
                            "tariff.ROW", "2026: 0, 0, 0.2",
                            "additions_gw.CHN",
                                    "2026: 1.0, 1.5, 2.2, 3.2, 4.5, 6, 7.5, 9, 10.5, 12, 13, 14, 15, 16, 17")),
            new World(
                    "price war",
                    "margins near zero and buyers who switch easily",
                    values(
                            "markup.USA.frontier", "0.5",
                            "markup.USA.near_frontier", "0.1",
                            "markup.USA.commodity", "0.05",
                            "markup.CHN.frontier", "0.1",
                            "markup.CHN.near_frontier", "0",
                            "markup.CHN.commodity", "0",
                            "origin_substitution", "8",
                            "tier_substitution", "2.5")),
            new World(
                    "efficiency leap",
                    "energy per token falls 30 % a year by software for five years",
                    values(
                            "software_progress",
                            "2026: 0.30, 0.30, 0.30, 0.30, 0.30, 0.1, 0.09, 0.08, 0.08, 0.07, 0.07, 0.06, 0.06, 0.05, 0.05")),
            new World(
                    "US power shortage",
                    "flat load in the United States can grow by 3 GW a year at most",
                    values("flat_load_growth_gw.USA", "3")));

    private Worlds() {}

    private static Map<String, String> values(String... pairs) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        return values;
    }

    /**
     * A world.
     *
     * @param name its name
     * @param description what is different in it
     * @param values the parameters that differ, in the text form of a scenario
     */
    record World(String name, String description, Map<String, String> values) {
        TokenStateModel apply(TokenStateModel model) {
            return model.under(apply(model.scenario()));
        }

        Scenario apply(Scenario scenario) {
            Scenario changed = scenario;
            for (Map.Entry<String, String> value : values.entrySet()) {
                changed = changed.with(value.getKey(), ParameterValue.parse(value.getKey(), value.getValue()));
            }
            return changed;
        }
    }
}
