package org.tokenstate.units;

import java.util.stream.Stream;
import org.tokenstate.units.internal.Require;

/**
 * The make-up of billed tokens: shares of uncached input, cached input and output, which sum to one.
 *
 * @param name what the mix is called
 * @param uncachedInput share of prompt tokens that are computed; in [0, 1]
 * @param cachedInput share of prompt tokens that are read from a prefix cache; in [0, 1]
 * @param output share of tokens that are generated; in (0, 1]
 */
public record TrafficMix(String name, double uncachedInput, double cachedInput, double output) {
    /** DeepSeek's day of 27/28 February 2025: 608 bn input (56.3 % cached) and 168 bn output tokens (open-infra-index). */
    public static final TrafficMix DEEPSEEK_2025 = new TrafficMix("DeepSeek-2025", 0.343, 0.441, 0.216);

    /** An agentic mix; an assumption. */
    public static final TrafficMix AGENTIC = new TrafficMix("agentic", 0.17, 0.80, 0.03);

    /** Coding agents as measured by TraceLab (arXiv 2606.30560): 154k input tokens a call, 95.8 % cached, 523 output. */
    public static final TrafficMix TRACELAB = new TrafficMix("TraceLab", 0.0420, 0.9546, 0.0034);

    /** How far the shares may sum away from one. */
    private static final double TOLERANCE = 1e-9;

    /**
     * Validates the shares.
     *
     * @throws IllegalArgumentException if a share lies outside [0, 1], the output share is zero, or the sum is not one
     */
    public TrafficMix {
        Require.notBlank(name, "name of a traffic mix");
        Require.inRange(uncachedInput, 0, 1, "uncached input share of traffic mix '" + name + "'");
        Require.inRange(cachedInput, 0, 1, "cached input share of traffic mix '" + name + "'");
        Require.positive(output, "output share of traffic mix '" + name + "'");
        double sum = uncachedInput + cachedInput + output;
        Require.that(
                Math.abs(sum - 1) <= TOLERANCE, "shares of traffic mix '%s' must sum to 1 but sum to %s", name, sum);
    }

    /**
     * A mix of the table above by its name.
     *
     * @param name the name, such as {@code agentic}
     * @return the mix
     * @throws IllegalArgumentException if there is none
     */
    public static TrafficMix named(String name) {
        return Stream.of(DEEPSEEK_2025, AGENTIC, TRACELAB)
                .filter(mix -> mix.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "traffic mix must be one of DeepSeek-2025, agentic, TraceLab but is '" + name + "'"));
    }

    /**
     * {@return the uncached prompt tokens per output token, r = w_uncached / w_output}
     */
    public double uncachedPerOutput() {
        return uncachedInput / output;
    }

    /**
     * Converts energy per output token into energy per billed token: {@code output share x joules per output token}.
     *
     * @param perOutputToken energy per output token
     * @return energy per billed token of this mix
     */
    public EnergyPerToken perBilledToken(EnergyPerToken perOutputToken) {
        return perOutputToken.times(output);
    }
}
