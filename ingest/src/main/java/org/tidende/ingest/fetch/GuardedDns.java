package org.tidende.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Dns;

/** Resolves names and lets through what the guard permits; the connection is made to these addresses and no others. */
final class GuardedDns implements Dns {
    private final Dns dns;
    private final AddressGuard guard;

    GuardedDns(Dns dns, AddressGuard guard) {
        this.dns = dns;
        this.guard = guard;
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> all = dns.lookup(host);
        List<InetAddress> permitted = new ArrayList<>(all.size());
        for (InetAddress address : all) {
            if (guard.permits(address)) {
                permitted.add(address);
            }
        }
        if (permitted.isEmpty() && !all.isEmpty()) {
            throw new AddressRefusedException(host, all);
        }
        return permitted;
    }
}
