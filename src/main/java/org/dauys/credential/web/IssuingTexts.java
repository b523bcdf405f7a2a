package org.dauys.credential.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.dauys.credential.Refusal;

/** The words of the pages on which the committee makes letters. */
@MessageBundle("issuing")
interface IssuingTexts {
    @Message
    String title();

    @Message
    String lead();

    @Message
    String how();

    @Message
    String howMake();

    @Message
    String howPrint();

    @Message
    String howControl();

    @Message
    String howTwo();

    @Message
    String othersAre(String names);

    @Message
    String nobodyElse();

    @Message
    String know();

    @Message
    String knowOperator();

    @Message
    String knowOnce();

    @Message
    String letters();

    @Message
    String languages();

    @Message
    String lettersSay();

    @Message
    String file();

    @Message
    String filePdf();

    @Message
    String fileZip(String most);

    @Message
    String make();

    @Message
    String makeNote();

    @Message
    String haveFile();

    @Message
    String making();

    @Message
    String makingBy(String name, String time);

    @Message
    String madeBy(String name, String time);

    @Message
    String confirmedBy(String name, String time);

    @Message
    String progress(String made, String all);

    @Message
    String lookAgain();

    @Message
    String made();

    @Message
    String madeWhat();

    @Message
    String madeLook();

    @Message
    String another();

    @Message
    String anotherWhat();

    @Message
    String ask(String names);

    @Message
    String number();

    @Message
    String numberHint();

    @Message
    String wrongNumber();

    @Message
    String forGood();

    @Message
    String enter();

    @Message
    String outdated();

    @Message
    String outdatedWhat();

    @Message
    String stuck();

    @Message
    String stuckWhat();

    @Message
    String anew();

    @Message
    String anewWhat();

    @Message
    String discard();

    @Message
    String toDesk();

    @Message
    String toRoll();

    @Message
    String logged();

    @Message
    String loggedWhat();

    @Message
    String registrar();

    @Message
    String refusedTitle();

    @Message
    String refused(Refusal why);

    @Message
    String stepMake();

    @Message
    String stepControl();

    @Message
    String stepLater();

    @Message
    String stepReady(String n);

    @Message
    String stepDone();
}
