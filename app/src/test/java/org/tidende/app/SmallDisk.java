package org.tidende.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A disk of some megabytes that a process sees at a folder and nobody else does: memory, mounted in a mount namespace of the
 * process's own. That takes root, or user namespaces.
 */
final class SmallDisk {
    private static final List<List<String>> WAYS =
            List.of(List.of("unshare", "--mount"), List.of("unshare", "--user", "--map-root-user", "--mount"));
    private static final byte[] MEGABYTE = new byte[1 << 20];

    private final Path folder;
    private final int megabytes;

    SmallDisk(Path folder, int megabytes) throws IOException {
        this.folder = Files.createDirectories(folder).toRealPath();
        this.megabytes = megabytes;
    }

    Path folder() {
        return folder;
    }

    /** Starts a process that has it. */
    Launcher launcher() throws IOException, InterruptedException {
        StringBuilder refusals = new StringBuilder();
        for (List<String> way : WAYS) {
            List<String> mounting = mounting(way);
            Launcher trial = new Launcher(List.of("true")).after(mounting);
            Process process = new ProcessBuilder(trial.command())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0) {
                return Launcher.ofClassPath().after(mounting);
            }
            refusals.append('\n').append(String.join(" ", way)).append(": ").append(said.strip());
        }
        throw new AssertionError(
                "a disk can't be mounted for a process here: run as root (in a container with --cap-add SYS_ADMIN), "
                        + "or allow user namespaces" + refusals);
    }

    private List<String> mounting(List<String> way) {
        return Stream.concat(
                        way.stream(),
                        Stream.of(
                                "sh",
                                "-c",
                                "mount -t tmpfs -o size=" + megabytes + "m small \"$0\" && exec \"$@\"",
                                folder.toString()))
                .toList();
    }

    /** Fills it to the last byte, as somebody else's file would. */
    void fill(TidendeProcess process) throws IOException {
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

    /** Makes room again. */
    void clear(TidendeProcess process) throws IOException {
        Files.delete(filling(process));
    }

    private Path filling(TidendeProcess process) {
        return seen(process).resolve("somebody-elses-file");
    }

    /** The folder as the process sees it. */
    private Path seen(TidendeProcess process) {
        return Path.of("/proc", Long.toString(process.pid()), "root")
                .resolve(folder.toString().substring(1));
    }
}
