package org.tokenstate.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.tokenstate.testkit.TokenStates;

class RooflineLawsTest {
    private static final EnergyRoofline ROOFLINE = EnergyRoofline.bundled();
    private static final double RELATIVE = 1e-9;

    @Provide
    Arbitrary<ServingPoint> points() {
        return TokenStates.servingPointsOfAnyModel();
    }

    @Property(tries = 300)
    void aLargerBatchNeverRaisesEnergyPerToken(
            @ForAll("points") ServingPoint p, @ForAll @DoubleRange(min = 0, max = 1) double share) {
        double large = p.largestBatchInMemory();
        double small = 1 + share * (large - 1);
        assertThat(ROOFLINE.predict(p.withBatch(large)).joulesPerOutputToken())
                .isLessThanOrEqualTo(ROOFLINE.predict(p.withBatch(small)).joulesPerOutputToken() * (1 + RELATIVE));
    }

    @Property(tries = 300)
    void energyTimesThroughputIsPowerAndThePartsSumToTheWhole(@ForAll("points") ServingPoint p) {
        InferenceEnergy e = ROOFLINE.predict(p);
        assertThat(e.joulesPerOutputToken() * e.outputTokensPerSecond())
                .isCloseTo(e.powerWatts(), within(RELATIVE * e.powerWatts()));
        double parts = e.weightsJoulesPerOutputToken()
                + e.cacheJoulesPerOutputToken()
                + e.computeJoulesPerOutputToken()
                + e.prefillJoulesPerOutputToken()
                + e.overheadJoulesPerOutputToken()
                + e.communicationJoulesPerOutputToken();
        assertThat(parts).isCloseTo(e.joulesPerOutputToken(), within(RELATIVE * parts));
        assertThat(e.powerWatts())
                .isBetween(
                        p.accelerator().idleWatts() * p.accelerators(),
                        p.accelerator().thermalDesignWatts() * p.accelerators() * (1 + RELATIVE));
    }

    @Property(tries = 300)
    void workNeverFallsWithContext(
            @ForAll("points") ServingPoint p, @ForAll @DoubleRange(min = 0, max = 30_000) double more) {
        RooflineWork less = new RooflineWork(p);
        RooflineWork longer = new RooflineWork(p.withTokens(
                p.uncachedInputTokens(), p.cachedInputTokens() + more, p.outputTokens(), p.meanDecodePosition()));
        assertThat(longer.cacheSeconds).isGreaterThanOrEqualTo(less.cacheSeconds);
        assertThat(longer.decodeSeconds).isGreaterThanOrEqualTo(less.decodeSeconds);
        assertThat(longer.prefillSeconds).isGreaterThanOrEqualTo(less.prefillSeconds);
    }

    @Property(tries = 300)
    void fasterAcceleratorsAtTheSamePowerNeverRaiseEnergy(
            @ForAll("points") ServingPoint p,
            @ForAll @DoubleRange(min = 1, max = 4) double flops,
            @ForAll @DoubleRange(min = 1, max = 4) double bandwidth) {
        ServingPoint faster =
                p.withAccelerators(p.accelerator().scaled(flops, bandwidth), p.accelerators(), p.dataParallel());
        assertThat(ROOFLINE.predict(faster).joulesPerOutputToken())
                .isLessThanOrEqualTo(ROOFLINE.predict(p).joulesPerOutputToken() * (1 + RELATIVE));
    }

    @Property(tries = 200)
    void aTunedStackNeverRaisesEnergy(
            @ForAll("points") ServingPoint p, @ForAll @DoubleRange(min = 0, max = 1) double multiplier) {
        assertThat(ROOFLINE.predict(p.withStack(new ServingStack("tuned", multiplier)))
                        .joulesPerOutputToken())
                .isLessThanOrEqualTo(ROOFLINE.predict(p).joulesPerOutputToken() * (1 + RELATIVE));
    }

    @Property(tries = 200)
    void aPrefixCacheNeverRaisesEnergy(@ForAll("points") ServingPoint p) {
        ServingPoint uncached = p.withTokens(p.inputTokens(), 0, p.outputTokens(), p.meanDecodePosition());
        assertThat(ROOFLINE.predict(p).joulesPerOutputToken())
                .isLessThanOrEqualTo(ROOFLINE.predict(uncached).joulesPerOutputToken() * (1 + RELATIVE));
    }

    @Property(tries = 300)
    void expertsHitGrowWithTheBatchAndStayWithinTheirNumber(
            @ForAll @IntRange(min = 1, max = 4096) int batch, @ForAll("points") ServingPoint p) {
        LanguageModel m = p.model();
        if (!m.isMixtureOfExperts()) {
            assertThat(m.expertsHit(batch)).isZero();
            return;
        }
        assertThat(m.expertsHit(1)).isCloseTo(m.expertsPerToken(), within(1e-6));
        assertThat(m.expertsHit(batch + 1)).isGreaterThanOrEqualTo(m.expertsHit(batch));
        assertThat(m.expertsHit(batch)).isLessThanOrEqualTo(m.experts());
    }

    @Property(tries = 100)
    void theBatchOfAnInteractivityKeepsItAndTheNextDoesNot(
            @ForAll("points") ServingPoint p, @ForAll @DoubleRange(min = 1, max = 150) double speed) {
        Interactivity.largestBatch(ROOFLINE, p, speed).ifPresent(c -> {
            assertThat(c.energy().tokensPerSecondPerUser()).isGreaterThanOrEqualTo(speed);
            assertThat(c.point().fitsInMemory()).isTrue();
            ServingPoint next = c.point().withBatch(c.point().batch() + 1);
            assertThat(
                            c.memoryBinds()
                                    ? !next.fitsInMemory()
                                    : ROOFLINE.predict(next).tokensPerSecondPerUser() < speed)
                    .isTrue();
        });
    }

    @Property(tries = 200)
    void draftingGainsLessThanTheTokensItYields(
            @ForAll("points") ServingPoint p,
            @ForAll @IntRange(min = 1, max = 6) int length,
            @ForAll @DoubleRange(min = 0, max = 0.95) double acceptance) {
        SpeculativeDecoding s = new SpeculativeDecoding(length, acceptance, 0);
        assertThat(s.tokensPerStep()).isBetween(1.0, length + 1.0);
        double plain = ROOFLINE.predict(p).decodeJoulesPerOutputToken();
        double drafted = ROOFLINE.predict(p.withSpeculation(s)).decodeJoulesPerOutputToken();
        assertThat(drafted).isGreaterThanOrEqualTo(plain / s.tokensPerStep() * 0.9);
    }
}
