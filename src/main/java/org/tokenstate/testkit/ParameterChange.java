package org.tokenstate.testkit;

import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.YearPath;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.WhatIf;

/**
 * One parameter moved from its default towards one of the ends of its range, from a year on.
 *
 * @param parameter the parameter
 * @param percent how far: -100 is the lower end, 0 the default, 100 the upper end
 * @param from the first year moved
 * @param wide whether the range is that of the bounds, not the plausible one
 */
record ParameterChange(Parameter parameter, int percent, int from, boolean wide) {
    static final Predicate<Parameter> PLAUSIBLE = p -> !p.isChoice();
    private static final int ALWAYS = 2025;
    private static final int FIRST = 2000;
    private static final int LAST = 2060;

    static Arbitrary<ParameterChange> any(Predicate<Parameter> which, int firstFrom, int lastFrom) {
        return any(which, firstFrom, lastFrom, false);
    }

    static Arbitrary<ParameterChange> any(Predicate<Parameter> which, int firstFrom, int lastFrom, boolean wide) {
        List<Parameter> parameters =
                ParameterTable.bundled().all().stream().filter(which).toList();
        return Combinators.combine(
                        Arbitraries.of(parameters),
                        Arbitraries.integers().between(-100, 100).shrinkTowards(0),
                        Arbitraries.integers().between(firstFrom, lastFrom))
                .as((parameter, percent, from) -> new ParameterChange(parameter, percent, from, wide));
    }

    static WhatIf whatIf(List<ParameterChange> changes) {
        return WhatIf.all(changes.stream()
                .filter(c -> c.percent != 0)
                .map(ParameterChange::asWhatIf)
                .toArray(WhatIf[]::new));
    }

    Scenario apply(Scenario scenario) {
        return percent == 0 ? scenario : asWhatIf().apply(scenario);
    }

    private WhatIf asWhatIf() {
        if (parameter.isChoice()) {
            int i = Math.floorMod(percent, parameter.choices().size());
            return WhatIf.choose(parameter.name(), parameter.choices().get(i));
        }
        YearPath path = parameter.defaultValue();
        YearPath moved;
        if (from <= ALWAYS) {
            moved = path.map(this::move);
        } else {
            double[] values = new double[LAST - FIRST + 1];
            for (int i = 0; i < values.length; i++) {
                double value = path.at(FIRST + i);
                values[i] = FIRST + i >= from ? move(value) : value;
            }
            moved = YearPath.of(FIRST, values);
        }
        return new WhatIf.Set(parameter.name(), ParameterValue.of(moved));
    }

    private double move(double value) {
        double end = percent < 0 ? lower(value) : upper(value);
        double moved = value + (end - value) * Math.abs(percent) / 100.0;
        return Math.max(parameter.lower(), Math.min(parameter.upper(), moved));
    }

    private double lower(double value) {
        if (wide) {
            return parameter.lower();
        }
        double plausible = parameter
                .distribution()
                .map(d -> d.quantile(0.01))
                .orElse(value == 0 ? 0 : value - 0.5 * Math.abs(value));
        return Math.min(value, Math.max(parameter.lower(), plausible));
    }

    private double upper(double value) {
        if (wide) {
            return parameter.upper();
        }
        double step = parameter.unit().startsWith("1") ? 0.5 : parameter.upper() / 100;
        double plausible = parameter
                .distribution()
                .map(d -> d.quantile(0.99))
                .orElse(value == 0 ? step : value + 0.5 * Math.abs(value));
        return Math.max(value, Math.min(parameter.upper(), plausible));
    }
}
