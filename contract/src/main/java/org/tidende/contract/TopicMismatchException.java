package org.tidende.contract;

import java.util.List;

/** Topics exist that are not as declared. Nothing was changed: the operator decides. */
public final class TopicMismatchException extends RuntimeException {
    private final transient List<String> differences;

    TopicMismatchException(List<String> differences) {
        super(
                "topics differ from what is declared: " + String.join("; ", differences)
                        + ". Settings are altered by tidende topics apply --alter; for other partitions use another topic prefix");
        this.differences = List.copyOf(differences);
    }

    /** One sentence a difference: topic, setting, declared and real value. */
    public List<String> differences() {
        return differences;
    }
}
