import "server-only";
import { openConversation } from "@/lib/intercom/conversations";
import type { Acting, Doing } from "./doing";
import { reach } from "./reach";

export const open = (acting: Acting): Doing =>
  reach(
    acting,
    () => openConversation(acting.ctx.intercom, acting),
    (conversation) => conversation.state === "open",
  );
