package org.tokenstate.cli;

import java.util.Map;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.Projection;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;

/** Makes the model that the options of a command describe. */
final class ModelOptions {
    /** The last year when none is asked for. */
    static final int DEFAULT_LAST_YEAR = 2050;

    private ModelOptions() {}

    static Projection project(String country, ScenarioOptions assumed) {
        return model(country, assumed).project(from(assumed), to(assumed));
    }

    static TokenStateModel model(String country, ScenarioOptions assumed) {
        TokenStateModel model = TokenStateModel.of(country);
        if (assumed.reference().isPresent()) {
            model = model.against(assumed.reference().get());
        }
        return model.under(scenario(assumed));
    }

    static Scenario scenario(ScenarioOptions assumed) {
        Scenario scenario = Scenario.BASELINE;
        for (Map.Entry<String, String> set : assumed.set().entrySet()) {
            scenario = scenario.with(set.getKey(), ParameterValue.parse(set.getKey(), set.getValue()));
        }
        return scenario;
    }

    static int from(ScenarioOptions assumed) {
        return assumed.from().orElse(TokenStateModel.FIRST_YEAR);
    }

    static int to(ScenarioOptions assumed) {
        return assumed.to().orElse(Math.max(DEFAULT_LAST_YEAR, from(assumed)));
    }
}
