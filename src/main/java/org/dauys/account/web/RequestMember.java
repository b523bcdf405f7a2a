package org.dauys.account.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.dauys.account.CurrentMember;
import org.dauys.account.Member;
import org.dauys.account.MemberSessions;

@RequestScoped
class RequestMember implements CurrentMember {
    private final MemberSessions sessions;
    private final Cookies cookies;
    private final Clock clock;

    @Inject
    RequestMember(MemberSessions sessions, Cookies cookies, Clock clock) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.clock = clock;
    }

    @Override
    public Optional<Member> member() {
        return cookies.read(Cookies.Kind.MEMBER).flatMap(token -> sessions.find(token.hash(), clock.instant()));
    }
}
