package org.dauys.platform;

/**
 * One thing to correct in a form.
 *
 * @param field the id of the input that the summary links to
 * @param text what is wrong and how to put it right, in the reader's language
 */
public record FieldError(String field, String text) {}
