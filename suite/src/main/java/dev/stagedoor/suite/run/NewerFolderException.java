package dev.stagedoor.suite.run;

import dev.stagedoor.suite.folder.SuiteVersion;

/** The data folder was last used by a later version, whose tables this one does not know. */
final class NewerFolderException extends Exception {
    private static final long serialVersionUID = 1L;

    NewerFolderException(SuiteVersion folder, SuiteVersion own) {
        super("The data folder was last used by Stagedoor %s; this is %s, which does not know its tables. %s"
                .formatted(folder.text(), own.text(), "Use that version, or choose another folder with --data."));
    }
}
