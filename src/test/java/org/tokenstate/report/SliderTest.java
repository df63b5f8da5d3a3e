package org.tokenstate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.Parameter;
import org.tokenstate.catalogue.ParameterTable;

/** Sliders reach where nearly all of a parameter's spread lies, in steps from its default. */
class SliderTest {
    private static final List<Slider> ALL =
            Slider.ALL.values().stream().flatMap(List::stream).toList();

    private static Slider of(String name) {
        return ALL.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void aSliderCanBeSetToTheDefaultAndLeavesTheTablesBoundsAlone() {
        assertThat(ALL).hasSize(29).allSatisfy(slider -> {
            Parameter parameter = ParameterTable.bundled().get(slider.name());
            double middle = parameter.defaultValue().at(2026);
            assertThat(slider.low()).as(slider.name()).isBetween(slider.lower(), middle);
            assertThat(slider.high()).as(slider.name()).isBetween(middle, slider.upper());
            assertThat(slider.low()).as(slider.name()).isLessThan(slider.high());
            for (double end : new double[] {slider.low(), slider.high()}) {
                double steps = (end - middle) / slider.step();
                assertThat(steps).as(slider.name()).isCloseTo(Math.rint(steps), within(1e-6));
            }
            // A step of one digit, about a hundredth of the way.
            assertThat(BigDecimal.valueOf(slider.step()).stripTrailingZeros().precision())
                    .as(slider.name())
                    .isEqualTo(1);
            assertThat((slider.high() - slider.low()) / slider.step())
                    .as(slider.name())
                    .isBetween(60.0, 155.0);
            assertThat(slider.unit()).as(slider.name()).isNotEqualTo("1");
            assertThat(slider.about()).isEqualTo(parameter.description());
        });
        assertThat(Slider.ALL).containsOnlyKeys("Demand", "Energy per token", "Trade", "Supply");
    }

    /** The ends are the 0.5 % and 99.5 % quantiles, or less than a step within them. */
    @Test
    void theEndsAreQuantiles() {
        Slider diffusion = of("diffusion");
        var spread = ParameterTable.bundled().get("diffusion").distribution().orElseThrow();
        assertThat(diffusion.low()).isBetween(spread.quantile(0.005), spread.quantile(0.005) + diffusion.step());
        assertThat(diffusion.high()).isBetween(spread.quantile(0.995) - diffusion.step(), spread.quantile(0.995));
    }

    /** Without a distribution from the least value to twice the default, or to one where that is more. */
    @Test
    void withoutASpreadTheDefaultIsTheMiddle() {
        List<Slider> without = ALL.stream()
                .filter(s ->
                        ParameterTable.bundled().get(s.name()).distribution().isEmpty())
                .toList();
        assertThat(without).isNotEmpty().allSatisfy(slider -> {
            double middle =
                    ParameterTable.bundled().get(slider.name()).defaultValue().at(2026);
            assertThat(slider.low()).isCloseTo(Math.max(0, slider.lower()), within(slider.step()));
            assertThat(slider.high())
                    .isCloseTo(Math.min(slider.upper(), Math.max(1, 2 * middle)), within(slider.step()));
        });
    }
}
