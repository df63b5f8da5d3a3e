package org.tokenstate.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tokenstate.catalogue.ParameterTable;
import org.tokenstate.numeric.Model;
import org.tokenstate.projection.TokenStateModel;
import org.tokenstate.sensitivity.Tornado;

/** The parameters that lead the tornadoes of some results, and which of their ends raises each. */
final class Leaders {
    static final int YEAR = 2040;
    private static final int MOST = 10;

    /** A parameter and whether its upper end raises the result. */
    record Leader(String parameter, boolean risesWithIt) {}

    private final List<List<Leader>> byResult = new ArrayList<>();
    private final List<String> order;

    private Leaders(Model model, List<String> targets) {
        Tornado tornado = Tornado.of(model);
        Map<String, Double> widths = new LinkedHashMap<>();
        for (String target : targets) {
            List<Tornado.Bar> bars = tornado.ranked(target).stream()
                    .filter(bar -> ParameterTable.bundled().has(bar.name()))
                    .toList();
            byResult.add(bars.stream()
                    .limit(MOST)
                    .map(bar -> new Leader(bar.name(), bar.atHigh() >= bar.atLow()))
                    .toList());
            bars.forEach(bar -> widths.merge(bar.name(), bar.width() / Math.abs(bar.base()), Math::max));
        }
        order = widths.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, Double> e) -> -e.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    static Leaders of(TokenStateModel model, List<String> results, int year) {
        List<String> targets =
                results.stream().map(result -> result + "[" + year + "]").toList();
        return new Leaders(model.asModel(TokenStateModel.FIRST_YEAR, year, results), targets);
    }

    /** By result its leaders, the first first. */
    List<List<Leader>> byResult() {
        return byResult;
    }

    /** Parameters in the order in which they may be a cause: those that move a result most before the others. */
    List<String> ordered(Set<String> parameters) {
        Set<String> ordered = new LinkedHashSet<>(order);
        ordered.retainAll(parameters);
        ordered.addAll(parameters);
        return List.copyOf(ordered);
    }
}
