package org.tidende.contract;

import java.util.Objects;

/**
 * Where a real topic is not as declared.
 *
 * @param topic full name
 * @param setting Kafka's name of it, or {@link #PARTITIONS}
 * @param real null when the broker doesn't know the setting
 */
public record TopicDifference(String topic, String setting, String real, String declared) {
    /** Not a setting but their number, which is fixed for life: keys would move. */
    public static final String PARTITIONS = "partitions";

    /** Checks its parts. */
    public TopicDifference {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(setting, "setting");
        Objects.requireNonNull(declared, "declared");
    }

    /** Whether it can be set right while records are there. */
    public boolean isAlterable() {
        return !setting.equals(PARTITIONS);
    }

    /** One sentence. */
    public String words() {
        return isAlterable()
                ? topic + " has " + setting + "=" + (real == null ? "nothing" : real) + ", declared is " + declared
                : topic + " has " + real + " partitions, declared are " + declared;
    }
}
