package fathom.ui.state;

/**
 * What one model says about the pixel under the cursor.
 *
 * @param value with its unit when it has one; "–" where there is no depth
 * @param nearer the share of the picture that is nearer, in percent
 */
public record Reading(String model, String dotColour, String value, String nearer) {}
