import { withCrew } from "@/lib/setup/crew";
import { workspaceOptions } from "@/lib/setup/options";
import { demoToken, requireFreePort, startWorkspace } from "@/lib/setup/stack";

/** `npm run workspace`: the demo workspace alone, e.g. to develop something else against it. */
export const workspace = async (words: readonly string[]): Promise<number> => {
  const options = workspaceOptions(words);
  return withCrew(async (crew) => {
    await requireFreePort(options.port, "--port", "127.0.0.1");
    const server = startWorkspace(crew, options);
    await crew.untilAnswers(server, server.url);
    console.log(`The demo workspace answers at ${server.url} with the token ${demoToken}. Ctrl-C stops it.`);
    return crew.untilOver();
  });
};
