package org.tokenstate.equations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tokenstate.equations.Solver.Block;
import org.tokenstate.equations.Solver.Layout;

/** Where the numbers of a port stand. */
class SolverTest {
    private static final Block OF_PLACES_AND_TIERS =
            new Block(10, List.of("place", "tier"), List.of(List.of("USA", "CHN", "NOR"), List.of("low", "high")));

    @Test
    void theLastIndexRunsFastest() {
        assertThat(OF_PLACES_AND_TIERS.size()).isEqualTo(6);
        assertThat(OF_PLACES_AND_TIERS.size(0)).isEqualTo(3);
        assertThat(OF_PLACES_AND_TIERS.size(1)).isEqualTo(2);
        int at = 10;
        for (String place : List.of("USA", "CHN", "NOR")) {
            for (String tier : List.of("low", "high")) {
                assertThat(OF_PLACES_AND_TIERS.place(List.of(place, tier))).isEqualTo(at++);
            }
        }
    }

    @Test
    void aPortWithoutIndicesIsOneNumber() {
        Block one = new Block(4, List.of(), List.of());
        assertThat(one.size()).isEqualTo(1);
        assertThat(one.place(List.of())).isEqualTo(4);
    }

    @Test
    void portsAreFoundByName() {
        Block one = new Block(4, List.of(), List.of());
        Layout layout = new Layout(Map.of("demand", OF_PLACES_AND_TIERS), Map.of("price", one), 1);
        assertThat(layout.in("demand")).isEqualTo(OF_PLACES_AND_TIERS);
        assertThat(layout.out("price")).isEqualTo(one);
        assertThat(layout.steady()).isEmpty();
        assertThat(layout.unread()).isEmpty();
        assertThatThrownBy(() -> layout.in("price"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no port 'price'");
        assertThatThrownBy(() -> layout.out("demand")).hasMessage("no port 'demand'");
    }

    @Test
    void aSolverForgetsUnlessItSaysOtherwise() {
        Solver solver = new Solver() {
            @Override
            public List<Port> inputs() {
                return List.of();
            }

            @Override
            public List<Port> outputs() {
                return List.of();
            }

            @Override
            public Work start(Layout layout, int width) {
                return (year, lanes, in, out) -> {};
            }
        };
        assertThat(solver.remembers()).isFalse();
    }
}
