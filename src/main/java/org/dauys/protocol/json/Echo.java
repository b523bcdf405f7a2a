package org.dauys.protocol.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** J-1.2: spells again what was read and compares it with the bytes, without a copy of them. */
final class Echo {
    private final byte[] bytes;
    private final Spelling spelling = new Spelling(this::compare);
    private int position;
    private boolean same = true;

    Echo(byte[] bytes) {
        this.bytes = bytes;
    }

    /** {@code token} is what {@code parser} stands at, null at the end. */
    void token(@Nullable JsonToken token, JsonParser parser) throws IOException {
        if (token == null) {
            return;
        }
        switch (token) {
            case START_OBJECT, START_ARRAY -> spelling.open(token.asCharArray()[0]);
            case END_OBJECT, END_ARRAY -> spelling.close(token.asCharArray()[0]);
            case FIELD_NAME -> spelling.name(parser.currentName());
            case VALUE_STRING -> spelling.string(parser.getText());
            default -> spelling.literal(parser.getText());
        }
    }

    /** Were these the bytes, all of them? */
    boolean isExact() {
        return same && position == bytes.length;
    }

    private void compare(byte[] spelled) {
        int end = position + spelled.length;
        same = same && end <= bytes.length && Arrays.equals(bytes, position, end, spelled, 0, spelled.length);
        position = end;
    }
}
