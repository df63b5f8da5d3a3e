package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static byte[] difference(byte[] from, byte[] to) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Difference.write(from, to, out);
        return out.toByteArray();
    }

    private static byte[] random(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @Test
    void anyBytesComeBackFromAnyOthers() throws IOException {
        byte[] some = random(3_000, 1);
        byte[] cut = Arrays.copyOfRange(some, 700, 2_900);
        byte[] twice = Arrays.copyOf(cut, 2 * cut.length);
        System.arraycopy(cut, 0, twice, cut.length, cut.length);
        byte[] touched = some.clone();
        for (int i = 5; i < touched.length; i += 50) {
            touched[i]++;
        }
        byte[][] all = {{}, {1}, some, cut, twice, touched, new byte[100], random(500, 2)};
        for (byte[] from : all) {
            for (byte[] to : all) {
                assertThat(Difference.read(from, new ByteArrayInputStream(difference(from, to))))
                        .isEqualTo(to);
            }
        }
    }

    @Test
    void whatIsNearlyTheSameIsMostlyNoughts() throws IOException {
        byte[] some = random(3_000, 1);
        byte[] touched = some.clone();
        for (int i = 5; i < touched.length; i += 50) {
            touched[i]++;
        }
        byte[] difference = difference(some, touched);
        int other = 0;
        for (byte each : difference) {
            other += each == 0 ? 0 : 1;
        }
        assertThat(difference.length).isBetween(3_000, 3_100);
        assertThat(other).isLessThan(100);
    }
}
