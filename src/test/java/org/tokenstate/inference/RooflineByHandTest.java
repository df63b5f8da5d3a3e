package org.tokenstate.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.AbstractDoubleAssert;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** The roofline with round numbers, each step of it calculated on paper. */
class RooflineByHandTest {
    /** 1 and 2 PFLOP/s in 16 and 8 bits, 80 GB at 4 TB/s, 1 kW, 400 GB/s to its neighbours. */
    private static final Accelerator ROUND =
            new Accelerator("round", "Round", "", 2025, 1e15, 2e15, 4e15, 80e9, 4e12, 1000, 100, 4e11, 0, "");

    private static final RooflineCoefficients COEFFICIENTS =
            new RooflineCoefficients(0.8, 0.5, 0.25, 10, 20, 5, 7, 2, 3, 2500, 30, 40, 0.25, 40, 0.5);

    private static LanguageModel dense() {
        return LanguageModel.dense("dense", 8e9, 32, 4096, 32, 8, 128);
    }

    private static LanguageModel latent() {
        return mixture(Attention.LATENT, 576, 0, 11_520, 0);
    }

    /** Ten layers, eight of them with 64 experts of 0.1 billion parameters, of which a token visits four. */
    private static LanguageModel mixture(
            Attention attention, int latentWidth, int window, double kvBytes, double fixedBytes) {
        return new LanguageModel(
                "mixture",
                "",
                "",
                WeightPrecision.FP8,
                7.4e9,
                1.4e9,
                1e9,
                1e8,
                10,
                8,
                1000,
                16,
                4,
                64,
                32,
                attention,
                latentWidth,
                10,
                window,
                kvBytes,
                fixedBytes,
                64,
                4,
                false,
                "");
    }

    /** Two replicas of two accelerators; eight sequences of 1,000 new and 500 cached tokens in and 200 out. */
    private static ServingPoint point(LanguageModel model) {
        return ServingPoint.of(model, ROUND, 4)
                .withAccelerators(ROUND, 4, 2)
                .withBatch(8)
                .withTokens(1000, 500, 200);
    }

    private static AbstractDoubleAssert<?> assertNear(double actual, double expected) {
        return assertThat(actual).isCloseTo(expected, Percentage.withPercentage(1e-9));
    }

    @Test
    void aDenseModel() {
        assertThat(dense().kvBytesPerToken()).isEqualTo(131_072);
        assertThat(dense().isMixtureOfExperts()).isFalse();
        assertThat(dense()).hasToString("dense (8.0 B, 8.0 B active)");
        assertThat(dense().decodeAttentionFlop()).isEqualTo(524_288);
        assertThat(dense().prefillAttentionFlop()).isEqualTo(524_288);
        ServingPoint p = point(dense());
        assertThat(p.name()).isEqualTo("dense on 4 round");
        assertThat(p.tensorParallel()).isEqualTo(2);
        assertThat(p.context()).isEqualTo(1600);
        assertThat(p.uncachedPerOutput()).isEqualTo(5);
        assertThat(p.weightBytes()).isEqualTo(32e9);
        assertThat(p.cacheBytesPerSequence()).isEqualTo(1600 * 131_072.0);
        RooflineWork w = new RooflineWork(p);
        assertNear(w.weightSeconds, 2 * 8e9 * 2 / 16e12);
        assertNear(w.cacheSeconds, 8 * 1600 * 131_072.0 / 16e12);
        assertNear(w.decodeSeconds, 8 * 16e9 / 4e15);
        assertNear(w.decodeAttentionSeconds, 8 * 524_288.0 * 1600 / 4e15);
        // 40 prompt tokens a step, which see on average 1,500 - 1,000 / 2 tokens before them
        assertNear(w.prefillSeconds, 40 * 16e9 / 4e15);
        assertNear(w.prefillAttentionSeconds, 40 * 524_288.0 * 1000 / 4e15);
        // two all-reduces a layer, of 24 tokens of a replica, each 2 (n - 1) / n = 1 times its 2 bytes
        assertNear(w.linkSeconds, 32 * 2 * 2 * 24 * 4096 / 4e11);
        assertThat(w.draftSeconds).isZero();
        assertThat(w.sequences).isEqualTo(4);
        assertThat(w.tokens).isEqualTo(8);
        assertThat(w.watts).isEqualTo(4000);
        assertThat(w.layers).isEqualTo(32);
        assertThat(w.expertLayers).isZero();
        assertThat(w.collectives).isEqualTo(32);
        assertThat(w.dispatches).isZero();
        assertThat(w.eagerLayers).isZero();
        assertThat(w.streamed).isFalse();
        assertThat(w.fp8ExpertSeconds).isZero();
        assertThat(w.contendedSteps).isZero();
    }

