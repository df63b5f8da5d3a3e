package org.tokenstate.economics.market;

import java.util.List;
import java.util.Optional;
import org.tokenstate.units.Require;

/**
 * A measure of trade, safety or industrial policy, as a value: who does what to whom, how much, from when to when. A list of
 * policies acts on a named quantity of the market as an affine map of its value without policy, see {@link #effect(List,
 * Kind, String, String, String, int)}.
 *
 * @param kind what is done, which says how {@code level} acts
 * @param by who does it: a market, or the home of the origin for subsidies and export controls
 * @param on whom it concerns: the origin, or the buyer of accelerators for export controls
 * @param tier the tier it is limited to; empty for all
 * @param fromYear first year in force
 * @param toYear last year in force
 * @param level strength at full effect, in the unit of the kind
 * @param phaseInYears years until full effect, ≥ 1: the first year has 1/phaseIn of it
 */
public record Policy(
        Kind kind,
        String by,
        String on,
        Optional<String> tier,
        int fromYear,
        int toYear,
        double level,
        int phaseInYears) {
    /** What a policy does. */
    public enum Kind {
        /** Adds {@code level} (a fraction, ≥ 0) to the ad-valorem tariff. */
        TARIFF,
        /** Closes the share {@code level} in [0, 1] of what is open: access × (1 − level). */
        BAN,
        /** Moves access to {@code level} in [0, 1]. */
        ACCESS,
        /** Takes away the share {@code level} in [0, 1] of liability premium and fixed compliance cost. */
        SAFE_HARBOUR,
        /** Takes away the share {@code level} in [0, 1] of the accelerators available to {@code on}. */
        EXPORT_CONTROL,
        /** Takes away the share {@code level} in [0, 1) of the producer's cost. */
        SUBSIDY
    }

    /**
     * An affine map of a quantity: value = scale × without + shift.
     *
     * @param scale factor on the value without policy
     * @param shift what is added
     */
    public record Effect(double scale, double shift) {
        /** No policy. */
        public static final Effect NONE = new Effect(1, 0);

        /**
         * Applies the map.
         *
         * @param without the value without policy
         * @return the value with it
         */
        public double on(double without) {
            return scale * without + shift;
        }

        /**
         * This map followed by another.
         *
         * @param next the other
         * @return the composed map
         */
        public Effect then(Effect next) {
            return new Effect(next.scale * scale, next.scale * shift + next.shift);
        }
    }

    /** Validates. */
    public Policy {
        String whose = "level of " + kind + " by '" + by + "' on '" + on + "'";
        if (kind == Kind.TARIFF) {
            Require.notNegative(level, whose);
        } else {
            Require.inRange(level, 0, 1, whose);
        }
        Require.that(kind != Kind.SUBSIDY || level < 1, "%s must be < 1 but is %s", whose, level);
        Require.that(toYear >= fromYear, "last year must be >= the first, %d, but is %d", fromYear, toYear);
        Require.atLeast(phaseInYears, 1, "years of phase-in");
    }

    /**
     * A policy in force at once on all tiers from a year on.
     *
     * @param kind what is done
     * @param by who does it
     * @param on whom it concerns
     * @param fromYear first year
     * @param level strength
     * @return the policy
     */
    public static Policy of(Kind kind, String by, String on, int fromYear, double level) {
        return new Policy(kind, by, on, Optional.empty(), fromYear, Integer.MAX_VALUE, level, 1);
    }

    /**
     * The same policy for some years only.
     *
     * @param first first year
     * @param last last year
     * @return the policy
     */
    public Policy between(int first, int last) {
        return new Policy(kind, by, on, tier, first, last, level, phaseInYears);
    }

    /**
     * The same policy, phased in.
     *
     * @param years years until full effect, ≥ 1
     * @return the policy
     */
    public Policy phasedInOver(int years) {
        return new Policy(kind, by, on, tier, fromYear, toYear, level, years);
    }

    /**
     * The same policy on one tier only.
     *
     * @param name the tier
     * @return the policy
     */
    public Policy onTier(String name) {
        return new Policy(kind, by, on, Optional.of(name), fromYear, toYear, level, phaseInYears);
    }

    /**
     * Share of the full effect in a year.
     *
     * @param year the year
     * @return 0 outside its years, min(1, years in force / phase-in) within
     */
    public double phase(int year) {
        return year < fromYear || year > toYear ? 0 : Math.min(1, (year - (long) fromYear + 1.0) / phaseInYears);
    }

    /**
     * What this policy does to its quantity in a year.
     *
     * @param year the year
     * @return the map
     */
    public Effect effect(int year) {
        double w = phase(year);
        return switch (kind) {
            case TARIFF -> new Effect(1, w * level);
            case ACCESS -> new Effect(1 - w, w * level);
            case BAN, SAFE_HARBOUR, EXPORT_CONTROL, SUBSIDY -> new Effect(1 - w * level, 0);
        };
    }

    /**
     * What all policies of a kind together do to a quantity in a year, in the order of the list. All but
     * {@link Kind#ACCESS} commute. Bans act on access as well: ask for {@link Kind#ACCESS} to get both.
     *
     * @param policies the policies
     * @param kind the kind asked for
     * @param by who does it
     * @param on whom it concerns
     * @param tier the tier; policies limited to another are left out, and an empty text asks for those on all tiers
     * @param year the year
     * @return the composed map
     */
    public static Effect effect(List<Policy> policies, Kind kind, String by, String on, String tier, int year) {
        Effect result = Effect.NONE;
        for (Policy p : policies) {
            boolean asked = p.kind == kind || kind == Kind.ACCESS && p.kind == Kind.BAN;
            if (asked
                    && p.by.equals(by)
                    && p.on.equals(on)
                    && (p.tier.isEmpty() || p.tier.get().equals(tier))) {
                result = result.then(p.effect(year));
            }
        }
        return result;
    }
}
