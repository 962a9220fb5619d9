@NullMarked
package dev.stagedoor.service;

import org.jspecify.annotations.NullMarked;
