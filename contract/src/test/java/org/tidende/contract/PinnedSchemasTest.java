package org.tidende.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidator;
import org.apache.avro.SchemaValidatorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tidende.contract.record.ActorMention;
import org.tidende.contract.record.Article;
import org.tidende.contract.record.EnrichedArticle;
import org.tidende.contract.record.Feed;
import org.tidende.contract.record.FeedEntries;
import org.tidende.contract.record.FeedState;
import org.tidende.contract.record.PageRequest;
import org.tidende.contract.record.PageState;
import org.tidende.contract.record.RuleEntry;
import org.tidende.contract.record.RuleState;

/** Records that were written stay readable, both ways: by old programs and by new ones. */
class PinnedSchemasTest {
    static Stream<Schema> written() {
        return Stream.of(
                Article.getClassSchema(),
                EnrichedArticle.getClassSchema(),
                ActorMention.getClassSchema(),
                Feed.getClassSchema(),
                FeedState.getClassSchema(),
                FeedEntries.getClassSchema(),
                PageRequest.getClassSchema(),
                PageState.getClassSchema(),
                RuleEntry.getClassSchema(),
                RuleState.getClassSchema());
    }

    @ParameterizedTest
    @MethodSource("written")
    void shouldPinWhatIsWritten(Schema today) throws IOException {
        PinnedSchemas schemas = PinnedSchemas.load();
        PinnedSchemas.Entry newest = schemas.newest(today.getFullName()).orElse(null);
        if (newest == null || !newest.schema().equals(today)) {
            int version = newest == null ? 1 : newest.version() + 1;
            Path file = Path.of("target", "schemas-to-pin", today.getName() + "-" + version + ".avsc");
            Files.createDirectories(file.getParent());
            Files.writeString(file, today.toString(true) + "\n");
            int id = PinnedSchemas.FIRST_ID + schemas.all().size();
            fail(
                    "%s is not pinned. If the change is meant, copy %s into the schemas folder and add to index.tsv: 0x%08x, %d, %s",
                    today.getFullName(), file, id, version, file.getFileName());
        }
    }

    @ParameterizedTest
    @MethodSource("written")
    void shouldStayFullTransitive(Schema today) throws SchemaValidationException {
        // Given
        List<Schema> earlier = PinnedSchemas.load().all().stream()
                .map(PinnedSchemas.Entry::schema)
                .filter(schema -> schema.getFullName().equals(today.getFullName()))
                .toList();
        SchemaValidator full = new SchemaValidatorBuilder().mutualReadStrategy().validateAll();

        // When, Then: it throws where one cannot read the other
        full.validate(today, earlier);
        assertThat(earlier).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("written")
    void shouldDocumentAllFieldsAndGiveEnumsADefault(Schema schema) {
        assertThat(faults(schema, new HashSet<>())).isEmpty();
    }

    @Test
    void shouldGiveFieldsThatWereAddedADefault() {
        Map<String, List<PinnedSchemas.Entry>> byRecord =
                PinnedSchemas.load().all().stream().collect(Collectors.groupingBy(PinnedSchemas.Entry::recordName));
        byRecord.forEach((name, entries) -> {
            Set<String> first = entries.get(0).schema().getFields().stream()
                    .map(Schema.Field::name)
                    .collect(Collectors.toSet());
            for (PinnedSchemas.Entry entry : entries) {
                for (Schema.Field field : entry.schema().getFields()) {
                    assertThat(first.contains(field.name()) || field.hasDefaultValue())
                            .as(name + "." + field.name())
                            .isTrue();
                }
            }
        });
    }

    @Test
    void shouldNumberWithoutGaps() {
        List<PinnedSchemas.Entry> all = PinnedSchemas.load().all();
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).id()).isEqualTo(PinnedSchemas.FIRST_ID + i);
        }
    }

    private static List<String> faults(Schema schema, Set<String> seen) {
        List<String> faults = new ArrayList<>();
        switch (schema.getType()) {
            case RECORD -> {
                if (seen.add(schema.getFullName())) {
                    if (schema.getDoc() == null) {
                        faults.add(schema.getFullName() + " has no doc");
                    }
                    for (Schema.Field field : schema.getFields()) {
                        if (field.doc() == null || field.doc().isBlank()) {
                            faults.add(schema.getFullName() + "." + field.name() + " has no doc");
                        }
                        faults.addAll(faults(field.schema(), seen));
                    }
                }
            }
            case ENUM -> {
                if (schema.getEnumDefault() == null) {
                    faults.add(schema.getFullName() + " has no default symbol");
                }
            }
            case ARRAY -> faults.addAll(faults(schema.getElementType(), seen));
            case MAP -> faults.addAll(faults(schema.getValueType(), seen));
            case UNION -> schema.getTypes().forEach(type -> faults.addAll(faults(type, seen)));
            default -> {}
        }
        return faults;
    }
}
