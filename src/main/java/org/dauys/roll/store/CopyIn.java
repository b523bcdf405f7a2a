package org.dauys.roll.store;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.hibernate.StatelessSession;
import org.postgresql.PGConnection;

/** Writes many rows into one table by COPY, about a megabyte at a time. */
final class CopyIn implements AutoCloseable {
    private static final int FULL = 1 << 20;

    private final StatelessSession session;
    private final String sql;
    private final StringBuilder rows = new StringBuilder();

    /** @param columns names parted by commas */
    CopyIn(StatelessSession session, String table, String columns) {
        this.session = session;
        this.sql = "copy " + table + " (" + columns + ") from stdin";
    }

    /** @param values one for each column; their text form is PostgreSQL's */
    void row(Object... values) {
        for (int i = 0; i < values.length; i++) {
            rows.append(i == 0 ? "" : "\t");
            escape(values[i].toString());
        }
        rows.append('\n');
        if (rows.length() > FULL) {
            write();
        }
    }

    /** Writes what is left. */
    @Override
    public void close() {
        if (rows.length() > 0) {
            write();
        }
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> rows.append("\\\\");
                case '\t' -> rows.append("\\t");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                default -> rows.append(c);
            }
        }
    }

    private void write() {
        session.doWork(this::copy);
        rows.setLength(0);
    }

    private void copy(Connection connection) throws SQLException {
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new StringReader(rows.toString()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
