package org.tokenstate.planted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tokenstate.projection.FrozenProjections;

/** Compares the model on the class path with the frozen projections. Writes how many values differ, and the first of them. */
public final class Figures {
    private Figures() {}

    /** Compares; writes a line to the file that is named, empty when nothing differs. */
    public static void main(String[] args) throws IOException {
        List<String> differences = FrozenProjections.cases().stream()
                .flatMap(frozen -> FrozenProjections.differences(frozen).stream())
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
}
