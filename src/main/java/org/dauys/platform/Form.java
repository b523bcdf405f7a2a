package org.dauys.platform;

import java.util.List;
import java.util.Map;

/**
 * A form as it goes back to the person who filled it in.
 *
 * @param values what was typed, by field; secrets are not among them
 * @param errors what to correct, in the order of the fields
 */
public record Form(Map<String, String> values, List<FieldError> errors) {
    public Form {
        values = Map.copyOf(values);
        errors = List.copyOf(errors);
    }

    /** A form nobody has filled in yet. */
    public static Form empty() {
        return new Form(Map.of(), List.of());
    }

    /** A form with one thing to correct and nothing to give back. */
    public static Form wrong(String field, String text) {
        return new Form(Map.of(), List.of(new FieldError(field, text)));
    }

    /** A form with one field, which is to be corrected. */
    public static Form wrong(String field, String typed, String text) {
        return new Form(Map.of(field, typed), List.of(new FieldError(field, text)));
    }

    /** What was typed into a field; empty for none. */
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** What is wrong with a field; empty when nothing is. */
    public String error(String field) {
        return errors.stream()
                .filter(error -> error.field().equals(field))
                .map(FieldError::text)
                .findFirst()
                .orElse("");
    }
}
