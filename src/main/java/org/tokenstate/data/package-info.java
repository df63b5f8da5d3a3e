/**
 * Reading, provenance and series: the bundled datasets, countries, importers of upstream formats.
 */
@NullMarked
package org.tokenstate.data;

import org.jspecify.annotations.NullMarked;
