package org.tokenstate.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tokenstate.catalogue.InputException;
import org.tokenstate.inference.BindingRoof;
import org.tokenstate.inference.DataCentre;
import org.tokenstate.inference.EnergyPerTokenModel;
import org.tokenstate.inference.EnergyRoofline;
import org.tokenstate.inference.InferenceCatalogue;
import org.tokenstate.inference.InferenceEnergy;
import org.tokenstate.inference.MeteredIntensity;
import org.tokenstate.inference.ServingPoint;
import org.tokenstate.inference.Workload;
import org.tokenstate.units.TrafficMix;

class TaskCostTest {
    private static final ServingPoint POINT =
            InferenceCatalogue.bundled().servingPoint("frontier-default", TrafficMix.DEEPSEEK_2025);

    /** One call with the lengths of the point: a task of its traffic mix. */
    private static final Workload CALL = new Workload(
            "call",
            1,
            POINT.uncachedInputTokens(),
            POINT.cachedInputTokens(),
            POINT.outputTokens(),
            "the serving point");

    /** Per reference kWh a task costs what the country's compute costs, and by the meter what its tokens take. */
    @Test
    void aTaskCostsWhatTheComputeOfTheCountryCosts() {
        Workload.Result served = CALL.at(EnergyRoofline.bundled(), POINT);
        MeteredIntensity point = served.metered(DataCentre.DEFAULT);
        double reference = point.kilowattHoursPerMillionBilledTokens() * CALL.tokensPerTask() / 1e6;
        for (String country : new String[] {"USA", "CHN", "BRA"}) {
            Projection projection = TokenStateModel.of(country).project(2025, 2030);
            for (int year : new int[] {2025, 2026, 2030}) {
                TaskCost cost = TaskCost.of(projection, year, "frontier", served, DataCentre.DEFAULT);
                YearResult results = projection.in(year);
                double kwh =
                        reference * results.value("task_energy_factor.frontier").orElseThrow();
                double provisioned = point.provisionedKilowatts() / point.meteredKilowatts() / 1.9;
                double usd = kwh
                                * (results.value("capital_usd_per_kwh").orElseThrow() * provisioned
                                        + results.value("power_price_usd_per_kwh")
                                                .orElseThrow())
                        + 0.001 * CALL.tokensPerTask() / 1e6;
                assertThat(cost.usd()).as("%s %d", country, year).isCloseTo(usd, within(1e-9 * usd));
                assertThat(cost.kilowattHours()).isCloseTo(kwh, within(1e-9 * kwh));
                assertThat(cost.joulesPerTotalToken())
                        .isCloseTo(
                                3.6e6 * kwh / CALL.tokensPerTask(), within(1e-9 * 3.6e6 * kwh / CALL.tokensPerTask()));
            }
        }
        Projection china = TokenStateModel.of("CHN").project(2025, 2025);
        Projection america = TokenStateModel.of("USA").project(2025, 2025);
        assertThat(TaskCost.of(china, 2025, "frontier", served, DataCentre.DEFAULT)
                        .kilowattHours())
                .as("a Chinese laboratory's model takes 0.35 of the work, at 1.12 x 1.02 the power")
                .isCloseTo(
                        0.35
                                * 1.12
                                * 1.02
                                * TaskCost.of(america, 2025, "frontier", served, DataCentre.DEFAULT)
                                        .kilowattHours(),
                        within(1e-9));
    }

    @Test
    void byHand() {
        EnergyPerTokenModel fixed = point ->
                new InferenceEnergy(80, 0, 0, 0, 0, 0, 0.04, 100, 8000, point.batch(), BindingRoof.MEMORY, 0, false);
        Workload work = new Workload("w", 50, 4000, 90_000, 600, "test");
        Workload.Result served = work.at(fixed, POINT.withBatch(1));
        assertThat(POINT.accelerators()).isEqualTo(8);
        assertThat(served.joulesPerTask()).isCloseTo(50 * 600 * 80, within(1e-6));
        // 1000 W busy and 300 W of host; idle machines for a ninth of the time in service; PUE 1.25; 12.5 tokens/s
        double watts = 1.25 * (1300 + (POINT.accelerator().idleWatts() + 300) / 9);
        double kwh = 50 * 600 * watts / 12.5 / 3.6e6;
        Projection usa = TokenStateModel.of("USA").project(2025, 2026);
        TaskCost cost = TaskCost.of(usa, 2025, "frontier", served, DataCentre.DEFAULT);
        double pue = usa.in(2025).value("metered_per_reference").orElseThrow();
        assertThat(pue).isEqualTo(1);
        assertThat(cost.kilowattHours()).isCloseTo(kwh * pue, within(1e-9));
        // 35,000 USD/kW, 10 % over 5 years, 5 % of operation, used 60 %; 2.17 kW provisioned; 0.086 USD/kWh
        double perKwh = 35_000 * (0.1 / (1 - Math.pow(1.1, -5)) + 0.05) / (8760 * 0.6);
        assertThat(cost.capitalUsd()).isCloseTo(kwh * 2170 / watts * perKwh, within(1e-9));
        assertThat(cost.energyUsd()).isCloseTo(kwh * pue * 0.086, within(1e-9));
        assertThat(cost.otherUsd()).isCloseTo(0.001 * work.tokensPerTask() / 1e6, within(1e-12));
        assertThat(cost.usd()).isEqualTo(cost.capitalUsd() + cost.energyUsd() + cost.otherUsd());
        assertThat(cost.joulesPerOutputToken()).isCloseTo(pue * watts / 12.5, within(1e-9));
    }

    @Test
    void whatIsUnknownIsNamed() {
        Workload.Result served = CALL.at(EnergyRoofline.bundled(), POINT);
        Projection usa = TokenStateModel.of("USA").project(2025, 2026);
        assertThatThrownBy(() -> TaskCost.of(usa, 2025, "frontiers", served, DataCentre.DEFAULT))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("task_energy_factor.frontiers");
    }
}
