import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Run by the build before it does anything: says which tool is missing and how to get it, instead of failing later in a riddle. */
class Prerequisites {
    private static final int NODE = 20;
    private static final Pattern MAJOR = Pattern.compile("v?(\\d+)\\..*");

    /** @param args the build's directory, where the notes of an earlier run are taken away */
    public static void main(String[] args) throws Exception {
        Files.deleteIfExists(Path.of(args[0], "left-out.txt"));
        var missing = new ArrayList<String>();
        var node = major("node");
        if (node.isEmpty()) {
            missing.add("Node.js is not on the PATH.");
        } else if (node.get() < NODE) {
            missing.add("Node.js " + node.get() + " is too old: " + NODE + " or newer is needed.");
        }
        if (major("npm").isEmpty()) {
            missing.add("npm is not on the PATH.");
        }
        if (missing.isEmpty()) {
            return;
        }
        System.err.println("\nDauys cannot be built on this machine yet:");
        missing.forEach(line -> System.err.println("  * " + line));
        System.err.println("Debian, Ubuntu: apt install nodejs npm; others: https://nodejs.org.");
        System.err.println("Then run the same command again.\n");
        System.exit(1);
    }

    private static Optional<Integer> major(String tool) throws InterruptedException {
        try {
            var process = new ProcessBuilder(List.of(tool, "--version")).redirectErrorStream(true).start();
            var version = MAJOR.matcher(new String(process.getInputStream().readAllBytes()).trim());
            return process.waitFor() == 0 && version.matches() ? Optional.of(Integer.parseInt(version.group(1))) : Optional.empty();
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }
}
