package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing moves unseen: see {@link FrozenProjections}. Recorded anew by {@code -Drecord}. */
class FrozenProjectionsTest {
    private static List<FrozenProjections.Case> cases() {
        return FrozenProjections.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyVariableOfEveryYearIsAsItWas(FrozenProjections.Case frozen) throws IOException {
        if (System.getProperty("record") != null) {
            FrozenProjections.record(frozen);
            return;
        }
        assertThat(FrozenProjections.differences(frozen)).isEmpty();
    }
}
