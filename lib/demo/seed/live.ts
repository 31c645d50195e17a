import type { DemoLiveMessage, DemoSourceType } from "../model";
import type { Identity } from "./people";
import { at, random } from "./random";
import { factsOf, fill } from "./text/facts";
import { repertoire } from "./text/repertoire";

const channels: readonly DemoSourceType[] = ["conversation", "email", "conversation", "whatsapp", "email"];

/** What customers write next; any language, mostly English. */
export const liveMessages =
  (seed: number, people: readonly Identity[]) =>
  (n: number): DemoLiveMessage => {
    const r = random(seed, "live", n);
    const scenarios = r.chance(0.8) ? (repertoire.get("en") ?? []) : r.pick([...repertoire.values()]);
    const scenario = r.pick(scenarios);
    const who = r.pick(people);
    const channel = who.email === null ? "conversation" : at(channels, n);
    const facts = factsOf(r.int(0, 1_000_000_000), {
      name: who.first,
      company: who.company === "" ? who.first : who.company,
      agent: "Ada",
    });
    return {
      contactId: who.id,
      channel,
      subject: channel === "email" ? fill(r.pick(scenario.subjects), facts) : "",
      body: fill(r.pick(at(scenario.turns, 0).lines), facts),
    };
  };
