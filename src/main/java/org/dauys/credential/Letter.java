package org.dauys.credential;

import org.dauys.protocol.credential.Code;
import org.dauys.protocol.credential.Code.CodeAccess;
import org.dauys.roll.Member;

/**
 * One member's letter.
 *
 * @param link the voting page with code and the election's fingerprint in its fragment, which no browser sends to a server
 */
record Letter(Member member, Code code, String link) {
    /** @param notice of the election, in any language */
    static Letter of(Member member, Code code, Notice notice) {
        var fragment = "#c=" + code.expose(CodeAccess.LETTER) + "&f=" + notice.fingerprint();
        return new Letter(member, code, notice.address() + fragment.replace("-", ""));
    }

    /** Hidden: the link holds the code. */
    @Override
    public String toString() {
        return "Letter[hidden]";
    }
}