    @Test
    void drafting() {
        ServingPoint p = point(dense()).withSpeculation(new SpeculativeDecoding(3, 0.5, 1e9));
        assertThat(p.weightBytes()).isEqualTo(36e9);
        RooflineWork w = new RooflineWork(p);
        // 1 + 1/2 + 1/4 + 1/8 tokens a step; four positions of each sequence are verified
        assertNear(w.tokens, 8 * 1.875);
        assertNear(w.decodeSeconds, 32 * 16e9 / 4e15);
        assertNear(w.decodeAttentionSeconds, 32 * 524_288.0 * 1600 / 4e15);
        assertNear(w.prefillSeconds, 75 * 16e9 / 4e15);
        assertNear(w.prefillAttentionSeconds, 75 * 524_288.0 * 1000 / 4e15);
        assertNear(w.draftSeconds, 3 * 2 * 1e9 * 2 / 16e12);
        assertNear(w.linkSeconds, 32 * 2 * 2 * 53.5 * 4096 / 4e11);
        // so many sequences that drafting is bound by products: 3 x 80,000 x 2 x 1e9 FLOP
        assertNear(new RooflineWork(p.withBatch(80_000)).draftSeconds, 3 * 80_000.0 * 2 * 1e9 / 4e15);
        assertThatThrownBy(() -> new SpeculativeDecoding(3, 1, 0))
                .hasMessage("acceptance of a draft must lie in [0, 1) but is 1.0");
        assertThatThrownBy(() -> new SpeculativeDecoding(3, -0.1, 0)).hasMessageContaining("acceptance");
        assertThat(new SpeculativeDecoding(3, 0, 0).tokensPerStep()).isEqualTo(1);
    }

    @Test
    void aMixtureOfExpertsWithLatentAttentionInEightBits() {
        LanguageModel m = latent();
        assertThat(m.isMixtureOfExperts()).isTrue();
        double hit = 64 * (1 - Math.pow(60 / 64.0, 8));
        assertNear(m.expertsHit(8), hit);
        assertNear(m.weightBytes(WeightPrecision.FP8, 2), 2e9 + 6.4e9);
        assertNear(m.weightBytes(WeightPrecision.MXFP4_EXPERTS, 2), 4e9 + 6.4e9 * 4.25 / 8);
        assertThat(m.decodeAttentionFlop()).isEqualTo(2 * 16 * (512 + 64 + 512) * 10);
        assertThat(m.prefillAttentionFlop()).isEqualTo(2 * 16 * (64 + 32) * 10);
        ServingPoint p = point(m).withStack(ServingStack.BENCHMARK);
        // the latent is kept by both accelerators of a replica
        assertThat(p.cacheBytesPerSequence()).isEqualTo(1600 * 11_520.0 * 2);
        RooflineWork w = new RooflineWork(p);
        assertNear(w.weightSeconds, (2e9 + hit * 1e8) / 16e12);
        assertNear(w.decodeSeconds, 8 * 2.8e9 / 8e15);
        // attention runs in 16 bits whatever the weights are stored in
        assertNear(w.decodeAttentionSeconds, 8 * 348_160.0 * 1600 / 4e15);
        assertThat(w.dispatches).isEqualTo(8);
        assertThat(w.streamed).isTrue();
        double moved = 24 * 1000 / 4e11;
        // what replicas exchange takes twice the time of its bytes
        assertNear(w.linkSeconds, 10 * 4 * moved + 8 * 3 * moved * 4 * 2);
        assertThat(w.expertLayers).isEqualTo(8);
        assertNear(w.fp8ExpertSeconds, 8 * 64 * 1000.0 / 16e12);
        assertThat(new RooflineWork(p.withPrecision(WeightPrecision.BF16, 2)).fp8ExpertSeconds)
                .isZero();
        // only the benchmark's server had kernels that were not tuned
        assertThat(new RooflineWork(p.withStack(ServingStack.VLLM)).fp8ExpertSeconds)
                .isZero();
        // half of 16 accelerators are in another server, at 50 GB/s: 3 sequences and prompts of 16 a replica
        double far = 16 * 8 * (1 + 5.0) / 16 * 1000;
        assertNear(
                new RooflineWork(p.withAccelerators(ROUND, 16, 16).withBatch(128)).linkSeconds,
                8 * 3 * far * 4 * (2 / 4e11 + 0.5 / 5e10));
        // one accelerator a replica needs no all-reduce, one replica no exchange between experts
        assertNear(new RooflineWork(p.withAccelerators(ROUND, 2, 2)).linkSeconds, 8 * 3 * moved * 4 * 2);
        assertNear(new RooflineWork(p.withAccelerators(ROUND, 4, 1)).linkSeconds, 10 * 4 * 48 * 1000 / 4e11 * 1.5);
    }

