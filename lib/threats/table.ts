import type { Row } from "./row";
import { rowsTo16 } from "./rows-1-to-16";
import { rowsTo32 } from "./rows-17-to-32";

/** The threat table, T1 to T32: what each row is shown by. */
export const threats: readonly Row[] = [...rowsTo16, ...rowsTo32];
