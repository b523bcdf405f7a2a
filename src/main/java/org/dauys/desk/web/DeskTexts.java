package org.dauys.desk.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.dauys.election.DeskStep;

/** The words of the desk: lists, what is next, refusals. */
@MessageBundle("desk")
interface DeskTexts {
    @Message
    String path();

    @Message
    String elections();

    @Message
    String election();

    @Message
    String newElection();

    @Message
    String shortName();

    @Message
    String shortNameHint();

    @Message
    String state();

    @Message
    String opens();

    @Message
    String closes();

    @Message
    String timesAre();

    @Message
    String noElections();

    @Message
    String stateDraft();

    @Message
    String stateFinal();

    @Message
    String startFrom();

    @Message
    String startEmpty();

    @Message
    String startFile();

    @Message
    String file();

    @Message
    String fileRefused();

    @Message
    String fileRefusedNext();

    @Message
    String create();

    @Message
    String copy();

    @Message
    String copyWhat();

    @Message
    String deleteDraft();

    @Message
    String deleteWhat(String title);

    @Message
    String forGood();

    @Message
    String typeName();

    @Message
    String later();

    @Message
    String save();

    @Message
    String goOn();

    @Message
    String whatIsNext();

    @Message
    String othersMustAct();

    @Message
    String nothingToDo();

    @Message
    String life();

    @Message
    String more();

    @Message
    String preview();

    @Message
    String decisions();

    @Message
    String downloadFile();

    @Message
    String nothingChanged();

    @Message
    String notFound();

    @Message
    String notFoundNext();

    @Message
    String committeeOnly();

    @Message
    String committeeOnlyNext();

    @Message
    String isFinal();

    @Message
    String isFinalNext();

    @Message
    String isDraft();

    @Message
    String isDraftNext();

    @Message
    String notNow();

    @Message
    String notNowNext();

    @Message
    String gone();

    @Message
    String goneNext();

    @Message
    String stepTexts();

    @Message
    String stepQuestions();

    @Message
    String stepTerms();

    @Message
    String stepSchedule();

    @Message
    String stepPeople();

    @Message
    String stepFreeze();

    @Message
    String lacking(int count);

    @Message
    String freezeLater();

    @Message
    String freezeReady();

    @Message
    String stage(DeskStep.Stage stage);

    @Message
    String status(DeskStep.Status status);

    @Message
    String stepWitnesses();
}
