package org.tidende.app;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A running stage as operations see it.
 *
 * @param name ingest, enrich or sink
 * @param check what keeps it from being ready, in words; empty when it is
 * @param alive whether its threads run; if not, only a restart helps
 * @param status what it owns and how far it is
 */
record StageHandle(
        String name, Supplier<List<String>> check, BooleanSupplier alive, Supplier<Map<String, Object>> status) {}
