package org.dauys.booth.web;

import static org.dauys.booth.web.BoothSteps.begin;
import static org.dauys.booth.web.BoothSteps.cast;
import static org.dauys.booth.web.BoothSteps.identify;
import static org.dauys.booth.web.BoothSteps.letterCode;
import static org.dauys.booth.web.BoothSteps.toReady;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dauys.attacks.Mauled;
import org.dauys.board.TestBoards;
import org.dauys.board.TestBoards.Made;
import org.dauys.platform.Language;
import org.dauys.protocol.ballot.BallotEncryptor;
import org.dauys.protocol.ballot.BallotHead;
import org.dauys.protocol.ballot.BallotSeed;
import org.dauys.protocol.ballot.SlicedBallot;
import org.dauys.protocol.group.SecretScalar.SecretAccess;
import org.dauys.protocol.receipt.ReceiptFile;
import org.dauys.protocol.symbols.Fingerprint;
import org.dauys.protocol.transcript.Hash;
import org.dauys.testing.Browsers;
import org.dauys.testing.NeedsBrowser;
import org.dauys.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on a member who votes on a phone: between the phone and the service, on what leaves the phone, and on what stays there. */
@QuarkusTest
@NeedsBrowser
class PhoneAttacksTest {
    /** What a page keeps, and what stands in it. */
    private static final String EVERYTHING = """
            async () => JSON.stringify({
              local: {...localStorage}, session: {...sessionStorage}, cookies: document.cookie, state: history.state, url: location.href,
              page: document.documentElement.outerHTML,
              typed: Array.from(document.querySelectorAll('input, textarea'), field => [field.name, field.value]),
              databases: await indexedDB.databases(), caches: 'caches' in window ? await caches.keys() : [], name: window.name })
            """;

    /** Lets a test see all randomness that the page draws. */
    private static final String LISTEN = """
            (() => {
              window.drawn = [];
              const draw = crypto.getRandomValues.bind(crypto);
              crypto.getRandomValues = into => { draw(into); window.drawn.push(Array.from(new Uint8Array(into.buffer.slice(0)))); return into; };
            })()
            """;

    @TestHTTPResource("/")
    URI root;

    @Inject
    TestBoards boards;

    /** Everything that leaves a page. */
    private static final class Wire {
        private final List<Request> requests = new CopyOnWriteArrayList<>();
        private final List<String> sockets = new CopyOnWriteArrayList<>();

        static Wire of(Visitor visitor) {
            var wire = new Wire();
            visitor.context().onRequest(wire.requests::add);
            visitor.page().onWebSocket(socket -> wire.sockets.add(socket.url()));
            return wire;
        }

        List<Request> posts() {
            return requests.stream()
                    .filter(request -> !request.method().equals("GET"))
                    .toList();
        }

        /** Of one election and credential: without what names them. */
        List<String> shape(Made made) {
            var slug = made.log().name().slug();
            var credential = made.election().voter(0).credential().hex();
            return requests.stream()
                    .map(request -> request.method() + " " + request.url() + " " + length(request))
                    .map(line -> line.replace(slug, "SLUG").replace(credential, "CREDENTIAL"))
                    .toList();
        }

        private static int length(Request request) {
            return Optional.ofNullable(request.postDataBuffer())
                    .map(body -> body.length)
                    .orElse(0);
        }

        String all() {
            var text = new StringBuilder();
            for (var request : requests) {
                text.append(request.url()).append(request.allHeaders());
                Optional.ofNullable(request.postDataBuffer())
                        .ifPresent(body -> text.append(new String(body, StandardCharsets.ISO_8859_1)));
            }
            return text.toString();
        }
    }

