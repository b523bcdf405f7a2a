package org.dauys.account.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of sign-in, accounts and signing keys, on pages and in messages. */
@MessageBundle("account")
interface AccountTexts {
    @Message
    String show();

    @Message
    String hide();

    @Message
    String goOn();

    @Message
    String begin();

    @Message
    String print();

    @Message
    String toHome();

    @Message
    String email();

    @Message
    String password();

    @Message
    String name();

    @Message
    String nameHint();

    @Message
    String mailLanguage();

    @Message
    String signInTitle();

    @Message
    String signInLead();

    @Message
    String signInForgot();

    @Message
    String signInDo();

    @Message
    String signInWrong();

    @Message
    String signOut();

    @Message
    String secondTitle();

    @Message
    String appCode();

    @Message
    String appCodeHint();

    @Message
    String appCodeWrong();

    @Message
    String appLost();

    @Message
    String recoverySignInTitle();

    @Message
    String recoveryCode();

    @Message
    String recoveryCodeHint();

    @Message
    String recoveryCodeWrong();

    @Message
    String recoveryLost();

    @Message
    String backToApp();

    @Message
    String firstTitle();

    @Message
    String firstLead();

    @Message
    String inviteTitle();

    @Message
    String inviteLead();

    @Message
    String inviteStep1();

    @Message
    String inviteStep2();

    @Message
    String inviteStep3();

    @Message
    String inviteDead();

    @Message
    String inviteDeadWhy();

    @Message
    String inviteDeadNext();

    @Message
    String step(int number);

    @Message
    String passwordTitle();

    @Message
    String passwordLead();

    @Message
    String newPassword();

    @Message
    String passwordHint();

    @Message
    String passwordShort(int least);

    @Message
    String passwordLong(int most);

    @Message
    String passwordCommon();

    @Message
    String passwordOwnName();

    @Message
    String appTitle();

    @Message
    String appLead();

    @Message
    String appStep1();

    @Message
    String appStep2();

    @Message
    String appQr();

    @Message
    String appHere();

    @Message
    String appByHand();

    @Message
    String recoveryTitle();

    @Message
    String recoveryWhat();

    @Message
    String recoveryOnce();

    @Message
    String recoveryOnceWhy();

    @Message
    String recoveryKept();

    @Message
    String recoveryNone();

    @Message
    String recoveryLeft(int left);

    @Message
    String recoveryMake();

    @Message
    String recoveryReplaces();

    @Message
    String homeTitle();

    @Message
    String tasksTitle();

    @Message
    String tasksNone();

    @Message
    String turnYours();

    @Message
    String turnWaiting();

    @Message
    String accountTitle();

    @Message
    String accountsTitle();

    @Message
    String accountsLead();

    @Message
    String state();

    @Message
    String actions();

    @Message
    String admin();

    @Message
    String stateActive();

    @Message
    String stateInvited();

    @Message
    String stateDisabled();

    @Message
    String inviteAgain();

    @Message
    String disable();

    @Message
    String enable();

    @Message
    String inviteNew();

    @Message
    String inviteSend();

    @Message
    String addressWrong();

    @Message
    String nameWrong();

    @Message
    String addressTaken();

    @Message
    String invitedTitle();

    @Message
    String invitedNext();

    @Message
    String backToAccounts();

    @Message
    String notAdmin();

    @Message
    String askAdmin();

    @Message
    String sessionsTitle();

    @Message
    String sessionsLead();

    @Message
    String sessionSince();

    @Message
    String sessionSeen();

    @Message
    String sessionThis();

    @Message
    String sessionsEnd();

    @Message
    String sessionsNone();

    @Message
    String sessionEnded();

    @Message
    String nothingSent();

    @Message
    String signInAgain();

    @Message
    String tooMany(long minutes);

    @Message
    String cardTitle();

    @Message
    String cardLead();

    @Message
    String cardNumber();

    @Message
    String cardHint();

    @Message
    String cardSend();

    @Message
    String cardHelp();

    @Message
    String cardMissing();

    @Message
    String codeTitle();

    @Message
    String codeLead();

    @Message
    String codeNumber();

    @Message
    String codeHint();

    @Message
    String codeMissing();

    @Message
    String codeMissingWhy();

    @Message
    String codeAgain();

    @Message
    String codeMalformed();

    @Message
    String codeWrong(int left);

    @Message
    String codeDead();

    @Message
    String askForCode();

    @Message
    String codeSubject();

    @Message
    String inviteSubject();

    @Message
    String keySubject();

    @Message
    String keyFingerprint();

    @Message
    String signerOlder();

    @Message
    String signedOut();

    @Message
    String signedOutWhy();

    @Message
    String signedOutDo();

    @Message
    String keyTitle();

    @Message
    String keyTask();

    @Message
    String keyTaskNote();

    @Message
    String keyMalformed();

    @Message
    String keyNotPossessed();

    @Message
    String keyTaken();

    @Message
    String keyLead();

    @Message
    String keyNone();

    @Message
    String keyPrepare();

    @Message
    String keyMake();

    @Message
    String keyHere();

    @Message
    String keyHereWhy();

    @Message
    String keyAway();

    @Message
    String keyAwayWhy();

    @Message
    String keyPublic();

    @Message
    String keySecret();

    @Message
    String keySecretHint();

    @Message
    String keyKeep();

    @Message
    String keyOther();

    @Message
    String keyOtherWhy();

    @Message
    String keyForget();

    @Message
    String keyShowTitle();

    @Message
    String keySheetTitle();

    @Message
    String keySheetOwner();

    @Message
    String keySheetFor();

    @Message
    String keySheetKeep();

    @Message
    String keySheetLost();

    @Message
    String keyQr();

    @Message
    String keyWritten();

    @Message
    String keyCheckTitle();

    @Message
    String keyCheckWhy();

    @Message
    String keyGroup();

    @Message
    String keyCheckWrong();

    @Message
    String keyBack();

    @Message
    String keyRegister();

    @Message
    String keyDone();

    @Message
    String keyDoneWhy();

    @Message
    String keyNotKept();

    @Message
    String keyUnsafe();

    @Message
    String keyOffline();

    @Message
    String keyRefused();

    @Message
    String secretLength();

    @Message
    String secretAlphabet();

    @Message
    String secretCheck();

    @Message
    String secretOther();

    @Message
    String signerTitle();

    @Message
    String signerWhy();

    @Message
    String signerKeep();

    @Message
    String signerGo();

    @Message
    String signerStop();

    @Message
    String signerNoKey();

    @Message
    String inviteText(String name, String link);

    @Message
    String codeText(String code, String election);

    @Message
    String keyText(String name);

    @Message
    String toStaff();
}
