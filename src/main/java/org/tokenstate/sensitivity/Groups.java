package org.tokenstate.sensitivity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tokenstate.catalogue.internal.Nearest;
import org.tokenstate.numeric.Model;
import org.tokenstate.numeric.internal.CounterRandom;
import org.tokenstate.units.internal.Require;

/** The groups of uncertain inputs of a model, in order of first appearance, and the outputs that are looked at. */
final class Groups {
    final List<String> names;
    final int[][] members;

    private Groups(List<String> names, int[][] members) {
        this.names = names;
        this.members = members;
    }

    static Groups of(Model model) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        List<Model.Input> inputs = model.inputs();
        for (int i = 0; i < inputs.size(); i++) {
            Model.Input input = inputs.get(i);
            if (input.distribution().lower() < input.distribution().upper()) {
                groups.computeIfAbsent(input.group(), g -> new ArrayList<>()).add(i);
            }
        }
        Require.that(!groups.isEmpty(), "model must have at least one uncertain input");
        return new Groups(
                List.copyOf(groups.keySet()),
                groups.values().stream()
                        .map(g -> g.stream().mapToInt(Integer::intValue).toArray())
                        .toArray(int[][]::new));
    }

    int size() {
        return names.size();
    }

    /** The groups in a random order, which depends on the number of the draw alone. */
    int[] order(CounterRandom random, long draw) {
        int[] order = new int[size()];
        for (int i = 0; i < order.length; i++) {
            int j = (int) (random.uniform(draw, i) * (i + 1));
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** The places of the outputs; all when none is named. */
    static int[] places(Model model, List<String> targets) {
        List<String> known = model.outputs();
        List<String> wanted = targets.isEmpty() ? known : targets;
        return wanted.stream()
                .mapToInt(name -> Nearest.indexOf("output", name, known))
                .toArray();
    }
}
