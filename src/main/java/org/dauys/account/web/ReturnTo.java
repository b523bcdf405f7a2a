package org.dauys.account.web;

import java.util.Locale;
import java.util.stream.Stream;

/** Where a member goes on after sign-in. A closed list: no address that somebody sent along is ever followed. */
enum ReturnTo {
    VOTE("/vote"),
    ROLL("/roll"),
    ELECTION("");

    private final String path;

    ReturnTo(String path) {
        this.path = path;
    }

    /** The target of a name, the ballot for anything else. */
    static ReturnTo of(String name) {
        return Stream.of(values())
                .filter(target -> target.parameter().equals(name))
                .findFirst()
                .orElse(VOTE);
    }

    /** The target that stands at this address of an election, the ballot for anything else. */
    static ReturnTo at(String slug, String path) {
        return Stream.of(values())
                .filter(target -> target.in(slug).equals(path))
                .findFirst()
                .orElse(VOTE);
    }

    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    String in(String slug) {
        return "/e/" + slug + path;
    }
}
