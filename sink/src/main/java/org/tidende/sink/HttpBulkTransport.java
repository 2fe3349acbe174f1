package org.tidende.sink;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** The bulk request of OpenSearch over HTTP. */
final class HttpBulkTransport implements BulkTransport {
    /** Of each action only what its outcome needs: the full answer is larger than many a request. */
    private static final String PATH =
            "/_bulk?filter_path=items.*.status,items.*.error.type,items.*.error.reason,error.type,error.reason";

    private static final JsonFactory JSON = new JsonFactory();

    private final OpenSearchClient client;

    HttpBulkTransport(OpenSearchClient client) {
        this.client = client;
    }

    @Override
    public Reply send(List<BulkItem> items) {
        IndexAnswer answer;
        try {
            answer = client.send("POST", PATH, new Actions(items));
        } catch (IOException e) {
            return new Unanswered(new ItemOutcome.Transient("no answer: " + e));
        }
        if (answer.ok()) {
            return read(answer, items.size());
        }
        if (answer.status() == 400 || answer.status() == 413) {
            // One that is not about the actions would be cut down to nothing and the dead letters filled.
            return ItemOutcome.NOT_THE_DOCUMENT.contains(Objects.requireNonNullElse(answer.errorType(), ""))
                    ? new Unanswered(new ItemOutcome.Operational(answer.describe()))
                    : new Refused(answer.describe());
        }
        if (answer.status() == 429 || answer.status() >= 500) {
            return new Unanswered(new ItemOutcome.Transient(answer.describe()));
        }
        return new Unanswered(new ItemOutcome.Operational(answer.describe()));
    }

    private static Reply read(IndexAnswer answer, int expected) {
        List<ItemOutcome> outcomes;
        try {
            outcomes = outcomes(answer.body(), expected);
        } catch (IOException e) {
            return new Unanswered(new ItemOutcome.Transient("unreadable answer: " + e.getMessage()));
        }
        return outcomes.size() == expected
                ? new Answered(outcomes)
                : new Unanswered(new ItemOutcome.Transient(
                        "an answer for " + outcomes.size() + " documents, " + expected + " were sent"));
    }

    static List<ItemOutcome> outcomes(byte[] body, int expected) throws IOException {
        List<ItemOutcome> outcomes = new ArrayList<>(expected);
        try (JsonParser json = JSON.createParser(body)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.START_ARRAY && "items".equals(json.currentName())) {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        outcomes.add(item(json));
                    }
                }
            }
        }
        return outcomes;
    }

    /** {@code {"index": {"status": 400, "error": {"type": …, "reason": …}}}}. */
    private static ItemOutcome item(JsonParser json) throws IOException {
        int status = 0;
        String type = null;
        String reason = null;
        for (int depth = 1; depth > 0; ) {
            JsonToken token = json.nextToken();
            if (token == null) {
                throw new IOException("it ends in the middle");
            } else if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token.isScalarValue()) {
                switch (json.currentName()) {
                    case "status" -> status = json.getIntValue();
                    case "type" -> type = json.getText();
                    case "reason" -> reason = json.getText();
                    case null, default -> {}
                }
            }
        }
        return ItemOutcome.judge(status, type, reason);
    }

    /** Writes ranges of the bodies, neighbours at once, with no copy. */
    private static final class Actions extends RequestBody {
        private static final int SLICE = 32 << 10;
        private static final MediaType TYPE = MediaType.get("application/x-ndjson");

        private final List<BulkItem> items;
        private final long length;

        Actions(List<BulkItem> items) {
            this.items = items;
            this.length = items.stream().mapToLong(BulkItem::length).sum();
        }

        @Override
        public MediaType contentType() {
            return TYPE;
        }

        @Override
        public long contentLength() {
            return length;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            int next = 0;
            while (next < items.size()) {
                BulkItem first = items.get(next);
                int to = first.to();
                next++;
                while (next < items.size()
                        && items.get(next).body() == first.body()
                        && items.get(next).from() == to) {
                    to = items.get(next).to();
                    next++;
                }
                // In slices: written at once, megabytes would be copied before the first byte leaves.
                for (int from = first.from(); from < to; from += SLICE) {
                    sink.write(first.body().array(), from, Math.min(SLICE, to - from));
                }
            }
        }
    }
}
