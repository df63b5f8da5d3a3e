package org.tokenstate.projection;

import java.util.NavigableMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tokenstate.catalogue.Source;
import org.tokenstate.data.Cell;

/** Names a user's file as the source of what it gave. */
final class ImportedSource {
    private ImportedSource() {}

    /**
     * The source of the value of one year.
     *
     * @param bundled the source if the value is bundled
     * @param imported the imported values of the series
     * @param year the year
     * @return the bundled source, or the publisher and place of the imported value, as well known as the bundled one
     */
    static Source of(Source bundled, NavigableMap<Integer, Cell> imported, int year) {
        Cell cell = imported.get(year);
        if (cell == null) {
            return bundled;
        }
        Cell.Place place = cell.imported().orElseThrow();
        return new Source(
                cell.publisher() + ", value of " + year + ", imported from " + place.file() + ", line " + place.line(),
                bundled.evidence());
    }

    /**
     * The source of what rests on many values.
     *
     * @param bundled the source if all values are bundled
     * @param what the name of the series
     * @param imported the imported values of the series
     * @param to the last year that counts
     * @return the bundled source, with the years and files of imported values
     */
    static Source among(Source bundled, String what, NavigableMap<Integer, Cell> imported, int to) {
        NavigableMap<Integer, Cell> used = imported.headMap(to, true);
        if (used.isEmpty()) {
            return bundled;
        }
        String files = used.values().stream()
                .map(cell -> "imported from " + cell.imported().orElseThrow().file())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(" and "));
        String years = used.firstKey() + (used.size() == 1 ? "" : " to " + used.lastKey());
        return new Source(bundled.citation() + "; " + what + " of " + years + " " + files, bundled.evidence());
    }
}
