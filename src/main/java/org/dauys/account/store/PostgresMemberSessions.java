package org.dauys.account.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.dauys.account.Member;
import org.dauys.account.MemberSessions;
import org.dauys.protocol.transcript.Hash;

@ApplicationScoped
class PostgresMemberSessions implements MemberSessions {
    private final Sql sql;

    @Inject
    PostgresMemberSessions(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void start(Hash key, Member member, Instant until) {
        sql.change(
                "insert into member_session (token_hash, election, line, until) values (?1, ?2, ?3, ?4)",
                key.encode(),
                member.election(),
                member.line(),
                until);
    }

    @Override
    public Optional<Member> find(Hash key, Instant now) {
        return sql
                .column(
                        Object[].class,
                        "select election, line from member_session where token_hash = ?1 and until > ?2",
                        key.encode(),
                        now)
                .stream()
                .findFirst()
                .map(row -> Member.stored((UUID) row[0], (UUID) row[1]));
    }

    @Override
    public void end(Hash key) {
        sql.change("delete from member_session where token_hash = ?1", key.encode());
    }

    @Override
    public void sweep(Instant now) {
        sql.change("delete from member_session where until < ?1", now);
    }
}
