package org.tidende.sink;

import java.util.List;

/** Sends bulk actions and says what came back; never throws for what a network or a cluster can do. */
@FunctionalInterface
interface BulkTransport {
    Reply send(List<BulkItem> items);

    /** What came back. */
    sealed interface Reply {}

    /** An answer for each action, in their order. */
    record Answered(List<ItemOutcome> outcomes) implements Reply {}

    /** The request as a whole was refused for what is in it (400, 413): somewhere in it is a culprit. */
    record Refused(String reason) implements Reply {}

    /** Nobody answered, or the answer says nothing about the actions. They may or may not be in the index. */
    record Unanswered(ItemOutcome.Again outcome) implements Reply {}
}
