package org.tokenstate.surplus;

import java.util.List;
import org.tokenstate.equations.Solver;

/**
 * What an amount of energy takes of the steps of a supply curve when the cheapest is used first: the price of the last step
 * in use, the mean price of all in use, and the energy of each block in it. Of no energy, zero; of an unknown amount, NaN.
 */
public final class SupplyUse implements Solver {
    @Override
    public List<Port> inputs() {
        return List.of(
                new Port("price", "USD/kWh"),
                new Port("mean_price", "USD/kWh"),
                new Port("energy", "TWh/yr"),
                new Port("from_block", "TWh/yr"),
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
        Block price = layout.in("price");
        int steps = price.size();
        int mean = layout.in("mean_price").at();
        int energy = layout.in("energy").at();
        int from = layout.in("from_block").at();
        int used = layout.in("used").at();
        int margin = layout.out("used_to_price").at();
        int cost = layout.out("used_mean_price").at();
        Block block = layout.out("used_from_twh");
        return (year, lanes, in, out) -> {
            for (int i = 0; i < lanes; i++) {
                double twh = in[used][i];
                double left = twh;
                double paid = 0;
                double sum = 0;
                double last = 0;
                for (int k = 0; k < block.size(); k++) {
                    out[block.at() + k][i] = twh == 0 ? 0 : 0 * twh;
                }
                for (int s = 0; s < steps && in[energy + s][i] > 0 && left > 0; s++) {
                    double q = Math.min(left, in[energy + s][i]);
                    paid += q * in[mean + s][i];
                    for (int k = 0; k < block.size(); k++) {
                        out[block.at() + k][i] += q / in[energy + s][i] * in[from + s * block.size() + k][i];
                    }
                    // By the sum of the steps, so that what is bought up to the end of a step stays in it.
                    last = sum < twh ? in[price.at() + s][i] : last;
                    sum += in[energy + s][i];
                    left -= q;
                }
                out[margin][i] = twh == 0 ? 0 : last + 0 * twh;
                out[cost][i] = twh == 0 ? 0 : paid / twh;
            }
        };
    }
}
