package org.tokenstate.planted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.tokenstate.economics.world.NoEquilibriumException;
import org.tokenstate.projection.FrozenProjections;

/**
 * Compares the model on the class path with the frozen projections. Writes how many values differ, and the first of them; a
 * projection that no longer has an equilibrium differs once.
 */
public final class Figures {
    private Figures() {}

    /** Compares; writes a line to the file that is named, empty when nothing differs. */
    public static void main(String[] args) throws IOException {
        List<String> differences = FrozenProjections.cases().stream()
                .flatMap(Figures::differences)
                .toList();
        Files.writeString(
                Path.of(args[0]),
                differences.isEmpty()
                        ? ""
                        : String.join(
                                "\t",
                                "Frozen",
                                "projections",
                                Integer.toString(differences.size()),
                                "0",
                                differences.get(0),
                                ""));
    }

    private static Stream<String> differences(FrozenProjections.Case frozen) {
        try {
            return FrozenProjections.differences(frozen).stream();
        } catch (NoEquilibriumException e) {
            return Stream.of(frozen + ": " + e.getMessage());
        }
    }
}
