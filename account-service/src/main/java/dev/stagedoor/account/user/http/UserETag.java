package dev.stagedoor.account.user.http;

import dev.stagedoor.account.user.model.Precondition;
import dev.stagedoor.account.user.model.User;
import dev.stagedoor.service.problem.Problem;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The entity tag of an account: its revision. */
public final class UserETag {
    private static final Pattern TAG = Pattern.compile("(W/)?\"(\\d{1,18})\"");

    private UserETag() {}

    static String of(User user) {
        return "\"" + user.revision() + "\"";
    }

    /** An absent {@code If-Match} leaves it open. */
    public static Precondition optional(@Nullable String ifMatch) {
        Precondition precondition = precondition(ifMatch);
        return precondition == null ? Precondition.NONE : precondition;
    }

    /** What {@code If-Match} demands; an absent one is 428. */
    public static Precondition required(@Nullable String ifMatch) {
        Precondition precondition = precondition(ifMatch);
        if (precondition == null) {
            throw Problem.of(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "if_match_required",
                    "Send the ETag of the account that you read as If-Match.");
        }
        return precondition;
    }

    /** 412: the account is not the one that the caller has seen. */
    public static Problem stale() {
        return Problem.of(
                HttpStatus.PRECONDITION_FAILED,
                "stale",
                "The account has changed since you read it. Read it again and repeat your change.");
    }

    /** A weak tag or one that is not ours matches nothing. */
    private static @Nullable Precondition precondition(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            return null;
        }
        if (ifMatch.strip().equals("*")) {
            return Precondition.NONE;
        }
        Set<Long> revisions = TAG.matcher(ifMatch)
                .results()
                .filter(tag -> tag.group(1) == null)
                .map(tag -> Long.valueOf(tag.group(2)))
                .collect(Collectors.toUnmodifiableSet());
        return new Precondition(false, revisions);
    }
}
