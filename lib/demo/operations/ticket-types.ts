import { notFound } from "../errors";
import { type Operation, pathId } from "../operation";
import { ticketStateEntryWire, ticketTypeWire } from "../wire/ticket-type";

const list: Operation = {
  method: "GET",
  pattern: "/ticket_types",
  since: 9,
  run: (context) => ({
    body: {
      type: "list",
      data: context.store.world.ticketTypes.map((type) => ticketTypeWire(context, type)),
    },
  }),
};

const get: Operation = {
  method: "GET",
  pattern: "/ticket_types/:id",
  since: 9,
  run: (context) => {
    const type = context.store.ticketType(pathId(context));
    if (type === undefined) throw notFound();
    return { body: ticketTypeWire(context, type) };
  },
};

const states: Operation = {
  method: "GET",
  pattern: "/ticket_states",
  since: 12,
  run: (context) => ({
    body: {
      type: "list",
      data: context.store.world.ticketStates.map((state) => ticketStateEntryWire(context, state)),
    },
  }),
};

export const ticketTypeOperations: readonly Operation[] = [list, get, states];
