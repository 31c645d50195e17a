import type { DemoCompany, DemoContact, DemoNote, DemoValue } from "../model";
import { lifecycles, tiers } from "./data-attributes";
import { at, hash, type Random, random, weighted } from "./random";
import { companySeeds, hostileNames, jobTitles, type NameBank, nameBanks, oddNames } from "./text/people";
import type { Lang } from "./text/scenario";
import { agentId, leadId, ownerId, segmentIds, tagId, workersOf } from "./workspace";

const day = 86_400;

/** How many of a hundred people write in which language. */
const shares: readonly (readonly [Lang, number])[] = [
  ["en", 62],
  ["de", 5],
  ["fr", 4],
  ["es", 5],
  ["pt", 3],
  ["pl", 2],
  ["tr", 2],
  ["el", 1.2],
  ["ru", 1],
  ["uk", 1.6],
  ["ar", 2.4],
  ["he", 1.4],
  ["fa", 1.2],
  ["hi", 1.4],
  ["bn", 1],
  ["th", 1.2],
  ["zh-Hans", 2],
  ["zh-Hant", 1.2],
  ["ja", 2.2],
  ["ko", 1.6],
  ["vi", 1.4],
];

const langs: readonly Lang[] = shares.map(([lang]) => lang);

export type Pools = {
  readonly contacts: DemoContact[];
  /** Indices into `contacts`. */
  readonly byLang: ReadonlyMap<Lang, number[]>;
  readonly hostile: readonly number[];
};

const hexId = (...parts: (number | string)[]): string =>
  `6${[1, 2, 3]
    .map((i) =>
      hash(...parts, i)
        .toString(16)
        .padStart(8, "0"),
    )
    .join("")
    .slice(1)}`;

export const makeCompanies = (seed: number, now: number): DemoCompany[] =>
  companySeeds.map(([name, domain, industry], i) => {
    const r = random(seed, "company", i);
    const size = r.span(4, 900);
    const createdAt = now - r.int(80, 1_200) * day;
    const tier = r.pick(tiers);
    const lastRequestAt = now - r.span(60, 20 * day);
    return {
      id: hexId(seed, "company", i),
      companyId: `${domain}-${1_000 + i}`,
      name,
      plan: r.chance(0.06)
        ? null
        : r.pick(["Starter", "Growth", "Growth yearly", "Scale", "Scale yearly", "Enterprise"]),
      size: r.chance(0.1) ? null : size,
      website: `https://www.${domain}.example`,
      industry,
      monthlySpend: r.span(49, 9_800),
      sessionCount: r.span(20, 40_000),
      userCount: Math.max(1, Math.round(size * 0.4)),
      createdAt,
      updatedAt: lastRequestAt,
      remoteCreatedAt: createdAt - 3 * day,
      lastRequestAt,
      customAttributes: {
        region: r.pick(["EMEA", "AMER", "APAC"]),
        locations: r.int(1, 40),
        arr: Math.round(r.span(600, 180_000) * 100) / 100,
        trial: r.chance(0.08),
        contract_end: now + r.int(-20, 400) * day,
        tier,
      },
      tagIds: tier === "Platinum" ? [tagId("vip")] : [],
      segmentIds: tier === "Platinum" ? [segmentIds.vip] : [segmentIds.active],
    };
  });

type Named = { readonly name: string; readonly local: string };

/** Letters that do not fall apart into a Latin one and an accent. */
const latinLetters: Readonly<Record<string, string>> = {
  ł: "l",
  ø: "o",
  ß: "ss",
  ı: "i",
  đ: "d",
  þ: "th",
  æ: "ae",
  ð: "d",
  Ł: "l",
  Ø: "o",
  Đ: "d",
  Þ: "th",
};

const nameOf = (bank: NameBank, r: Random): Named => {
  const g = r.int(0, bank.given.length - 1);
  const f = r.int(0, bank.family.length - 1);
  const given = at(bank.given, g);
  const family = at(bank.family, f);
  const joint = bank.joint ?? " ";
  const slug = (text: string): string =>
    text
      .replace(/[łøßıđþæðŁØĐÞ]/g, (letter) => latinLetters[letter] ?? "")
      .normalize("NFD")
      .replace(/[^\x20-\x7e]/g, "")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "");
  const latin = `${slug(bank.latinGiven ? at(bank.latinGiven, g) : given)}.${slug(bank.latinFamily ? at(bank.latinFamily, f) : family)}`;
  return { name: bank.familyFirst ? `${family}${joint}${given}` : `${given} ${family}`, local: latin };
};

type Kind = "plain" | "hostile" | "odd" | "phoneOnly" | "mailOnly" | "empty";

const kindOf = (i: number, r: Random): Kind => {
  if (i % 80 === 21) return "hostile";
  if (i % 80 === 53) return "odd";
  const x = r.next();
  if (x < 0.035) return "mailOnly";
  if (x < 0.055) return "phoneOnly";
  return x < 0.068 ? "empty" : "plain";
};

const attributesOf = (r: Random, now: number): Record<string, DemoValue> => ({
  job_title: r.pick(jobTitles),
  seats_used: r.span(1, 240),
  health_score: r.int(12, 100) / 10,
  newsletter: r.chance(0.5),
  renewal_date: now + r.int(-30, 360) * day,
  lifecycle: r.pick(lifecycles),
});

