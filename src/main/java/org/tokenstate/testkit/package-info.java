/**
 * Property-based what-if tests: arbitraries of the library's values, ready laws, assertions, and contracts for users' own
 * models. Needs jqwik-api and AssertJ on the test classpath; nothing else in the library touches them.
 *
 * <p>Start with {@link org.tokenstate.testkit.TokenStates}, the static entry to arbitraries, or put
 * {@code @Domain(TokenStateDomain.class)} on a test class and take scenarios, what-ifs, countries and series by
 * {@code @ForAll}. {@link org.tokenstate.testkit.Invariants} holds laws that every projection obeys,
 * {@link org.tokenstate.testkit.TokenStateAssertions} assertions on projections. A counter-example shrinks to the fewest
 * changed parameters and prints as a scenario that can be pasted into a file, see
 * {@link org.tokenstate.testkit.ScenarioFormat}.
 */
@NullMarked
package org.tokenstate.testkit;

import org.jspecify.annotations.NullMarked;
