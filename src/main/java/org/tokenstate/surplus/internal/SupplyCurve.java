package org.tokenstate.surplus.internal;

import java.util.List;
import org.tokenstate.equations.Solver;

/**
 * Blocks of energy in order of price, cut at what a flat load can take and at the hours in which a block is there. Steps beyond the last have an infinite price and no energy.
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
                new Port("step_twh", "TWh/yr"));
    }

    @Override
    public Work start(Layout layout, int width) {
        Block energyBlock = layout.in("energy");
        int energy = energyBlock.at();
        int price = layout.in("price").at();
        int hours = layout.in("hours").at();
        int limit = layout.in("limit").at();
        int share = layout.in("share").at();
        Block stepBlock = layout.out("step_price");
        int stepPrice = stepBlock.at();
        int most = stepBlock.size();
        int mean = layout.out("step_mean_price").at();
        int twh = layout.out("step_twh").at();
        int blocks = energyBlock.size();
        if (layout.in("price").size() != blocks || layout.in("hours").size() != blocks || most < blocks) {
            throw new IllegalArgumentException("a supply curve of " + blocks
                    + " blocks needs as many prices and hours, and at least as many steps, but has "
                    + layout.in("price").size() + ", " + layout.in("hours").size() + " and " + most);
        }
        SupplyWorkspace curve = new SupplyWorkspace(blocks);
        return (year, lanes, in, out) -> {
            for (int i = 0; i < lanes; i++) {
                curve.clear();
                for (int j = 0; j < blocks; j++) {
                    curve.add(in[energy + j][i], in[price + j][i], in[hours + j][i]);
                }
                curve.build(in[limit][i], in[share][i]);
                int steps = curve.steps();
                for (int j = 0; j < most; j++) {
                    boolean is = j < steps;
                    out[stepPrice + j][i] = is ? curve.priceUsdPerKwh(j) : Double.POSITIVE_INFINITY;
                    out[mean + j][i] = is ? curve.meanPriceUsdPerKwh(j) : 0;
                    out[twh + j][i] = is ? curve.twh(j) : 0;
                }
            }
        };
    }
}
