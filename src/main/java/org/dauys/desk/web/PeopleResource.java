package org.dauys.desk.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.dauys.account.Staff;
import org.dauys.account.StaffId;
import org.dauys.election.Election;
import org.dauys.election.Elections;
import org.dauys.election.Elections.Saving;
import org.dauys.election.People;
import org.dauys.election.Person;
import org.dauys.election.Role;
import org.dauys.election.draft.Finding;
import org.dauys.election.draft.Finding.Reason;
import org.dauys.election.draft.Terms;
import org.dauys.platform.Access;
import org.dauys.platform.Answers;
import org.dauys.platform.Form;
import org.dauys.platform.Who;
import org.dauys.protocol.manifest.Holder;

/** Who holds the election: committee, key holders, registrar, and how many keys open the total. */
@Path("/desk/{id}/people")
@Access(Who.STAFF)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class PeopleResource {
    private final Door door;
    private final Elections elections;
    private final Changes changes;
    private final Colleagues colleagues;
    private final Words words;

    @Inject
    PeopleResource(Door door, Elections elections, Changes changes, Colleagues colleagues, Words words) {
        this.door = door;
        this.elections = elections;
        this.changes = changes;
        this.colleagues = colleagues;
        this.words = words;
    }

    @GET
    public Response show(String id) {
        return door.drafting(id, election -> Answers.page(page(election, Form.empty())));
    }

    @POST
    public Response change(String id, MultivaluedMap<String, String> fields) {
        return door.drafting(id, election -> {
            var form = new Typed(fields);
            var changed = changed(election, form);
            if (form.findings().isEmpty()) {
                var saving = elections.save(election.id(), form.version(), changed);
                if (saving == Saving.DONE) {
                    return Answers.next("/desk/" + id + "/people");
                }
                form.note(Finding.of("main", Reason.CHANGED_MEANWHILE));
            }
            return Answers.again(page(election, words.form(form.findings())));
        });
    }

    @POST
    @Path("threshold")
    public Response threshold(String id, MultivaluedMap<String, String> fields) {
        return door.drafting(id, election -> {
            var form = new Typed(fields);
            var before = election.draft().terms();
            var typed = election.draft()
                    .with(new Terms(
                            before.mode(),
                            before.channels(),
                            before.issuer(),
                            before.revote(),
                            before.floor(),
                            before.maxReissued(),
                            before.auditsPerCredential(),
                            form.number("threshold", before.threshold()),
                            form.ticked("lossAccepted")));
            return changes.store(election, form, typed, "terms/", "/desk/" + id + "/people", this::page);
        });
    }

    private People changed(Election.Drafting election, Typed form) {
        var people = election.people();
        var staff = colleagues.find(form.text("staff"));
        if (staff.isEmpty()) {
            form.note(Finding.of("staff", Reason.NOT_CHOSEN));
            return people;
        }
        var known = people.find(staff.get().id());
        return switch (form.text("act")) {
            case "remove" -> without(people, staff.get(), form);
            case "earlier" -> known.map(person -> people.moved(person, true)).orElse(people);
            case "later" -> known.map(person -> people.moved(person, false)).orElse(people);
            default -> with(people, staff.get(), form);
        };
    }

    private People with(People people, Staff staff, Typed form) {
        var role = form.choice("role", Role.class, Role.COMMITTEE);
        if (people.find(staff.id()).isPresent()) {
            form.note(Finding.of("staff", Reason.HAS_A_PART));
        }
        boolean holder = role == Role.HOLDER;
        return people.plus(new Person(staff.id(), role, Holder.Tool.BROWSER, holder && form.ticked("operator")));
    }

    /** Nobody shuts herself out by a slip: another member of the committee does it. */
    private People without(People people, Staff staff, Typed form) {
        if (staff.id().equals(door.me())) {
            form.note(Finding.of("main", Reason.NOT_YOURSELF));
        }
        return people.without(staff.id());
    }

    private TemplateInstance page(Election.Drafting election, Form errors) {
        var people = election.people();
        return Templates.people(
                election,
                colleagues.in(people, Role.COMMITTEE),
                colleagues.in(people, Role.HOLDER),
                colleagues.in(people, Role.REGISTRAR),
                colleagues.without(people),
                door.me(),
                errors);
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        private Templates() {}

        static native TemplateInstance people(
                Election.Drafting election,
                List<Colleague> committee,
                List<Colleague> holders,
                List<Colleague> registrars,
                List<Staff> others,
                StaffId me,
                Form form);
    }
}
