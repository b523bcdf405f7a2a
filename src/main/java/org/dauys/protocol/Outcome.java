package org.dauys.protocol;

import java.util.Optional;
import java.util.function.Function;

/** What checking something gave: the thing that only passes the check, or the first rule that it breaks. */
public sealed interface Outcome<T> {
    record Accepted<T>(T result) implements Outcome<T> {}

    record Refused<T>(Refusal reason) implements Outcome<T> {}

    static <T> Outcome<T> accepted(T result) {
        return new Accepted<>(result);
    }

    static <T> Outcome<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    /** {@code result}, unless there is a refusal. */
    static <T> Outcome<T> of(Optional<Refusal> refusal, T result) {
        return refusal.<Outcome<T>>map(Refused::new).orElseGet(() -> new Accepted<>(result));
    }

    /** Goes on with what was accepted. */
    default <U> Outcome<U> then(Function<T, Outcome<U>> next) {
        return this instanceof Accepted<T> accepted
                ? next.apply(accepted.result())
                : refused(refusal().orElseThrow());
    }

    default Optional<T> value() {
        return this instanceof Accepted<T> accepted ? Optional.of(accepted.result()) : Optional.empty();
    }

    default Optional<Refusal> refusal() {
        return this instanceof Refused<T> refused ? Optional.of(refused.reason()) : Optional.empty();
    }
}
