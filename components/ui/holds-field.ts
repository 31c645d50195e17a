"use client";
import { createContext } from "react";

/** Whether the dialog around a field gives it the focus itself, once it is shown: a field that asked for it before would be measured in vain. */
export const HoldsField = createContext(false);
