package org.tokenstate.testkit.internal;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.Lifespan;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.Store;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;
import org.jspecify.annotations.Nullable;
import org.tokenstate.economics.world.NoEquilibriumException;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.WhatIf;
import org.tokenstate.testkit.Drawn;

/**
 * In a property over scenarios or what-ifs, a try whose market does not clear does not count: a projection that has no
 * equilibrium says so and gives no results. Of a failing property with a {@link Drawn} scenario it says how often plain draws
 * break it and what breaks it. jqwik finds it by itself.
 */
public final class ScenarioTries implements AroundTryHook {
    private static final int MOST_NAMED = 5;
    private static final MathContext READABLE = new MathContext(4);

    /** For jqwik. */
    public ScenarioTries() {}

    @Override
    public boolean appliesTo(Optional<AnnotatedElement> element) {
        return element.filter(e -> e instanceof Method method
                        && Arrays.stream(method.getParameterTypes())
                                .anyMatch(type -> type == Scenario.class || WhatIf.class.isAssignableFrom(type)))
                .isPresent();
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    /** The place of the drawn scenario among the parameters; -1 where there is none. */
    private static int place(Method method) {
        Parameter[] parameters = method.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            if (drawn(parameters[i]) != null && parameters[i].getType().equals(Scenario.class)) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable Drawn drawn(Parameter parameter) {
        Drawn direct = parameter.getAnnotation(Drawn.class);
        return direct != null ? direct : parameter.getAnnotatedType().getAnnotation(Drawn.class);
    }

    @Override
    public TryExecutionResult aroundTry(TryLifecycleContext context, TryExecutor aTry, List<Object> parameters) {
        TryExecutionResult result = execute(aTry, parameters);
        Method property = context.targetMethod();
        int place = place(property);
        if (place < 0 || !result.isFalsified()) {
            return result;
        }
        Drawn drawn = drawn(property.getParameters()[place]);
        int counted = drawn == null ? 0 : drawn.counted();
        Store<String> share = Store.getOrCreate(
                property, Lifespan.PROPERTY, () -> counted == 0 ? "" : share(aTry, parameters, place, counted));
        Throwable cause = result.throwable().orElseGet(AssertionError::new);
        AssertionError told = new AssertionError(
                share.get() + "smallest cause: " + cause((Scenario) parameters.get(place)) + "\n" + cause.getMessage(),
                cause);
        // jqwik shrinks as long as the error is of the same place.
        told.setStackTrace(cause.getStackTrace());
        return TryExecutionResult.falsified(told);
    }

    private static TryExecutionResult execute(TryExecutor aTry, List<Object> parameters) {
        TryExecutionResult result = aTry.execute(parameters);
        boolean clears = result.throwable()
                .filter(NoEquilibriumException.class::isInstance)
                .isEmpty();
        return clears ? result : TryExecutionResult.invalid();
    }

    private static String share(TryExecutor aTry, List<Object> parameters, int place, int counted) {
        Draws draws = Draws.over(Scenario.BASELINE);
        int tried = 0;
        int broken = 0;
        for (int draw = 0; draw < counted; draw++) {
            List<Object> other = new ArrayList<>(parameters);
            other.set(place, draws.scenario("draw " + draw, draws.draw(draw)));
            TryExecutionResult result = execute(aTry, other);
            tried += result.isInvalid() ? 0 : 1;
            broken += result.isFalsified() ? 1 : 0;
        }
        return "broken in " + Math.round(100.0 * broken / Math.max(1, tried)) + " % of draws (" + broken + " of "
                + tried + "); ";
    }

    /** The parameters of a scenario with their values and defaults. */
    private static String cause(Scenario scenario) {
        Map<String, ParameterValue> values = scenario.values();
        if (values.isEmpty()) {
            return "none, the baseline breaks it";
        }
        if (values.size() > MOST_NAMED) {
            return values.size() + " parameters together";
        }
        return values.entrySet().stream()
                .map(e -> e.getKey() + " " + at2030(scenario, e.getKey()) + " (default "
                        + at2030(Scenario.BASELINE, e.getKey()) + ")")
                .collect(Collectors.joining(", "));
    }

    private static String at2030(Scenario scenario, String parameter) {
        return new BigDecimal(scenario.path(parameter).at(2030), READABLE)
                .stripTrailingZeros()
                .toPlainString();
    }
}
