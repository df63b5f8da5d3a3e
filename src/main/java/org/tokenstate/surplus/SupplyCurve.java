package org.tokenstate.surplus;

import java.util.List;
import org.tokenstate.equations.Solver;

/**
 * Blocks of energy in order of price, cut at what a flat load can take and at the hours in which a block is there: the steps
 * of {@link SupplyWorkspace}, and what each takes of each block. Steps beyond the last have an infinite price and no energy.
 */
public final class SupplyCurve implements Solver {
    @Override
    public List<Port> inputs() {
        return List.of(
                new Port("energy", "TWh/yr"),
                new Port("price", "USD/kWh"),
                new Port("hours", "1"),
                new Port("limit", "TWh/yr"),
                new Port("share", "1"));
    }

    @Override
    public List<Port> outputs() {
        return List.of(
                new Port("step_price", "USD/kWh"),
                new Port("step_mean_price", "USD/kWh"),
                new Port("step_twh", "TWh/yr"),
                new Port("step_from_twh", "TWh/yr"));
    }

    @Override
    public Work start(Layout layout, int width) {
        Block energy = layout.in("energy");
        Block price = layout.in("price");
        Block hours = layout.in("hours");
        int limit = layout.in("limit").at();
        int share = layout.in("share").at();
        Block stepPrice = layout.out("step_price");
        int mean = layout.out("step_mean_price").at();
        int twh = layout.out("step_twh").at();
        int from = layout.out("step_from_twh").at();
        int blocks = energy.size();
        if (price.size() != blocks || hours.size() != blocks || stepPrice.size() < blocks) {
            throw new IllegalArgumentException("a supply curve of " + blocks
                    + " blocks needs as many prices and hours, and at" + " least as many steps, but has " + price.size()
                    + ", " + hours.size() + " and " + stepPrice.size());
        }
        SupplyWorkspace curve = new SupplyWorkspace(blocks);
        return (year, lanes, in, out) -> {
            for (int i = 0; i < lanes; i++) {
                curve.clear();
                for (int j = 0; j < blocks; j++) {
                    curve.add(j, in[energy.at() + j][i], in[price.at() + j][i], in[hours.at() + j][i]);
                }
                curve.build(in[limit][i], in[share][i]);
                int steps = curve.steps();
                for (int j = 0; j < stepPrice.size(); j++) {
                    boolean is = j < steps;
                    out[stepPrice.at() + j][i] = is ? curve.priceUsdPerKwh(j) : Double.POSITIVE_INFINITY;
                    out[mean + j][i] = is ? curve.meanPriceUsdPerKwh(j) : 0;
                    out[twh + j][i] = is ? curve.twh(j) : 0;
                    for (int k = 0; k < blocks; k++) {
                        out[from + j * blocks + k][i] = is ? curve.fromTwh(j, k) : 0;
                    }
                }
            }
        };
    }
}
