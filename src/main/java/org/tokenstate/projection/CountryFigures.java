package org.tokenstate.projection;

import java.util.List;
import java.util.Map;
import org.tokenstate.catalogue.Source;
import org.tokenstate.catalogue.internal.Nearest;

/**
 * The figures of the base year of one place, under the names by which the text reads them, from the datasets or by a stated
 * world rule.
 *
 * @param place what they are of, as it is to be named
 * @param values value by name; NaN where it is missing
 * @param sources where each comes from, by name
 * @param series what is known by year from the base year on, under the names by which the text reads it
 * @param notes what is missing, and from when the last value is
 */
record CountryFigures(
        String place,
        Map<String, Double> values,
        Map<String, Source> sources,
        Map<String, double[]> series,
        List<Note> notes) {
    CountryFigures {
        values = Map.copyOf(values);
        sources = Map.copyOf(sources);
        series = Map.copyOf(series);
        notes = List.copyOf(notes);
    }

    double value(String name) {
        return Nearest.get("figure", name, values);
    }
}
