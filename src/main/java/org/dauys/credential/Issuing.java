package org.dauys.credential;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.dauys.account.StaffId;
import org.dauys.board.Appending;
import org.dauys.board.Board;
import org.dauys.credential.LetterRun.Keeping;
import org.dauys.credential.LetterRun.Print;
import org.dauys.election.ElectionId;
import org.dauys.platform.Language;
import org.dauys.protocol.manifest.Issuer;
import org.dauys.protocol.record.Cancelled;
import org.dauys.protocol.record.Election;
import org.dauys.protocol.record.Stage;
import org.dauys.roll.Rolls;

/**
 * Codes by the platform. One member makes the letters; another one says with the control number that they are there; only
 * then the record gets the credentials, for good. Until then everything can be thrown away and made anew, and nothing is
 * lost. It takes two, because who makes letters holds all codes: with one stolen account that would be the whole vote.
 */
public final class Issuing {
    private final Rolls rolls;
    private final Board board;
    private final Issuances issuances;
    private final LetterSheets layout;
    private final SecureRandom random;
    private final Supplier<UUID> ids;

    public Issuing(
            Rolls rolls,
            Board board,
            Issuances issuances,
            LetterSheets layout,
            SecureRandom random,
            Supplier<UUID> ids) {
        this.rolls = rolls;
        this.board = board;
        this.issuances = issuances;
        this.layout = layout;
        this.random = random;
        this.ids = ids;
    }

    /** What became of the wish to make letters. */
    public sealed interface Beginning {
        record Begun(LetterRun run) implements Beginning {}

        record Refused(Refusal why) implements Beginning {}
    }

    public Standing standing(ElectionId election) {
        return board.stage(election.log())
                .map(stage -> standing(election, stage))
                .orElseGet(Standing.Draft::new);
    }

    private Standing standing(ElectionId election, Stage stage) {
        var fixed = stage.election();
        if (fixed.isEmpty()) {
            return new Standing.Draft();
        }
        if (stage.credentials().isPresent()) {
            return new Standing.Logged(confirmation(election));
        }
        if (stage instanceof Cancelled) {
            return new Standing.Over();
        }
        return fixed.get().manifest().terms().issuer() instanceof Issuer.Registrar registrar
                ? new Standing.WithRegistrar(registrar.person().name())
                : byPlatform(election, fixed.get());
    }

    /** What is asked of the registrar; empty while the election is a draft, and where the platform makes the codes. */
    public Optional<RegistrarTurn> registrarTurn(ElectionId election) {
        return board.stage(election.log())
                .filter(stage -> stage.election()
                        .filter(fixed -> fixed.manifest().terms().issuer() instanceof Issuer.Registrar)
                        .isPresent())
                .map(stage -> RegistrarTurn.in(
                        standing(election, stage), rolls.roll(election).frozen().isPresent()));
    }

    /** Where the log's answer got lost, what is known of the letters has still to follow them. */
    private Optional<Confirmation> confirmation(ElectionId election) {
        return issuances.confirmation(election).or(() -> {
            issuances.confirm(election);
            return issuances.confirmation(election);
        });
    }

    private Standing byPlatform(ElectionId election, Election fixed) {
        var members = CredentialRoll.members(rolls.roll(election));
        var under = issuances.find(election);
        if (under.isEmpty()) {
            return members.<Standing>map(frozen -> new Standing.Ready(fixed, frozen))
                    .orElseGet(() -> new Standing.RollOpen());
        }
        if (!members.equals(Optional.of(under.get().members()))) {
            return new Standing.Outdated(under.get());
        }
        return under.get().finished() ? new Standing.Made(under.get()) : new Standing.Making(under.get());
    }

    /**
     * Begins to make letters. Nothing is drawn before the first piece of the run is asked for.
     *
     * @param reader the language of the control page
     */
    public Beginning begin(ElectionId election, StaffId by, Language reader, Instant at) {
        var now = standing(election);
        if (!(now instanceof Standing.Ready ready)) {
            return new Beginning.Refused(Refusal.of(now));
        }
        var issuance = new Issuance(new Issuance.Id(ids.get()), election, by, at, ready.members(), 0, false);
        var run = run(issuance, ready.election(), reader); // first: what fails here must leave nothing behind
        return issuances.begin(issuance) ? new Beginning.Begun(run) : new Beginning.Refused(Refusal.UNDER_WAY);
    }

    private LetterRun run(Issuance issuance, Election fixed, Language reader) {
        var notices = Notice.of(fixed.manifest(), fixed.id());
        var print = new Print(layout, notices, layout.sheets(notices), reader);
        var codes = new NewCodes(fixed.manifest(), fixed.id(), random);
        return new LetterRun(issuance, rolls, codes, print, new Keeping() {
            @Override
            public boolean progress(int made) {
                return issuances.progress(issuance.id(), made);
            }

            @Override
            public boolean finish(byte[] document) {
                return whileSame(
                                issuance,
                                () -> !isLogged(issuance.election()) && issuances.finish(issuance.id(), document))
                        .orElse(false);
            }
        });
    }

