package org.dauys.platform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {
    private final SecureRandom random = new SecureRandom();

    @TempDir
    Path directory;

    @Test
    void the_key_made_at_the_first_start_is_the_key_of_every_later_one() throws IOException {
        var file = directory.resolve("keys/master.key");
        var first = new MasterKey(file, random).derive("a", new byte[0], 32);
        assertArrayEquals(first, new MasterKey(file, random).derive("a", new byte[0], 32));
        assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
        try (var files = Files.list(file.getParent())) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void processes_that_start_together_get_one_key() throws Exception {
        var file = directory.resolve("master.key");
        var threads = Executors.newFixedThreadPool(8);
        try {
            Callable<byte[]> start = () -> new MasterKey(file, random).derive("a", new byte[0], 32);
            var keys = new HashSet<String>();
            for (var key :
                    threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> start).toList())) {
                keys.add(Arrays.toString(key.get()));
            }
            assertEquals(1, keys.size());
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void f07_uses_and_subjects_have_keys_of_their_own() {
        var key = new MasterKey(directory.resolve("master.key"), random);
        var keys = new HashSet<String>();
        keys.add(Arrays.toString(key.derive("a", new byte[] {'b'}, 32)));
        keys.add(Arrays.toString(key.derive("ab", new byte[0], 32)));
        keys.add(Arrays.toString(key.derive("a", new byte[0], 32)));
        assertEquals(3, keys.size());
    }

    @Test
    void a_file_of_another_length_is_not_taken_for_a_key() throws IOException {
        var file = Files.write(directory.resolve("master.key"), new byte[31]);
        assertThrows(IllegalStateException.class, () -> new MasterKey(file, random));
    }

    @Test
    void what_is_sealed_opens_in_its_place_and_unchanged_only() {
        var sealer = new Sealer(new MasterKey(directory.resolve("master.key"), random), random);
        var secret = new byte[] {1, 2, 3};
        var sealed = sealer.seal(secret, "staff.totp 1");
        assertArrayEquals(secret, sealer.open(sealed, "staff.totp 1").orElseThrow());
        assertFalse(sealer.open(sealed, "staff.totp 2").isPresent());
        sealed[sealed.length - 1] ^= 1;
        assertFalse(sealer.open(sealed, "staff.totp 1").isPresent());
        assertFalse(sealer.open(new byte[27], "staff.totp 1").isPresent());
        var another = new Sealer(new MasterKey(directory.resolve("other.key"), random), random);
        assertFalse(another.open(sealer.seal(secret, "a"), "a").isPresent());
    }
}
