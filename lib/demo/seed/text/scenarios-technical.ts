import { a, c, n, type Scenario, storyOf } from "./scenario";

const story = storyOf("technical");

export const technicalScenarios: readonly Scenario[] = [
  story("api-409", {
    issue: "API error",
    tags: ["api", "vip"],
    file: "log",
    subjects: [
      "API returns {status} since the upgrade",
      "`{status}` on {endpoint}",
      "Nightly sync fails",
      "One order in ten is refused",
    ],
    turns: [
      c(
        "Since yesterday's upgrade our nightly sync fails for about one order in ten with `{status}`. Nothing changed on our side. I attach the log of the last run.",
        "`{endpoint}` answers `{status}` at random. Request id `{requestid}`. It worked until {weekday}.",
        "Our job stopped at {time}: {count} orders were refused by `{endpoint}`. {order} is one of them.",
      ),
      a(
        "Hello {name}, thank you for the log. Could you tell me whether you send an `Idempotency-Key`, and whether it can repeat?",
        "Hi {name}, I have found `{requestid}`. I am asking the API team and come back today.",
      ),
      n(
        "Looks like the idempotency change in 4.2. @Ada can you take it?",
        "Keys are compared with case since {version}. Ticket {ticketno}.",
      ),
      c(
        "It happened again tonight, {count} orders this time. Is there anything that we can do in the meantime?",
        "Yes, we send the order number as key.",
      ),
      a(
        "We have found the cause: since {version} keys are compared letter by letter. Please send them in lower case for now; the fix is out on {weekday}.",
        "A fix is live since {time}. Could you let the job run once more?",
      ),
      c("Lower case helps, thank you. We wait for the fix.", "All {many} went through tonight. Thanks!"),
    ],
  }),
  story("api-rate-limit", {
    issue: "API error",
    tags: ["api", "performance"],
    subjects: ["429 although we are slow", "Rate limit", "How many calls may we make?", "Too many requests"],
    turns: [
      c(
        "We get 429 with {count} calls a minute. The documentation says ten times that.",
        "Is the limit per key or per account? Our {integration} connector and our own script seem to fight.",
        "Can the limit be raised for one night? We move {many} orders on {weekday}.",
      ),
      a(
        "It is per account, and shared by all keys. Every answer says in `X-RateLimit-Remaining` what is left.",
        "Hi {name}, for one night we can do that. From when to when, and from which address?",
      ),
      c("That explains it. The connector takes nearly everything.", "From 22:00 to 04:00 in {zone}."),
      a(
        "I have given the connector its own share, so that your script always has half.",
        "Set. Please stay below 50 a second; and good luck tonight!",
      ),
      c("Runs smoothly now.", "Migration went through, thank you."),
    ],
  }),
  story("webhook-signature", {
    issue: "API error",
    tags: ["api", "integration"],
    subjects: [
      "Webhook signature fails",
      "Signature never matches",
      "HMAC question",
      "Webhooks verified locally but not live",
    ],
    turns: [
      c(
        "Our check of the webhook signature fails for about every fifth call. Always those with an umlaut or emoji in the name.",
        "Locally the signature matches, on the server never. Same secret. What do we miss?",
      ),
      a(
        "Hi {name}, that sounds as if the body is parsed and written again before the check. Please compute the HMAC over the raw bytes.",
        "Hello {name}, is there a proxy that changes the body, for example by compressing it?",
      ),
      c("We use a framework that parses JSON first. Let me try.", "There is one, our {role} looks at it."),
      a(
        "Exactly that. There is an example for the raw body in the article “API: verify a webhook signature”.",
        "Great. I can re-send the last {count} events when you are ready.",
      ),
      c("That was it. Raw body, and it matches every time.", "Fixed. Please re-send!"),
    ],
  }),
  story("webhook-missing", {
    issue: "API error",
    tags: ["api"],
    file: "log",
    subjects: [
      "Webhooks stopped at {time}",
      "No events since {weekday}",
      "Missing shipment.updated",
      "Events come {minutes} minutes late",
    ],
    turns: [
      c(
        "We have received no event since {weekday}, {time}. Our endpoint is up, see the log.",
        "Events come in the wrong order and up to {minutes} minutes late. Is that normal?",
        "Your dashboard says “paused after errors”. How do we start it again?",
      ),
      a(
        "Hi {name}, we paused the subscription after {count} answers with `{status}`. I have switched it on again.",
        "Hello {name}, the order is not guaranteed; please sort by `occurred_at`. The delay is not normal, I look into it.",
      ),
      c("Ah, our certificate had expired. Sorted.", "Thank you. It is still {minutes} minutes right now."),
      n(
        "Queue of eu-2 is full again, tracker {ticketno}.",
        "Their endpoint takes 9 s to answer. That is why.",
      ),
      a(
        "Your endpoint answers after nine seconds, so we retry and the queue grows. Could you answer first and work later?",
        "The queue is empty again. All {count} events were delivered.",
      ),
      c("We changed that, much better.", "Confirmed, all here."),
    ],
  }),
  story("export-stuck", {
    issue: "Export",
    tags: ["export", "bug"],
    file: "screenshot",
    subjects: [
      "Export stuck at {stuck} %",
      "CSV export never ends",
      "Cannot export {month}",
      "The export mail does not come",
    ],
    turns: [
      c(
        "It has been like this since {time}: the export of {month} stops at {stuck} %. I have tried {browser} and another computer.",
        "I exported {many} rows an hour ago and no mail has come. Not in spam either.",
        "Every export with the column Notes stops. Without that column it works. I need the notes by {deadline}.",
      ),
      a(
        "Hi {name}, thank you. Does it also stop when you choose half of the period?",
        "Hello {name}, I see the job. It waits behind a very large one; let me move it.",
      ),
      c("With one week it works, with two it stops.", "Thanks, please do."),
      n(
        "Worker dies on a note with a family emoji. Known: {ticketno}.",
        "Job {requestid} restarted on the big worker.",
      ),
      a(
        "We found it: one note contains a character that our writer cannot swallow. I made the export for you by hand; it is attached as {file}.csv.",
        "It is through: {many} rows, in your mail now.",
      ),
      c("Wonderful, thank you!", "Got it. You saved my {deadline}."),
    ],
  }),
  story("export-encoding", {
    issue: "Export",
    tags: ["export"],
    subjects: [
      "Strange characters in Excel",
      "Ã¼ instead of ü",
      "Encoding of {file}.csv",
      "Semicolons please",
    ],
    turns: [
      c(
        "All umlauts are broken when we open the export in Excel: Müller becomes MÃ¼ller.",
        "Could the CSV have semicolons? Our Excel puts everything into one column.",
        "Leading zeros of our article numbers are gone in the export. 00417 is now 417.",
      ),
      a(
        "That is Excel guessing. In the export window choose “Excel (UTF-8 with BOM)” and it reads it right.",
        "Hi {name}, the file still has them; Excel drops them on opening. Import it with the column as text.",
      ),
      c("Found the option. Could it be the default for all of us?", "I see. Is there no other way?"),
      a(
        "Yes: Settings → Exports → Default format. I have set it for your account.",
        "You can also export as XLSX since {version}; there the zeros stay.",
      ),
      c("Perfect.", "XLSX it is. Thanks!"),
    ],
  }),
  story("import-fails", {
    issue: "Import",
    tags: ["import"],
    file: "csv",
    subjects: [
      "Import says row {count} is invalid",
      "{file}.csv is refused",
      "Supplier import",
      "Half of our products are missing",
    ],
    turns: [
      c(
        "The import refuses {file}.csv because of row {count}, but that row looks like all others.",
        "{many} products in the file, {count} in the system. No error anywhere.",
        "It tells me “unknown unit” for all our suppliers. The unit is pcs, as in your template.",
      ),
      a(
        "Hi {name}, could you attach the file, or just the ten rows around it?",
        "Hello {name}, thanks for the file. Row {count} contains a line break inside a quote; that shifts everything after it.",
      ),
      c("Attached.", "Ah, somebody pasted an address there."),
      n(
        "Byte order mark in the middle of the file, somebody glued two exports together.",
        "Template still says pcs, should be pc. Docs bug!",
      ),
      a(
        "I have cleaned the file and imported it for you: {many} rows, none refused.",
        "Our template was wrong, sorry: it must be `pc`. Corrected in both places.",
      ),
      c("Looks good, thank you!", "Thanks. All there."),
    ],
  }),
  story("sso-loop", {
    issue: "Sign-in",
    tags: ["sso", "bug"],
    file: "screenshot",
    subjects: [
      "SSO loop on {browser}",
      "Every login ends on the same page",
      "{idp} sign-in broken",
      "Cannot get in since {weekday}",
    ],
    turns: [
      c(
        "Every login through {idp} ends on the same page again. {browser} only; others work.",
        "Since {weekday} {seats} of us cannot sign in. {idp} says yes, you say no.",
        "We rotated the certificate in {idp} and now nobody gets in. Help!",
      ),
      a(
        "Hello {name}, do you block third-party cookies? And could you try a private window?",
        "Hi {name}, I can see the certificate mismatch. You can sign in with /sign-in?local=1 as the owner and upload the new metadata.",
      ),
      c("In a private window it works.", "The owner is on holiday. Any other way?"),
      n("SameSite again. Tracker {ticketno}.", "Verified by phone with {role}; uploaded metadata for them."),
      a(
        "Then it is the cookie after the redirect. A fix is on its way; until then, clear the cookies of our site once.",
        "I uploaded the new metadata after your call. Please try.",
      ),
      c("Works for all of us now.", "We are in! Thank you so much."),
    ],
  }),
  story("password-reset", {
    issue: "Sign-in",
    tags: ["security"],
    subjects: ["No reset mail", "Locked out", "Lost my phone with the codes", "Password reset link expired"],
    turns: [
      c(
        "I asked for a new password five times and no mail arrives.",
        "My phone is gone and with it the codes. How do I get in again?",
        "The link in the mail says “expired”, one minute after I got it.",
      ),
      a(
        "Hi {name}, your company's mail filter opens links to test them, and ours works only once. I have switched on a code for you instead.",
        "Hello {name}, do you still have the recovery codes? They look like four groups of five letters.",
      ),
      c("No, they were on the phone, too.", "The code worked."),
      a(
        "Then an owner of your account must confirm it. I have written to {colleague}.",
        "Great. It stays on for your company.",
      ),
      c("{colleague} has confirmed. I'm in.", "Thanks a lot!"),
    ],
  }),
  story("scim", {
    issue: "Sign-in",
    tags: ["sso", "security"],
    subjects: ["Leavers are still active", "SCIM with {idp}", "People are not removed", "Groups and roles"],
    turns: [
      c(
        "People who left our {idp} group can still sign in. {role} is not amused.",
        "SCIM creates users but all get the role Viewer. Where is the mapping?",
      ),
      a(
        "Hi {name}, removing somebody from the group only ends new sign-ins; to close sessions at once, tick “Deprovision ends sessions”.",
        "Hello {name}, in Settings → Security → Roles by group. The first match wins.",
      ),
      c("Ticked. Can you list who was active after leaving?", "Found it. Can one person have two roles?"),
      n("List asked for compliance. Use the audit export, nothing by hand."),
      a("The audit export has it; filter by “session” and the date.", "No, but a role can contain another."),
      c("Very good, thank you.", "OK, that's enough for us."),
    ],
  }),
  story("integration-sync", {
    issue: "Integration",
    tags: ["integration", "bug"],
    subjects: [
      "{integration} shows other stock than you",
      "{integration} disconnected",
      "Orders from {integration} arrive twice",
      "Which side wins?",
    ],
    turns: [
      c(
        "{integration} says 12 pieces of {sku}, you say 9. It has been so since {weekday}.",
        "{integration} disconnects every night at {time}. We connect it again each morning.",
        "Orders from {integration} arrive twice, {order} and {order2} are the same one.",
      ),
      a(
        "Hi {name}, three pieces are reserved by open orders. Does {integration} count those?",
        "Hello {name}, the token is refused at {time}. Did somebody change the user who connected it?",
      ),
      c(
        "Ah, we never told it about reservations. Where?",
        "Yes, {colleague} left last month. That was the user.",
      ),
      n(
        "Connector runs on two workspaces with the same shop. Remove the sandbox one.",
        "Offer to map locations again together.",
      ),
      a(
        "Under Integrations → {integration} → Stock → “Send available”. I switched it on for {warehouse} to show you.",
        "Please connect it once more with a service user. Then it stays.",
      ),
      c("The numbers match now. Thanks!", "Two nights without an interruption. Solved."),
    ],
  }),
  story("shopify-images", {
    issue: "Integration",
    tags: ["integration"],
    subjects: [
      "Images do not reach {integration}",
      "Variants are mixed up",
      "Product titles cut off",
      "{integration}: custom fields",
    ],
    turns: [
      c(
        "Pictures of new products do not appear in {integration}, old ones do.",
        "Variants come out in the wrong order: XL before S.",
        "Can custom fields be sent to {integration}? We need the customs number there.",
      ),
      a(
        "Hi {name}, pictures over 20 MB are left out without a word. We are changing that. Could you try a smaller one?",
        "Hello {name}, since {version} yes: Integrations → Fields.",
      ),
      c("Smaller ones work. A warning would have been nice.", "And the order of variants?"),
      a("Agreed, I added your vote to that.", "They follow the column Position in your product list."),
      c("Thanks.", "Clear now, thank you!"),
    ],
  }),
  story("slow-app", {
    issue: "Performance",
    tags: ["performance"],
    file: "screenshot",
    subjects: [
      "Everything is slow today",
      "{feature} takes {minutes} seconds",
      "Slow since {version}",
      "Search takes forever",
    ],
    turns: [
      c(
        "{feature} takes {minutes} seconds to open since {version}. Before it was instant.",
        "Is something wrong today? All of {warehouse} is waiting for the screen.",
        "Search for {sku} takes half a minute; the first time each morning even longer.",
      ),
      a(
        "Hi {name}, thank you. Is it the same for all of you? And how many rows does the list have?",
        "Hello {name}, I can see slow answers on your account since {time} and have asked the operators.",
      ),
      c("For all {seats}. The list has {many} rows.", "It is better now, but not good."),
      n(
        "Missing index for their custom field sort. Ops creates it tonight.",
        "One saved filter with 40 ORs. Poor thing.",
      ),
      a(
        "One of your saved filters reads all {many} rows each time. I made a faster version of it, named “… (fast)”.",
        "An index was added last night. How is it this morning?",
      ),
      c("Like a different product! Thanks.", "Half a second. Thank you."),
    ],
  }),
  story("outage", {
    issue: "Outage",
    tags: ["outage"],
    subjects: [
      "Is Harbourline down?",
      "{status} everywhere",
      "Nothing loads since {time}",
      "Outage? Your status page is green",
    ],
    turns: [
      c(
        "Nothing loads since {time}. Your status page is green. Are you down?",
        "`{status}` on every page. {warehouse} stands still, {seats} people drink coffee.",
        "Labels do not print, orders do not come. Do you know about this?",
      ),
      a(
        "Yes, we have a problem with order sync since {time}. We are on it; the status page follows in a minute. Sorry!",
        "Hi {name}, we know and the cause is found. You need not do anything, orders arrive late but none is lost.",
      ),
      c(
        "How long, roughly? I must tell {role} something.",
        "Thanks for the quick answer. Please keep me posted.",
      ),
      n(
        "Linked to incident {ticketno}. Macro sent. Follow up when green.",
        "{company} asks for a written report afterwards.",
      ),
      a(
        "It is over since {time}. All {count} delayed orders of yours have arrived. A report follows within two days.",
        "All green again. Please reload once with Ctrl+Shift+R.",
      ),
      c(
        "Confirmed, all back. Good communication, thank you.",
        "Back. Will there be a credit for this?",
        "ok works",
      ),
    ],
  }),
  story("bug-totals", {
    issue: "Bug",
    tags: ["bug"],
    file: "screenshot",
    subjects: [
      "Wrong total in {feature}",
      "Sum is off by {count}",
      "Rounding",
      "Numbers differ between two screens",
    ],
    turns: [
      c(
        "The total in {feature} says {many}, but the lines add up to {count} less. Screenshot attached.",
        "The dashboard and the report disagree for {month}: which one is right?",
        "Discount of {percent} % is rounded for each line. Our contract says once at the end.",
      ),
      a(
        "Hi {name}, good eye. Is there a return among the lines? They count in one place and not in the other.",
        "Hello {name}, the report is right; the dashboard is up to {minutes} minutes behind.",
      ),
      c("Yes, two returns. {order} for example.", "It is off by days, not minutes."),
      n(
        "Confirmed bug, returns of bundles are counted twice. {ticketno}.",
        "Time zone! They are in {zone}, the report is UTC.",
      ),
      a(
        "It is a bug with returned bundles. It is fixed in {version}, out on {weekday}.",
        "The report uses UTC and your dashboard {zone}. I have switched the report for you.",
      ),
      c("Thanks for taking it seriously.", "Now they agree. Perfect."),
    ],
  }),
  story("bug-button", {
    issue: "Bug",
    tags: ["bug"],
    file: "screenshot",
    subjects: [
      "Button does nothing",
      "Cannot save {feature}",
      "White page after {version}",
      "Dropdown closes at once",
    ],
    turns: [
      c(
        "The Save button in {feature} does nothing in {browser}. No message, nothing.",
        "After the update to {version} I get a white page when I open {order}.",
        "The dropdown for the warehouse closes the moment I open it. Mouse or keyboard, same.",
      ),
      a(
        "Hi {name}, could you press F12, choose Console, and send what is red there?",
        "Hello {name}, thanks. Does it help to sign out and in again? An old version may still be in memory.",
      ),
      c(
        "TypeError: Cannot read properties of undefined (reading 'location'). Does that help?",
        "No, same after that.",
      ),
      n(
        "Only when the user has exactly one location. Reproduced. {ticketno}.",
        "Extension 'PriceHoover' breaks our menus. Ask them to switch it off.",
      ),
      a(
        "It does, thank you: it happens for people with a single location. The fix goes out today.",
        "Could you switch off browser extensions for our site? One of them closes our menus.",
      ),
      c("Fixed, thank you. And how fast!", "It was the extension. Sorry for the trouble {emoji}"),
    ],
  }),
  story("mobile-crash", {
    issue: "Mobile app",
    tags: ["mobile", "bug"],
    subjects: [
      "App crashes on start",
      "Scanner app closes by itself",
      "{version} on Android",
      "App logs me out every hour",
    ],
    turns: [
      c(
        "The app closes as soon as I open a pick list with more than {count} lines. Android, version {version}.",
        "It logs me out every hour. With gloves and a 16-character password that's no fun.",
        "Since the update the camera stays black when I scan.",
      ),
      a(
        "Hi {name}, thank you. Could you go to Settings → About → Send log? Then I see what happened.",
        "Hello {name}, your company has a limit of one hour for sessions. An owner can raise it for devices.",
      ),
      c("Sent.", "Who is our owner?"),
      n(
        "OOM on old HL-200 with 2 GB. Beta build fixes it.",
        "Camera permission was reset by the MDM profile.",
      ),
      a(
        "Your devices run out of memory on long lists. Version {version} beta loads them in pieces. May I add you?",
        "It is {colleague}. I'd suggest 12 hours for scanners.",
      ),
      c("Beta works, no crash today.", "Thank you, all sorted."),
    ],
  }),
  story("offline-lost", {
    issue: "Mobile app",
    tags: ["mobile"],
    subjects: ["Counts are gone", "Offline work lost?", "Sync symbol stays orange", "{count} picks missing"],
    turns: [
      c(
        "We counted all day without a network, and now half of it is missing!",
        "The cloud stays orange with {count} waiting. It is connected since {time}.",
        "Two people counted {warehouse} at the same time. Which numbers win?",
      ),
      a(
        "Hi {name}, please do NOT sign out. The counts are still on the device; I tell you how to get them out.",
        "Hello {name}, per shelf the later one wins, and both are kept in the history.",
      ),
      c("Not signed out. Waiting for you.", "OK so nothing is lost?"),
      n(
        "One line with a deleted location blocks the queue. Restored the location.",
        "Call them, they are in panic.",
      ),
      a(
        "One line pointed to a shelf that was deleted. I restored it; please press the cloud once.",
        "Nothing is lost. History → Compare shows both.",
      ),
      c("{count} of {count} synced. You are a hero!", "Great, thank you."),
    ],
  }),
  story("labels", {
    issue: "Hardware",
    tags: ["hardware"],
    file: "screenshot",
    subjects: [
      "Labels come out blank",
      "Printer prints half a label",
      "Label printer offline",
      "Wrong size of labels",
    ],
    turns: [
      c(
        "Since this morning the label printer at {warehouse} prints blank labels. We changed the roll.",
        "Each label is cut in the middle. We use the 4×6 ones.",
        "The printer shows as offline although the light is green.",
      ),
      a(
        "Hi {name}, is the roll the right way round? Scratch it with a nail: the side that turns grey must face up.",
        "Hello {name}, please hold the feed key until it blinks twice. Then it measures the labels anew.",
      ),
      c("It was upside down {emoji}", "It blinked, now it prints two and a half."),
      a(
        "That happens to all of us once!",
        "Then the driver has the wrong size. I send you the settings as a picture.",
      ),
      c("Thanks for not laughing.", "Correct now. Thank you."),
    ],
  }),
  story("scanner-broken", {
    issue: "Hardware",
    tags: ["hardware"],
    subjects: [
      "Broken {device}",
      "{device} does not charge",
      "Replacement for {serial}",
      "Scanner reads every code twice",
    ],
    turns: [
      c(
        "Our {device} ({serial}) does not charge any more. It is eight months old.",
        "The {device} fell from a rack, the glass is broken. What does a new one cost?",
        "Two of {seats} scanners read each code twice. Very funny when counting.",
      ),
      a(
        "Hi {name}, that is under warranty. Where shall we send the new one?",
        "Hello {name}, please scan the reset code on page 2 of the leaflet. I attach it.",
      ),
      c(
        "To {warehouse}, attention {colleague}. Before {deadline} if possible.",
        "The reset helped for one of them.",
      ),
      n(
        "Convert to hardware ticket. Express, they are VIP.",
        "Second unit has a known bad trigger batch. Replace.",
      ),
      a(
        "It leaves today by express: tracking {tracking}. Please put the old one into the same box.",
        "The other one has a weak trigger; we exchange it. Tracking {tracking}.",
      ),
      c("Arrived this morning. Thank you!", "Great service."),
    ],
  }),
  story("shipment-late", {
    issue: "Hardware",
    tags: ["hardware"],
    subjects: [
      "Where is our hardware?",
      "Parcel {tracking}",
      "Customs asks for papers",
      "Wrong devices delivered",
    ],
    turns: [
      c(
        "We ordered {seats} scanners two weeks ago. The tracking {tracking} has not moved since {weekday}.",
        "Customs wants a pro-forma invoice with serial numbers. Who sends it?",
        "We got the US plug version. We are in {city}.",
      ),
      a(
        "Hi {name}, I asked the carrier; you have an answer tomorrow at the latest.",
        "Hello {name}, attached are the papers for customs, with all serial numbers.",
      ),
      c("We open the new hall on {weekday}. It is getting tight.", "Customs accepted them. Thank you."),
      n("Parcel lost in hub. Send a second one now, sort insurance later."),
      a(
        "The carrier cannot find it. A new parcel leaves tonight, express, at our cost: {tracking}.",
        "Good! It should be with you in two days.",
      ),
      c("It has arrived in time. Great.", "All here."),
    ],
  }),
  story("permissions", {
    issue: "Bug",
    tags: ["security"],
    subjects: [
      "Everyone can see prices",
      "Role does not work",
      "{colleague} cannot edit stock",
      "Permissions per location",
    ],
    turns: [
      c(
        "People with the role Picker can see purchase prices. They should not.",
        "{colleague} cannot change stock at {warehouse} although the role allows it.",
        "Can somebody be manager in one location and viewer in another?",
      ),
      a(
        "Hi {name}, they see them through the report, not the list. Take away “Reports: cost” from the role.",
        "Hello {name}, the role is fine, but the location is not in the list of {colleague}.",
      ),
      c("Is there a way to see who has looked at them?", "Where is that list?"),
      a(
        "Yes, Audit log → filter “cost report”. I made you the link.",
        "People → {colleague} → Locations. I left it to you to add it.",
      ),
      c("Very helpful.", "Done, works."),
    ],
  }),
  story("audit-log", {
    issue: "Bug",
    tags: ["security", "export"],
    subjects: [
      "Who deleted {order}?",
      "Stock of {sku} changed by nobody",
      "Audit log question",
      "History is empty",
    ],
    turns: [
      c(
        "Somebody deleted {order} on {weekday}. The history says “System”. Who is System?",
        "{sku} went from {count} to 0 at {time}, changed by nobody.",
      ),
      a(
        "Hi {name}, “System” is a rule. Here it was “Archive after 30 days”, made by {colleague}.",
        "Hello {name}, that was the import of {file}.csv: a blank cell counts as 0.",
      ),
      c("Can it be brought back?", "A blank cell should mean “no change”!"),
      n("Restore from archive: needs lead. @Luis"),
      a(
        "It is back, with all its lines.",
        "I agree, and you are not the first. There is an option for it now: “Skip blanks”.",
      ),
      c("Thank you!!", "Good. Thanks for the honesty."),
    ],
  }),
];
