import { isTotal, totalToCount } from "../../count/index.ts";
import { scalar } from "../shape.ts";
import { isFigure, isRecord } from "../value.ts";
import type { Helper, Parameter } from "./helper.ts";

const a: Parameter = { name: "a", takes: "plain", about: "A value" };
const b: Parameter = { name: "b", takes: "plain", about: "Another" };
const one: Parameter = { ...a, takes: "condition" };
const other: Parameter = { ...b, takes: "condition" };

const yesOrNo = (): ReturnType<Helper["gives"]> => scalar("boolean");

/** `{{#if (eq row.status "unsourced")}}` asks whether two values are the same. */
export const eq: Helper = {
  name: "eq",
  about: "Tells whether two values are the same.",
  example: '{{#if (eq row.status "unsourced")}}…{{/if}}',
  params: [a, b],
  gives: yesOrNo,
  run: ({ arguments: args }) => args.any("a") === args.any("b"),
};

/** `{{#if (ne row.status "verified")}}` asks whether two values differ. */
export const ne: Helper = {
  name: "ne",
  about: "Tells whether two values differ.",
  example: '{{#if (ne row.status "verified")}}…{{/if}}',
  params: [a, b],
  gives: yesOrNo,
  run: ({ arguments: args }) => args.any("a") !== args.any("b"),
};

/** `{{#if (and row.town row.province)}}` asks whether all values are there. */
export const and: Helper = {
  name: "and",
  about: "Tells whether all of its values are there: not empty, not false, not 0.",
  example: "{{#if (and row.town row.province)}}…{{/if}}",
  params: [one, other],
  rest: "condition",
  gives: yesOrNo,
  run: ({ arguments: args }) => [args.any("a"), args.any("b"), ...args.rest].every(isThere),
};

/** `{{#if (or row.town row.province)}}` asks whether one of the values is there. */
export const or: Helper = {
  name: "or",
  about: "Tells whether at least one of its values is there: not empty, not false, not 0.",
  example: "{{#if (or row.town row.province)}}…{{/if}}",
  params: [one, other],
  rest: "condition",
  gives: yesOrNo,
  run: ({ arguments: args }) => [args.any("a"), args.any("b"), ...args.rest].some(isThere),
};

/** `{{#if (not row.town)}}` asks whether a value is missing. */
export const not: Helper = {
  name: "not",
  about: "Tells whether a value is not there: empty, false or 0.",
  example: "{{#if (not row.town)}}…{{/if}}",
  params: [one],
  gives: yesOrNo,
  run: ({ arguments: args }) => !isThere(args.any("a")),
};

/** `{{#if (known row.killed)}}` asks whether a count or total says a number at all. */
export const known: Helper = {
  name: "known",
  about: "Tells whether a count or total says anything: unknown is not 0.",
  example: "{{#if (known row.killed)}}…{{else}}…{{/if}}",
  params: [{ name: "value", takes: "value", about: "A count or total" }],
  gives: yesOrNo,
  run({ arguments: args }) {
    const value = args.any("value");
    if (!isFigure(value)) return false;
    if (typeof value === "number") return true;
    return (isTotal(value) ? totalToCount(value) : value).bound !== "unknown";
  },
};

// As Handlebars' own {{#if}} has it: an empty list is not there.
function isThere(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return isRecord(value) || Boolean(value);
}
