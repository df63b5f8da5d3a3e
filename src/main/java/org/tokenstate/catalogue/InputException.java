package org.tokenstate.catalogue;

import java.util.ArrayList;
import java.util.List;

/**
 * Bad input from outside: a file, a name, a value. The message is one line, {@code file:line:column: what, value, bound};
 * several faults of one file are reported together, one line each.
 */
public final class InputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 60;

    /** The faults, one line each; a plain list that serialises. */
    private final ArrayList<String> faults;

    private final boolean placed;

    /**
     * Reports one fault without a place.
     *
     * @param what what is wrong, with value and bound
     */
    public InputException(String what) {
        this(List.of(what), false);
    }

    /**
     * Reports several faults in one go.
     *
     * @param faults one line a fault, at least one
     */
    public InputException(List<String> faults) {
        this(faults, false);
    }

    private InputException(List<String> faults, boolean placed) {
        super(String.join(System.lineSeparator(), faults));
        this.faults = new ArrayList<>(faults);
        this.placed = placed;
    }

    /**
     * Reports one fault at a place of a file.
     *
     * @param file the file as the user named it
     * @param line the line, from 1
     * @param column the column, from 1
     * @param what what is wrong, with value and bound
     * @return the exception
     */
    public static InputException at(String file, long line, long column, String what) {
        return new InputException(List.of(place(file, line, column, what)), true);
    }

    /**
     * The one-line form of a fault.
     *
     * @param file the file as the user named it
     * @param line the line, from 1
     * @param column the column, from 1
     * @param what what is wrong, with value and bound
     * @return {@code file:line:column: what}
     */
    public static String place(String file, long line, long column, String what) {
        return file + ":" + line + ":" + column + ": " + what;
    }

    /**
     * What a message shows of a text from outside.
     *
     * @param text the text
     * @return its first 60 characters
     */
    public static String shown(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    /**
     * {@return whether the fault says its place in a file, as {@link #at} does}
     */
    public boolean isPlaced() {
        return placed;
    }

    /**
     * {@return the faults, one line each}
     */
    public List<String> faults() {
        return List.copyOf(faults);
    }
}
