package org.tokenstate.numeric.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QuantilesTest {
    /** {@code numpy.quantile([3, 1, 2, 10], [0, .1, .5, .95, 1])}. */
    @Test
    void interpolatesAsNumpy() {
        double[] x = {3, 1, 2, 10};
        assertThat(Quantiles.of(x, 0)).isEqualTo(1);
        assertThat(Quantiles.of(x, 0.1)).isCloseTo(1.3, within(1e-15));
        assertThat(Quantiles.of(x, 0.5)).isEqualTo(2.5);
        assertThat(Quantiles.of(x, 0.95)).isCloseTo(8.95, within(1e-14));
        assertThat(Quantiles.of(x, 1)).isEqualTo(10);
        assertThat(x).containsExactly(3, 1, 2, 10);
        assertThatThrownBy(() -> Quantiles.of(new double[0], 0.5)).hasMessageContaining("quantile of no values");
        assertThatThrownBy(() -> Quantiles.of(x, 1.5)).hasMessageContaining("must be in [0, 1] but is 1.5");
    }

    @Test
    void equalValuesShareTheirMeanRank() {
        assertThat(Quantiles.ranks(5, 1, 5, 3, 5)).containsExactly(4, 1, 4, 2, 4);
        assertThat(Quantiles.rankCorrelation(new double[] {1, 2, 3, 4}, new double[] {1, 8, 27, 64}))
                .isEqualTo(1);
        assertThat(Quantiles.rankCorrelation(new double[] {1, 2, 3}, new double[] {5, 5, 5}))
                .isZero();
    }

    @Property(tries = 500)
    void selectionIsThatOfASort(
            @ForAll @Size(min = 1, max = 400) List<@DoubleRange(min = -2, max = 2) Double> values,
            @ForAll @Size(max = 5) List<@DoubleRange(min = 0, max = 1) Double> wanted,
            @ForAll boolean ties) {
        double[] x =
                values.stream().mapToDouble(v -> ties ? Math.rint(v * 3) : v).toArray();
        double[] p = wanted.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double[] selected = Quantiles.select(x.clone(), p);
        for (int i = 0; i < p.length; i++) {
            assertThat(selected[i]).isEqualTo(Quantiles.of(x, p[i]));
        }
    }

    @Property(tries = 300)
    void ranksAddUp(@ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = -2, max = 2) Double> values) {
        double[] x = values.stream().mapToDouble(v -> Math.rint(v * 3)).toArray();
        double[] ranks = Quantiles.ranks(x);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += ranks[i];
            for (int j = 0; j < x.length; j++) {
                assertThat(Double.compare(ranks[i], ranks[j])).isEqualTo(x[i] == x[j] ? 0 : Double.compare(x[i], x[j]));
            }
        }
        assertThat(sum).isCloseTo(x.length * (x.length + 1) / 2.0, within(1e-9));
    }

    private static QuantileCollector filled(Supplier<QuantileCollector> kind, int parts, int each) throws Exception {
        QuantileCollector all = kind.get();
        CounterRandom random = CounterRandom.of(9, "values");
        for (int p = 0; p < parts; p++) {
            QuantileCollector part = kind.get();
            for (int i = 0; i < each; i++) {
                part.add(random.normal((long) p * each + i, 0));
            }
            part.rest();
            all.merge(p % 2 == 0 ? part : copy(part));
        }
        return all;
    }

    private static QuantileCollector copy(QuantileCollector part) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(part);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (QuantileCollector) in.readObject();
        }
    }

    @Test
    void collectorsMergeToTheQuantilesOfAll() throws Exception {
        QuantileCollector exact = filled(QuantileCollector::exact, 40, 2500);
        QuantileCollector digest = filled(QuantileCollector::digest, 40, 2500);
        QuantileCollector again = filled(QuantileCollector::digest, 40, 2500);
        assertThat(exact.count()).isEqualTo(100_000);
        assertThat(digest.count()).isEqualTo(100_000);
        for (double p : new double[] {0, 0.001, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 0.999, 1}) {
            assertThat(exact.cdf(exact.quantile(p))).isCloseTo(p, within(2e-5));
            assertThat(exact.cdf(digest.quantile(p))).as("rank at %s", p).isCloseTo(p, within(1.5e-3));
            assertThat(again.quantile(p)).isEqualTo(digest.quantile(p));
        }
        assertThat(digest.cdf(0)).isCloseTo(exact.cdf(0), within(1e-3));
        assertThatThrownBy(() -> QuantileCollector.exact().quantile(0.5)).hasMessageContaining("no values");
        assertThatThrownBy(() -> QuantileCollector.digest().quantile(0.5)).hasMessageContaining("no values");
    }
}
