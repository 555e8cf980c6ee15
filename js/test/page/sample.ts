/** A believable map of a motor insurance, and large or awkward tables to try the views on. */
import type { LocalStart } from "../../src/core/local-kernel";
import { spread } from "../../src/core/order";
import type { Cells, RowWire, SchemaSpec } from "../../src/core/protocol";

const PERSONAS: Cells[] = [
  {
    name: "Carla Meier",
    segment: "Young family, two cars",
    quote: "I only notice my insurer when something goes wrong.",
    goals: "One person who knows her case\nA fair price without yearly haggling",
    frustrations: "Small print\nWaiting for an answer",
    channels: ["phone", "app", "agent"],
    grade: "several_voices",
    sample_size: 14,
  },
  {
    name: "Ben Okafor",
    segment: "Single, first car",
    quote: "Just tell me the price.",
    goals: "Be insured tonight\nDo everything on the phone",
    frustrations: "Forms that ask twice",
    channels: ["app", "website"],
    grade: "assumption",
  },
];

const STAGES: Cells[] = [
  { name: "Awareness", goal: "Notice that cover is needed" },
  { name: "Research", goal: "Compare without becoming an expert" },
  {
    name: "Purchase",
    goal: "Buy fast and without doubt",
    description: "From the first quote to the policy.",
  },
  { name: "Claims", goal: "Get help when it counts", moment_of_truth: true },
  { name: "Renewal", goal: "Stay well covered at a fair price", optional: true },
];

const [CARLA, BEN] = ["p1", "p2"];
const [AWARENESS, RESEARCH, PURCHASE, CLAIMS, RENEWAL] = ["s1", "s2", "s3", "s4", "s5"];

type Need = [string, string | undefined, string, string, number, number, string, string];
const NEEDS: Need[] = [
  ["Know what happens next", CLAIMS, CARLA, "safety", 9, 0, "", "measured"],
  ["Know what is not covered before I pay", RESEARCH, CARLA, "safety", 9, 2, "", "several_voices"],
  [
    "Be recognised for ten careful years of driving without a single claim",
    RENEWAL,
    CARLA,
    "esteem",
    8,
    2,
    "",
    "one_voice",
  ],
  ["Decide without feeling stupid", RESEARCH, CARLA, "esteem", 8, 3, "", "several_voices"],
  [
    "Stay mobile while the car is in repair",
    CLAIMS,
    CARLA,
    "physiological",
    8,
    4,
    "Hire car within two hours",
    "several_voices",
  ],
  ["One person who knows my case", CLAIMS, CARLA, "love_belonging", 7, 3, "", "several_voices"],
  ["Be insured from tonight", PURCHASE, BEN, "safety", 10, 10, "Quote to policy in 8 minutes", "measured"],
  ["Pay by the month without a surcharge", PURCHASE, BEN, "safety", 6, 3, "", "assumption"],
  [
    "Feel that people like me are insured here",
    AWARENESS,
    CARLA,
    "love_belonging",
    6,
    3,
    "Named by friends first",
    "one_voice",
  ],
  ["Change the cover from my phone", RENEWAL, BEN, "esteem", 7, 7, "App with all contracts", "measured"],
  ["Let the cover grow with my plans", CLAIMS, BEN, "self_actualization", 5, 3, "", "assumption"],
];

function needs(): Cells[] {
  const known = NEEDS.map(([statement, stage, persona, level, importance, satisfaction, usp, grade]) => ({
    statement,
    stage,
    persona,
    level,
    importance,
    satisfaction,
    usp,
    grade,
  }));
  return [...known, { statement: "Not be called at work", persona: BEN }];
}

const LANES: Cells[] = [
  { name: "Doing", prompt: "What does the customer do?", side: "customer" },
  { name: "Thinking", prompt: "What does the customer think?", side: "customer" },
  { name: "Touchpoints", prompt: "How do they meet us?", side: "frontstage" },
  { name: "Business", prompt: "What must the business do?", side: "backstage" },
];

const NOTES: Cells[] = [
  {
    lane: "l1",
    stage: AWARENESS,
    persona: CARLA,
    text: "Hears about renewal dates from a colleague",
    grade: "assumption",
  },
  {
    lane: "l1",
    stage: CLAIMS,
    persona: CARLA,
    text: "Photographs the damage",
    channel: "app",
    grade: "one_voice",
  },
  { lane: "l1", stage: CLAIMS, persona: BEN, text: "Calls the hotline twice", channel: "phone" },
  { lane: "l2", stage: CLAIMS, text: "Am I still covered?" },
  { lane: "l3", stage: RESEARCH, text: "Price calculator", channel: "website" },
];

const EMOTIONS: Cells[] = [AWARENESS, RESEARCH, PURCHASE, CLAIMS, RENEWAL].map((stage, at) => ({
  persona: CARLA,
  stage,
  version: "as_is",
  score: [0, -1, 1, -2, 0][at],
  word: ["neutral", "overwhelmed", "relieved", "angry", "satisfied"][at],
  unaware: at === 0,
}));

