package org.tokenstate.testkit;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.Assertions;
import org.assertj.core.data.Percentage;
import org.tokenstate.inference.DataCentre;
import org.tokenstate.inference.EnergyPerTokenModel;
import org.tokenstate.inference.InferenceEnergy;
import org.tokenstate.inference.MeteredIntensity;
import org.tokenstate.inference.ServingPoint;
import org.tokenstate.units.TrafficMix;

/** What every {@link EnergyPerTokenModel} promises: extend it in a test and say which model. */
public abstract class EnergyPerTokenModelContract {
    /** For subclasses. */
    protected EnergyPerTokenModelContract() {}

    /**
     * The model to test.
     *
     * @return the model
     */
    protected abstract EnergyPerTokenModel model();

    @Provide
    Arbitrary<ServingPoint> points() {
        return TokenStates.servingPoints();
    }

    @Provide
    Arbitrary<DataCentre> centres() {
        return TokenStates.dataCentres();
    }

    @Property(tries = 100)
    void energyIsFiniteAndPositive(@ForAll("points") ServingPoint point) {
        InferenceEnergy energy = model().predict(point);
        Assertions.assertThat(energy.joulesPerOutputToken()).isFinite().isPositive();
        Assertions.assertThat(energy.tokensPerSecondPerUser()).isFinite().isPositive();
    }

    @Property(tries = 50)
    void theSamePointTakesTheSameEnergy(@ForAll("points") ServingPoint point) {
        Assertions.assertThat(model().predict(point).joulesPerOutputToken())
                .isEqualTo(model().predict(point).joulesPerOutputToken());
    }

    @Property(tries = 50)
    void moreUncachedInputNeverTakesLessEnergy(@ForAll("points") ServingPoint point) {
        ServingPoint longer = point.withTokens(
                        point.uncachedInputTokens() + 1000, point.cachedInputTokens(), point.outputTokens())
                .cappedToMemory();
        if (longer.batch() == point.batch() && longer.fitsInMemory()) {
            Assertions.assertThat(model().predict(longer).joulesPerOutputToken())
                    .isGreaterThanOrEqualTo(model().predict(point).joulesPerOutputToken() * (1 - 1e-9));
        }
    }

    @Property(tries = 50)
    void overheadIsPaidOnEveryJoule(@ForAll("points") ServingPoint point, @ForAll("centres") DataCentre centre) {
        ServingPoint served = point.withMix(TrafficMix.DEEPSEEK_2025).cappedToMemory();
        if (served.batch() >= 1 && served.fitsInMemory()) {
            double without = metered(served, centre.withPue(1));
            double with = metered(served, centre);
            Assertions.assertThat(with).isCloseTo(centre.pue() * without, Percentage.withPercentage(1e-9));
            Assertions.assertThat(without)
                    .isGreaterThanOrEqualTo(model().predict(served).joulesPerOutputToken() * (1 - 1e-9));
        }
    }

    private double metered(ServingPoint point, DataCentre centre) {
        return MeteredIntensity.of(model(), point, TrafficMix.DEEPSEEK_2025, centre)
                .meterJoulesPerOutputToken();
    }
}
