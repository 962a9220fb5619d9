package dev.stagedoor.service.paging;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a {@link PageRequest}: the list has one order. {@code sortBy} and {@code order} are 422, because a client that
 * sends them must not believe that they were heard.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface FixedOrder {}
