package fathom.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.spi.ContextAwareBase;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * What is logged, and where: warnings, on standard error. In code, because reading an XML file that
 * says the same takes longer than the rest of a command's start. Logback finds it as a service.
 */
public final class LogSetup extends ContextAwareBase implements Configurator {
    /** Warns on every machine without a GPU, which Fathom does not use. */
    private static final String WARNS_OF_MISSING_GPU = "ai.djl.onnxruntime.engine.OrtEngine";

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        var appender = new StandardError();
        appender.setContext(context);
        appender.start();
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(appender);
        context.getLogger(WARNS_OF_MISSING_GPU).setLevel(Level.ERROR);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static final class StandardError extends AppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            System.err.print(text(event));
        }
    }

    /** A line, and the stack trace below it. */
    static String text(ILoggingEvent event) {
        var time = LocalTime.ofInstant(event.getInstant(), ZoneId.systemDefault());
        String logger = event.getLoggerName();
        String line =
                "%s %-5s %s: %s%n"
                        .formatted(
                                DateTimeFormatter.ofPattern("HH:mm:ss").format(time),
                                event.getLevel(),
                                logger.substring(logger.lastIndexOf('.') + 1),
                                event.getFormattedMessage());
        var thrown = event.getThrowableProxy();
        return thrown == null ? line : line + ThrowableProxyUtil.asString(thrown);
    }
}