const EVIDENCE: Cells[] = [
  {
    persona: CARLA,
    stage: CLAIMS,
    need: "n1",
    source: "interview",
    finding: "“Nobody told me what comes after the photo.”",
    n: 6,
    collected_on: "2026-03-31",
  },
  {
    stage: CLAIMS,
    source: "metric",
    finding: "Days until the first answer",
    metric: "Days",
    value: 4.5,
    n: 1280,
    link: "https://example.com/reports/claims-2026",
  },
];

const SIDES = ["customer", "frontstage", "backstage", "support", "insight"];

/** As many stages, lanes and notes as a board has to bear. */
function wide(): Record<string, Cells[]> {
  const some = (count: number, make: (at: number) => Cells) =>
    Array.from({ length: count }, (_, at) => make(at));
  return {
    stages: some(30, (at) => ({ name: `Stage ${at + 1}`, goal: "Get one step further" })),
    lanes: some(14, (at) => ({ name: `Lane ${at + 1}`, prompt: "What happens here?", side: SIDES[at % 5] })),
    notes: some(1000, (at) => ({
      stage: `s${1 + (at % 30)}`,
      lane: `l${1 + (Math.floor(at / 30) % 14)}`,
      text: `Note ${at + 1}: what somebody does, thinks or says here`,
      persona: at % 3 ? CARLA : BEN,
    })),
  };
}

/** Words nobody can break at a blank. */
const LONG: Cells[] = [
  {
    statement:
      "Kraftfahrzeughaftpflichtversicherungsbedingungen und Schadenfreiheitsrabattübertragungserklärung verstehen",
    usp: "Rechtsschutzversicherungsgesellschaften bieten Selbstbeteiligungsrückerstattung",
  },
  {
    statement: "D".repeat(300),
    level: "love_belonging",
    importance: 10,
    satisfaction: 10,
    rival: "保険会社の対応がとても遅いので困っています。もっと早く連絡してほしい。",
  },
  { statement: "שירות מהיר וברור 🚗 in two scripts", importance: 0, satisfaction: 0 },
];

function rows(prefix: string, cells: readonly Cells[]): RowWire[] {
  const keys = spread(cells.length, null);
  return cells.map((row, at) => {
    const filled = Object.entries(row).filter(
      ([, value]) => value !== undefined && value !== "" && value !== false,
    );
    return [`${prefix}${at + 1}`, keys[at] as string, Object.fromEntries(filled)];
  });
}

/** As large as a board gets: 30 stages, 14 lanes and as many notes as asked for. */
function wall(count: number): LocalStart["rows"] {
  const stages = Array.from({ length: 30 }, (_, at) => ({
    ...STAGES[at % STAGES.length],
    name: `Stage ${at + 1}`,
  }));
  const sides = ["customer", "frontstage", "backstage", "support", "insight"];
  const lanes = Array.from({ length: 14 }, (_, at) => {
    return { name: `Lane ${at + 1}`, prompt: `What about lane ${at + 1}?`, side: sides[Math.floor(at / 3)] };
  });
  const texts = NOTES.map(({ text }) => text);
  const notes = Array.from({ length: count }, (_, at) => ({
    lane: `l${((at * 7) % 14) + 1}`,
    stage: `s${((at * 11) % 30) + 1}`,
    persona: [CARLA, BEN, undefined][at % 3],
    text: `${texts[at % texts.length]} (${at + 1})`,
    channel: ["app", "phone", undefined, "letter"][at % 4],
    grade: ["assumption", "one_voice", "several_voices", "measured", undefined][at % 5],
  }));
  const felt = stages.flatMap((_, at) =>
    [CARLA, BEN].flatMap((persona, one) =>
      ["as_is", "to_be"].map((version, two) => {
        return { persona, stage: `s${at + 1}`, version, score: ((at * (3 + one) + two * 2) % 5) - 2 };
      }),
    ),
  );
  const wanted = Array.from({ length: 60 }, (_, at) => ({
    ...needs()[at % NEEDS.length],
    stage: `s${(at % 30) + 1}`,
  }));
  return {
    personas: rows("p", PERSONAS),
    stages: rows("s", stages),
    lanes: rows("l", lanes),
    notes: rows("o", notes),
    emotions: rows("m", felt),
    needs: rows("n", wanted),
    evidence: [],
  };
}

export function sample(map_schema: SchemaSpec, kind: string, count: number): LocalStart {
  if (kind === "wall") return { map_schema, fields: { title: "A long wall" }, rows: wall(count) };
  const some = needs();
  const many = Array.from({ length: count }, (_, at) => ({
    ...some[at % some.length],
    rival: `Rival ${at + 1}`,
  }));
  const shown = { full: some, empty: [], bare: [], long: LONG, many }[kind] ?? some;
  // A map of which there are only the lanes.
  const is_bare = kind === "bare";
  const none = is_bare || kind === "empty";
  const large = kind === "wide" ? wide() : undefined;
  return {
    map_schema,
    fields: { title: "Motor insurance", process: "customer_experience" },
    rows: {
      personas: rows("p", none ? [] : PERSONAS),
      stages: rows("s", none ? [] : (large?.stages ?? STAGES)),
      lanes: rows("l", large?.lanes ?? LANES),
      notes: rows("o", is_bare ? [] : (large?.notes ?? NOTES)),
      emotions: rows("m", is_bare ? [] : EMOTIONS),
      needs: rows("n", shown),
      evidence: rows("e", is_bare ? [] : EVIDENCE),
    },
  };
}
