package org.dauys.account.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.StatelessSession;

/** Statements with numbered parameters; each its own transaction unless one is open. */
@ApplicationScoped
class Sql {
    private final StatelessSession session;

    @Inject
    Sql(StatelessSession session) {
        this.session = session;
    }

    /** Rows changed by a statement of SQL. */
    int change(String sql, Object... parameters) {
        return atOnce(() -> {
            var query = session.createNativeMutationQuery(sql);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            return query.executeUpdate();
        });
    }

    /** What a statement of SQL gives, one column. */
    <T> List<T> column(Class<T> type, String sql, Object... parameters) {
        return atOnce(() -> {
            var query = session.createNativeQuery(sql, type);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            return query.getResultList();
        });
    }

    /** Entities, by a query of Hibernate's language. */
    <T> List<T> rows(Class<T> type, String hql, Object... parameters) {
        return atOnce(() -> {
            var query = session.createSelectionQuery(hql, type);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            return query.getResultList();
        });
    }

    static <T> T atOnce(Supplier<T> work) {
        return QuarkusTransaction.joiningExisting().call(work::get);
    }
}
