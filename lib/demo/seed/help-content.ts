import type { DemoArticle, DemoMacro } from "../model";
import { agentId, leadId, ownerId, teamIds } from "./workspace";

const day = 86_400;

/** Paragraphs of HTML, with what is left open as Intercom's people write it. */
const macros: readonly (readonly [name: string, paragraphs: readonly string[], teams?: readonly string[]])[] =
  [
    [
      "Ask for a screenshot",
      [
        "Could you send us a screenshot of the whole window, with the address bar in it?",
        "It tells us the page and the time at once.",
      ],
    ],
    [
      "Ask for the request id",
      [
        "Every answer of our API carries an <code>x-request-id</code> header. With the ids of two or three failed calls we find them in our log within minutes.",
      ],
      [teamIds.technical],
    ],
    [
      "Refund confirmed",
      [
        'Hi {{user.first_name|fallback:"there"}}, your refund to {{company.name|fallback:"your company"}} is on its way. It reaches your account within 5 to 10 working days, depending on your bank.',
        "The credit note is in Settings → Invoices.",
      ],
      [teamIds.billing],
    ],
    [
      "Duplicate charge: explain the hold",
      [
        "One of the two lines is only a reservation by your bank. It disappears by itself within five working days, and no money leaves your account.",
      ],
      [teamIds.billing],
    ],
    [
      "Reset SSO",
      [
        "Please sign in once at <b>/sign-in?local=1</b>, open Settings → Security and press <i>Upload metadata</i> again. Then try a private window.",
      ],
    ],
    [
      "Known incident",
      [
        'Hi {{user.name|fallback:"there"}}, we know about this and are on it. The status page has the latest; we write to {{user.email|fallback:"you"}} as soon as it is over.',
      ],
    ],
    [
      "Feature request noted",
      [
        'Thank you, {{user.first_name|fallback:"dear customer"}}, I have added your vote to {{product.name|fallback:"our list"}} together with your reasons. We tell everyone when it ships.',
      ],
    ],
    [
      "Scanner: clean restart",
      [
        "Hold the trigger and the power key for ten seconds until it hums twice, then put it on the dock for a minute.",
      ],
    ],
    [
      "Verify identity",
      [
        "Before I change anything about the account's owner, please answer from the address on file and name the last four digits of your latest invoice.",
      ],
      [teamIds.escalations, teamIds.billing],
    ],
    [
      "Handing over to a colleague",
      [
        "{{teammate.first_name}} here: I have asked a colleague who knows this part best. You need not repeat anything; the whole thread is with them.",
      ],
    ],
    [
      "No answer yet, closing soon",
      [
        "I have not heard back about #{{order.number}}, so I close this on Friday. A reply opens it again at any time.",
      ],
    ],
    ["Warm goodbye", ["Glad that it works again. Have a good week!"]],
    // Sets attributes and says nothing, as one of the official examples.
    ["Mark as duplicate", []],
  ];

