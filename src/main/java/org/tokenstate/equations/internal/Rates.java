package org.tokenstate.equations.internal;

import java.util.function.Predicate;

/**
 * How often what enters a program changes: each operation is done once, once a year, once a block of draws, or both, and no
 * more often than what it rests on changes.
 *
 * @param drawn whether a parameter differs between draws
 * @param varying whether a parameter that is read by year changes over the years
 * @param drawnData whether a series differs between draws
 */
public record Rates(Predicate<String> drawn, Predicate<String> varying, Predicate<String> drawnData) {
    /** Nothing is drawn, and all that is read by year may change. */
    public static final Rates SINGLE = new Rates(name -> false, name -> true, name -> false);
}
