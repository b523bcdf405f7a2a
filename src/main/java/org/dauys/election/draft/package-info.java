/** What an election says before it is final: the document that the committee edits, and the rules it must obey. */
@NullMarked
package org.dauys.election.draft;

import org.jspecify.annotations.NullMarked;
