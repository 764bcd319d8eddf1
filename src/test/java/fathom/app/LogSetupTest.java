package fathom.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Instant;

class LogSetupTest {
    @Test
    void logbackFindsTheSetupByItself() {
        assertThat(LoggerFactory.getLogger("anything").isInfoEnabled()).isFalse();
        assertThat(LoggerFactory.getLogger("anything").isWarnEnabled()).isTrue();
        assertThat(LoggerFactory.getLogger("ai.djl.onnxruntime.engine.OrtEngine").isWarnEnabled())
                .isFalse();
    }

    @Test
    void aLineNamesTimeLevelAndClassAndIsFollowedByTheStackTrace() {
        Logger logger = new LoggerContext().getLogger("fathom.store.ModelStore");
        var event =
                new LoggingEvent(
                        "",
                        logger,
                        Level.WARN,
                        "{} cannot be read",
                        new IOException("disk full"),
                        new Object[] {"model.json"});
        event.setInstant(Instant.parse("2026-03-01T12:34:56Z"));

        assertThat(LogSetup.text(event).lines().toList())
                .satisfies(
                        lines ->
                                assertThat(lines.getFirst())
                                        .matches(
                                                "\\d\\d:\\d\\d:56 WARN  ModelStore: model.json"
                                                        + " cannot be read"))
                .satisfies(
                        lines ->
                                assertThat(lines.get(1))
                                        .isEqualTo("java.io.IOException: disk full"))
                .anyMatch(line -> line.strip().startsWith("at fathom.app.LogSetupTest."));
    }
}
