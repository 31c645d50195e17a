import { randomUUID } from "node:crypto";
import type { ActionInput } from "@/lib/actions/input";
import type { Seen } from "@/lib/actions/moved";
import type { DemoConversation } from "@/lib/demo/model";
import { type DemoWorkspace, startDemoWorkspace } from "@/lib/demo/server";
import type { Ctx } from "@/lib/server/context";
import { createDesk, type Desk } from "@/lib/server/testing/desk";
import { createTestMember, startTestSwitchyard, type TestSwitchyard } from "@/lib/server/testing/switchyard";
import { performAction } from "../perform-action";

export const ada = "6120401";
export const luis = "6120402";
export const billing = "5017691";

/** A demo workspace, a database and a desk for what two members do to conversations of it. */
export type ActingTest = {
  readonly workspace: DemoWorkspace;
  readonly desk: () => Desk;
  /** Each test's own process: nothing is cached. */
  readonly renew: () => Promise<void>;
  readonly adaCtx: (over?: Parameters<Desk["ctxFor"]>[0]) => Ctx;
  readonly luisCtx: (over?: Parameters<Desk["ctxFor"]>[0]) => Ctx;
  readonly plant: (fields?: Record<string, unknown>) => string;
  readonly stored: (id: string) => DemoConversation;
  /** What went to Intercom to change something, in order. */
  readonly writes: () => readonly string[];
  /** How often the conversation was read. */
  readonly reads: () => number;
  readonly act: (ctx: Ctx, id: string, action: ActionInput, seen?: Seen) => ReturnType<typeof performAction>;
  readonly stop: () => Promise<void>;
};

export const startActingTest = async (recordDir: string | undefined): Promise<ActingTest> => {
  const workspace = await startDemoWorkspace({ conversations: 10, recordDir });
  const switchyard: TestSwitchyard = await startTestSwitchyard({ intercomUrl: workspace.url });
  const [first, second] = [await createTestMember(), await createTestMember()];
  let desk = createDesk({ ...workspace, withJournal: true });
  const ledger = () => workspace.control.ledger();
  return {
    workspace,
    desk: () => desk,
    renew: async () => {
      await desk.close();
      workspace.control.clearFaults();
      workspace.control.clearLedger();
      desk = createDesk({ ...workspace, withJournal: true });
    },
    adaCtx: (over) => desk.ctxFor({ memberId: first.id, role: "lead", ...over }),
    luisCtx: (over) =>
      desk.ctxFor({ memberId: second.id, role: "agent", teammateId: luis, name: "Luis", ...over }),
    plant: (fields = {}) =>
      workspace.control.addConversation({
        body: "<p>My sync fails</p>",
        contact: { email: "c@acme.test" },
        ...fields,
      }),
    stored: (id) => {
      const found = workspace.control.store().conversations.get(id);
      if (!found) throw new Error(`no conversation ${id}`);
      return found;
    },
    writes: () =>
      ledger()
        .filter(({ method, path }) => method !== "GET" && !path.endsWith("/search"))
        .map(({ method, pattern }) => `${method} ${pattern}`),
    reads: () =>
      ledger().filter(({ method, pattern }) => method === "GET" && pattern === "/conversations/:id").length,
    act: (ctx, id, action, seen) => performAction(ctx, { id, key: randomUUID(), action, seen }),
    stop: async () => {
      await desk.close();
      await switchyard.stop();
      await workspace.close();
    },
  };
};
