package org.tokenstate.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.ScenarioFiles;
import org.tokenstate.projection.TokenStateModel;

/** The policy worlds that are shown side by side: bundled scenarios, each laid over the scenario that the report is about. */
final class Worlds {
    /** The worlds; the first changes nothing. */
    static final List<World> ALL = Stream.of(
                    "baseline",
                    "open",
                    "fortress",
                    "price-war",
                    "efficiency-leap",
                    "us-power-shortage",
                    "chip-controls",
                    "subsidy")
            .map(World::bundled)
            .toList();

    private Worlds() {}

    /**
     * A world.
     *
     * @param name its name
     * @param description what is different in it
     * @param values the parameters that differ
     */
    record World(String name, String description, Map<String, ParameterValue> values) {
        private static World bundled(String file) {
            Scenario scenario = ScenarioFiles.load(file).scenario();
            String name = file.replace('-', ' ').replaceFirst("^us ", "US ");
            return new World(name, scenario.description(), scenario.values());
        }

        TokenStateModel apply(TokenStateModel model) {
            return model.under(apply(model.scenario()));
        }

        Scenario apply(Scenario scenario) {
            Scenario changed = scenario;
            for (Map.Entry<String, ParameterValue> value : values.entrySet()) {
                changed = changed.with(value.getKey(), value.getValue());
            }
            return changed;
        }
    }
}
