package org.tokenstate.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.tokenstate.numeric.Copula;
import org.tokenstate.numeric.Distribution;
import org.tokenstate.numeric.Model;
import org.tokenstate.numeric.internal.StandardNormal;
import org.tokenstate.sensitivity.SobolIndices.Index;
import org.tokenstate.uncertainty.Ensemble;

/** Screening, shares and indices of functions so small that every figure follows by hand; plans, bounds and failed runs. */
class SensitivityByHandTest {
    private static List<Model.Input> uniforms(int n) {
        return IntStream.rangeClosed(1, n)
                .mapToObj(i -> Model.Input.of("x" + i, Distribution.uniform(0, 1)))
                .toList();
    }

    private static Model model(int n, Model.Evaluator evaluator) {
        return Model.of(uniforms(n), List.of("y"), evaluator);
    }

    /** A model without an answer when its first input lies above a bound. */
    private static Model upTo(double bound) {
        return model(2, (x, y) -> y[0] = x[0] > bound ? Double.NaN : x[0] + 2 * x[1]);
    }

    /**
     * Of x² the effect is the sum of the two ends of a step: on two levels, 0 to 1, always 1; on four levels 2/3 from 0 or 4/3
     * from 1/3, whose mean gives their shares and thereby the deviation.
     */
    @Test
    void stepsOfMorrisByHand() {
        MorrisScreening.Plan plan = MorrisScreening.of(model(1, (x, y) -> y[0] = -x[0] * x[0]));
        MorrisScreening.Effect two =
                plan.levels(2).trajectories(2).run().ranked("y").get(0);
        assertThat(two.mu()).isCloseTo(-1, within(1e-12));
        assertThat(two.muStar()).isCloseTo(1, within(1e-12));
        int n = 40;
        MorrisScreening four = plan.levels(4).trajectories(n).run();
        MorrisScreening.Effect e = four.ranked("y").get(0);
        double share = (4.0 / 3 + e.mu()) * 1.5;
        assertThat(share * n).isCloseTo(Math.rint(share * n), within(1e-9)).isBetween(8.0, 32.0);
        double variance = 4.0 / 9 * share * (1 - share) * n / (n - 1);
        assertThat(e.sigma()).isCloseTo(Math.sqrt(variance), within(1e-12));
        assertThat(e.muStarError()).isCloseTo(Math.sqrt(variance / n), within(1e-12));
        assertThat(e.rank()).isEqualTo(1);
        assertThat(four.targets()).containsExactly("y");
        assertThat(four.failed()).isZero();
        assertThatThrownBy(() -> plan.levels(0)).hasMessage("levels must be even and >= 2 but is 0");
    }

