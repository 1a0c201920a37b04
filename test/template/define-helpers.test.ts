import { expect, test } from "vitest";
import { defineHelpers } from "../../src/index.ts";

test("what run is given has the types of its arguments, and what it gives is checked", () => {
  const helpers = defineHelpers({
    toll: {
      about: "Prints who was killed.",
      params: [
        { name: "row", takes: "row", about: "A row" },
        {
          name: "length",
          takes: ["short", "long"],
          named: true,
          optional: true,
          about: "How long",
        },
        { name: "most", takes: "number", about: "At most" },
      ],
      run({ row, length, most }, { figure, language }) {
        const words: "short" | "long" | null = length;
        const letters: number | null = most;
        if (row === null || letters === null) return "";
        // @ts-expect-error: a field may be anything.
        const town: string = row["town"];
        // @ts-expect-error: no figure is made of a number.
        figure(5);
        return [town, language, words ?? "", figure(row, "killed")];
      },
    },
    wrong: {
      about: "Gives a number.",
      params: [],
      // @ts-expect-error: a number is no text.
      run: () => 5,
    },
    other: {
      about: "Asks for an argument that it does not have.",
      params: [{ name: "a", takes: "text", about: "A" }],
      // @ts-expect-error: there is no b.
      run: ({ b }) => b,
    },
  });
  expect(Object.keys(helpers)).toEqual(["toll", "wrong", "other"]);
});
