package org.tokenstate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.InputException;

class ReadAheadTest {
    @Test
    void whatIsBegunIsGivenToWhoeverAsks() {
        Supplier<Integer> work = ReadAhead.begun(() -> 6 * 7);
        assertThat(work.get()).isEqualTo(42);
        assertThat(work.get()).isEqualTo(42);
    }

    @Test
    void itsFaultIsThatOfTheWork() {
        Supplier<Integer> work = ReadAhead.begun(() -> {
            throw new InputException("no such country");
        });
        assertThatThrownBy(work::get).isInstanceOf(InputException.class).hasMessage("no such country");
    }
}
