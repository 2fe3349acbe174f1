package org.tidende.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** A host whose addresses may not be connected to. */
final class AddressRefusedException extends UnknownHostException {
    private static final long serialVersionUID = 1;

    AddressRefusedException(String host, List<InetAddress> addresses) {
        super(host + " is at " + addresses.getFirst().getHostAddress()
                + ", which is not an address of the open network; --allow-address permits a block of addresses");
    }
}
