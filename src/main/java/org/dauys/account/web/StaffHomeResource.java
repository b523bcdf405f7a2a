package org.dauys.account.web;

import io.quarkus.arc.All;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.dauys.account.Accounts;
import org.dauys.account.CurrentStaff;
import org.dauys.account.DigitCode;
import org.dauys.account.Enrolment;
import org.dauys.account.StaffSession.Stage;
import org.dauys.account.StaffSessions;
import org.dauys.account.Task;
import org.dauys.account.TaskSource;
import org.dauys.platform.Access;
import org.dauys.platform.Answers;
import org.dauys.platform.Page;
import org.dauys.platform.Who;

/** The first page of staff, and what each person decides about her own account. */
@Path("/staff")
@Access(Who.STAFF)
class StaffHomeResource {
    private final CurrentStaff current;
    private final List<TaskSource> sources;
    private final StaffSessions sessions;
    private final Accounts accounts;
    private final Enrolment enrolment;
    private final Page page;
    private final Clock clock;

    @Inject
    StaffHomeResource(
            CurrentStaff current,
            @All List<TaskSource> sources,
            StaffSessions sessions,
            Accounts accounts,
            Enrolment enrolment,
            Page page,
            Clock clock) {
        this.current = current;
        this.sources = sources;
        this.sessions = sessions;
        this.accounts = accounts;
        this.enrolment = enrolment;
        this.page = page;
        this.clock = clock;
    }

    @GET
    public TemplateInstance home() {
        var staff = current.staff();
        var tasks = sources.stream()
                .flatMap(source -> source.tasksOf(staff, page.language()).stream())
                .sorted(Comparator.comparing(Task::turn))
                .toList();
        return Pages.home(staff, tasks);
    }

    @GET
    @Path("sessions")
    public TemplateInstance sessions() {
        var session = current.session().orElseThrow();
        var now = clock.instant();
        var others = sessions.of(session.staff().id()).stream()
                .filter(other -> other.stage() == Stage.FULL && other.isLive(now))
                .filter(other -> !other.key().equals(session.key()))
                .toList();
        return Pages.sessions(session, others);
    }

    @POST
    @Path("sessions/end-others")
    public Response endOthers() {
        var session = current.session().orElseThrow();
        sessions.endOthers(session.staff().id(), session.key());
        return Answers.next("/staff/sessions");
    }

    @GET
    @Path("recovery")
    public TemplateInstance recovery() {
        return Pages.recovery(accounts.recoveryCodesLeft(current.staff().id()), List.of());
    }

    /** The codes are in this answer and nowhere else. */
    @POST
    @Path("recovery")
    public TemplateInstance newRecoveryCodes() {
        var codes = enrolment.recoveryCodes(current.staff());
        return Pages.recovery(codes.size(), codes.stream().map(DigitCode::text).toList());
    }
}
