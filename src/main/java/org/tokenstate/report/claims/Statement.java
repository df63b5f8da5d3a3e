package org.tokenstate.report.claims;

/**
 * A statement about a trade in tokens, with what the model answers.
 *
 * @param id the identifier
 * @param text what is stated
 * @param command arguments of the command that shows the answer
 * @param answer what the model says under the baseline, with its figures
 * @param doubt what makes the answer doubtful
 */
public record Statement(String id, String text, String command, String answer, String doubt) {}
