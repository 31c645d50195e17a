import type { Operation } from "../operation";
import { conversationOperations } from "./conversations";
import { partOperations } from "./parts";
import { peopleOperations } from "./people";
import { replyOperations } from "./reply";

/** Every operation of the demo workspace. */
export const operations: readonly Operation[] = [
  ...conversationOperations,
  ...partOperations,
  ...replyOperations,
  ...peopleOperations,
];
