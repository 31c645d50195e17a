import "server-only";

/** The verb that ends "On Monday Ada wrote:", in the languages of the common mail programs. */
const wrote = [
  ...[
    "wrote",
    "writes",
    "schrieb",
    "schreef",
    "skrev",
    "skrifaði",
    "kirjoitti",
    "a écrit",
    "escribió",
    "va escriure",
  ],
  ...[
    "ha scritto",
    "escreveu",
    "a scris",
    "napisał",
    "napisała",
    "napisał\\(a\\)",
    "napsal",
    "napsal\\(a\\)",
    "napísal",
  ],
  ...[
    "napísal\\(a\\)",
    "je napisao",
    "je napisao\\/la",
    "írta",
    "ezt írta",
    "yazdı",
    "şunu yazdı",
    "έγραψε",
    "написал",
  ],
  ...[
    "написал\\(а\\)",
    "пишет",
    "писал\\(а\\)",
    "написав",
    "пише",
    "написа",
    "כתב",
    "كتب",
    "đã viết",
    "menulis",
  ],
  ...[
    "님이 작성",
    "작성",
    "写道",
    "寫道",
    "のメッセージ",
    "wrote the following",
    "parašė",
    "rakstīja",
    "kirjutas",
  ],
].join("|");

const verbNearEnd = new RegExp(`(?:${wrote})(?:\\s.{0,100})?$`, "iu");
const time = /\d{1,2}[:.h]\d{2}/;
const inBrackets = /<[^<>@\s]{1,64}@[^<>\s]{1,200}>/;

/**
 * Whether a line says who wrote what follows and when: "On Tue, 3 Nov 2026 at 10:12, Ada <ada@x.example> wrote:". Gmail in some
 * languages has no verb: a time, an address in brackets and a colon.
 */
export const isAttribution = (line: string): boolean => {
  if (line.length < 6 || line.length > 500 || !/[:：]$/.test(line)) return false;
  const said = line.slice(0, -1).trimEnd();
  return verbNearEnd.test(said) ? /[\d@<]/.test(said) : time.test(said) && inBrackets.test(said);
};

const original = [
  ...[
    "original message",
    "original appointment",
    "ursprüngliche nachricht",
    "originalnachricht",
    "message d'origine",
  ],
  ...[
    "message original",
    "mensaje original",
    "messaggio originale",
    "mensagem original",
    "oorspronkelijk bericht",
  ],
  ...["ursprungligt meddelande", "originalmeddelande", "opprinnelig melding", "oprindelig meddelelse"],
  ...[
    "alkuperäinen viesti",
    "oryginalna wiadomość",
    "wiadomość oryginalna",
    "původní zpráva",
    "pôvodná správa",
  ],
  ...[
    "eredeti üzenet",
    "mesaj original",
    "исходное сообщение",
    "оригинальное сообщение",
    "вихідне повідомлення",
  ],
  ...[
    "orijinal mesaj",
    "αρχικό μήνυμα",
    "原始邮件",
    "原始郵件",
    "元のメッセージ",
    "원본 메시지",
    "הודעה מקורית",
  ],
].join("|");

/** "-----Original Message-----" */
const separator = new RegExp(`^[-_—– ]{2,}\\s*(?:${original})\\s*[-_—– ]{2,}$`, "iu");
export const isSeparator = (line: string): boolean => separator.test(line.replaceAll("’", "'"));

const forwarded =
  /^[-_—– ]*\s*(?:begin )?(?:forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado|messaggio inoltrato|doorgestuurd bericht|mensagem encaminhada|пересылаемое сообщение|przekazana wiadomość|vidarebefordrat meddelande|videresendt|转发的邮件|轉寄的郵件|転送メッセージ)\s*[-_—– :]*$/iu;
/** What somebody passes on is what they write about, and no history. */
export const isForward = (line: string): boolean => forwarded.test(line);

const field = (...names: readonly string[]): RegExp =>
  new RegExp(`^\\**\\s*(?:${names.join("|")})\\s*\\**\\s*[:：]`, "iu");

const from = field(
  ...[
    "from",
    "von",
    "de",
    "van",
    "da",
    "od",
    "от",
    "від",
    "från",
    "fra",
    "lähettäjä",
    "feladó",
    "kimden",
    "gönderen",
  ],
  ...["από", "发件人", "寄件者", "差出人", "보낸 사람", "מאת", "من"],
);
const sent = field(
  ...[
    "sent",
    "date",
    "gesendet",
    "datum",
    "envoyé",
    "enviado",
    "enviado el",
    "fecha",
    "data",
    "inviato",
    "verzonden",
  ],
  ...[
    "wysłano",
    "skickat",
    "sendt",
    "dato",
    "lähetetty",
    "päivämäärä",
    "odesláno",
    "elküldve",
    "dátum",
    "отправлено",
  ],
  ...[
    "дата",
    "надіслано",
    "gönderildi",
    "tarih",
    "ημερομηνία",
    "στάλθηκε",
    "发送时间",
    "日期",
    "寄件日期",
    "送信日時",
  ],
  ...["日付", "보낸 날짜", "날짜", "נשלח", "تاريخ الإرسال"],
);
const toOrSubject = field(
  ...[
    "to",
    "an",
    "à",
    "para",
    "a",
    "aan",
    "do",
    "komu",
    "кому",
    "till",
    "til",
    "vastaanottaja",
    "címzett",
    "kime",
  ],
  ...[
    "subject",
    "betreff",
    "objet",
    "asunto",
    "oggetto",
    "onderwerp",
    "assunto",
    "temat",
    "ämne",
    "emne",
    "aihe",
  ],
  ...[
    "předmět",
    "tárgy",
    "тема",
    "konu",
    "προς",
    "θέμα",
    "收件人",
    "主题",
    "收件者",
    "主旨",
    "宛先",
    "件名",
    "받는 사람",
    "제목",
  ],
);

/** Whether this line and those near below it are the block that Outlook puts above what is answered: from, sent, to, subject. */
export const isHeaderBlock = (first: string, near: () => readonly string[]): boolean => {
  if (first.length > 400 || !from.test(first)) return false;
  const below = near();
  return below.some((line) => sent.test(line)) && below.some((line) => toOrSubject.test(line));
};

/** The line above a signature, or the rule of underscores that some programs draw. */
export const isSignatureMark = (line: string): boolean => /^(?:--|—)$/.test(line);
export const isRule = (line: string): boolean => /^[_—–-]{10,}$/.test(line);
