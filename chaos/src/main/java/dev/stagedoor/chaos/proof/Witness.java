package dev.stagedoor.chaos.proof;

import dev.stagedoor.chaos.crowd.Show;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** Somebody who can tell what was really sold. */
public interface Witness {
    /** Every booking of a show, by its id. */
    Map<UUID, Sold> sold(Show show) throws IOException, SQLException, InterruptedException;
}
