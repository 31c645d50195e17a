import { a, c, n, type Scenario, storyOf } from "./scenario";

const story = storyOf("sales");

export const salesScenarios: readonly Scenario[] = [
  story("quote", {
    issue: "Sales",
    tags: ["sales"],
    subjects: ["Quote for {seats2} seats", "Offer for {company}", "Prices for {plan}", "What would it cost?"],
    turns: [
      c(
        "We are {seats2} people in four warehouses. Could you send an offer for {plan}, yearly, with scanners?",
        "What does it cost for {seats} users, and is there a discount for non-profits?",
        "Your price page says “talk to us”. So: talk to me {emoji}",
      ),
      a(
        "Hi {name}, with pleasure. How many orders a month, roughly, and which shop system?",
        "Hello {name}, non-profits get {percent} % off. I prepare it for you.",
      ),
      c("About {many} a month, {integration}.", "Great, we need it by {deadline}."),
      n("Big one. Claire takes over.", "{percent} % discount approved."),
      a(
        "The offer is in your mail: {bigamount} for the year, all included.",
        "Here it is. It is valid for 30 days.",
      ),
      c("Thank you, I take it to {role}.", "We signed today!"),
    ],
  }),
  story("trial-extend", {
    issue: "Sales",
    tags: ["sales"],
    subjects: [
      "Two more weeks of trial?",
      "Trial ended today",
      "Trial: {integration} not included?",
      "Evaluation",
    ],
    turns: [
      c(
        "Our trial ends on {weekday} and we have not tested {feature} yet. Could we have two more weeks?",
        "The trial is over and our test data is locked. Is it gone?",
      ),
      a(
        "Of course, it now ends two weeks later. Shall we look at {feature} together?",
        "Hello {name}, nothing is gone. I have opened it again for {days} days.",
      ),
      c("Yes, {weekday} at {time}?", "Lovely, thank you."),
      a("Booked.", "Have fun!"),
      c("Thanks, that was helpful. We'll decide by {deadline}.", "👍"),
    ],
  }),
  story("security-form", {
    issue: "Sales",
    tags: ["sales", "security"],
    file: "csv",
    subjects: ["Security questionnaire", "{count} questions from {role}", "SOC 2 report", "Penetration test"],
    turns: [
      c(
        "{role} sends {count} questions about security, sheet attached. Could you fill it in by {deadline}?",
        "Do you have a SOC 2 report that we may read? We sign an NDA.",
      ),
      a(
        "Hi {name}, we do. Most of it is answered in our trust pack; I attach it and fill in the rest.",
        "Hello {name}, here is our NDA; the report follows the minute it is signed.",
      ),
      c("Thank you. Question 34 is important to us (encryption of backups).", "Signed."),
      a(
        "Answered: AES-256, keys in another account, rotated every 90 days.",
        "You have it in your mail, with your name on every page.",
      ),
      c("Everything we need. Thanks.", "Great."),
    ],
  }),
  story("partner", {
    issue: "Sales",
    tags: ["partner", "sales"],
    subjects: ["Become a partner", "Reseller in {city}", "Referral fee", "Joint webinar"],
    turns: [
      c(
        "We install warehouse systems in and around {city} and would like to offer yours. Is there a programme?",
        "I referred {company} to you in {month}. When is the fee paid?",
      ),
      a(
        "Hello {name}, there is: {percent} % in the first year, training included. Shall we talk on {weekday}?",
        "Hi {name}, it is paid with the first invoice. I check what happened.",
      ),
      c("Yes please, at {time}.", "Thank you."),
      a(
        "You have an invitation. {colleague} from partners will be there, too.",
        "It was missing in our list. {amount2} is on its way.",
      ),
      c("Looking forward to it.", "Received, thanks!"),
    ],
  }),
  story("demo-request", {
    issue: "Sales",
    tags: ["sales"],
    subjects: ["Demo please", "Can you do {feature2}?", "Harbourline or something else?", "Comparison"],
    turns: [
      c(
        "Can I see {feature} with data that looks like ours (shoes, sizes, colours)?",
        "Two questions before we book a demo: can you do {feature2}, and does it work with {integration}?",
        "What do you do better than the others? Be honest.",
      ),
      a(
        "Gladly, {name}. I prepare a workspace with shoes for {weekday}.",
        "Hi {name}: {integration} yes, {feature2} from {month} on.",
      ),
      c("Fantastic. {seats} of us will watch.", "Then let's book it for after that."),
      a("See you then!", "I'll remind you. No spam, promised."),
      c("Very good demo. We talk internally now.", "Thanks {emoji}"),
    ],
  }),
  story("hardware-order", {
    issue: "Sales",
    tags: ["sales", "hardware"],
    subjects: [
      "Order of {seats} scanners",
      "Price of the {device}",
      "Rent instead of buy?",
      "Spare batteries",
    ],
    turns: [
      c(
        "We would like {seats} more of the {device}. Same price as in {month}?",
        "Can the scanners be rented for the Christmas season?",
      ),
      a(
        "Hi {name}, same price: {amount} in all. Delivery in four days.",
        "Hello {name}, yes, from four weeks on, {amount2} each.",
      ),
      c("Please order. Ship to {warehouse}.", "We take ten for six weeks."),
      a("Ordered under {po}; tracking follows.", "Reserved. They arrive on {weekday}."),
      c("Thank you.", "Perfect."),
    ],
  }),
  story("events", {
    issue: "Sales",
    tags: ["partner", "café ☕"],
    subjects: [
      "Invitation: warehouse fair {city}",
      "Speaker for our meet-up",
      "Case study with {company}",
      "Interview request",
    ],
    turns: [
      c(
        "We organise a meet-up of warehouse people in {city}. Would one of you speak for 20 minutes?",
        "I am a student and write my thesis about picking. May I interview somebody?",
        "Your marketing asked us for a case study. We are in, if our {warehouse} may be on the picture.",
      ),
      a(
        "What a nice idea! I pass it to {colleague}, who answers this week.",
        "Hello {name}, with pleasure. {colleague} has time on {weekday}.",
      ),
      c("Great! Coffee is on us ☕", "Thank you very much."),
      a("Then it is settled {emoji}", "You're welcome."),
    ],
  }),
];
