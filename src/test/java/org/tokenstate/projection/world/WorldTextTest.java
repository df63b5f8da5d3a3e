package org.tokenstate.projection.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tokenstate.equations.EquationSystem;

class WorldTextTest {
    private final WorldText text = WorldText.bundled();

    @Test
    void unitsAgree() {
        assertThat(text.check()).isEmpty();
    }

    @Test
    void everyParameterIsRead() {
        EquationSystem system = text.system();
        assertThat(text.parameters().all())
                .filteredOn(parameter -> !system.parameters().contains(parameter.name()))
                .extracting("name")
                .isEmpty();
    }

    @Test
    void everyResultSaysWhatItIs() {
        assertThat(WorldModel.bundled().project(2025, 2025).results())
                .allSatisfy(result -> assertThat(text.system().variable(result).description())
                        .as(result)
                        .isNotEmpty());
    }
}
