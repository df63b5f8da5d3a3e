package org.tokenstate.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tokenstate.numeric.Copula;
import org.tokenstate.numeric.Distribution;
import org.tokenstate.numeric.InputSampler.Points;
import org.tokenstate.numeric.Model;
import org.tokenstate.numeric.Moments;

class EnsembleTest {
    /** y = a + b, z = a b, code = 1 when a > 0. */
    private static final Model SUM = Model.of(
            List.of(
                    Model.Input.of("a", Distribution.normal(0, 1)),
                    Model.Input.of("b", Distribution.lognormal(1, 0.5)),
                    Model.Input.of("c", Distribution.beta(2.5, 1.5))),
            List.of("y", "z", "code"),
            (in, out) -> {
                out[0] = in[0] + in[1];
                out[1] = in[0] * in[1] * in[2];
                out[2] = in[0] > 0 ? 1 : 0;
            });

    private static EnsemblePlan plan() {
        return Ensemble.of(SUM)
                .draws(5_000)
                .seed(42)
                .event("high", "y", y -> y > 3)
                .event("never", "y", y -> y > 1e9)
                .givenInput("positive a", "a", a -> a > 0)
                .given("impossible", (inputs, outputs) -> inputs[2] > 1)
                .shares("code")
                .copula(Copula.independent().correlate("a", "b", 0.5));
    }

    private static List<Object> everything(Ensemble e) {
        List<Object> all = new ArrayList<>();
        all.add(e.summaries());
        all.add(e.probability("high"));
        all.add(e.shares("code"));
        all.add(e.given("positive a").summaries());
        all.add(e.quantile("z", 0.123));
        return all;
    }

    @Test
    void theAnswerDoesNotDependOnThreads() {
        for (Points points : Points.values()) {
            for (long exact : new long[] {1 << 24, 0}) {
                EnsemblePlan plan = plan().points(points).exactValues(exact);
                List<Object> one = everything(plan.threads(1).run());
                assertThat(everything(plan.threads(2).run())).isEqualTo(one);
                assertThat(everything(plan.threads(8).run())).isEqualTo(one);
            }
        }
    }

    @Test
    void blocksMayBeComputedElsewhere() {
        for (long exact : new long[] {1 << 24, 0}) {
            EnsemblePlan plan = plan().exactValues(exact);
            Iterator<Block> copies = IntStream.range(0, plan.blocks())
                    .mapToObj(k -> copy(plan().exactValues(exact).block(k)))
                    .iterator();
            assertThat(everything(plan.merge(copies))).isEqualTo(everything(plan.run()));
        }
        EnsemblePlan plan = plan();
        assertThatThrownBy(() -> plan.merge(List.of(plan.block(1)).iterator()))
                .hasMessageContaining("block must have number 0 but has 1");
        assertThatThrownBy(() -> plan.merge(List.of(plan.block(0)).iterator()))
                .hasMessageContaining("block 1 of 40 is missing");
        assertThatThrownBy(() -> plan.block(40)).hasMessageContaining("block must be in [0, 39] but is 40");
    }

    private static Block copy(Block block) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(block);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                return (Block) in.readObject();
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void digestsAgreeWithKeptValues() {
        EnsemblePlan plan = plan().draws(40_000).points(Points.SOBOL);
        Ensemble exact = plan.run();
        Ensemble digest = plan.exactValues(0).run();
        assertThat(exact.exact()).isTrue();
        assertThat(digest.exact()).isFalse();
        for (String output : List.of("y", "z")) {
            Summary a = exact.summary(output);
            Summary b = digest.summary(output);
            double tolerance = 0.01 * a.standardDeviation();
            assertThat(b.p05()).isCloseTo(a.p05(), within(tolerance));
            assertThat(b.p50()).isCloseTo(a.p50(), within(tolerance));
            assertThat(b.p95()).isCloseTo(a.p95(), within(tolerance));
            assertThat(b.mean()).isCloseTo(a.mean(), within(1e-12 * a.standardDeviation()));
            assertThat(b.standardError()).isCloseTo(a.standardError(), within(1e-12));
            assertThat(b.medianStandardError())
                    .isCloseTo(a.medianStandardError(), within(0.1 * a.medianStandardError()));
        }
        assertThatThrownBy(() -> digest.values("y")).hasMessageContaining("values of y were not kept");
    }

