import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { onTestFinished } from "vitest";
import { root } from "@/lib/setup/project";

export type HelperProcess = {
  readonly child: ChildProcess;
  /** The next whole line that it prints. */
  readonly line: () => Promise<string>;
  /** Ends it the hard way and waits until it is gone. */
  readonly kill: () => Promise<void>;
};

/** Runs TypeScript in a process of its own, which is killed at the end of the test where it still runs. */
export const helperProcess = (source: string): HelperProcess => {
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", source], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = once(child, "exit");
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await gone;
  });
  let text = "";
  const line = async () => {
    for (;;) {
      const end = text.indexOf("\n");
      if (end >= 0) {
        const found = text.slice(0, end);
        text = text.slice(end + 1);
        return found;
      }
      const [chunk] = await Promise.race([
        once(child.stdout, "data"),
        gone.then(() => Promise.reject(new Error("The helper process ended without that line."))),
      ]);
      text += String(chunk);
    }
  };
  return {
    child,
    line,
    kill: async () => {
      child.kill("SIGKILL");
      await gone;
    },
  };
};
