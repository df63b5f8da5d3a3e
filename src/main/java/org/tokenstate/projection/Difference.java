package org.tokenstate.projection;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Bytes as their difference from others that are nearly the same: stretches of the others, not at the same place and not quite
 * equal, with what must be added to each byte, and what stands between them. Most of what must be added is 0 or the same number
 * again, which packs well.
 */
final class Difference {
    /** Bytes that must agree for a stretch to begin. */
    private static final int SEED = 12;
    /** A stretch ends where this many more bytes differ than agree. */
    private static final int WORSE = 64;
    /** Stretches that go on where the last one ended are preferred by this many bytes. */
    private static final int JUMP = 6;

    private final byte[] from;
    private final byte[] to;
    private final Map<ByteBuffer, List<Integer>> seeds = new HashMap<>();

    private Difference(byte[] from, byte[] to) {
        this.from = from;
        this.to = to;
        for (int i = 0; i + SEED <= from.length; i++) {
            seeds.computeIfAbsent(seed(from, i), seed -> new ArrayList<>()).add(i);
        }
    }

    /** Writes what makes bytes of others. */
    static void write(byte[] from, byte[] to, OutputStream out) throws IOException {
        new Difference(from, to).write(new DataOutputStream(out));
    }

    /** The bytes that a difference makes of others. */
    static byte[] read(byte[] from, InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        byte[] to = new byte[data.readInt()];
        int[] stretches = new int[data.readInt()];
        for (int i = 0; i < stretches.length; i++) {
            stretches[i] = data.readInt();
        }
        int at = 0;
        for (int i = 0; i < stretches.length; i += 3) {
            at += stretches[i];
            data.readFully(to, at, stretches[i + 2]);
            int shift = stretches[i + 1] - at;
            for (int end = at + stretches[i + 2]; at < end; at++) {
                to[at] += from[at + shift];
            }
        }
        at = 0;
        for (int i = 0; i < stretches.length; i += 3) {
            data.readFully(to, at, stretches[i]);
            at += stretches[i] + stretches[i + 2];
        }
        data.readFully(to, at, to.length - at);
        return to;
    }

    private static ByteBuffer seed(byte[] bytes, int at) {
        return ByteBuffer.wrap(bytes, at, SEED).slice();
    }

    /** The sizes, of each stretch what stands before it, where it is and its length, what is added, and what stands between. */
    private void write(DataOutputStream out) throws IOException {
        List<Integer> stretches = new ArrayList<>();
        ByteArrayOutputStream added = new ByteArrayOutputStream();
        ByteArrayOutputStream between = new ByteArrayOutputStream();
        int done = 0;
        int expected = 0;
        for (int at = 0; at + SEED <= to.length; at++) {
            int shift = expected - done;
            int best = -1;
            int bestAgree = 0;
            for (int place : near(seeds.getOrDefault(seed(to, at), List.of()), at + shift)) {
                int agree = agree(place, at, reach(place, at, 1)) - (place == at + shift ? 0 : JUMP);
                if (agree > bestAgree) {
                    best = place;
                    bestAgree = agree;
                }
            }
            if (best < 0) {
                continue;
            }
            int end = at + reach(best, at, 1);
            int back = Math.min(at - done, reach(best - 1, at - 1, -1));
            int begin = at - back;
            stretches.addAll(List.of(begin - done, best - back, end - begin));
            between.write(to, done, begin - done);
            for (int i = begin; i < end; i++) {
                added.write(to[i] - from[i - at + best]);
            }
            done = end;
            expected = best + end - at;
            at = end - 1;
        }
        between.write(to, done, to.length - done);
        out.writeInt(to.length);
        out.writeInt(stretches.size());
        for (int number : stretches) {
            out.writeInt(number);
        }
        added.writeTo(out);
        between.writeTo(out);
    }

    /** The first, the last and those next to where one is expected. */
    private static List<Integer> near(List<Integer> places, int expected) {
        if (places.size() < 4) {
            return places;
        }
        int i = 0;
        while (i < places.size() - 2 && places.get(i + 1) < expected) {
            i++;
        }
        return List.of(places.get(0), places.get(i), places.get(i + 1), places.get(places.size() - 1));
    }

    /** How far a stretch reaches in a direction: to where the most bytes more agree than differ. */
    private int reach(int place, int at, int direction) {
        int more = 0;
        int most = 0;
        int reach = 0;
        for (int i = 0; more > most - WORSE; i++) {
            int a = place + i * direction;
            int b = at + i * direction;
            if (a < 0 || b < 0 || a >= from.length || b >= to.length) {
                break;
            }
            more += from[a] == to[b] ? 1 : -1;
            if (more > most) {
                most = more;
                reach = i + 1;
            }
        }
        return reach;
    }

    /** How many more bytes of a stretch agree than differ. */
    private int agree(int place, int at, int length) {
        int more = 0;
        for (int i = 0; i < length; i++) {
            more += from[place + i] == to[at + i] ? 1 : -1;
        }
        return more;
    }
}
