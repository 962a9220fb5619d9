package dev.stagedoor.service.security;

import static org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall.ALLOWED_HEADER_NAMES;
import static org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall.ALLOWED_HEADER_VALUES;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;

/**
 * Spring Security's firewall, which matches each header against a pattern whenever somebody looks at it. It lets the same
 * headers through, but needs no pattern to see that printable ASCII is allowed.
 */
public final class HeaderFirewall {
    private HeaderFirewall() {}

    public static ServerWebExchangeFirewall create() {
        Predicate<String> printable = HeaderFirewall::isPrintable;
        StrictServerWebExchangeFirewall firewall = new StrictServerWebExchangeFirewall();
        firewall.setAllowedHeaderNames(printable.or(ALLOWED_HEADER_NAMES));
        firewall.setAllowedHeaderValues(printable.or(ALLOWED_HEADER_VALUES));
        return firewall;
    }

    /** Asked also of headers that are not there. */
    private static boolean isPrintable(@Nullable String text) {
        if (text == null) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }
}
