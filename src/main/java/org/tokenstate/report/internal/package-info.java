/**
 * Names and numbers in the words of a report. No part of the API: it changes without notice.
 */
@NullMarked
package org.tokenstate.report.internal;

import org.jspecify.annotations.NullMarked;
