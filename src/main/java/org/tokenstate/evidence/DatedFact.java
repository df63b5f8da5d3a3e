package org.tokenstate.evidence;

import java.time.LocalDate;
import java.util.Locale;
import org.tokenstate.catalogue.Source;
import org.tokenstate.uncertainty.Observation;
import org.tokenstate.units.internal.Require;

/**
 * What is known of a result of the model in a year.
 *
 * @param id the identifier, such as {@code S25}
 * @param quantity what it is
 * @param expression the same over the results of the model, in the language of its equations
 * @param unit the unit of the expression
 * @param year the year
 * @param date the last day that the fact rests on
 * @param value the value
 * @param scale the scale on which its error is a standard deviation
 * @param sd the error of fact and model together, positive
 * @param use what it is used for
 * @param source the rows of other tables that it rests on, and how it is known
 * @param note how it was made of them; may be empty
 */
public record DatedFact(
        String id,
        String quantity,
        String expression,
        String unit,
        int year,
        LocalDate date,
        double value,
        Observation.Scale scale,
        double sd,
        Use use,
        Source source,
        String note) {
    /** What a fact is used for. */
    public enum Use {
        /** Parameters are fitted to it; a later base year's hindcast is judged on it. */
        CALIBRATION,
        /** A hindcast is judged on it. */
        HINDCAST,
        /** It tells growth before a base year. */
        DRIFT,
        /** It is compared with the model and used for nothing. */
        CHECK;

        /**
         * {@return the word in files and in what is printed}
         */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Validates the numbers.
     *
     * @throws IllegalArgumentException if the error is not positive or the value has no place on the scale
     */
    public DatedFact {
        Require.positive(sd, "error of fact " + id);
        Require.finite(scale.of(value), "value of fact " + id + " on the scale " + scale.label());
    }

    /**
     * The residual of the model.
     *
     * @param model the model's value
     * @return model less fact on the scale of the error, over the error
     */
    public double residual(double model) {
        return observation().residual(model);
    }

    /** The name of the variable that computes it in the model. */
    String variable() {
        return "fact_" + id.toLowerCase(Locale.ROOT);
    }

    /** The output of the model that computes it. */
    String output() {
        return variable() + "[" + year + "]";
    }

    /** What the fact says of the model. */
    Observation observation() {
        return new Observation(output(), scale, value, sd);
    }

    /** The quantity without its year, such as {@code S} of {@code S25}. */
    String series() {
        return id.replaceFirst("\\d+$", "");
    }
}
