export type Lang =
  | "en"
  | "de"
  | "fr"
  | "es"
  | "pt"
  | "pl"
  | "tr"
  | "el"
  | "ru"
  | "uk"
  | "ar"
  | "he"
  | "fa"
  | "hi"
  | "bn"
  | "th"
  | "zh-Hans"
  | "zh-Hant"
  | "ja"
  | "ko"
  | "vi";

export type TeamKey = "billing" | "technical" | "onboarding" | "escalations" | "sales";

export type TagName =
  | "vip"
  | "refund"
  | "billing"
  | "bug"
  | "api"
  | "spam"
  | "churn risk"
  | "sso"
  | "invoice"
  | "export"
  | "import"
  | "feature request"
  | "onboarding"
  | "outage"
  | "gdpr"
  | "integration"
  | "mobile"
  | "hardware"
  | "legal"
  | "seats"
  | "sales"
  | "thanks"
  | "security"
  | "performance"
  | "waiting on engineering"
  | "café ☕"
  | "partner";

export type FileKind = "screenshot" | "log" | "csv" | "pdf";

export type Turn = {
  readonly by: "customer" | "teammate" | "note";
  /** One of these is said. Words in braces are filled from the conversation's facts. */
  readonly lines: readonly string[];
};

/** A story that can be told many times: who opens it with what, and how it goes on. */
export type Scenario = {
  readonly key: string;
  readonly lang: Lang;
  readonly team: TeamKey;
  readonly tags: readonly TagName[];
  readonly issue: string;
  readonly subjects: readonly string[];
  /** The first one is the customer's opening message. */
  readonly turns: readonly Turn[];
  readonly file?: FileKind;
};

export const c = (...lines: readonly string[]): Turn => ({ by: "customer", lines });
export const a = (...lines: readonly string[]): Turn => ({ by: "teammate", lines });
export const n = (...lines: readonly string[]): Turn => ({ by: "note", lines });

type Told = Omit<Scenario, "key" | "lang" | "team">;

/** Names an English story of one team. */
export const storyOf =
  (team: TeamKey) =>
  (key: string, told: Told): Scenario => ({ key, lang: "en", team, ...told });
