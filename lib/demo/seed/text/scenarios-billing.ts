import { a, c, n, type Scenario } from "./scenario";

const billing = (
  key: string,
  issue: string,
  rest: Omit<Scenario, "key" | "lang" | "team" | "issue">,
): Scenario => ({ key, lang: "en", team: "billing", issue, ...rest });

export const billingScenarios: readonly Scenario[] = [
  billing("charged-twice", "Refund", {
    tags: ["billing", "refund"],
    file: "pdf",
    subjects: [
      "Charged twice for {month}",
      "Two payments of {amount}",
      "Duplicate charge on our card",
      "Why did you take {amount} two times?",
    ],
    turns: [
      c(
        "I see two payments of {amount} on our statement for {month}, both for invoice {invoice}. Could you send one of them back?",
        "Our bank shows {amount} on {weekday} and the same again six minutes later. Only one invoice ({invoice}) exists.",
        "{role} found a second charge of {amount} for {month}. Nobody here ordered anything twice.",
        "hi, you billed us twice. {amount}. please fix before {deadline}",
      ),
      a(
        "Hi {name}, thank you for telling us. I do see two attempts at {time}. One may be only a reservation: could you send a screenshot of both lines?",
        "Hello {name}, I am sorry about that. Which four digits does the card end with? Then I can find the second charge.",
      ),
      c(
        "Both are booked, not reserved. The card ends with 4417.",
        "Here you go. As you can see both are final.",
      ),
      n(
        "Payment provider confirms: webhook was sent twice, second one should have been refused. Refund of {amount} is fine.",
        "Same as {ticketno}. Finance agrees, refund the second.",
      ),
      a(
        "Confirmed, {name}: the second charge was our mistake. I have sent {amount} back; it takes 5 to 10 working days. The credit note is in Settings → Invoices.",
        "You were right. {amount} is on its way back to the card ending in 4417.",
      ),
      c(
        "Thanks, I'll wait for it then.",
        "Great, thank you {agent}!",
        "ok. please make sure that it does not happen in December",
      ),
    ],
  }),
];
