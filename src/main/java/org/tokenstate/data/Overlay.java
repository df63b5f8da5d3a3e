package org.tokenstate.data;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Values that lie over the bundled ones: by country, then quantity, then year. Never modified once it is built. */
final class Overlay<Q> {
    private final Map<String, Map<Q, NavigableMap<Integer, Cell>>> cells = new HashMap<>();

    static <Q> Overlay<Q> empty() {
        return new Overlay<>();
    }

    /** A new overlay with one value more for each entry; later values win. */
    Overlay<Q> with(Collection<Entry<Q>> entries) {
        Overlay<Q> sum = new Overlay<>();
        cells.forEach((iso3, quantities) -> quantities.forEach(
                (q, years) -> years.forEach((year, cell) -> sum.put(new Entry<>(iso3, q, year, cell)))));
        entries.forEach(sum::put);
        return sum;
    }

    private void put(Entry<Q> e) {
        cells.computeIfAbsent(e.iso3(), k -> new HashMap<>())
                .computeIfAbsent(e.quantity(), k -> new TreeMap<>())
                .put(e.year(), e.cell());
    }

    NavigableMap<Integer, Cell> of(String iso3, Q quantity) {
        return cells.getOrDefault(iso3, Map.of()).getOrDefault(quantity, new TreeMap<>());
    }

    record Entry<Q>(String iso3, Q quantity, int year, Cell cell) {}
}
