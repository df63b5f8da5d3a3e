/**
 * Random streams, points, quantiles and arithmetic on lanes. No part of the API: it changes without notice.
 */
@NullMarked
package org.tokenstate.numeric.internal;

import org.jspecify.annotations.NullMarked;
