package org.dauys.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.qute.Engine;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.dauys.testing.TestClock;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SourcesTest {
    @Inject
    Clock clock;

    @Inject
    TestClock moved;

    @Inject
    Engine templates;

    @Test
    void time_is_told_in_microseconds_as_the_database_keeps_it() {
        var times = new Sources().clock();
        for (int i = 0; i < 1_000; i++) {
            assertEquals(0, times.instant().getNano() % 1_000);
        }
    }

    @Test
    void a_test_can_move_the_service_s_time() {
        var before = clock.instant();
        moved.pass(Duration.ofHours(3));
        assertTrue(Duration.between(before, clock.instant()).compareTo(Duration.ofHours(3)) >= 0);
    }

    @Test
    void a_letter_rendered_where_no_reader_asks_is_in_the_language_it_is_told() throws Exception {
        for (var language : Language.values()) {
            var letter = CompletableFuture.supplyAsync(() -> templates
                    .parse("{site:home}")
                    .instance()
                    .setLocale(language.locale())
                    .render());
            var expected = switch (language) {
                case KK -> "Басты бет";
                case RU -> "Главная страница";
                case EN -> "Home page";
            };
            assertEquals(expected, letter.get());
        }
    }
}
