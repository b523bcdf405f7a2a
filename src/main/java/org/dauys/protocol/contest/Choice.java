package org.dauys.protocol.contest;

import java.util.List;

/** B-2: the slots that a voter chose in a contest, ascending; legal there. Only {@link Contest#choose} makes one. */
public final class Choice {
    private final List<Integer> slots;

    Choice(List<Integer> slots) {
        this.slots = List.copyOf(slots);
    }

    public List<Integer> slots() {
        return slots;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Choice choice && slots.equals(choice.slots);
    }

    @Override
    public int hashCode() {
        return slots.hashCode();
    }

    /** What somebody voted is nothing for a log. */
    @Override
    public String toString() {
        return "Choice[hidden]";
    }
}
