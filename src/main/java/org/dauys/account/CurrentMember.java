package org.dauys.account;

import java.util.Optional;

/** Which member sends this request. A route under {@code /e/{slug}} gets only members of that election. */
public interface CurrentMember {
    /** Empty when no member is signed in. */
    Optional<Member> member();
}
