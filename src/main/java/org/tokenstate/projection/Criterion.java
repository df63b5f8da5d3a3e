package org.tokenstate.projection;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tokenstate.units.Ratio;
import org.tokenstate.units.internal.Require;

/**
 * A condition on the results of one year, such as token exports of at least 5 % of goods exports. Open: users write their
 * own, as a record or another class whose equal conditions are equal; an ensemble tells conditions apart by that, and shows them
 * by their labels.
 */
public interface Criterion {
    /**
     * {@return what the condition says, for tables and messages}
     */
    String label();

    /**
     * {@return the result variables that the condition reads}
     */
    List<String> variables();

    /**
     * Whether the condition holds.
     *
     * @param values one value a variable, in the order of {@link #variables()}; all finite. Not modified.
     * @return whether it holds
     */
    boolean holds(double[] values);

    /**
     * Whether the condition holds in a year.
     *
     * @param year the results of the year
     * @return whether it holds; false where a variable has no value
     */
    default boolean holds(YearResult year) {
        double[] values = new double[variables().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = year.value(variables().get(i)).orElse(Double.NaN);
            if (Double.isNaN(values[i])) {
                return false;
            }
        }
        return holds(values);
    }

    /**
     * A variable at or above a level.
     *
     * @param variable the name of the result variable
     * @param level the level, in its unit
     * @return the condition
     * @throws IllegalArgumentException if the level is NaN or infinite
     */
    static Criterion atLeast(String variable, double level) {
        return new AtLeast(variable, level, variable + " >= " + level);
    }

    /**
     * A variable that is a share or a rate at or above a level.
     *
     * @param variable the name of the result variable
     * @param level the level
     * @return the condition
     */
    static Criterion atLeast(String variable, Ratio level) {
        return new AtLeast(variable, level.fraction(), variable + " >= " + level);
    }

    /**
     * Token exports of at least a share of goods exports: the milestones.
     *
     * @param share the share
     * @return the condition
     */
    static Criterion tokenExportsOfGoodsExports(Ratio share) {
        return new AtLeast("share_of_goods_exports", share.fraction(), label(share, "of goods exports"));
    }

    /**
     * Token exports of at least a share of GDP (Colgan 2013 for oil: 10 %).
     *
     * @param share the share
     * @return the condition
     */
    static Criterion tokenExportsOfGdp(Ratio share) {
        return new AtLeast("share_of_gdp", share.fraction(), label(share, "of GDP"));
    }

    /**
     * Token exports of at least a share of goods and token exports together (IMF 2007 for resources: 20 to 25 %; UNCTAD for
     * commodities: 60 %).
     *
     * @param share the share
     * @return the condition
     */
    static Criterion dependence(Ratio share) {
        return new AtLeast("dependence", share.fraction(), label(share, "of all exports"));
    }

    /**
     * Generation per head of at least the reference's.
     *
     * @return the condition
     */
    static Criterion generationPerHeadAboveReference() {
        return AboveReference.GENERATION_PER_HEAD;
    }

    /**
     * {@return whether it reads a result of the reference, without which it can neither hold nor fail}
     */
    default boolean readsReference() {
        return variables().stream().anyMatch(variable -> variable.startsWith("reference_"));
    }

    /**
     * This condition and another.
     *
     * @param other the other
     * @return both together
     */
    default Criterion and(Criterion other) {
        return new Both(this, other);
    }

    private static String label(Ratio share, String of) {
        BigDecimal percent = BigDecimal.valueOf(share.percent()).setScale(6, RoundingMode.HALF_EVEN);
        return "token exports >= " + percent.stripTrailingZeros().toPlainString() + " % " + of;
    }

    /**
     * A variable at or above a level.
     *
     * @param variable the name of the result variable
     * @param level the level, in its unit
     * @param label what it says
     */
    record AtLeast(String variable, double level, String label) implements Criterion {
        /** Checks the level: nothing is at least NaN. */
        public AtLeast {
            Require.finite(level, "level of " + variable);
        }

        @Override
        public List<String> variables() {
            return List.of(variable);
        }

        @Override
        public boolean holds(double[] values) {
            return values[0] >= level;
        }
    }

    /** Generation per head against the reference's. */
    enum AboveReference implements Criterion {
        /** At or above it. */
        GENERATION_PER_HEAD;

        private static final List<String> READ =
                List.of("generation_kwh_per_capita", "reference_generation_kwh_per_capita");

        @Override
        public String label() {
            return "generation per head >= that of the reference";
        }

        @Override
        public List<String> variables() {
            return READ;
        }

        @Override
        public boolean holds(double[] values) {
            return values[0] >= values[1];
        }
    }

    /**
     * Two conditions together.
     *
     * @param first one
     * @param second the other
     */
    record Both(Criterion first, Criterion second) implements Criterion {
        @Override
        public String label() {
            return first.label() + " and " + second.label();
        }

        @Override
        public List<String> variables() {
            List<String> read = new ArrayList<>(first.variables());
            read.addAll(second.variables());
            return List.copyOf(read);
        }

        @Override
        public boolean holds(double[] values) {
            int split = first.variables().size();
            return first.holds(Arrays.copyOfRange(values, 0, split))
                    && second.holds(Arrays.copyOfRange(values, split, values.length));
        }
    }
}
