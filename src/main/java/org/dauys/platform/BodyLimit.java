package org.dauys.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The largest request body that a resource method takes, in bytes, where {@link #DEFAULT} is too small. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface BodyLimit {
    /** Holds the largest log entry (65,535 bytes) in Base64 with room for a form around it. */
    long DEFAULT = 128 * 1024;

    long value();
}
