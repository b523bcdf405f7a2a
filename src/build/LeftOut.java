import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;

/** Run at the end of {@code mvn verify}: says aloud which tests this machine could not run. */
class LeftOut {
    public static void main(String[] args) throws IOException {
        var notes = Path.of(args[0], "left-out.txt");
        if (Files.notExists(notes)) {
            return;
        }
        var line = "!".repeat(100);
        System.out.println("\n" + line + "\n!!  NOT EVERYTHING WAS TESTED. Left out on this machine:\n!!");
        new TreeSet<>(Files.readAllLines(notes)).forEach(note -> System.out.println("!!    " + note));
        System.out.println("!!\n!!  Install what is missing and run this again; .ci/run does not accept a run like this.\n" + line + "\n");
    }
}
