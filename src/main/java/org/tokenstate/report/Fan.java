package org.tokenstate.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.tokenstate.uncertainty.Summary;

/**
 * The spread of one result variable through consecutive years.
 *
 * @param variable the variable
 * @param firstYear the first year
 * @param years one summary a year
 */
record Fan(String variable, int firstYear, List<Summary> years) {
    int lastYear() {
        return firstYear + years.size() - 1;
    }

    Summary in(int year) {
        return years.get(year - firstYear);
    }

    boolean has(int year) {
        return year >= firstYear && year <= lastYear();
    }

    List<Double> values(ToDoubleFunction<Summary> which, double scale) {
        return years.stream().map(s -> which.applyAsDouble(s) * scale).toList();
    }

    double greatest() {
        return years.stream().mapToDouble(Summary::p95).max().orElse(0);
    }
}
