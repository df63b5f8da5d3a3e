package org.tokenstate.units.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FixedTest {
    private static final double[] ODD = {
        0,
        -0.0,
        0.5,
        1.5,
        2.5,
        -0.5,
        0.005,
        0.015,
        1.005,
        999.5,
        999.995,
        -1e-9,
        1e-9,
        1234567.891,
        1e15,
        123456789012345.6,
        1e22,
        -1000,
        9.999995
    };

    @Test
    void itWritesWhatTheFormatterWrites() {
        for (int decimals = 0; decimals <= 6; decimals++) {
            for (double value : ODD) {
                compare(value, decimals);
            }
        }
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < 5_000; i++) {
            compare((random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-6, 16)), random.nextInt(7));
        }
    }

    private static void compare(double value, int decimals) {
        assertThat(Fixed.text(value, decimals)).isEqualTo(String.format(Locale.ROOT, "%." + decimals + "f", value));
        assertThat(Fixed.grouped(value, decimals)).isEqualTo(String.format(Locale.ROOT, "%,." + decimals + "f", value));
    }
}
