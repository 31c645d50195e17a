import { describe, expect, it } from "vitest";
import type { DemoConversation } from "@/lib/demo/model";
import { compileQuery } from "@/lib/demo/search/compile";
import { conversationFields } from "@/lib/demo/search/conversation-fields";
import { makeWorld } from "@/lib/demo/seed/world";
import { type Facts, matches } from "./evaluate";
import { type LowerEnv, lower } from "./lower";
import { resolveNames } from "./names";
import { parse } from "./parse";

const now = Date.parse("2026-11-21T11:00:00Z") / 1000;
const world = makeWorld({ seed: 7, conversations: 400, now });
const [me] = world.admins;
const env: LowerEnv = {
  now,
  me: me?.id ?? null,
  myTeamIds: world.teams.slice(0, 2).map((team) => team.id),
  timeZone: "Europe/Warsaw",
};

const factsOf = (c: DemoConversation): Facts => ({
  id: c.id,
  state: c.state,
  assignee: c.adminAssigneeId,
  team: c.teamAssigneeId,
  teammate: c.teammateIds,
  tag: c.tags.map((tag) => tag.tagId),
  priority: c.priority !== "none",
  read: c.read,
  waiting: c.waitingSince,
  created: c.createdAt,
  updated: c.updatedAt,
  snoozed: c.snoozedUntil,
  closed: c.statistics.lastCloseAt,
  "closed-by": c.statistics.lastClosedById,
  "reply-time": c.statistics.timeToAdminReply,
  parts: c.statistics.countConversationParts,
  rating: c.rating?.rating ?? null,
  remark: c.rating?.remark ?? null,
  ai: c.aiAgent !== null,
  type: c.source.type,
  subject: c.source.subject,
  body: c.source.text,
  author: c.source.author.name,
  email: c.source.author.email,
});

const [team] = world.teams;
const lines = [
  "state:open assignee:none",
  "state:closed,snoozed",
  "-state:open",
  "assignee:me",
  "assignee:me,none state:open",
  "-assignee:none,me",
  `assignee:"${me?.name}"`,
  "teammate:me",
  "team:my-teams",
  `-team:"${team?.name}"`,
  `tag:${world.tags
    .slice(0, 4)
    .map((tag) => tag.id)
    .join(",")}`,
  `-tag:${world.tags
    .slice(0, 4)
    .map((tag) => tag.id)
    .join(",")}`,
  "priority:yes",
  "-priority:yes state:open",
  "read:no",
  "waiting:>2h",
  "-waiting:>2h",
  "-waiting:none",
  "waiting:none",
  "waiting:1h..3d",
  "created:<7d",
  "created:>30d",
  "created:2026-11-01..2026-11-10",
  "-created:2026-11-01..2026-11-10",
  "created:monday..friday or created:2026-10-31",
  "updated:today",
  "snoozed:<2d",
  "closed:<3d -closed-by:me",
  "reply-time:<30m",
  "-reply-time:<30m",
  "parts:5..9",
  "-parts:5..9",
  "rating:<3",
  "rating:>=4 or remark:~the",
  "ai:yes rating:1..5",
  "type:email -subject:~invoice",
  "subject:^Re",
  "from:@gmail.com",
  "from:an",
  "-from:an state:open",
  "the",
  '"the invoice"',
  '-"the invoice" type:email',
  "(state:open (read:no or (waiting:>1d (priority:yes or ai:yes)))) or rating:5",
  "-(state:open (read:yes or -(type:email priority:yes)))",
];

describe("a query and the demo workspace", () => {
  it.each(lines)("agree on %s", (line) => {
    const parsed = parse(line);
    expect(parsed.problems).toEqual([]);
    const { tree, problems } = resolveNames(parsed.tree, world);
    expect(problems).toEqual([]);
    const lowered = lower(tree, env);
    if (!lowered.ok) throw new Error(lowered.error.map((problem) => problem.message).join());
    const fits = compileQuery(JSON.parse(JSON.stringify(lowered.value)), conversationFields(10));
    const found = world.conversations.filter(fits).map((one) => one.id);
    const wanted = world.conversations.filter((one) => matches(tree, factsOf(one), env) === "yes");
    expect(found).toEqual(wanted.map((one) => one.id));
    for (const one of world.conversations) expect(matches(tree, factsOf(one), env)).not.toBe("unknown");
  });

  it("are not asked about nothing: most lines find some and leave some out", () => {
    const telling = lines.filter((line) => {
      const { tree } = resolveNames(parse(line).tree, world);
      const count = world.conversations.filter((one) => matches(tree, factsOf(one), env) === "yes").length;
      return count > 0 && count < world.conversations.length;
    });
    expect(telling.length).toBeGreaterThan(lines.length * 0.85);
  });
});
