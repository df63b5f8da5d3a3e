package org.tokenstate.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tokenstate.data.ModelDay;

/**
 * What follows a change of a model's list price, against the models whose price stood.
 *
 * <p>r is the mean logarithm of a model's tokens in the days from the change on, less that in the days before, less the mean of
 * the same over the models with all days and one price; p the same change of the logarithm of its price. The elasticity is
 * sum(p r) / sum(p^2) over events. Its error is that of a model without an event: s / sqrt(sum p^2), s the standard deviation of r
 * over these models and windows. So few events tell nothing of their own spread.
 */
final class PriceEvents {
    private final int events;
    private final double elasticity;
    private final double standardError;

    private PriceEvents(int events, double elasticity, double standardError) {
        this.events = events;
        this.elasticity = elasticity;
        this.standardError = standardError;
    }

    /**
     * The events of a panel, at most one a model, its largest.
     *
     * @param days the panel
     * @param before days before a change
     * @param after days from it on
     * @param least the least change of the logarithm of a price that counts
     * @return the study; empty without an event that has all its days
     */
    static Optional<PriceEvents> of(List<ModelDay> days, int before, int after, double least) {
        Map<String, TreeMap<LocalDate, ModelDay>> models = new TreeMap<>();
        days.forEach(
                d -> models.computeIfAbsent(d.model(), m -> new TreeMap<>()).put(d.day(), d));
        List<double[]> events = new ArrayList<>();
        double squares = 0;
        int degrees = 0;
        for (TreeMap<LocalDate, ModelDay> model : models.values()) {
            Optional<LocalDate> day = largest(model, before, after, least);
            if (day.isEmpty()) {
                continue;
            }
            List<Double> others = new ArrayList<>();
            for (TreeMap<LocalDate, ModelDay> other : models.values()) {
                double[] change = change(other, day.get(), before, after);
                if (change.length > 0 && stood(other, day.get(), before, after)) {
                    others.add(change[0]);
                }
            }
            if (others.size() < 2) {
                continue;
            }
            double mean =
                    others.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
            squares += others.stream().mapToDouble(r -> (r - mean) * (r - mean)).sum();
            degrees += others.size() - 1;
            double[] own = change(model, day.get(), before, after);
            events.add(new double[] {own[0] - mean, own[1]});
        }
        double pp = events.stream().mapToDouble(e -> e[1] * e[1]).sum();
        if (!(pp > 0)) {
            return Optional.empty();
        }
        double pr = events.stream().mapToDouble(e -> e[0] * e[1]).sum();
        return Optional.of(new PriceEvents(events.size(), pr / pp, Math.sqrt(squares / degrees / pp)));
    }

    int events() {
        return events;
    }

    double elasticity() {
        return elasticity;
    }

    double standardError() {
        return standardError;
    }

    private static Optional<LocalDate> largest(
            SortedMap<LocalDate, ModelDay> model, int before, int after, double least) {
        LocalDate found = null;
        double size = least;
        for (LocalDate day : model.keySet()) {
            ModelDay yesterday = model.get(day.minusDays(1));
            if (yesterday == null || change(model, day, before, after).length == 0) {
                continue;
            }
            double change = Math.abs(Math.log(model.get(day).listPriceUsdPerMtok() / yesterday.listPriceUsdPerMtok()));
            if (change >= size) {
                size = change;
                found = day;
            }
        }
        return Optional.ofNullable(found);
    }

    /** Change of the mean logarithms of tokens and price; empty when a day is missing. */
    private static double[] change(SortedMap<LocalDate, ModelDay> model, LocalDate day, int before, int after) {
        double[] change = new double[2];
        for (int k = -before; k < after; k++) {
            ModelDay d = model.get(day.plusDays(k));
            if (d == null || !(d.mtok() > 0)) {
                return new double[0];
            }
            double weight = k < 0 ? -1.0 / before : 1.0 / after;
            change[0] += weight * Math.log(d.mtok());
            change[1] += weight * Math.log(d.listPriceUsdPerMtok());
        }
        return change;
    }

    private static boolean stood(SortedMap<LocalDate, ModelDay> model, LocalDate day, int before, int after) {
        return model.subMap(day.minusDays(before), day.plusDays(after)).values().stream()
                        .mapToDouble(ModelDay::listPriceUsdPerMtok)
                        .distinct()
                        .count()
                == 1;
    }
}
