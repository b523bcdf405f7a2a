package org.dauys.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    /** The secret of RFC 6238, appendix B. */
    private final Totp totp = Totp.of("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    private final Instant now = Instant.ofEpochSecond(1_111_111_109);
    private final long step = now.getEpochSecond() / 30;

    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void gives_the_codes_of_rfc_6238(long time, String code) {
        assertEquals(code, totp.code(time / 30, 8));
    }

    @Test
    void takes_the_code_of_now_and_of_one_step_around_it() {
        for (long drift = -1; drift <= 1; drift++) {
            var code = totp.codeAt(now.plusSeconds(30 * drift));
            assertEquals(OptionalLong.of(step + drift), totp.match(code, now, 0));
        }
    }

    @Test
    void refuses_the_code_of_two_steps_ago_and_of_two_steps_ahead() {
        assertEquals(OptionalLong.empty(), totp.match(totp.codeAt(now.minusSeconds(60)), now, 0));
        assertEquals(OptionalLong.empty(), totp.match(totp.codeAt(now.plusSeconds(60)), now, 0));
    }

    @Test
    void does_not_take_a_step_twice_nor_an_older_one_after_it() {
        assertEquals(OptionalLong.empty(), totp.match(totp.codeAt(now), now, step));
        assertEquals(OptionalLong.empty(), totp.match(totp.codeAt(now.minusSeconds(30)), now, step));
        assertEquals(OptionalLong.of(step + 1), totp.match(totp.codeAt(now.plusSeconds(30)), now, step));
    }

    @Test
    void forgives_spaces_and_nothing_else() {
        var code = totp.codeAt(now);
        assertTrue(totp.match(" " + code.substring(0, 3) + " " + code.substring(3) + "\n", now, 0)
                .isPresent());
        for (var other :
                new String[] {"", "12345", code + "0", "-" + code.substring(1), "٠٧٠٨١٨", "x".repeat(100_000)}) {
            assertEquals(OptionalLong.empty(), totp.match(other, now, 0));
        }
    }

    @Test
    void writes_its_secret_for_an_app_and_for_a_hand() {
        assertEquals("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ", totp.text());
        assertEquals(
                "otpauth://totp/Dauys:marina%2Bvote%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Dauys",
                totp.address(EmailAddress.parse("marina+vote@example.org").orElseThrow()));
    }
}