    @Test
    void standardErrorsAreHonestOverSeeds() {
        int runs = 200;
        Moments means = new Moments();
        Moments medians = new Moments();
        Moments probabilities = new Moments();
        for (int seed = 0; seed < runs; seed++) {
            Ensemble e = plan().copula(Copula.independent())
                    .draws(500)
                    .threads(1)
                    .seed(seed)
                    .run();
            Summary s = e.summary("y");
            // median and P(y > 3) by Gauss-Hermite quadrature over b
            double mean = Math.exp(0.125);
            means.add((s.mean() - mean) / s.standardError());
            medians.add((s.p50() - 1.0980504) / s.medianStandardError());
            Probability p = e.probability("high");
            probabilities.add((p.value() - 0.0579776) / p.standardError());
        }
        for (Moments m : List.of(means, medians, probabilities)) {
            assertThat(m.mean()).isCloseTo(0, within(0.35));
            assertThat(m.standardDeviation()).isBetween(0.8, 1.25);
        }
    }

    @Test
    void conditionsSelectDraws() {
        Ensemble e = plan().run();
        Ensemble positive = e.given("positive a");
        assertThat(positive.draws()).isBetween(2300L, 2700L);
        assertThat(positive.summary("code").mean()).isEqualTo(1);
        assertThat(positive.probability("high").hits())
                .isLessThanOrEqualTo(e.probability("high").hits());
        assertThat(e.shares("code").get(1.0).hits()).isEqualTo(positive.draws());
        assertThat(e.shares("code").values().stream()
                        .mapToLong(Probability::hits)
                        .sum())
                .isEqualTo(5000);
        assertThatThrownBy(() -> e.given("impossible").summary("y"))
                .hasMessage("condition 'impossible' was met in none of 5000 draws");
    }

    @Test
    void whatNeverHappensIsSaidInWords() {
        Probability never = plan().run().probability("never");
        assertThat(never.value()).isZero();
        assertThat(never).hasToString("never in 5000 draws (95 % interval up to 0.00077)");
        assertThat(new Probability(10, 10)).hasToString("always in 10 draws (95 % interval from 0.722467)");
        assertThat(new Probability(53, 100)).hasToString("0.53 ± 0.05");
        assertThat(new Probability(53, 100).lower()).isCloseTo(0.4329, within(1e-4));
        assertThat(new Probability(53, 100).upper()).isCloseTo(0.6249, within(1e-4));
    }

