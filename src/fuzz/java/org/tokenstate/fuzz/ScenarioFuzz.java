package org.tokenstate.fuzz;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.tokenstate.economics.world.NoEquilibriumException;
import org.tokenstate.projection.ScenarioFile;
import org.tokenstate.projection.ScenarioFiles;

/** Any scenario file, with a file that it may extend and a file of data, is a scenario or faults in words. */
public final class ScenarioFuzz {
    /** Equations of one's own expand the whole model anew, five times in what is done here. */
    private static final int MOST_SECONDS = 3;

    private static final int WARM_UP = 5;

    private ScenarioFuzz() {}

    /** Loads what is used, and warms up what takes long when it is cold. */
    public static void fuzzerInitialize() {
        ScenarioFiles.BUNDLED.forEach(name -> ScenarioFiles.load(name).model("CHN").project(2025, 2030));
        for (int i = 0; i < WARM_UP; i++) {
            read("name: a\nextends: base.yaml\n@@\nname: b\nequations: |\n  more \"USD/yr\" = 2 * model_imports_usd[EUR]\n"
                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Reads the first part, in three seconds of work at most; what was read is written and read back; one in eight is projected. */
    public static void fuzzerTestOneInput(byte[] input) {
        Promise.inTime(input, MOST_SECONDS, () -> read(input));
    }

    private static void read(byte[] input) {
        Promise.files(input, "scenario.yaml", "base.yaml", "data.csv");
        Path path = Promise.DIRECTORY.resolve("scenario.yaml");
        Promise.ofFile(() -> {
            ScenarioFile file = ScenarioFiles.read(path);
            file.datasets();
            String written = ScenarioFiles.write(ScenarioFile.of(file.scenario()));
            if (!ScenarioFiles.parse("written", written).scenario().equals(file.scenario())) {
                throw new IllegalStateException("written and read is another scenario: " + written);
            }
            if (input.length % 8 == 0) {
                Promise.ofText(
                        () -> file.model(file.country().orElse("CHN")).project(2025, 2030),
                        NoEquilibriumException.class);
            }
        });
    }
}
