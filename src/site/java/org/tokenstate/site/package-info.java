/** The documentation as a site. */
@NullMarked
package org.tokenstate.site;

import org.jspecify.annotations.NullMarked;
