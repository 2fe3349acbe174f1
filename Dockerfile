# All stages, one image; the command names the stage. Copies the distribution that the build made: nothing is fetched here
# but the base.
ARG BASE=eclipse-temurin:25-jre
FROM ${BASE}
COPY app/target/tidende/lib /opt/tidende/lib
COPY --chmod=755 tidende /opt/tidende/tidende
RUN mkdir -p /var/lib/tidende && chown -R 1000:1000 /var/lib/tidende
USER 1000:1000
ENV TIDENDE_ARCHIVES=/tmp
WORKDIR /var/lib/tidende
ENTRYPOINT ["/opt/tidende/tidende"]
