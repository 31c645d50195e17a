/** Where one stands after a close: at the next conversation of the list, where one was, or in the list with nothing open. */
export type AfterClose = "next" | "stay" | "list";

/** What is looked at before a conversation is closed; each can be switched off. */
export type ClosingChecks = {
  /** The customer wrote last. */
  readonly unanswered: boolean;
  /** An attribute that the workspace requires has no value. */
  readonly requiredAttributes: boolean;
  /** A linked ticket is not resolved. */
  readonly openTicket: boolean;
  /** Something was written and not sent. */
  readonly draft: boolean;
};

/** What each member has set up for themselves; it goes with them from one browser to another. */
export type Settings = {
  /** By the key that Switchyard comes with: the member's own, null for none. What is not named is as it comes. */
  readonly keys: Readonly<Record<string, string | null>>;
  /** False: letters and signs alone do nothing. */
  readonly singleKeys: boolean;
  readonly afterClose: AfterClose;
  readonly checksBeforeClose: ClosingChecks;
  /** Sections of the panel beside a conversation, by their ids, in the member's order; what is not named comes after. */
  readonly panelOrder: readonly string[];
  /** Sections and fields of that panel that are not shown. */
  readonly hiddenPanels: readonly string[];
  /** False: a conversation shows what was written, without what happened. */
  readonly showEvents: boolean;
  /** Senders whose remote images are shown without asking, in lower case. */
  readonly imagesFrom: readonly string[];
  /** How long each SLA gives, by its name, in seconds: Intercom tells nobody, so members say it themselves. */
  readonly slaTargets: Readonly<Record<string, number>>;
};

export const defaultSettings: Settings = {
  keys: {},
  singleKeys: true,
  afterClose: "next",
  checksBeforeClose: { unanswered: true, requiredAttributes: true, openTicket: true, draft: true },
  panelOrder: [],
  hiddenPanels: [],
  showEvents: true,
  imagesFrom: [],
  slaTargets: {},
};
