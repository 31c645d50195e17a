"use client";
import dynamic from "next/dynamic";
import { createContext, type ReactNode, useContext, useState } from "react";

const Context = createContext<() => void>(() => {});

/** Opens the sheet with all keys. */
export const useKeysSheet = (): (() => void) => useContext(Context);

const KeysSheet = dynamic(() => import("./keys-sheet").then((file) => file.KeysSheet), { ssr: false });

export const KeysSheetProvider = ({ children }: { children: ReactNode }) => {
  const [open, setOpen] = useState(false);
  return (
    <Context value={() => setOpen(true)}>
      {children}
      {open ? <KeysSheet onClose={() => setOpen(false)} /> : null}
    </Context>
  );
};
