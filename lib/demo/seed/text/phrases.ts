import type { Lang } from "./scenario";

type Phrases = {
  readonly hello: readonly string[];
  readonly bye: readonly string[];
  /** "Any news?" */
  readonly nudge: readonly string[];
  readonly thanks: readonly string[];
  /** A teammate's first words when nothing is known yet. */
  readonly ack: readonly string[];
};

export const phrases: Record<Lang, Phrases> = {
  en: {
    hello: [
      "Hi there,",
      "Hello,",
      "Hi team,",
      "Good morning,",
      "Hey,",
      "Dear support team,",
      "Hi Harbourline,",
      "Hello again,",
      "Good afternoon all,",
      "",
      "",
      "",
    ],
    bye: [
      "Thanks,\n{name}",
      "Best regards,\n{name}",
      "Cheers, {name}",
      "Kind regards,\n{name}\n{company}",
      "Many thanks in advance",
      "Best,\n{name}",
      "Thank you {emoji}",
      "Sent from my phone",
      "",
      "",
      "",
    ],
    nudge: [
      "Any update on this?",
      "Hello? Anyone there?",
      "Sorry to push, but {role} asks me every hour.",
      "I have now waited longer than {minutes} minutes. Can someone at least confirm that you have seen this?",
      "Just bumping this to the top of your inbox {emoji}",
      "It happened again just now, at {time}.",
      "Adding to the above: {colleague} sees the same on another machine.",
      "One more thing: this also blocks {warehouse}.",
      "??",
      "We need this by {deadline}, please.",
    ],
    thanks: [
      "That did it, thank you!",
      "Perfect. Thanks for the quick help {emoji}",
      "Works now. You can close this.",
      "Brilliant, cheers.",
      "Great, I'll pass that on to {colleague}. Thanks!",
      "All good on our side now, thanks a lot for your patience.",
      "ok thx",
      "Thank you so much, you saved my {weekday}!",
    ],
    ack: [
      "Thanks for the details, {name}. I am looking into it and will be back within the hour.",
      "Hi {name}, thank you. I can see it on our side too and have asked an engineer.",
      "Hello {name}, I have this. Give me a moment to check your account.",
      "Thanks for your patience, {name}. Still on it: the cause is narrowed down to {feature}.",
    ],
  },
  de: {
    hello: ["Guten Tag,", "Hallo zusammen,", "Moin,"],
    bye: ["Viele Grüße\n{name}", "Mit freundlichen Grüßen\n{name}", "Danke im Voraus!"],
    nudge: ["Gibt es hierzu schon etwas Neues?", "Ich wollte noch einmal nachfragen – es eilt leider."],
    thanks: ["Super, hat geklappt. Vielen Dank!", "Passt jetzt, danke für die schnelle Hilfe."],
    ack: [
      "Guten Tag {name}, vielen Dank für die Angaben. Ich sehe mir das sofort an und melde mich heute noch.",
      "Hallo {name}, ich habe das an die Technik gegeben und halte Sie auf dem Laufenden.",
    ],
  },
  fr: {
    hello: ["Bonjour,", "Bonjour à toute l'équipe,", "Bonsoir,"],
    bye: ["Cordialement,\n{name}", "Merci d'avance,\n{name}", "Bien à vous,\n{name}"],
    nudge: ["Avez-vous des nouvelles ?", "Je me permets de vous relancer, c'est bloquant pour nous."],
    thanks: ["C'est parfait, merci beaucoup !", "Tout est rentré dans l'ordre, merci."],
    ack: ["Bonjour {name}, merci pour ces précisions. Je regarde et reviens vers vous dans la journée."],
  },
  es: {
    hello: ["Hola,", "Buenos días:", "Buenas tardes,"],
    bye: ["Saludos,\n{name}", "Muchas gracias,\n{name}", "Un saludo"],
    nudge: ["¿Alguna novedad?", "Sigo esperando, por favor, es urgente."],
    thanks: ["¡Perfecto, muchas gracias!", "Ya funciona. ¡Mil gracias!"],
    ack: ["Hola, {name}: gracias por los datos. Lo reviso ahora mismo y le escribo hoy."],
  },
  pt: {
    hello: ["Olá,", "Bom dia,", "Boa tarde,"],
    bye: ["Obrigado,\n{name}", "Cumprimentos,\n{name}", "Abraço"],
    nudge: ["Há alguma novidade?", "Preciso disto até sexta, por favor."],
    thanks: ["Já funciona, muito obrigada!", "Perfeito, obrigado!"],
    ack: ["Olá {name}, obrigado pela mensagem. Vou verificar e respondo ainda hoje."],
  },
  pl: {
    hello: ["Dzień dobry,", "Cześć,"],
    bye: ["Pozdrawiam,\n{name}", "Z poważaniem\n{name}"],
    nudge: ["Czy wiadomo już coś więcej?"],
    thanks: ["Działa, bardzo dziękuję!"],
    ack: ["Dzień dobry, dziękuję za zgłoszenie. Sprawdzam i odezwę się dzisiaj."],
  },
  tr: {
    hello: ["Merhaba,", "İyi günler,"],
    bye: ["Teşekkürler,\n{name}", "Saygılarımla,\n{name}"],
    nudge: ["Bir gelişme var mı?"],
    thanks: ["Düzeldi, çok teşekkürler!"],
    ack: ["Merhaba {name}, bilgiler için teşekkürler. Hemen inceliyorum."],
  },
  el: {
    hello: ["Καλημέρα σας,", "Γεια σας,"],
    bye: ["Με εκτίμηση,\n{name}", "Ευχαριστώ πολύ"],
    nudge: ["Υπάρχει κάποιο νέο;"],
    thanks: ["Τέλεια, ευχαριστώ πολύ!"],
    ack: ["Καλημέρα σας, ευχαριστούμε. Το ελέγχω και θα σας γράψω σήμερα."],
  },
  ru: {
    hello: ["Здравствуйте!", "Добрый день!"],
    bye: ["С уважением,\n{name}", "Заранее спасибо"],
    nudge: ["Есть ли новости?"],
    thanks: ["Всё работает, спасибо большое!"],
    ack: ["Здравствуйте, {name}! Спасибо, уже проверяю и напишу сегодня."],
  },
  uk: {
    hello: ["Доброго дня!", "Вітаю!"],
    bye: ["З повагою,\n{name}", "Дякую наперед"],
    nudge: ["Чи є якісь новини?"],
    thanks: ["Все запрацювало, щиро дякую!"],
    ack: ["Доброго дня, {name}! Дякую, вже перевіряю і напишу сьогодні."],
  },
  ar: {
    hello: ["مرحباً،", "السلام عليكم،"],
    bye: ["مع الشكر،\n{name}", "تحياتي"],
    nudge: ["هل من جديد بخصوص هذا الطلب؟"],
    thanks: ["تم الحل، شكراً جزيلاً!"],
    ack: ["مرحباً {name}، شكراً لتواصلك. أراجع الأمر الآن وسأرد عليك اليوم."],
  },
  he: {
    hello: ["שלום,", "היי,"],
    bye: ["תודה,\n{name}", "בברכה,\n{name}"],
    nudge: ["יש עדכון?"],
    thanks: ["עובד עכשיו, תודה רבה!"],
    ack: ["שלום {name}, תודה על הפנייה. אני בודק וחוזר אליך עוד היום."],
  },
  fa: {
    hello: ["سلام،", "با سلام و احترام،"],
    bye: ["با تشکر،\n{name}"],
    nudge: ["خبری شد؟"],
    thanks: ["درست شد، خیلی ممنون!"],
    ack: ["سلام {name}، ممنون از پیام شما. بررسی می‌کنم و امروز پاسخ می‌دهم."],
  },
  hi: {
    hello: ["नमस्ते,", "नमस्कार,"],
    bye: ["धन्यवाद,\n{name}"],
    nudge: ["क्या कोई अपडेट है?"],
    thanks: ["अब ठीक है, बहुत धन्यवाद!"],
    ack: ["नमस्ते {name}, जानकारी के लिए धन्यवाद। मैं अभी देखता हूँ।"],
  },
  bn: {
    hello: ["নমস্কার,", "শুভ সকাল,"],
    bye: ["ধন্যবাদ,\n{name}"],
    nudge: ["কোনো খবর আছে কি?"],
    thanks: ["এখন ঠিক আছে, অনেক ধন্যবাদ!"],
    ack: ["নমস্কার {name}, ধন্যবাদ। আমি এখনই দেখছি।"],
  },
  th: {
    hello: ["สวัสดีครับ", "สวัสดีค่ะ"],
    bye: ["ขอบคุณค่ะ\n{name}"],
    nudge: ["มีความคืบหน้าไหมคะ"],
    thanks: ["ใช้งานได้แล้ว ขอบคุณมากครับ"],
    ack: ["สวัสดีค่ะ ขอบคุณสำหรับข้อมูล กำลังตรวจสอบให้ค่ะ"],
  },
  "zh-Hans": {
    hello: ["您好，", "你好，"],
    bye: ["谢谢！\n{name}", "祝好"],
    nudge: ["请问有进展吗？"],
    thanks: ["已经可以了，非常感谢！"],
    ack: ["您好，感谢反馈。我们正在核查，今天内回复您。"],
  },
  "zh-Hant": {
    hello: ["您好，", "哈囉，"],
    bye: ["謝謝您，\n{name}"],
    nudge: ["請問目前處理得如何？"],
    thanks: ["已經正常了，謝謝！"],
    ack: ["您好，感謝您的來信，我們正在查詢，今天會回覆您。"],
  },
  ja: {
    hello: ["お世話になっております。", "はじめまして。"],
    bye: ["よろしくお願いいたします。\n{name}"],
    nudge: ["その後、いかがでしょうか。"],
    thanks: ["解決しました。ありがとうございました！"],
    ack: ["お問い合わせありがとうございます。確認のうえ、本日中にご連絡いたします。"],
  },
  ko: {
    hello: ["안녕하세요.", "안녕하세요, 담당자님."],
    bye: ["감사합니다.\n{name} 드림"],
    nudge: ["혹시 진행 상황을 알 수 있을까요?"],
    thanks: ["해결됐습니다. 정말 감사합니다!"],
    ack: ["안녕하세요. 문의 감사합니다. 확인 후 오늘 안에 답변드리겠습니다."],
  },
  vi: {
    hello: ["Xin chào,", "Chào anh/chị,"],
    bye: ["Cảm ơn,\n{name}"],
    nudge: ["Cho mình hỏi có tin gì mới chưa ạ?"],
    thanks: ["Đã chạy được rồi, cảm ơn nhiều!"],
    ack: ["Chào {name}, cảm ơn bạn. Mình đang kiểm tra và sẽ trả lời trong hôm nay."],
  },
};

