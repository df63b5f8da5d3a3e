package org.tokenstate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tokenstate.data.ModelDay;

class PriceEventsTest {
    private static final LocalDate START = LocalDate.of(2026, 5, 1);

    private static void add(
            List<ModelDay> days, String model, double before, double after, double price, double later) {
        for (int d = 0; d < 8; d++) {
            days.add(new ModelDay(START.plusDays(d), model, "US", d < 4 ? before : after, d < 4 ? price : later));
        }
    }

    /** One halved price and three that stand, whose tokens grow by the factors 1, 2 and 4: mean 2, s = ln 2. */
    @Test
    void oneEventAgainstThreeModelsByHand() {
        List<ModelDay> days = new ArrayList<>();
        add(days, "cut", 100, 800, 4, 2);
        add(days, "same", 100, 100, 1, 1);
        add(days, "double", 100, 200, 1, 1);
        add(days, "fourfold", 100, 400, 1, 1);
        PriceEvents events = PriceEvents.of(days, 4, 4, 0.05).orElseThrow();
        assertThat(events.events()).isEqualTo(1);
        // ln 8 - ln 2 on -ln 2
        assertThat(events.elasticity()).isCloseTo(-2, within(1e-12));
        assertThat(events.standardError()).isCloseTo(1, within(1e-12));
    }

    @Test
    void smallChangesAndMissingDaysAreNoEvents() {
        List<ModelDay> days = new ArrayList<>();
        add(days, "cut", 100, 800, 4, 3.9);
        add(days, "same", 100, 100, 1, 1);
        add(days, "double", 100, 200, 1, 1);
        assertThat(PriceEvents.of(days, 4, 4, 0.05)).isEmpty();
        assertThat(PriceEvents.of(days, 5, 4, 0.01)).isEmpty();
        assertThat(PriceEvents.of(days, 4, 4, 0.01)).isPresent();
    }

    /** Three days before and four after: each side is a mean over its own days. */
    @Test
    void theSidesMayDifferInLength() {
        List<ModelDay> days = new ArrayList<>();
        add(days, "cut", 100, 800, 4, 2);
        add(days, "same", 100, 100, 1, 1);
        add(days, "fourfold", 100, 400, 1, 1);
        PriceEvents events = PriceEvents.of(days, 3, 4, 0.05).orElseThrow();
        // ln 8 less the mean of 0 and ln 4, on -ln 2; the two deviate by ln 2 each from their mean.
        assertThat(events.elasticity()).isCloseTo(-2, within(1e-12));
        assertThat(events.standardError()).isCloseTo(Math.sqrt(2), within(1e-12));
    }

    /** A change of just the least size counts; a day without tokens has no logarithm, so that its model is no comparison. */
    @Test
    void boundsOfWhatCounts() {
        List<ModelDay> days = new ArrayList<>();
        add(days, "cut", 100, 800, 4, 2);
        add(days, "same", 100, 100, 1, 1);
        add(days, "double", 100, 200, 1, 1);
        assertThat(PriceEvents.of(days, 4, 4, Math.log(2))).isPresent();
        assertThat(PriceEvents.of(days, 4, 4, Math.nextUp(Math.log(2)))).isEmpty();
        double elasticity = PriceEvents.of(days, 4, 4, 0.05).orElseThrow().elasticity();
        add(days, "gone", 100, 0, 1, 1);
        assertThat(PriceEvents.of(days, 4, 4, 0.05).orElseThrow().elasticity()).isEqualTo(elasticity);
        // Against one model alone there is no error.
        days.removeIf(d -> d.model().equals("double"));
        assertThat(PriceEvents.of(days, 4, 4, 0.05)).isEmpty();
    }
}
