package org.tokenstate.testkit;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.api.Assertions;
import org.tokenstate.economics.PricePath;

/** What every {@link PricePath} promises: extend it in a test and say which path. */
public abstract class PricePathContract {
    /** For subclasses. */
    protected PricePathContract() {}

    /**
     * The path to test.
     *
     * @return the path
     */
    protected abstract PricePath path();

    @Property(tries = 100)
    void markupsAreFiniteAndNoPriceIsNegative(
            @ForAll @DoubleRange(min = 0, max = 40) double years,
            @ForAll @DoubleRange(min = -0.99, max = 100) double base) {
        Assertions.assertThat(path().markup(years, base)).isFinite().isGreaterThan(-1);
    }

    @Property(tries = 100)
    void theBaseYearIsAsItWas(@ForAll @DoubleRange(min = -0.99, max = 100) double base) {
        Assertions.assertThat(path().markup(0, base)).isEqualTo(base);
    }

    @Property(tries = 100)
    void theLargerMarkupStaysTheLarger(
            @ForAll @DoubleRange(min = 0, max = 40) double years,
            @ForAll @DoubleRange(min = 0.01, max = 50) double base) {
        Assertions.assertThat(path().markup(years, 2 * base))
                .isGreaterThanOrEqualTo(path().markup(years, base) * (1 - 1e-12));
    }
}
