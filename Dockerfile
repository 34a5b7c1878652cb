# The production image: the ledger on a Java runtime, no embedded database (set LEDGER_DB_URL, see docker-compose.yml).
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn -DskipTests -Dspring-boot.excludeGroupIds=io.zonky.test.postgres package \
    && java -Djarmode=tools -jar ledger-api/target/ledger.jar extract --destination /app

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/ledger ledger
COPY --from=build /app /app
USER 10001
WORKDIR /var/lib/ledger
ENV LEDGER_DATA_DIR=/var/lib/ledger LEDGER_LOG_FORMAT=ecs \
    LEDGER_MANAGEMENT_PORT=9464 LEDGER_MANAGEMENT_ADDRESS=0.0.0.0 LEDGER_DRAIN_SECONDS=5
# 9464 shows metrics without a key: for operators, never to be published.
EXPOSE 8080 9464
# bash because the image has no curl: ready means that the answer's first line says 200.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/${LEDGER_PORT:-8080} && printf 'GET /readyz HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+UseG1GC", "-XX:+UseCompactObjectHeaders", \
    "-XX:+ExitOnOutOfMemoryError", "-Duser.language=en", "--enable-native-access=ALL-UNNAMED", "-jar", "/app/ledger.jar"]
CMD ["serve"]
