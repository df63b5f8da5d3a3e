package org.tokenstate.planted;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.catalogue.YearPath;
import org.tokenstate.inference.DataCentre;
import org.tokenstate.inference.EnergyPerTokenModel;
import org.tokenstate.inference.EnergyRoofline;
import org.tokenstate.inference.InferenceCatalogue;
import org.tokenstate.inference.ServingPoint;
import org.tokenstate.projection.ParameterValue;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.projection.WhatIf;
import org.tokenstate.testkit.EnergyPerTokenModelContract;
import org.tokenstate.testkit.ProjectionContract;

/**
 * Runs the contracts of the test kit, one law after another, against the model on the class path, until one finds a fault.
 * Writes what was found: the law, after how many tries, and the shrunk counter-example.
 */
public final class Laws {
    private static final List<Class<?>> CONTRACTS = List.of(China.class, Norway.class, Roofline.class);
    /** Laws that most faults break come last, so that a law about behaviour is named where there is one. */
    private static final List<String> LAST = List.of(
            "aProjectionIsAPureFunction", "aScenarioReadBackMeansTheSame", "everyNumberFollowsFromItsFormula");

    private Laws() {}

    /** The laws of the projection for a maker. */
    @AddLifecycleHook(Recorder.class)
    static class China extends ProjectionContract {
        private static final TokenStateModel MODEL = TokenStateModel.of("CHN").against("USA");

        @Override
        protected TokenStateModel model() {
            return MODEL;
        }
    }

    /** The laws of the projection for a taker. */
    @AddLifecycleHook(Recorder.class)
    static class Norway extends ProjectionContract {
        private static final TokenStateModel MODEL = TokenStateModel.of("NOR").against("USA");

        @Override
        protected TokenStateModel model() {
            return MODEL;
        }
    }

    /** The laws of energy per token. */
    @AddLifecycleHook(Recorder.class)
    static class Roofline extends EnergyPerTokenModelContract {
        @Override
        protected EnergyPerTokenModel model() {
            return EnergyRoofline.bundled();
        }
    }

    /** Fixes the seed and keeps the first law that is broken. */
    static final class Recorder implements AroundPropertyHook {
        private static Optional<String> found = Optional.empty();
        private static int ran;

        @Override
        public PropagationMode propagateTo() {
            return PropagationMode.ALL_DESCENDANTS;
        }

        @Override
        public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
            context.attributes().setSeed(System.getProperty("planted.seed"));
            PropertyExecutionResult result = property.execute();
            ran++;
            if (result.status() == PropertyExecutionResult.Status.FAILED) {
                List<Object> sample = result.falsifiedParameters().orElseThrow();
                int changed = sample.stream().mapToInt(value -> changed(value).size()).sum();
                found = Optional.of(String.join(
                        "\t",
                        context.label(),
                        Integer.toString(result.countTries()),
                        Integer.toString(changed),
                        sample.stream()
                                .flatMap(value -> changed(value).stream())
                                .collect(Collectors.joining(", ")),
                        result.throwable().map(Throwable::getMessage).orElse("").lines().filter(line -> !line.isBlank()).findFirst().orElse("")));
            }
            return result;
        }
    }

    /** What a sample changes of the baseline, of the bundled serving point, of the default data centre. */
    private static List<String> changed(Object sample) {
        if (sample instanceof Scenario scenario) {
            return scenario.values().entrySet().stream()
                    .filter(e -> !isDefault(e.getKey(), e.getValue()))
                    .map(e -> text(e.getKey(), e.getValue()))
                    .toList();
        }
        if (sample instanceof WhatIf change) {
            return changed(Scenario.BASELINE.with(change));
        }
        if (sample instanceof DataCentre centre) {
            return centre.equals(DataCentre.DEFAULT) ? List.of() : List.of("pue = " + centre.pue(), "in service = " + centre.shareOfTimeInService());
        }
        if (sample instanceof ServingPoint point) {
            ServingPoint bundled = InferenceCatalogue.bundled().servingPoint(point.name());
            return Stream.of(
                            difference("batch", point.batch(), bundled.batch()),
                            difference("uncached", point.uncachedInputTokens(), bundled.uncachedInputTokens()),
                            difference("cached", point.cachedInputTokens(), bundled.cachedInputTokens()),
                            difference("output", point.outputTokens(), bundled.outputTokens()))
                    .filter(Objects::nonNull)
                    .toList();
        }
        throw new IllegalStateException("it is not known what " + sample.getClass() + " changes");
    }

    private static String difference(String name, double value, double bundled) {
        return Math.rint(value) == Math.rint(bundled) ? null : name + " = " + value;
    }

    private static String text(String name, ParameterValue value) {
        if (value.path().isEmpty()) {
            return name + " = " + value;
        }
        YearPath now = value.path().get();
        YearPath before = ParameterTable.bundled().get(name).defaultValue();
        int year = TokenStateModel.FIRST_YEAR;
        while (year < TokenStateModel.LAST_YEAR && now.at(year) == before.at(year)) {
            year++;
        }
        return name + " = " + now.at(year) + " in " + year;
    }

    private static boolean isDefault(String name, ParameterValue value) {
        Parameter parameter = ParameterTable.bundled().get(name);
        return !parameter.isChoice() && value.path().filter(parameter.defaultValue()::equals).isPresent();
    }

    /** Runs the laws; writes a line to the file that is named, empty when all hold. */
    public static void main(String[] args) throws IOException {
        for (Class<?> contract : CONTRACTS) {
            List<Method> laws = Arrays.stream(contract.getSuperclass().getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Property.class))
                    .sorted(Comparator.comparingInt((Method law) -> LAST.indexOf(law.getName())).thenComparing(Method::getName))
                    .toList();
            for (Method law : laws) {
                int before = Recorder.ran;
                LauncherFactory.create()
                        .execute(LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectMethod(contract, law))
                                .build());
                if (Recorder.ran != before + 1) {
                    throw new IllegalStateException("the law " + law + " did not run");
                }
                if (Recorder.found.isPresent()) {
                    Files.writeString(Path.of(args[0]), contract.getSimpleName() + "\t" + Recorder.found.get());
                    System.exit(0);
                }
            }
        }
        Files.writeString(Path.of(args[0]), "");
        System.exit(0);
    }
}
