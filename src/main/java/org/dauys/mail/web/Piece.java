package org.dauys.mail.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A stretch of a message's text: plain, or an address to follow. */
record Piece(String text, boolean link) {
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

    static List<Piece> of(String text) {
        var pieces = new ArrayList<Piece>();
        var found = ADDRESS.matcher(text);
        int at = 0;
        while (found.find()) {
            pieces.add(new Piece(text.substring(at, found.start()), false));
            pieces.add(new Piece(found.group(), true));
            at = found.end();
        }
        pieces.add(new Piece(text.substring(at), false));
        return pieces;
    }
}
