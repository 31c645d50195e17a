import type { DemoCustomObject, DemoDataAttribute } from "../model";

const day = 86_400;

type Row = readonly [
  model: DemoDataAttribute["model"],
  name: string,
  dataType: DemoDataAttribute["dataType"],
  description: string,
  options?: readonly string[],
];

export const issueTypes = [
  "Billing",
  "Refund",
  "API error",
  "Sign-in",
  "Export",
  "Import",
  "Bug",
  "Outage",
  "Feature request",
  "Integration",
  "Hardware",
  "Mobile app",
  "Privacy",
  "Legal",
  "Seats",
  "Cancellation",
  "Onboarding",
  "Sales",
  "Performance",
  "Other",
];
export const severityNames = ["Low", "Normal", "High", "Critical"];
export const tiers = ["Bronze", "Silver", "Gold", "Platinum"];
export const lifecycles = ["Trial", "Customer", "Renewing", "At risk", "Churned"];

const custom: readonly Row[] = [
  ["contact", "job_title", "string", "What the person does"],
  ["contact", "seats_used", "integer", "Seats in use, nightly"],
  ["contact", "health_score", "float", "0 to 10"],
  ["contact", "newsletter", "boolean", "Gets the newsletter"],
  ["contact", "renewal_date", "date", "Next renewal"],
  ["contact", "lifecycle", "options", "Where the person stands", lifecycles],
  ["company", "region", "string", "Sales region"],
  ["company", "locations", "integer", "Warehouses and shops"],
  ["company", "arr", "float", "Yearly revenue in euros"],
  ["company", "trial", "boolean", "Still in trial"],
  ["company", "contract_end", "date", "Last day of the contract"],
  ["company", "tier", "options", "Service tier", tiers],
  ["conversation", "Issue type", "options", "What it is about", issueTypes],
  ["conversation", "Severity", "options", "How bad it is", severityNames],
  ["conversation", "Root cause", "string", "Found at the end"],
  ["conversation", "Orders affected", "integer", "How many orders"],
  ["conversation", "Amount in question", "float", "In the customer's currency"],
  ["conversation", "Reproducible", "boolean", "We saw it ourselves"],
  ["conversation", "Affected features", "options", "Any of these", ["Exports", "Order sync", "Labels"]],
  ["conversation", "Promised by", "date", "When the customer expects an answer"],
  ["conversation", "Related orders", "relationship", "The orders that it is about"],
];

const multiline: ReadonlySet<string> = new Set(["Root cause"]);

const orderType = "Order";

/** Orders that conversations can refer to. */
export const makeCustomObjects = (): DemoCustomObject[] =>
  Array.from({ length: 20 }, (_, i) => ({
    id: String(21 + i),
    objectType: orderType,
    externalId: `PO-${70_410 + i * 7}`,
    name: `Order PO-${70_410 + i * 7}`,
  }));

const standard: readonly Row[] = [
  ["contact", "name", "string", "Full name"],
  ["contact", "email", "string", "E-mail address"],
  ["contact", "last_seen_at", "date", "Last time seen"],
  ["company", "name", "string", "Company name"],
  ["company", "user_count", "integer", "People"],
  ["company", "monthly_spend", "float", "Monthly spend"],
];

export const makeDataAttributes = (now: number): DemoDataAttribute[] => {
  const make = (
    [model, name, dataType, description, options]: Row,
    id: number,
    isCustom: boolean,
  ): DemoDataAttribute => ({
    id,
    model,
    name,
    fullName: isCustom ? `custom_attributes.${name}` : name,
    label: name.replaceAll("_", " ").replace(/^./, (first) => first.toUpperCase()),
    description,
    dataType,
    options: [...(options ?? [])],
    required: false,
    multiline: multiline.has(name),
    reference: dataType === "relationship" ? { type: "many", objectType: orderType } : null,
    apiWritable: isCustom,
    uiWritable: isCustom,
    messengerWritable: false,
    custom: isCustom,
    archived: false,
    createdAt: now - 500 * day,
    updatedAt: now - 60 * day,
  });
  const retired = make(["conversation", "Old queue", "string", "From before teams"], 34_599, true);
  return [
    ...standard.map((row, i) => make(row, 34_501 + i, false)),
    ...custom.map((row, i) => make(row, 34_521 + i, true)),
    { ...retired, archived: true },
  ];
};
