// Writes incidents.csv, the table that the tutorial begins with: 200 rows of an exercise, every one made up. The same
// rows every time. Usage: node docs/tutorial/incidents.js, with --print to print it instead.
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const places = [
  ["", "Badakhshan"],
  ["Pul-e Khumri", "Baghlan"],
  ["Mazar-e Sharif", "Balkh"],
  ["Bamyan", "Bamyan"],
  ["", "Ghor"],
  ["Herat", "Herat"],
  ["Kunduz", "Kunduz"],
  ["Mehtar Lam", "Laghman"],
  ["Jalalabad", "Nangarhar"],
  ["Charikar", "Parwan"],
  ["Taloqan", "Takhar"],
  ["", "Nuristan"],
  ["", "Samangan"],
];

const events = ["Flood", "Flood", "Flood", "Landslide", "Landslide", "Snow slide", "Storm"];
const struck = ["Homes", "Homes", "Homes", "Road", "Bridge", "Fields", "School", ""];
const dead = [
  "0",
  "0",
  "0",
  "1",
  "1",
  "2",
  "3",
  "at least 2",
  "at least 4",
  "about 10",
  "2-5",
  "?",
  "",
];
const hurt = ["0", "1", "2", "4", "at least 3", "more than 10", "up to 6", "several", "?", ""];
const reporters = ["Exercise Radio", "Exercise Radio", "Exercise Rescue Team", "Exercise Post", ""];

// A generator of our own: the same numbers on every machine (Park and Miller's).
let state = 2031;
const pick = (words) => {
  state = (state * 48271) % 2147483647;
  return words[state % words.length];
};

const rows = Array.from({ length: 200 }, (_, index) => {
  const number = String(index + 1).padStart(3, "0");
  const day = new Date(Date.UTC(2031, 0, 3 + Math.floor(index * 1.8)));
  const [town, province] = pick(places);
  const event = pick(events);
  const reporter = pick(reporters);
  return [
    `X-${number}`,
    day.toISOString().slice(0, 10).split("-").reverse().join("/"),
    town,
    province,
    event,
    pick(struck),
    pick(dead),
    pick(hurt),
    reporter,
    reporter === "" ? "" : `https://example.org/exercise/${number}`,
    `Made up for an exercise: report ${number}`,
  ];
});

// Two slips, as every table has some: a day that is in no calendar, a letter in a number.
rows[57][1] = "31/04/2031";
rows[120][6] = "1O";

const header = [
  "Report no.",
  "Event date",
  "Nearest town",
  "Province",
  "What happened",
  "What was hit",
  "Dead",
  "Hurt",
  "Reported by",
  "Link",
  "Remarks",
];
const csv = [header, ...rows].map((cells) => `${cells.join(",")}\n`).join("");
if (process.argv.includes("--print")) process.stdout.write(csv);
else writeFileSync(join(import.meta.dirname, "incidents.csv"), csv);
