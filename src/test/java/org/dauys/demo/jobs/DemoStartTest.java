package org.dauys.demo.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.dauys.account.Accounts;
import org.dauys.account.EmailAddress;
import org.dauys.account.Staff;
import org.dauys.account.StaffId;
import org.dauys.demo.Demo;
import org.dauys.demo.DemoSecrets;
import org.dauys.demo.DemoStaff;
import org.dauys.demo.OwnDatabase;
import org.dauys.platform.CannotStart;
import org.dauys.platform.Language;
import org.dauys.platform.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is made up and what is real never meet in one installation. */
@QuarkusTest
@TestProfile(OwnDatabase.Alone.class)
class DemoStartTest {
    @Inject
    Demo demo;

    @Inject
    Accounts accounts;

    @Inject
    DemoSecrets secrets;

    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    @BeforeEach
    void empty() throws SQLException {
        try (var connection = database.getConnection();
                var clear = connection.createStatement()) {
            clear.execute("truncate staff cascade");
        }
    }

    @Test
    void an_empty_installation_and_one_with_real_accounts_start_without_demo() throws SQLException {
        start(false);
        somebodyReal();
        start(false);
    }

    @Test
    void real_accounts_are_not_shown_to_the_public() {
        somebodyReal();
        var why = assertThrows(CannotStart.class, () -> start(true));
        assertTrue(why.getMessage().contains("without --demo"), why.getMessage());
        assertTrue(why.getMessage().contains("--data=DIR"), why.getMessage());
    }

    @Test
    void who_is_invited_into_the_demonstration_belongs_to_it() throws SQLException {
        for (var person : DemoStaff.values()) {
            add(secrets.id(person), person.email());
            accounts.activate(secrets.id(person), 1);
        }
        somebodyReal();
        assertEquals(Demo.Standing.WHOLE, demo.standing());
        start(true);
        assertThrows(CannotStart.class, () -> start(false));
    }

    @Test
    void accounts_whose_passwords_everybody_knows_do_not_open_a_real_service() {
        add(secrets.id(DemoStaff.MARINA), DemoStaff.MARINA.email());
        var why = assertThrows(CannotStart.class, () -> start(false));
        assertTrue(why.getMessage().contains("Start it with --demo"), why.getMessage());
        assertTrue(why.getMessage().contains("--data=DIR"), why.getMessage());
    }

    @Test
    void nor_do_they_under_another_master_key() {
        add(new StaffId(UUID.randomUUID()), DemoStaff.DANIYAR.email());
        assertThrows(CannotStart.class, () -> start(false));
        assertThrows(CannotStart.class, () -> start(true));
    }

    private void somebodyReal() {
        add(
                new StaffId(UUID.randomUUID()),
                EmailAddress.parse("real@union.example").orElseThrow());
    }

    private void add(StaffId id, EmailAddress email) {
        assertTrue(accounts.add(new Staff(id, email, "Айгүл Сейіт", Language.KK, false, Staff.State.INVITED)));
    }

    private void start(boolean asDemo) throws SQLException {
        new DemoStart(demo, new Told(asDemo), database, clock).fill(new StartupEvent());
    }

    private record Told(boolean demo) implements Settings {
        @Override
        public String data() {
            return "data";
        }

        @Override
        public String url() {
            return "http://localhost";
        }

        @Override
        public Optional<Path> masterKeyFile() {
            return Optional.empty();
        }
    }
}