    @Test
    void windowsAndStates() {
        // 8 key-value heads are shared by 2 of 16 accelerators each; a window of 6,400 tokens is a quarter full at
        // 1,600
        ServingPoint window = point(mixture(Attention.SLIDING_WINDOW, 0, 6400, 1000, 1e6));
        assertThat(window.cacheBytesPerSequence()).isEqualTo(1600 * 1000.0 + 1e6 / 4);
        assertThat(window.withPrecision(WeightPrecision.FP8, 1).cacheBytesPerSequence())
                .isEqualTo(1600 * 500.0 + 1e6 / 8);
        assertThat(window.withTokens(9000, 0, 200).cacheBytesPerSequence()).isEqualTo(9100 * 1000.0 + 1e6);
        assertThat(point(dense()).withAccelerators(ROUND, 16, 1).cacheCopies()).isEqualTo(2);
        ServingPoint state = point(mixture(Attention.HYBRID_STATE, 0, 0, 1000, 1e6));
        assertThat(state.cacheBytesPerSequence()).isEqualTo(1600 * 1000.0 + 1e6);
        // a state is read and written, a window only read
        assertNear(new RooflineWork(state).cacheSeconds, 8 * (1600 * 1000.0 + 2e6) / 16e12);
        assertNear(new RooflineWork(window).cacheSeconds, 8 * (1600 * 1000.0 + 1e6 / 4) / 16e12);
    }

