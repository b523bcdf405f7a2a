package org.dauys.credential.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dauys.account.Staff;
import org.dauys.board.Appending;
import org.dauys.board.Board;
import org.dauys.board.PublicLog;
import org.dauys.election.ElectionId;
import org.dauys.election.TestPeople;
import org.dauys.election.draft.Draft;
import org.dauys.election.draft.Drafts;
import org.dauys.election.draft.Terms;
import org.dauys.election.draft.Texts;
import org.dauys.protocol.ceremony.Attempt;
import org.dauys.protocol.ceremony.CeremonyMessage;
import org.dauys.protocol.ceremony.CeremonyMessage.Keys;
import org.dauys.protocol.ceremony.CeremonyMessage.Start;
import org.dauys.protocol.ceremony.Committing;
import org.dauys.protocol.ceremony.Confirming;
import org.dauys.protocol.ceremony.HolderPart;
import org.dauys.protocol.ceremony.PersonSecret;
import org.dauys.protocol.ceremony.Revealing;
import org.dauys.protocol.credential.Code;
import org.dauys.protocol.group.Bytes;
import org.dauys.protocol.log.TreeHash;
import org.dauys.protocol.manifest.Issuer;
import org.dauys.protocol.manifest.Manifest;
import org.dauys.protocol.manifest.Roll;
import org.dauys.protocol.record.Document;
import org.dauys.protocol.record.Entry;
import org.dauys.protocol.record.EntryWriter;
import org.dauys.protocol.record.Preparing;
import org.dauys.protocol.transcript.Hash;
import org.dauys.roll.Rolls;
import org.dauys.roll.TestDraft;

/** Frozen elections whose codes a registrar makes, with everybody's signing keys. */
@Singleton
class TestRegistrar {
    static final String REGISTRAR = "r1";

    private final TestPeople people;
    private final Board board;
    private final Rolls rolls;
    private final TestDraft drafts;
    private final SecureRandom random;
    private final Clock clock;

    @Inject
    TestRegistrar(TestPeople people, Board board, Rolls rolls, TestDraft drafts, SecureRandom random, Clock clock) {
        this.people = people;
        this.board = board;
        this.rolls = rolls;
        this.drafts = drafts;
        this.random = random;
        this.clock = clock;
    }

    /** @param people by their ids in the record */
    record Made(ElectionId id, String slug, Map<String, Staff> people, Map<String, PersonSecret> secrets) {
        String page() {
            return "/registrar/" + slug;
        }
    }

    /** A draft that could be frozen. */
    Made draft() {
        var held = people.draft(text(), List.of("c1", "c2", REGISTRAR, "t1", "t2", "t3"));
        return new Made(held.id(), held.slug().toString(), held.people(), held.secrets());
    }

    /** Frozen, with a roll that the committee can still change. */
    Made frozen(String roll) {
        var made = draft();
        people.freeze(made.id());
        drafts.roll(made.id(), roll);
        return made;
    }

    /** Frozen, with a fixed roll: it is the registrar's turn. */
    Made ready(String roll) {
        var made = frozen(roll);
        assertEquals(Rolls.Freezing.DONE, rolls.freeze(made.id(), "all", "one", clock.instant()));
        return made;
    }

    PublicLog log(Made made) {
        return board.find(made.id().log()).orElseThrow();
    }

    Hash electionId(Made made) {
        return log(made).snapshot().stage().election().orElseThrow().id();
    }

    /** What the roll commits to. */
    Roll.Announced members(Made made) {
        var roll = rolls.roll(made.id());
        return new Roll.Announced(roll.size(), roll.frozen().orElseThrow().root());
    }

    /** A roll of so many new codes, signed, as the registrar's browser sends it. */
    List<byte[]> entries(Made made, Roll.Announced members, int codes, String kid, PersonSecret secret) {
        return entries(made, members, codes, lines(made, codes), kid, secret);
    }

