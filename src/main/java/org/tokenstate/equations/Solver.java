package org.tokenstate.equations;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A part of the model that is no equation, such as a market in equilibrium: named inputs and outputs, solved once a year for
 * all lanes.
 */
public interface Solver {
    /**
     * {@return what it is given; the text must name every one of them}
     */
    List<Port> inputs();

    /**
     * {@return what it gives; the text may take any of them}
     */
    List<Port> outputs();

    /**
     * {@return whether what it gives in a year rests on its inputs of earlier years too}
     */
    default boolean remembers() {
        return false;
    }

    /**
     * Makes what works for one thread.
     *
     * @param layout where the numbers of each port stand, and for which elements
     * @param width the most lanes of a call; 1 for a projection on plain numbers, for which an implementation may prefer code
     *     of its own, since a loop that is compiled for both is slower for either
     * @return the work
     * @throws IllegalArgumentException if the shapes do not fit together
     */
    Work start(Layout layout, int width);

    /**
     * A port.
     *
     * @param name its name
     * @param unit its unit, with which the text's is compared; empty for any
     */
    record Port(String name, String unit) {}

    /** Solves year after year, without allocation; serves one thread. */
    @FunctionalInterface
    interface Work {
        /**
         * Solves a year. Year 0 forgets all that was before. A lane without an answer gets NaN; no lane may depend on another.
         *
         * @param year the year, from 0
         * @param lanes how many lanes count
         * @param in numbers by place and lane. Not modified.
         * @param out numbers by place and lane. Modified.
         */
        void solve(int year, int lanes, double[][] in, double[][] out);
    }

    /**
     * Where the numbers of each port stand.
     *
     * @param inputs block of each input by port
     * @param outputs block of each output by port; a port that the text does not take has one too
     * @param outputCount how many numbers the solver gives
     * @param steady places of inputs that are known to stay, in each draw, as they are in year 1
     * @param unread places of outputs that nobody reads, which need not be written
     */
    record Layout(
            Map<String, Block> inputs,
            Map<String, Block> outputs,
            int outputCount,
            Set<Integer> steady,
            Set<Integer> unread) {
        /** Copies the maps and sets. */
        public Layout {
            steady = Set.copyOf(steady);
            unread = Set.copyOf(unread);
            inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
            outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        }

        /**
         * A layout of which nothing more is known.
         *
         * @param inputs block of each input by port
         * @param outputs block of each output by port
         * @param outputCount how many numbers the solver gives
         */
        public Layout(Map<String, Block> inputs, Map<String, Block> outputs, int outputCount) {
            this(inputs, outputs, outputCount, Set.of(), Set.of());
        }

        /**
         * Finds an input.
         *
         * @param port its name
         * @return its block
         * @throws IllegalArgumentException if there is none
         */
        public Block in(String port) {
            return block(inputs, port);
        }

        /**
         * Finds an output.
         *
         * @param port its name
         * @return its block
         * @throws IllegalArgumentException if there is none
         */
        public Block out(String port) {
            return block(outputs, port);
        }

        private static Block block(Map<String, Block> blocks, String port) {
            Block block = blocks.get(port);
            if (block == null) {
                throw new IllegalArgumentException("no port '" + port + "'");
            }
            return block;
        }
    }

    /**
     * The numbers of a port: one for each element of its indices, the last index running fastest.
     *
     * @param at place of the first
     * @param sets the set of each index
     * @param elements the elements of each index
     */
    record Block(int at, List<String> sets, List<List<String>> elements) {
        /** Copies the lists. */
        public Block {
            sets = List.copyOf(sets);
            elements = elements.stream().map(List::copyOf).toList();
        }

        /**
         * {@return how many numbers it has}
         */
        public int size() {
            return elements.stream().mapToInt(List::size).reduce(1, (a, b) -> a * b);
        }

        /**
         * How many elements an index has.
         *
         * @param index the index, from 0
         * @return the number of elements
         */
        public int size(int index) {
            return elements.get(index).size();
        }

        /** The place of the number for some elements, one an index. */
        public int place(List<String> of) {
            int place = 0;
            for (int i = 0; i < of.size(); i++) {
                place = place * size(i) + elements.get(i).indexOf(of.get(i));
            }
            return at + place;
        }
    }
}
