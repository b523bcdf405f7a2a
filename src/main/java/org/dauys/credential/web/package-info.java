/** The pages of codes and letters. */
@NullMarked
package org.dauys.credential.web;

import org.jspecify.annotations.NullMarked;
