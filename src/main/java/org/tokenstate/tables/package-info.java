/**
 * Tablesaw tables of what the library computes, and series from tables: {@link org.tokenstate.tables.Tables}. Nothing else of the
 * library needs Tablesaw.
 */
@NullMarked
package org.tokenstate.tables;

import org.jspecify.annotations.NullMarked;
