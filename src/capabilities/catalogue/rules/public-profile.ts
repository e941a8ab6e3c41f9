/** Fields of the national profile that anybody may read. Names of people, money and annexes stay inside the region. */
const publicFields = [
  "stage",
  "form",
  "digitalKind",
  "classification",
  "initiatorKind",
  "mainAffair",
  "otherAffairs",
  "latitude",
  "longitude",
  "astaCita",
  "pkpnCluster",
  "trialOn",
  "appliedOn",
  "developedOn",
  "developmentNote",
  "design",
  "goalShort",
  "goalMiddle",
  "goalLong",
  "benefit",
  "resultBefore",
  "resultAfter",
  "awardsNote",
  "videoLink",
] as const;

/** The allow-listed fields that hold something. */
export function publicProfile(profile: unknown): Record<string, unknown> {
  if (typeof profile !== "object" || profile === null) return {};
  const fields = new Map(Object.entries(profile));
  const shown = publicFields.map((name) => [name, fields.get(name)] as const);
  return Object.fromEntries(shown.filter(([, value]) => value !== null && value !== undefined));
}

const longest = 240;

/** One or two sentences for lists: the benefit, else the design, cut at a word. */
export function summaryOf(profile: unknown): string {
  const { benefit, design } = publicProfile(profile);
  const source = typeof benefit === "string" ? benefit : typeof design === "string" ? design : "";
  const text = source.replace(/\s+/g, " ").trim();
  return text.length <= longest ? text : `${text.slice(0, longest).replace(/\s+\S*$/, "")} …`;
}