    @Test
    void timeAndPowerOfAStep() {
        RooflineWork w = new RooflineWork(point(latent()).withStack(ServingStack.BENCHMARK));
        double[] k = COEFFICIENTS.toArray();
        double weights = Math.max(w.weightSeconds / 0.8, w.decodeSeconds / 0.5);
        double attention = Math.max(w.cacheSeconds / 0.8, w.decodeAttentionSeconds / 0.25);
        // 2,500 bytes for each of 64 experts of 1,000 wide in 8 layers, at 16 TB/s
        double experts = 2500 * 64 * 1000.0 * 8 / 16e12;
        double prefill = w.prefillSeconds / 0.5 + w.prefillAttentionSeconds / 0.25;
        // 10 layers of which 8 have experts, 4 streamed sequences a replica, one doubling of ranks, an exchange a layer
        double software = 1e-6 * (10 * 10 + 20 * 8 + 3 * 4);
        double links = w.linkSeconds + 1e-6 * (5 * 10 + 7 * 8);
        double t = weights + attention + experts + prefill + software + links;
        assertNear(w.stepSeconds(k), t);
        double bytes = 16e12 * (w.weightSeconds + w.cacheSeconds + experts);
        // 8-bit products at twice the peak take half the energy of those in 16 bits
        double products =
                4e15 * (w.decodeSeconds + w.decodeAttentionSeconds + w.prefillSeconds + w.prefillAttentionSeconds);
        assertNear(w.powerWatts(k, t), 1000 + (40e-12 * bytes + 0.5e-12 * products) / t);
        // a step of kernels alone would draw more than the design allows
        double[] hot = new RooflineCoefficients(1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.9, 900, 0).toArray();
        assertThat(w.powerWatts(hot, weights)).isEqualTo(4000);
        RooflineWork contended = new RooflineWork(point(latent()).withStack(ServingStack.CONTENDED_BENCHMARK));
        assertNear(contended.stepSeconds(k), t + 30e-6);
        // elsewhere a sequence takes 2 us and FP8 experts nothing; without graphs a layer 40 us, and one of experts
        // twice that
        RooflineWork plain = new RooflineWork(point(latent()));
        assertNear(plain.stepSeconds(k), t - experts - 1e-6 * 4);
        RooflineWork eager = new RooflineWork(point(latent()).withStack(ServingStack.VLLM_EAGER));
        assertNear(eager.stepSeconds(k), plain.stepSeconds(k) + 1e-6 * 40 * 18);
        ServingPoint drafting = point(dense()).withSpeculation(new SpeculativeDecoding(3, 0.5, 1e9));
        RooflineWork drafted = new RooflineWork(drafting);
        double[] bare = new RooflineCoefficients(0.8, 0.5, 0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0).toArray();
        assertNear(
                drafted.stepSeconds(bare),
                (drafted.weightSeconds + drafted.cacheSeconds + drafted.draftSeconds) / 0.8
                        + (drafted.prefillSeconds + drafted.prefillAttentionSeconds) / 0.5
                        + drafted.linkSeconds);
        double moved = 16e12 * (drafted.weightSeconds + drafted.cacheSeconds) + 3 * 2 * 1e9 * 2;
        double[] bytesAlone = new RooflineCoefficients(1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.1, 10, 0).toArray();
        assertNear(drafted.powerWatts(bytesAlone, 1), 400 + 10e-12 * moved);
        double made = 4e15
                        * (drafted.decodeSeconds
                                + drafted.decodeAttentionSeconds
                                + drafted.prefillSeconds
                                + drafted.prefillAttentionSeconds)
                + 3 * 8 * 2 * 1e9;
        double[] productsAlone = new RooflineCoefficients(1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.1, 0, 1).toArray();
        assertNear(drafted.powerWatts(productsAlone, 1), 400 + 1e-12 * made);
        // a quarter of the caches: so much less is read, and attended to
        RooflineWork quarter = new RooflineWork(point(dense()), 0.25);
        assertNear(quarter.cacheSeconds, 0.25 * 8 * 1600 * 131_072.0 / 16e12);
        assertNear(quarter.decodeSeconds, 8 * 16e9 / 4e15);
        assertNear(quarter.decodeAttentionSeconds, 0.25 * 8 * 524_288.0 * 1600 / 4e15);
        assertNear(quarter.weightSeconds, 2 * 8e9 * 2 / 16e12);
    }

    @Test
    void energyAndItsParts() {
        EnergyRoofline roofline = EnergyRoofline.of(COEFFICIENTS, 0.2);
        assertThat(roofline.coefficients()).isEqualTo(COEFFICIENTS);
        ServingPoint p = point(latent());
        RooflineWork w = new RooflineWork(p);
        double t = w.stepSeconds(COEFFICIENTS.toArray());
        double watts = w.powerWatts(COEFFICIENTS.toArray(), t);
        InferenceEnergy e = roofline.predict(p);
        assertNear(e.weightsJoulesPerOutputToken(), w.weightSeconds / 0.8 * watts / 8);
        assertNear(e.cacheJoulesPerOutputToken(), w.cacheSeconds / 0.8 * watts / 8);
        assertThat(e.computeJoulesPerOutputToken()).isZero();
        assertNear(
                e.prefillJoulesPerOutputToken(),
                (w.prefillSeconds / 0.5 + w.prefillAttentionSeconds / 0.25) * watts / 8);
        assertNear(e.overheadJoulesPerOutputToken(), 1e-6 * (100 + 160 + 8) * watts / 8);
        assertNear(e.communicationJoulesPerOutputToken(), (w.linkSeconds + 1e-6 * (50 + 56)) * watts / 8);
        assertNear(e.stepSeconds(), t);
        assertNear(e.powerWatts(), watts);
        assertNear(e.power().watts(), watts);
        assertNear(e.outputTokensPerSecond(), 8 / t);
        assertNear(e.tokensPerSecondPerUser(), 1 / t);
        assertNear(e.joulesPerOutputToken(), watts * t / 8);
        assertNear(e.perOutputToken().joulesPerToken(), watts * t / 8);
        assertNear(e.decodeJoulesPerOutputToken(), e.joulesPerOutputToken() - e.prefillJoulesPerOutputToken());
        assertNear(e.joulesPerOutputTokenAt(-1), e.joulesPerOutputToken() * Math.exp(-0.2));
        assertThat(e.cappedToMemory()).isFalse();
    }

