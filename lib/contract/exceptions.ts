import type { JsonKind, Violation } from "./violation";

export type Exception = {
  readonly side: Violation["side"];
  readonly place: RegExp;
  /** The kinds of JSON that are let through there, and no other. */
  readonly got: readonly JsonKind[];
  /** Of texts, only these. */
  readonly texts?: readonly string[];
  /** `GET /macros` as the description writes it; every operation where absent. */
  readonly operation?: RegExp;
  /** Why the description and not the exchange is wrong. */
  readonly reason: string;
};

const response = (place: RegExp, got: readonly JsonKind[], reason: string): Exception => ({
  side: "response",
  place,
  got,
  reason,
});

/**
 * The deliberate exceptions, all of them: what Intercom itself sends against its own description. Whatever is not here is
 * a violation.
 */
export const exceptions: readonly Exception[] = [
  response(
    /\/source\/body$/,
    ["null"],
    "The opening message can be empty, as of a call or an attachment alone.",
  ),
  response(/\/author\/email$/, ["null"], "Bots and deleted people have no address."),
  response(
    /\/attachments\/\d+\/(width|height)$/,
    ["null"],
    "Only images have a size; the description forgot that for the rest.",
  ),
  response(
    /\/conversation_rating\/(rating|remark)$/,
    ["null"],
    "A rating that was asked for and not given yet has neither mark nor words.",
  ),
  response(/\/statistics\/\w+$/, ["null"], "Null until the event it measures has happened."),
  response(/\/ai_agent$/, ["null"], "The official examples send null where no agent took part."),
  response(
    /_parts\/\d+\/(email_message_metadata|event_details)$/,
    ["null"],
    "The official examples send null on parts that have none.",
  ),
  response(
    /\/linked_objects\/data\/\d+\/category$/,
    ["null"],
    "Null for a conversation; the list of values forgot it.",
  ),
  response(
    /\/custom_attributes\/[^/]+$/,
    ["boolean", "number", "array"],
    "Attributes have the types that the workspace gave them; the description knows text and whole numbers only.",
  ),
  {
    side: "response",
    place: /\/ai_agent\/resolution_state$/,
    got: ["string"],
    texts: ["escalated", "negative_feedback", "procedure_handoff"],
    reason: "2.15 renamed them (api.md 1); it has no description of its own at hand and is held to 2.14's.",
  },
  ...[/^POST \/conversations\/search$/, /^POST \/tickets\/search$/, /^POST \/contacts\/search$/].map(
    (operation): Exception => ({
      side: "request",
      place: /^\/sort$/,
      got: ["object"],
      operation,
      reason: "Sorting a search is undocumented and long used in production (api.md section 3).",
    }),
  ),
  {
    side: "request",
    place: /^\/custom_attributes\/[^/]+$/,
    got: ["boolean", "number", "array", "null"],
    operation: /^PUT \/conversations\/\{\w+\}$/,
    reason: "They are given in the types in which they are answered; null takes one away (api.md 1.1).",
  },
  {
    side: "request",
    place: /^\/(priority|admin_id)$/,
    got: ["string"],
    operation: /^PUT \/conversations\/\{\w+\}$/,
    reason:
      "Of Preview alone, whose description is not among those at hand: it has both (looked up 2026-11).",
  },
  {
    side: "response",
    place: /^\/(data\/\d+\/)?(body|body_text)$/,
    got: ["null"],
    operation: /^GET \/macros/,
    reason: "The official example has a macro without text, which only sets attributes.",
  },
  {
    side: "response",
    place: /^\/data\/\d+\/model$/,
    got: ["string"],
    texts: ["conversation"],
    operation: /^GET \/data_attributes$/,
    reason: "The query asks for conversation attributes, and the list of an item's models forgot them.",
  },
];

const covers = (exception: Exception, violation: Violation): boolean =>
  exception.side === violation.side &&
  exception.got.includes(violation.got) &&
  exception.place.test(violation.place) &&
  (exception.texts === undefined || exception.texts.includes(violation.text ?? "")) &&
  (exception.operation === undefined || exception.operation.test(violation.operation));

/** Those that let a violation through. */
export const exceptionsFor = (violation: Violation): readonly Exception[] =>
  exceptions.filter((exception) => covers(exception, violation));

export const isExcepted = (violation: Violation): boolean => exceptionsFor(violation).length > 0;
