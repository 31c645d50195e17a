import type {
  DemoTicketAttributeType,
  DemoTicketCategory,
  DemoTicketType,
  DemoTicketTypeAttribute,
} from "../model";

const day = 86_400;

type Field = {
  readonly name: string;
  readonly type: DemoTicketAttributeType | "multiline";
  readonly about?: string;
  readonly items?: readonly string[];
  readonly required?: boolean;
  readonly requiredForContacts?: boolean;
  readonly hidden?: boolean;
  readonly internal?: boolean;
  readonly archived?: boolean;
};

type Plan = {
  readonly id: string;
  readonly category: DemoTicketCategory;
  readonly name: string;
  readonly about: string;
  readonly icon: string;
  readonly fields: readonly Field[];
  readonly archived?: boolean;
};

const severities = ["Critical", "High", "Normal", "Low"];

const plans: readonly Plan[] = [
  {
    id: "81",
    category: "Customer",
    name: "Bug report",
    about: "Something does not work as it should.",
    icon: "🐞",
    fields: [
      {
        name: "Severity",
        type: "list",
        items: severities,
        required: true,
        about: "How badly the customer is blocked.",
      },
      { name: "Steps to reproduce", type: "multiline", requiredForContacts: true },
      { name: "Affected users", type: "integer" },
      { name: "First seen", type: "datetime" },
      { name: "Reproducible", type: "boolean" },
      { name: "Screenshots", type: "files" },
      { name: "Browser", type: "string", archived: true },
    ],
  },
  {
    id: "82",
    category: "Customer",
    name: "Refund request",
    about: "Money goes back to a customer.",
    icon: "💶",
    fields: [
      { name: "Refund amount", type: "decimal", required: true, about: "In the currency of the invoice." },
      {
        name: "Reason",
        type: "list",
        items: ["Charged twice", "Cancelled in time", "Service outage", "Wrong plan", "Goodwill"],
        required: true,
      },
      { name: "Invoice number", type: "string", required: true, requiredForContacts: true },
      { name: "Approved by finance", type: "boolean", internal: true },
    ],
  },
  {
    id: "83",
    category: "Customer",
    name: "Hardware replacement",
    about: "Scanners, printers and what belongs to them.",
    icon: "📦",
    fields: [
      {
        name: "Device",
        type: "list",
        items: ["HL-200 scanner", "HL-90 ring scanner", "Label printer", "Docking station", "Battery pack"],
        required: true,
        requiredForContacts: true,
      },
      { name: "Serial number", type: "string", required: true },
      { name: "Quantity", type: "integer", required: true },
      { name: "Deliver by", type: "datetime" },
      { name: "Delivery address", type: "multiline", required: true, requiredForContacts: true },
      { name: "Under warranty", type: "boolean" },
      { name: "Photos of the damage", type: "files" },
    ],
  },
  {
    id: "84",
    category: "Customer",
    name: "Data request",
    about: "Access, export or erasure under data protection law.",
    icon: "🔏",
    fields: [
      {
        name: "Request type",
        type: "list",
        items: ["Access", "Export", "Erasure", "Correction"],
        required: true,
      },
      { name: "Legal deadline", type: "datetime", required: true },
      { name: "Identity verified", type: "boolean", internal: true },
      { name: "Scope", type: "multiline" },
      { name: "Documents", type: "files" },
    ],
  },
  {
    id: "85",
    category: "Back-office",
    name: "Account investigation",
    about: "Quiet work behind a conversation.",
    icon: "🔎",
    fields: [
      { name: "Risk score", type: "decimal" },
      { name: "Accounts touched", type: "integer" },
      { name: "Findings", type: "multiline" },
      { name: "Evidence", type: "files" },
    ],
  },
  {
    id: "86",
    category: "Tracker",
    name: "Incident",
    about: "One cause, many customers.",
    icon: "🚨",
    fields: [
      { name: "Severity", type: "list", items: severities, required: true },
      {
        name: "Service",
        type: "list",
        items: ["Order sync", "Public API", "Sign-in", "Label printing", "Exports", "Webhooks"],
        required: true,
      },
      { name: "Started at", type: "datetime", required: true },
      { name: "Customers affected", type: "integer" },
      { name: "Error rate", type: "decimal" },
      { name: "Status page updated", type: "boolean" },
      { name: "Timeline", type: "multiline" },
    ],
  },
];

const defaults: readonly Field[] = [
  { name: "_default_title_", type: "string", required: true, requiredForContacts: true, about: "Title" },
  { name: "_default_description_", type: "multiline", about: "Description" },
];

const attribute = (now: number, plan: Plan, field: Field, order: number): DemoTicketTypeAttribute => ({
  id: `${plan.id}${String(order).padStart(2, "0")}`,
  name: field.name,
  description: field.about ?? "",
  dataType: field.type === "multiline" ? "string" : field.type,
  multiline: field.type === "multiline",
  listItems: (field.items ?? []).map((name, i) => ({
    id: `${plan.id}${order}-${name.toLowerCase().replace(/\W+/g, "-")}-${i + 1}`,
    name,
  })),
  order,
  requiredToCreate: field.required ?? false,
  requiredToCreateForContacts: field.requiredForContacts ?? false,
  visibleOnCreate: !field.hidden,
  visibleToContacts: !field.internal && plan.category === "Customer",
  isDefault: field.name.startsWith("_default_"),
  archived: field.archived ?? false,
  createdAt: now - 600 * day,
  updatedAt: now - 40 * day,
});

export const makeTicketTypes = (now: number): DemoTicketType[] =>
  plans.map((plan) => ({
    id: plan.id,
    category: plan.category,
    name: plan.name,
    description: plan.about,
    icon: plan.icon,
    isInternal: plan.category !== "Customer",
    archived: plan.archived ?? false,
    attributes: [...defaults, ...plan.fields].map((field, order) => attribute(now, plan, field, order)),
    createdAt: now - 600 * day,
    updatedAt: now - 40 * day,
  }));