    @Test
    void theRoofThatTakesTheMostTimeIsNamed() {
        ServingPoint p = point(dense());
        assertThat(bound(p, 1, 1, 0)).isEqualTo(BindingRoof.MEMORY);
        assertThat(bound(p, 1, 1e-4, 0)).isEqualTo(BindingRoof.PREFILL);
        assertThat(bound(p.withTokens(0, 1500, 200), 1, 1e-4, 0)).isEqualTo(BindingRoof.COMPUTE);
        assertThat(bound(p, 1, 1, 1e6)).isEqualTo(BindingRoof.OVERHEAD);
        Accelerator alone =
                new Accelerator("far", "Far", "", 2025, 1e15, 2e15, 4e15, 80e9, 4e12, 1000, 100, 1e6, 0, "");
        assertThat(bound(p.withAccelerators(alone, 4, 2), 1, 1, 0)).isEqualTo(BindingRoof.COMMUNICATION);
        InferenceEnergy compute = EnergyRoofline.of(
                        new RooflineCoefficients(1, 1e-4, 1e-4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.5, 0, 0), 0)
                .predict(p);
        assertThat(compute.weightsJoulesPerOutputToken()).isZero();
        assertThat(compute.cacheJoulesPerOutputToken()).isZero();
        assertNear(
                compute.computeJoulesPerOutputToken(),
                (new RooflineWork(p).decodeSeconds + new RooflineWork(p).decodeAttentionSeconds) / 1e-4 * 2000 / 8);
    }

    private static BindingRoof bound(ServingPoint p, double memory, double compute, double layerMicroseconds) {
        return EnergyRoofline.of(
                        new RooflineCoefficients(
                                memory, compute, compute, layerMicroseconds, 0, 0, 0, 0, 0, 0, 0, 0, 0.5, 0, 0),
                        0)
                .predict(p)
                .bindingRoof();
    }

    @Test
    void memoryToTheByte() {
        // four times 80 GB less 32 GB of weights, over 1.1 caches
        ServingPoint p = point(dense());
        double each = 1.1 * 1600 * 131_072.0;
        assertNear(p.largestBatchInMemory(), 288e9 / each);
        assertThat(p.withBatch(p.largestBatchInMemory()).fitsInMemory()).isTrue();
        assertThat(p.withBatch(p.largestBatchInMemory()).requireFits().batch()).isEqualTo(p.largestBatchInMemory());
        assertThat(p.withBatch(p.largestBatchInMemory()).cappedToMemory().batch())
                .isEqualTo(p.largestBatchInMemory());
        assertThat(p.withBatch(2000).cappedToMemory().batch()).isEqualTo(p.largestBatchInMemory());
        assertThat(p.cappedToMemory()).isSameAs(p);
        assertThat(p.cacheShareInMemory()).isEqualTo(1);
        assertNear(p.withBatch(2000).cacheShareInMemory(), p.largestBatchInMemory() / 2000);
        // at least one sequence, though not even its weights fit
        assertNear(
                p.withAccelerators(ROUND, 1, 1)
                        .withTokens(4e6, 0, 200)
                        .withBatch(4)
                        .cacheShareInMemory(),
                0.25);
        assertThatThrownBy(() -> p.withBatch(2000).requireFits())
                .hasMessage("batch of serving point 'dense on 4 round' must be <= 1248.4 to fit in 320.0 GB"
                        + " (weights 32.0 GB, 0.2307 GB a sequence) but is 2000.0");
        ServingPoint small = p.withAccelerators(ROUND.scaled(1, 1), 1, 1)
                .withTokens(400_000, 0, 200)
                .withBatch(2);
        assertThatThrownBy(small::requireFits)
                .hasMessage(
                        "batch of serving point 'dense on 4 round' must be <= 1.1 to fit in 80.0 GB (weights 16.0 GB,"
                                + " 57.6861 GB a sequence) but is 2.0");
        assertThatThrownBy(() -> small.withTokens(500_000, 0, 200).requireFits())
                .hasMessage("weights of serving point 'dense on 4 round' must leave room for one sequence in 80.0 GB"
                        + " (1 x 80.0) but take 16.0 GB, and a sequence 72.104 GB");
        // a model without a cache holds any number, or not even its weights
        LanguageModel stateless = mixture(Attention.FULL, 0, 0, 0, 0);
        assertThat(point(stateless).largestBatchInMemory()).isEqualTo(Double.MAX_VALUE);
        Accelerator tiny =
                new Accelerator("tiny", "Tiny", "", 2025, 1e15, 2e15, 4e15, 8.4e9 / 4, 4e12, 1000, 100, 4e11, 0, "");
        assertThat(point(stateless).withAccelerators(tiny, 4, 2).largestBatchInMemory())
                .isEqualTo(-1);
    }

