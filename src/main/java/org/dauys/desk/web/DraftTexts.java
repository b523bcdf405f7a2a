package org.dauys.desk.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.dauys.election.draft.Finding;

/** The words of drafting. */
@MessageBundle("draft")
interface DraftTexts {
    @Message
    String texts();

    @Message
    String textsLead();

    @Message
    String notTranslated();

    @Message
    String title();

    @Message
    String titleHint();

    @Message
    String organisation();

    @Message
    String description();

    @Message
    String descriptionHint();

    @Message
    String questions();

    @Message
    String question();

    @Message
    String untitled();

    @Message
    String kindSingle();

    @Message
    String kindSeveral();

    @Message
    String optionsCount(int count);

    @Message
    String noQuestions();

    @Message
    String room(int percent);

    @Message
    String addQuestion();

    @Message
    String whatIsAsked();

    @Message
    String templateCandidates();

    @Message
    String templateSeats();

    @Message
    String templateDecision();

    @Message
    String earlier();

    @Message
    String later();

    @Message
    String options();

    @Message
    String option();

    @Message
    String noOptions();

    @Message
    String cannotWin();

    @Message
    String addOption();

    @Message
    String questionAndRule();

    @Message
    String questionTitle();

    @Message
    String questionTitleHint();

    @Message
    String questionText();

    @Message
    String questionTextHint();

    @Message
    String min();

    @Message
    String max();

    @Message
    String blank();

    @Message
    String blankHint();

    @Message
    String quorum();

    @Message
    String noQuorum();

    @Message
    String quorumHalf();

    @Message
    String quorumTwoThirds();

    @Message
    String decision();

    @Message
    String noDecision();

    @Message
    String decisionHalf();

    @Message
    String decisionTwoThirds();

    @Message
    String otherShare();

    @Message
    String shareOf();

    @Message
    String ofParticipants();

    @Message
    String ofRoll();

    @Message
    String comparison();

    @Message
    String moreThan();

    @Message
    String atLeast();

    @Message
    String numerator();

    @Message
    String denominator();

    @Message
    String seats();

    @Message
    String seatsHint();

    @Message
    String ruleInWords();

    @Message
    String deleteQuestion();

    @Message
    String deleteQuestionWhat();

    @Message
    String optionText();

    @Message
    String optionTextHint();

    @Message
    String standing();

    @Message
    String standingHint();

    @Message
    String optionDetail();

    @Message
    String optionDetailHint();

    @Message
    String saveAndAnother();

    @Message
    String deleteOption();

    @Message
    String terms();

    @Message
    String mode();

    @Message
    String modeTwo();

    @Message
    String modeTwoHint();

    @Message
    String modeOne();

    @Message
    String modeOneHint();

    @Message
    String channels();

    @Message
    String channelsApart();

    @Message
    String channelsOne();

    @Message
    String channelsOneHint();

    @Message
    String issuer();

    @Message
    String issuerRegistrar();

    @Message
    String issuerRegistrarHint();

    @Message
    String issuerPlatform();

    @Message
    String issuerPlatformHint();

    @Message
    String revote();

    @Message
    String revoteLast();

    @Message
    String revoteLastHint();

    @Message
    String revoteForbidden();

    @Message
    String floor();

    @Message
    String floorHint();

    @Message
    String maxReissued();

    @Message
    String maxReissuedHint();

    @Message
    String audits();

    @Message
    String auditsHint();

    @Message
    String schedule();

    @Message
    String scheduleLead();

    @Message
    String plannedOpening();

    @Message
    String plannedClosing();

    @Message
    String astanaTime();

    @Message
    String date();

    @Message
    String time();

    @Message
    String people();

    @Message
    String peopleLead();

    @Message
    String committee();

    @Message
    String committeeText();

    @Message
    String committeeMember();

    @Message
    String holders();

    @Message
    String holder();

    @Message
    String holdersText();

    @Message
    String threshold();

    @Message
    String thresholdHint();

    @Message
    String lossAccepted();

    @Message
    String lossAcceptedHint();

    @Message
    String registrar();

    @Message
    String registrarText();

    @Message
    String nobody();

    @Message
    String keyThere();

    @Message
    String keyMissing();

    @Message
    String operatorTag();

    @Message
    String remove();

    @Message
    String addPerson();

    @Message
    String person();

    @Message
    String personHint();

    @Message
    String choosePerson();

    @Message
    String part();

    @Message
    String onlyHolders();

    @Message
    String operator();

    @Message
    String operatorHint();

    @Message
    String previewStrip();

    @Message
    String until();

    @Message
    String questionOf(int number, int all);

    @Message
    String chooseOne();

    @Message
    String chooseExactly(int number);

    @Message
    String chooseUpTo(int number);

    @Message
    String moreAbout();

    @Message
    String blankVote();

    @Message
    String againstAll();

    @Message
    String optionFor();

    @Message
    String optionAgainst();

    @Message
    String optionAbstain();

    @Message
    String limit(long limit);

    @Message
    String reason(Finding.Reason reason);

    @Message
    String witnesses();

    @Message
    String witnessesLead();

    @Message
    String witnessesHow();

    @Message
    String witnessKeys();

    @Message
    String witnessKeysHint();

    @Message
    String witnessQuorum();

    @Message
    String witnessQuorumHint();

    @Message
    String witnessesNone();
}
