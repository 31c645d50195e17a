import type { PickItem } from "@/components/ui/pick-option";
import type { Ranked } from "./palette-rank";

/** One line of the palette. */
export type Command = PickItem & Ranked & { readonly run: () => void };
