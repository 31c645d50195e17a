import "server-only";
import { closeConversation } from "@/lib/intercom/conversations";
import type { Acting, Doing } from "./doing";
import { reach } from "./reach";

export const close = (acting: Acting): Doing =>
  reach(
    acting,
    () => closeConversation(acting.ctx.intercom, acting),
    (conversation) => conversation.state === "closed",
  );
