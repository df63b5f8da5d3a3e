package org.tokenstate.projection;

import org.tokenstate.units.internal.Require;

/**
 * Something to be known of a projection. The kind and the subject are for programs; the text is for people, and nothing is
 * read out of it.
 *
 * @param kind what kind of thing it is
 * @param subject what it is about: the name of a result variable, of a figure or of a parameter, without its place
 * @param text one line in words
 */
public record Note(Kind kind, String subject, String text) {
    /** What kind of thing a note says. */
    public enum Kind {
        /** A figure of the country is missing, and results that rest on it have no value. */
        MISSING,
        /** A figure is missing or not possible, and a rule or a bound stands in for it. */
        SUBSTITUTED,
        /** A figure is of another year than the one that the projection starts from. */
        DATED,
        /** A value of a user's file can hardly be true, as one in another unit. */
        IMPLAUSIBLE,
        /** What the projection assumes, or in what its results are counted. */
        BASIS,
        /** What the values of the scenario do that may not be expected. */
        SCENARIO
    }

    /**
     * Validates the parts.
     *
     * @throws IllegalArgumentException if the subject or the text is blank
     */
    public Note {
        Require.that(!subject.isBlank(), "subject of a note must not be blank: %s", text);
        Require.that(!text.isBlank(), "text of a note on %s must not be blank", subject);
    }

    /**
     * {@return the text}
     */
    @Override
    public String toString() {
        return text;
    }
}