    /** With 32 levels one walk in sixteen meets the uppermost; with 4 levels every second. */
    @Test
    void walksWithoutAnAnswerAreLeftOut() {
        MorrisScreening few =
                MorrisScreening.of(upTo(0.97)).levels(32).trajectories(200).run();
        assertThat(few.failed()).isBetween(3L, 20L);
        assertThat(few.ranked("y"))
                .extracting(MorrisScreening.Effect::name, MorrisScreening.Effect::rank)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("x2", 1), org.assertj.core.groups.Tuple.tuple("x1", 2));
        assertThat(few.ranked("y").get(0).mu()).isCloseTo(2, within(1e-12));
        assertThatThrownBy(() -> MorrisScreening.of(upTo(0.8)).levels(4).run())
                .hasMessageMatching("\\d+ of 50 trajectories failed");
    }

    /** Shares of a sum are those of the variances of its terms, 1 : 4 : 16, with independent inputs. */
    @Test
    void shapleyOfASumByHand() {
        ShapleyEffects s = ShapleyEffects.of(model(3, (x, y) -> y[0] = x[0] + 2 * x[1] + 4 * x[2]))
                .permutations(6000)
                .run();
        List<ShapleyEffects.Effect> effects = s.ranked("y");
        assertThat(effects).extracting(ShapleyEffects.Effect::name).containsExactly("x3", "x2", "x1");
        assertThat(effects).extracting(ShapleyEffects.Effect::rank).containsExactly(1, 2, 3);
        double[] share = {16 / 21.0, 4 / 21.0, 1 / 21.0};
        for (int i = 0; i < 3; i++) {
            ShapleyEffects.Effect e = effects.get(i);
            assertThat(e.share()).isCloseTo(share[i], within(4 * e.standardError()));
            assertThat(e.standardError()).isBetween(0.001, 0.015);
        }
        assertThat(effects.stream().mapToDouble(ShapleyEffects.Effect::share).sum())
                .isCloseTo(1, within(1e-9));
        assertThat(s.targets()).containsExactly("y");
        assertThat(s.failed()).isZero();
        assertThatThrownBy(() -> ShapleyEffects.of(model(2, (x, y) -> y[0] = 3))
                        .permutations(10)
                        .run()
                        .ranked("y"))
                .hasMessage("output y does not vary with the inputs, so that it has no shares");
    }

    /** An inert input that moves with another shares its effect: of y = a, b with correlation r has r²/2. */
    @Test
    void shapleyOfAnInertPartnerByHand() {
        List<Model.Input> inputs = List.of(
                Model.Input.of("a", Distribution.normal(0, 1)),
                Model.Input.of("b", Distribution.normal(0, 1)),
                Model.Input.of("fixed", Distribution.point(1)));
        double r = 2 * Math.sin(Math.PI * 0.8 / 6);
        List<ShapleyEffects.Effect> effects = ShapleyEffects.of(
                        Model.of(inputs, List.of("y"), (x, y) -> y[0] = x[0] * x[2]))
                .copula(Copula.independent().correlate("a", "b", 0.8))
                .permutations(4000)
                .run()
                .ranked("y");
        assertThat(effects.get(1).name()).isEqualTo("b");
        assertThat(effects.get(1).share())
                .isCloseTo(r * r / 2, within(4 * effects.get(1).standardError()));
    }

    @Test
    void permutationsWithoutAnAnswerAreLeftOut() {
        ShapleyEffects few = ShapleyEffects.of(upTo(0.995)).permutations(400).run();
        assertThat(few.failed()).isBetween(1L, 40L);
        assertThat(few.ranked("y").get(0).name()).isEqualTo("x2");
        assertThatThrownBy(() -> ShapleyEffects.of(upTo(0.8)).permutations(50).run())
                .hasMessageMatching("\\d+ of 50 permutations failed");
    }

    /** The same estimates with narrower intervals at a lower level, by the quantiles of Student's t and of the normal. */
    @Test
    void intervalsFollowTheirLevel() {
        SobolIndices.Plan plan = SobolIndices.of(TestFunctions.ishigami()).samples(256);
        double t = new TDistribution(null, 7).inverseCumulativeProbability(0.95)
                / new TDistribution(null, 7).inverseCumulativeProbability(0.75);
        narrower(plan.sobolPoints(8), t);
        narrower(plan.randomPoints(50), StandardNormal.quantile(0.95) / StandardNormal.quantile(0.75));
        assertThatThrownBy(() -> plan.level(0.4))
                .hasMessage("level of the intervals must be in [0.5, 0.999] but is 0.4");
        assertThatThrownBy(() -> plan.sobolPoints(7)).hasMessage("replicates of Sobol' points must be >= 8 but is 7");
        assertThatThrownBy(() -> plan.randomPoints(49))
                .hasMessage("resamples of the bootstrap must be >= 50 but is 49");
    }

    private static void narrower(SobolIndices.Plan plan, double ratio) {
        Index wide = plan.level(0.9).run().ranked().get(0);
        Index narrow = plan.level(0.5).run().ranked().get(0);
        assertThat(narrow.first()).isEqualTo(wide.first());
        assertThat((wide.firstHigh() - wide.firstLow()) / (narrow.firstHigh() - narrow.firstLow()))
                .isCloseTo(ratio, within(1e-9));
        assertThat((wide.totalHigh() + wide.totalLow()) / 2).isCloseTo(wide.total(), within(1e-12));
    }

    /** Samples are raised to whole batches: of a power of two a scrambling, or of equal numbers of random points. */
    @Test
    void evaluationsAreCounted() {
        SobolIndices.Plan plan = SobolIndices.of(TestFunctions.ishigami());
        assertThat(plan.samples(64).sobolPoints(8).run().evaluations()).isEqualTo(8 * 8 * 5);
        assertThat(plan.samples(65).sobolPoints(8).run().evaluations()).isEqualTo(8 * 16 * 5);
        assertThat(plan.samples(64).sobolPoints(32).run().evaluations()).isEqualTo(32 * 4 * 5);
        assertThat(plan.samples(100).randomPoints(50).run().evaluations()).isEqualTo(100 * 5);
        SobolIndices many = plan.samples(300).randomPoints(50).run();
        assertThat(many.evaluations()).isEqualTo(512 * 5);
        assertThat(many.notes())
                .containsExactly(
                        "intervals by the bootstrap over 256 batches of independent random points, 50 resamples");
        assertThat(many.targets()).containsExactly("y");
        SobolIndices mean = plan.samples(1 << 12).run();
        assertThat(mean.mean("y")).isCloseTo(3.5, within(0.01));
    }

    /** For y = 3 + 2(x1 − ½) + 12 (x1 − ½)(x2 − ½) + (x2 − ½): variances 4/12, 1 and 1/12. */
    @Test
    void aProductIsAnInteractionByHand() {
        SobolIndices s = SobolIndices.of(model(2, (x, y) -> {
                    double a = x[0] - 0.5;
                    double b = x[1] - 0.5;
                    y[0] = 3 + 2 * a + 12 * a * b + b;
                }))
                .samples(1 << 13)
                .secondOrder()
                .run();
        double all = 4 / 12.0 + 1 + 1 / 12.0;
        assertThat(s.mean("y")).isCloseTo(3, within(1e-3));
        assertThat(s.variance("y")).isCloseTo(all, within(0.005 * all));
        Index first = s.ranked().get(0);
        assertThat(first.name()).isEqualTo("x1");
        assertThat(first.first()).isCloseTo(4 / 12.0 / all, within(0.005));
        assertThat(first.total()).isCloseTo((4 / 12.0 + 1) / all, within(0.005));
        SobolIndices.Interaction pair = s.interactions("y").get(0);
        assertThat(pair.value()).isCloseTo(1 / all, within(0.005)).isBetween(pair.low(), pair.high());
        assertThat(pair.high() - pair.value()).isCloseTo(pair.value() - pair.low(), within(1e-12));
        assertThat(pair.high() - pair.low()).isBetween(1e-5, 0.1);
    }

    /** Sums around a great mean keep their digits. */
    @Test
    void aGreatConstantChangesNoIndex() {
        SobolIndices.Plan plan = SobolIndices.of(model(2, (x, y) -> y[0] = x[0] + x[0] * x[1]));
        SobolIndices.Plan far = SobolIndices.of(model(2, (x, y) -> y[0] = 1e7 + x[0] + x[0] * x[1]));
        assertThat(far.run().ranked().get(0).first())
                .isCloseTo(plan.run().ranked().get(0).first(), within(1e-7));
    }

    @Test
    void tornadoHasOpenBounds() {
        Model sum = model(1, (x, y) -> y[0] = x[0]);
        Tornado t = Tornado.of(sum, 0.1, 0.8);
        assertThat(t.low()).isEqualTo(0.1);
        assertThat(t.high()).isEqualTo(0.8);
        assertThat(t.ranked("y").get(0).width()).isCloseTo(0.7, within(1e-12));
        for (double low : new double[] {0, 0.5}) {
            assertThatThrownBy(() -> Tornado.of(sum, low, 0.9))
                    .hasMessage("low quantile of a tornado must be in (0, 0.5) but is " + low);
        }
        for (double high : new double[] {0.5, 1}) {
            assertThatThrownBy(() -> Tornado.of(sum, 0.1, high))
                    .hasMessage("high quantile of a tornado must be in (0.5, 1) but is " + high);
        }
    }

    /** A draw that gives no answer is left out with its inputs, so that the others stay paired. */
    @Test
    void rankCorrelationsLeaveFailedDrawsOut() {
        Model model = model(1, (x, y) -> y[0] = x[0] < 0.1 ? Double.NaN : Math.exp(x[0]));
        Ensemble ensemble = Ensemble.of(model).draws(60).mostFailures(1).run();
        assertThat(ensemble.failed()).isBetween(1L, 20L);
        assertThat(RankCorrelations.of(ensemble).ranked("y").get(0).correlation())
                .isCloseTo(1, within(1e-12));
        Ensemble most = Ensemble.of(model(1, (x, y) -> y[0] = x[0] < 0.5 ? Double.NaN : x[0]))
                .draws(600)
                .mostFailures(1)
                .givenInput("upper", "x1", x -> x > 0.7)
                .run();
        assertThat(most.failed()).isGreaterThan(200);
        assertThat(RankCorrelations.of(most).draws()).isEqualTo((int) most.draws());
        assertThat(RankCorrelations.of(most).ranked("y").get(0).correlation()).isCloseTo(1, within(1e-12));
        assertThatThrownBy(() -> RankCorrelations.of(most.given("upper")))
                .hasMessageContaining("need every draw that gave an answer");
    }

    /** y = x1 + 2 x2: shares of ranks near those of variance, one fifth and four fifths. */
    @Test
    void sharesOfTheSpreadAddUp() {
        Ensemble sum = Ensemble.of(model(3, (x, y) -> y[0] = x[0] + 2 * x[1]))
                .draws(20_000)
                .run();
        List<RankCorrelations.Share> shares = RankCorrelations.of(sum).shares("y");
        assertThat(shares).extracting(RankCorrelations.Share::name).containsExactly("x2", "x1", "x3");
        assertThat(shares.get(0).share()).isCloseTo(0.8, within(0.04));
        assertThat(shares.get(1).share()).isCloseTo(0.2, within(0.04));
        assertThat(shares.get(2).share()).isCloseTo(0, within(0.005));
        Ensemble still = Ensemble.of(model(2, (x, y) -> y[0] = 1)).draws(50).run();
        assertThat(RankCorrelations.of(still).shares("y"))
                .allSatisfy(s -> assertThat(s.share()).isZero());
    }

    /** Equal ranks correlate fully; a group has the multiple correlation of its members, adjusted for their number. */
    @Test
    void rankCorrelationsByHand() {
        Model rising = model(2, (x, y) -> y[0] = Math.exp(-x[0]));
        List<RankCorrelations.Correlation> r =
                RankCorrelations.of(Ensemble.of(rising).draws(10).run()).ranked("y");
        assertThat(r.get(0).name()).isEqualTo("x1");
        assertThat(r.get(0).correlation()).isCloseTo(-1, within(1e-12));
        assertThat(r.get(0).standardError()).isCloseTo(0, within(1e-12));
        double other = r.get(1).correlation();
        assertThat(r.get(1).standardError()).isCloseTo((1 - other * other) / 3, within(1e-12));
        assertThat(r).extracting(RankCorrelations.Correlation::rank).containsExactly(1, 2);

        List<Model.Input> pair = uniforms(3).stream()
                .map(i -> new Model.Input(i.name(), i.name().equals("x3") ? "x3" : "pair", i.distribution()))
                .toList();
        Model grouped = Model.of(pair, List.of("y"), (x, y) -> y[0] = x[0]);
        assertThat(RankCorrelations.of(Ensemble.of(grouped).draws(12).run())
                        .ranked("y")
                        .get(0)
                        .correlation())
                .isCloseTo(1, within(1e-9));
        Model inert = Model.of(pair, List.of("y"), (x, y) -> y[0] = x[2]);
        assertThat(RankCorrelations.of(Ensemble.of(inert).draws(4000).run())
                        .ranked("y")
                        .get(1)
                        .correlation())
                .isBetween(0.0, 0.05);

        List<Model.Input> six = uniforms(6).stream()
                .map(i -> new Model.Input(i.name(), "six", i.distribution()))
                .toList();
        Model many = Model.of(six, List.of("y"), (x, y) -> y[0] = x[0]);
        assertThat(RankCorrelations.of(Ensemble.of(many).draws(18).run()).ranked("y"))
                .hasSize(1);
        assertThatThrownBy(() ->
                        RankCorrelations.of(Ensemble.of(many).draws(17).run()).ranked("y"))
                .hasMessage("a regression on the ranks of 6 inputs needs at least 18 draws but has 17");
    }
}
