package org.tokenstate.cli;

import java.util.Iterator;
import org.tokenstate.projection.ScenarioFiles;

/** The names that a shell completes where a scenario is asked for. */
final class BundledScenarios implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return ScenarioFiles.BUNDLED.iterator();
    }
}