/** What moods put before an opening message. */
export const moods: readonly string[] = [
  ...Array.from({ length: 26 }, () => ""),
  "This is the third time that I write about this.",
  "Not sure if this is the right place, sorry if not!",
  "First of all: we love the product.",
  "I am quite disappointed, to be honest.",
  "Quick one {emoji}",
  "I searched the help centre for an hour before writing.",
  "{colleague} told me to contact you.",
  "We spoke on the phone last week.",
  "URGENT, we are standing still at {warehouse}.",
  "No rush at all.",
  "Hope you are well.",
  "Long-time customer, first-time writer.",
  "Sorry for my English.",
  "I tried the bot, it did not help.",
  "I will keep it short.",
  "As discussed with {colleague}:",
  "Maybe a stupid question.",
  "It's me again {emoji}",
  "Hope your week is a good one!",
  "Following up on my mail from {weekday}.",
  "I am writing for {role}.",
  "You helped us so well last time.",
];

/** What is put after it. */
export const details: readonly string[] = [
  "",
  "",
  "",
  "",
  "",
  "",
  "We are on {plan}, if that matters.",
  "It is the same in {browser} and in a private window.",
  "It started on {weekday}.",
  "{role} would like an answer by {deadline}.",
  "I can share my screen any time after {time}.",
  "Please copy {colleague} in your answer.",
  "Let me know if you need anything else from me.",
  "We have {seats} people waiting for it.",
];

