package org.tokenstate.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tokenstate.units.internal.Require;

/**
 * The batch as a decision: the largest one at which each user still sees so many tokens per second and memory suffices; and
 * energy per token as a curve over that speed.
 */
public final class Interactivity {
    private static final int BISECTIONS = 60;

    private Interactivity() {}

    /**
     * A point of the curve.
     *
     * @param tokensPerSecondPerUser speed that was asked for
     * @param point the serving point with its batch
     * @param energy its energy
     * @param memoryBinds whether memory, not the speed, limits the batch
     */
    public record Choice(
            double tokensPerSecondPerUser, ServingPoint point, InferenceEnergy energy, boolean memoryBinds) {}

    /**
     * The serving point with the largest whole batch that keeps the speed and fits in memory.
     *
     * @param model the model of energy and speed; speed must not rise with the batch
     * @param point the point; its batch is ignored
     * @param tokensPerSecondPerUser the speed each user must see; positive
     * @return the choice, or empty if not even one sequence is fast enough
     * @throws IllegalArgumentException if not even one sequence fits in memory, with the numbers
     */
    public static Optional<Choice> largestBatch(
            EnergyPerTokenModel model, ServingPoint point, double tokensPerSecondPerUser) {
        Require.positive(tokensPerSecondPerUser, "tokens per second per user of serving point '" + point.name() + "'");
        ServingPoint one = point.withBatch(1).requireFits();
        if (model.predict(one).tokensPerSecondPerUser() < tokensPerSecondPerUser) {
            return Optional.empty();
        }
        double most = Math.floor(Math.min(MOST, point.largestBatchInMemory()));
        ServingPoint full = point.withBatch(most);
        if (model.predict(full).tokensPerSecondPerUser() >= tokensPerSecondPerUser) {
            return Optional.of(new Choice(tokensPerSecondPerUser, full, model.predict(full), true));
        }
        double low = 1;
        double high = most;
        for (int i = 0; i < BISECTIONS && high - low > 1; i++) {
            double middle = Math.floor((low + high) / 2);
            if (model.predict(point.withBatch(middle)).tokensPerSecondPerUser() >= tokensPerSecondPerUser) {
                low = middle;
            } else {
                high = middle;
            }
        }
        ServingPoint chosen = point.withBatch(low);
        return Optional.of(new Choice(tokensPerSecondPerUser, chosen, model.predict(chosen), false));
    }

    /**
     * The serving point at a speed: with the largest batch that keeps it, or one sequence if even that is slower.
     *
     * @param model the model of energy and speed; speed must not rise with the batch
     * @param point the point; its batch is ignored
     * @param tokensPerSecondPerUser the speed each user should see; positive
     * @return the point with its batch
     * @throws IllegalArgumentException if not even one sequence fits in memory, with the numbers
     */
    public static ServingPoint atSpeed(EnergyPerTokenModel model, ServingPoint point, double tokensPerSecondPerUser) {
        return largestBatch(model, point, tokensPerSecondPerUser)
                .map(Choice::point)
                .orElseGet(() -> point.withBatch(1));
    }

    /** No engine holds more sequences than this. */
    private static final double MOST = 1e7;

    /**
     * Energy per token over interactivity.
     *
     * @param model the model of energy and speed
     * @param point the point; its batch is ignored
     * @param tokensPerSecondPerUser the speeds. Not modified.
     * @return a choice for each speed that can be reached, in the order given
     */
    public static List<Choice> curve(EnergyPerTokenModel model, ServingPoint point, double... tokensPerSecondPerUser) {
        List<Choice> curve = new ArrayList<>();
        for (double speed : tokensPerSecondPerUser) {
            largestBatch(model, point, speed).ifPresent(curve::add);
        }
        return curve;
    }
}