const systemOf = (r: Random): Pick<DemoContact, "browser" | "browserVersion" | "os"> =>
  at(
    [
      { browser: "chrome", browserVersion: "142.0.0", os: "Windows 11" },
      { browser: "safari", browserVersion: "26.1", os: "macOS 26" },
      { browser: "firefox", browserVersion: "145.0", os: "Linux" },
      { browser: "edge", browserVersion: "142.0", os: "Windows 10" },
      { browser: null, browserVersion: null, os: null },
    ],
    r.int(0, 4),
  );

const identityOf = (
  kind: Kind,
  i: number,
  named: Named,
  domain: string,
  r: Random,
): Pick<DemoContact, "name" | "email" | "phone"> => {
  const email = `${named.local}${i % 7 === 0 ? "" : i % 97}@${domain}.example`;
  const phone = `${r.int(200, 989)}${r.int(100_000, 999_999)}`;
  if (kind === "hostile")
    return { name: at(hostileNames, Math.floor(i / 80)), email, phone: r.chance(0.4) ? phone : null };
  if (kind === "odd") return { name: at(oddNames, Math.floor(i / 80)), email, phone: null };
  if (kind === "mailOnly") return { name: null, email, phone: null };
  if (kind === "phoneOnly") return { name: r.chance(0.5) ? null : named.name, email: null, phone };
  if (kind === "empty") return { name: null, email: null, phone: null };
  return { name: named.name, email, phone: r.chance(0.45) ? phone : null };
};

const makeContact = (
  seed: number,
  now: number,
  i: number,
  lang: Lang,
  companies: readonly DemoCompany[],
): DemoContact => {
  const r = random(seed, "contact", i);
  const kind = kindOf(i, r);
  const bank = r.pick(nameBanks[lang]);
  const company = kind === "empty" || r.chance(0.12) ? null : r.pick(companies);
  const domain =
    company === null ? r.pick(["freemail", "inbox", "postbox"]) : company.companyId.replace(/-\d+$/, "");
  const who = identityOf(kind, i, nameOf(bank, r), domain, r);
  const phone = who.phone === null ? null : `${bank.prefix}${who.phone}`;
  const user = company !== null && kind !== "phoneOnly";
  const vip = company !== null && company.tagIds.length > 0;
  const createdAt = now - r.int(62, 1_000) * day - r.int(0, day);
  return {
    id: hexId(seed, "contact", i),
    role: user ? "user" : "lead",
    externalId: user ? `u-${20_000 + i}` : null,
    ...who,
    phone,
    avatar: r.chance(0.2) && who.name !== null ? `demo-file://face-${i}/face.png` : null,
    ownerId: r.chance(0.15) ? r.pick([agentId, leadId, ownerId, ...workersOf("sales")]) : null,
    hasHardBounced: r.chance(0.01),
    markedEmailAsSpam: r.chance(0.008),
    unsubscribedFromEmails: r.chance(0.1),
    createdAt,
    updatedAt: createdAt,
    signedUpAt: user ? createdAt + r.int(60, 5_000) : null,
    lastSeenAt: null,
    lastRepliedAt: null,
    lastContactedAt: null,
    lastEmailOpenedAt: null,
    lastEmailClickedAt: null,
    languageOverride: lang !== "en" && r.chance(0.3) ? lang : null,
    browserLanguage: lang,
    ...systemOf(r),
    location:
      kind === "empty"
        ? { country: null, region: null, city: null }
        : { country: bank.country, region: null, city: r.pick(bank.cities) },
    socialProfiles: r.chance(0.06) ? [{ name: "Twitter", url: `https://social.example/${domain}${i}` }] : [],
    customAttributes: kind === "empty" ? {} : attributesOf(r, now),
    tagIds: vip ? [tagId("vip")] : [],
    companyIds: company === null ? [] : [company.id],
    segmentIds: user ? [vip ? segmentIds.vip : segmentIds.active] : [segmentIds.leads],
    mergedInto: null,
  };
};

/** People in proportion to the conversations, every language at least twice. */
export const makeContacts = (
  seed: number,
  now: number,
  conversations: number,
  companies: readonly DemoCompany[],
): Pools => {
  const count = Math.max(60, Math.round(conversations * 0.55));
  const byLang = new Map<Lang, number[]>(langs.map((lang) => [lang, []]));
  const hostile: number[] = [];
  const contacts = Array.from({ length: count }, (_, i) => {
    const lang = i < langs.length * 2 ? at(langs, i) : weighted(random(seed, "lang", i), shares);
    byLang.get(lang)?.push(i);
    if (i % 80 === 21) hostile.push(i);
    return makeContact(seed, now, i, lang, companies);
  });
  return { contacts, byLang, hostile };
};

const remarks: readonly string[] = [
  "Prefers e-mail over calls. Works from {city} on Mondays.",
  "Renewal call went well; wants a quote for 40 more scanners.",
  "Careful: two people share this mailbox.",
  "Asked for the security questionnaire twice, send the new one.",
  "Very patient during the October incident. Send a thank-you.",
  "Owner changed in summer, the old one must not get exports.",
];

export const makeNotes = (seed: number, now: number, contacts: readonly DemoContact[]): DemoNote[] =>
  contacts
    .filter((_, i) => i % 9 === 4)
    .map((contact, i) => {
      const r = random(seed, "note", i);
      const city = contact.location.city ?? "home";
      return {
        id: String(880_100 + i),
        contactId: contact.id,
        adminId: r.chance(0.9) ? r.pick([agentId, leadId, ...workersOf("sales")]) : null,
        body: `<p>${r.pick(remarks).replace("{city}", city)}</p>`,
        createdAt: now - r.int(1, 58) * day,
      };
    });
