import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { captureLog } from "@/lib/server/testing/log";
import { performTicketAction } from "@/lib/server/tickets/perform-ticket-action";
import { type ActingTest, startActingTest } from "../testing/acting";

let test: ActingTest;
captureLog();
beforeAll(async () => {
  test = await startActingTest(process.env.SWITCHYARD_RECORD_DIR);
});
afterAll(() => test.stop());
beforeEach(() => test.renew());

type Tag = { readonly kind: "tag"; readonly tag: { readonly name: string } };

const subjects = {
  conversation: {
    plant: () => test.plant(),
    tag: (id: string, action: Tag) => test.act(test.adaCtx(), id, action),
    tagsOn: (id: string) => test.stored(id).tags,
  },
  ticket: {
    plant: () => test.workspace.control.addTicket({ contact: { email: "c@acme.test", name: "Cleo" } }),
    tag: (id: string, action: Tag) => performTicketAction(test.adaCtx(), { id, key: randomUUID(), action }),
    tagsOn: (id: string) => test.workspace.control.store().tickets.get(id)?.tags ?? [],
  },
} as const;

describe.each(["conversation", "ticket"] as const)("a tag that is made as it is put on a %s", (kind) => {
  const { plant, tag, tagsOn } = subjects[kind];
  const start = () => {
    const [id, name] = [plant(), `new-${randomUUID()}`];
    test.workspace.control.clearLedger();
    return {
      run: () => tag(id, { kind: "tag", tag: { name } }),
      made: () => test.workspace.control.store().world.tags.filter((one) => one.name === name),
      on: () => tagsOn(id).map(({ tagId }) => tagId),
      asked: () => test.writes().filter((call) => call === "POST /tags").length,
    };
  };

  it.each([
    ["a broken off answer", { kind: "truncate" }],
    ["a reset", { kind: "reset" }],
    ["a 500", { kind: "status", status: 500 }],
    ["an empty answer", { kind: "empty" }],
    ["an HTML page", { kind: "html", status: 200 }],
  ] as const)("is one, and is put on, though making it ended in %s", async (_, fault) => {
    for (const afterEffect of [true, false]) {
      const one = start();
      test.workspace.control.addFault({ match: "POST /tags", afterEffect, ...fault });
      const { tag: answered } = await one.run();
      expect(one.made()).toHaveLength(1);
      expect(one.on()).toEqual([answered?.id]);
      expect(one.asked()).toBe(2);
    }
  });

  it("is made once, though putting it on has to be tried three times", async () => {
    const one = start();
    const match = `POST /${kind}s/:id/tags`;
    test.workspace.control.addFault({ match, kind: "reset", times: 2 });
    const { tag: answered } = await one.run();
    expect(one.on()).toEqual([answered?.id]);
    expect(one.asked()).toBe(1);
    expect(test.writes()).toHaveLength(4);
  });

  it("is refused as Intercom refuses to make it, and nothing is put on", async () => {
    const one = start();
    const refusal = { status: 422, code: "parameter_invalid", message: "No such name" };
    test.workspace.control.addFault({ match: "POST /tags", kind: "status", ...refusal });
    await expect(one.run()).rejects.toMatchObject({
      code: "intercom_refused",
      message: expect.stringContaining("No such name"),
    });
    expect([one.made(), one.on(), test.writes()]).toEqual([[], [], ["POST /tags"]]);
  });

  it("is asked for once more and no oftener where making it fails for good, and nothing is put on", async () => {
    const one = start();
    test.workspace.control.addFault({ match: "POST /tags", kind: "reset", times: null });
    await expect(one.run()).rejects.toMatchObject({ code: "outcome_unknown" });
    expect([one.made(), one.on(), test.writes()]).toEqual([[], [], ["POST /tags", "POST /tags"]]);
  });
});
