package org.tidende.ingest.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tidende.ingest.Behaviour;
import org.tidende.ingest.MisbehavingServer;
import org.tidende.ingest.fetch.AddressGuard;
import org.tidende.ingest.fetch.HttpGateway;
import org.tidende.ingest.fetch.HttpLimits;

class SiteReaderIT {
    private static SiteReader.Answer read(Behaviour behaviour) {
        try (MisbehavingServer server = MisbehavingServer.start();
                HttpGateway gateway = new HttpGateway(
                        new AddressGuard(List.of("127.0.0.1")),
                        new HttpLimits(Duration.ofSeconds(1), 2_000_000, 5),
                        "Tidende test",
                        InstantSource.system(),
                        host -> List.of(InetAddress.getByName(host)))) {
            return new SiteReader(gateway).read(server.uri(behaviour).toString());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Behaviour.class,
            names = {"SILENT", "RESET_AMID_THE_DOCUMENT", "CUT_AMID_A_CHUNK", "BUSY_FOR_SECONDS", "WAITED_TOO_LONG"})
    void shouldTakeForATroubleOfNow(Behaviour behaviour) {
        assertThat(read(behaviour)).isInstanceOf(SiteReader.Later.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Behaviour.class,
            names = {"MISSING", "GONE", "DAMAGED_GZIP", "LARGE_DOCUMENT", "REDIRECTS_IN_A_CIRCLE", "BAD_CHUNK_SIZE"})
    void shouldTakeForTheLastWord(Behaviour behaviour) {
        assertThat(read(behaviour)).isInstanceOf(SiteReader.Dead.class);
    }
}
