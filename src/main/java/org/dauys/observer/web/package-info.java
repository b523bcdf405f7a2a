/** What everybody may see of an election: its page, its result, and whether a receipt's ballot is in the record. */
@NullMarked
package org.dauys.observer.web;

import org.jspecify.annotations.NullMarked;
