package examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.tokenstate.units.Energy;

/** A property as a user of the library would write it. */
class UnitsTest {
    @Property
    void energySurvivesTheWayThroughJoules(@ForAll @DoubleRange(min = 0, max = 1e5) double twh) {
        double joules = Energy.ofTerawattHours(twh).joules();
        assertThat(joules).isCloseTo(twh * 3.6e15, within(1e-12 * twh * 3.6e15));
    }
}
