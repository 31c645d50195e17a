import type { DemoTicketCategory } from "../../model";

/** `type` is the id of the ticket type it belongs to. */
type Text = { readonly type: string; readonly title: string; readonly description: string };

export const standaloneTickets: Record<DemoTicketCategory, readonly Text[]> = {
  Customer: [
    {
      type: "83",
      title: "Replace {device} at {warehouse}",
      description: "Serial {serial}, dropped from the packing table. Under warranty.",
    },
    {
      type: "81",
      title: "{feature} slow for {company}",
      description: "Takes {minutes} minutes since {version}, seen by {seats} people.",
    },
    {
      type: "82",
      title: "Refund of {amount2} after outage",
      description: "Agreed on the phone with {colleague}.",
    },
    {
      type: "84",
      title: "Copy of all data until {deadline}",
      description: "Asked for by {role}; identity checked.",
    },
    {
      type: "81",
      title: "Wrong rounding on {invoice}",
      description: "Three cents too much on {count} lines.",
    },
  ],
  "Back-office": [
    {
      type: "85",
      title: "Check who changed the owner of {company}",
      description: "Two owners within {hours} hours, one from {city}.",
    },
    {
      type: "85",
      title: "Find duplicates of {sku}",
      description: "{count} customers have it twice since the import of {month}.",
    },
    { type: "85", title: "Chargeback of {amount}", description: "The bank wants papers by {deadline}." },
    {
      type: "85",
      title: "Suspicious sign-ins from {city}",
      description: "{count} attempts on one account, all with wrong codes.",
    },
  ],
  Tracker: [
    {
      type: "86",
      title: "409 on order sync since {version}",
      description: "Idempotency keys are compared with case. Fix in review.",
    },
    {
      type: "86",
      title: "Exports stop at {stuck} %",
      description: "The worker dies on rows with an emoji in the note.",
    },
    {
      type: "86",
      title: "SSO loop on Safari",
      description: "A cookie is refused after the redirect. Needs SameSite=None.",
    },
    {
      type: "86",
      title: "Labels print blank after driver update",
      description: "Vendor informed. Workaround: old driver.",
    },
    {
      type: "86",
      title: "Webhooks late by {minutes} minutes",
      description: "The queue of one region is full.",
    },
  ],
};

export const ticketNotes: readonly string[] = [
  "Moved here from the conversation so that engineering sees it.",
  "Steps are in the description, log is attached to the first mail.",
  "Asked {colleague} for the missing serial number.",
  "Duplicate of {ticketno}? Please check before you start.",
  "Waiting for finance, they meet on {weekday}.",
];
