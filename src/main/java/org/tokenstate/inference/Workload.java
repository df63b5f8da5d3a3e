package org.tokenstate.inference;

import java.util.ArrayList;
import java.util.List;
import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.units.TokenPrice;
import org.tokenstate.units.TrafficMix;
import org.tokenstate.units.internal.Require;

/**
 * A kind of task: how many model calls it takes and how long each is on average.
 *
 * @param name what it is called
 * @param callsPerTask model calls of a task
 * @param uncachedInputTokens prompt tokens of a call that are computed
 * @param cachedInputTokens prompt tokens of a call that are read from a prefix cache
 * @param outputTokens output tokens of a call, reasoning included
 * @param source where the figures come from
 */
public record Workload(
        String name,
        double callsPerTask,
        double uncachedInputTokens,
        double cachedInputTokens,
        double outputTokens,
        String source) {
    /**
     * Validates the figures.
     *
     * @throws IllegalArgumentException if calls or output tokens are not positive or input tokens are negative
     */
    public Workload {
        Require.notBlank(name, "name of a workload");
        String whose = " of workload '" + name + "'";
        Require.positive(callsPerTask, "calls per task" + whose);
        Require.notNegative(uncachedInputTokens, "uncached input tokens" + whose);
        Require.notNegative(cachedInputTokens, "cached input tokens" + whose);
        Require.positive(outputTokens, "output tokens" + whose);
    }

    /**
     * Energy of a workload at a serving point, at the accelerators.
     *
     * @param workload the workload
     * @param point the point with the workload's lengths; its batch is cut to what fits in memory
     * @param energy energy per output token and its parts
     * @param joulesPerTask of all calls of a task
     * @param joulesPerTotalToken per prompt or output token
     * @param joulesPerOutputToken per output token
     */
    public record Result(
            Workload workload,
            ServingPoint point,
            InferenceEnergy energy,
            double joulesPerTask,
            double joulesPerTotalToken,
            double joulesPerOutputToken) {
        /**
         * Energy at the meter and capacity per billed token of the workload.
         *
         * @param centre the data centre
         * @return the intensity
         */
        public MeteredIntensity metered(DataCentre centre) {
            return MeteredIntensity.of(
                    point.accelerator(),
                    energy.powerWatts() / point.accelerators(),
                    energy.outputTokensPerSecond() / point.accelerators(),
                    workload.mix(),
                    centre);
        }
    }

    /**
     * The presets of {@code workloads.csv}.
     *
     * @return chat, reasoning and agents, with their sources
     */
    public static List<Workload> presets() {
        List<Workload> presets = new ArrayList<>();
        for (CsvTable.Row row : CsvTable.bundled("workloads.csv").rows()) {
            presets.add(new Workload(
                    row.requiredText("name"),
                    row.requiredNumber("calls_per_task"),
                    row.requiredNumber("uncached_input_tokens"),
                    row.requiredNumber("cached_input_tokens"),
                    row.requiredNumber("output_tokens"),
                    row.requiredText("source")));
        }
        return presets;
    }

    /**
     * A preset by name.
     *
     * @param name {@code chat}, {@code reasoning}, {@code coding-agent} and others of {@code workloads.csv}
     * @return the workload
     * @throws InputException naming the nearest if it is unknown
     */
    public static Workload preset(String name) {
        List<Workload> presets = presets();
        return presets.stream()
                .filter(w -> w.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException(Nearest.unknown(
                        "workload", name, presets.stream().map(Workload::name).toList())));
    }

    /**
     * An agent that works in steps on a growing context: each step adds its output and what its tool returns. Without a prefix
     * cache the whole context is computed at each step, {@code n C_0 + n (n-1)/2 (o + a)} tokens a task; with one only what is
     * new, {@code C_0 + (n-1)(o + a)}, while decoding still reads all of it. Energy is that of the mean call; attention of a
     * prompt without cache grows with the square of its length, so that calls that differ take more.
     *
     * @param name what it is called
     * @param steps model calls of a task, n; at least 1
     * @param firstContextTokens context of the first call, C_0
     * @param outputTokens output tokens of a call, o
     * @param toolTokens tokens that a tool returns after a call, a
     * @param prefixCache whether what was computed before is kept
     * @return the workload, averaged over its calls
     */
    public static Workload agent(
            String name,
            int steps,
            double firstContextTokens,
            double outputTokens,
            double toolTokens,
            boolean prefixCache) {
        Require.atLeast(steps, 1, "steps of workload '" + name + "'");
        double grown = outputTokens + toolTokens;
        double total = steps * firstContextTokens + steps * (steps - 1.0) / 2 * grown;
        double computed = prefixCache ? firstContextTokens + (steps - 1) * grown : total;
        return new Workload(
                name, steps, computed / steps, (total - computed) / steps, outputTokens, "growing context, computed");
    }

    /**
     * {@return the same calls without a prefix cache: every prompt token is computed}
     */
    public Workload withoutPrefixCache() {
        return new Workload(
                name + ", no prefix cache",
                callsPerTask,
                uncachedInputTokens + cachedInputTokens,
                0,
                outputTokens,
                source + "; as if nothing were cached");
    }

    /**
     * {@return tokens of a task, prompts and output: calls times tokens of a call}
     */
    public double tokensPerTask() {
        return callsPerTask * totalTokensPerCall();
    }

    /**
     * What a task costs at list prices: {@code calls (L_unc p_in + L_cached p_cached + L_out p_out) / 10^6}.
     *
     * @param inputUsdPerMtok price of computed input, USD per million tokens; not negative
     * @param cachedInputUsdPerMtok price of cached input, USD per million tokens; not negative
     * @param outputUsdPerMtok price of output, USD per million tokens; not negative
     * @return USD of the prices' date
     * @throws IllegalArgumentException if a price is negative, NaN or infinite
     */
    public double usdPerTask(double inputUsdPerMtok, double cachedInputUsdPerMtok, double outputUsdPerMtok) {
        return TokenPrice.blend(inputUsdPerMtok, cachedInputUsdPerMtok, outputUsdPerMtok, mix())
                        .usdPerMtok()
                * tokensPerTask()
                / 1e6;
    }

    /**
     * {@return the make-up of its tokens, as a traffic mix}
     */
    public TrafficMix mix() {
        double total = totalTokensPerCall();
        return new TrafficMix(name, uncachedInputTokens / total, cachedInputTokens / total, outputTokens / total);
    }

    private double totalTokensPerCall() {
        return uncachedInputTokens + cachedInputTokens + outputTokens;
    }

    /**
     * The energy of this workload at a serving point.
     *
     * @param model the model of energy per token
     * @param point the point; its lengths are replaced, and its batch is cut to what fits in memory with them
     * @return joules per task, per total token and per output token at the accelerators
     * @throws IllegalArgumentException if not even one call fits in memory
     */
    public Result at(EnergyPerTokenModel model, ServingPoint point) {
        return served(
                model,
                point.withTokens(uncachedInputTokens, cachedInputTokens, outputTokens)
                        .cappedToMemory());
    }

    /**
     * The energy of this workload at a serving point that chooses its batch for it: the largest at which each user sees a speed
     * and the caches fit; one sequence if even that is slower.
     *
     * @param model the model of energy and speed
     * @param point the point; its lengths and its batch are replaced
     * @param tokensPerSecondPerUser the speed that each user should see; positive
     * @return joules per task, per total token and per output token at the accelerators
     * @throws IllegalArgumentException if not even one call fits in memory, with the numbers
     */
    public Result atSpeed(EnergyPerTokenModel model, ServingPoint point, double tokensPerSecondPerUser) {
        return served(
                model,
                Interactivity.atSpeed(
                        model,
                        point.withTokens(uncachedInputTokens, cachedInputTokens, outputTokens),
                        tokensPerSecondPerUser));
    }

    private Result served(EnergyPerTokenModel model, ServingPoint served) {
        InferenceEnergy energy = model.predict(served);
        double perOutput = energy.joulesPerOutputToken();
        double perCall = perOutput * outputTokens;
        return new Result(this, served, energy, perCall * callsPerTask, perCall / totalTokensPerCall(), perOutput);
    }
}
