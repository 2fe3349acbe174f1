package org.tidende.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.Locale;
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

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX,UTC} %-5level %logger{0} - %msg%n%rEx");
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        String wanted = System.getenv().getOrDefault("TIDENDE_LOG_LEVEL", "INFO");
        Level own = Level.toLevel(wanted.toUpperCase(Locale.ROOT), Level.INFO);
        root.setLevel(own.isGreaterOrEqual(Level.INFO) ? Level.WARN : Level.INFO);
        context.getLogger(OWN).setLevel(own);
        // It warns once a second for as long as a broker is away; the stages say it once, in words.
        context.getLogger("org.apache.kafka.clients.NetworkClient").setLevel(Level.ERROR);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** For commands whose terminal belongs to somebody reading results: only warnings and errors of ours. */
    static void quiet() {
        if (System.getenv("TIDENDE_LOG_LEVEL") == null
                && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger(OWN).setLevel(Level.WARN);
        }
    }
}
