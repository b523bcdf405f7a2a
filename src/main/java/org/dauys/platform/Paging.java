package org.dauys.platform;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a long list is shown.
 *
 * @param page from 1
 * @param pages at least 1
 */
public record Paging(int page, int pages, int total) {
    public static final int SIZE = 25;

    private static final int DIGITS = 6;

    /** @param wanted as it stands in the address: anything; what is no page of the list gives the first */
    public static Paging of(@Nullable String wanted, int total) {
        int pages = Math.max(1, (total + SIZE - 1) / SIZE);
        boolean number = wanted != null && wanted.length() <= DIGITS && wanted.matches("[0-9]+");
        int page = number ? Integer.parseInt(wanted) : 1;
        return new Paging(page < 1 || page > pages ? 1 : page, pages, total);
    }

    public int from() {
        return (page - 1) * SIZE;
    }

    public boolean hasEarlier() {
        return page > 1;
    }

    public boolean hasLater() {
        return page < pages;
    }
}
