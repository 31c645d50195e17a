/** What is waited for on a page is an event, not a time: a part that comes late is first made ready, which takes a busy machine seconds. */
const patienceMs = 15_000;

if (typeof document !== "undefined") {
  const { configure } = await import("@testing-library/react");
  configure({ asyncUtilTimeout: patienceMs });
}

export {};
