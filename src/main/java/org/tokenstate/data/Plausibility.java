package org.tokenstate.data;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tokenstate.catalogue.CsvTable;

/**
 * Values of a file that can be read but hardly be true: a factor of three from the bundled value of the same year, or from those
 * of the years around it; or a balance of electricity that does not close. Most are values in another unit.
 */
final class Plausibility {
    private static final double FACTOR = 3;

    /** Years that are still neighbours. */
    private static final int NEAR = 5;

    /** A step in a source of electricity counts from this share of the country's generation, and from this size in TWh. */
    private static final double LEAST_SHARE = 0.1;

    private static final double LEAST_TWH = 0.1;

    /** How far generation and net imports may be from demand, as a share of demand. */
    private static final double BALANCE = 0.1;

    private final Map<Overlay.Entry<?>, Place> places = new HashMap<>();

    private record Place(CsvTable.Row row, String column) {}

    /** A value of a series, and whether it is bundled. */
    private record Neighbour(int year, double value, boolean bundled) {}

    /** Remembers where a value stands. */
    void at(Overlay.Entry<?> entry, CsvTable.Row row, String column) {
        places.put(entry, new Place(row, column));
    }

    /** What is implausible among the values of the file, in their order. */
    List<Imported.Warning> warnings(
            List<Overlay.Entry<Indicator>> figures, List<Overlay.Entry<Datasets.ProjectionBound>> projections) {
        List<Imported.Warning> warnings = new ArrayList<>();
        Datasets bundled = Datasets.bundled();
        Map<String, Map<Indicator, NavigableMap<Integer, Overlay.Entry<Indicator>>>> byPlace = new TreeMap<>();
        for (Overlay.Entry<Indicator> e : figures) {
            byPlace.computeIfAbsent(e.iso3(), k -> new EnumMap<>(Indicator.class))
                    .computeIfAbsent(e.quantity(), k -> new TreeMap<>())
                    .put(e.year(), e);
        }
        for (Overlay.Entry<Indicator> e : figures) {
            if (e.quantity() != Indicator.NET_IMPORTS_TWH) {
                NavigableMap<Integer, Overlay.Entry<Indicator>> own =
                        Objects.requireNonNull(byPlace.get(e.iso3())).get(e.quantity());
                check(
                                e,
                                neighbours(bundled.series(e.iso3(), e.quantity()), new TreeMap<>(own), e.year()),
                                least(bundled, e))
                        .ifPresent(warnings::add);
            }
        }
        Map<String, Map<Datasets.ProjectionBound, NavigableMap<Integer, Overlay.Entry<Datasets.ProjectionBound>>>>
                curves = new TreeMap<>();
        for (Overlay.Entry<Datasets.ProjectionBound> e : projections) {
            curves.computeIfAbsent(e.iso3(), k -> new EnumMap<>(Datasets.ProjectionBound.class))
                    .computeIfAbsent(e.quantity(), k -> new TreeMap<>())
                    .put(e.year(), e);
        }
        for (Overlay.Entry<Datasets.ProjectionBound> e : projections) {
            check(
                            e,
                            neighbours(
                                    bundled.projection(e.iso3(), e.quantity()),
                                    new TreeMap<>(Objects.requireNonNull(curves.get(e.iso3()))
                                            .get(e.quantity())),
                                    e.year()),
                            0)
                    .ifPresent(warnings::add);
        }
        byPlace.forEach((iso3, own) -> balances(bundled, iso3, own, warnings));
        return warnings;
    }

    /** The least step of a series that counts: smaller ones are noise of small sources. */
    private static double least(Datasets bundled, Overlay.Entry<Indicator> e) {
        if (!e.quantity().name().endsWith("_TWH")) {
            return 0;
        }
        AnnualSeries generation = bundled.series(e.iso3(), Indicator.GENERATION_TWH);
        double size = generation.isEmpty() ? 0 : generation.last();
        return e.quantity() == Indicator.GENERATION_TWH || e.quantity() == Indicator.DEMAND_TWH
                ? LEAST_TWH
                : Math.max(LEAST_TWH, LEAST_SHARE * size);
    }

    /** The bundled value of the same year; or the nearest values before and after, bundled ones before those of the file. */
    private static <Q> List<Neighbour> neighbours(
            AnnualSeries bundled, NavigableMap<Integer, Overlay.Entry<Q>> own, int year) {
        OptionalDouble same = bundled.in(year);
        if (same.isPresent()) {
            return List.of(new Neighbour(year, same.getAsDouble(), true));
        }
        List<Neighbour> near = new ArrayList<>();
        for (int direction : new int[] {-1, 1}) {
            for (int y = year + direction; Math.abs(y - year) <= NEAR; y += direction) {
                OptionalDouble value = bundled.in(y);
                Overlay.Entry<Q> given = own.get(y);
                if (value.isPresent() || given != null) {
                    near.add(new Neighbour(
                            y,
                            value.orElseGet(() ->
                                    given == null ? Double.NaN : given.cell().value()),
                            value.isPresent()));
                    break;
                }
            }
        }
        return near;
    }

