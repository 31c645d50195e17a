import type { DemoAuthorType, DemoCompany, DemoContact, DemoSourceType } from "../model";
import type { Pools } from "./contacts";
import { at, type Random } from "./random";
import type { Slot } from "./slots";

/** What the texts need to know of a contact; a copy, so that later changes of the contact do not rewrite history. */
export type Identity = {
  readonly index: number;
  readonly id: string;
  readonly type: Extract<DemoAuthorType, "user" | "lead">;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly first: string;
  readonly job: string;
  readonly company: string;
  readonly companyId: string | null;
  readonly domain: string;
};

const firstOf = (name: string | null): string => {
  if (name === null || name.length > 60) return "there";
  const [first, second] = name.split(" ");
  return (/^(Dr\.|👩|👨|🇺🇦)/u.test(first ?? "") ? second : first) ?? name;
};

export const identitiesOf = (
  contacts: readonly DemoContact[],
  companies: readonly DemoCompany[],
): Identity[] => {
  const byId = new Map(companies.map((company) => [company.id, company]));
  return contacts.map((contact, index) => {
    const company = byId.get(contact.companyIds[0] ?? "");
    return {
      index,
      id: contact.id,
      type: contact.role,
      name: contact.name,
      email: contact.email,
      phone: contact.phone,
      first: firstOf(contact.name),
      job: String(contact.customAttributes.job_title ?? "Operations"),
      company: company?.name ?? "",
      companyId: company?.id ?? null,
      domain: company?.companyId.replace(/-\d+$/, "") ?? "freemail",
    };
  });
};

const reachable = (channel: DemoSourceType, who: Identity): boolean => {
  if (channel === "email") return who.email !== null;
  if (channel === "sms" || channel === "whatsapp" || channel === "phone_call" || channel === "phone_switch")
    return who.phone !== null;
  return true;
};

/** Somebody who speaks the language and can be reached on the channel. English is also written by people of all countries. */
export const personFor = (slot: Slot, pools: Pools, people: readonly Identity[], r: Random): Identity => {
  const own = pools.byLang.get(slot.lang) ?? [];
  const pool = slot.hostile && pools.hostile.length > 0 ? pools.hostile : own;
  for (let i = 0; i < 12; i++) {
    const everybody = slot.lang === "en" && !slot.hostile && r.chance(0.3);
    const who = at(
      people,
      everybody
        ? r.int(0, people.length - 1)
        : at(pool, slot.hostile ? slot.number + i : r.int(0, pool.length - 1)),
    );
    if (reachable(slot.channel, who)) return who;
  }
  return at(people, at(pool, slot.number));
};
