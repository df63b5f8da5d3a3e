package org.tokenstate.testkit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;
import org.tokenstate.projection.Scenario;
import org.tokenstate.testkit.internal.Draws;

/**
 * Drawn values that shrink to the smallest cause: a single parameter, then the shortest list of those that lead, then without
 * each, then each nearer to its default.
 */
final class Cause implements Shrinkable<Scenario> {
    /** Values move only where so few are left that it is read at a glance. */
    private static final int FEW = 4;

    private static final int SINGLES = 12;
    private static final double[] STEPS = {0, 0.25, 0.5, 0.75, 0.9};
    private static final MathContext READABLE = new MathContext(3);

    private final Draws draws;
    private final Supplier<Leaders> leaders;
    private final Map<String, Double> values;
    private final Scenario scenario;

    private Cause(Draws draws, Supplier<Leaders> leaders, String name, Map<String, Double> values) {
        this.draws = draws;
        this.leaders = leaders;
        this.values = values;
        scenario = draws.scenario(name, values);
    }

    static Cause of(Draws draws, Supplier<Leaders> leaders, String name, Map<String, Double> values) {
        return new Cause(draws, leaders, name, values);
    }

    private Cause example(Map<String, Double> fewer) {
        return new Cause(draws, leaders, "example", fewer);
    }

    @Override
    public Scenario value() {
        return scenario;
    }

    @Override
    public Stream<Shrinkable<Scenario>> shrink() {
        List<String> ordered = leaders.get().ordered(values.keySet());
        int n = ordered.size();
        List<List<String>> parts = new ArrayList<>();
        if (n > 0) {
            parts.add(List.of());
        }
        if (n > 1) {
            ordered.stream().limit(n > FEW ? SINGLES : n).forEach(name -> parts.add(List.of(name)));
            for (int size = 2; size < n; size *= 2) {
                parts.add(ordered.subList(0, size));
            }
        }
        Stream<Shrinkable<Scenario>> fewer = parts.stream().map(part -> example(only(part)));
        for (int size = n / 2; size >= 1 && n > 2; size /= 2) {
            int chunk = size;
            fewer = Stream.concat(
                    fewer,
                    Stream.iterate(n - chunk, from -> from >= 0, from -> from - chunk)
                            .map(from -> example(without(ordered.subList(from, from + chunk)))));
        }
        return n > FEW ? fewer : Stream.concat(fewer, nearer(ordered));
    }

    private Map<String, Double> only(List<String> names) {
        Map<String, Double> part = new LinkedHashMap<>();
        names.forEach(name -> part.put(name, value(name)));
        return part;
    }

    private Map<String, Double> without(List<String> names) {
        Map<String, Double> part = new LinkedHashMap<>(values);
        part.keySet().removeAll(names);
        return part;
    }

    private double value(String name) {
        Double value = values.get(name);
        return value == null ? draws.usual(name) : value;
    }

    /** Each value a step nearer to its default, in three digits. */
    private Stream<Shrinkable<Scenario>> nearer(List<String> ordered) {
        return ordered.stream().flatMap(name -> {
            double usual = draws.usual(name);
            double value = value(name);
            List<Shrinkable<Scenario>> moved = new ArrayList<>();
            for (double step : STEPS) {
                double next = new BigDecimal(usual + step * (value - usual), READABLE).doubleValue();
                if (Math.abs(next - usual) < Math.abs(value - usual) && next != usual) {
                    Map<String, Double> changed = new LinkedHashMap<>(values);
                    changed.put(name, next);
                    moved.add(example(changed));
                }
            }
            return moved.stream();
        });
    }

    @Override
    public ShrinkingDistance distance() {
        double moved = 0;
        for (Map.Entry<String, Double> value : values.entrySet()) {
            double range = draws.quantile(value.getKey(), 0.99) - draws.quantile(value.getKey(), 0.01);
            moved += range > 0 ? Math.abs(value.getValue() - draws.usual(value.getKey())) / range : 0;
        }
        return ShrinkingDistance.of(values.size(), Math.round(1e6 * moved));
    }
}
