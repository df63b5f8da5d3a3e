package org.tokenstate.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The power plant of a country: the best figure for each source, and totals to check them against.
 *
 * <p>The figures are of different years and publishers, so they need not sum to the total.
 *
 * @param iso3 the code of the country
 * @param bySource the capacity by source; sources without plant are absent
 * @param fossilTotal all fossil plant as counted by the EIA, if known
 * @param total all plant, if known
 * @param faults the known faults of these figures, one line each
 */
public record Capacity(
        String iso3,
        Map<EnergySource, CapacityFigure> bySource,
        Optional<CapacityFigure> fossilTotal,
        Optional<CapacityFigure> total,
        List<String> faults) {

    /** Makes the collections immutable, sources in the order of the constants. */
    public Capacity {
        Map<EnergySource, CapacityFigure> ordered = new EnumMap<>(EnergySource.class);
        ordered.putAll(bySource);
        bySource = Collections.unmodifiableMap(ordered);
        faults = List.copyOf(faults);
    }

    static Capacity of(
            String iso3,
            Map<EnergySource, CapacityFigure> bySource,
            Optional<CapacityFigure> fossilTotal,
            Optional<CapacityFigure> total) {
        List<String> faults = new ArrayList<>();
        bySource.forEach((source, figure) -> {
            if (!figure.flag().isEmpty()) {
                faults.add("capacity of " + iso3 + ", " + source.label() + ": " + figure.flag());
            }
        });
        fossilTotal
                .filter(f -> !f.flag().isEmpty())
                .ifPresent(f -> faults.add("capacity of " + iso3 + ", all fossil: " + f.flag()));
        return new Capacity(iso3, bySource, fossilTotal, total, faults);
    }

    /**
     * The capacity of one source.
     *
     * @param source the source
     * @return GW; 0 when there is no plant on record
     */
    public double gigawatts(EnergySource source) {
        CapacityFigure figure = bySource.get(source);
        return figure == null ? 0 : figure.gigawatts();
    }

    /**
     * All fossil plant: the EIA's total, else the sum of coal, gas and oil.
     *
     * @return GW; empty when neither is known
     */
    public OptionalDouble fossilGw() {
        if (fossilTotal.isPresent()) {
            return OptionalDouble.of(fossilTotal.get().gigawatts());
        }
        double sum = gigawatts(EnergySource.COAL) + gigawatts(EnergySource.GAS) + gigawatts(EnergySource.OIL);
        return sum > 0 ? OptionalDouble.of(sum) : OptionalDouble.empty();
    }
}
