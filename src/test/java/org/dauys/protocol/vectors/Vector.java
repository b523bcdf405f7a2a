package org.dauys.protocol.vectors;

import java.util.LinkedHashMap;
import java.util.Map;

/** A vector under construction: {@code name}, {@code op}, what goes in, {@code expect}, what comes out, in this order. */
public final class Vector {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    private Vector() {}

    public static Vector of(String name, String op) {
        return new Vector().with("name", name).with("op", op);
    }

    public Vector with(String field, Object value) {
        if (fields.put(field, value) != null) {
            throw new IllegalStateException("field twice: " + field);
        }
        return this;
    }

    public Vector ok() {
        return with("expect", "ok");
    }

    public Vector fails(String step) {
        return with("expect", step);
    }

    public Map<String, Object> fields() {
        return fields;
    }
}
