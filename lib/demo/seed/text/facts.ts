import { at, type Random, random } from "../random";

type Maker = readonly string[] | ((r: Random) => string);

const pad = (value: number): string => String(value).padStart(2, "0");

const euros = (r: Random, min: number, max: number): string => {
  const symbol = r.pick(["€", "€", "€", "$", "$", "£"]);
  return `${symbol}${r.span(min, max).toLocaleString("en-GB")}${r.chance(0.4) ? `.${pad(r.int(1, 99))}` : ""}`;
};

const makers: Record<string, Maker> = {
  amount: (r) => euros(r, 29, 4_800),
  amount2: (r) => euros(r, 12, 900),
  bigamount: (r) => euros(r, 9_000, 140_000),
  invoice: (r) => `HL-2026-${r.int(10_000, 99_999)}`,
  order: (r) => `#${r.int(41_000, 98_999)}`,
  order2: (r) => `#${r.int(41_000, 98_999)}`,
  po: (r) => `PO-${r.int(4_000, 9_999)}`,
  month: ["September", "October", "November", "August", "this month", "last month"],
  weekday: [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "the weekend",
    "yesterday",
    "this morning",
  ],
  time: (r) => `${pad(r.int(0, 23))}:${pad(r.int(0, 11) * 5)}`,
  count: (r) => String(r.span(3, 420)),
  many: (r) => r.span(1_200, 480_000).toLocaleString("en-GB"),
  seats: (r) => String(r.int(3, 60)),
  seats2: (r) => String(r.int(61, 240)),
  percent: (r) => String(r.pick([3, 5, 8, 10, 12, 15, 18, 20, 25, 40])),
  stuck: (r) => String(r.pick([12, 34, 47, 68, 80, 95, 97, 98, 99])),
  days: (r) => String(r.int(2, 21)),
  hours: (r) => String(r.int(2, 36)),
  minutes: (r) => String(r.int(3, 55)),
  status: [
    "409 Conflict",
    "422",
    "500",
    "502 Bad Gateway",
    "403 Forbidden",
    "404",
    "504 Gateway Timeout",
    "400",
  ],
  requestid: (r) =>
    `req_${r.int(0x10000000, 0x7fffffff).toString(36)}${r.int(0x100000, 0xffffff).toString(36)}`,
  endpoint: [
    "POST /v3/orders",
    "GET /v3/stock",
    "PATCH /v3/shipments/{id}",
    "POST /v3/webhooks",
    "GET /v3/locations",
    "POST /v3/stock/adjustments",
    "GET /v3/invoices",
    "DELETE /v3/reservations/{id}",
  ],
  browser: [
    "Safari",
    "Chrome",
    "Firefox",
    "Edge",
    "Chrome on a Chromebook",
    "Safari on an iPad",
    "Brave",
    "Arc",
  ],
  version: (r) => `${r.int(3, 6)}.${r.int(0, 14)}.${r.int(0, 9)}`,
  feature: [
    "the stock report",
    "the shipments board",
    "order sync",
    "the pick list",
    "label printing",
    "the returns screen",
    "the audit log",
    "saved filters",
    "bulk edit",
    "the reorder rules",
    "cycle counts",
    "the supplier portal",
  ],
  feature2: [
    "dark mode",
    "a calendar view",
    "bulk archive",
    "custom columns",
    "a Slack digest",
    "keyboard shortcuts",
    "per-location permissions",
    "scheduled exports",
    "barcode search",
    "two approvers per order",
  ],
  file: (r) =>
    r.pick(["suppliers", "skus", "stock-count", "price-list", "customers", "orders", "locations"]) +
    r.pick(["_final", "", "-2026", "_v3", " (2)"]),
  integration: [
    "Shopify",
    "NetSuite",
    "Xero",
    "QuickBooks",
    "WooCommerce",
    "Salesforce",
    "HubSpot",
    "Slack",
    "SAP Business One",
    "Zapier",
    "Magento",
  ],
  idp: ["Okta", "Entra ID", "Google Workspace", "OneLogin", "JumpCloud", "Keycloak"],
  device: [
    "HL-200 scanner",
    "label printer",
    "HL-90 ring scanner",
    "docking station",
    "tablet mount",
    "HL-200 battery pack",
  ],
  serial: (r) => `SN${r.int(100_000, 999_999)}${r.pick(["A", "B", "K", "X"])}`,
  tracking: (r) => `1Z${r.int(1_000_000, 9_999_999)}${r.int(100, 999)}`,
  warehouse: [
    "Rotterdam",
    "Leeds",
    "the north hall",
    "Gdańsk",
    "Lyon",
    "dock 4",
    "Valencia",
    "the annex",
    "Malmö",
    "Brno",
    "site B",
    "Austin",
  ],
  city: [
    "Lisbon",
    "Leeds",
    "Hamburg",
    "Toronto",
    "Lagos",
    "Nairobi",
    "Austin",
    "Singapore",
    "Utrecht",
    "Gdańsk",
    "Melbourne",
    "Bogotá",
  ],
  plan: ["Starter", "Growth", "Scale", "Scale yearly", "Enterprise", "Growth yearly"],
  colleague: [
    "Marta",
    "Jens",
    "Olu",
    "Farah",
    "Wei",
    "Pete",
    "Silvia",
    "Noor",
    "Anders",
    "Gabriela",
    "Hamish",
    "Yuki",
  ],
  role: [
    "our controller",
    "the auditors",
    "our CFO",
    "procurement",
    "our IT team",
    "the ops lead",
    "legal",
    "my manager",
  ],
  deadline: [
    "Friday",
    "the end of the month",
    "tomorrow noon",
    "Monday morning",
    "the board meeting",
    "our go-live",
    "quarter end",
  ],
  sku: (r) => `${r.pick(["KX", "BR", "TL", "MN", "QA", "ZD"])}-${r.int(100, 9_999)}`,
  ticketno: (r) => String(r.int(3_100, 4_900)),
  zone: ["Europe/Lisbon", "America/Bogota", "Asia/Kolkata", "Africa/Lagos", "Australia/Perth"],
  flag: ["🇵🇹", "🇳🇬", "🇯🇵", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🇨🇴", "🇺🇦"],
  emoji: ["🙏", "🙂", "😅", "👍", "🎉", "🙌", "😬", "👩‍💻", "👨‍👩‍👧‍👦", "🤷🏽‍♀️"],
};

/** What a conversation is about, value by value; the same word gives the same value throughout the thread. */
export type Facts = (word: string) => string;

export const factsOf = (seed: number, fixed: Readonly<Record<string, string>>): Facts => {
  return (word) => {
    const given = fixed[word];
    if (given !== undefined) return given;
    const maker = makers[word];
    if (maker === undefined) return `{${word}}`;
    const r = random(seed, word);
    return typeof maker === "function" ? maker(r) : at(maker, r.int(0, 999_983));
  };
};

const startsSentence = new Set(["role", "colleague", "warehouse", "feature", "month", "weekday"]);

/** Fills the words in braces, with a capital where a sentence begins; what is no fact stays as it is. */
export const fill = (template: string, facts: Facts): string =>
  template.replace(/\{(\w+)\}/g, (_, word: string, offset: number) => {
    const value = facts(word);
    const first = offset === 0 || /[.?!:]\s+$|\n$/.test(template.slice(Math.max(0, offset - 4), offset));
    return first && startsSentence.has(word) ? value.replace(/^./u, (letter) => letter.toUpperCase()) : value;
  });
