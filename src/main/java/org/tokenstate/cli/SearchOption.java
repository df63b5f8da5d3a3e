package org.tokenstate.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tokenstate.catalogue.internal.Nearest;
import picocli.CommandLine.Parameters;

/** Words by which a list is searched; all of them must occur, in any case. */
final class SearchOption {
    @Parameters(
            arity = "0..*",
            paramLabel = "WORD",
            description =
                    "Only what has each of these words in its names or description, such as export. Default: all.")
    List<String> words = new ArrayList<>();

    /** Whether each word occurs somewhere in the texts. */
    boolean matches(Stream<String> texts) {
        String all = fold(texts.collect(Collectors.joining("\n")));
        return words.stream().allMatch(word -> all.contains(fold(word)));
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** What was searched for, to be put behind what the list holds; empty for all. */
    String said() {
        return words.isEmpty() ? "" : " with '" + String.join("' and '", words) + "'";
    }

    /** The fault of a search without a result. */
    String nothing(String kind, Collection<String> known) {
        return Nearest.unknown(kind, String.join(" ", words), known);
    }
}
