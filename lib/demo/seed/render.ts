import type { DemoAttachment, DemoAuthor, DemoPart } from "../model";
import type { Beat } from "./beat";
import { type Dress, dressed, paragraphs } from "./html";
import type { Plan } from "./plan";
import { at, hash, random, weighted } from "./random";
import type { Summary } from "./summary";
import { factsOf, fill } from "./text/facts";
import type { FileKind } from "./text/scenario";
import { adminAuthor, aiAgentAuthor, operatorAuthor, tagId } from "./workspace";

export const authorOf = (plan: Plan, beat: Beat): DemoAuthor => {
  if (beat.by.kind === "ai") return { ...aiAgentAuthor };
  if (beat.by.kind === "operator") return { ...operatorAuthor };
  if (beat.by.kind === "admin") {
    const { id, name, email } = adminAuthor(beat.by.id);
    return { type: "admin", id, name, email };
  }
  const { type, id, name, email } = plan.who;
  return { type, id, name, email };
};

/** What was said in beat `i`, as plain text. */
const textOf = (plan: Plan, i: number): string => {
  const beat = at(plan.beats, i);
  const facts = beat.fresh
    ? factsOf(hash(plan.seed, i), {
        name: plan.who.first,
        agent: plan.facts("agent"),
        company: plan.facts("company"),
      })
    : plan.facts;
  return fill(beat.text ?? "", (word) => (word === "article" ? articleFor(plan) : facts(word)));
};

const articleTitles = [
  "Read your invoice",
  "Export orders as CSV",
  "Set up single sign-on with SAML",
  "API: errors and retries",
  "Pair a scanner",
  "Roles and permissions",
  "Import suppliers and products",
  "Change the language",
] as const;

export const articleFor = (plan: Plan): string => at(articleTitles, plan.seed);

const dresses: readonly (readonly [Dress, number])[] = [
  ["plain", 36],
  ["gmail", 34],
  ["outlook", 27],
  ["word", 3],
];

const bulkDresses: readonly (readonly [Dress, number])[] = [
  ["newsletter", 80],
  ["gmail", 20],
];

const quotedBefore = (plan: Plan, i: number): { who: string; text: string }[] => {
  const out: { who: string; text: string }[] = [];
  for (let j = i - 1; j >= 0 && out.length < 3; j--) {
    const beat = at(plan.beats, j);
    if (
      beat.text === null ||
      beat.type.includes("note") ||
      (beat.by.kind !== "admin" && beat.by.kind !== "customer")
    )
      continue;
    const author = authorOf(plan, beat);
    const date = new Date(at(plan.times, j) * 1_000).toUTCString().slice(0, 22);
    out.push({
      who: `On ${date}, ${author.name ?? author.email ?? "somebody"} <${author.email ?? "unknown"}>`,
      text: textOf(plan, j),
    });
  }
  return out;
};

const inlineImage = (fileId: string): string =>
  `<p><img src="demo-file://${fileId}/screenshot.png" width="640" alt="screenshot"></p>`;

const htmlOf = (plan: Plan, i: number, fileId: string): string | null => {
  const beat = at(plan.beats, i);
  if (beat.html !== undefined) return beat.html;
  if (beat.text === null) return null;
  const inner =
    paragraphs(textOf(plan, i)) +
    (beat.file === "screenshot" && plan.seed % 2 === 0 ? inlineImage(fileId) : "");
  if (plan.channel !== "email" || beat.by.kind !== "customer") return inner;
  const r = random(plan.seed, "dress", plan.slot.long > 0 ? i : 0);
  const { name, email, job, company, domain, phone } = plan.who;
  const letter = {
    inner,
    name: name ?? email ?? "",
    job,
    company: company === "" ? "Freelance" : company,
    domain,
    phone,
    quoted: quotedBefore(plan, i),
  };
  return dressed(weighted(r, plan.slot.scenario.tags.includes("spam") ? bulkDresses : dresses), letter, r);
};

const files: Record<FileKind, (stem: string) => { name: string; contentType: string }> = {
  screenshot: (stem) => ({ name: `Screenshot ${stem}.png`, contentType: "image/png" }),
  log: (stem) => ({ name: `sync-${stem}.log`, contentType: "text/plain" }),
  csv: (stem) => ({ name: `${stem}.csv`, contentType: "text/csv" }),
  pdf: (stem) => ({ name: `${stem}.pdf`, contentType: "application/pdf" }),
};

