# All stages, one image; the command names the stage. Copies the distribution that the build made, and fetches nothing but
# the base, which needs a shell and Java 21 or newer.
ARG BASE=eclipse-temurin:25-jre
FROM ${BASE}
COPY tidende containers/ready /opt/tidende/
COPY app/target/tidende/lib /opt/tidende/lib
RUN mkdir -p /var/lib/tidende/archives && chown -R 1000:1000 /var/lib/tidende
USER 1000:1000
WORKDIR /var/lib/tidende
# The launcher gives each stage 256 MB of heap. Beside it lie RocksDB's caches and the threads' own pools of memory, of which
# the C library makes eight a core unless it is told.
ENV TIDENDE_HOST=0.0.0.0 TIDENDE_DATA=/var/lib/tidende TIDENDE_ARCHIVES=/var/lib/tidende/archives MALLOC_ARENA_MAX=2
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=5s --start-period=2m --retries=6 CMD ["/opt/tidende/ready"]
ENTRYPOINT ["/opt/tidende/tidende"]
