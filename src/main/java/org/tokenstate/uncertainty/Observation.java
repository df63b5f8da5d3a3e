package org.tokenstate.uncertainty;

import java.util.Locale;
import org.tokenstate.units.internal.Require;

/**
 * A value that was observed of an output, with a normal error on a scale of its own.
 *
 * @param output name of the output
 * @param scale the scale of the error
 * @param value the observed value
 * @param sd standard deviation of the error on the scale, that of the model included
 */
public record Observation(String output, Scale scale, double value, double sd) {
    /** A scale on which errors are normal. */
    public enum Scale {
        /** The logarithm. */
        LOG {
            @Override
            public double of(double value) {
                return Math.log(value);
            }

            @Override
            public double back(double scaled) {
                return Math.exp(scaled);
            }
        },
        /** The logarithm of the odds of a share. */
        LOG_ODDS {
            @Override
            public double of(double value) {
                return Math.log(value / (1 - value));
            }

            @Override
            public double back(double scaled) {
                return 1 / (1 + Math.exp(-scaled));
            }
        },
        /** The value itself. */
        LINEAR {
            @Override
            public double of(double value) {
                return value;
            }

            @Override
            public double back(double scaled) {
                return scaled;
            }
        };

        /**
         * Puts a value on the scale.
         *
         * @param value the value
         * @return its place; not finite where it has none
         */
        public abstract double of(double value);

        /**
         * The inverse of {@link #of}.
         *
         * @param scaled a place on the scale
         * @return the value
         */
        public abstract double back(double scaled);

        /**
         * {@return the word in files and in what is printed, such as {@code log odds}}
         */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * Validates the numbers.
     *
     * @throws IllegalArgumentException if the error is not positive or the value has no place on the scale
     */
    public Observation {
        Require.positive(sd, "error of the observation of " + output);
        Require.finite(scale.of(value), "observed " + output + " on the scale " + scale.label());
    }

    /**
     * The residual of a value of the model.
     *
     * @param model the value
     * @return model less observation on the scale, over the error; not finite where the value has no place on the scale
     */
    public double residual(double model) {
        return (scale.of(model) - scale.of(value)) / sd;
    }
}
