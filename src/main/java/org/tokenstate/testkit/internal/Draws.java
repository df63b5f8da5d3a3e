package org.tokenstate.testkit.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.numeric.InputSampler;
import org.tokenstate.numeric.Model;
import org.tokenstate.projection.DrawnYears;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.uncertainty.Ensemble;

/** The joint distribution of an ensemble's parameters, as scenarios. Not for several threads. */
public final class Draws {
    /** Draws by number, as an ensemble of so many with this seed has them. */
    public static final int MANY = 1 << 20;

    public static final long SEED = 1;

    private final Scenario base;
    private final List<Model.Input> inputs;
    private final InputSampler.Cursor cursor;
    private final double[] values;

    private Draws(Scenario base, InputSampler sampler) {
        this.base = base;
        inputs = sampler.inputs();
        cursor = sampler.cursor();
        values = new double[inputs.size()];
    }

    /** The draws of parameters over a scenario; which country the model is of makes no difference to them. */
    public static Draws over(Scenario base) {
        InputSampler sampler = Ensemble.of(TokenStateModel.of("USA").under(base))
                .variables(List.of("world_spending_usd"))
                .draws(MANY)
                .seed(SEED)
                .plan(TokenStateModel.FIRST_YEAR, TokenStateModel.FIRST_YEAR)
                .sampler();
        return new Draws(base, sampler);
    }

    public Scenario base() {
        return base;
    }

    /** What a draw says of each parameter. */
    public Map<String, Double> draw(long number) {
        cursor.draw(number, values);
        Map<String, Double> drawn = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            if (ParameterTable.bundled().has(inputs.get(i).name())) {
                drawn.put(inputs.get(i).name(), values[i]);
            }
        }
        return drawn;
    }

    /** The value below which a parameter is drawn with a probability. */
    public double quantile(String parameter, double probability) {
        return inputs.stream()
                .filter(input -> input.name().equals(parameter))
                .findFirst()
                .orElseThrow()
                .distribution()
                .quantile(probability);
    }

    /** Values as a scenario that projects what an ensemble that draws them has: they hold in the base year too. */
    public Scenario scenario(String name, Map<String, Double> drawn) {
        Map<String, ParameterValue> said = new LinkedHashMap<>(base.values());
        drawn.forEach((parameter, value) -> said.put(parameter, DrawnYears.asDrawn(base, parameter, value)));
        return drawn.isEmpty() ? base : new Scenario(name, "", said, base.equations());
    }

    /** What the base says of a parameter that is not drawn. */
    public double usual(String parameter) {
        return base.path(parameter).at(TokenStateModel.FIRST_YEAR + 5);
    }
}
