package org.tokenstate.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MomentsTest {
    /** Twelve digits of the certified values of NIST. */
    private static final double TWELVE_DIGITS = 1e-10;

    private static double autocorrelation(double[] x) {
        double mean = Moments.of(x).mean();
        double upper = 0;
        for (int i = 1; i < x.length; i++) {
            upper += (x[i] - mean) * (x[i - 1] - mean);
        }
        return upper / (Moments.of(x).variance() * (x.length - 1));
    }

    @Test
    void agreesWithNistOnObservedData() throws IOException {
        List<String> rows;
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(MomentsTest.class.getResourceAsStream("nist-univariate.csv")),
                StandardCharsets.UTF_8))) {
            rows = in.lines().filter(line -> !line.startsWith("#")).toList();
        }
        assertThat(rows).hasSize(5);
        for (String row : rows) {
            String[] cells = row.split(";");
            double[] x = Arrays.stream(cells)
                    .skip(4)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            Moments m = Moments.of(x);
            assertThat(m.mean()).as(cells[0]).isCloseTo(Double.parseDouble(cells[1]), withinPercentage(TWELVE_DIGITS));
            assertThat(m.standardDeviation())
                    .as(cells[0])
                    .isCloseTo(Double.parseDouble(cells[2]), withinPercentage(TWELVE_DIGITS));
            assertThat(autocorrelation(x)).as(cells[0]).isCloseTo(Double.parseDouble(cells[3]), within(1e-12));
        }
    }

    @Property
    void equalValuesHaveNoSpread(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double value,
            @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = 1, max = 50) Double> blocks) {
        Moments all = new Moments();
        for (double block : blocks) {
            Moments part = new Moments();
            for (int i = 0; i < block; i++) {
                part.add(value);
            }
            all.merge(part);
        }
        assertThat(all.mean()).isEqualTo(value);
        assertThat(all.variance()).isZero();
        assertThat(all.standardError()).isZero();
    }

    private static double[] numAcc(double base) {
        double[] x = new double[1001];
        Arrays.setAll(x, i -> i == 0 ? base + 0.2 : i % 2 == 1 ? base + 0.1 : base + 0.3);
        return x;
    }

    /** NIST NumAcc2 to 4: 1001 numbers, mean base + 0.2, standard deviation 0.1, exactly. */
    @Test
    void agreesWithNistOnNumericalAccuracy() {
        assertThat(Moments.of(numAcc(1)).mean()).isCloseTo(1.2, withinPercentage(TWELVE_DIGITS));
        assertThat(Moments.of(numAcc(1)).standardDeviation()).isCloseTo(0.1, withinPercentage(TWELVE_DIGITS));
        // the numbers themselves are rounded to 1e-10 (2e-9), and with them the deviations
        assertThat(Moments.of(numAcc(1e6)).mean()).isCloseTo(1000000.2, withinPercentage(TWELVE_DIGITS));
        assertThat(Moments.of(numAcc(1e6)).standardDeviation()).isCloseTo(0.1, within(1e-10));
        assertThat(Moments.of(numAcc(1e7)).mean()).isCloseTo(10000000.2, withinPercentage(TWELVE_DIGITS));
        assertThat(Moments.of(numAcc(1e7)).standardDeviation()).isCloseTo(0.1, within(2e-9));
    }

    /**
     * NIST PiDigits: mean 4.534800000000 and standard deviation 2.86733906028871. Its data are the first 5000 digits of π but for
     * the 957th, which is 8 in π and 3 in the data set.
     */
    @Test
    void agreesWithNistOnTheDigitsOfPi() {
        BigInteger scale = BigInteger.TEN.pow(5010);
        BigInteger pi = BigInteger.valueOf(4)
                .multiply(BigInteger.valueOf(4).multiply(arctan(5, scale)).subtract(arctan(239, scale)));
        double[] digits = pi.toString()
                .substring(0, 5000)
                .chars()
                .mapToDouble(c -> c - '0')
                .toArray();
        digits[956] = 3;
        assertThat(Moments.of(digits).mean()).isCloseTo(4.5348, withinPercentage(TWELVE_DIGITS));
        assertThat(Moments.of(digits).standardDeviation()).isCloseTo(2.86733906028871, withinPercentage(TWELVE_DIGITS));
        assertThat(autocorrelation(digits)).isCloseTo(-0.355099287237972E-02, within(1e-14));
    }

    private static BigInteger arctan(int inverse, BigInteger scale) {
        BigInteger term = scale.divide(BigInteger.valueOf(inverse));
        BigInteger square = BigInteger.valueOf((long) inverse * inverse);
        BigInteger sum = term;
        for (int k = 1; term.signum() != 0; k++) {
            term = term.divide(square);
            BigInteger part = term.divide(BigInteger.valueOf(2L * k + 1));
            sum = k % 2 == 1 ? sum.subtract(part) : sum.add(part);
        }
        return sum;
    }

    @Property(tries = 200)
    void mergedPartsAreTheWhole(
            @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = -1e6, max = 1e6) Double> values, @ForAll int cut) {
        int at = Math.floorMod(cut, values.size() + 1);
        Moments first = new Moments();
        Moments second = new Moments();
        for (int i = 0; i < values.size(); i++) {
            (i < at ? first : second).add(values.get(i));
        }
        first.merge(second);
        Moments whole =
                Moments.of(values.stream().mapToDouble(Double::doubleValue).toArray());
        double scale = Math.max(1, whole.greatest() - whole.least());
        assertThat(first.count()).isEqualTo(whole.count());
        assertThat(first.mean()).isCloseTo(whole.mean(), within(1e-9 * scale));
        assertThat(first.standardDeviation()).isCloseTo(whole.standardDeviation(), within(1e-6 * scale));
        assertThat(first.least()).isEqualTo(whole.least());
        assertThat(first.greatest()).isEqualTo(whole.greatest());
    }

    @Test
    void nothingHasNoMean() {
        assertThatThrownBy(() -> new Moments().mean()).isInstanceOf(IllegalStateException.class);
    }
}
