/** A table of an office's own, day first, semicolons, a byte order mark, 200 rows. The incidents are made up. */
export function ownTable(): string {
  const header =
    "Ref;Date of incident;Province;District;Location;Type of attack;Target;Killed;Injured;Kind;Reported by;Link;Description;Checked by";
  const of = (words: readonly string[], turn: number): string => words[turn % words.length] ?? "";
  const rows = Array.from({ length: 200 }, (_, turn) => {
    const day = new Date(Date.UTC(2021, 0, 4 + Math.floor(turn * 1.7)));
    const [year = "", month = "", date = ""] = day.toISOString().slice(0, 10).split("-");
    const outlet = of(["Radio", "Television", "Hospital staff", "", "Newspaper"], turn * 3);
    return [
      `M-${String(turn + 1).padStart(3, "0")}`,
      `${date}/${month}/${year}`,
      of(["Kabul", "Hirat", "Nangrahar", "Kandahar", "Balkh", "Kondoz", "Khost"], turn),
      of(["", "", "Centre"], turn),
      of(["Kabul", "Herat", "Jalalabad", "Kandahar", "Mazar-i-Sharif", "", ""], turn),
      of(["Roadside bomb", "Shooting", "107 mm rocket", "Air strike"], turn * 7),
      of(["Market", "Clinic", "School", "Home"], turn * 5),
      of(["0", "1", "at least 4", "7+", "?", "", "about 10", "several", "5-7"], turn),
      of(["2", "", "more than 10", "15", "unknown"], turn),
      of(["Attacks on civilians", "Attacks on aid", ""], turn),
      outlet,
      outlet === "Radio" ? `https://example.org/${turn}` : "",
      `"Note; row ${turn + 1}"`,
      "AB",
    ].join(";");
  });
  return `\ufeff${[header, ...rows].join("\r\n")}\r\n`;
}

/** A few rows in Dari. */
export const dariTable: string = [
  "تاریخ,ولایت,محل,نوع,کشته,زخمی,منبع",
  "2022-05-01,کابل,کابل,انفجار,۳,حدود ۵,رادیو",
  "2022-05-09,کندوز,بازار,تیراندازی,,2,",
].join("\n");
