package org.tokenstate.catalogue.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tokenstate.catalogue.InputException;

/** Finds the names nearest to a mistyped one, for error messages. */
public final class Nearest {
    private static final int MOST = 3;
    private static final int LONGEST = 100;

    private Nearest() {}

    /**
     * Finds a name in a list.
     *
     * @param kind what the name should be of, such as {@code output}
     * @param name the name
     * @param known the known names
     * @return its place
     * @throws InputException if it is not there, with the nearest names
     */
    public static int indexOf(String kind, String name, List<String> known) {
        int place = known.indexOf(name);
        if (place < 0) {
            throw new InputException(unknown(kind, name, known));
        }
        return place;
    }

    /**
     * Finds what a name stands for.
     *
     * @param kind what the name should be of, such as {@code growth model}
     * @param name the name
     * @param known the known names and what they stand for
     * @param <V> the type of what they stand for
     * @return what it stands for
     * @throws InputException if it is not there, with the nearest names
     */
    public static <V> V get(String kind, String name, Map<String, V> known) {
        V value = known.get(name);
        if (value == null) {
            throw new InputException(unknown(kind, name, known.keySet()));
        }
        return value;
    }

    /**
     * The message for an unknown name.
     *
     * @param kind what the name should be of, such as {@code country}
     * @param name the unknown name
     * @param known the known names
     * @return {@code unknown country 'CHM'; nearest: CHN, CHE, CHL}
     */
    public static String unknown(String kind, String name, Collection<String> known) {
        String shown = name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
        return "unknown " + kind + " '" + shown + "'; nearest: " + String.join(", ", to(name, known));
    }

    /**
     * The known names nearest to one by edit distance, case ignored.
     *
     * @param name the name
     * @param known the known names
     * @return at most three names, nearest first; ties in alphabetical order
     */
    public static List<String> to(String name, Collection<String> known) {
        String wanted = fold(name.length() > LONGEST ? name.substring(0, LONGEST) : name);
        return known.stream()
                .map(each -> new Near(distance(wanted, fold(each)), each))
                .sorted(Comparator.comparingInt(Near::edits).thenComparing(Near::name))
                .limit(MOST)
                .map(Near::name)
                .toList();
    }

    /** A known name and its distance, which is measured once. */
    private record Near(int edits, String name) {}

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Edit distance with transpositions of neighbours (optimal string alignment); a contained name counts as near. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        int edits = d[a.length()][b.length()];
        return !a.isEmpty() && b.contains(a) ? Math.min(edits, 1) : edits;
    }
}
