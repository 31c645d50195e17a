import { a, c, n, type Scenario, storyOf } from "./scenario";

const story = storyOf("escalations");

export const escalationScenarios: readonly Scenario[] = [
  story("gdpr-erasure", {
    issue: "Privacy",
    tags: ["gdpr", "legal"],
    subjects: ["Erasure request", "Delete all data about me", "Art. 17 GDPR", "Please forget {colleague}"],
    turns: [
      c(
        "I ask you to erase all data about me under Art. 17 GDPR and to confirm it in writing.",
        "{colleague} has left us. Please delete everything that is linked to that person, also in backups.",
        "Delete my account and everything in it. Today, please.",
      ),
      a(
        "Dear {name}, thank you. To be sure that it is you: please answer from the address on file and tell me the last four digits of your latest invoice.",
        "Hello {name}, we do that. Orders must be kept for tax reasons; names in them are replaced.",
      ),
      c("It is the address on file. The digits are 2291.", "Understood. When will it be done?"),
      n(
        "Identity verified. Legal deadline in 30 days. Convert to data request.",
        "Careful: owner of a live workspace. Ask whether the company knows.",
      ),
      a(
        "Your data is erased in the live system since {time}; backups follow within 35 days. The written confirmation is attached.",
        "Done within {days} days at the latest; you will get a confirmation.",
      ),
      c("Confirmation received.", "Thank you for the quick handling."),
    ],
  }),
  story("gdpr-access", {
    issue: "Privacy",
    tags: ["gdpr"],
    subjects: [
      "What data do you have about me?",
      "Access request",
      "Copy of my data",
      "Subject access request",
    ],
    turns: [
      c(
        "Under Art. 15 GDPR I want a copy of all personal data that you hold about me, and to whom it was given.",
        "Our works council asks what the scanner app records about people. Is there a list?",
      ),
      a(
        "Dear {name}, you will have it within 30 days, usually sooner. May I verify your identity first?",
        "Hello {name}, yes: name, PIN, times of scans. No position, no camera pictures. The full list is attached.",
      ),
      c("Of course. What do you need?", "Is the speed of a person calculated anywhere?"),
      a(
        "Please sign in and press Settings → Privacy → Request a copy. That is proof enough.",
        "Only per team. It can be switched off.",
      ),
      c("Done.", "The council is content. Thank you."),
    ],
  }),
  story("dpa", {
    issue: "Legal",
    tags: ["legal", "gdpr"],
    file: "pdf",
    subjects: ["DPA for signature", "Sub-processors", "Data processing agreement", "New standard clauses"],
    turns: [
      c(
        "Please find attached our data processing agreement. {role} needs your signature by {deadline}.",
        "You announced a new sub-processor. We object until we know where the data is stored.",
        "Does your DPA cover the transfer to {city}?",
      ),
      a(
        "Dear {name}, thank you. We can sign ours at once; your own form goes to our legal team and takes about ten days.",
        "Hello {name}, the data stays in the EU; the new company only sees error texts.",
      ),
      c("Then we take yours. Please send it.", "Can we have that in writing?"),
      n("Legal reviews clause 9. Do not sign before.", "Standard answer 14b."),
      a("It is attached, signed by us.", "Certainly, the letter is attached."),
      c("Signed and returned.", "Objection withdrawn, thank you."),
    ],
  }),
  story("legal-threat", {
    issue: "Legal",
    tags: ["legal", "churn risk", "vip"],
    file: "pdf",
    subjects: [
      "Formal notice",
      "Letter before action",
      "Damages of {bigamount}",
      "Our lawyer will contact you",
    ],
    turns: [
      c(
        "Because of your outage on {weekday} we missed {count} deliveries. We hold you liable for {bigamount}. See the attached letter.",
        "This is our last message before we hand it to our lawyer. Four weeks, five agents, no solution.",
        "TAKE NOTICE that {company} reserves all rights in respect of the failed migration.",
      ),
      a(
        "Dear {name}, I am the head of this team and take it over in person. May I call you today at {time}?",
        "Dear {name}, we have received your letter and answer within five working days.",
      ),
      n(
        "Nobody answers but Ingrid. Legal is informed.",
        "Facts so far: sync was down 47 min, status page 20 min late.",
      ),
      c("You may. I expect a proposal, not an apology.", "Noted. The clock is ticking."),
      a(
        "As discussed: a credit of {amount}, a named engineer for three months, and our report on the incident by {deadline}.",
        "Our proposal is attached. We would like to keep working with you.",
      ),
      c("Accepted. I appreciate that you called yourself.", "We accept under reserve."),
    ],
  }),
  story("security-report", {
    issue: "Sign-in",
    tags: ["security"],
    file: "screenshot",
    subjects: [
      "Vulnerability report",
      "I found a bug in your login",
      "Security: IDOR in {endpoint}",
      "Bounty?",
    ],
    turns: [
      c(
        "I found that changing a number in `{endpoint}` shows orders of somebody else's sandbox. Steps attached. I have told nobody.",
        "Your login page has no header X-Frame-Options. This is CRITICAL. Please pay bounty.",
        "A key of yours is in a public repository: it begins with hl_live_{count}.",
      ),
      a(
        "Thank you for telling us first, {name}. Our security team looks at it right now; please do not try it on other accounts.",
        "Hello, thank you. Please send it to our security page, where the rules are.",
      ),
      n(
        "Valid! Sandbox only, fix in review. Bounty proposal {amount2}.",
        "Scanner output, no impact. Thank and close.",
        "Key revoked at {time}, was a test key.",
      ),
      c("Understood. When may I publish?", "I wait for the payment."),
      a(
        "It is fixed since {time}. You are welcome to publish in 30 days, and a reward of {amount2} is on its way.",
        "Thank you; this one is known and does not qualify for a reward.",
      ),
      c("Very professional, thank you!", "OK sir"),
    ],
  }),
  story("account-takeover", {
    issue: "Sign-in",
    tags: ["security", "vip"],
    subjects: [
      "Somebody else is in our account",
      "Login from {city}",
      "Suspicious mail from you?",
      "We have been phished",
    ],
    turns: [
      c(
        "There was a sign-in from {city} at {time}. We have nobody there. Please help, quickly.",
        "One of us gave the password to a false page that looked like yours. What now?",
        "Is this mail from you? It asks for our card and has a spelling mistake in every line.",
      ),
      a(
        "Hi {name}, I ended all sessions of your account a minute ago. Everyone must sign in anew. Please do not delete any mail yet.",
        "Hello {name}, that is not from us. Please do not press anything, and forward it as an attachment.",
      ),
      c("Done. Did they take anything?", "Forwarded. Two of us have pressed the link."),
      n(
        "Session used a stolen cookie, viewed 3 orders, exported nothing. Tell them exactly that.",
        "Phishing page reported to the host.",
      ),
      a(
        "They saw three orders ({order} among them) and exported nothing. The full list is attached for your records.",
        "I have reset these two and switched on two-factor for all.",
      ),
      c("Thank you for being so fast.", "That was close. Thanks."),
    ],
  }),
  story("bad-service", {
    issue: "Other",
    tags: ["churn risk"],
    subjects: ["Complaint", "Nobody answers me", "Third time I write", "Very disappointed"],
    turns: [
      c(
        "I have written three times about {order} and each time another person asks me the same questions.",
        "Your bot is an insult. I pay {amount} a month to talk to a wall?",
        "{days} days without an answer. Is this your “priority support”?",
      ),
      a(
        "You are right, {name}, and I am sorry. I have read all of it and will stay with you until it is solved.",
        "Dear {name}, that should not happen. I am the lead here; please give me until {time}.",
      ),
      c("Then please tell me what happens with {order}.", "We'll see."),
      n("Three tickets, three agents, no owner. Mine now. (Luis)", "Bot is off for this contact."),
      a(
        "{order} leaves {warehouse} today, and the {amount2} for the express is on us.",
        "Solved: the cause was a wrong address in the label service. And you have my direct number now.",
      ),
      c("Thank you. That is what I call support.", "OK. Let's hope it stays that way."),
    ],
  }),
  story("spam-seo", {
    issue: "Other",
    tags: ["spam"],
    subjects: [
      "Rank #1 on search engines!!!",
      "Quick question about your website",
      "Re: Re: Guest post",
      "CONGRATULATIONS {name}",
    ],
    turns: [
      c(
        "Hello Sir/Madam, I was on your website and found {count} errors that prevent you from ranking #1. May I send you a quote?",
        "Dear webmaster, we sell high quality backlinks, {count} for only {amount2}. Reply YES.",
        "I have a guest article about {city} tourism that your readers will love. 100 % unique, 100 % free.",
      ),
      a("No, thank you.", "Please remove us from your list."),
      c("Just following up in case you missed my last mail!", "Sir kindly reply"),
    ],
  }),
  story("newsletter", {
    issue: "Other",
    tags: ["spam"],
    subjects: [
      "Autumn offers just for you 🍂",
      "News from our workshop",
      "{percent} % off until {deadline}",
      "Webinar: the future of packing tape",
    ],
    turns: [
      c(
        "Hello {name},\n\nautumn is here, and with it {count} new colours of packing tape. Be quick: {percent} % off until {deadline}.",
        "Our autumn catalogue is out! See the new racks, meet us at the fair in {city}, and win a pallet jack.",
        "Join our free webinar on {weekday} at {time}: what will packing tape look like in ten years?",
      ),
      a("Please take support@harbourline.example off your list, thank you."),
      c("You have been unsubscribed. We are sorry to see you go!"),
    ],
  }),
  story("wrong-number", {
    issue: "Other",
    tags: ["spam"],
    subjects: ["Pizza", "Is this the harbour office?", "Appointment on {weekday}", "Wrong address?"],
    turns: [
      c(
        "Hi, do you deliver to pier 4? Two margheritas please",
        "Good morning, when does the ferry on {weekday} leave?",
        "I would like to move my dentist's appointment to {time}.",
      ),
      a(
        "I am afraid that you have the wrong Harbourline: we make software for warehouses. Enjoy your pizza anyway!",
        "Hello, you have reached a software company. The port's number is on their site.",
      ),
      c("lol sorry", "Oh dear, I beg your pardon!"),
    ],
  }),
  story("owner-change", {
    issue: "Other",
    tags: ["security"],
    file: "pdf",
    subjects: ["Change of owner", "The owner has left us", "Company renamed", "Merger with {company}"],
    turns: [
      c(
        "The owner of our account has left the company and nobody else can change the plan. How do we take over?",
        "We have been renamed. Please change the company's name everywhere, also on old invoices if possible.",
        "We bought another customer of yours. Can both workspaces become one?",
      ),
      a(
        "Hello {name}, please send a letter on company paper with the name of the new owner, signed by a director.",
        "Hi {name}, congratulations! New invoices yes; old ones must stay as they are.",
      ),
      c("Attached.", "Understood."),
      n("Register extract checked. OK to change.", "Merge takes two nights; involve Kenji."),
      a("Thank you, the new owner is {colleague} since {time}.", "Done in all places that we may change."),
      c("Perfect, thank you.", "Thanks a lot."),
    ],
  }),
];
