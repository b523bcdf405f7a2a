package org.dauys.desk.web;

/** One line of what a decision says, in the reader's words. */
record Fact(String name, String value) {}
