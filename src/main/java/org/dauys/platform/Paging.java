package org.dauys.platform;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a long list is shown.
 *
 * @param page from 1
 * @param pages at least 1
 * @param size how many a page has
 */
public record Paging(int page, int pages, int total, int size) {
    private static final int SIZE = 25;

    private static final int DIGITS = 6;

    /** @param wanted as it stands in the address: anything; what is no page of the list gives the first */
    public static Paging of(@Nullable String wanted, int total) {
        return of(wanted, total, SIZE);
    }

    /** With {@code size} lines a page. */
    public static Paging of(@Nullable String wanted, int total, int size) {
        int pages = Math.max(1, (total + size - 1) / size);
        boolean number = wanted != null && wanted.length() <= DIGITS && wanted.matches("[0-9]+");
        int page = number ? Integer.parseInt(wanted) : 1;
        return new Paging(page < 1 || page > pages ? 1 : page, pages, total, size);
    }

    public int from() {
        return (page - 1) * size;
    }

    public boolean hasEarlier() {
        return page > 1;
    }

    public boolean hasLater() {
        return page < pages;
    }
}
