import { a, c, n, type Scenario, storyOf } from "./scenario";

const story = storyOf("billing");

export const billingScenarios: readonly Scenario[] = [
  story("charged-twice", {
    issue: "Refund",
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
        "Someone in accounting found a second charge of {amount} for {month}. Nobody here ordered anything twice.",
        "You billed us twice, {amount} each. Please put it right before {deadline}.",
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
        "Payment provider confirms: webhook was sent twice, the second should have been refused. Refund of {amount} is fine.",
        "Same as {ticketno}. Finance agrees, refund the second.",
      ),
      a(
        "Confirmed, {name}: the second charge was our mistake. I have sent {amount} back; it takes 5 to 10 working days. The credit note is in Settings → Invoices.",
        "You were right. {amount} is on its way back to the card ending in 4417.",
      ),
      c(
        "Thanks, I'll wait for it then.",
        "Great, thank you {agent}!",
        "Ok. Please make sure that it does not happen next month.",
      ),
    ],
  }),
  story("refund-unused", {
    issue: "Refund",
    tags: ["refund"],
    subjects: [
      "Refund for unused months",
      "We stopped in {month}, still charged",
      "Request: refund of {amount}",
      "Money back for {invoice}",
    ],
    turns: [
      c(
        "We stopped using the product in {month} but the yearly plan renewed anyway. I would like {amount} back.",
        "Our warehouse in {city} closed and the {seats} seats there are of no use any more. What can be refunded?",
        "I cancelled {days} days before the renewal and got charged {amount}. I have the confirmation mail here.",
      ),
      a(
        "I understand, {name}. Let me check the date of the cancellation and what the contract says.",
        "Thanks {name}. Could you forward that confirmation? I will look at the log on our side meanwhile.",
      ),
      c("Forwarded. It says {weekday}, {time}.", "Sure, it is attached. There was never an answer to it."),
      n(
        "Cancellation is in the audit log, two days before renewal. Refund in full, no discussion.",
        "Not in the log, but he pressed the button: support session shows the error page. Goodwill up to {amount2}.",
      ),
      a(
        "All clear: your cancellation came in time and {amount} goes back to you today.",
        "We refund the rest of the year, {amount}. It will be with you within 10 working days.",
      ),
      c("Thank you, that is fair.", "Appreciated. We may be back next year."),
    ],
  }),
  story("vat-number", {
    issue: "Billing",
    tags: ["invoice", "billing"],
    subjects: [
      "VAT number missing on {invoice}",
      "Reverse charge",
      "Invoice without our VAT id",
      "Tax on our last three invoices",
    ],
    turns: [
      c(
        "Invoice {invoice} shows 23 % VAT although we are in another EU country and gave you our VAT number in spring.",
        "Could you reissue {invoice} with our VAT number? {role} cannot book it otherwise.",
        "Since {month} you add tax to our invoices. We are reverse charge. What changed?",
      ),
      a(
        "Hello {name}, the number failed its last yearly check, so our system added tax. Could you send it once more exactly as registered?",
        "Hi {name}, I see the number in your profile, but with a space in it. I will correct that and reissue the invoice.",
      ),
      c("It is DE 812 345 678, without the spaces.", "Same number as always, see our footer."),
      a(
        "Thank you, it is valid. {invoice} is replaced by a new one without tax, and the difference of {amount2} is credited.",
        "Done. Both invoices are in your account, the old one is marked as cancelled.",
      ),
      c("Received, thank you very much.", "Perfect, {role} is happy."),
    ],
  }),
  story("po-on-invoice", {
    issue: "Billing",
    tags: ["invoice"],
    subjects: [
      "Please add {po} to the invoice",
      "PO number missing",
      "Invoice {invoice} refused by our system",
      "Purchase order for next year",
    ],
    turns: [
      c(
        "Our accounting refuses {invoice} because {po} is not on it. Can you add it?",
        "We need the purchase order number {po} on every invoice from now on. Where do I enter it?",
        "Second reminder from {role}: no PO, no payment. It is {po}.",
      ),
      a(
        "Hi {name}, I have added {po} and sent the invoice again. For the future it is in Settings → Billing → Reference.",
        "Hello {name}, you can put it into the field Reference; I did it for you this time.",
      ),
      c("Got it, that field was well hidden {emoji}", "Thanks. Does it also work for the hardware orders?"),
      a(
        "Yes, for both. Hardware takes the reference from the order form.",
        "It does from the next invoice on.",
      ),
    ],
  }),
  story("card-declined", {
    issue: "Billing",
    tags: ["billing"],
    subjects: [
      "Payment failed but the card is fine",
      "Card declined",
      "Your account will be suspended??",
      "Cannot update our card",
    ],
    turns: [
      c(
        "I get “payment failed” with a brand-new card. The bank says that nobody even asked for money.",
        "The form for the new card turns forever in {browser}. And you tell me that the account is suspended in {days} days!",
        "We changed banks. How do we pay {invoice} by transfer this once?",
      ),
      a(
        "Sorry for the scare, {name}: nothing will be suspended while we look at this. Do you see a window of your bank that asks for a code?",
        "Hi {name}, the bank wants an extra confirmation (3-D Secure), and a content blocker hides its window. Could you try once without it?",
      ),
      c("No window at all.", "Without the blocker it appeared. Trying now."),
      n(
        "3DS frame is blocked by their proxy. Send a payment link instead.",
        "Account flagged 'do not suspend' until {deadline}.",
      ),
      a(
        "Here is a payment link that does not need the frame. It is valid until {deadline}.",
        "I can see the payment of {amount} now, so all is well.",
      ),
      c("Paid. Thank you for the patience.", "Worked at once!"),
    ],
  }),
  story("price-increase", {
    issue: "Billing",
    tags: ["billing", "churn risk"],
    subjects: ["{percent} % more?", "New price from {month}", "Our renewal", "Price went up without notice"],
    turns: [
      c(
        "Our renewal says {percent} % more than last year. Nobody told us. We have been with you for four years.",
        "{role} asks me to explain why {plan} costs {amount} now. I cannot. Can you?",
        "Before I sign: is there any way to keep the old price if we stay for two years?",
      ),
      a(
        "I understand, {name}. The letter went to a colleague who seems to have left. Let me see what we can do.",
        "Hi {name}, the list price rose in spring. For two years we can hold yours; I ask our account team for the paper.",
      ),
      n(
        "Churn risk. Claire offers {percent} % off for 24 months, do not go below.",
        "{company} has {seats} seats, health is fine. Worth a call.",
      ),
      c(
        "When can I expect it? I have to answer {role} by {deadline}.",
        "A call is fine, any day after {time}.",
      ),
      a(
        "You have an offer in your mail now: the old price for 24 months, same terms.",
        "Claire calls you on {weekday}. The renewal is on hold until then.",
      ),
      c("That works. Signed.", "Good, thank you. Crisis averted {emoji}"),
    ],
  }),
  story("cancel-plan", {
    issue: "Cancellation",
    tags: ["churn risk"],
    subjects: ["Cancel my plan", "Please cancel {company}", "How do I cancel?", "We are leaving"],
    turns: [
      c(
        "Please confirm that nothing will be charged after {month}. We move to another tool.",
        "I want to cancel. The button says that only the owner can do it, and the owner left the company.",
        "We will not renew {plan}. Too many things that we don't use, too few that we need (still no {feature2}).",
      ),
      a(
        "I am sorry to see you go, {name}. I can confirm that as soon as the owner of the account agrees. Is that still {colleague}?",
        "Hi {name}, understood. May I ask what was missing in the end? It helps us, and it will not delay anything.",
      ),
      c(
        "No, {colleague} left. It is me now; see the signature.",
        "Mostly {feature2}. And the price, honestly.",
      ),
      n("Owner change needs proof. Asked escalations.", "Lost to price + {feature2}. Note for product."),
      a(
        "Your plan ends on the last day of the term and nothing will be charged after it. Your data stays for 90 days; an export is under Settings → Data.",
        "Done, {name}. You have the confirmation by e-mail. The door stays open.",
      ),
      c("Thank you for making it painless.", "Confirmation received."),
    ],
  }),
  story("pause-plan", {
    issue: "Cancellation",
    tags: ["billing"],
    subjects: [
      "Pause during the winter?",
      "Seasonal business",
      "Can we freeze {seats} seats?",
      "Hold our subscription",
    ],
    turns: [
      c(
        "We are a seasonal business and close until spring. Can we pause instead of cancelling?",
        "From {month} to March nobody works here. Is there something cheaper than paying for {seats} seats?",
      ),
      a(
        "Yes: a pause costs 10 % of the plan, keeps everything, and lasts up to three months. Shall I set it up from the first?",
        "Hi {name}, there is a pause. Everything is read-only meanwhile. When should it begin?",
      ),
      c(
        "From the first of next month please. Do integrations keep running?",
        "Yes please. We start again on 1 March.",
      ),
      a(
        "Integrations sleep too, so stock will not change. It is set.",
        "Done: paused from the first, awake on 1 March at 06:00.",
      ),
      c("Excellent, see you in spring!", "Perfect."),
    ],
  }),
  story("add-seats", {
    issue: "Seats",
    tags: ["seats", "sales"],
    subjects: [
      "Seats for the new team",
      "{seats} more seats",
      "How is a seat counted?",
      "Invoice for seats that we do not use",
    ],
    turns: [
      c(
        "Could we add {seats} seats from Monday, and get one invoice for all of them?",
        "We hire {seats} people for the season. Do we pay for full months?",
        "Your invoice lists {seats2} seats. I count {seats}. Who are the others?",
      ),
      a(
        "Of course. Seats are charged by the day, so a Monday start is fine. Shall I add them now?",
        "Hi {name}, the difference is people who were invited and never came. I send you the list.",
      ),
      c(
        "Yes please, and {colleague} should be able to manage them.",
        "Please remove everyone who has not signed in for 60 days.",
      ),
      a(
        "Added, and {colleague} is a manager now. The cost until the end of the term is {amount}.",
        "Removed {count} people. The difference is credited on the next invoice.",
      ),
      c("Great service, thank you.", "That was quick! Thanks."),
    ],
  }),
  story("wrong-plan", {
    issue: "Billing",
    tags: ["billing"],
    subjects: [
      "We are on the wrong plan",
      "Downgrade did not happen",
      "Still billed for {plan}",
      "Plan change",
    ],
    turns: [
      c(
        "I moved us down in {month} and we are still billed for {plan}.",
        "Somebody here pressed Upgrade by mistake. Please undo; nobody has used anything of it.",
        "What do we lose when we go down one plan? The table on your site is about the old ones.",
      ),
      a(
        "Hi {name}, a downgrade takes effect at the end of the term, here that is in {days} days. For the mistake: I can undo it today.",
        "Hello {name}, you lose {feature2} and the second approval. Everything else stays.",
      ),
      c("Undo please!", "Then do it today, we don't need that."),
      a("Undone. {amount2} goes back to you.", "Changed. You will see it on the next invoice."),
      c("Thanks!", "Phew. Thank you."),
    ],
  }),
  story("statement", {
    issue: "Billing",
    tags: ["invoice"],
    file: "csv",
    subjects: [
      "Statement of account",
      "Auditors need all invoices",
      "Open items list",
      "Balance confirmation for {company}",
    ],
    turns: [
      c(
        "The auditors want a statement of everything between January and {month}. Can you produce one?",
        "Please confirm our balance at the end of {month} in writing. Template attached.",
        "We find {count} invoices, you claim more. Could we compare lists?",
      ),
      a(
        "Gladly. I have asked finance; they sign such letters on Thursdays.",
        "Hi {name}, here is a list of all invoices. Mark what you don't know and I'll send it.",
      ),
      n(
        "@Hannah could you sign the balance confirmation? PDF is in the first mail.",
        "Three of theirs are from the old entity, that explains it.",
      ),
      a(
        "The signed letter is attached. The balance is {amount}.",
        "The missing ones went to {colleague}. All are attached now.",
      ),
      c("Thank you, the auditors are satisfied.", "It matches now."),
    ],
  }),
  story("currency", {
    issue: "Billing",
    tags: ["billing", "invoice"],
    subjects: [
      "Pay in another currency",
      "Exchange rate on {invoice}",
      "Dollars, please",
      "Why was {amount} converted?",
    ],
    turns: [
      c(
        "We moved our head office. Can invoices come in dollars from now on?",
        "Your invoice says {amount} but the bank took more. Where does the difference come from?",
      ),
      a(
        "From the next term on, yes. The current one stays in the currency of the contract.",
        "Our charge is in euros; the difference is your bank's fee for the conversion.",
      ),
      c("When does the term end?", "Is there a way to avoid the fee?"),
      a(
        "In {days} days. I made a note so that it changes then.",
        "Yes, by transfer to our local account. The number is on every invoice, bottom left.",
      ),
      c("Fine, thank you.", "Good to know."),
    ],
  }),
  story("chargeback", {
    issue: "Billing",
    tags: ["billing", "legal"],
    subjects: ["We did not order this", "Unknown charge HARBOURLINE", "Chargeback notice", "Who are you?"],
    turns: [
      c(
        "There is a charge of {amount2} from HARBOURLINE on my private card. I have never heard of you.",
        "Our bank opened a chargeback for {amount}. Please tell me what this was before I let it run.",
      ),
      a(
        "Hello, thank you for asking first. Could you tell me the date and the first six digits, nothing more? I will find the account.",
        "Hi {name}, that was your yearly plan, ordered by {colleague} in {month}. The order form is attached.",
      ),
      c("It was on {weekday}.", "Ah. {colleague} never told anyone. I withdraw the chargeback."),
      a(
        "Found: somebody of your firm used this card for a trial. I have cancelled it and sent the money back.",
        "Thank you. The account stays active.",
      ),
      c("Thank you, that was faster than my bank.", "Sorry for the noise {emoji}"),
    ],
  }),
];
