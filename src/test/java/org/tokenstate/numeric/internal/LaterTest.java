package org.tokenstate.numeric.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LaterTest {
    private final AtomicInteger done = new AtomicInteger();

    @Test
    void whatNobodyAsksForIsNotDone() {
        Later<Integer> work = Later.of("work", done::incrementAndGet);

        assertThat(done).hasValue(0);
        assertThat(work.get()).isEqualTo(1);
        assertThat(work.get()).isEqualTo(1);
    }

    @Test
    void whatWasBegunIsDoneOnce() {
        Later<Integer> work = Later.of("work", done::incrementAndGet).begin();

        assertThat(work.get()).isEqualTo(1);
        assertThat(work.begin().get()).isEqualTo(1);
        assertThat(done).hasValue(1);
    }

    @Test
    void itsFaultIsMetByWhoeverAsks() {
        Later<Integer> work = Later.of("work", () -> {
            throw new ArithmeticException("no answer");
        });

        assertThatThrownBy(work.begin()::get)
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("no answer");
    }
}
