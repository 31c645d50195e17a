import type { DemoTicketCategory } from "../../model";

type Text = { readonly title: string; readonly description: string };

export const standaloneTickets: Record<DemoTicketCategory, readonly Text[]> = {
  Customer: [
    {
      title: "Replace {device} at {warehouse}",
      description: "Serial {serial}, dropped from the packing table. Under warranty.",
    },
    {
      title: "{feature} slow for {company}",
      description: "Takes {minutes} minutes since {version}, seen by {seats} people.",
    },
    { title: "Refund of {amount2} after outage", description: "Agreed on the phone with {colleague}." },
    { title: "Copy of all data until {deadline}", description: "Asked for by {role}; identity checked." },
    { title: "Wrong rounding on {invoice}", description: "Three cents too much on {count} lines." },
  ],
  "Back-office": [
    {
      title: "Check who changed the owner of {company}",
      description: "Two owners within {hours} hours, one from {city}.",
    },
    {
      title: "Find duplicates of {sku}",
      description: "{count} customers have it twice since the import of {month}.",
    },
    { title: "Chargeback of {amount}", description: "The bank wants papers by {deadline}." },
    {
      title: "Suspicious sign-ins from {city}",
      description: "{count} attempts on one account, all with wrong codes.",
    },
  ],
  Tracker: [
    {
      title: "409 on order sync since {version}",
      description: "Idempotency keys are compared with case. Fix in review.",
    },
    { title: "Exports stop at {stuck} %", description: "The worker dies on rows with an emoji in the note." },
    {
      title: "SSO loop on Safari",
      description: "A cookie is refused after the redirect. Needs SameSite=None.",
    },
    {
      title: "Labels print blank after driver update",
      description: "Vendor informed. Workaround: old driver.",
    },
    { title: "Webhooks late by {minutes} minutes", description: "The queue of one region is full." },
  ],
};

export const ticketNotes: readonly string[] = [
  "Moved here from the conversation so that engineering sees it.",
  "Steps are in the description, log is attached to the first mail.",
  "Asked {colleague} for the missing serial number.",
  "Duplicate of {ticketno}? Please check before you start.",
  "Waiting for finance, they meet on {weekday}.",
];
