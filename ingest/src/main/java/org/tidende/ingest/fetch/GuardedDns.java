package org.tidende.ingest.fetch;

import java.io.InterruptedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/**
 * Looks names up and lets through what the guard permits; the connection is made to these addresses and no others.
 *
 * <p>The system's resolver can't be interrupted and holds its thread, a virtual one's carrier too. So it runs on threads of its
 * own, one look-up a name at a time, and who waits stops waiting at the deadline.
 */
final class GuardedDns implements AutoCloseable {
    private static final int THREADS = 64;

    /** A name may have thousands of addresses; we are nobody's tool for knocking at all of them. */
    private static final int MOST_OF_A_FAMILY = 3;

    private final Dns dns;
    private final AddressGuard guard;
    private final ThreadPoolExecutor threads;
    private final Map<String, CompletableFuture<List<InetAddress>>> underWay = new ConcurrentHashMap<>();

    GuardedDns(Dns dns, AddressGuard guard) {
        this.dns = dns;
        this.guard = guard;
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("name-lookup-", 0).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * At most three addresses of each family, all permitted, in the resolver's order.
     *
     * @param host a name, or an address as {@link WebAddress} takes it
     * @throws AddressRefusedException when there are addresses, and none may be connected to
     * @throws UnknownHostException when there is none
     * @throws InterruptedIOException when the deadline passed
     */
    List<InetAddress> lookup(String host, Deadline deadline) throws UnknownHostException, InterruptedIOException {
        List<InetAddress> all =
                WebAddress.isLiteral(host) ? List.of(InetAddress.getByName(host)) : resolve(host, deadline);
        if (all.isEmpty()) {
            throw new UnknownHostException(host);
        }
        List<InetAddress> permitted = new ArrayList<>(2 * MOST_OF_A_FAMILY);
        int[] ofFamily = new int[2];
        for (InetAddress address : all) {
            int family = address instanceof Inet4Address ? 0 : 1;
            if (ofFamily[family] < MOST_OF_A_FAMILY && guard.permits(address)) {
                permitted.add(address);
                ofFamily[family]++;
            }
        }
        if (permitted.isEmpty()) {
            throw new AddressRefusedException(host, all);
        }
        return permitted;
    }

    private List<InetAddress> resolve(String host, Deadline deadline)
            throws UnknownHostException, InterruptedIOException {
        CompletableFuture<List<InetAddress>> lookup = underWay.computeIfAbsent(host, this::start);
        try {
            return lookup.get(Math.max(0, deadline.nanosLeft()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new InterruptedIOException("looking up " + host);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("looking up " + host);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException unknown) {
                throw unknown;
            }
            throw new IllegalStateException("looking up " + host + ": " + e.getCause(), e.getCause());
        }
    }

    private CompletableFuture<List<InetAddress>> start(String host) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return List.copyOf(dns.lookup(host));
                    } catch (UnknownHostException e) {
                        throw new CompletionException(e);
                    } finally {
                        underWay.remove(host);
                    }
                },
                threads);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
