package org.tokenstate.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.tokenstate.numeric.Model;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.WorldModel;

/** The model of a base year with the facts as results: the one place where this package reaches a projection. */
final class FactModel {
    private final WorldModel model;
    private final List<Model.Input> inputs;
    private final List<String> calibrated;

    private FactModel(WorldModel model, List<String> calibrated) {
        this.model = model;
        this.inputs = model.inputs();
        this.calibrated = calibrated;
    }

    /** The bundled model, with the shipped defaults. */
    static FactModel bundled(DatedFacts facts) {
        return of(WorldModel.bundled(), facts);
    }

    /** The model as it was known at the end of a base year. */
    static FactModel ofBaseYear(int year, DatedFacts facts) {
        return of(WorldModel.ofBaseYear(year), facts);
    }

    private static FactModel of(WorldModel model, DatedFacts facts) {
        String text = facts.all().stream()
                .map(f -> f.variable() + " \"" + f.unit() + "\" = " + f.expression() + "\n")
                .collect(Collectors.joining());
        Scenario scenario =
                new Scenario("dated facts", "the defaults, with the dated facts as results", Map.of(), text);
        return new FactModel(model.under(scenario), WorldModel.calibratedIn(model.baseYear()));
    }

    int baseYear() {
        return model.baseYear();
    }

    /** Every drawn parameter. */
    List<Model.Input> inputs() {
        return inputs;
    }

    /** The parameters that are fitted to facts, with their priors where the model is that of a base year. */
    List<Model.Input> calibrated() {
        List<Model.Input> fitted = new ArrayList<>();
        for (String name : calibrated) {
            inputs.stream().filter(i -> i.name().equals(name)).forEach(fitted::add);
        }
        return fitted;
    }

    /** The default of the bundled model; empty for another base year. */
    static OptionalDouble shipped(int baseYear, String parameter) {
        WorldModel bundled = WorldModel.bundled();
        return bundled.baseYear() == baseYear ? OptionalDouble.of(bundled.valueOf(parameter)) : OptionalDouble.empty();
    }

    Model function(List<Model.Input> inputs, List<String> outputs) {
        return model.asModel(inputs, outputs);
    }

    /** What the model says of facts of its base year or later, at the defaults. */
    double[] values(List<DatedFact> facts) {
        double[] values = new double[facts.size()];
        function(List.of(), facts.stream().map(DatedFact::output).toList())
                .evaluator()
                .evaluate(new double[0], values);
        return values;
    }
}
