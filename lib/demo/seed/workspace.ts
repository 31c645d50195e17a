import type {
  DemoAdmin,
  DemoApp,
  DemoAwayReason,
  DemoSegment,
  DemoTag,
  DemoTeam,
  DemoTicketState,
} from "../model";
import type { TagName, TeamKey } from "./text/scenario";

const day = 86_400;

export const teamIds: Record<TeamKey, string> = {
  billing: "5017691",
  technical: "5017692",
  onboarding: "5017693",
  escalations: "5017694",
  sales: "5017695",
};

const teamNames: Record<TeamKey, string> = {
  billing: "Billing",
  technical: "Technical",
  onboarding: "Onboarding",
  escalations: "Escalations",
  sales: "Sales & Partners",
};

type Person = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly job: string;
  readonly teams: readonly TeamKey[];
  readonly role?: string;
  readonly away?: boolean;
  readonly noSeat?: boolean;
};

export const agentId = "6120401";
export const leadId = "6120402";
export const ownerId = "6120403";

/** Answers before people do; no teammate, so not in `admins`. */
export const aiAgentAuthor = { type: "bot" as const, id: "6120400", name: "Fin", email: null };
/** Signs what happens by rule; the same author as the running server uses. */
export const operatorAuthor = {
  type: "bot" as const,
  id: "991267790",
  name: "Operator",
  email: "operator+hl4c9q2z@intercom.io",
};

const people: readonly Person[] = [
  {
    id: agentId,
    name: "Ada Nwosu",
    email: "agent@demo.test",
    job: "Support specialist",
    teams: ["technical", "billing"],
  },
  {
    id: leadId,
    name: "Luis Brandt",
    email: "lead@demo.test",
    job: "Support lead",
    teams: ["technical", "escalations"],
    role: "Lead",
  },
  {
    id: ownerId,
    name: "Ingrid Solheim",
    email: "owner@demo.test",
    job: "Head of Customer Experience",
    teams: ["escalations"],
    role: "Owner",
  },
  {
    id: "6120404",
    name: "Priya Raman",
    email: "priya@demo.test",
    job: "Support engineer",
    teams: ["technical"],
  },
  {
    id: "6120405",
    name: "Tom Whitfield",
    email: "tom@demo.test",
    job: "Billing specialist",
    teams: ["billing"],
    away: true,
  },
  {
    id: "6120406",
    name: "Mirela Popescu",
    email: "mirela@demo.test",
    job: "Billing specialist",
    teams: ["billing"],
  },
  {
    id: "6120407",
    name: "Kenji Arai",
    email: "kenji@demo.test",
    job: "Support engineer",
    teams: ["technical", "onboarding"],
  },
  {
    id: "6120408",
    name: "Sofia Marchetti",
    email: "sofia@demo.test",
    job: "Onboarding manager",
    teams: ["onboarding"],
  },
  {
    id: "6120409",
    name: "Oluwaseun Bello",
    email: "seun@demo.test",
    job: "Onboarding specialist",
    teams: ["onboarding", "sales"],
  },
  {
    id: "6120410",
    name: "Claire Dubois",
    email: "claire@demo.test",
    job: "Account manager",
    teams: ["sales"],
  },
  {
    id: "6120411",
    name: "Mateo Rivas",
    email: "mateo@demo.test",
    job: "Support specialist",
    teams: ["technical", "billing"],
  },
  {
    id: "6120412",
    name: "Hannah Lindqvist",
    email: "hannah@demo.test",
    job: "Financial controller",
    teams: [],
    noSeat: true,
  },
];

export const makeAdmins = (): DemoAdmin[] =>
  people.map((person) => ({
    id: person.id,
    name: person.name,
    email: person.email,
    jobTitle: person.job,
    awayModeEnabled: person.away ?? false,
    awayModeReassign: false,
    awayStatusReasonId: person.away ? 2 : null,
    hasInboxSeat: !person.noSeat,
    teamIds: person.teams.map((key) => teamIds[key]),
    avatar: person.noSeat ? null : `demo-file://avatar-${person.id}/${person.email.split("@")[0]}.png`,
    role: person.role ?? "Agent",
  }));

const teamKeys: readonly TeamKey[] = ["billing", "technical", "onboarding", "escalations", "sales"];

export const makeTeams = (): DemoTeam[] =>
  teamKeys.map((key) => ({
    id: teamIds[key],
    name: teamNames[key],
    adminIds: people.filter((person) => person.teams.includes(key)).map((person) => person.id),
    assignmentLimit: key === "escalations" ? 8 : 25,
    distributionMethod: key === "billing" || key === "technical" ? "balanced" : "manual",
  }));

