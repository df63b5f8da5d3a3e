/**
 * Energy that could serve tokens, and where compute can stand: {@link org.tokenstate.surplus.Hosts} gives plant, pipeline and
 * prices of every country as a host.
 */
@NullMarked
package org.tokenstate.surplus;

import org.jspecify.annotations.NullMarked;
