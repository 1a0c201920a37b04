// In: the editions of briefing.yaml, and which of them are asked for. Out: these, and what was asked for and is
// not there. Knows nothing of how they are made, so that a build that finds nothing to do loads none of that.
export { type Choice, chooseEditions } from "./choose-editions.ts";
