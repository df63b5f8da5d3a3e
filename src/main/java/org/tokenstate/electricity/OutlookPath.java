package org.tokenstate.electricity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.tokenstate.data.AnnualSeries;
import org.tokenstate.data.Outlook;

/**
 * What current outlooks say of the generation of a country from its last observed year on. Between the years that an outlook
 * names it grows at a constant rate; the path grows each year by the mean of the outlooks that reach it, so that one that ends
 * makes no step; per head it is divided by the UN's medium population. After the last year that any names, it says nothing.
 */
public final class OutlookPath {
    private final int baseYear;
    private final int lastYear;
    private final double baseTwh;
    private final Map<String, NavigableMap<Integer, Double>> outlooks;
    private final AnnualSeries population;

    private OutlookPath(
            int baseYear,
            int lastYear,
            double baseTwh,
            Map<String, NavigableMap<Integer, Double>> outlooks,
            AnnualSeries population) {
        this.baseYear = baseYear;
        this.lastYear = lastYear;
        this.baseTwh = baseTwh;
        this.outlooks = outlooks;
        this.population = population;
    }

    /**
     * Makes the path.
     *
     * @param current numbers of current outlooks of one country
     * @param baseYear the last year whose generation is observed; what is said of it and of earlier years is not used
     * @param baseTwh the generation of that year
     * @param population the population to come
     * @return the path; of no length if nothing is said of a later year, or the population is not known
     */
    static OutlookPath of(List<Outlook> current, int baseYear, double baseTwh, AnnualSeries population) {
        Map<String, NavigableMap<Integer, List<Double>>> said = new LinkedHashMap<>();
        for (Outlook row : current) {
            if (row.year() > baseYear) {
                said.computeIfAbsent(row.name(), k -> new TreeMap<>())
                        .computeIfAbsent(row.year(), k -> new ArrayList<>())
                        .add(Math.log(row.generationTwh()));
            }
        }
        Map<String, NavigableMap<Integer, Double>> outlooks = new LinkedHashMap<>();
        int last = baseYear;
        for (Map.Entry<String, NavigableMap<Integer, List<Double>>> one : said.entrySet()) {
            NavigableMap<Integer, Double> curve = new TreeMap<>(Map.of(baseYear, Math.log(baseTwh)));
            one.getValue()
                    .forEach((year, logs) -> curve.put(
                            year, logs.stream().mapToDouble(x -> x).average().orElseThrow()));
            outlooks.put(one.getKey(), curve);
            last = Math.max(last, curve.lastKey());
        }
        while (last > baseYear && population.in(last).isEmpty()) {
            last--;
        }
        return new OutlookPath(
                baseYear, population.in(baseYear).isEmpty() ? baseYear : last, baseTwh, outlooks, population);
    }

    /**
     * {@return the names of the outlooks, in the order of the table}
     */
    public List<String> outlooks() {
        return List.copyOf(outlooks.keySet());
    }

    /**
     * {@return the last observed year, from which the path starts}
     */
    public int baseYear() {
        return baseYear;
    }

    /**
     * {@return the last year of which an outlook speaks}
     */
    public int lastYear() {
        return lastYear;
    }

    /**
     * The generation that the outlooks together lead to.
     *
     * @param year a year
     * @return the generation, TWh; empty outside the path
     */
    public OptionalDouble generationTwh(int year) {
        return within(year) ? OptionalDouble.of(baseTwh * Math.exp(growth(year))) : OptionalDouble.empty();
    }

    /**
     * The lowest of the outlooks that reach a year.
     *
     * @param year a year
     * @return its generation, TWh; empty outside the path
     */
    public OptionalDouble lowestTwh(int year) {
        return within(year)
                ? outlooks.values().stream()
                        .filter(curve -> curve.lastKey() >= year)
                        .mapToDouble(curve -> Math.exp(at(curve, year)))
                        .min()
                : OptionalDouble.empty();
    }

    /**
     * The highest of the outlooks that reach a year.
     *
     * @param year a year
     * @return its generation, TWh; empty outside the path
     */
    public OptionalDouble highestTwh(int year) {
        return within(year)
                ? outlooks.values().stream()
                        .filter(curve -> curve.lastKey() >= year)
                        .mapToDouble(curve -> Math.exp(at(curve, year)))
                        .max()
                : OptionalDouble.empty();
    }

    /** Change of the logarithm of generation per head since the base year. */
    double growthPerHead(int year) {
        double people =
                population.in(year).orElseThrow() / population.in(baseYear).orElseThrow();
        return growth(year) - Math.log(people);
    }

    private boolean within(int year) {
        return year >= baseYear && year <= lastYear;
    }

    private double growth(int last) {
        double sum = 0;
        for (int year = baseYear + 1; year <= last; year++) {
            int t = year;
            sum += outlooks.values().stream()
                    .filter(curve -> curve.lastKey() >= t)
                    .mapToDouble(curve -> at(curve, t) - at(curve, t - 1))
                    .average()
                    .orElseThrow();
        }
        return sum;
    }

    private static double at(NavigableMap<Integer, Double> curve, int year) {
        Map.Entry<Integer, Double> before = curve.floorEntry(year);
        Map.Entry<Integer, Double> after = curve.ceilingEntry(year);
        int span = after.getKey() - before.getKey();
        return span == 0
                ? before.getValue()
                : before.getValue() + (after.getValue() - before.getValue()) * (year - before.getKey()) / span;
    }
}
