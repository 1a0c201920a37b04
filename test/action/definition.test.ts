import { describe, expect, test } from "vitest";
import { evaluate } from "./expressions.ts";
import { readAction, readWorkflow, type Step } from "./runner.ts";

const workflows = ["briefing", "monthly", "release", "forks"] as const;
const jobs = workflows.flatMap((name) =>
  Object.values(readWorkflow(name).jobs).map((job) => ({ name, ...job })),
);
const steps: readonly Step[] = [readAction().runs.steps, ...jobs.map((job) => job.steps)].flat();

describe("the action and the example's workflows", () => {
  test("put no value of an input or event into a script", () => {
    const scripts = steps.flatMap(({ run }) => run ?? []);
    expect(scripts.length).toBeGreaterThan(8);
    expect(scripts.filter((script) => script.includes("${{"))).toEqual([]);
  });

  test("give the token to the step that comments and to the one that attaches alone", () => {
    const given = steps.filter(({ env }) =>
      Object.values(env).some((v) => /token/.test(String(v))),
    );
    expect(given.map(({ name }) => name)).toEqual(["Comment", "Attach"]);
  });

  test("may do nothing but what a job names", () => {
    for (const name of workflows) expect(readWorkflow(name).permissions).toEqual({});
    expect(jobs.map(({ name, permissions }) => [name, Object.keys(permissions)])).toEqual([
      ["briefing", ["contents", "pull-requests", "security-events"]],
      ["monthly", ["contents"]],
      ["release", ["contents"]],
      ["forks", ["contents", "pull-requests"]],
    ]);
  });

  test("check out nothing of a fork where they may write", () => {
    const [forks] = jobs.filter(({ name }) => name === "forks");
    const checkouts = forks?.steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    expect(checkouts?.map((step) => Object.keys(step.with))).toEqual([["persist-credentials"]]);
  });

  test("name steps of others by a commit, but for code scanning and the action itself", () => {
    const others = steps.flatMap(({ uses }) => uses ?? []);
    const loose = others.filter((uses) => !/@[0-9a-f]{40}$/.test(uses));
    expect([...new Set(loose)].sort()).toEqual([
      "fieldbrief/fieldbrief@v0",
      "github/codeql-action/upload-sarif@v3",
    ]);
  });

  test("give each step only inputs that there are", () => {
    const { inputs } = readAction();
    const named = steps.flatMap(({ env, if: condition = "" }) =>
      [...Object.values(env).map(String), condition].flatMap((text) =>
        [...text.matchAll(/inputs\.([a-z-]+)/g)].map(([, name = ""]) => name),
      ),
    );
    expect([...new Set(named)].filter((name) => !Object.hasOwn(inputs, name))).toEqual([]);
    expect(
      Object.keys(inputs)
        .filter((name) => !named.includes(name))
        .sort(),
    ).toEqual(["artifact", "node-version"]);
  });
});

test.each(["github.event.x[0]", "contains(a, 'b')", "!github.x", "github['x']"])(
  "an expression that was not tried is refused: %s",
  (expression) => {
    expect(() => evaluate(expression, { github: {} })).toThrow();
  },
);
