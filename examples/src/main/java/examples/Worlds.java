package examples;

import java.util.List;
import java.util.stream.Stream;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.ScenarioFiles;

/** Four policy worlds, from the scenario files of the library. */
final class Worlds {
    private Worlds() {}

    static List<Scenario> all() {
        return Stream.of("baseline", "open", "fortress", "price-war")
                .map(name -> ScenarioFiles.load(name).scenario())
                .toList();
    }
}
