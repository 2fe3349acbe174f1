package org.tidende.app;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What an option is when it is not on the command line: the environment variable {@code TIDENDE_} and its name in capitals, else
 * the line of its name in the file of {@code --config}, else its own default. One file and one environment may serve all
 * commands: a name counts as known when any command has it.
 */
final class OptionDefaults implements CommandLine.IDefaultValueProvider {
    private static final String CONFIG = "--config";
    private static final String VARIABLE = "TIDENDE_";

    /** Of the launcher and of the logs, which are set before there are options. */
    private static final Set<String> OTHER_VARIABLES =
            Set.of("TIDENDE_JDK_PATH", "TIDENDE_JAVA_OPTIONS", "TIDENDE_LOG_LEVEL", "TIDENDE_ARCHIVES");

    private final List<String> arguments;
    private final Map<String, String> environment;
    private final Properties file;
    private final Set<String> options;

    private OptionDefaults(
            List<String> arguments, Map<String, String> environment, Properties file, Set<String> options) {
        this.arguments = arguments;
        this.environment = environment;
        this.file = file;
        this.options = options;
    }

    /** The configuration can't be used. */
    static final class ConfigException extends RuntimeException {
        ConfigException(String message) {
            super(message);
        }
    }

    /**
     * Looks for {@code --config} before the command line is parsed, because parsing asks for the defaults.
     *
     * @param command with all its subcommands
     * @throws ConfigException when the file is named and can't be read, or has a line that is no option
     */
    static OptionDefaults of(CommandLine command, String[] arguments, Map<String, String> environment) {
        String name = environment.get(variable(CONFIG));
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals(CONFIG) && i + 1 < arguments.length) {
                name = arguments[i + 1];
            } else if (arguments[i].startsWith(CONFIG + "=")) {
                name = arguments[i].substring(CONFIG.length() + 1);
            }
        }
        Set<String> options = new TreeSet<>();
        collect(command, options);
        Properties file = name == null ? new Properties() : read(name);
        for (String key : new TreeSet<>(file.stringPropertyNames())) {
            if (key.equals(CONFIG.substring(2)) || !options.contains("--" + key)) {
                throw new ConfigException("the configuration file " + name + " has '" + key + "', which is no option"
                        + Suggestion.of(key, options.stream().map(option -> option.substring(2))));
            }
        }
        return new OptionDefaults(List.of(arguments), environment, file, options);
    }

    private static void collect(CommandLine command, Set<String> options) {
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (!option.usageHelp() && !option.versionHelp()) {
                options.add(option.longestName());
            }
        }
        command.getSubcommands().values().forEach(subcommand -> collect(subcommand, options));
    }

    private static Properties read(String name) {
        Properties file = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(name), StandardCharsets.UTF_8)) {
            file.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigException("the configuration file " + name + " can't be read: "
                    + (e instanceof InvalidPathException ? e.getMessage() : e));
        }
        return file;
    }

    /**
     * One sentence for each variable that looks like ours and is none. They are not refused: the environment may be shared, and
     * some platforms put variables of their own there (Kubernetes those of a service that has our name).
     */
    List<String> unknownVariables() {
        return new TreeSet<>(environment.keySet())
                .stream()
                        .filter(name -> name.startsWith(VARIABLE) && !OTHER_VARIABLES.contains(name))
                        .filter(name -> options.stream()
                                .noneMatch(option -> variable(option).equals(name)))
                        .map(name -> "the environment variable " + name + " is no option and is passed over"
                                + Suggestion.of(name, options.stream().map(OptionDefaults::variable)))
                        .toList();
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
            return null;
        }
        if (option.arity().max() == 0 && arguments.contains(option.longestName())) {
            // A flag that is given turns its default round, also when that is true already.
            return null;
        }
        String fromEnvironment = environment.get(variable(option.longestName()));
        return fromEnvironment != null
                ? fromEnvironment
                : file.getProperty(option.longestName().substring(2));
    }

    private static String variable(String option) {
        return VARIABLE + option.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
