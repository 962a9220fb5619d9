# The image of one service. Build the jars first: ./mvnw -DskipTests package
#   docker build --build-arg SERVICE=booking-service -t stagedoor/booking-service .
ARG BASE=eclipse-temurin:25-jre

FROM ${BASE} AS layers
ARG SERVICE
WORKDIR /layers
COPY ${SERVICE}/target/${SERVICE}-*-exec.jar service.jar
# Libraries apart from our own classes: a new build of a service changes a megabyte of its image, not all of it.
RUN java -Djarmode=tools -jar service.jar extract --layers --destination extracted

FROM ${BASE}
WORKDIR /service
COPY --from=layers /layers/extracted/dependencies/ ./
COPY --from=layers /layers/extracted/spring-boot-loader/ ./
COPY --from=layers /layers/extracted/snapshot-dependencies/ ./
COPY --from=layers /layers/extracted/application/ ./
# Nobody's files and nobody's account: a service writes to /tmp at most.
USER 10001:10001
EXPOSE 8080
# SerialGC: the collector with the least memory and threads, and the JVM's own choice on small machines.
# 60 %: in 512 MB the rest holds metaspace (about 100 MB), code cache, direct buffers and stacks.
# Compact headers: less heap for the same objects. An operator adds flags with JDK_JAVA_OPTIONS.
# Out of memory: end, and let the engine start it anew, rather than limp.
ENTRYPOINT ["java", \
    "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", \
    "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", \
    "-jar", "service.jar"]
