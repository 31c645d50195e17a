import type { ReactNode } from "react";
import { Banner } from "./banner";
import { BottomBar } from "./bottom-bar";
import { KeysSheetProvider } from "./keys-sheet-state";
import { Rail } from "./rail";
import { ShellKeys } from "./shell-keys";

/** The fixed parts around every screen of someone who is signed in. */
export const Frame = ({ children }: { children: ReactNode }) => (
  <KeysSheetProvider>
    <ShellKeys />
    <a
      href="#main"
      className="absolute -top-12 left-3 z-50 rounded-m bg-accent px-3 py-2 text-accent-ink focus-visible:top-3"
    >
      Skip to the conversations
    </a>
    <div className="frame grid h-dvh grid-cols-1 grid-rows-[minmax(0,1fr)_auto] md:grid-cols-[56px_minmax(0,1fr)] md:grid-rows-1 xl:grid-cols-[208px_minmax(0,1fr)]">
      <Rail />
      <div className="flex min-h-0 min-w-0 flex-col">
        <Banner />
        <div id="main" tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 flex-col outline-none">
          {children}
        </div>
      </div>
      <BottomBar />
    </div>
  </KeysSheetProvider>
);
