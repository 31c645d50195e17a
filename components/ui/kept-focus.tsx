"use client";
import { useEffect } from "react";
import { keepFocus } from "./keep-focus";

/** Beside what makes way for something else, with a key where one such thing follows another: the focus is not lost with it. */
export const KeptFocus = () => {
  useEffect(() => keepFocus, []);
  return null;
};
