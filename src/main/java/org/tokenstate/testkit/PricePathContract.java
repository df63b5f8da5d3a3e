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
    void pricesAreFiniteAndCoverTheCost(
            @ForAll @DoubleRange(min = 0, max = 40) double years,
            @ForAll @DoubleRange(min = 0.01, max = 100) double cost,
            @ForAll @DoubleRange(min = 0, max = 50) double scarcity) {
        double price = path().usdPerMtok(years, cost, scarcity);
        Assertions.assertThat(price).isFinite().isGreaterThanOrEqualTo((cost + scarcity) * (1 - 1e-9));
    }

    @Property(tries = 100)
    void scarcityIsPassedOnWithoutMarkup(
            @ForAll @DoubleRange(min = 0, max = 40) double years,
            @ForAll @DoubleRange(min = 0.01, max = 100) double cost,
            @ForAll @DoubleRange(min = 0, max = 50) double scarcity) {
        double difference = path().usdPerMtok(years, cost, scarcity) - path().usdPerMtok(years, cost, 0);
        Assertions.assertThat(difference)
                .isCloseTo(scarcity, org.assertj.core.data.Offset.offset(1e-9 * (1 + cost + scarcity)));
    }

    @Property(tries = 100)
    void aDearerTokenIsNeverCheaper(
            @ForAll @DoubleRange(min = 0, max = 40) double years,
            @ForAll @DoubleRange(min = 0.01, max = 100) double cost) {
        Assertions.assertThat(path().usdPerMtok(years, 2 * cost, 0))
                .isGreaterThanOrEqualTo(path().usdPerMtok(years, cost, 0) * (1 - 1e-12));
    }
}
