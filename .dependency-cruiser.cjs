/**
 * Who may import whom (lib/README.md says why). Every rule is an error.
 * `lib/setup/check-boundaries.ts` runs this and fails as well when suspiciously few modules were read.
 */
const lib = (names) => `^lib/(${names})/`;
const ours = "^(app|components|lib|e2e)/";
// Tests and what only tests use; nothing else may import either.
const tests = "(\\.test\\.tsx?$|/testing/)";

/** One layer: its files may import only themselves and `allowed`, of all that is ours. */
const layer = (name, from, allowed, extra = {}) => ({
  name,
  severity: "error",
  from: { path: from, pathNot: tests },
  to: { path: ours, pathNot: [from, ...allowed], ...extra },
});

const feature =
  "^components/(queue|filter|conversation|ticket|actions|palette|settings|sign-in|setup|views)/";

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    layer("core-is-the-leaf", lib("core"), []),
    layer("pure-libs-know-core-only", lib("search|conversation|ticket|access|intercom"), [lib("core")]),
    {
      name: "pure-libs-not-each-other",
      severity: "error",
      from: { path: "^lib/(search|conversation|ticket|access|intercom)/", pathNot: tests },
      to: { path: "^lib/(search|conversation|ticket|access|intercom)/", pathNot: "^lib/$1/" },
    },
    layer("actions", lib("actions"), [lib("conversation|ticket|access|core")]),
    layer("api-contract", lib("api"), [lib("actions|conversation|ticket|search|access|core")]),
    layer("demo-shares-nothing-with-what-it-tests", lib("demo"), [lib("core"), "^lib/intercom/schema/"]),
    layer("contract-is-a-tool-for-tests", lib("contract"), []),
    layer("server-knows-every-lib-but-demo", lib("server"), [
      "^lib/(?!demo/|setup/|bench/|threats/|contract/)",
    ]),
    // From outside, as an attacker does: it knows the contract and who may do what, and nothing of how that is done.
    layer("threats-know-no-server", lib("threats"), [lib("api|access|actions|core|setup")]),
    {
      name: "threats-are-a-tool",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: [tests, "^lib/(threats|setup)/"] },
      to: { path: "^lib/threats/" },
    },
    layer("ui-knows-nothing-of-ours", "^components/ui/", []),
    layer("data-knows-the-contract", "^components/data/", [
      "^components/ui/",
      lib("api|actions|conversation|ticket|search|access|core"),
    ]),
    layer("features-do-not-meet", feature, [
      "^components/(ui|data)/",
      lib("api|actions|conversation|ticket|search|access|core"),
    ]),
    {
      name: "feature-not-feature",
      severity: "error",
      from: {
        path: "^components/(queue|filter|conversation|ticket|actions|palette|settings|sign-in|setup|views)/",
        pathNot: tests,
      },
      to: { path: feature, pathNot: "^components/$1/" },
    },
    layer("shell", "^components/shell/", [
      "^components/(ui|data)/",
      lib("api|actions|conversation|ticket|search|access|core"),
    ]),
    layer("screens", "^components/screens/", [
      "^components/(?!screens/)",
      lib("api|actions|conversation|ticket|search|access|core"),
    ]),
    {
      name: "browser-never-reaches-the-server",
      severity: "error",
      // A test may hold browser code against the real server; no test is ever shipped.
      from: { path: "^components/", pathNot: tests },
      to: { path: "^lib/(server|intercom|demo|setup)/", reachable: true },
    },
    {
      name: "next-only-at-the-rim",
      severity: "error",
      from: { path: "^lib/", pathNot: ["^lib/server/(http|auth)/", tests] },
      to: { path: "node_modules/(next|next-auth)/" },
    },
    {
      name: "no-react-in-lib",
      severity: "error",
      from: { path: "^lib/", pathNot: tests },
      to: { path: "node_modules/(react|react-dom|@tanstack/react-)" },
    },
    { name: "not-to-test", severity: "error", from: { pathNot: [tests, "^e2e/"] }, to: { path: tests } },
    { name: "not-to-unresolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "no-dev-dependency-in-production",
      severity: "error",
      from: {
        path: "^(app|components|lib/(core|access|search|conversation|ticket|actions|intercom|api|server|demo))/",
        pathNot: [tests, "testing/"],
      },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
  ],
  required: [
    {
      name: "server-files-say-so",
      severity: "error",
      module: { path: "^lib/server/", pathNot: [tests, "main\\.ts$", "testing/"] },
      to: { path: "server-only" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