type Author = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly first: string;
};

const authors: ReadonlyMap<string, Author> = new Map(
  people.map(({ id, name, email }) => [id, { id, name, email, first: name.split(" ")[0] ?? name }]),
);

/** @throws RangeError for an id that is no teammate's: the seed would be wrong. */
export const adminAuthor = (id: string): Author => {
  const author = authors.get(id);
  if (author === undefined) throw new RangeError(`no teammate ${id}`);
  return author;
};

/** Who works in a team's inbox. The agent is left out: what is assigned to the agent is decided slot by slot. */
export const workersOf = (team: TeamKey): string[] =>
  people
    .filter((person) => person.teams.includes(team) && person.id !== agentId && !person.noSeat)
    .map((person) => person.id);

export const tagNames: readonly TagName[] = [
  "vip",
  "refund",
  "billing",
  "bug",
  "api",
  "spam",
  "churn risk",
  "sso",
  "invoice",
  "export",
  "import",
  "feature request",
  "onboarding",
  "outage",
  "gdpr",
  "integration",
  "mobile",
  "hardware",
  "legal",
  "seats",
  "sales",
  "thanks",
  "security",
  "performance",
  "waiting on engineering",
  "café ☕",
  "partner",
];

export const tagId = (name: TagName): string => String(7_522_900 + tagNames.indexOf(name) * 7);

export const makeTags = (): DemoTag[] => tagNames.map((name) => ({ id: tagId(name), name }));

export const makeApp = (now: number): DemoApp => ({
  idCode: "hl4c9q2z",
  name: "Harbourline",
  region: "EU",
  timezone: "Europe/Lisbon",
  createdAt: now - 1_460 * day,
  identityVerification: true,
});

export const makeAwayReasons = (): DemoAwayReason[] => [
  { id: 1, label: "On a break", emoji: "☕", order: 1, deleted: false },
  { id: 2, label: "Lunch", emoji: "🥗", order: 2, deleted: false },
  { id: 3, label: "In a meeting", emoji: "🗓️", order: 3, deleted: false },
  { id: 4, label: "Done for today", emoji: "🌙", order: 4, deleted: false },
  { id: 5, label: "Training", emoji: "📚", order: 5, deleted: true },
];

export const segmentIds = {
  active: "65a1c0d2e4b0f1a2b3c4d501",
  vip: "65a1c0d2e4b0f1a2b3c4d502",
  slipping: "65a1c0d2e4b0f1a2b3c4d503",
  leads: "65a1c0d2e4b0f1a2b3c4d504",
  trials: "65a1c0d2e4b0f1a2b3c4d505",
};

export const makeSegments = (now: number): DemoSegment[] =>
  [
    { id: segmentIds.active, name: "Active last 30 days", personType: "contact" as const },
    { id: segmentIds.vip, name: "VIP accounts", personType: "user" as const },
    { id: segmentIds.slipping, name: "Slipping away", personType: "user" as const },
    { id: segmentIds.leads, name: "New leads", personType: "lead" as const },
    { id: segmentIds.trials, name: "Trials ending this week", personType: "user" as const },
  ].map((segment) => ({ ...segment, createdAt: now - 700 * day, updatedAt: now - 9 * day }));

export const stateIds = {
  submitted: "31",
  progress: "32",
  finance: "33",
  waiting: "34",
  resolved: "35",
  declined: "36",
  hold: "37",
};

export const makeTicketStates = (typeIds: readonly string[]): DemoTicketState[] => {
  const state = (
    id: string,
    category: DemoTicketState["category"],
    internalLabel: string,
    externalLabel: string,
  ): DemoTicketState => ({
    id,
    category,
    internalLabel,
    externalLabel,
    archived: id === stateIds.hold,
    ticketTypeIds: [...typeIds],
  });
  return [
    state(stateIds.submitted, "submitted", "Submitted", "Submitted"),
    state(stateIds.progress, "in_progress", "In progress", "In progress"),
    state(stateIds.finance, "in_progress", "With finance", "Being reviewed"),
    state(stateIds.waiting, "waiting_on_customer", "Waiting on customer", "Waiting for you"),
    state(stateIds.resolved, "resolved", "Resolved", "Resolved"),
    state(stateIds.declined, "resolved", "Won't do", "Closed"),
    state(stateIds.hold, "in_progress", "On hold", "On hold"),
  ];
};
