package org.tidende.ingest.discovery;

import java.util.List;
import org.tidende.ingest.fetch.FetchRequest;
import org.tidende.ingest.fetch.FetchResult;
import org.tidende.ingest.fetch.HttpGateway;

/** Asks for a document once, and says of a failure whether it is one of now or for good. */
final class SiteReader {
    private final HttpGateway gateway;

    SiteReader(HttpGateway gateway) {
        this.gateway = gateway;
    }

    /** What came. */
    sealed interface Answer {}

    /**
     * A document.
     *
     * @param address where it came from in the end
     * @param movedTo the same where only permanent redirects led there, else null
     * @param contentType as sent; null when none was
     * @param links values of the Link header
     */
    record Document(String address, String movedTo, String contentType, List<String> links, byte[] body)
            implements Answer {}

    /**
     * None, for the time being.
     *
     * @param busy whether the server asked to be left alone
     */
    record Later(String reason, boolean busy) implements Answer {}

    /**
     * None.
     *
     * @param status HTTP; null when none came
     */
    record Dead(Cause cause, Integer status, String reason) implements Answer {}

    /** Why there is none. */
    enum Cause {
        /** No server was found or reached. */
        NETWORK,
        /** It may not or can't be asked at all. */
        ADDRESS,
        /** A server was there and had nothing that can be used. */
        SERVER
    }

    Answer read(String address) {
        Answer answer = ask(address);
        // A name server or a host that stumbles is asked a second time before a feed is called dead for it.
        return answer instanceof Dead dead && dead.cause == Cause.NETWORK ? ask(address) : answer;
    }

    private Answer ask(String address) {
        FetchResult result = gateway.fetch(new FetchRequest(address, null, null));
        return switch (result) {
            case FetchResult.Fetched document ->
                new Document(
                        document.address(),
                        document.movedTo(),
                        document.contentType(),
                        document.links(),
                        document.body());
            case FetchResult.NotModified odd -> new Later("HTTP status 304, which nobody asked for", false);
            case FetchResult.Throttled throttled ->
                new Later("HTTP status " + throttled.status(), throttled.status() == 429);
            case FetchResult.Challenged challenged ->
                new Later("a page of " + challenged.service() + " that wants proof of a person", true);
            case FetchResult.Gone gone -> new Dead(Cause.SERVER, 410, "HTTP status 410: taken away by its publisher");
            case FetchResult.Failed failed -> failed(failed);
        };
    }

    private static Answer failed(FetchResult.Failed failed) {
        Integer status = failed.status();
        return switch (failed.failure()) {
            // One that was cut off may be whole the next time, as one that did not come in time.
            case TIMEOUT, TRUNCATED, INTERNAL -> new Later(failed.reason(), false);
            case STATUS ->
                status >= 500 || status == 408 || status == 425
                        ? new Later(failed.reason(), false)
                        : new Dead(Cause.SERVER, status, failed.reason());
            case UNKNOWN_HOST, CONNECTION -> new Dead(Cause.NETWORK, null, failed.reason());
            case BAD_ADDRESS, REFUSED_ADDRESS, TLS, CERTIFICATE -> new Dead(Cause.ADDRESS, null, failed.reason());
            case TOO_LARGE, REDIRECT, PROTOCOL, ENCODING -> new Dead(Cause.SERVER, status, failed.reason());
        };
    }
}
