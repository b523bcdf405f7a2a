package org.dauys.trustee.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.dauys.account.Staff;
import org.dauys.account.Task;
import org.dauys.account.TaskSource;
import org.dauys.board.Board;
import org.dauys.election.Election;
import org.dauys.election.Elections;
import org.dauys.election.Role;
import org.dauys.platform.Language;
import org.dauys.protocol.record.Stage.Phase;
import org.dauys.trustee.Duty;

/** Calls key holders to the elections that wait for them. */
@Singleton
class TrusteeTasks implements TaskSource {
    private final Elections elections;
    private final Board board;

    @Inject
    TrusteeTasks(Elections elections, Board board) {
        this.elections = elections;
        this.board = board;
    }

    @Override
    public List<Task> tasksOf(Staff staff, Language language) {
        return elections.of(staff.id(), Role.HOLDER).stream()
                .flatMap(election -> task(election, staff, language).stream())
                .toList();
    }

    private Optional<Task> task(Election election, Staff staff, Language language) {
        var person = election.people().idOf(election.people().find(staff.id()).orElseThrow());
        return board.stage(election.id().log())
                .filter(stage -> stage.phase() != Phase.DECIDED && stage.phase() != Phase.CANCELLED)
                .map(stage -> task(
                        election, Duty.in(stage).filter(open -> open.holders().contains(person)), language));
    }

    private static Task task(Election election, Optional<Duty.Open> duty, Language language) {
        var say = language.say(TrusteeTexts.class);
        var words = duty.map(open -> open.duty() == Duty.DECRYPT ? say.taskDecrypt() : say.task())
                .orElse(say.taskWaiting());
        return new Task(
                duty.isPresent() ? Task.Turn.YOURS : Task.Turn.WAITING,
                words,
                election.title(language),
                "/holder/" + election.slug());
    }
}