    /** Of so many new codes, in the order of a roll. */
    List<String> lines(Made made, int codes) {
        var id = electionId(made);
        return IntStream.range(0, codes)
                .mapToObj(i -> Code.of(bytes(Code.RANDOM)).key(id).credential())
                .map(credential -> Roll.line(credential, manifest(made)))
                .sorted()
                .toList();
    }

    /** These lines, lawful or not, under a head that says how many they are. */
    List<byte[]> entries(
            Made made, Roll.Announced members, long said, List<String> lines, String kid, PersonSecret secret) {
        var tree = new TreeHash();
        lines.forEach(line -> tree.add(TreeHash.leaf(Bytes.ascii(line.strip()))));
        var document = Bytes.ascii(String.join("", lines));
        var head = new Entry.RollHead(members, new Roll.Announced(said, tree.root()), Document.of(document));
        var line = EntryWriter.sign(electionId(made), head, kid, secret.signingKey());
        return EntryWriter.withParts(EntryWriter.signed(head.kind(), List.of(line)), document);
    }

    /** Voting begins: the holders have made the key, and the committee opens. */
    void open(Made made) {
        var holders = List.of("t1", "t2", "t3");
        write(made, new Entry.Ceremony(new Start(1, 2, holders)), "c1", "c2");
        byEachHolder(made, holders, (part, attempt) -> part.commit());
        var committed = (Committing) attempt(made);
        write(made, new Entry.Ceremony(new Keys(committed.start().entry(), committed.commitHashes())), "c1", "c2");
        byEachHolder(made, holders, (part, attempt) -> part.reveal((Revealing) attempt));
        byEachHolder(made, holders, (part, attempt) -> part.answer((Confirming) attempt));
        var preparing = (Preparing) log(made).snapshot().stage();
        var key = preparing.ceremony().jointKey().orElseThrow();
        var roll = preparing.electorate().orElseThrow().entry();
        var closes = clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofDays(2));
        write(made, new Entry.Opened(roll, key.transcript(), key.key(), closes), "c1", "c2");
    }

    private void byEachHolder(Made made, List<String> holders, BiFunction<HolderPart, Attempt, CeremonyMessage> visit) {
        var seen = attempt(made);
        for (int i = 0; i < holders.size(); i++) {
            var part = new HolderPart(made.secrets().get(holders.get(i)), seen.start(), i + 1, random);
            write(made, new Entry.Ceremony(visit.apply(part, seen)), holders.get(i));
        }
    }

    private Attempt attempt(Made made) {
        return ((Preparing) log(made).snapshot().stage()).ceremony().last().orElseThrow();
    }

    private void write(Made made, Entry.InJson content, String... signers) {
        var id = electionId(made);
        var lines = Stream.of(signers)
                .map(kid -> EntryWriter.sign(
                        id, content, kid, made.secrets().get(kid).signingKey()))
                .toList();
        var entry = EntryWriter.signed(content.kind(), lines);
        assertInstanceOf(Appending.Appended.class, log(made).append(List.of(entry)));
    }

    private Manifest manifest(Made made) {
        return log(made).snapshot().stage().election().orElseThrow().manifest();
    }

    private Draft text() {
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        return Drafts.complete()
                .with(
                        new Texts(
                                "Қазақстандық салалық білім және ғылым қызметкерлерінің кәсіптік одағы",
                                "Казахстанский отраслевой профсоюз работников образования и науки",
                                "Kazakhstani union of education and science"),
                        new Texts(
                                "Аудандық кәсіподақ ұйымының төрағасын сайлау",
                                "Выборы председателя районной организации профсоюза",
                                "Election of the chair of the district organisation"),
                        Texts.NONE)
                .with(Terms.USUAL.with(Terms.USUAL.mode(), Issuer.Kind.REGISTRAR))
                .with(Optional.of(now), Optional.of(now.plus(Duration.ofDays(2))));
    }

    private byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
