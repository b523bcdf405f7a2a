package org.dauys.account.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.dauys.account.Enrolment.InviteRefusal;
import org.dauys.account.Password;
import org.dauys.account.SigningKeys;
import org.dauys.platform.Page;

/** The words of accounts in the reader's language, and the one place where a reason becomes a sentence. */
@Singleton
class Words {
    private final Page page;

    @Inject
    Words(Page page) {
        this.page = page;
    }

    AccountTexts say() {
        return page.say(AccountTexts.class);
    }

    String of(Password.Weakness weakness) {
        return switch (weakness) {
            case TOO_SHORT -> say().passwordShort(Password.SHORTEST);
            case TOO_LONG -> say().passwordLong(Password.LONGEST);
            case COMMON -> say().passwordCommon();
            case OWN_NAME -> say().passwordOwnName();
        };
    }

    String of(InviteRefusal why) {
        return switch (why) {
            case NOT_AN_ADDRESS -> say().addressWrong();
            case NOT_A_NAME -> say().nameWrong();
            case ADDRESS_TAKEN -> say().addressTaken();
        };
    }

    String of(SigningKeys.Refusal why) {
        return switch (why) {
            case NOT_A_KEY -> say().keyMalformed();
            case NOT_POSSESSED -> say().keyNotPossessed();
            case TAKEN -> say().keyTaken();
        };
    }
}
