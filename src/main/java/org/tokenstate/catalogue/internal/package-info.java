/**
 * Reading of files, and the nearest of known names. No part of the API: it changes without notice.
 */
@NullMarked
package org.tokenstate.catalogue.internal;

import org.jspecify.annotations.NullMarked;
