package org.tokenstate.numeric.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CounterRandomTest {
    /** The first words of Apache Commons RNG's reference sequence of SplitMix64 (commit af5a5a5, SplitMix64Test). */
    @Test
    void wordsAreThoseOfSplitMix64() {
        long[] expected = {
            4702092431771429328L,
            7268608334187797274L,
            5652645713660150195L,
            Long.parseUnsignedLong("16922338564230702164"),
            4536829378553784842L,
            Long.parseUnsignedLong("12871915480527327032"),
            7837310719066350386L,
            Long.parseUnsignedLong("11285587322007387339"),
            1143351017736893199L,
            3250884063306453667L
        };
        for (int i = 0; i < expected.length; i++) {
            assertThat(CounterRandom.splitMix64(0x1a2b3c4d5e6f7531L, i)).isEqualTo(expected[i]);
        }
        // Java's own generator, seeded by hand, is the same sequence.
        SplittableRandom java = new SplittableRandom(99L);
        for (int i = 0; i < 1000; i++) {
            assertThat(CounterRandom.splitMix64(99, i)).isEqualTo(java.nextLong());
        }
    }

    /** Pinned, so that a published run can be repeated with every later version. */
    @Test
    void streamsStayAsTheyAre() {
        CounterRandom random = CounterRandom.of(42, "price_elasticity");
        assertThat(random.bits(0, 0))
                .isEqualTo(CounterRandom.of(42, "price_elasticity").bits(0, 0));
        assertThat(random.bits(0, 0)).isNotEqualTo(random.bits(1, 0)).isNotEqualTo(random.bits(0, 1));
        assertThat(random.bits(0, 0))
                .isNotEqualTo(CounterRandom.of(43, "price_elasticity").bits(0, 0));
        assertThat(random.bits(7, 3)).isEqualTo(PINNED);
    }

    private static final long PINNED = -7276227650368520394L;

    @Test
    void uniformsAreOpenAndEven() {
        CounterRandom random = CounterRandom.of(1, "u");
        int[] bins = new int[64];
        double lagged = 0;
        double before = 0.5;
        int n = 640_000;
        for (int i = 0; i < n; i++) {
            double u = random.uniform(i, 0);
            assertThat(u > 0 && u < 1).isTrue();
            bins[(int) (u * 64)]++;
            lagged += (u - 0.5) * (before - 0.5) * 12 / n;
            before = u;
        }
        double chi = 0;
        for (int bin : bins) {
            chi += (bin - n / 64.0) * (bin - n / 64.0) / (n / 64.0);
        }
        assertThat(chi).isBetween(63 - 4 * Math.sqrt(126), 63 + 4 * Math.sqrt(126));
        assertThat(lagged).isCloseTo(0, within(4 / Math.sqrt(n)));
    }
}
