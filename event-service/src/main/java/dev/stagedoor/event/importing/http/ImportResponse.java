package dev.stagedoor.event.importing.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.stagedoor.event.catalogue.model.FieldError;
import dev.stagedoor.event.importing.model.RowResult;
import dev.stagedoor.event.importing.model.RowResult.Failed;
import dev.stagedoor.event.importing.model.RowResult.Imported;
import dev.stagedoor.event.importing.model.RowResult.Unchanged;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a file. */
record ImportResponse(int imported, int unchanged, int failed, List<Row> rows) {

    /**
     * What became of one row.
     *
     * @param row from 1; a header does not count
     * @param outcome imported (created or changed), unchanged or failed
     * @param id of its event; absent for a row that failed
     * @param errors of a row that failed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            int row,
            String outcome,
            @Nullable UUID id,
            @Nullable List<FieldError> errors) {

        static Row of(RowResult result) {
            return switch (result) {
                case Imported(int row, UUID id) -> new Row(row, "imported", id, null);
                case Unchanged(int row, UUID id) -> new Row(row, "unchanged", id, null);
                case Failed(int row, List<FieldError> errors) -> new Row(row, "failed", null, errors);
            };
        }
    }

    static ImportResponse of(List<RowResult> results) {
        return new ImportResponse(
                count(results, Imported.class),
                count(results, Unchanged.class),
                count(results, Failed.class),
                results.stream().map(Row::of).toList());
    }

    private static int count(List<RowResult> results, Class<? extends RowResult> outcome) {
        return Math.toIntExact(results.stream().filter(outcome::isInstance).count());
    }
}
