package org.dauys.roll.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import org.dauys.roll.Column;
import org.dauys.roll.Finding;
import org.dauys.roll.RollImports;

/** The words of the roll's pages. */
@MessageBundle("roll")
interface RollTexts {
    @Message
    String title();

    @Message
    String path();

    @Message
    String elections();

    @Message
    String lead();

    @Message
    String empty();

    @Message
    String size();

    @Message
    String withoutEmail();

    @Message
    String withoutEmailCodeOnly();

    @Message
    String withoutEmailTwoFactor();

    @Message
    String state();

    @Message
    String stateOpen();

    @Message
    String stateFrozen();

    @Message
    String stateIssued();

    @Message
    String frozenAt();

    @Message
    String root();

    @Message
    String rootWhat();

    @Message
    String upload();

    @Message
    String file();

    @Message
    String fileHint();

    @Message
    String check();

    @Message
    String columns();

    @Message
    String column();

    @Message
    String headings();

    @Message
    String must();

    @Message
    String example();

    @Message
    String excel();

    @Message
    String noFile();

    @Message
    String name();

    @Message
    String card();

    @Message
    String email();

    @Message
    String phone();

    @Message
    String language();

    @Message
    String organisation();

    @Message
    String members();

    @Message
    String search();

    @Message
    String find();

    @Message
    String all();

    @Message
    String found(String n);

    @Message
    String none();

    @Message
    String waiting();

    @Message
    String waitingWhat(String file);

    @Message
    String report();

    @Message
    String openReport();

    @Message
    String freeze();

    @Message
    String freezeWhat();

    @Message
    String freezeLater();

    @Message
    String thaw();

    @Message
    String thawWhat();

    @Message
    String cannotThaw();

    @Message
    String refusedTitle();

    @Message
    String checked();

    @Message
    String checkedAt();

    @Message
    String rows();

    @Message
    String errors();

    @Message
    String warnings();

    @Message
    String hasErrors();

    @Message
    String hasErrorsWhat();

    @Message
    String clean();

    @Message
    String cleanWhat();

    @Message
    String difference();

    @Message
    String added();

    @Message
    String removed();

    @Message
    String changed();

    @Message
    String same();

    @Message
    String change();

    @Message
    String shownFirst(String n);

    @Message
    String replace();

    @Message
    String discard();

    @Message
    String download();

    @Message
    String kind();

    @Message
    String times();

    @Message
    String repairHow();

    @Message
    String line();

    @Message
    String wholeFile();

    @Message
    String inTheFile();

    @Message
    String seeLine();

    @Message
    String serious();

    @Message
    String error();

    @Message
    String warning();

    @Message
    String back();

    @Message
    String taken(String n);

    @Message
    String youTitle();

    @Message
    String youCan();

    @Message
    String youNotFixed();

    @Message
    String youFixed();

    @Message
    String proof();

    @Message
    String proofWhat();

    @Message
    String proofDownload();

    @Message
    String yourDigest();

    @Message
    String issuedByPlatform();

    @Message
    String issuedByRegistrar(String name);

    @Message
    String toElection();

    @Message
    String stepImport();

    @Message
    String stepImportNone();

    @Message
    String stepImportDone(String n);

    @Message
    String stepFreeze();

    @Message
    String stepFreezeDone(String n);

    @Message
    String label(Finding.Kind kind);

    @Message
    String repair(Finding.Kind kind);

    @Message
    String refused(Refusal why);

    @Message
    String columnName(Column column);

    @Message
    String what(RollImports.Change.What what);
}
