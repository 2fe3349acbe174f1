package org.tidende.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * Logs go to standard error, so that standard output holds results only. Configured in code: reading a file would cost the short
 * commands a quarter of their start-up. Logback finds this class by the service loader.
 *
 * <p>{@code TIDENDE_LOG_LEVEL} sets the level of our own messages (INFO unless told); the libraries' stay at WARN, or follow
 * when it is DEBUG.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {
    private static final String OWN = "org.tidende";
    private static final String CONSOLE = "console";

    /** What these warn of is no news to an operator, or is said once and in words by a stage. */
    private static final List<String> NOISE = List.of(
            // Once a second for as long as a broker is away.
            "org.apache.kafka.clients.NetworkClient",
            // The first records of a transaction are refused while the one before is being marked, and sent again.
            "org.apache.kafka.clients.producer.internals.Sender",
            // A partition was let go while its end was asked for: that is how restoring ends.
            "org.apache.kafka.clients.consumer.internals.OffsetFetcherUtils",
            // Advice on global tables, of which there are none.
            "org.apache.kafka.streams.StreamsConfig",
            // A worker that is alone has nobody to keep a copy of its state; said for each task, at each rebalance.
            "org.apache.kafka.streams.processor.internals.assignment.DefaultStandbyTaskAssignor",
            // Any state folder below /tmp, also where an operator chose it.
            "org.apache.kafka.streams.processor.internals.StateDirectory");

    /** Held here: the platform forgets the level of a logger that nobody holds. */
    private static final java.util.logging.Logger WEB_SERVER = java.util.logging.Logger.getLogger("io.helidon");

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX,UTC} %-5level %logger{0} - %msg%n%rEx");
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName(CONSOLE);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        String wanted = System.getenv().getOrDefault("TIDENDE_LOG_LEVEL", "INFO");
        Level own = Level.toLevel(wanted.toUpperCase(Locale.ROOT), Level.INFO);
        root.setLevel(own.isGreaterOrEqual(Level.INFO) ? Level.WARN : Level.INFO);
        context.getLogger(OWN).setLevel(own);
        for (String noise : NOISE) {
            context.getLogger(noise).setLevel(Level.ERROR);
        }
        // The web server speaks through the platform's logging, to standard error, and says nothing below a warning
        // that we don't.
        WEB_SERVER.setLevel(java.util.logging.Level.WARNING);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** For commands whose terminal belongs to somebody reading results: only warnings and errors of ours. */
    static void quiet() {
        if (System.getenv("TIDENDE_LOG_LEVEL") == null
                && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger(OWN).setLevel(Level.WARN);
            context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.ERROR);
        }
    }

    /** What a class warns of is said to the person in other words. */
    static void spokenFor(String logger) {
        if (System.getenv("TIDENDE_LOG_LEVEL") == null
                && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger(logger).setLevel(Level.ERROR);
        }
    }

    /** Hands each message to whoever else writes to the terminal, so that they don't write into one another. */
    static void through(Consumer<String> lines) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            PatternLayout layout = new PatternLayout();
            layout.setContext(context);
            layout.setPattern("%-5level %logger{0} - %msg%n%rEx");
            layout.start();
            AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
                @Override
                protected void append(ILoggingEvent event) {
                    layout.doLayout(event).lines().forEach(lines);
                }
            };
            appender.setContext(context);
            appender.start();
            var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
            root.detachAppender(CONSOLE);
            root.addAppender(appender);
        }
    }
}
