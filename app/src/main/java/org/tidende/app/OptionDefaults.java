package org.tidende.app;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What an option is when it is not on the command line: the environment variable {@code TIDENDE_} and its name in capitals, else
 * the line of its name in the file of {@code --config}, else its own default.
 */
final class OptionDefaults implements CommandLine.IDefaultValueProvider {
    private static final String CONFIG = "--config";

    private final Map<String, String> environment;
    private final Properties file;

    private OptionDefaults(Map<String, String> environment, Properties file) {
        this.environment = environment;
        this.file = file;
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
     * @throws ConfigException when the file is named and can't be read
     */
    static OptionDefaults of(String[] arguments, Map<String, String> environment) {
        String name = environment.get(variable(CONFIG));
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals(CONFIG) && i + 1 < arguments.length) {
                name = arguments[i + 1];
            } else if (arguments[i].startsWith(CONFIG + "=")) {
                name = arguments[i].substring(CONFIG.length() + 1);
            }
        }
        Properties file = new Properties();
        if (name != null) {
            try (Reader reader = Files.newBufferedReader(Path.of(name), StandardCharsets.UTF_8)) {
                file.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new ConfigException("the configuration file " + name + " can't be read: " + e);
            }
        }
        return new OptionDefaults(environment, file);
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
            return null;
        }
        String fromEnvironment = environment.get(variable(option.longestName()));
        return fromEnvironment != null
                ? fromEnvironment
                : file.getProperty(option.longestName().substring(2));
    }

    private static String variable(String option) {
        return "TIDENDE_" + option.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
