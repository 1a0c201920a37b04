import type { Edits } from "../support/change.ts";

const claims = "data/claims.csv";
const incidents = "data/incidents.csv";
const newIncident =
  'I-6,"Rockets, Kunduz",2022-05-25,2022-05-25,day,a field,,AF-KDZ,AF,province,others,stated,civilians,unknown,rockets,,unsourced,public,,,,,\n';
const newClaim = "C-6,I-6,agency,at least 2,,,at least two,,,2022-05-25,,undetermined,public,\n";
const row = {
  i2: 'I-2,"Device on a bus, Mazar",2022-04-30,2022-04-30,day,a bus in Mazar,,AF-BAL,AF,province,transport,stated,civilians,vehicle,magnetic-device,,reported,public,,,,,\n',
  i4: 'I-4,"Shooting at a post, Kunduz",2022-05-10,2022-05-10,day,a post in Kunduz,,AF-KDZ,AF,province,others,stated,guards,unknown,shooting,,reported,public,,,,,\n',
  c2: "C-2,I-2,radio,4,,,four,,,2022-04-30,,undetermined,public,\n",
};

/** Each kind of change of data, as edits of the base project. */
export const cases: Readonly<Record<string, Edits>> = {
  "01-nothing": {},
  "02-new-incident": {
    [incidents]: [["I-5,", `${newIncident}I-5,`]],
    [claims]: [["C-5,", `${newClaim}C-5,`]],
  },
  "03-withdrawn-incident": { [incidents]: [[row.i2, ""]], [claims]: [[row.c2, ""]] },
  "04-merged-incidents": {
    [incidents]: [
      [row.i4, ""],
      ["reported,public,,,,,\nI-5", "reported,public,C-3,the larger,,,\nI-5"],
    ],
    [claims]: [["C-4,I-4", "C-4,I-3"]],
  },
  "05-renamed-incident": {
    [incidents]: [["I-2,", "I-2022-04-30-balkh,"]],
    [claims]: [["C-2,I-2", "C-2,I-2022-04-30-balkh"]],
  },
  "06-split-incident": {
    [incidents]: [
      ['I-1,"Attack on a mosque, Kabul"', 'I-1x,"Attack on a mosque, Kabul"'],
      [",C-1a,the fuller account", ",,"],
      [
        "I-2,",
        'I-1y,"Second blast, Kabul",2022-04-29,2022-04-29,day,a street,Kabul,AF-KAB,AF,town,mosques,stated,civilians,street,suicide-attack,1,reported,public,,,,,\nI-2,',
      ],
    ],
    [claims]: [
      ["C-1a,I-1", "C-1a,I-1x"],
      ["C-1b,I-1", "C-1b,I-1y"],
    ],
  },
  "07-re-dated-into-next-period": {
    [incidents]: [["2022-04-30,2022-04-30", "2022-05-01,2022-05-01"]],
  },
  "08-re-dated-within-period": {
    [incidents]: [["2022-05-10,2022-05-10,day,Kunduz", "2022-05-09,2022-05-11,day,Kunduz"]],
  },
  "09-re-placed": { [incidents]: [["a bus in Mazar,,AF-BAL", "a bus near Kunduz,,AF-KDZ"]] },
  "10-re-classified": { [incidents]: [["transport,stated", "others,editor"]] },
  "11-another-status": {
    [incidents]: [["magnetic-device,,reported", "magnetic-device,,disputed"]],
  },
  "12-toll-revised": { [claims]: [["radio,4,,,four", "radio,7,,,seven"]] },
  "13-toll-revised-by-new-claim": {
    [claims]: [["C-3,", "C-2b,I-2,agency,15,,,fifteen,,,2022-04-30,,undetermined,public,\nC-3,"]],
    [incidents]: [["reported,public,,,,,\nI-3", "reported,public,C-2b,later and fuller,,,\nI-3"]],
  },
  "14-another-claim-preferred": {
    [incidents]: [["C-1a,the fuller account", "C-1b,the more cautious"]],
  },
  "15-another-rule": { "briefing.yaml": [["rule: preferred", "rule: lowest"]] },
  "16-rule-of-one-incident": {
    [incidents]: [["the fuller account,,", "the fuller account,range,both are sound"]],
  },
  "17-claim-added-without-effect": {
    [claims]: [["C-2,", "C-1c,I-1,agency,11,,,eleven,,,2022-04-29,,undetermined,public,\nC-2,"]],
  },
  "18-claim-withdrawn": {
    [claims]: [
      ["C-1b,I-1,agency,at least 10,,,at least ten,,,2022-04-29,IS-K,media,public,\n", ""],
    ],
  },
  "19-verbatim-corrected": { [claims]: [["at least ten", "ten at the least"]] },
  "20-attribution": { [claims]: [["IS-K,media", "IS-K,claimed"]] },
  "21-source-added": {
    "data/sources.csv": [["insider,", "paper,The Paper,,media,,public,\ninsider,"]],
  },
  "22-source-changed": { "data/sources.csv": [["Radio One", "Radio First"]] },
  "23-statement-revised": {
    "data/statements.yaml": [
      ['"more than 50"', '"more than 60"'],
      ["over fifty", "over sixty"],
    ],
  },
  "24-breakdown": {
    "data/breakdowns.csv": [["children,2,two children", "children,3,three children"]],
  },
  "25-confidential-record": {
    [incidents]: [["a house in Herat", "a shop in Herat"]],
    [claims]: [["told by his brother", "told by his wife"]],
  },
  "26-made-confidential": {
    [incidents]: [
      ["shooting,,reported,public,,,,,\nI-5", "shooting,,reported,confidential,,,,,\nI-5"],
    ],
    [claims]: [
      [
        "two guards,,,2022-05-10,,undetermined,public",
        "two guards,,,2022-05-10,,undetermined,confidential",
      ],
    ],
  },
  "27-province-renamed": { "data/places/provinces.csv": [["67.0232", "67.1"]] },
  "28-period-and-edition": {
    "briefing.yaml": [["2022-04-01..2022-04-30", "2022-04-01..2022-04-29"]],
  },
  "29-hostile-words": {
    [incidents]: [["Device on a bus, Mazar", "@all <img src=x> [a](http://evil.example) `x` | #1"]],
    [claims]: [["four,,,2022-04-30,,undetermined", "four,,,2022-04-30,</details>``@root,media"]],
  },
};
