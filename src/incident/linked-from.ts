/** A column that no file has: the incident that a claim was of, before a link made it one of another. */
export const linkedFrom = "linked from";
