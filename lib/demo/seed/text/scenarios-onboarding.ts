import { a, c, n, type Scenario, storyOf } from "./scenario";

const story = storyOf("onboarding");

export const onboardingScenarios: readonly Scenario[] = [
  story("first-steps", {
    issue: "Onboarding",
    tags: ["onboarding"],
    subjects: [
      "Where do we start?",
      "First steps with Harbourline",
      "Got our account, now what?",
      "Getting {warehouse} on board",
    ],
    turns: [
      c(
        "We got our account yesterday and feel a little lost. What should we do first: products, locations or people?",
        "We go live in {days} days with {seats} people at {warehouse}. Is there a checklist?",
        "Is there somebody who can show us around for half an hour?",
      ),
      a(
        "Welcome, {name}! Locations first, then products, then people. I attach our checklist.",
        "Hi {name}, gladly. Would {weekday} at {time} suit you?",
      ),
      c("Thanks! Do shelves count as locations?", "Yes, that suits us. {colleague} will join."),
      a(
        "A warehouse is a location, a shelf is a bin. Start with ten bins, import the rest later.",
        "Booked; the link is in your calendar.",
      ),
      c("Makes sense, we'll start today.", "See you then!"),
    ],
  }),
  story("language", {
    issue: "Onboarding",
    tags: ["onboarding"],
    subjects: [
      "Where do I change the language?",
      "Only half of it is translated",
      "Date format",
      "Can each person have another language?",
    ],
    turns: [
      c(
        "Found nothing in Settings: where do I change the language for our drivers?",
        "I chose Portuguese but the labels stay English.",
        "The app writes 11/04 for 4 November. That has cost us a delivery already.",
      ),
      a(
        "Hi {name}, everyone sets it in the own profile; an owner sets the default in Settings → General.",
        "Hello {name}, labels follow the language of the location. You can set it under Locations → {warehouse}.",
      ),
      c("Found it. And the date format?", "That works. Thanks."),
      a("It follows the language: English (UK) gives day first.", "You're welcome!"),
      c("Perfect {flag}"),
    ],
  }),
  story("migrate", {
    issue: "Import",
    tags: ["onboarding", "import"],
    file: "csv",
    subjects: [
      "Move from our old system",
      "Migration of {many} products",
      "Data from {integration}",
      "Who helps with the move?",
    ],
    turns: [
      c(
        "We have {many} products in our old system and only an export as {file}.csv. What is the best way?",
        "Can the history of orders come along, or only stock?",
        "We want to move on a Sunday. Will somebody be there?",
      ),
      a(
        "Hi {name}, send me a hundred rows, then I tell you what has to change.",
        "Hello {name}, orders of the last 24 months can come along. Older ones as PDF.",
      ),
      c("Here are a hundred rows. Names are in three languages.", "24 months is enough."),
      n(
        "Columns 4 and 7 swapped. Easy. Offer the paid move if over 50k rows.",
        "Kenji takes the Sunday shift.",
      ),
      a(
        "Looks good. Columns D and G change places, the rest fits. Shall we try it in a sandbox first?",
        "Kenji is with you on Sunday from {time} on.",
      ),
      c("Sandbox first, please.", "Excellent."),
      a("It is in your sandbox. Please check {sku} and five others.", "All set for Sunday."),
      c("Checked twenty, all right. Let's do it.", "Move went well, thanks to Kenji!"),
    ],
  }),
  story("sandbox", {
    issue: "Onboarding",
    tags: ["onboarding", "api"],
    subjects: ["Add a sandbox", "Sandbox seat for our developer", "Reset our sandbox", "Test data"],
    turns: [
      c(
        "Could we have a sandbox for our developer? Testing in the real stock makes everybody nervous.",
        "Our sandbox is full of nonsense. Can it be reset to a copy of today?",
      ),
      a(
        "Of course, it is free with {plan}. One moment.",
        "Hi {name}, yes. Everything in it will be gone; keys stay. Shall I?",
      ),
      c("Thank you. Does it send real mails?", "Yes, go ahead."),
      a("No, mails end in a page where you can read them.", "Done. It is a copy of today, {time}."),
      c("Ideal.", "Thanks!"),
    ],
  }),
  story("training", {
    issue: "Onboarding",
    tags: ["onboarding"],
    subjects: [
      "Training for {seats} people",
      "Recording of the webinar",
      "Course for new managers",
      "Certificate",
    ],
    turns: [
      c(
        "We have {seats} new people. Do you offer a training in the evening?",
        "I missed the webinar on {feature}. Is there a recording?",
        "Where can {colleague} get the certificate for the course?",
      ),
      a(
        "Hi {name}, evenings are possible on Tuesdays. For how many at once?",
        "Hello {name}, here it is; the part about {feature} begins at minute {minutes}.",
      ),
      c("Fifteen at a time would be ideal.", "Thank you! Are the slides available, too?"),
      a("Then two evenings. I reserve the next two Tuesdays.", "They are under the video."),
      c("Wonderful.", "Found them."),
    ],
  }),
  story("roles-setup", {
    issue: "Onboarding",
    tags: ["onboarding", "seats"],
    subjects: [
      "Which role for drivers?",
      "Invite {seats} people",
      "Invitations went to spam",
      "Shared login for one tablet",
    ],
    turns: [
      c(
        "Which role do drivers need? They should only see their tour.",
        "Invitations never arrive at our addresses. Others get them.",
        "Five people share one tablet. Do we need five seats?",
      ),
      a(
        "Hi {name}, “Carrier” is made for that. You can hide prices and addresses of others.",
        "Hello {name}, each person who works needs a name in the log, but a tablet seat covers up to ten with a PIN.",
      ),
      c("How do I set a PIN?", "Great, we take that."),
      a("People → the person → PIN. Four digits.", "I have put it on your plan; it costs {amount2} a month."),
      c("Works like a charm.", "OK, thanks."),
    ],
  }),
  story("go-live", {
    issue: "Onboarding",
    tags: ["onboarding", "vip"],
    subjects: [
      "Go-live on {weekday}",
      "Last questions before we start",
      "Is everything ready at {warehouse}?",
      "Go/no-go",
    ],
    turns: [
      c(
        "We go live on {weekday}. Could you look over our setup once, please? {count} bins, {seats} people.",
        "Last questions: what happens to open orders at the switch, and who do we call at 6 in the morning?",
      ),
      a(
        "Hi {name}, I went through it: two rules point to a location that is archived. All else is fine.",
        "Hello {name}, open orders stay where they are. At 6 call the number in your welcome mail; Sofia is there.",
      ),
      c("Corrected the rules. Anything else?", "Very reassuring."),
      n("Watch their sync on the day. Sofia on call from 05:30."),
      a("Nothing else. Good luck! I'll look in at {time}.", "We cross our fingers!"),
      c(
        "First day done, {count} orders, no problem. 🎉",
        "It went better than we dared to hope. Thank you, all of you.",
      ),
    ],
  }),
  story("feature-request", {
    issue: "Feature request",
    tags: ["feature request"],
    subjects: [
      "Idea: {feature2}",
      "Please add {feature2}",
      "Any plans for {feature2}?",
      "Wish list of {company}",
    ],
    turns: [
      c(
        "We would love {feature2}. Today we do it by hand, about {minutes} minutes every day.",
        "Any plans for {feature2}? Your competitor has it, just saying.",
        "Three wishes: {feature2}, faster search, and a bigger Save button for gloves.",
      ),
      a(
        "Thank you, {name}. May I ask how you would use it on a normal day? It helps the team to build the right thing.",
        "Hi {name}, it is being tried out with a few customers. Would you like to be one of them?",
      ),
      c("Each morning I would look at it with the team of {warehouse}.", "Yes, very much!"),
      n("Vote added (now {count}). Product wants interviews on this one.", "Added to beta list."),
      a(
        "That is very clear, thank you. I added your vote and your words; you will hear when it ships.",
        "You are in. It appears tomorrow under Settings → Labs.",
      ),
      c("Great, fingers crossed.", "Already playing with it. Nice!"),
    ],
  }),
  story("thanks", {
    issue: "Other",
    tags: ["thanks"],
    subjects: ["Thank you!", "Just wanted to say thanks", "Compliment for {agent}", "Re: Your receipt"],
    turns: [
      c(
        "Thanks, that solved it for us. Please tell {agent} that the whole team at {warehouse} says hello!",
        "No question today. The new {feature} is great. That's all {emoji}",
        "We just finished our first year with you: {many} orders, two small problems, both solved within the hour. Thank you.",
      ),
      a(
        "That made our day, {name}! I pass it on.",
        "Thank you so much for taking the time. We hung it on the wall.",
      ),
      c("Well deserved!", "👍"),
    ],
  }),
  story("docs-wrong", {
    issue: "Other",
    tags: ["feature request"],
    file: "screenshot",
    subjects: ["Mistake in the help centre", "Article is out of date", "Docs for {endpoint}", "Broken link"],
    turns: [
      c(
        "The article about {feature} shows a button that no longer exists since {version}.",
        "Your documentation of `{endpoint}` says the field is optional. It is not, you get `{status}` without it.",
      ),
      a(
        "Good catch, {name}. I have told the writers; it will be right by tomorrow.",
        "You are right, the field became required in {version}. We correct the page.",
      ),
      c("No problem. So where is the button now?", "Thanks. Could the error say which field it wants?"),
      a("Behind the three dots, upper right.", "It could, and it will: that is in the next version."),
      c("Found it. Thanks.", "Perfect."),
    ],
  }),
];