    @Test
    void whatIsNoServingPointIsRefusedByName() {
        ServingPoint p = point(dense());
        assertThat(p.named("other").name()).isEqualTo("other");
        assertThat(p.named("other").named(p.name())).isEqualTo(p);
        assertThat(p.withTokens(1, 2, 200).meanDecodePosition()).isEqualTo(100);
        assertThatThrownBy(() -> p.named(" ")).hasMessage("name of a serving point must not be blank");
        assertThatThrownBy(() -> p.withBatch(0))
                .hasMessage("batch of serving point 'dense on 4 round' must be > 0 but is 0");
        assertThatThrownBy(() -> p.withBatch(Double.POSITIVE_INFINITY)).hasMessageContaining("batch");
        assertThatThrownBy(() -> p.withTokens(-1, 0, 1)).hasMessageContaining("uncached input tokens");
        assertThatThrownBy(() -> p.withTokens(0, -1, 1)).hasMessageContaining("cached input tokens");
        assertThatThrownBy(() -> p.withTokens(0, 0, 0)).hasMessageContaining("output tokens");
        assertThatThrownBy(() -> p.withTokens(0, 0, 1, -1)).hasMessageContaining("mean decode position");
        assertThatThrownBy(() -> p.withTokens(0, 0, 1, Double.POSITIVE_INFINITY))
                .hasMessageContaining("mean decode position");
        assertThatThrownBy(() -> p.withPrecision(WeightPrecision.FP8, 0)).hasMessageContaining("KV bytes per element");
        assertThatThrownBy(() -> p.withAccelerators(ROUND, 0, 1)).hasMessageContaining("accelerators");
        assertThatThrownBy(() -> p.withAccelerators(ROUND, 1, 0)).hasMessageContaining("data parallelism");
        assertThat(p.withTokens(0, 0, 1, 0).context()).isZero();
    }

    @Test
    void whatIsNoLanguageModelIsRefusedByName() {
        assertThatThrownBy(() -> mixture(Attention.LATENT, 0, 0, 1, 0))
                .hasMessage("latent width of language model 'mixture' must be > 0 for latent attention but is 0");
        LanguageModel m = latent();
        assertThatThrownBy(() -> with(m, 7.4e9 * 1.03, 8, 64))
                .hasMessageContaining("active parameters of language model");
        assertThat(with(m, 7.4e9 * 1.02, 8, 64).activeParameters()).isEqualTo(7.4e9 * 1.02);
        assertThatThrownBy(() -> with(m, 1.4e9, 8, 0)).hasMessageContaining("experts of language model 'mixture'");
        assertThatThrownBy(() -> with(m, 1.4e9, 8, 3)).hasMessageContaining("experts per token of language model");
        assertThat(with(m, 1.4e9, 0, 0).expertsHit(8)).isZero();
    }

    private static LanguageModel with(LanguageModel m, double active, int moeLayers, int experts) {
        return new LanguageModel(
                m.id(),
                "",
                "",
                WeightPrecision.FP8,
                m.totalParameters(),
                active,
                1e9,
                1e8,
                10,
                moeLayers,
                1000,
                16,
                4,
                64,
                32,
                Attention.LATENT,
                576,
                10,
                0,
                11_520,
                0,
                experts,
                4,
                false,
                "");
    }

