package org.tokenstate.report.claims;

import org.tokenstate.catalogue.CsvTable;
import org.tokenstate.data.Datasets;
import org.tokenstate.inference.Anchors;
import org.tokenstate.projection.Projection;
import org.tokenstate.units.Energy;
import org.tokenstate.units.TrafficMix;

/** Answers on energy, accelerators and what they can serve. */
final class CapacityAnswers {
    private static final String DOMESTIC = "Ascend910C";
    private static final String IMPORTED = "H200";
    private static final String EQUIVALENT = "B300";

    private final Ground ground;

    CapacityAnswers(Ground ground) {
        this.ground = ground;
    }

    /** A figure outside the fit of the energy model. */
    Figure anchor(String id) {
        Anchors.Anchor anchor = ground.anchor(id);
        return Figure.of(anchor.model(), "%s", anchor.why());
    }

    Figure productionFunction() {
        Projection china = ground.china();
        double worst = 1;
        for (int year = china.from(); year <= china.to(); year++) {
            double least = Math.min(ground.china("compute_limit_twh", year), ground.china("energy_limit_twh", year));
            double ratio = ground.china("exportable_energy_twh", year) / least;
            worst = Math.abs(ratio - 1) > Math.abs(worst - 1) ? ratio : worst;
        }
        return Figure.of(
                        worst,
                        "by construction: the model's physical potential is the same minimum of compute and energy; the ratio is the"
                                + " worst year of %d to %d. Price and demand may bind before either",
                        china.from(),
                        china.to())
                .comparedBy(worst);
    }

    Figure dataCentres(int year) {
        double before = ground.claimed("iea-dc-2024");
        double now = ground.allRegions(2025, "ai_electricity_twh");
        double then = ground.allRegions(year, "ai_electricity_twh");
        return Figure.of(
                before + then - now,
                "the IEA's %.0f TWh of 2024 and what AI fleets add in the model by %d (%.0f to %.0f TWh); the growth of other"
                        + " computing is left out",
                before,
                year,
                now,
                then);
    }

    /** The IEA's figure of a region for 2024 and what its AI fleet adds by 2030. */
    Figure dataCentresOf(String region, double before) {
        double now = ground.world(2025, "ai_electricity_twh", region);
        double then = ground.world(2030, "ai_electricity_twh", region);
        return Figure.of(
                before + then - now,
                "the IEA's %.0f TWh of 2024 and what the AI fleet adds in the model by 2030 (%.1f to %.1f TWh); the growth of"
                        + " other computing is left out",
                before,
                now,
                then);
    }

    Figure shareOfCompute(String region) {
        double share = ground.world(2025, "fleet_work", region) / ground.allRegions(2025, "fleet_work");
        return Figure.of(
                share,
                "by work at the end of 2025, hosts in the region whoever owns them; the stocks are inputs from the same source");
    }

    /** The energy of the same task from one year to the next, 2025 to 2026. */
    Figure sameTaskLessEnergy() {
        double factor = ground.world(2025, "software_factor")
                * ground.world(2025, "metered_per_reference", "USA")
                / (ground.world(2026, "software_factor") * ground.world(2026, "metered_per_reference", "USA"));
        return Figure.of(
                factor,
                "energy of the same model's token on the US fleet, 2025 over 2026, by software and hardware; smaller models that"
                        + " come to do the task are not in it");
    }

    Figure usElectricity2028() {
        return Figure.of(
                ground.world(2028, "ai_electricity_twh", "USA"),
                "%.0f GW provisioned at a utilisation of %.2f, metered; the claim is the high end of a range that begins at half"
                        + " of it",
                ground.world(2028, "gw", "USA"),
                ground.parameter("utilisation", 2025));
    }

    /** The paper's token is one of input or output, as a billed token is. */
    Figure tokensPerPerson() {
        Energy energy = Energy.ofTerawattHours(ground.claimed("us-ai-2028"));
        double today = ground.states("energy_per_token_joules", 2025);
        double people = ground.data()
                .populationProjection(Datasets.WORLD)
                .medium()
                .in(2028)
                .orElseThrow();
        double joulesPerPersonAndDay = energy.joules() / (Ground.DAYS * people);
        double output = TrafficMix.DEEPSEEK_2025.output();
        return Figure.of(
                joulesPerPersonAndDay / today,
                "%.0f TWh at the %.2f J per billed token (input and output, DeepSeek-2025 mix) of the US fleet of 2025, for %.2f"
                        + " bn people; the claim implies %.2f J. With output tokens alone it would be %,.0f at %.2f J",
                energy.terawattHours(),
                today,
                people / 1e9,
                joulesPerPersonAndDay / ground.claimed("photons-tokens-per-person"),
                joulesPerPersonAndDay / today * output,
                today / output);
    }

    /** From the table itself, because the catalogue refuses chips whose other cells are not published. */
    private static double cell(String accelerator, String column) {
        return CsvTable.bundled("accelerators.csv").rows().stream()
                .filter(r -> r.requiredText("id").equals(accelerator))
                .findFirst()
                .orElseThrow()
                .requiredNumber(column);
    }

    private static double kilowatts(String accelerator) {
        return cell(accelerator, "all_in_utility_kw_per_gpu");
    }

    private static double equivalents(String accelerator) {
        return cell(accelerator, "bf16_dense_tflops") / cell(EQUIVALENT, "bf16_dense_tflops");
    }

    Figure chinaAccelerators() {
        double kw = ground.china("additions_gw", 2026) * 1e6;
        double domestic = ground.world(2026, "own_chips");
        return Figure.of(
                kw * domestic / kilowatts(DOMESTIC) * equivalents(DOMESTIC)
                        + kw * (1 - domestic) / kilowatts(IMPORTED) * equivalents(IMPORTED),
                "%.2f GW installed in 2026, %.0f %% of it Ascend 910C and the rest H200, the best that a licence allows, counted by"
                        + " BF16 peak; all on B300 it would be %,.0f. The path was set with this forecast in view: consistency,"
                        + " not confirmation",
                kw / 1e6,
                100 * domestic,
                kw / kilowatts(EQUIVALENT));
    }

    Figure domesticAccelerators() {
        double gigawatts = ground.china("additions_gw", 2026);
        double share = ground.world(2026, "own_chips");
        return Figure.of(
                gigawatts * share * 1e6 / kilowatts(DOMESTIC),
                "%.0f %% of the %.2f GW installed in 2026 at %.2f kW per 910C; planned output is not what is installed",
                100 * share,
                gigawatts,
                kilowatts(DOMESTIC));
    }
}
