package org.tokenstate.surplus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tokenstate.units.Require;

/**
 * What the supply curve of one country and year is made from. Generation always equals use, so surplus is never
 * generation less demand: it is six tranches by price, of which no one counts a kilowatt-hour of another.
 *
 * @param country whose
 * @param existing what data centres are supplied with already
 * @param curtailment shed wind and solar
 * @param exports electricity sold abroad
 * @param idle dispatchable plant that stands idle
 * @param overbuild plant built beyond domestic growth
 * @param displaced electricity in exported goods that could give way
 * @param limits what the grid can carry
 */
public record EnergySupplyInputs(
        String country,
        Existing existing,
        Curtailment curtailment,
        NetExports exports,
        IdlePlant idle,
        Overbuild overbuild,
        Displaced displaced,
        GridLimits limits) {
    /** How many tranches a curve has at most. */
    public static final int TRANCHES = 6;

    /** Border price of exported electricity, USD per kWh (65 USD per MWh; own recollection of customs values, assumption). */
    public static final double BORDER_USD_PER_KWH = 0.065;

    /** Share of hours with curtailment; 0.05 to 0.15 in published dispatch studies, assumption. */
    public static final double CURTAILED_HOURS_SHARE = 0.10;

    /** Validates the name. */
    public EnergySupplyInputs {
        Require.notBlank(country, "country of a supply curve");
    }

    /**
     * What data centres are supplied with already, measured at their meter.
     *
     * @param twh energy, TWh a year; not negative
     * @param tariffUsdPerKwh tariff, USD per kWh; not negative
     */
    public record Existing(double twh, double tariffUsdPerKwh) {
        /** Validates the values. */
        public Existing {
            Require.notNegative(twh, "existing data-centre supply in TWh");
            Require.notNegative(tariffUsdPerKwh, "data-centre tariff in USD per kWh");
        }
    }

    /**
     * Wind and solar output that is shed.
     *
     * @param windSolarTwh generation of wind and solar, TWh a year; not negative
     * @param rate shed share of what could have been generated; in [0, 1)
     * @param usdPerKwh price, USD per kWh; near zero
     * @param hoursShare share of hours in which there is any; in (0, 1]
     */
    public record Curtailment(double windSolarTwh, double rate, double usdPerKwh, double hoursShare) {
        /** Validates the values. */
        public Curtailment {
            Require.notNegative(windSolarTwh, "wind and solar generation in TWh");
            Require.inRange(rate, 0, 1, "curtailment rate");
            Require.that(rate < 1, "curtailment rate must be < 1 but is %s", rate);
            Require.finite(usdPerKwh, "price of curtailed energy in USD per kWh");
            Require.positive(hoursShare, "share of hours with curtailment");
            Require.inRange(hoursShare, 0, 1, "share of hours with curtailment");
        }
    }

    /**
     * Electricity sold abroad, net of imports.
     *
     * @param netTwh net exports, TWh a year; a net importer has a negative figure and no tranche
     * @param borderUsdPerKwh border price, USD per kWh
     */
    public record NetExports(double netTwh, double borderUsdPerKwh) {
        /** Validates the values. */
        public NetExports {
            Require.finite(netTwh, "net electricity exports in TWh");
            Require.finite(borderUsdPerKwh, "border price in USD per kWh");
        }
    }

    /**
     * Dispatchable plant on the fossil total: the split by fuel is doubtful in many countries.
     *
     * @param capacityGw fossil capacity, GW; not negative
     * @param generationTwh fossil generation, TWh a year; not negative
     * @param availability share of the year in which plant can run; in [0, 1]
     * @param usdPerKwh fuel and carbon price, USD per kWh; not negative
     */
    public record IdlePlant(double capacityGw, double generationTwh, double availability, double usdPerKwh) {
        /** Validates the values. */
        public IdlePlant {
            Require.notNegative(capacityGw, "fossil capacity in GW");
            Require.notNegative(generationTwh, "fossil generation in TWh");
            Require.inRange(availability, 0, 1, "availability of fossil plant");
            Require.notNegative(usdPerKwh, "fuel and carbon price in USD per kWh");
        }

        /**
         * {@return generation over what the capacity could give at all; above one it is a fault of the data}
         */
        public double capacityFactor() {
            return capacityGw == 0 ? 0 : generationTwh / (capacityGw * FirmCapacity.TWH_PER_GW_YEAR);
        }
    }

    /**
     * The stock of plant built beyond domestic growth, as by {@link EnergyTranche#overbuildTwh}.
     *
     * @param twh what it generates, TWh a year; not negative
     * @param levelisedUsdPerKwh levelised cost, USD per kWh; not negative
     */
    public record Overbuild(double twh, double levelisedUsdPerKwh) {
        /** Validates the values. */
        public Overbuild {
            Require.notNegative(twh, "overbuilt generation in TWh");
            Require.notNegative(levelisedUsdPerKwh, "levelised cost of overbuilt generation in USD per kWh");
        }
    }

    /**
     * Electricity in exported goods that could give way, priced as by {@link EnergyTranche#displacedUsdPerKwh}.
     *
     * @param twh electricity, TWh a year; not negative
     * @param usdPerKwh what the goods earn on it, USD per kWh
     */
    public record Displaced(double twh, double usdPerKwh) {
        /** Validates the values. */
        public Displaced {
            Require.notNegative(twh, "displaced electricity in TWh");
            Require.finite(usdPerKwh, "price of displaced electricity in USD per kWh");
        }
    }

    /**
     * What the grid can carry, and whose the energy is.
     *
     * @param firmGw flat load that the system can take above baseline demand, GW, as by {@link FirmCapacity}; may be negative
     * @param interruptibleGw further load that accepts to be switched off in a few hours, GW; not negative
     * @param nationalLossShare national grid losses as a share of output; in [0, 1]
     * @param soldShare share of compute and energy that serves sold tokens; in [0, 1]
     */
    public record GridLimits(double firmGw, double interruptibleGw, double nationalLossShare, double soldShare) {
        /** Validates the values. */
        public GridLimits {
            Require.finite(firmGw, "firm capacity in GW");
            Require.notNegative(interruptibleGw, "interruptible load in GW");
            Require.inRange(nationalLossShare, 0, 1, "national grid losses");
            Require.inRange(soldShare, 0, 1, "share that serves sold tokens");
        }
    }

    /**
     * The tranches as delivered to a data centre: quantities less the loss of a high-voltage customer and prices above
     * zero raised by it, both only where the energy is not measured at the data centre already.
     *
     * @return the tranches that hold energy, in the order of {@link EnergyKind}
     */
    public List<EnergyTranche> tranches() {
        double loss = FirmCapacity.highVoltageLoss(limits.nationalLossShare());
        List<EnergyTranche> list = new ArrayList<>();
        put(list, EnergyKind.EXISTING, existing.twh(), existing.tariffUsdPerKwh(), 1, 0, "at the tariff");
        put(
                list,
                EnergyKind.CURTAILED,
                EnergyTranche.curtailedTwh(curtailment.windSolarTwh(), curtailment.rate()),
                curtailment.usdPerKwh(),
                curtailment.hoursShare(),
                loss,
                "rate / (1 - rate) x wind and solar generation");
        put(
                list,
                EnergyKind.NET_EXPORTS,
                Math.max(0, exports.netTwh()),
                exports.borderUsdPerKwh(),
                1,
                loss,
                "demand less generation, at the border price");
        put(
                list,
                EnergyKind.IDLE_PLANT,
                EnergyTranche.idleTwh(idle.capacityGw(), idle.availability(), idle.generationTwh()),
                idle.usdPerKwh(),
                1,
                loss,
                "fossil capacity x 8.76 x availability - fossil generation, at fuel and carbon price");
        put(
                list,
                EnergyKind.OVERBUILD,
                overbuild.twh(),
                overbuild.levelisedUsdPerKwh(),
                1,
                loss,
                "additions beyond domestic growth, at levelised cost");
        put(
                list,
                EnergyKind.DISPLACED_EXPORTS,
                displaced.twh(),
                displaced.usdPerKwh(),
                1,
                0,
                "(revenue - avoidable non-electric cost) per MWh of the goods");
        return List.copyOf(list);
    }

    /**
     * {@return the most flat load that can be served, TWh a year}
     */
    public double flatLoadTwh() {
        return FirmCapacity.flatLoadTwh(
                existing.twh(),
                displaced.twh(),
                limits.firmGw(),
                limits.interruptibleGw(),
                FirmCapacity.highVoltageLoss(limits.nationalLossShare()));
    }

    /**
     * {@return what a reader of the curve ought to know: faults of the data that were capped}
     */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (idle.capacityFactor() > 1 || (idle.capacityGw() == 0 && idle.generationTwh() > 0)) {
            notes.add(String.format(
                    Locale.ROOT,
                    "idle plant of %s is set to zero: generation of %s TWh is more than %s GW can give",
                    country,
                    idle.generationTwh(),
                    idle.capacityGw()));
        }
        if (limits.firmGw() < 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "firm capacity of %s is short by %.1f GW: no new flat load beyond displaced goods and interruptible load",
                    country,
                    -limits.firmGw()));
        }
        return List.copyOf(notes);
    }

    private static void put(
            List<EnergyTranche> list,
            EnergyKind kind,
            double twh,
            double usdPerKwh,
            double hoursShare,
            double loss,
            String source) {
        if (twh > 0) {
            double price = usdPerKwh > 0 ? usdPerKwh / (1 - loss) : usdPerKwh;
            list.add(new EnergyTranche(kind, twh * (1 - loss), price, hoursShare, source));
        }
    }
}