    /** Another member may have confirmed other letters meanwhile. */
    private boolean isLogged(ElectionId election) {
        return board.stage(election.log()).flatMap(Stage::credentials).isPresent();
    }

    /** A roll has new salts after every freezing, and with them another root. */
    private <T> Optional<T> whileSame(Issuance issuance, Supplier<T> work) {
        return rolls.whileFrozen(
                        issuance.election(),
                        () -> CredentialRoll.members(rolls.roll(issuance.election()))
                                .filter(issuance.members()::equals)
                                .map(same -> work.get()))
                .flatMap(done -> done);
    }

    /** The file did not get to its end: its letters are worth nothing, and others can be made. */
    public void abandon(LetterRun run) {
        issuances.abandon(run.id());
    }

    /**
     * Enters the credentials into the record, for good.
     *
     * @param by another member of the committee than the one who made the letters
     * @param typed what a person typed from the last page
     * @return empty if it is done
     */
    public Optional<Refusal> confirm(ElectionId election, Issuance.Id id, StaffId by, String typed, Instant at) {
        var now = standing(election);
        if (!(now instanceof Standing.Made made)) {
            return Optional.of(now instanceof Standing.Making ? Refusal.UNFINISHED : refusalOfOld(now));
        }
        if (!made.issuance().id().equals(id)) {
            return Optional.of(Refusal.GONE);
        }
        if (made.issuance().by().equals(by)) {
            return Optional.of(Refusal.SAME_MEMBER);
        }
        var letters = made.issuance();
        return whileSame(letters, () -> keep(letters, typed, new Confirmation.Act(by, at)))
                .orElse(Optional.of(Refusal.ROLL_CHANGED))
                .or(() -> whileSame(letters, () -> enter(letters)).orElse(Optional.of(Refusal.ROLL_CHANGED)));
    }

    /** In a transaction of its own: whether {@link #enter} comes to its end may stay unknown. */
    private Optional<Refusal> keep(Issuance issuance, String typed, Confirmation.Act confirmed) {
        var document = issuances.document(issuance.id());
        if (document.isEmpty() || isLogged(issuance.election())) {
            return Optional.of(Refusal.GONE);
        }
        if (!ControlNumber.of(document.get()).isTyped(typed)) {
            return Optional.of(Refusal.WRONG_NUMBER);
        }
        issuances.confirming(issuance.id(), confirmed);
        return Optional.empty();
    }

    private Optional<Refusal> enter(Issuance issuance) {
        var document = issuances.document(issuance.id());
        if (document.isEmpty()) {
            return Optional.of(Refusal.GONE);
        }
        var log = board.find(issuance.election().log()).orElseThrow();
        var election = log.snapshot().stage().election().orElseThrow();
        var appending = CredentialRoll.of(election.manifest(), issuance.members(), document.get())
                .value()
                .map(roll -> log.append(roll.entries(election.id())));
        if (appending.isEmpty() || appending.get() instanceof Appending.Refused) {
            return Optional.of(Refusal.NOT_TAKEN);
        }
        if (appending.get() instanceof Appending.Busy) {
            return Optional.of(Refusal.BUSY);
        }
        issuances.confirm(issuance.election());
        return Optional.empty();
    }

    /** Whether these letters wait for this member of the committee. Cheap where an election has none. */
    public boolean waitsFor(ElectionId election, StaffId member) {
        return issuances
                        .find(election)
                        .filter(letters -> letters.finished() && !letters.by().equals(member))
                        .isPresent()
                && standing(election) instanceof Standing.Made;
    }

    /** Throws letters away whose credentials are not in the record: their codes will never vote. Empty if it is done. */
    public Optional<Refusal> discard(ElectionId election, Issuance.Id id) {
        var now = standing(election);
        if (now instanceof Standing.Logged) {
            return Optional.of(Refusal.LOGGED);
        }
        boolean mine = issuances.find(election).map(Issuance::id).equals(Optional.of(id));
        return mine && issuances.discard(id, () -> isLogged(election)) ? Optional.empty() : Optional.of(Refusal.GONE);
    }

    /** Why letters made before can't be confirmed. */
    private static Refusal refusalOfOld(Standing now) {
        if (now instanceof Standing.Outdated) {
            return Refusal.ROLL_CHANGED;
        }
        return now instanceof Standing.Ready || now instanceof Standing.RollOpen ? Refusal.GONE : Refusal.of(now);
    }
}
