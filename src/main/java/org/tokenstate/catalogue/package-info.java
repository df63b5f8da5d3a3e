/**
 * What may change and what comes out, by name: parameters, result variables, sources; and the reading of named columns.
 */
@NullMarked
package org.tokenstate.catalogue;

import org.jspecify.annotations.NullMarked;