    /**
     * The collector keeps the ballot back, offers every change of it to the service, then casts its own and shows the phone that receipt
     * instead. The phone says that its ballot isn't recorded, keeps it, and sends it again once nobody stands between.
     */
    @Test
    void a04_a_collector_that_drops_a_ballot_and_posts_a_changed_one_gets_nowhere(Browsers browsers) {
        var made = boards.open(plan -> plan.voters(2));
        var visitor = browsers.phone(Language.RU);
        var page = toReady(visitor, root, made, 0);
        var tracker = page.locator("[data-screen=ready] [data-tracker]").textContent();
        page.route("**/ballots", route -> {
            offerMauled(made, route.request().postDataBuffer());
            var own = Cast.post(made, "ballots", made.election().voter(1).cast(Cast.CHOICE))
                    .statusCode(200);
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBodyBytes(own.extract().asByteArray()));
        });
        page.locator("[data-cast]").click();
        page.locator("[data-screen=false-receipt]").waitFor();
        assertTrue(page.locator("#standing [data-standing=unconfirmed]").isVisible());
        assertEquals(1, made.log().snapshot().counts().cast(), "the collector's own");
        page.unroute("**/ballots");
        page.reload();
        page.locator("[data-screen=receipt]").waitFor();
        assertEquals(
                tracker, page.locator("[data-screen=receipt] [data-tracker]").textContent());
        assertEquals(2, made.log().snapshot().counts().cast());
    }

    /** The same, and the phone is shown what the service said of the changed ballot. */
    @Test
    void a04_a_ballot_that_was_changed_on_its_way_is_shown_as_not_recorded(Browsers browsers) {
        var made = boards.open(plan -> plan.voters(2));
        var visitor = browsers.phone(Language.KK);
        var page = toReady(visitor, root, made, 0);
        page.route("**/ballots", route -> {
            var mauled = mauled(made, route.request().postDataBuffer()).get(0);
            var refusal = Cast.post(made, "ballots", mauled.wire()).statusCode(400);
            route.fulfill(new Route.FulfillOptions()
                    .setStatus(400)
                    .setContentType("application/problem+json")
                    .setBodyBytes(refusal.extract().asByteArray()));
        });
        page.locator("[data-cast]").click();
        page.locator("[data-screen=refused]").waitFor();
        visitor.expect("the server responded with a status of 400");
        visitor.look("booth-a04-refused");
        assertTrue(page.locator("#standing [data-standing=refused]").isVisible());
        assertEquals(0, made.log().snapshot().counts().cast());
    }

    private static void offerMauled(Made made, byte[] ballot) {
        for (var mauled : mauled(made, ballot)) {
            Cast.post(made, "ballots", mauled.wire()).statusCode(400).body("rule", equalTo(mauled.rule()));
        }
        assertEquals(0, made.log().snapshot().counts().cast());
    }

    private static List<Mauled> mauled(Made made, byte[] ballot) {
        var voter = made.election().voter(0);
        var head = new BallotHead(made.election().terms().opened(), voter.credential(), 1, Hash.ZERO);
        var wanted = List.of(List.of(0, 0, 1, 0), List.of(0, 0, 1));
        return Mauled.of(
                made.election().terms(),
                head,
                ballot,
                wanted,
                made.election().voter(1).key());
    }

    /** Two members choose differently; what leaves their phones differs in nothing but the bytes of the ballot. */
    @Test
    void a20_nothing_that_leaves_the_phone_depends_on_the_choice_but_the_encrypted_ballot(Browsers browsers) {
        var shapes = new ArrayList<List<String>>();
        for (int option : List.of(0, 2)) {
            var made = boards.open(plan -> plan.voters(1));
            var visitor = browsers.phone(Language.EN);
            var wire = Wire.of(visitor);
            var page = voteFor(visitor, made, option);
            cast(page);
            page.locator("[data-screen=receipt]").waitFor();
            shapes.add(wire.shape(made));
            var posts = wire.posts();
            assertEquals(1, posts.size(), "one ballot");
            var terms = made.election().terms();
            assertTrue(SlicedBallot.of(posts.get(0).postDataBuffer(), terms.contests())
                    .isPresent());
            assertEquals(List.of(), wire.sockets);
            assertFalse(wire.all().contains("Option"), "the words of an option");
            assertFalse(mentions(wire.all(), letterCode(made, 0).getBytes(StandardCharsets.US_ASCII)), "the code");
            assertTrue(visitor.context().cookies().isEmpty());
        }
        assertEquals(shapes.get(0), shapes.get(1));
    }

    /** What a browser lacks makes the booth refuse, and sends nothing in its place. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined })",
                "Object.defineProperty(window, 'crypto', { get: () => undefined })"
            })
    void a20_a_browser_without_web_crypto_sends_nothing(String lacking, Browsers browsers) {
        var made = boards.open(plan -> plan.voters(1));
        var visitor = browsers.phone(Language.EN);
        var wire = Wire.of(visitor);
        visitor.page().addInitScript(lacking);
        var page = visitor.open(root.resolve("/e/" + made.log().name().slug() + "/vote#c=" + letterCode(made, 0)));
        page.locator("[data-needs=secure]").waitFor();
        assertTrue(page.locator("[data-start]").isDisabled());
        assertEquals(List.of(), wire.posts());
    }

    @Test
    void a20_a_browser_without_workers_encrypts_all_the_same(Browsers browsers) {
        var made = boards.open(plan -> plan.voters(1));
        var visitor = browsers.phone(Language.EN);
        var wire = Wire.of(visitor);
        visitor.page().addInitScript("delete window.Worker; delete window.SharedWorker");
        cast(voteFor(visitor, made, 1));
        assertEquals(1, wire.posts().size());
        assertEquals(1, made.log().snapshot().counts().cast());
    }

    @Test
    void a21_a_generator_that_fails_sends_nothing(Browsers browsers) {
        var made = boards.open(plan -> plan.voters(1));
        var visitor = browsers.phone(Language.EN);
        var wire = Wire.of(visitor);
        visitor.page().addInitScript("crypto.getRandomValues = () => { throw new Error('no entropy'); }");
        voteFor(visitor, made, 0).locator("[data-screen=fault]").waitFor();
        assertEquals(List.of(), wire.posts());
        assertEquals(0, made.log().snapshot().counts().cast());
    }

    /** Registrar and service have cast for a member who didn't vote: she sees it as soon as she enters her code. */
    @Test
    void e01_a_ballot_stuffed_for_an_abstainer_shows_to_her(Browsers browsers) {
        var made = boards.open(plan -> plan.voters(1));
        var stuffed = Cast.taken(made, "ballots", made.election().voter(0).cast(Cast.CHOICE));
        var visitor = browsers.phone(Language.RU);
        var page = voteFor(visitor, made, 0);
        page.locator("[data-screen=earlier]").waitFor();
        assertEquals(
                stuffed.tracker().toString(), page.locator("[data-trackers] li").textContent());
    }

    /** The service keeps it from her and shows her no ballot: then hers, the first by what she knows, is refused, and the refusal says why. */
    @Test
    void e01_a_stuffed_ballot_that_is_hidden_shows_when_she_votes(Browsers browsers) {
        var made = boards.open(plan -> plan.voters(1));
        var visitor = browsers.phone(Language.RU);
        var page = begin(visitor, root, made, "#c=" + letterCode(made, 0));
        var chain = page.context()
                .request()
                .get(root.resolve("/e/" + made.log().name().slug() + "/credential/"
                                + made.election().voter(0).credential().hex())
                        .toString())
                .body();
        Cast.taken(made, "ballots", made.election().voter(0).cast(Cast.CHOICE));
        page.route("**/credential/*", route -> route.fulfill(new Route.FulfillOptions().setBodyBytes(chain)));
        marked(page, 0);
        identify(page);
        page.locator("[data-screen=ready]").waitFor();
        page.locator("[data-cast]").click();
        page.locator("[data-screen=refused]").waitFor();
        assertEquals("cast.wrong-counter", page.locator("[data-answer-code]").textContent());
    }

    /**
     * The phone after the vote: no code, no seed, no randomness and no mark, in storage, address, history, page, receipt or on the wire. The
     * randomness is told from all that was drawn: with it the ballot can be made once more.
     */
    @Test
    void f10_nothing_that_is_left_after_the_vote_proves_it(Browsers browsers) throws IOException {
        var made = boards.open(plan -> plan.voters(1));
        var visitor = browsers.phone(Language.EN);
        var wire = Wire.of(visitor);
        visitor.page().addInitScript(LISTEN);
        var page = voteFor(visitor, made, 1);
        page.locator("[data-screen=ready]").waitFor();
        cast(page);
        page.locator("[data-screen=receipt]").waitFor();
        var download = page.waitForDownload(
                () -> page.locator("[data-screen=receipt] [data-save]").click());
        var file = Files.readAllBytes(download.path());
        var receipt = ReceiptFile.parse(file)
                .then(read -> read.verify(made.election().id(), made.election().manifest()))
                .value()
                .orElseThrow();
        var left = page.evaluate(EVERYTHING) + wire.all() + new String(file, StandardCharsets.UTF_8);
        assertTrue(left.contains(receipt.tracker().toString()), "the scan sees what is there");
        for (var secret : secrets(made, receipt.ballot(), drawn(page))) {
            assertFalse(mentions(left, secret), "a secret of the ballot");
        }
        assertEquals(
                List.of("dauys:receipt:" + Fingerprint.of(made.election().id())),
                page.evaluate("() => Object.keys(localStorage)"));
        assertEquals(List.of(), page.evaluate("() => Object.keys(sessionStorage)"));
        noMarks(page);
        page.goBack();
        noMarks(page);
        page.reload();
        page.locator("[data-start]:enabled").waitFor();
        noMarks(page);
    }

    /** The code and what follows from it, and the randomness of the one encryption that gives this ballot. */
    private static List<byte[]> secrets(Made made, Hash ballot, List<byte[]> drawn) {
        var voter = made.election().voter(0);
        var terms = made.election().terms();
        var choices = terms.choose(List.of(List.of(1), List.of(0, 2))).orElseThrow();
        var head = new BallotHead(terms.opened(), voter.credential(), 1, Hash.ZERO);
        for (var fresh : drawn) {
            var seed = BallotSeed.of(head, voter.key(), choices, 0, fresh);
            if (BallotEncryptor.encrypt(head, choices, seed).hash().equals(ballot)) {
                var code = letterCode(made, 0);
                return List.of(
                        fresh,
                        seed.expose(BallotSeed.SeedAccess.OPENING),
                        voter.key().secret().expose(SecretAccess.BALLOT_SEED).encode(),
                        code.getBytes(StandardCharsets.US_ASCII),
                        code.replace("-", "").getBytes(StandardCharsets.US_ASCII));
            }
        }
        throw new AssertionError("nothing that was drawn makes this ballot: the scan would look for nothing");
    }

    @SuppressWarnings("unchecked")
    private static List<byte[]> drawn(Page page) {
        return ((List<List<Integer>>) page.evaluate("() => window.drawn"))
                .stream()
                        .filter(bytes -> bytes.size() == 32)
                        .map(PhoneAttacksTest::bytes)
                        .toList();
    }

    private static byte[] bytes(List<Integer> numbers) {
        var bytes = new byte[numbers.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = numbers.get(i).byteValue();
        }
        return bytes;
    }

    private static void noMarks(Page page) {
        assertEquals(0, page.locator(".choice input:checked").count(), "a mark");
        assertEquals(
                0,
                page.locator("[data-screen=review] [data-slot]:not([hidden])").count(),
                "in the review");
        assertEquals("", page.locator("#code").inputValue(), "the code");
    }

    /** As it is, in hexadecimal digits, and in both alphabets of Base64. */
    private static boolean mentions(String text, byte[] secret) {
        var plain = new String(secret, StandardCharsets.ISO_8859_1);
        var base64 = Base64.getEncoder().withoutPadding().encodeToString(secret);
        return List.of(
                        plain,
                        HexFormat.of().formatHex(secret),
                        base64,
                        base64.replace('+', '-').replace('/', '_'))
                .stream()
                .anyMatch(text::contains);
    }

    /** Up to the ballot that is ready. */
    private Page voteFor(Visitor visitor, Made made, int option) {
        var page = begin(visitor, root, made, "#c=" + letterCode(made, 0));
        marked(page, option);
        identify(page);
        return page;
    }

    /** One option of the first contest, the first and the last of the second. */
    private static void marked(Page page, int option) {
        page.locator("[data-start]").click();
        page.locator("[data-screen=contest-0] .choice").nth(option).click();
        page.locator("[data-screen=contest-0] [data-next]").click();
        page.locator("[data-screen=contest-1] .choice").nth(0).click();
        page.locator("[data-screen=contest-1] .choice").nth(2).click();
        page.locator("[data-screen=contest-1] [data-next]").click();
        page.locator("[data-screen=review]").waitFor();
    }
}