export const noteLines: readonly string[] = [
  "Checked the log: first failure at {time}, request {requestid}. Looks like the same cause as ticket {ticketno}.",
  "@Luis can you have a look? I am out of ideas after {minutes} minutes.",
  "Customer is on {plan}, renewal in {days} days. Be generous.",
  "Reproduced in staging with {browser}. Not with the others.",
  "Finance says yes to {amount2}, not more.",
  "Do NOT promise a date, engineering moves it again.",
  "Spoke to {colleague} on the phone, friendly, wants it in writing.",
  "Second mail from the same company today, see {order}.",
  "Left to do: 1) credit note 2) tell sales 3) close.",
  "I will pick this up after lunch if nobody minds.",
  "Parking this until the fix of {version} is out.",
];

export const handovers: readonly string[] = [
  "Sorry, I closed this too early. I am back on it.",
  "I have opened this again: we found one more case on your account.",
  "One thing was left over, {name}: could you check {feature} once more?",
];

export const closings: readonly string[] = [
  "You're welcome, {name}. Have a good rest of the week!",
  "Glad that it works. I close this; a reply opens it again at any time.",
  "Perfect. Don't hesitate to write again.",
  "Happy to help, {name} {emoji}",
];

export const aiAnswers: readonly string[] = [
  "Thanks for reaching out! From what you describe this may help: “{article}”. In short:\n\n1. Open Settings.\n2. Follow the steps of the article.\n3. Reload the page.\n\nDid that answer your question?",
  "I found something in our help centre: “{article}”. It explains what to check first. Is that what you were looking for?",
  "Happy to help. Could you tell me which page you are on, and whether you see the same in another browser? Meanwhile “{article}” covers the usual causes.",
  "I looked this up for you. The most common reason is an old session: sign out, close all tabs and sign in again. More in “{article}”.",
];

