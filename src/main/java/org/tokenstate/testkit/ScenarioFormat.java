package org.tokenstate.testkit;

import java.util.Arrays;
import java.util.stream.Collectors;
import net.jqwik.api.SampleReportingFormat;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.ScenarioFiles;
import org.tokenstate.projection.WhatIf;

/**
 * Prints a scenario, or what a what-if makes of the baseline, as a scenario file with units, and a yearly series as the call
 * that makes it, ready to be pasted. jqwik finds it by itself.
 */
public final class ScenarioFormat implements SampleReportingFormat {
    /** For jqwik. */
    public ScenarioFormat() {}

    /**
     * A scenario as the text of a scenario file in flow style, which stays one when its lines are joined.
     *
     * @param scenario the scenario
     * @return the text, which {@link ScenarioFiles#parse} reads back to an equal scenario
     */
    public static String yaml(Scenario scenario) {
        StringBuilder out = new StringBuilder("{");
        boolean inSection = false;
        boolean first = true;
        for (String line : ScenarioFiles.write(scenario).lines().toList()) {
            if (line.equals("description: \"\"")) {
                continue;
            }
            boolean opens = line.equals("base:") || line.equals("set:");
            out.append(opens && inSection ? "}" : "").append(first && !opens ? "" : ",\n");
            out.append(opens ? line + " {\n" : line);
            first = opens || out.length() == 1;
            inSection |= opens;
        }
        return out.append(inSection ? "}}" : "}").toString();
    }

    @Override
    public boolean appliesTo(Object value) {
        return value instanceof Scenario || value instanceof WhatIf || value instanceof AnnualSeries;
    }

    @Override
    public Object report(Object value) {
        if (value instanceof AnnualSeries series) {
            return new Text(call(series));
        }
        Scenario scenario =
                value instanceof WhatIf change ? Scenario.BASELINE.with(change).named("what-if", "") : (Scenario) value;
        return new Text(yaml(scenario));
    }

    private static String call(AnnualSeries series) {
        if (series.isEmpty()) {
            return series.toString();
        }
        int first = series.firstYear().orElseThrow();
        String values = Arrays.stream(series.values(first, series.lastYear().orElseThrow()))
                .mapToObj(value -> Double.isNaN(value) ? "Double.NaN" : Double.toString(value))
                .collect(Collectors.joining(", "));
        return "AnnualSeries.of(\"" + series.name() + "\", " + first + ", " + values + ")";
    }

    private record Text(String text) {
        @Override
        public String toString() {
            return text;
        }
    }
}
