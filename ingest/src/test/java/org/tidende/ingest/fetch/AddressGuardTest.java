package org.tidende.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    private final AddressGuard closed = new AddressGuard(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "198.18.0.1",
                "224.0.0.1",
                "239.1.1.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "2002:7f00:1::",
                "2001:db8::1",
                "64:ff9b::10.0.0.1",
                "64:ff9b:1::1",
                "64:ff9b::127.0.0.1",
                "64:ff9b::169.254.169.254",
                "2001::1",
                "2001:0:7f00:1::",
                "3fff::1",
                "5f00::1",
                "100::1",
                "1000::1",
                "4000::1",
                "9000::1",
                "192.0.0.1",
                "192.0.2.1",
                "192.88.99.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "240.0.0.1",
                "0.1.2.3"
            })
    void shouldRefuseWhatIsNotOfTheOpenNetwork(String address) throws UnknownHostException {
        // When
        boolean permitted = closed.permits(InetAddress.getByName(address));

        // Then
        assertThat(permitted).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00:1450:4001::1",
                "64:ff9b::8.8.8.8"
            })
    void shouldPermitTheOpenNetwork(String address) throws UnknownHostException {
        // When
        boolean permitted = closed.permits(InetAddress.getByName(address));

        // Then
        assertThat(permitted).isTrue();
    }

    @Test
    void shouldRefuseAnIpv4AddressInAnIpv6One() throws UnknownHostException {
        // Given
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xFF;
        mapped[11] = (byte) 0xFF;
        mapped[12] = 127;
        mapped[15] = 1;

        // When
        boolean permitted = closed.permits(InetAddress.getByAddress(mapped));

        // Then
        assertThat(permitted).isFalse();
    }

    @Test
    void shouldPermitAllowedBlocksAndNoMore() throws UnknownHostException {
        // Given
        AddressGuard guard = new AddressGuard(List.of("127.0.0.0/30", "fd00::/16", "10.9.8.7"));

        // When, Then
        assertThat(guard.permits(InetAddress.getByName("127.0.0.3"))).isTrue();
        assertThat(guard.permits(InetAddress.getByName("127.0.0.4"))).isFalse();
        assertThat(guard.permits(InetAddress.getByName("fd00::1"))).isTrue();
        assertThat(guard.permits(InetAddress.getByName("fd01::1"))).isFalse();
        assertThat(guard.permits(InetAddress.getByName("10.9.8.7"))).isTrue();
        assertThat(guard.permits(InetAddress.getByName("10.9.8.6"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.0/33", "127.0.0.0/-1", "127.0.0.0/x", "", "300.1.1.1/8", "/8"})
    void shouldSayWhatIsNoBlock(String text) {
        // When, Then
        assertThatThrownBy(() -> new AddressGuard(List.of(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "' is no block of addresses");
    }
}
