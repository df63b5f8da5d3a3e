package org.tokenstate.equations.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tokenstate.equations.Solver;

/** The operations of a system: the value of each variable in the base year and in each year after. */
final class Graph {
    final NodePool pool = new NodePool();
    final Map<String, Node> first = new LinkedHashMap<>();
    final Map<String, Node> later = new LinkedHashMap<>();
    final Names parameters = new Names();
    final Names figures = new Names();
    final Names data = new Names();
    /** The variables that are read as of the year before. */
    final Names previous = new Names();

    final List<SolverUse> solvers = new ArrayList<>();

    /** The use of a solver. */
    record SolverUse(String name, String solver, Solver.Layout layout) {
        int inputs() {
            return layout.inputs().values().stream()
                    .mapToInt(Solver.Block::size)
                    .sum();
        }
    }

    /** Names with their places, in the order in which they came. */
    static final class Names {
        private final Map<String, Integer> places = new LinkedHashMap<>();

        int place(String name) {
            int next = places.size();
            return places.computeIfAbsent(name, n -> next);
        }

        List<String> list() {
            return List.copyOf(places.keySet());
        }
    }
}
