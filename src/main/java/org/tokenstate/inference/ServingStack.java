package org.tokenstate.inference;

import org.tokenstate.units.internal.Require;

/**
 * The serving software and how it was run: facts of a serving point, not of physics.
 *
 * @param name what it is called
 * @param overheadMultiplier factor on the fitted software overheads of a step (per layer, per sequence, per expert); 1 is what
 *     was measured; not negative
 * @param engine the engine, whose measured rows correct the roofline
 * @param graphs whether decode steps are replayed as CUDA graphs; without them the host launches each kernel
 * @param contendedHost whether each step waits for a host that other engines use too, as single B200 did in one task of the
 *     ML.ENERGY benchmark; a mark of measured rows, never of a what-if
 */
public record ServingStack(
        String name, double overheadMultiplier, Engine engine, boolean graphs, boolean contendedHost) {
    /** The engines that have been measured. */
    public enum Engine {
        /** vLLM. */
        VLLM,
        /** TensorRT-LLM, alone, in NIM or in an MLPerf submission. */
        TENSORRT_LLM,
        /** SGLang, and any other engine. */
        OTHER,
        /**
         * vLLM 0.11.1 as ML.ENERGY v3 served it: tokens streamed over HTTP by a server on the same host, FP8 experts by kernels
         * that were not tuned for the accelerator.
         */
        BENCHMARK_SERVER
    }

    /** vLLM with CUDA graphs. */
    public static final ServingStack VLLM = new ServingStack("vLLM", 1.0);

    /** vLLM that launches each kernel of a step ({@code enforce_eager}). */
    public static final ServingStack VLLM_EAGER = new ServingStack("vLLM, eager", 1, Engine.VLLM, false, false);

    /** TensorRT-LLM. Its throughput published by NVIDIA fits best with the overheads of vLLM: there is no discount. */
    public static final ServingStack TENSORRT_LLM =
            new ServingStack("TensorRT-LLM", 1, Engine.TENSORRT_LLM, true, false);

    /** The server of the ML.ENERGY Benchmark v3. */
    public static final ServingStack BENCHMARK =
            new ServingStack("vLLM 0.11.1, ML.ENERGY v3", 1, Engine.BENCHMARK_SERVER, true, false);

    /** The same where the host was contended. */
    static final ServingStack CONTENDED_BENCHMARK =
            new ServingStack("vLLM 0.11.1, ML.ENERGY v3, contended host", 1, Engine.BENCHMARK_SERVER, true, true);

    /**
     * Validates the multiplier.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public ServingStack {
        Require.notBlank(name, "name of a serving stack");
        Require.notNegative(overheadMultiplier, "overhead multiplier of serving stack '" + name + "'");
    }

    /**
     * vLLM with CUDA graphs and other overheads.
     *
     * @param name what it is called
     * @param overheadMultiplier factor on the fitted overheads; not negative
     */
    public ServingStack(String name, double overheadMultiplier) {
        this(name, overheadMultiplier, Engine.VLLM, true, false);
    }

    /**
     * A stack by the name of its engine, as benchmark tables write it.
     *
     * @param engine {@code vLLM}, {@code TensorRT-LLM}, {@code SGLang} and others, in any case; blank means vLLM
     * @param graphs whether decode steps are replayed as CUDA graphs
     * @return the stack, under the given name
     */
    public static ServingStack of(String engine, boolean graphs) {
        String known = engine.isBlank() ? VLLM.name : engine.strip();
        String folded = known.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", "");
        Engine kind;
        if (folded.contains("vllm")) {
            kind = Engine.VLLM;
        } else if (folded.contains("trt")
                || folded.contains("tensorrt")
                || folded.contains("nim")
                || folded.contains("mlperf")) {
            kind = Engine.TENSORRT_LLM;
        } else {
            kind = Engine.OTHER;
        }
        return new ServingStack(graphs ? known : known + ", eager", 1, kind, graphs, false);
    }
}
