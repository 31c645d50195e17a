import type { TicketDetail } from "../ticket-detail";

/** A ticket for tests: open, of a type with a title and a number; `over` changes what the test is about. */
export const ticketOf = (over: Partial<TicketDetail> = {}): TicketDetail => {
  const field = { description: null, multiline: false, items: [], required: false, files: [] };
  return {
    id: "7",
    number: "38",
    title: "Printer",
    description: null,
    category: "Customer",
    typeId: "81",
    typeName: "Bug report",
    typeIcon: null,
    state: "submitted",
    stateId: "1",
    stateLabel: "Submitted",
    states: [
      { id: "1", category: "submitted", label: "Submitted" },
      { id: "2", category: "in_progress", label: "In progress" },
    ],
    fields: [
      {
        ...field,
        id: "a1",
        name: "_default_title_",
        label: "Title",
        type: "string",
        required: true,
        order: 0,
        value: "Printer",
      },
      { ...field, id: "a2", name: "Users", label: "Users", type: "integer", order: 1, value: 4 },
    ],
    assigneeId: "5",
    teamId: "9",
    contacts: [],
    createdAt: 1_795_000_000,
    updatedAt: 1_795_000_000,
    open: true,
    snoozedUntil: null,
    shared: true,
    conversationIds: ["3"],
    parts: [],
    totalParts: 0,
    tags: [],
    fetchedAtMs: 0,
    stale: false,
    ...over,
  };
};