export const aiRefusals: readonly string[] = [
  "No, that is not it. Can I talk to a person please?",
  "already tried all of that",
  "That article is for another version of the app.",
  "Agent please",
  "I need a human for this one, sorry {emoji}",
  "Nope.",
];

export const aiHandovers: readonly string[] = [
  "Of course. I am passing you to a colleague with everything that you wrote, so you need not repeat it.",
  "Understood, a person from our team takes over from here.",
  "I am not certain enough about this one, so I have asked the team.",
];

export const aiThanks: readonly string[] = [
  "Oh, that worked. Thanks!",
  "Yes, that's it.",
  "Perfect, thank you robot {emoji}",
  "👍",
];

export const ratingRemarks: readonly string[] = [
  "Quick and kind, as always.",
  "Solved, but it took four mails.",
  "Ada was brilliant!",
  "Still broken for two of us.",
  "10/10 would write again 😄",
  "The bot was useless, the person was great.",
  "Schnell und freundlich, danke!",
  "とても助かりました",
  "شكراً على السرعة",
  "Took too long.",
  "Never got an answer to my second question",
  "Best support that I have met so far.",
];

export const longCustomer: readonly string[] = [
  "Batch {count} is done, {order} and {order2} failed with `{status}`.",
  "Update from {warehouse}: {many} rows checked, {count} differ.",
  "Still {count} open on our side.",
  "At {time} it stopped again. Request id `{requestid}`.",
  "{colleague} is on site at {warehouse} and sees {sku} twice.",
  "Confirmed. {sku} looks right now.",
  "Can you re-run it for {file}.csv? The last one ended at {stuck} %.",
  "OK.",
  "Next: {warehouse}. We start at {time}.",
  "Please hold, our people are at lunch {emoji}",
  "That fixed {count} of {many}. The rest still says `{status}`.",
  "Here is the list:\n{sku}\n{order}\n{order2}",
];

export const longTeammate: readonly string[] = [
  "Re-ran it: {many} rows, {count} rejected. The list is attached to the job.",
  "Thank you, I see `{requestid}` in the log. It waits for {warehouse}.",
  "Done for {file}.csv.",
  "{order} is corrected, {order2} needs your decision: keep ours or yours?",
  "Deployed {version} to your workspace at {time}. Please try once more.",
  "We are at {stuck} % now.",
  "I have slowed the job down so that {warehouse} is not blocked.",
  "Good catch. {sku} had two barcodes, one removed.",
  "Next check at {time}.",
  "Understood, we wait.",
];

/** What the workspace writes first, and under which heading. */
export const outboundLines: readonly string[] = [
  "Hi {name}, your {plan} plan renews in {days} days. Shall we go through the numbers together before that?",
  "Version {version} is here: {feature2}, a faster {feature} and fewer clicks at the packing table. Tell us what you think!",
  "Hi {name}, we noticed {count} failed calls from your integration since {weekday}. May we help?",
  "Your shipment with the {device} has left our warehouse. Tracking: {tracking}.",
  "Welcome aboard, {name}! I am {agent}, your first address for everything in the coming weeks.",
  "We had a short outage at {time}. Your data is safe; {count} orders were delayed and have arrived since.",
];

export const outboundSubjects: readonly string[] = [
  "Your renewal",
  "New in Harbourline {version}",
  "Failed calls from your integration",
  "Your {device} is on its way",
  "Welcome to Harbourline",
  "About today's outage",
];

export const lastWords: readonly string[] = [
  "Closing this for now, {name}. Write again at any time.",
  "As I have not heard back I close this. A reply opens it again.",
  "All done. Have a good {weekday}!",
];

/** What becomes of a call that nobody took. */
export const voicemails: readonly string[] = [
  "Voicemail of {minutes} seconds, transcribed:\n“Hello, {name} here. {line} Thank you, bye.”",
  "Missed call at {time}. The caller left this:\n“Hi, yes, hello? Right. {line} Call me back, please.”",
  "Call notes ({minutes} min)\nCaller: {company}\n{line}\nPromised: a call back by {deadline}.",
];
