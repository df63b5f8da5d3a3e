package org.tokenstate.testkit;

import net.jqwik.api.Assume;
import org.tokenstate.economics.world.NoEquilibriumException;

/** Laws of projections say nothing of a scenario whose market does not clear, which is an answer of its own. */
final class Laws {
    private Laws() {}

    /** Runs a law; a try whose market has no equilibrium does not count. */
    static void whereTheMarketClears(Runnable law) {
        boolean clears = true;
        try {
            law.run();
        } catch (NoEquilibriumException e) {
            clears = false;
        }
        Assume.that(clears);
    }
}
