import type { ActionInput, ActionInputOf } from "./input";
import type { TicketAction, TicketActionOf } from "./ticket-input";

/** An action that says something to somebody: it waits before it is done, and can be called off until then. */
export type HeldAction =
  | ActionInputOf<"reply">
  | ActionInputOf<"note">
  | ActionInputOf<"reply-as-contact">
  | (ActionInputOf<"close"> & { readonly message: string })
  | (ActionInputOf<"assign"> & { readonly message: string });

export const isHeld = (action: ActionInput): action is HeldAction => {
  switch (action.kind) {
    case "reply":
    case "note":
    case "reply-as-contact":
      return true;
    case "close":
    case "assign":
      return action.message !== undefined;
    default:
      return false;
  }
};

/** The same on a ticket. */
export type HeldOnTicket = TicketActionOf<"reply" | "note">;

export const isHeldOnTicket = (action: ActionInput | TicketAction): action is HeldOnTicket =>
  action.kind === "reply" || action.kind === "note";

/** What is said, and where. */
export type HeldMessage =
  | { readonly subject: "conversation"; readonly id: string; readonly action: HeldAction }
  | { readonly subject: "ticket"; readonly id: string; readonly action: HeldOnTicket };
