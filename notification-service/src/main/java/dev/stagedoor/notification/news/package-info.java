/** What the topics that several features follow say: a service has one subscription to a topic. */
@NullMarked
package dev.stagedoor.notification.news;

import org.jspecify.annotations.NullMarked;
