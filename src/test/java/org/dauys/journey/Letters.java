package org.dauys.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.dauys.credential.LetterFile;

/** The printed file of letters: whose each is, where its QR code leads, and the control number on the last page. */
record Letters(Map<String, URI> links, String controlNumber) {
    private static final Pattern CARD = Pattern.compile("№ (45-[0-9]{3})\\b");

    static Letters read(Path pdf) throws IOException {
        var file = LetterFile.of(Files.readAllBytes(pdf));
        var links = new HashMap<String, URI>();
        int letters = file.pages().size() - 1;
        for (int page = 0; page < letters; page++) {
            var card = CARD.matcher(file.pages().get(page));
            assertTrue(card.find(), "no card on page " + page);
            links.put(card.group(1), URI.create(file.qr(page, "journey-letter-" + card.group(1))));
        }
        assertEquals(letters, links.size(), "a card has two letters");
        return new Letters(Map.copyOf(links), file.control());
    }
}