    @Test
    void theNamesOfPrecisions() {
        String[][] names = {
            {"BF16", "bfloat16 (mxfp8 checkpoint too)", "bf16", "FP16", "float16"},
            {"FP8", "fp8", "mxfp8"},
            {"MXFP4_EXPERTS", "mxfp4"},
            {"INT4_EXPERTS", "int4_experts"},
            {"FP4_EXPERTS_FP8", "fp4_experts + fp8"},
            {"FP4", "fp4", "nvfp4"},
            {"MXFP4_WEIGHTS", "mxfp4_weights"},
            {"INT4_WEIGHTS", "int4 weights"}
        };
        for (String[] each : names) {
            for (String name : each) {
                if (name.equals(each[0]) && name.contains("_")) {
                    continue;
                }
                assertThat(WeightPrecision.parse(" " + name)).as(name).hasValue(WeightPrecision.valueOf(each[0]));
            }
        }
        assertThat(WeightPrecision.parse("fp32")).isEmpty();
    }

    @Test
    void powerOfADataCentre() {
        DataCentre centre = DataCentre.DEFAULT.withShareOfTimeInService(0.8).withPue(1.5);
        // 700 + 300 W in service, and a quarter of 100 + 300 W of standing idle
        assertNear(centre.itWatts(ROUND, 700), 1100);
        assertNear(centre.provisionedKilowattsOf(ROUND), 1.73 / 0.7);
        assertNear(
                new DataCentre("own", 1.5, 0, java.util.OptionalDouble.of(0), 1, java.util.OptionalDouble.of(3))
                        .provisionedKilowattsOf(ROUND),
                3);
        Accelerator twice = ROUND.scaled(2, 3);
        assertThat(twice.flops16()).isEqualTo(2e15);
        assertThat(twice.flops8()).isEqualTo(4e15);
        assertThat(twice.flops4()).isEqualTo(8e15);
        assertThat(twice.bandwidthBytesPerSecond()).isEqualTo(12e12);
        assertThat(twice.linkBytesPerSecond()).isEqualTo(12e11);
    }

    @Test
    void theLargestBatchThatIsFastEnough() {
        EnergyRoofline roofline = EnergyRoofline.of(COEFFICIENTS, 0);
        ServingPoint p = point(dense());
        double speedOfOne = roofline.predict(p.withBatch(1)).tokensPerSecondPerUser();
        assertThat(Interactivity.largestBatch(roofline, p, speedOfOne)).hasValueSatisfying(c -> {
            assertThat(c.point().batch()).isEqualTo(1);
            assertThat(c.memoryBinds()).isFalse();
            assertThat(c.energy()).isEqualTo(roofline.predict(p.withBatch(1)));
        });
        assertThat(Interactivity.largestBatch(roofline, p, Math.nextUp(speedOfOne)))
                .isEmpty();
        double speedOfForty = roofline.predict(p.withBatch(40)).tokensPerSecondPerUser();
        assertThat(Interactivity.largestBatch(roofline, p, speedOfForty)
                        .orElseThrow()
                        .point()
                        .batch())
                .isEqualTo(40);
        double most = Math.floor(p.largestBatchInMemory());
        double speedOfMost = roofline.predict(p.withBatch(most)).tokensPerSecondPerUser();
        assertThat(Interactivity.largestBatch(roofline, p, speedOfMost)).hasValueSatisfying(c -> {
            assertThat(c.point().batch()).isEqualTo(most);
            assertThat(c.memoryBinds()).isTrue();
        });
        assertThat(Interactivity.curve(roofline, p, speedOfMost, 1e9, speedOfForty))
                .extracting(c -> c.point().batch())
                .containsExactly(most, 40.0);
    }

    @Test
    void aWorkloadAtAServingPoint() {
        EnergyRoofline roofline = EnergyRoofline.of(COEFFICIENTS, 0);
        Workload work = new Workload("w", 5, 1000, 500, 200, "test");
        Workload.Result r = work.at(roofline, point(dense()));
        double perOutput = roofline.predict(point(dense())).joulesPerOutputToken();
        assertNear(r.joulesPerTask(), 5 * 200 * perOutput);
        assertNear(r.joulesPerTotalToken(), 200 * perOutput / 1700);
        assertNear(r.joulesPerOutputToken(), perOutput);
        assertThatThrownBy(() -> Workload.preset("coding-agnt")).hasMessageContaining("nearest: coding-agent");
    }
}
