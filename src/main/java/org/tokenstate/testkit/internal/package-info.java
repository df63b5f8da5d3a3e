/**
 * What jqwik finds by itself. No part of the API: it changes without notice.
 */
@NullMarked
package org.tokenstate.testkit.internal;

import org.jspecify.annotations.NullMarked;
