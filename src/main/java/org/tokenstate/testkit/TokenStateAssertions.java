package org.tokenstate.testkit;

import org.tokenstate.projection.Projection;

/** The entry to assertions on the library's values; beside AssertJ's own. */
public final class TokenStateAssertions {
    private TokenStateAssertions() {}

    /**
     * Asserts on a projection.
     *
     * @param actual the projection
     * @return the assertions
     */
    public static ProjectionAssert assertThat(Projection actual) {
        return new ProjectionAssert(actual);
    }
}
