/**
 * Checks of arguments. No part of the API: it changes without notice.
 */
@NullMarked
package org.tokenstate.units.internal;

import org.jspecify.annotations.NullMarked;
