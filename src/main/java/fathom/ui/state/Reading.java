package fathom.ui.state;

/**
 * What one model says about the pixel under the cursor.
 *
 * @param photograph its name; empty where only one is shown
 * @param ofCurrent whether it is the current photograph
 * @param value with its unit when it has one; "–" where there is no depth
 * @param nearer the share of the picture that is nearer, in percent
 * @param kind what the value is
 * @param delta how far the aligned value lies from the reference's; empty where none is compared
 */
public record Reading(
        String photograph,
        boolean ofCurrent,
        String model,
        String dotColour,
        String value,
        String nearer,
        String kind,
        String delta) {}
