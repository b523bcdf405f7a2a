package org.dauys.roll.web;

/**
 * Which part of a long list is shown.
 *
 * @param page from 1
 * @param pages at least 1
 */
record Paging(int page, int pages) {
    static final int SIZE = 50;

    /** @param typed a page as it stands in an address: anything; what is no page of the list gives the first */
    static Paging of(String typed, long total) {
        int pages = (int) Math.max(1, (total + SIZE - 1) / SIZE);
        int wanted = typed.matches("[0-9]{1,6}") ? Integer.parseInt(typed) : 1;
        return new Paging(wanted < 1 || wanted > pages ? 1 : wanted, pages);
    }

    int from() {
        return (page - 1) * SIZE;
    }

    boolean hasEarlier() {
        return page > 1;
    }

    boolean hasLater() {
        return page < pages;
    }
}
