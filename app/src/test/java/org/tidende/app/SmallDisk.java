package org.tidende.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A disk of some megabytes that a process sees at a folder and nobody else does: memory, mounted in a mount namespace of the
 * process's own, which takes root or user namespaces. In a container that allows neither, the system refuses to let files grow
 * (RLIMIT_FSIZE), which anybody may ask of it.
 */
final class SmallDisk {
    private static final List<List<String>> WAYS =
            List.of(List.of("unshare", "--mount"), List.of("unshare", "--user", "--map-root-user", "--mount"));
    private static final byte[] MEGABYTE = new byte[1 << 20];

    private final Path folder;
    private final int megabytes;
    private final Optional<List<String>> mounting;

    SmallDisk(Path folder, int megabytes) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder).toRealPath();
        this.megabytes = megabytes;
        this.mounting = mounting();
    }

    private Optional<List<String>> mounting() throws IOException, InterruptedException {
        for (List<String> way : WAYS) {
            List<String> command = new ArrayList<>(way);
            command.addAll(List.of(
                    "sh",
                    "-c",
                    "mount -t tmpfs -o size=" + megabytes + "m small \"$0\" && exec \"$@\"",
                    folder.toString()));
            if (succeeds(new Launcher(List.of("true")).after(command).command())) {
                return Optional.of(command);
            }
        }
        return Optional.empty();
    }

    Path folder() {
        return folder;
    }

    /** Starts a process that has it, and room there. */
    Launcher launcher() {
        return mounting.map(Launcher.ofClassPath()::after).orElse(Launcher.ofClassPath());
    }

    /** Starts a process that has it, where it is too small to begin with. */
    Launcher tooSmall() {
        // Blocks of half a kilobyte or of one, by the shell; the broker wants files of ten megabytes.
        return mounting.map(Launcher.ofClassPath()::after).orElseGet(() -> Launcher.ofClassPath()
                .after(List.of("sh", "-c", "ulimit -f 4096 && exec \"$@\"", "sh")));
    }

    /** What is said of one that is too small to begin with. */
    Pattern tooSmallWords() {
        return Pattern.compile(
                mounting.isPresent()
                        ? "tidende: the disk of " + folder + " has " + megabytes
                                + " MB left, needed are 256; make room there, or give another folder with --data\\s*"
                        : "(?s)tidende: the embedded servers did not start: .*File too large.*");
    }

    /** Fills it to the last byte, as somebody else's file would. */
    void fill(TidendeProcess process) throws IOException, InterruptedException {
        if (mounting.isEmpty()) {
            long servers = process.serversProcess().pid();
            if (!succeeds(List.of("prlimit", "--pid", Long.toString(servers), "--fsize=0"))) {
                throw new AssertionError("no way to fill a disk here: neither mount nor prlimit is allowed");
            }
            return;
        }
        try (OutputStream out = Files.newOutputStream(filling(process))) {
            while (true) {
                out.write(MEGABYTE);
            }
        } catch (IOException full) {
            // That is the end of it.
            if (seen(process).toFile().getUsableSpace() >= MEGABYTE.length) {
                throw full;
            }
        }
    }

    /** What is said when it is full. */
    Pattern fullWords() {
        return Pattern.compile(
                mounting.isPresent()
                        ? "the disk of " + folder + " has \\d+ MB left, needed are 256"
                        : "Kafka and OpenSearch ended with exit code \\d+");
    }

    /** Until it is cleared. A limit of files goes with the process that had it. */
    boolean staysFull() {
        return mounting.isPresent();
    }

    /** Makes room again. */
    void clear(TidendeProcess process) throws IOException {
        if (mounting.isPresent()) {
            Files.delete(filling(process));
        }
    }

    private Path filling(TidendeProcess process) {
        return seen(process).resolve("somebody-elses-file");
    }

    /** The folder as the process sees it. */
    private Path seen(TidendeProcess process) {
        return Path.of("/proc", Long.toString(process.pid()), "root")
                .resolve(folder.toString().substring(1));
    }

    private static boolean succeeds(List<String> command) throws IOException, InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
