/**
 * What a user of the language of the model meets in Java: the {@link org.tokenstate.equations.Variable variables} of the text and
 * the {@link org.tokenstate.equations.Solver} behind named ports. The language itself stands in the documentation, page "The
 * language of the model".
 */
@NullMarked
package org.tokenstate.equations;

import org.jspecify.annotations.NullMarked;
