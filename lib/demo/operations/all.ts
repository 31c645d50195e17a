import type { Operation } from "../operation";
import { articleOperations } from "./articles";
import { attributeOperations } from "./attributes";
import { companyOperations } from "./companies";
import { contactOperations } from "./contacts";
import { conversationOperations } from "./conversations";
import { convertOperations } from "./convert";
import { customerOperations } from "./customers";
import { macroOperations } from "./macros";
import { mergeOperations } from "./merge";
import { messageOperations } from "./messages";
import { partOperations } from "./parts";
import { peopleOperations } from "./people";
import { redactOperations } from "./redact";
import { replyOperations } from "./reply";
import { tagOperations } from "./tags";
import { ticketLinkOperations } from "./ticket-links";
import { ticketTypeOperations } from "./ticket-types";
import { ticketOperations } from "./tickets";

/** Every operation of the demo workspace. */
export const operations: readonly Operation[] = [
  ...conversationOperations,
  ...partOperations,
  ...replyOperations,
  ...customerOperations,
  ...redactOperations,
  ...convertOperations,
  ...tagOperations,
  ...mergeOperations,
  ...messageOperations,
  ...ticketOperations,
  ...ticketLinkOperations,
  ...ticketTypeOperations,
  ...contactOperations,
  ...companyOperations,
  ...attributeOperations,
  ...articleOperations,
  ...macroOperations,
  ...peopleOperations,
];
