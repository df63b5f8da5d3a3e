package org.tokenstate.projection;

import org.tokenstate.catalogue.InputException;
import org.tokenstate.inference.DataCentre;
import org.tokenstate.inference.MeteredIntensity;
import org.tokenstate.inference.Workload;

/**
 * Energy and levelised cost of one task on the fleet of a country in a year, such as an agent's session. The serving point gives
 * the energy on the fleet of the United States of 2025, the projection what differs by country and year:
 *
 * <pre>
 * energy  E = a T f                 a kWh at the meter per million tokens of the serving point, T million tokens of a task,
 *                                   f task_energy_factor of the tier
 * cost    c = E v k / v_0 + E pi + T e    v provisioned over metered power of the point, k capital_usd_per_kwh of the country and
 *                                   v_0 provisioned_per_metered that it holds, pi power_price_usd_per_kwh, e
 *                                   other_cost_usd_per_mtok
 * </pre>
 *
 * @param country the country's code
 * @param year the year
 * @param workload the task
 * @param kilowattHours metered energy of a task, kWh
 * @param capitalUsd capital and operation other than energy, real 2025 USD a task
 * @param energyUsd electricity, real 2025 USD a task
 * @param otherUsd network and billing, real 2025 USD a task
 */
public record TaskCost(
        String country,
        int year,
        Workload workload,
        double kilowattHours,
        double capitalUsd,
        double energyUsd,
        double otherUsd) {
    private static final double JOULES_PER_KWH = 3.6e6;

    /**
     * The cost of a task on the fleet of a projection's country.
     *
     * @param projection the projection
     * @param year a year of it
     * @param tier tier whose models and serving software the fleet runs: {@code frontier}, {@code near_frontier} or {@code
     *     commodity}
     * @param served the workload at its serving point
     * @param centre the data centre of the serving point
     * @return energy and cost of a task
     * @throws InputException if the tier or the year is unknown, or a result that the cost needs is missing, with the cause
     */
    public static TaskCost of(Projection projection, int year, String tier, Workload.Result served, DataCentre centre) {
        MeteredIntensity point = served.metered(centre);
        double megatokens = served.workload().tokensPerTask() / 1e6;
        double metered = point.kilowattHoursPerMillionBilledTokens()
                * megatokens
                * required(projection, year, "task_energy_factor." + tier);
        double provisioned = metered * point.provisionedKilowatts() / point.meteredKilowatts();
        Scenario scenario = projection.model().scenario();
        return new TaskCost(
                projection.model().country(),
                year,
                served.workload(),
                metered,
                provisioned
                        * required(projection, year, "capital_usd_per_kwh")
                        / scenario.path("provisioned_per_metered").at(TokenStateModel.FIRST_YEAR),
                metered * required(projection, year, "power_price_usd_per_kwh"),
                scenario.path("other_cost_usd_per_mtok").at(year) * megatokens);
    }

    private static double required(Projection projection, int year, String result) {
        return projection
                .in(year)
                .value(result)
                .orElseThrow(() -> new InputException("the cost of a task needs " + result + " of "
                        + projection.model().country() + " in " + year + ", which is missing"
                        + projection.missing(result).map(cause -> ": " + cause).orElse("")));
    }

    /**
     * {@return the sum of capital, electricity and other cost, real 2025 USD a task}
     */
    public double usd() {
        return capitalUsd + energyUsd + otherUsd;
    }

    /**
     * {@return joules at the meter per task}
     */
    public double joules() {
        return kilowattHours * JOULES_PER_KWH;
    }

    /**
     * {@return joules at the meter per token of any kind: prompt, computed or cached, and output}
     */
    public double joulesPerTotalToken() {
        return joules() / workload.tokensPerTask();
    }

    /**
     * {@return joules at the meter per output token}
     */
    public double joulesPerOutputToken() {
        return joules() / (workload.callsPerTask() * workload.outputTokens());
    }
}
