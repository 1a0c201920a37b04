import { lookup } from "../../language/index.ts";
import { isolateAll } from "../isolate.ts";
import { scalar } from "../shape.ts";
import { isRecord } from "../value.ts";
import type { Helper, HelperCall } from "./helper.ts";
import { HelperError } from "./helper-error.ts";

/** `{{place row}}` prints "Mazar-e Sharif, Balkh", or "Kunduz province" where no more is known. */
export const place: Helper = {
  name: "place",
  about: "Prints where an incident struck, no closer than is known.",
  example: "{{place row}}",
  params: [
    {
      name: "row",
      takes: "row",
      about:
        "A row with place_precision, town, province_name and country, as far as they are known",
      needs: ["place_precision"],
    },
  ],
  strings: ["place.town", "place.district", "place.province", "place.country", "place.unknown"],
  gives: () => scalar("text"),
  run: write,
};

function write({ arguments: args, rendering }: HelperCall): string {
  const row = args.any("row");
  if (!isRecord(row)) throw new HelperError('"row" is not a row');
  const { language, provinces } = rendering.context;
  const message = (key: string, values: Readonly<Record<string, string>>): string =>
    language.message(key, isolateAll(values, language));
  const text = (name: string): string => (typeof row[name] === "string" ? row[name] : "");
  const names = provinces.find(({ id }) => id === text("province"))?.name ?? {};
  const province = text("province_name") || (lookup(names, language.tag) ?? "") || text("province");
  const town = text("town");
  const precision = text("place_precision");
  if (["point", "town", "district"].includes(precision) && town !== "") {
    if (province === "" || province === town) return town;
    return message("place.town", { town, province });
  }
  if (precision !== "country" && precision !== "unknown" && province !== "")
    return message(precision === "district" ? "place.district" : "place.province", { province });
  const country = text("country");
  if (country === "") return language.message("place.unknown");
  const name = language.message(`country.${country}`);
  return message("place.country", { country: name });
}
