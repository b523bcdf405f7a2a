/** The key holder's page and the one call that its script makes. */
@NullMarked
package org.dauys.trustee.web;

import org.jspecify.annotations.NullMarked;
