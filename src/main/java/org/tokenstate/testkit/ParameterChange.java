package org.tokenstate.testkit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.Timing;
import org.tokenstate.catalogue.YearPath;
import org.tokenstate.projection.TokenStateModel;
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
    private static final int FIRST = 2000;
    private static final MathContext READABLE = new MathContext(4);

    /**
     * Such changes as what-ifs; they shrink to no change in the first year. What is read in the base year changes in all years,
     * and not at all where no change may begin so early.
     */
    static Arbitrary<WhatIf> any(Predicate<Parameter> which, int firstFrom, int lastFrom, boolean wide) {
        List<Parameter> parameters = ParameterTable.bundled().all().stream()
                .filter(which)
                .filter(p -> p.timing() == Timing.BY_YEAR || firstFrom <= TokenStateModel.FIRST_YEAR)
                .toList();
        return Combinators.combine(
                        Arbitraries.of(parameters),
                        Arbitraries.integers().between(-100, 100).shrinkTowards(0),
                        Arbitraries.integers().between(firstFrom, lastFrom))
                .as((parameter, percent, from) -> new ParameterChange(parameter, percent, from, wide).asWhatIf());
    }

    /** Several changes as one. */
    static WhatIf all(List<WhatIf> changes) {
        return WhatIf.all(changes.toArray(WhatIf[]::new));
    }

    private WhatIf asWhatIf() {
        if (percent == 0) {
            return WhatIf.none();
        }
        if (parameter.isChoice()) {
            int i = Math.floorMod(percent, parameter.choices().size());
            return WhatIf.choose(parameter.name(), parameter.choices().get(i));
        }
        YearPath path = parameter.defaultValue();
        if (from <= TokenStateModel.FIRST_YEAR || parameter.timing() == Timing.BASE_YEAR) {
            return WhatIf.set(parameter.name(), path.map(this::move));
        }
        double[] values = IntStream.rangeClosed(FIRST, TokenStateModel.LAST_YEAR)
                .mapToDouble(year -> year < from ? path.at(year) : move(path.at(year)))
                .toArray();
        return WhatIf.set(parameter.name(), YearPath.of(FIRST, values));
    }

    /** To four digits, so that a counter-example is read at a glance; the number of a pool is a whole one. */
    private double move(double value) {
        if (parameter.unit().equals("pool")) {
            double end = percent < 0 ? parameter.lower() : parameter.upper();
            return Math.rint(value + (end - value) * Math.abs(percent) / 100.0);
        }
        double end = percent < 0 ? lower(value) : upper(value);
        double moved = new BigDecimal(value + (end - value) * Math.abs(percent) / 100.0, READABLE).doubleValue();
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