    @Test
    void failingDrawsAreCountedAndShown() {
        Model fragile = Model.of(List.of(Model.Input.of("x", Distribution.uniform(0, 1))), List.of("y"), (in, out) -> {
            if (in[0] < 0.01) {
                throw new ArithmeticException("market did not clear");
            }
            out[0] = in[0] > 0.99 ? Double.NaN : in[0];
        });
        Ensemble e = Ensemble.of(fragile).draws(1000).run();
        assertThat(e.failed()).isBetween(5L, 40L);
        assertThat(e.draws()).isEqualTo(1000 - e.failed());
        assertThat(e.failures().get(0).inputs()).containsOnlyKeys("x");
        assertThat(e.failures())
                .extracting(Failure::message)
                .contains("market did not clear", "output y must be finite but is NaN");
        assertThat(e.failures()).extracting(Failure::draw).isSorted();
        assertThat(e.toString()).contains(e.failed() + " failed, first draw");
        assertThatThrownBy(() ->
                        Ensemble.of(fragile).draws(1000).mostFailures(0.001).run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("of 1000 draws failed; first: draw");
    }

    @Test
    void anotherInputLeavesTheRestBitForBit() {
        List<Model.Input> inputs = new ArrayList<>(List.of(Model.Input.of("unrelated", Distribution.normal(3, 1))));
        inputs.addAll(SUM.inputs());
        Model more = Model.of(inputs, SUM.outputs(), (in, out) -> {
            out[0] = in[1] + in[2];
            out[1] = in[1] * in[2] * in[3];
            out[2] = in[1] > 0 ? 1 : 0;
        });
        Copula copula = Copula.independent().correlate("a", "b", 0.5);
        assertThat(Ensemble.of(more).copula(copula).seed(42).draws(5000).run().values("z"))
                .isEqualTo(plan().run().values("z"));
    }

    @Test
    void baseAndWhatIfShareTheirDraws() {
        Model dearer = Model.of(SUM.inputs(), SUM.outputs(), (in, out) -> {
            out[0] = in[0] + 1.01 * in[1];
            out[1] = 0;
            out[2] = 0;
        });
        Ensemble base = plan().run();
        Moments effect = Ensemble.of(dearer)
                .draws(5000)
                .seed(42)
                .copula(Copula.independent().correlate("a", "b", 0.5))
                .run()
                .differenceFrom(base, "y");
        assertThat(effect.mean()).isCloseTo(0.01 * Math.exp(0.125), within(4 * effect.standardError()));
        assertThat(effect.standardError()).isLessThan(0.01 * base.summary("y").standardError());
        assertThatThrownBy(() -> Ensemble.of(dearer).draws(5000).seed(1).run().differenceFrom(base, "y"))
                .hasMessageContaining("but are 5000 of seed 1 and 5000 of seed 42");
    }

    /** Draws that fail with the what-if alone are left out of both. */
    @Test
    void theEffectIsOverTheDrawsThatBothAnswered() {
        Model rest = Model.of(SUM.inputs(), SUM.outputs(), (in, out) -> {
            out[0] = in[0] < 0 ? Double.NaN : in[0] + in[1] + 2;
            out[1] = 0;
            out[2] = 0;
        });
        Copula copula = Copula.independent().correlate("a", "b", 0.5);
        Ensemble changed = Ensemble.of(rest)
                .draws(5000)
                .seed(42)
                .copula(copula)
                .mostFailures(1)
                .run();
        assertThat(changed.failedDraws()).hasSize((int) changed.failed()).isSorted();
        Moments effect = changed.differenceFrom(plan().run(), "y");
        assertThat(effect.count()).isEqualTo(5000 - changed.failed());
        assertThat(changed.failed()).isGreaterThan(20);
        assertThat(effect.mean()).isCloseTo(2, within(1e-12));
        assertThat(effect.standardDeviation()).isCloseTo(0, within(1e-9));
    }

    @Test
    void theVerdictFollowsTheSquareRootLaw() {
        Convergence few =
                plan().draws(200).run().convergence(List.of("y"), 0.01).orElseThrow();
        assertThat(few.converged()).isFalse();
        assertThat(few.toString()).startsWith("not converged: 200 draws leave the median of y");
        assertThat(few.drawsNeeded()).isBetween(500L, 50_000L);
        Convergence many =
                plan().draws(50_000).run().convergence(List.of("y"), 0.01).orElseThrow();
        assertThat(many.converged()).isTrue();
        assertThat(many.error()).isCloseTo(few.error() * Math.sqrt(200.0 / 50_000), within(0.001));
    }

    @Test
    void progressIsToldAndRunsCanBeCancelled() {
        List<Long> done = new ArrayList<>();
        plan().onProgress((n, of) -> {
                    assertThat(of).isEqualTo(5000);
                    done.add(n);
                })
                .run();
        assertThat(done).isSorted().endsWith(5000L).hasSize(40);
        AtomicBoolean stop = new AtomicBoolean();
        assertThatThrownBy(() -> plan().draws(100_000_000)
                        .threads(2)
                        .onProgress((n, of) -> stop.set(true))
                        .cancelWhen(stop::get)
                        .exactValues(0)
                        .run())
                .isInstanceOf(CancellationException.class)
                .hasMessage("ensemble of 100000000 draws was cancelled");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> plan().threads(1).run()).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void wrongPlansAreNamed() {
        assertThatThrownBy(() -> plan().draws(0)).hasMessage("draws must be >= 1 but is 0");
        assertThatThrownBy(() -> plan().threads(0)).hasMessage("threads must be >= 1 but is 0");
        assertThatThrownBy(() -> plan().event("x", "yy", y -> true))
                .hasMessageStartingWith("unknown output 'yy'; nearest: y");
        assertThatThrownBy(() -> plan().givenInput("x", "aa", y -> true))
                .hasMessageStartingWith("unknown input 'aa'; nearest: a");
        assertThatThrownBy(() -> plan().event("high", "y", y -> true)).hasMessage("event 'high' is there twice");
        assertThatThrownBy(() -> plan().shares("w")).hasMessageStartingWith("unknown output 'w'");
        assertThatThrownBy(() -> plan().copula(Copula.independent().correlate("a", "bb", 0.1)))
                .hasMessage("unknown input 'bb'; nearest: b, a, c (in the rank correlations)");
        Ensemble e = plan().run();
        assertThatThrownBy(() -> e.probability("hig")).hasMessageStartingWith("unknown event 'hig'; nearest: high");
        assertThatThrownBy(() -> e.given("x")).hasMessageStartingWith("unknown condition 'x'");
        assertThatThrownBy(() -> e.shares("y"))
                .hasMessageStartingWith("unknown output counted by value 'y'; nearest: code");
        assertThatThrownBy(() -> e.summary("yy")).hasMessageStartingWith("unknown output 'yy'; nearest: y");
    }
}
