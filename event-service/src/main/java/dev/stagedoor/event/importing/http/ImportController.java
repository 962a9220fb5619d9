package dev.stagedoor.event.importing.http;

import dev.stagedoor.event.catalogue.model.EventForm;
import dev.stagedoor.event.importing.ImportEvents;
import dev.stagedoor.event.importing.ImportLimits;
import dev.stagedoor.event.importing.format.BrokenFile;
import dev.stagedoor.event.importing.format.ImportFiles;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@RestController
@Tag(name = "Import", description = "Events from files")
class ImportController {
    private static final String CSV = "text/csv";
    private static final String CALENDAR = "text/calendar";

    private final ImportFiles files;
    private final ImportEvents importEvents;
    private final ImportLimits limits;

    ImportController(ImportFiles files, ImportEvents importEvents, ImportLimits limits) {
        this.files = files;
        this.importEvents = importEvents;
        this.limits = limits;
    }

    @PostMapping(
            path = "/api/events/import",
            consumes = {MediaType.APPLICATION_JSON_VALUE, CSV, CALENDAR})
    @Operation(
            operationId = "importEvents",
            summary = "Import events from a JSON, CSV or iCalendar file",
            description = "The same file again changes nothing; a bad row stops no other. With publish=true, rows that"
                    + " do not say otherwise are published; they need ticket types, and may lie in the past.",
            requestBody =
                    @RequestBody(
                            description = "The file, or a form with it as `file`. Rows of JSON are events as they are"
                                    + " created, with `externalId` and `publish` besides; or conferences.",
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        array = @ArraySchema(schema = @Schema(implementation = EventForm.class))),
                                @Content(mediaType = CSV, schema = @Schema(type = "string")),
                                @Content(mediaType = CALENDAR, schema = @Schema(type = "string")),
                                @Content(
                                        mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                        schema = @Schema(implementation = UploadedFile.class))
                            }))
    @ApiResponse(responseCode = "200", description = "What became of each row")
    @ApiResponse(responseCode = "400", description = "The file cannot be read; the detail says where it breaks")
    @ApiResponse(responseCode = "413", description = "More than 10 MB or 5,000 rows")
    @ApiResponse(responseCode = "415", description = "Not one of the media types")
    Mono<ImportResponse> body(
            Caller caller,
            @RequestParam(defaultValue = "false") boolean publish,
            @Parameter(hidden = true) ServerHttpRequest request) {
        return run(caller.userId(), kind(request.getHeaders().getContentType(), ""), request.getBody(), publish);
    }

    @PostMapping(path = "/api/events/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(hidden = true)
    Mono<ImportResponse> upload(
            Caller caller,
            @RequestParam(defaultValue = "false") boolean publish,
            @RequestPart("file") Mono<Part> file) {
        return file.flatMap(part -> {
            String name = part instanceof FilePart uploaded ? uploaded.filename() : "";
            return run(caller.userId(), kind(part.headers().getContentType(), name), part.content(), publish);
        });
    }

    private Mono<ImportResponse> run(
            UUID organizerId, ImportFiles.Kind kind, Flux<DataBuffer> content, boolean publish) {
        return SentFile.read(content, limits.maxBytes().toBytes())
                // A large file takes a while to read: not on a thread that serves other requests.
                .publishOn(Schedulers.boundedElastic())
                .map(file -> files.read(kind, file))
                .onErrorMap(BrokenFile.class, ImportController::problem)
                .flatMap(rows -> importEvents.run(organizerId, rows, publish))
                .map(ImportResponse::of);
    }

    private static Problem problem(BrokenFile broken) {
        return broken.isTooLong()
                ? Problem.of(HttpStatus.CONTENT_TOO_LARGE, "too_many_rows", broken.detail())
                : Problem.of(HttpStatus.BAD_REQUEST, "broken_file", broken.detail());
    }

    /** By media type; an upload of unknown type by the end of its name. */
    private static ImportFiles.Kind kind(@Nullable MediaType type, String fileName) {
        String subtype = type == null ? "" : type.getSubtype().toLowerCase(Locale.ROOT);
        String name = fileName.toLowerCase(Locale.ROOT);
        if (subtype.equals("json") || name.endsWith(".json")) {
            return ImportFiles.Kind.JSON;
        }
        if (subtype.equals("csv") || name.endsWith(".csv")) {
            return ImportFiles.Kind.CSV;
        }
        if (subtype.equals("calendar") || name.endsWith(".ics")) {
            return ImportFiles.Kind.CALENDAR;
        }
        throw Problem.of(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "unsupported_media_type",
                "Send the file as application/json, text/csv or text/calendar.");
    }

    /** The form of an upload, for the OpenAPI document. */
    record UploadedFile(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            Part file) {}
}
