package org.tokenstate.testkit;

import net.jqwik.api.SampleReportingFormat;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.ScenarioFiles;
import org.tokenstate.projection.WhatIf;

/**
 * Prints a scenario, or what a what-if makes of the baseline, as a scenario file with units, ready to be pasted. jqwik finds
 * it by itself.
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
        boolean inSet = false;
        boolean first = true;
        for (String line : ScenarioFiles.write(scenario).lines().toList()) {
            if (line.equals("description: \"\"")) {
                continue;
            }
            out.append(first ? "" : ",\n");
            if (line.equals("set:")) {
                out.append("set: {\n");
                inSet = true;
                first = true;
            } else {
                out.append(line);
                first = false;
            }
        }
        return out.append(inSet ? "}}" : "}").toString();
    }

    @Override
    public boolean appliesTo(Object value) {
        return value instanceof Scenario || value instanceof WhatIf;
    }

    @Override
    public Object report(Object value) {
        Scenario scenario =
                value instanceof WhatIf change ? Scenario.BASELINE.with(change).named("what-if", "") : (Scenario) value;
        return new Text(yaml(scenario));
    }

    private record Text(String yaml) {
        @Override
        public String toString() {
            return yaml;
        }
    }
}
