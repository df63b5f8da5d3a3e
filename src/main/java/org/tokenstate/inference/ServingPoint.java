package org.tokenstate.inference;

import java.util.Optional;
import java.util.function.Consumer;
import org.tokenstate.units.TrafficMix;
import org.tokenstate.units.internal.Require;

/**
 * Where and how a model is served: everything that energy per token depends on. There is no single energy per token of a
 * model; there is one of each serving point.
 *
 * @param name what the point is called; used in messages
 * @param model the language model
 * @param accelerator the kind of accelerator
 * @param accelerators accelerators of one engine, N
 * @param dataParallel replicas of everything but the experts, dp; divides N, and tensor parallelism is N/dp
 * @param batch sequences in flight, B, over the whole engine; positive, an average need not be whole
 * @param uncachedInputTokens prompt tokens of a request that are computed
 * @param cachedInputTokens prompt tokens of a request that are read from a prefix cache
 * @param outputTokens output tokens of a request; positive
 * @param meanDecodePosition mean number of output tokens in context of a running request, E[L²]/(2 E[L])
 * @param precision how the weights are stored
 * @param kvBytesPerElement bytes of a cached number; 2 for 16 bits, 1 for FP8
 * @param stack the serving software
 * @param speculation speculative decoding, if any
 */
public record ServingPoint(
        String name,
        LanguageModel model,
        Accelerator accelerator,
        int accelerators,
        int dataParallel,
        double batch,
        double uncachedInputTokens,
        double cachedInputTokens,
        double outputTokens,
        double meanDecodePosition,
        WeightPrecision precision,
        double kvBytesPerElement,
        ServingStack stack,
        Optional<SpeculativeDecoding> speculation) {
    /** Room beyond the cache itself (activations, fragmentation): 10 %, assumed. */
    private static final double CACHE_HEADROOM = 1.1;

    /**
     * Validates the point. That the batch fits in memory is not required here but when energy is asked for.
     *
     * @throws IllegalArgumentException if a figure is out of bounds, {@code dataParallel} does not divide the accelerators, or
     *     the precision is one of experts and the model has none
     */
    public ServingPoint {
        // Points are made by the hundred thousand: messages are composed only when something is wrong.
        boolean sound = !name.isBlank()
                && accelerators >= 1
                && dataParallel >= 1
                && accelerators % dataParallel == 0
                && batch > 0
                && uncachedInputTokens >= 0
                && cachedInputTokens >= 0
                && outputTokens > 0
                && meanDecodePosition >= 0
                && kvBytesPerElement > 0
                && (model.isMixtureOfExperts() || !precision.needsExperts())
                && Double.isFinite(batch + uncachedInputTokens + cachedInputTokens)
                && Double.isFinite(outputTokens + meanDecodePosition + kvBytesPerElement);
        if (!sound) {
            refuse(name, accelerators, dataParallel, batch, uncachedInputTokens, cachedInputTokens, outputTokens);
            Require.notNegative(meanDecodePosition, "mean decode position of serving point '" + name + "'");
            Require.positive(kvBytesPerElement, "KV bytes per element of serving point '" + name + "'");
            model.requireStorable(precision, "precision of serving point '" + name + "'");
        }
    }

    private static void refuse(
            String name,
            int accelerators,
            int dataParallel,
            double batch,
            double uncachedInputTokens,
            double cachedInputTokens,
            double outputTokens) {
        Require.notBlank(name, "name of a serving point");
        String whose = " of serving point '" + name + "'";
        Require.atLeast(accelerators, 1, "accelerators" + whose);
        Require.atLeast(dataParallel, 1, "data parallelism" + whose);
        Require.that(
                accelerators % dataParallel == 0,
                "data parallelism%s must divide the %s accelerators but is %s",
                whose,
                accelerators,
                dataParallel);
        Require.positive(batch, "batch" + whose);
        Require.notNegative(uncachedInputTokens, "uncached input tokens" + whose);
        Require.notNegative(cachedInputTokens, "cached input tokens" + whose);
        Require.positive(outputTokens, "output tokens" + whose);
    }

    /**
     * A point with a batch of 64, 500 prompt and 500 output tokens, tensor parallelism over all accelerators, the model's own
     * precision and vLLM, to be changed by the {@code with…} methods.
     *
     * @param model the language model
     * @param accelerator the kind of accelerator
     * @param accelerators accelerators of the engine
     * @return the point
     */
    public static ServingPoint of(LanguageModel model, Accelerator accelerator, int accelerators) {
        return new ServingPoint(
                model.id() + " on " + accelerators + " " + accelerator.id(),
                model,
                accelerator,
                accelerators,
                1,
                64,
                500,
                0,
                500,
                250,
                model.nativePrecision(),
                2,
                ServingStack.VLLM,
                Optional.empty());
    }

    /** The figures of a point while they are changed. */
    private static final class Draft {
        String name;
        LanguageModel model;
        Accelerator accelerator;
        int accelerators;
        int dataParallel;
        double batch;
        double uncachedInputTokens;
        double cachedInputTokens;
        double outputTokens;
        double meanDecodePosition;
        WeightPrecision precision;
        double kvBytesPerElement;
        ServingStack stack;
        Optional<SpeculativeDecoding> speculation;

        Draft(ServingPoint point) {
            name = point.name;
            model = point.model;
            accelerator = point.accelerator;
            accelerators = point.accelerators;
            dataParallel = point.dataParallel;
            batch = point.batch;
            uncachedInputTokens = point.uncachedInputTokens;
            cachedInputTokens = point.cachedInputTokens;
            outputTokens = point.outputTokens;
            meanDecodePosition = point.meanDecodePosition;
            precision = point.precision;
            kvBytesPerElement = point.kvBytesPerElement;
            stack = point.stack;
            speculation = point.speculation;
        }

        ServingPoint point() {
            return new ServingPoint(
                    name,
                    model,
                    accelerator,
                    accelerators,
                    dataParallel,
                    batch,
                    uncachedInputTokens,
                    cachedInputTokens,
                    outputTokens,
                    meanDecodePosition,
                    precision,
                    kvBytesPerElement,
                    stack,
                    speculation);
        }
    }

    private ServingPoint with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.point();
    }

    /**
     * This under another name.
     *
     * @param newName the name
     * @return the point
     */
    public ServingPoint named(String newName) {
        return with(p -> p.name = newName);
    }

    /**
     * This with another batch.
     *
     * @param newBatch sequences in flight; positive
     * @return the point
     */
    public ServingPoint withBatch(double newBatch) {
        return with(p -> p.batch = newBatch);
    }

    /**
     * This on other accelerators.
     *
     * @param newAccelerator the kind
     * @param number accelerators of the engine
     * @param replicas data parallelism; divides the number
     * @return the point
     */
    public ServingPoint withAccelerators(Accelerator newAccelerator, int number, int replicas) {
        return with(p -> {
            p.accelerator = newAccelerator;
            p.accelerators = number;
            p.dataParallel = replicas;
        });
    }

    /**
     * This with other lengths; every request has the same output length, so the mean decode position is half of it.
     *
     * @param uncached prompt tokens that are computed
     * @param cached prompt tokens from a prefix cache
     * @param output output tokens
     * @return the point
     */
    public ServingPoint withTokens(double uncached, double cached, double output) {
        return withTokens(uncached, cached, output, output / 2);
    }

    /**
     * This with other lengths.
     *
     * @param uncached prompt tokens that are computed
     * @param cached prompt tokens from a prefix cache
     * @param output output tokens
     * @param decodePosition mean number of output tokens in context, E[L²]/(2 E[L])
     * @return the point
     */
    public ServingPoint withTokens(double uncached, double cached, double output, double decodePosition) {
        return with(p -> {
            p.uncachedInputTokens = uncached;
            p.cachedInputTokens = cached;
            p.outputTokens = output;
            p.meanDecodePosition = decodePosition;
        });
    }

    /**
     * This with the prompt that a traffic mix implies at the same output length: uncached tokens {@code w_unc/w_out} and cached
     * tokens {@code w_cached/w_out} times the output tokens.
     *
     * @param mix the mix of billed tokens
     * @return the point
     */
    public ServingPoint withMix(TrafficMix mix) {
        return withTokens(
                mix.uncachedInput() / mix.output() * outputTokens,
                mix.cachedInput() / mix.output() * outputTokens,
                outputTokens,
                meanDecodePosition);
    }

    /**
     * This with weights and cache in another precision.
     *
     * @param weights how the weights are stored
     * @param cacheBytesPerElement bytes of a cached number
     * @return the point
     */
    public ServingPoint withPrecision(WeightPrecision weights, double cacheBytesPerElement) {
        return with(p -> {
            p.precision = weights;
            p.kvBytesPerElement = cacheBytesPerElement;
        });
    }

    /**
     * This with other serving software.
     *
     * @param newStack the software
     * @return the point
     */
    public ServingPoint withStack(ServingStack newStack) {
        return with(p -> p.stack = newStack);
    }

    /**
     * This with speculative decoding.
     *
     * @param drafting the draft
     * @return the point
     */
    public ServingPoint withSpeculation(SpeculativeDecoding drafting) {
        return with(p -> p.speculation = Optional.of(drafting));
    }

    /**
     * {@return accelerators over which one replica is spread, tp = N / dp}
     */
    public int tensorParallel() {
        return accelerators / dataParallel;
    }

    /**
     * {@return prompt tokens of a request, computed and cached}
     */
    public double inputTokens() {
        return uncachedInputTokens + cachedInputTokens;
    }

    /**
     * {@return mean context of a running request in tokens, c = input + mean decode position}
     */
    public double context() {
        return inputTokens() + meanDecodePosition;
    }

    /**
     * {@return computed prompt tokens per output token, r}
     */
    public double uncachedPerOutput() {
        return uncachedInputTokens / outputTokens;
    }

    /**
     * {@return bytes of all weights on the engine}
     */
    public double weightBytes() {
        double draft = speculation.isPresent() ? speculation.get().draftParameters() * precision.linearBytes() : 0;
        return model.weightBytes(precision, dataParallel) + dataParallel * draft;
    }

    /** Copies of a cached token: latent caches are whole on each rank; so are key-value heads when ranks outnumber them. */
    double cacheCopies() {
        int tp = tensorParallel();
        return model.attention() == Attention.LATENT ? tp : Math.max(1.0, (double) tp / model.keyValueHeads());
    }

    /**
     * {@return bytes that a running request of mean context keeps on the engine, with the copies on parallel ranks}
     */
    public double cacheBytesPerSequence() {
        double element = kvBytesPerElement / 2;
        double window = model.slidingWindow() > 0 ? Math.min(1, context() / model.slidingWindow()) * element : 1;
        return context() * model.kvBytesPerToken() * element * cacheCopies() + model.fixedBytesPerSequence() * window;
    }

    /**
     * The largest batch whose cache fits beside the weights: {@code (N memory - weights) / (1.1 cache bytes per sequence)}.
     *
     * @return sequences; zero or negative if the weights alone do not fit
     */
    public double largestBatchInMemory() {
        double free = accelerators * accelerator.memoryBytes() - weightBytes();
        double each = CACHE_HEADROOM * cacheBytesPerSequence();
        if (each == 0) {
            return free > 0 ? Double.MAX_VALUE : -1;
        }
        return free / each;
    }

    /**
     * The largest batch of an engine that reserves a request's whole length before it starts and leaves a tenth of the free
     * memory alone: {@code 0.9 (N memory - weights) / cache bytes of input + output}.
     *
     * @return sequences, at least 1
     */
    double largestBatchReserved() {
        double free = accelerators * accelerator.memoryBytes() - weightBytes();
        double each = withTokens(uncachedInputTokens, cachedInputTokens, outputTokens, outputTokens)
                .cacheBytesPerSequence();
        return each == 0 ? Double.MAX_VALUE : Math.max(1, RESERVED_SHARE * free / each);
    }

    /** Share of the free memory that TensorRT-LLM gives to the cache (its free_gpu_memory_fraction of 0.9). */
    private static final double RESERVED_SHARE = 0.9;

    /**
     * {@return whether weights and cache fit in memory}
     */
    public boolean fitsInMemory() {
        return batch <= largestBatchInMemory();
    }

    /**
     * This point, refused if it does not fit.
     *
     * @return this
     * @throws IllegalArgumentException with the numbers if weights and cache do not fit in memory
     */
    public ServingPoint requireFits() {
        double largest = largestBatchInMemory();
        if (batch > largest) {
            double total = accelerators * accelerator.memoryBytes();
            if (largest < 1) {
                throw new IllegalArgumentException(String.format(
                        java.util.Locale.ROOT,
                        "weights of serving point '%s' must leave room for one sequence in %.1f GB (%d x %.1f) but take %.1f GB,"
                                + " and a sequence %.3f GB",
                        name,
                        total / 1e9,
                        accelerators,
                        accelerator.memoryBytes() / 1e9,
                        weightBytes() / 1e9,
                        CACHE_HEADROOM * cacheBytesPerSequence() / 1e9));
            }
            throw new IllegalArgumentException(String.format(
                    java.util.Locale.ROOT,
                    "batch of serving point '%s' must be <= %.1f to fit in %.1f GB (weights %.1f GB, %.4f GB a sequence) but is %s",
                    name,
                    Math.floor(largest * 10) / 10,
                    total / 1e9,
                    weightBytes() / 1e9,
                    CACHE_HEADROOM * cacheBytesPerSequence() / 1e9,
                    batch));
        }
        return this;
    }

    /** The share of the caches of all sequences that fits in memory, never below that of one sequence. */
    double cacheShareInMemory() {
        return Math.min(1, Math.max(1, largestBatchInMemory()) / batch);
    }

    /**
     * This point with the batch capped at what fits, never below one sequence. If not even that fits, one sequence is
     * returned.
     *
     * @return this, or this with a smaller batch
     */
    public ServingPoint cappedToMemory() {
        double largest = Math.max(1, largestBatchInMemory());
        return batch > largest ? withBatch(largest) : this;
    }
}
