package org.tokenstate.inference;

import java.util.OptionalDouble;
import org.tokenstate.units.internal.Require;

/**
 * What lies between the accelerator and the meter.
 *
 * @param name what it is called
 * @param pue power usage effectiveness: facility energy over IT energy; at least 1
 * @param hostWatts power of processor, memory, network and fans per accelerator; not negative
 * @param idleWatts power of an idle accelerator; empty takes the accelerator's own
 * @param shareOfTimeInService share of the hours for which energy is paid in which the engine serves, u_t; in (0, 1]
 * @param provisionedKilowatts utility power to be provided per accelerator, all in; empty takes the accelerator's own
 */
public record DataCentre(
        String name,
        double pue,
        double hostWatts,
        OptionalDouble idleWatts,
        double shareOfTimeInService,
        OptionalDouble provisionedKilowatts) {
    /**
     * The default: PUE 1.25 (limit of new large Chinese sites 1.25 to 1.3, Google 1.09, world survey 1.56: {@code anchors.csv}
     * PU01, PU07, PU12), 300 W of host per accelerator (200 to 450; assumed), in service 90 % of the time (10 % of Google's
     * energy is provisioned idle machines, GO05).
     */
    public static final DataCentre DEFAULT =
            new DataCentre("default", 1.25, 300, OptionalDouble.empty(), 0.9, OptionalDouble.empty());

    /**
     * Provisioned over thermal design power where no all-in figure is published: H100 1.73 kW of 0.7 kW (SemiAnalysis InferenceX
     * constants, {@code anchors.csv} IM21).
     */
    private static final double PROVISIONED_OF_DESIGN = 1.73 / 0.7;

    /**
     * Validates the figures.
     *
     * @throws IllegalArgumentException if {@code pue < 1}, a power is negative, or the share lies outside (0, 1]
     */
    public DataCentre {
        Require.notBlank(name, "name of a data centre");
        String whose = " of data centre '" + name + "'";
        Require.atLeast(pue, 1, "pue" + whose);
        Require.notNegative(hostWatts, "host power" + whose);
        if (idleWatts.isPresent()) {
            Require.notNegative(idleWatts.getAsDouble(), "idle power" + whose);
        }
        Require.positive(shareOfTimeInService, "share of time in service" + whose);
        Require.inRange(shareOfTimeInService, 0, 1, "share of time in service" + whose);
        if (provisionedKilowatts.isPresent()) {
            Require.positive(provisionedKilowatts.getAsDouble(), "provisioned power" + whose);
        }
    }

    /**
     * This with another power usage effectiveness.
     *
     * @param newPue the effectiveness; at least 1
     * @return the data centre
     */
    public DataCentre withPue(double newPue) {
        return new DataCentre(name, newPue, hostWatts, idleWatts, shareOfTimeInService, provisionedKilowatts);
    }

    /**
     * This in service for another share of the time.
     *
     * @param share share in (0, 1]
     * @return the data centre
     */
    public DataCentre withShareOfTimeInService(double share) {
        return new DataCentre(name, pue, hostWatts, idleWatts, share, provisionedKilowatts);
    }

    /**
     * IT power that one accelerator with its host takes per hour in service, idle hours charged to it:
     * {@code (P + P_host) + (P_idle + P_host)(1 - u_t)/u_t}.
     *
     * @param accelerator the accelerator
     * @param busyWatts its power while serving
     * @return watts
     */
    public double itWatts(Accelerator accelerator, double busyWatts) {
        double idle = idleWatts.orElse(accelerator.idleWatts());
        return busyWatts + hostWatts + (idle + hostWatts) * (1 - shareOfTimeInService) / shareOfTimeInService;
    }

    /**
     * Utility power to be provided per accelerator.
     *
     * @param accelerator the accelerator
     * @return kilowatts: the data centre's own figure, else the accelerator's, else 2.47 times its design power
     */
    public double provisionedKilowattsOf(Accelerator accelerator) {
        if (provisionedKilowatts.isPresent()) {
            return provisionedKilowatts.getAsDouble();
        }
        return accelerator.provisionedKilowatts() > 0
                ? accelerator.provisionedKilowatts()
                : accelerator.thermalDesignWatts() * PROVISIONED_OF_DESIGN / 1e3;
    }
}
