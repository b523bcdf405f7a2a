/** What is voted on, by whom and under whose keys: the manifest and the roll (spec: 07). */
@NullMarked
package org.dauys.protocol.manifest;

import org.jspecify.annotations.NullMarked;
