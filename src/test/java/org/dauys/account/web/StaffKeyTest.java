package org.dauys.account.web;

import static org.dauys.account.web.StaffCalls.cookie;
import static org.dauys.account.web.StaffCalls.visit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dauys.account.SigningKeys;
import org.dauys.account.Staff;
import org.dauys.account.StaffId;
import org.dauys.account.StaffKeys;
import org.dauys.account.TestAccounts;
import org.dauys.platform.Language;
import org.dauys.protocol.group.SecretScalar;
import org.dauys.protocol.proof.PossessionProof;
import org.dauys.testing.MailResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StaffKeyTest {
    private final SecureRandom random = new SecureRandom();

    @Inject
    TestAccounts people;

    @Inject
    StaffKeys keys;

    @Test
    void a_key_with_its_proof_becomes_the_persons_and_she_is_told() {
        var marina = marina();
        var secret = secret();
        assertEquals(204, send(marina, registration(secret, marina.id())).statusCode());
        assertEquals(Optional.of(secret.timesG()), keys.current(marina.id()));
        var letter = MailResource.await(marina.email().value(), 1);
        assertEquals("Зарегистрирован новый ключ подписи", letter.subject());
        assertEquals(204, send(marina, registration(secret, marina.id())).statusCode(), "again");
    }

    @Test
    void a_proof_for_another_account_is_refused() {
        var marina = marina();
        refused("key.proof-invalid", send(marina, registration(secret(), marina().id())));
        assertTrue(keys.current(marina.id()).isEmpty());
    }

    @Test
    void b07_anothers_key_is_refused_and_ones_own_stays() {
        var marina = marina();
        var other = marina();
        var secret = secret();
        var own = secret();
        send(other, registration(secret, other.id()));
        send(marina, registration(own, marina.id()));
        refused("key.taken", send(marina, registration(secret, marina.id())));
        assertEquals(Optional.of(own.timesG()), keys.current(marina.id()));
    }

    @Test
    void a_new_key_replaces_the_old_one_which_does_not_come_back() {
        var marina = marina();
        var old = secret();
        var fresh = secret();
        send(marina, registration(old, marina.id()));
        assertEquals(204, send(marina, registration(fresh, marina.id())).statusCode());
        assertEquals(Optional.of(fresh.timesG()), keys.current(marina.id()));
        refused("key.taken", send(marina, registration(old, marina.id())));
    }

    @Test
    void what_is_no_key_is_refused_by_its_shape() {
        var marina = marina();
        var good = registration(secret(), marina.id());
        for (var part : List.of("key", "r", "s")) {
            for (var bad : List.of(
                    "",
                    "zz",
                    good.get(part).toUpperCase(java.util.Locale.ROOT) + "0",
                    "00".repeat(33),
                    "f".repeat(1_000))) {
                var sent = new java.util.HashMap<>(good);
                sent.put(part, bad);
                refused("key.malformed", send(marina, sent));
            }
        }
    }

    @Test
    void the_proof_is_over_the_purpose_and_the_accounts_id() {
        var id = new StaffId(java.util.UUID.fromString("00010203-0405-0607-0809-0a0b0c0d0e0f"));
        // printf 'dauys/v1/staff-key' followed by the bytes 00 to 0f, through sha256sum
        assertEquals(
                "c898664d1837790430c23ad10c82ccc981610ee74a9502584e3c76771b1f2262",
                SigningKeys.context(id).hex());
    }

    private static void refused(String code, Response answer) {
        assertEquals(422, answer.statusCode(), answer.body().asString());
        assertEquals(code, answer.jsonPath().getString("code"));
    }

    private Response send(Staff staff, Map<String, String> body) {
        return visit(cookie(people.session(staff)))
                .accept("application/json")
                .contentType("application/json")
                .body(body)
                .post("/staff/key");
    }

    private Map<String, String> registration(SecretScalar secret, StaffId id) {
        var fresh = new byte[32];
        random.nextBytes(fresh);
        var proof = PossessionProof.prove(SigningKeys.context(id), secret.timesG(), secret, fresh);
        return Map.of(
                "key",
                secret.timesG().hex(),
                "r",
                proof.r().hex(),
                "s",
                proof.s().hex());
    }

    private SecretScalar secret() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return SecretScalar.derive(bytes, "dauys/v1/person".getBytes(StandardCharsets.US_ASCII));
    }

    private Staff marina() {
        return people.active("Марина", Language.RU).staff();
    }
}
