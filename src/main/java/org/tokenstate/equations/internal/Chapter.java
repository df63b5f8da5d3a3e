package org.tokenstate.equations.internal;

import java.util.List;
import org.tokenstate.catalogue.InputException;

/**
 * A piece of text that holds equations, with the place where it stands, so that a fault names file, line and column.
 *
 * @param name the file, as it is to be named in faults
 * @param lines its lines
 * @param markdown whether it is prose in which the lines indented by four blanks are the equations; otherwise every line at
 *     the margin begins a definition and indented lines go on with it
 * @param line the line of the file at which the text begins, from 1
 * @param column the column of the file at which its lines begin, from 1
 */
public record Chapter(String name, List<String> lines, boolean markdown, int line, int column) {
    /** The most characters of a text that comes from a user. */
    public static final int MOST_CHARACTERS = 65_536;

    /** Copies the lines. */
    public Chapter {
        lines = List.copyOf(lines);
    }

    /**
     * A chapter of prose and equations.
     *
     * @param name the file
     * @param text its text
     * @return the chapter
     */
    public static Chapter markdown(String name, String text) {
        return new Chapter(name, text.lines().toList(), true, 1, 1);
    }

    /**
     * Equations without prose, such as a block of a scenario file.
     *
     * @param name the file in which they stand
     * @param line the line of the file at which the block begins, from 1
     * @param column the column of the file at which its lines begin, from 1
     * @param text the block, with its common indentation taken off
     * @return the chapter
     * @throws InputException if the text is longer than {@value #MOST_CHARACTERS} characters
     */
    public static Chapter plain(String name, int line, int column, String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw InputException.at(
                    name,
                    line,
                    column,
                    "equations must have at most " + MOST_CHARACTERS + " characters but have " + text.length());
        }
        return new Chapter(name, text.lines().toList(), false, line, column);
    }

    Place place(int lineIndex, int columnIndex) {
        return new Place(name, line + lineIndex, column + columnIndex);
    }
}
