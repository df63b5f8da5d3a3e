package org.tokenstate.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.arbitraries.ArbitraryDecorator;
import org.tokenstate.numeric.internal.CounterRandom;
import org.tokenstate.projection.Scenario;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.testkit.internal.Draws;

/**
 * Scenarios from the joint distribution of an ensemble's parameters, rank correlations included, and a search that begins
 * where a law is likely to break. Two tries in three are plain draws. In every third one to five of the ten parameters that
 * lead the tornado of a result are set to the ends of their ranges (1 and 99 %) that all raise, or all lower, the result; the
 * others are drawn or stay at their defaults. A counter-example shrinks to the fewest parameters that break the law, each as
 * near to its default as it can be. Immutable: each method makes another arbitrary.
 *
 * <p>A drawn value holds in the base year too, so that the scenario projects what the ensemble's draw has. Generation per head,
 * which an ensemble draws as a path, stays at its central path.
 */
public final class DrawnScenarios extends ArbitraryDecorator<Scenario> {
    private static final double END = 0.01;
    private static final int MOST_AT_ENDS = 5;
    private static final List<String> RESULTS =
            List.of("share_of_goods_exports", "world_spending_usd", "token_exports_usd.USA");
    private static final Supplier<Leaders> STANDARD =
            once(() -> Leaders.of(TokenStateModel.of("CHN"), RESULTS, Leaders.YEAR));

    private final Scenario base;
    private final Supplier<Leaders> leaders;
    private final boolean plain;

    private DrawnScenarios(Scenario base, Supplier<Leaders> leaders, boolean plain) {
        this.base = base;
        this.leaders = leaders;
        this.plain = plain;
    }

    static DrawnScenarios standard() {
        return new DrawnScenarios(Scenario.BASELINE, STANDARD, false);
    }

    /**
     * Draws over another scenario than the baseline: what it sets stays as it says, what it distributes is drawn so.
     *
     * @param scenario the scenario
     * @return the arbitrary
     */
    public DrawnScenarios over(Scenario scenario) {
        return new DrawnScenarios(scenario, leaders, plain);
    }

    /**
     * The search begins with the parameters that lead the tornado of this result. By default it looks at China's token exports
     * over its goods exports, the world's spending and the token exports of the United States, in 2040.
     *
     * @param model the model
     * @param result name of the result, of the country or of the world
     * @param year the year
     * @return the arbitrary
     */
    public DrawnScenarios towards(TokenStateModel model, String result, int year) {
        return new DrawnScenarios(base, once(() -> Leaders.of(model, List.of(result), year)), plain);
    }

    /**
     * Plain draws alone, without the search: what a share of tries says is then a probability.
     *
     * @return the arbitrary
     */
    public DrawnScenarios plain() {
        return new DrawnScenarios(base, leaders, true);
    }

    @Override
    protected Arbitrary<Scenario> arbitrary() {
        Search search = new Search(Draws.over(base));
        RandomGenerator<Long> numbers = Arbitraries.longs()
                .withDistribution(RandomDistribution.uniform())
                .withoutEdgeCases()
                .generator(1000);
        return Arbitraries.fromGenerator(
                random -> search.tried(numbers.next(random).value()));
    }

    private static <T> Supplier<T> once(Supplier<T> made) {
        return new Supplier<>() {
            private List<T> known = List.of();

            @Override
            public synchronized T get() {
                if (known.isEmpty()) {
                    known = List.of(made.get());
                }
                return known.get(0);
            }
        };
    }

    /** Tries by number: what is tried is a function of the number alone. */
    private final class Search {
        private final Draws draws;

        Search(Draws draws) {
            this.draws = draws;
        }

        Shrinkable<Scenario> tried(long number) {
            Choices choices = new Choices(CounterRandom.of(Draws.SEED, "search"), number);
            long draw = choices.below(Draws.MANY);
            int kind = choices.below(6);
            Map<String, Double> drawn = kind == 0 && !plain ? Map.of() : draws.draw(draw);
            if (kind < 2 && !plain) {
                drawn = new LinkedHashMap<>(drawn);
                atTheirEnds(choices, drawn);
                return Cause.of(draws, leaders, "search", drawn);
            }
            return Cause.of(draws, leaders, "draw " + draw, drawn);
        }

        private void atTheirEnds(Choices choices, Map<String, Double> drawn) {
            List<List<Leaders.Leader>> all = leaders.get().byResult();
            List<Leaders.Leader> chosen = all.get(choices.below(all.size()));
            boolean raise = choices.below(2) == 1;
            int most = 1 + choices.below(MOST_AT_ENDS);
            for (int i = 0; i < most; i++) {
                Leaders.Leader leader = chosen.get(choices.below(chosen.size()));
                boolean upper = raise == leader.risesWithIt();
                if (base.distribution(leader.parameter()).isPresent()) {
                    drawn.put(leader.parameter(), draws.quantile(leader.parameter(), upper ? 1 - END : END));
                }
            }
        }
    }

    /** The random choices of one try, in order. */
    private static final class Choices {
        private final CounterRandom random;
        private final long number;
        private int made;

        Choices(CounterRandom random, long number) {
            this.random = random;
            this.number = number;
        }

        int below(int bound) {
            return (int) (bound * random.uniform(number, made++));
        }
    }
}