const attachmentsOf = (plan: Plan, beat: Beat, fileId: string): DemoAttachment[] => {
  if (beat.file === undefined || (beat.file === "screenshot" && plan.seed % 2 === 0)) return [];
  const stem =
    beat.file === "pdf"
      ? plan.facts("invoice")
      : beat.file === "csv"
        ? plan.facts("file")
        : `2026-11-${String((plan.seed % 19) + 1).padStart(2, "0")}`;
  const first = { id: fileId, ...files[beat.file](stem), bytes: null };
  if (plan.seed % 5 > 0) return [first];
  return [
    first,
    {
      id: `${fileId}-2`,
      name: "Bon de commande n° 4 – été (ü) 発注書.pdf",
      contentType: "application/pdf",
      bytes: null,
    },
  ];
};

/** Body and files of the opening message. `partId` names its files. */
export const sourceBody = (plan: Plan, partId: string): string => htmlOf(plan, 0, `f-${partId}`) ?? "";

export const sourceAttachments = (plan: Plan, partId: string): DemoAttachment[] =>
  attachmentsOf(plan, at(plan.beats, 0), `f-${partId}`);

const filled = (plan: Plan, value: unknown): unknown => {
  if (typeof value === "string") return fill(value, plan.facts);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filled(plan, inner)]));
};

const detailsOf = (plan: Plan, beat: Beat): Record<string, unknown> | null =>
  beat.details === undefined
    ? null
    : Object.fromEntries(Object.entries(beat.details).map(([key, inner]) => [key, filled(plan, inner)]));

const emailOf = (plan: Plan, beat: Beat): DemoPart["email"] => {
  if (
    plan.channel !== "email" ||
    beat.text === null ||
    (beat.by.kind !== "admin" && beat.by.kind !== "customer") ||
    beat.type === "note"
  )
    return null;
  const customer = { name: plan.who.name, address: plan.who.email ?? "unknown@freemail.example" };
  const desk = { name: "Harbourline Support", address: "support@harbourline.example" };
  const [from, to] = beat.by.kind === "customer" ? [customer, desk] : [desk, customer];
  return {
    subject: `Re: ${plan.subject}`,
    headers: [
      { type: "from", ...from },
      { type: "to", ...to },
    ],
  };
};

const partOf = (plan: Plan, summary: Summary, i: number, firstId: number): DemoPart => {
  const beat = at(plan.beats, i);
  const id = String(firstId + i);
  const time = at(plan.times, i);
  return {
    id,
    partType: beat.type,
    body: htmlOf(plan, i, `f-${id}`),
    createdAt: time,
    updatedAt: time,
    notifiedAt: time,
    assignedTo: beat.assign === undefined ? null : { ...beat.assign },
    author: authorOf(plan, beat),
    attachments: attachmentsOf(plan, beat, `f-${id}`),
    externalId:
      plan.channel === "email" && beat.by.kind === "customer" && beat.text !== null
        ? `<${id}.${plan.seed}@mail.${plan.who.domain}.example>`
        : null,
    redacted: false,
    state: at(summary.states, i),
    tagIds: (beat.tags ?? []).map(tagId),
    eventDetails: detailsOf(plan, beat),
    email: emailOf(plan, beat),
    quickReplies: (beat.options ?? []).map((text, n) => ({
      text,
      uuid: `00000000-0000-4000-8000-${String(hash(id, n)).padStart(12, "0")}`,
    })),
    quickReplyUuid: null,
    appPackageCode: beat.type.startsWith("custom_action") ? "account-lookup" : null,
    fromAiAgent: beat.by.kind === "ai",
    isAiAnswer: beat.answer ?? false,
    ticketStateId: null,
    previousTicketStateId: null,
  };
};

/** All parts, oldest first. The opening message is none; ids are `firstId + 1` and on. */
export const partsOf = (plan: Plan, summary: Summary, firstId: number): DemoPart[] =>
  plan.beats.slice(1).map((_, i) => partOf(plan, summary, i + 1, firstId));
