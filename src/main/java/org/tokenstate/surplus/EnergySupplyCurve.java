package org.tokenstate.surplus;

import java.util.ArrayList;
import java.util.List;
import org.tokenstate.units.Energy;
import org.tokenstate.units.EnergyPrice;
import org.tokenstate.units.Require;

/**
 * Energy that could serve sold tokens, by price: a nondecreasing, right-continuous step function, limited by firm
 * capacity and by hours of availability. See {@link SupplyWorkspace} for the arithmetic.
 */
public final class EnergySupplyCurve {
    private final SupplyWorkspace steps;
    private final List<EnergyTranche> tranches;
    private final List<String> notes;

    private EnergySupplyCurve(SupplyWorkspace steps, List<EnergyTranche> tranches, List<String> notes) {
        this.steps = steps;
        this.tranches = tranches;
        this.notes = notes;
    }

    /**
     * The curve of a country and year.
     *
     * @param inputs the values
     * @return the curve
     */
    public static EnergySupplyCurve of(EnergySupplyInputs inputs) {
        return of(inputs.tranches(), inputs.flatLoadTwh(), inputs.limits().soldShare(), inputs.notes());
    }

    /**
     * A curve from tranches of any number.
     *
     * @param tranches the tranches, in any order
     * @param flatLoadTwh most flat load that can be served, TWh a year; not negative
     * @param soldShare share of the energy that serves sold tokens; in [0, 1]
     * @return the curve
     */
    public static EnergySupplyCurve of(List<EnergyTranche> tranches, double flatLoadTwh, double soldShare) {
        return of(tranches, flatLoadTwh, soldShare, List.of());
    }

    private static EnergySupplyCurve of(
            List<EnergyTranche> tranches, double flatLoadTwh, double soldShare, List<String> notes) {
        Require.notNegative(flatLoadTwh, "flat load limit in TWh");
        Require.inRange(soldShare, 0, 1, "share that serves sold tokens");
        SupplyWorkspace workspace = new SupplyWorkspace(Math.max(1, tranches.size()));
        for (EnergyTranche tranche : tranches) {
            workspace.add(tranche.twh(), tranche.usdPerKwh(), tranche.hoursShare());
        }
        workspace.build(flatLoadTwh, soldShare);
        return new EnergySupplyCurve(workspace, List.copyOf(tranches), notes);
    }

    /**
     * A step of the curve.
     *
     * @param price the price at which it comes in
     * @param energy its energy of a year
     * @param meanPrice what its energy costs on average, with the intermittent energy that comes in with it
     */
    public record Step(EnergyPrice price, Energy energy, EnergyPrice meanPrice) {}

    /**
     * {@return the steps, cheapest first}
     */
    public List<Step> steps() {
        List<Step> list = new ArrayList<>();
        for (int i = 0; i < steps.steps(); i++) {
            list.add(new Step(
                    EnergyPrice.ofUsdPerKwh(steps.priceUsdPerKwh(i)),
                    Energy.ofTerawattHours(steps.twh(i)),
                    EnergyPrice.ofUsdPerKwh(steps.meanPriceUsdPerKwh(i))));
        }
        return List.copyOf(list);
    }

    /**
     * {@return the tranches that the curve was made from, before the limits and the share}
     */
    public List<EnergyTranche> tranches() {
        return tranches;
    }

    /**
     * {@return what a reader of the curve ought to know: faults of the data that were capped}
     */
    public List<String> notes() {
        return notes;
    }

    /**
     * {@return the energy of all tranches with no limit on power, hours or share: the energy-only potential}
     */
    public Energy energyOnly() {
        return Energy.ofTerawattHours(
                tranches.stream().mapToDouble(EnergyTranche::twh).sum());
    }

    /**
     * {@return all energy for sold tokens, of a year}
     */
    public Energy total() {
        return Energy.ofTerawattHours(steps.totalTwh());
    }

    /**
     * Energy offered up to and including a price.
     *
     * @param price the price
     * @return energy for sold tokens, of a year
     */
    public Energy supplyAt(EnergyPrice price) {
        return Energy.ofTerawattHours(steps.supplyAtTwh(price.usdPerKwh()));
    }

    /**
     * The least price at which an amount is offered.
     *
     * @param energy the amount of a year; not negative and not above {@link #total()}
     * @return the price
     * @throws IllegalArgumentException if there is not that much
     */
    public EnergyPrice priceAt(Energy energy) {
        return EnergyPrice.ofUsdPerKwh(steps.priceAtUsdPerKwh(offered(energy)));
    }

    /**
     * What an amount costs on average when the cheapest is used first.
     *
     * @param energy the amount of a year; positive and not above {@link #total()}
     * @return the mean price
     * @throws IllegalArgumentException if there is not that much
     */
    public EnergyPrice meanPriceAt(Energy energy) {
        double twh = Require.positive(offered(energy), "energy in TWh");
        return EnergyPrice.ofUsdPerKwh(steps.costBillionUsd(twh) / twh);
    }

    private double offered(Energy energy) {
        double twh = energy.terawattHours();
        double total = steps.totalTwh();
        Require.that(
                twh >= 0 && steps.steps() > 0 && twh <= total * (1 + 1e-12),
                "energy must be in [0, %s] TWh, the total of the curve, but is %s",
                total,
                twh);
        return twh;
    }
}