    private Optional<Imported.Warning> check(Overlay.Entry<?> e, List<Neighbour> neighbours, double least) {
        double value = e.cell().value();
        boolean far = !neighbours.isEmpty()
                && neighbours.stream()
                        .allMatch(n -> Math.max(value, n.value()) > FACTOR * Math.min(value, n.value())
                                && Math.abs(value - n.value()) > least);
        Place place = places.get(e);
        if (!far || place == null) {
            return Optional.empty();
        }
        Neighbour n = neighbours.get(0);
        return Optional.of(warning(
                e.iso3(),
                place,
                String.format(
                        Locale.ROOT,
                        "%s of %s in %d must be within a factor of %.0f of %s, the %s%s, but is %s %s%s",
                        place.column(),
                        e.iso3(),
                        e.year(),
                        FACTOR,
                        shown(n.value()),
                        n.bundled() ? "bundled value" : "value",
                        n.year() == e.year() ? "" : " of " + n.year(),
                        shown(value),
                        e.cell().unit(),
                        unit(value / n.value(), e.cell().unit()))));
    }

    private Imported.Warning warning(String iso3, Place place, String text) {
        return new Imported.Warning(
                iso3, String.valueOf(place.row().fault(place.column(), text).getMessage()));
    }

    private static String shown(double value) {
        return Math.abs(value) >= 1000 || value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.4g", value);
    }

    private static final Map<Integer, String> LARGER =
            Map.of(-3, "thousands", -6, "millions", -9, "billions", -12, "trillions");
    private static final Map<Integer, String> OF_TWH = Map.of(3, "GWh", 6, "MWh", 9, "kWh", -3, "PWh");

    /** The unit that a ratio near a power of a thousand suggests. */
    private static String unit(double ratio, String unit) {
        if (!(ratio > 0) || Double.isInfinite(ratio)) {
            return "";
        }
        int power = 3 * (int) Math.round(Math.log10(ratio) / 3);
        double rest = ratio / Math.pow(10, power);
        String name = (unit.equals("TWh") ? OF_TWH : LARGER).get(power);
        return name == null || rest > FACTOR || rest < 1 / FACTOR ? "" : ": it looks like a value in " + name;
    }

    /** Years of a place in which generation and net imports of the merged data are far from demand, by values of the file. */
    private void balances(
            Datasets bundled,
            String iso3,
            Map<Indicator, NavigableMap<Integer, Overlay.Entry<Indicator>>> own,
            List<Imported.Warning> warnings) {
        List<Indicator> parts = List.of(Indicator.NET_IMPORTS_TWH, Indicator.GENERATION_TWH, Indicator.DEMAND_TWH);
        Set<Integer> years = new TreeSet<>();
        parts.forEach(
                part -> years.addAll(own.getOrDefault(part, new TreeMap<>()).keySet()));
        for (int year : years) {
            double[] old = new double[parts.size()];
            double[] now = new double[parts.size()];
            Place place = null;
            for (int i = 0; i < old.length; i++) {
                old[i] = bundled.series(iso3, parts.get(i)).in(year).orElse(Double.NaN);
                Overlay.Entry<Indicator> given =
                        own.getOrDefault(parts.get(i), new TreeMap<>()).get(year);
                now[i] = given == null ? old[i] : given.cell().value();
                place = place == null && given != null ? places.get(given) : place;
            }
            // NaN, where a part is missing, compares as closed.
            if (place == null || !open(now, now[0]) || open(old, old[0])) {
                continue;
            }
            warnings.add(warning(
                    iso3,
                    place,
                    String.format(
                            Locale.ROOT,
                            "electricity of %s in %d does not balance: generation of %s and net imports of %s TWh, but demand"
                                    + " of %s%s",
                            iso3,
                            year,
                            shown(now[1]),
                            shown(now[0]),
                            shown(now[2]),
                            open(now, -now[0]) ? "" : ": net imports look like net exports, of the other sign")));
        }
    }

    private static boolean open(double[] parts, double imports) {
        return Math.abs(parts[1] + imports - parts[2]) > Math.max(LEAST_TWH, BALANCE * parts[2]);
    }

    /**
     * What a publisher's file says of an older edition than the bundled: quantities that end earlier in it, for the same places.
     *
     * @return the finding; empty when the file reaches as far as the bundled data
     */
    static Optional<String> olderThanBundled(List<Overlay.Entry<Indicator>> figures) {
        Map<Indicator, Integer> last = new EnumMap<>(Indicator.class);
        Map<Indicator, Set<String>> places = new EnumMap<>(Indicator.class);
        for (Overlay.Entry<Indicator> e : figures) {
            last.merge(e.quantity(), e.year(), Math::max);
            places.computeIfAbsent(e.quantity(), k -> new TreeSet<>()).add(e.iso3());
        }
        Map<String, List<String>> older = new LinkedHashMap<>();
        last.forEach((indicator, year) -> {
            OptionalInt bundled = Objects.requireNonNull(places.get(indicator)).stream()
                    .flatMapToInt(place -> Datasets.bundled().series(place, indicator).lastYear().stream())
                    .max();
            if (bundled.isPresent() && bundled.getAsInt() > year) {
                older.computeIfAbsent(" to " + year + ", bundled to " + bundled.getAsInt(), k -> new ArrayList<>())
                        .add(indicator.label());
            }
        });
        return older.isEmpty()
                ? Optional.empty()
                : Optional.of(older.entrySet().stream()
                        .map(e -> String.join(", ", e.getValue()) + e.getKey())
                        .collect(Collectors.joining(
                                "; ", "the file is of an older edition than the bundled data, or cut: ", "")));
    }
}
