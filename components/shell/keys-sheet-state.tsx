"use client";
import { createContext, type ReactNode, useContext, useState } from "react";
import { latePart } from "@/components/ui/late-part";

const Context = createContext<() => void>(() => {});

/** Opens the sheet with all keys. */
export const useKeysSheet = (): (() => void) => useContext(Context);

const KeysSheet = latePart("The list of keys", () => import("./keys-sheet").then((file) => file.KeysSheet));

export const KeysSheetProvider = ({ children }: { children: ReactNode }) => {
  const [open, setOpen] = useState(false);
  return (
    <Context value={() => setOpen(true)}>
      {children}
      {open ? <KeysSheet onClose={() => setOpen(false)} /> : null}
    </Context>
  );
};
