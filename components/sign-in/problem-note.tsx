import { type SignInProblem, signInProblems } from "@/lib/api/sign-in-problem";

type Words = readonly [title: string, text: string];

/** `name` is what people call the provider. */
const wordsOf: Record<SignInProblem, (name: string) => Words> = {
  cancelled: (name) => [
    "You are not signed in",
    `${name} says that it was cancelled. Begin again, or sign in with your password.`,
  ],
  expired: () => [
    "That sign-in no longer counts",
    "It was begun too long ago, in another tab or browser, or it was used already. Begin again.",
  ],
  unreachable: (name) => [
    `${name} cannot be reached`,
    "It did not answer, or not in time. Try again in a moment, or sign in with your password.",
  ],
  refused: (name) => [
    `${name} did not confirm who you are`,
    "Begin again. If it happens once more, tell an owner of this Switchyard: its log says what was wrong.",
  ],
  unknown: (name) => [
    "There is no account for you here",
    `${name} confirms who you are, but nobody here has your e-mail address, and signing in makes no account. Ask an owner of this Switchyard to invite the address that you use at ${name}.`,
  ],
  unverified: (name) => [
    "Your e-mail address is not confirmed",
    `${name} does not vouch for the e-mail address of your account there. Confirm it, or ask whoever looks after ${name}; then begin again.`,
  ],
  "look-alike": (name) => [
    "Your e-mail address cannot be used",
    `At ${name} it has letters that only look like others. Ask whoever looks after ${name} to write it in plain ones.`,
  ],
  disabled: () => ["Your account is disabled", "Ask an owner of this Switchyard to enable it again."],
  "other-workspace": () => [
    "That is another Intercom workspace",
    "This Switchyard works on a different one. Choose that one at Intercom and begin again; an owner of this Switchyard knows which it is.",
  ],
  "not-connected": () => [
    "Nobody can sign in with Intercom yet",
    "This Switchyard is not connected to a workspace. An owner signs in with their password and connects one.",
  ],
  "too-many": () => ["Too many tries", "Wait five minutes, then begin again."],
  unavailable: () => [
    "Switchyard cannot reach its database",
    "Nobody can sign in just now. Try again in a moment.",
  ],
  failed: () => [
    "Signing in failed",
    "Try again in a moment. If it stays so, tell an owner of this Switchyard.",
  ],
};

/** Only words that Switchyard itself puts into its address count; whatever else stands there is not shown. */
export const problemIn = (asked: unknown): SignInProblem | null =>
  signInProblems.find((problem) => problem === asked) ?? null;

/** Why somebody stands here again who went to a provider. */
export const ProblemNote = ({ problem, name }: { problem: SignInProblem; name: string }) => {
  const [title, text] = wordsOf[problem](name);
  return (
    <div role="alert" className="mb-4 rounded-l bg-warm-soft px-3 py-2 text-warm [overflow-wrap:anywhere]">
      <h2 className="font-semibold">{title}</h2>
      <p className="mt-0.5">{text}</p>
    </div>
  );
};
