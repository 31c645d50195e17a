"use client";
import { createContext, useContext } from "react";
import type { SentenceOptions } from "@/lib/search/sentence";
import type { Builder } from "./use-builder";
import type { Moving } from "./use-moving";

export type BuilderParts = Builder & {
  readonly words: SentenceOptions;
  readonly moving: Moving;
  /** Said to a screen reader. */
  readonly say: (text: string) => void;
  /** Puts the focus into a block once it is drawn: on its value, its grip, or what it begins with. */
  readonly focus: (id: string, part: "value" | "grip" | "field" | "undo" | "add") => void;
};

const Context = createContext<BuilderParts | null>(null);
export const BuilderProvider = Context;

/** The builder that a row stands in. */
export const useParts = (): BuilderParts => {
  const parts = useContext(Context);
  if (!parts) throw new Error("useParts needs a BuilderProvider above it");
  return parts;
};
