package dev.stagedoor.account.user.http;

import dev.stagedoor.account.user.model.Violation;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.problem.Problem.FieldError;
import java.util.List;
import org.springframework.http.HttpStatus;

/** What is answered about accounts in more than one place. */
public final class AccountProblems {
    private AccountProblems() {}

    /** 401: a token outlives its account by minutes at most. */
    public static Problem gone() {
        return Problem.of(HttpStatus.UNAUTHORIZED, "invalid_token", "The account of this token is gone.");
    }

    /** 409. */
    public static Problem usernameTaken() {
        return Problem.conflict("username_taken", "This username belongs to another account. Choose another.");
    }

    /** 409. */
    public static Problem emailTaken() {
        return Problem.conflict("email_taken", "This mail address belongs to another account. Sign in instead.");
    }

    /** 422: every violation. */
    public static Problem invalid(List<Violation> violations) {
        return Problem.invalid(violations.stream()
                .map(violation -> new FieldError(violation.field(), violation.message()))
                .toList());
    }

    /** 410: one answer for a token that is unknown, used, void or expired. */
    public static Problem tokenInvalid() {
        return Problem.of(
                HttpStatus.GONE,
                "token_invalid",
                "This link is unknown, expired or was used before. Ask for a new one.");
    }
}
