package org.dauys.credential;

import org.dauys.protocol.credential.Code;
import org.dauys.roll.Member;

/**
 * One member's letter.
 *
 * @param link the voting page with code and election in its fragment, which no browser sends to a server
 */
record Letter(Member member, Code code, String link) {
    /** Hidden: the link holds the code. */
    @Override
    public String toString() {
        return "Letter[hidden]";
    }
}
