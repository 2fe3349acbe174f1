package org.tidende.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;

/**
 * What a node answered.
 *
 * @param status of HTTP
 * @param body may be empty, and need not be JSON where a proxy speaks
 */
record IndexAnswer(int status, byte[] body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    boolean ok() {
        return status >= 200 && status < 300;
    }

    /** The body; a missing node when it is no JSON. */
    JsonNode json() {
        if (body.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can't fail to be read", e);
        }
    }

    /** Type of the error; null when the body names none. */
    String errorType() {
        return json().path("error").path("type").asText(null);
    }

    /** The same with the innermost cause, which often says more. Not for answers to documents: it may quote them. */
    String describeWithCause() {
        JsonNode cause = json().path("error").path("caused_by");
        while (cause.path("caused_by").isObject()) {
            cause = cause.path("caused_by");
        }
        return cause.isObject() ? describe() + ": " + cause.path("reason").asText() : describe();
    }

    /** Status, type and reason, for people. */
    String describe() {
        JsonNode error = json().path("error");
        return error.isObject()
                ? status + " " + error.path("type").asText() + ": "
                        + error.path("reason").asText()
                : error.isTextual() ? status + " " + error.asText() : "status " + status;
    }
}
