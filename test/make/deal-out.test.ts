import { describe, expect, test } from "vitest";
import { dealOut, type Job, type Outcome } from "../../src/make/index.ts";

const names = ["a", "b", "c", "d", "e", "f"];
const job = {
  editions: names.map((id) => ({ id, language: "en", audience: "public" })),
} as unknown as Job;
const made = (index: number): Outcome => ({
  diagnostics: [{ severity: "warning", code: "test/made", message: names[index] ?? "" }],
});
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const messages = (outcomes: readonly Outcome[]): readonly string[] =>
  outcomes.flatMap(({ diagnostics }) => diagnostics.map(({ message }) => message));

describe("editions dealt out to hands", () => {
  test("come back in the order of their indexes, whoever is faster", async () => {
    const slow = async (index: number): Promise<Outcome> => {
      for (let n = 0; n < 20; n++) await turn();
      return made(index);
    };
    const fast = async (index: number): Promise<Outcome> => made(index);
    const outcomes = await dealOut(job, [0, 1, 2, 3, 5], [{ make: slow }, { make: fast }], {
      ahead: 1,
    });
    expect(outcomes.map(({ index }) => index)).toEqual([0, 1, 2, 3, 5]);
    expect(messages(outcomes)).toEqual(["a", "b", "c", "d", "f"]);
  });

  test("go to one hand in all their languages, until there are none left", async () => {
    const three = ["en", "fa-AF", "ps-AF"];
    const own = {
      editions: ["a", "b", "c"].flatMap((id) =>
        three.map((language) => ({ id, language, audience: "public" })),
      ),
    } as unknown as Job;
    const asked: [number, number][] = [];
    const hand = (name: number) => ({
      make: async (index: number): Promise<Outcome> => {
        asked.push([name, index]);
        await turn();
        return made(index);
      },
    });
    await dealOut(own, [0, 1, 2, 3, 4, 5, 6, 7, 8], [hand(1), hand(2)], { ahead: 1 });
    const of = (name: number): readonly number[] =>
      asked.filter(([who]) => who === name).map(([, index]) => index);
    expect(of(1)).toEqual([0, 1, 2, 6, 7]);
    expect(of(2)).toEqual([3, 4, 5, 8]);
  });

  test("are given to each hand up to its measure, and no edition twice", async () => {
    let held = 0;
    let most = 0;
    const asked: number[] = [];
    const make = async (index: number): Promise<Outcome> => {
      asked.push(index);
      most = Math.max(most, ++held);
      await turn();
      held--;
      return made(index);
    };
    await dealOut(job, [0, 1, 2, 3, 4, 5], [{ make }], { ahead: 3 });
    expect(most).toBe(3);
    expect(asked.sort()).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test("go to the others when a hand breaks, which costs what it held", async () => {
    const broken = async (): Promise<Outcome> => {
      await turn();
      throw new Error("out of memory");
    };
    const hand = async (index: number): Promise<Outcome> => {
      await turn();
      await turn();
      return made(index);
    };
    const outcomes = await dealOut(job, [0, 1, 2, 3, 4, 5], [{ make: broken }, { make: hand }], {
      ahead: 2,
    });
    const crashed = outcomes.filter(({ crash }) => crash !== undefined);
    expect(crashed.map(({ index }) => index)).toEqual([0, 1]);
    expect(messages(crashed)[0]).toContain("a-en: this is a bug of ours");
    expect(messages(outcomes.slice(2))).toEqual(["c", "d", "e", "f"]);
  });

  test("are told apart from bugs where a thread has no memory left", async () => {
    const make = async (): Promise<Outcome> => {
      throw Object.assign(new Error("heap"), { code: "ERR_WORKER_OUT_OF_MEMORY" });
    };
    const [outcome] = await dealOut(job, [0], [{ make }], { ahead: 1 });
    expect(outcome?.diagnostics.map(({ code }) => code)).toEqual(["edition/out-of-memory"]);
    expect(outcome?.crash).toBeUndefined();
  });

  test("are all told of when every hand has broken, by what broke the last", async () => {
    const make = async (): Promise<Outcome> => {
      throw Object.assign(new Error("heap"), { code: "ERR_WORKER_OUT_OF_MEMORY" });
    };
    const outcomes = await dealOut(job, [0, 1, 2], [{ make }], { ahead: 1 });
    expect(
      outcomes.map(({ index, diagnostics }) => [index, ...diagnostics.map(({ code }) => code)]),
    ).toEqual([0, 1, 2].map((index) => [index, "edition/out-of-memory"]));
  });

  test("are all told of where there are no hands, by what broke these", async () => {
    const broken = new Error("no hands");
    const outcomes = await dealOut(job, [1, 2], [], { ahead: 1, broken });
    expect(outcomes.map(({ index, crash }) => [index, crash])).toEqual([
      [1, broken],
      [2, broken],
    ]);
  });
});
