// In: a file of JavaScript or TypeScript of a project. Out: what it exports, run apart from the program, where neither
// clock nor chance, locale, network or machine is; and what in it would ask for them. Knows no template.

export { type Code, type ImportOf, readCode } from "./read-code.ts";
export { type Linked, type Outcome, openSandbox, type Problem, type Sandbox } from "./sandbox.ts";