/** As the API writes it in HTML: `<attribute key="user.name" default="there"/>`. */
const asHtml = (paragraph: string): string =>
  paragraph.replace(
    /\{\{([^{}|]+)(?:\|fallback:"([^{}"]*)")?\}\}/g,
    (_, key: string, instead: string | undefined) =>
      instead === undefined ? `<attribute key="${key}"/>` : `<attribute key="${key}" default="${instead}"/>`,
  );

export const makeMacros = (now: number): DemoMacro[] =>
  macros.map(([name, paragraphs, teams], i) => ({
    id: String(3_310_001 + i),
    name,
    body: paragraphs.map((text) => `<p>${asHtml(text)}</p>`).join("") || null,
    bodyText: paragraphs.join("\n\n").replace(/<[^>]+>/g, "") || null,
    createdAt: now - (400 - i * 20) * day,
    updatedAt: now - (60 - i) * day,
    visibleTo: teams === undefined ? "everyone" : "specific_teams",
    visibleToTeamIds: [...(teams ?? [])],
    availableOn: i % 3 === 0 ? ["inbox", "messenger"] : ["inbox"],
  }));

const articles: readonly (readonly [title: string, description: string, steps: readonly string[]])[] = [
  [
    "Read your invoice",
    "Every line explained, from seats to reverse charge.",
    [
      "Open Settings → Invoices.",
      "Press a number to see its lines.",
      "Download the PDF or send it to your bookkeeper.",
    ],
  ],
  [
    "Change the billing address",
    "Works for coming invoices; finance can reissue the last one.",
    [
      "Open Settings → Billing.",
      "Change the address and the VAT number.",
      "Save; the next invoice carries it.",
    ],
  ],
  [
    "Add and remove seats",
    "Seats are charged by the day.",
    [
      "Open Settings → People.",
      "Press Invite, or the bin beside a name.",
      "The difference is on your next invoice.",
    ],
  ],
  [
    "Cancel or pause a plan",
    "What happens to your data and for how long we keep it.",
    [
      "Open Settings → Plan.",
      "Choose Pause (up to 3 months) or Cancel.",
      "Export what you need; we keep it for 90 days.",
    ],
  ],
  [
    "Set up single sign-on with SAML",
    "Okta, Entra ID, Google Workspace and others.",
    [
      "Create an application at your identity provider.",
      "Paste the metadata address.",
      "Test in a private window before you enforce it.",
    ],
  ],
  [
    "Two-factor authentication",
    "Codes, keys and what to do when a phone is lost.",
    ["Open your profile.", "Add an authenticator or a key.", "Store the recovery codes in a safe place."],
  ],
  [
    "Export orders as CSV",
    "Filters, columns, large exports and their limits.",
    ["Filter the list.", "Press Export and choose columns.", "Exports over 100,000 rows arrive by e-mail."],
  ],
  [
    "Import suppliers and products",
    "The template, encodings and common mistakes.",
    ["Download the template.", "Save as CSV in UTF-8.", "Check the preview; fix red cells; import."],
  ],
  [
    "API: errors and retries",
    "Which ones to repeat and which not.",
    [
      "409 means: somebody was faster. Read, then decide.",
      "429 names the second to try again.",
      "Send an Idempotency-Key with every POST.",
    ],
  ],
  [
    "API: verify a webhook signature",
    "HMAC over the raw body.",
    ["Read the raw bytes before parsing.", "Compute the HMAC with your secret.", "Compare in constant time."],
  ],
  [
    "Connect Shopify",
    "Products, stock and orders in both directions.",
    ["Install the app.", "Map locations.", "Choose which side wins on stock."],
  ],
  [
    "Connect your accounting",
    "Xero, QuickBooks and NetSuite.",
    ["Authorise the connection.", "Map tax rates.", "Send a test invoice."],
  ],
  [
    "Pair a scanner",
    "HL-200 and HL-90 with the app.",
    ["Open the app → Devices.", "Scan the code on the screen.", "Wait for two short hums."],
  ],
  [
    "Label printer: blank labels",
    "Nine times of ten it is the roll.",
    ["Turn the roll over.", "Hold the feed key for calibration.", "Print the test page."],
  ],
  [
    "Where is my hardware order?",
    "Carriers, tracking and customs.",
    ["Open Settings → Hardware.", "Press the tracking number.", "Customs may add two days outside the EU."],
  ],
  [
    "Roles and permissions",
    "Who may see prices, who may change stock.",
    ["Open Settings → Roles.", "Copy a role.", "Take away what it should not do."],
  ],
  [
    "Change the language",
    "For one person or for everyone.",
    ["Open your profile → Language.", "Owners set the default in Settings → General."],
  ],
  [
    "Data protection: access and erasure",
    "How to ask, how we verify and how long it takes.",
    [
      "Write to us from the address on file.",
      "We verify your identity.",
      "You have an answer within 30 days.",
    ],
  ],
  [
    "Status page and incidents",
    "What we publish and when.",
    ["Subscribe by e-mail, RSS or webhook.", "We post every 30 minutes during an incident."],
  ],
  [
    "Mobile app: work offline",
    "Counts and picks without a network.",
    [
      "Open the list once on line.",
      "Work; the cloud symbol shows what waits.",
      "It syncs when the network is back.",
    ],
  ],
  ["Draft: new pricing 2027", "Not yet published.", ["To be reviewed by finance."]],
];

export const makeArticles = (now: number): DemoArticle[] =>
  articles.map(([title, description, steps], i) => ({
    id: String(9_870_001 + i * 3),
    title,
    description,
    body: `<h1>${title}</h1><p>${description}</p><ol>${steps.map((step) => `<li>${step}</li>`).join("")}</ol>`,
    authorId: [agentId, leadId, ownerId][i % 3] ?? ownerId,
    state: title.startsWith("Draft") ? "draft" : "published",
    url: `https://help.harbourline.example/en/articles/${9_870_001 + i * 3}`,
    createdAt: now - (500 - i * 15) * day,
    updatedAt: now - (90 - i * 3) * day,
  }));
