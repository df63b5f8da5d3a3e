package org.tokenstate.surplus;

import org.tokenstate.units.Require;

/**
 * How many tokens a country could sell in a year by physical limits alone, on one base: {@code T = min_r limit_r}, with
 * {@code kappa = 8.76e9 u phi / v} million tokens per GW and
 *
 * <pre>
 *   energy              1e9 E / a
 *   capital             kappa (surviving + I / C)
 *   chips               kappa (surviving + chips)
 *   data-centre power   kappa shell
 *   build path          kappa (surviving + path)
 *   network             bits per second x 31,536,000 / (8 bytes per token) / 1e6
 * </pre>
 *
 * @param energyTwh energy for sold tokens, metered, TWh a year: the total of the supply curve, already times phi
 * @param survivingGw accelerators that survive from earlier years, GW
 * @param investmentUsd capital of the year, real 2025 USD
 * @param capexUsdPerKw capital cost C, USD per provisioned kW; positive
 * @param chipsGw accelerators to be had in the year, GW
 * @param shellGw data-centre power, GW
 * @param pathGw planned additions, GW
 * @param networkBitsPerSecond capacity of the network for tokens, bit/s
 * @param bytesPerToken bytes on the wire per token; positive
 * @param utilisation u, billed utilisation; in (0, 1]
 * @param soldShare phi, share of compute that serves sold tokens; in (0, 1]
 * @param meteredKwhPerMtok a, metered energy per million billed tokens; positive
 * @param provisionedPerMetered v / a, provisioned over metered power; at least 1
 */
public record PhysicalLimits(
        double energyTwh,
        double survivingGw,
        double investmentUsd,
        double capexUsdPerKw,
        double chipsGw,
        double shellGw,
        double pathGw,
        double networkBitsPerSecond,
        double bytesPerToken,
        double utilisation,
        double soldShare,
        double meteredKwhPerMtok,
        double provisionedPerMetered) {
    /** Bytes on the wire per token: a few bytes of text with its framing; an assumption. */
    public static final double DEFAULT_BYTES_PER_TOKEN = 30;

    /** Seconds of a year of 365 days. */
    private static final double SECONDS_PER_YEAR = 365 * 86_400.0;

    private static final Resource[] RESOURCES = Resource.values();

    /** What can limit the tokens, in the order in which a tie is resolved. */
    public enum Resource {
        /** Energy for sold tokens, TWh a year. */
        ENERGY,
        /** Capital of the year, USD. */
        CAPITAL,
        /** Accelerators to be had in the year, GW. */
        CHIPS,
        /** Data-centre power, GW. */
        DATA_CENTRE_POWER,
        /** Planned additions, GW. */
        BUILD_PATH,
        /** Network, bit/s. */
        NETWORK
    }

    /**
     * Validates the values.
     *
     * @throws IllegalArgumentException if a resource is negative or a factor is out of its range
     */
    public PhysicalLimits {
        Require.notNegative(energyTwh, "energy in TWh");
        Require.notNegative(survivingGw, "surviving accelerators in GW");
        Require.notNegative(investmentUsd, "investment in USD");
        Require.positive(capexUsdPerKw, "capital cost in USD per kW");
        Require.notNegative(chipsGw, "chips in GW");
        Require.notNegative(shellGw, "data-centre power in GW");
        Require.notNegative(pathGw, "planned additions in GW");
        Require.notNegative(networkBitsPerSecond, "network in bit/s");
        Require.positive(bytesPerToken, "bytes per token");
        Require.positive(utilisation, "utilisation");
        Require.inRange(utilisation, 0, 1, "utilisation");
        Require.positive(soldShare, "share that serves sold tokens");
        Require.inRange(soldShare, 0, 1, "share that serves sold tokens");
        Require.positive(meteredKwhPerMtok, "metered kWh per million tokens");
        Require.atLeast(provisionedPerMetered, 1, "provisioned over metered power");
    }

    /**
     * Energy that a stock of accelerators can turn into sold tokens: {@code Ecap = 8.76e9 W u phi (a / v)}.
     *
     * @param liveGw accelerators alive, provisioned GW
     * @param utilisation billed utilisation
     * @param soldShare share of compute that serves sold tokens
     * @param provisionedPerMetered v / a
     * @return metered energy, kWh a year
     */
    public static double capacityKwh(
            double liveGw, double utilisation, double soldShare, double provisionedPerMetered) {
        return liveGw * 1e6 * 8760 * utilisation * soldShare / provisionedPerMetered;
    }

    /**
     * Traffic of a number of tokens: {@code tokens x bytes x 8 / 86400}; 1e15 tokens a day at 30 bytes are 2.8 Tbit/s.
     *
     * @param tokensPerDay tokens a day
     * @param bytesPerToken bytes per token
     * @return traffic, bit/s
     */
    public static double bitsPerSecond(double tokensPerDay, double bytesPerToken) {
        return tokensPerDay * bytesPerToken * 8 / 86_400;
    }

    /**
     * The tokens that one resource allows, all others being plentiful.
     *
     * @param resource the resource
     * @return million billed tokens a year
     */
    public double limitMtok(Resource resource) {
        return switch (resource) {
            case ENERGY -> energyTwh * 1e9 / meteredKwhPerMtok;
            case CAPITAL -> mtokPerGw() * (survivingGw + BuildLimit.capitalGw(investmentUsd, capexUsdPerKw));
            case CHIPS -> mtokPerGw() * (survivingGw + chipsGw);
            case DATA_CENTRE_POWER -> mtokPerGw() * shellGw;
            case BUILD_PATH -> mtokPerGw() * (survivingGw + pathGw);
            case NETWORK -> networkBitsPerSecond * SECONDS_PER_YEAR / (8 * bytesPerToken) / 1e6;
        };
    }

    /**
     * {@return the resource with the least limit; on a tie the one listed first}
     */
    public Resource binding() {
        Resource least = Resource.ENERGY;
        for (Resource resource : RESOURCES) {
            if (limitMtok(resource) < limitMtok(least)) {
                least = resource;
            }
        }
        return least;
    }

    /**
     * {@return the tokens that all limits allow, million billed tokens a year}
     */
    public double potentialMtok() {
        return limitMtok(binding());
    }

    /**
     * How far a limit lies above what all limits allow.
     *
     * @param resource the resource
     * @return slack, million billed tokens a year; zero for the binding resource
     */
    public double slackMtok(Resource resource) {
        return limitMtok(resource) - potentialMtok();
    }

    /**
     * What one more unit of a resource adds: the derivative of {@link #potentialMtok()} where one limit alone binds, zero
     * for every other resource. On a tie more of one resource adds nothing, and the figure is that of taking one unit away.
     *
     * @param resource the resource
     * @return million billed tokens a year per unit of the resource (TWh, USD, GW or bit/s)
     */
    public double shadowPriceMtokPerUnit(Resource resource) {
        if (resource != binding()) {
            return 0;
        }
        return switch (resource) {
            case ENERGY -> 1e9 / meteredKwhPerMtok;
            case CAPITAL -> mtokPerGw() * BuildLimit.capitalGw(1, capexUsdPerKw);
            case CHIPS, DATA_CENTRE_POWER, BUILD_PATH -> mtokPerGw();
            case NETWORK -> SECONDS_PER_YEAR / (8 * bytesPerToken) / 1e6;
        };
    }

    private double mtokPerGw() {
        return capacityKwh(1, utilisation, soldShare, provisionedPerMetered) / meteredKwhPerMtok;
    }
}
