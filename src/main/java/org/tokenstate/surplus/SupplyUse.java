package org.tokenstate.surplus;

import java.util.List;
import org.tokenstate.equations.Solver;

/**
 * What an amount of energy takes of a supply curve when the cheapest is used first: the price of the last step in use, the
 * mean price of all in use, and the energy of each block in it. Of no energy, zero; of an unknown amount, NaN.
 */
public final class SupplyUse implements Solver {
    @Override
    public List<Port> inputs() {
        return List.of(
                new Port("energy", "TWh/yr"),
                new Port("price", "USD/kWh"),
                new Port("hours", "1"),
                new Port("limit", "TWh/yr"),
                new Port("share", "1"),
                new Port("used", "TWh/yr"));
    }

    @Override
    public List<Port> outputs() {
        return List.of(
                new Port("used_to_price", "USD/kWh"),
                new Port("used_mean_price", "USD/kWh"),
                new Port("used_from_twh", "TWh/yr"));
    }

    @Override
    public Work start(Layout layout, int width) {
        int blocks = layout.in("energy").size();
        int energy = layout.in("energy").at();
        int price = layout.in("price").at();
        int hours = layout.in("hours").at();
        int limit = layout.in("limit").at();
        int share = layout.in("share").at();
        int used = layout.in("used").at();
        int margin = layout.out("used_to_price").at();
        int cost = layout.out("used_mean_price").at();
        int taken = layout.out("used_from_twh").at();
        SupplyWorkspace curve = new SupplyWorkspace(blocks);
        return (year, lanes, in, out) -> {
            for (int i = 0; i < lanes; i++) {
                double twh = in[used][i];
                boolean any = twh > 0;
                if (any) {
                    curve.clear();
                    for (int j = 0; j < blocks; j++) {
                        curve.add(j, in[energy + j][i], in[price + j][i], in[hours + j][i]);
                    }
                    curve.build(in[limit][i], in[share][i]);
                }
                // A missing amount stays missing.
                double none = twh == 0 ? 0 : Double.NaN;
                out[margin][i] = any ? curve.priceAtUsdPerKwh(twh) : none;
                out[cost][i] = any ? curve.costBillionUsd(twh) / twh : none;
                for (int j = 0; j < blocks; j++) {
                    out[taken + j][i] = any ? curve.fromTwh(j, twh) : none;
                }
            }
        };
    }
}
