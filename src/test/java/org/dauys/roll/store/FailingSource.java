package org.dauys.roll.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A database that goes away at the n-th statement of those who use it, and stays away until it is healed. */
final class FailingSource {
    private final DataSource real;
    private final Death death;
    private int left = Integer.MAX_VALUE;
    private Connection last;

    /** What happens to the sessions in the database when it goes away. */
    interface Death {
        void come() throws SQLException;
    }

    FailingSource(DataSource real, Death death) {
        this.real = real;
        this.death = death;
    }

    DataSource source() {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            mustBeThere();
            last = (Connection) call(real, method, arguments);
            return session(last);
        });
    }

    /** The session that was opened last. */
    Connection last() {
        return last;
    }

    /** @param statement from now on, the first is 1 */
    void failAt(int statement) {
        left = statement;
    }

    void heal() {
        left = Integer.MAX_VALUE;
    }

    private Connection session(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("prepareStatement")) {
                left--;
                if (left == 0) {
                    death.come();
                }
                mustBeThere();
            }
            return call(connection, method, arguments);
        });
    }

    private void mustBeThere() throws SQLException {
        if (left <= 0) {
            throw new SQLException("the database is away");
        }
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
