// Makes incidents up: the same for the same seed, on any machine. Nothing of it is of the world.
const towns = [
  "Arvan",
  "Belqis",
  "Chorsu",
  "Dahan-e Ghori",
  "Eshtehard",
  "Farza",
  "Gulbahar",
  "Haft Qala",
];
const provinces = [
  "Northern Province",
  "Upper Valley",
  "Salt Plain",
  "Three Rivers",
  "Old Citadel",
];
const targets = [
  "worshippers at Friday prayers",
  "students of a tuition centre",
  "a convoy of the de facto authorities",
  "passengers of a minibus",
  "shoppers in a vegetable market",
];
const methods = [
  "suicide attack",
  "improvised explosive device",
  "small-arms fire",
  "magnetic device under a vehicle",
];
const attributions = [
  "claimed by the group on its own channel",
  "attributed by the de facto police, not claimed",
  "no claim; witnesses speak of two men on a motorcycle",
  "claimed a day later, with a figure that no other source repeats",
];
const sources = ["Agency A", "Daily B", "Mission C, quarterly report", "Radio D", "Monitor E"];

/** The heads of the eight columns, and the share of the width that each has. */
export const columns = [
  ["Date", 0.09],
  ["Place", 0.14],
  ["Target", 0.15],
  ["Method", 0.12],
  ["Killed", 0.08],
  ["Wounded", 0.09],
  ["Responsibility", 0.19],
  ["Sources", 0.14],
];

/** Returns rows of eight texts. */
export function makeRows(count, seed = 20_220_531) {
  const next = mulberry32(seed);
  const below = (limit) => Math.floor(next() * limit);
  const pick = (words) => words[below(words.length)];
  return Array.from({ length: count }, (_, index) => [
    new Date(Date.UTC(2021, 7, 15) + Math.floor(index / 4) * 86_400_000).toISOString().slice(0, 10),
    `${pick(towns)}, district ${1 + below(22)}, ${pick(provinces)}`,
    pick(targets),
    pick(methods),
    bounded(below(70), below(5)),
    bounded(below(140), below(5)),
    pick(attributions),
    `${pick(sources)}; ${pick(sources)} [${1 + below(400)}]`,
  ]);
}

function bounded(value, bound) {
  return [`${value}`, `at least ${value}`, `about ${value}`, `${value}–${value + 7}`, "not stated"][
    bound
  ];
}

function mulberry32(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
