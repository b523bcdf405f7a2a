package org.dauys.verifier;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much has to come at least of a body whose length nobody knows: who sends a byte now and then isn't waited for.
 *
 * @param bytes in each such {@code time}
 */
record Pace(Duration time, long bytes) {
    /** Slower than any line on which a large archive is worth fetching. */
    static final Pace USUAL = new Pace(Duration.ofMinutes(1), 1 << 18);

    /** The same stream. Where it falls behind it is closed, and whoever reads it meets an exception. */
    InputStream of(InputStream in) {
        return new Kept(in, this);
    }

    private static final class Kept extends FilterInputStream {
        private final AtomicLong come = new AtomicLong();
        private final Timer timer = new Timer("pace", true);

        Kept(InputStream in, Pace pace) {
            super(in);
            long millis = pace.time.toMillis();
            timer.schedule(task(pace.bytes), millis, millis);
        }

        private TimerTask task(long least) {
            return new TimerTask() {
                @Override
                public void run() {
                    if (come.getAndSet(0) < least) {
                        hangUp();
                    }
                }
            };
        }

        private void hangUp() {
            try {
                close();
            } catch (IOException closedAnyway) {
                return;
            }
        }

        @Override
        public int read(byte[] bytes, int first, int count) throws IOException {
            int read = super.read(bytes, first, count);
            come.addAndGet(Math.max(0, read));
            return read;
        }

        @Override
        public void close() throws IOException {
            timer.cancel();
            super.close();
        }
    }
}
