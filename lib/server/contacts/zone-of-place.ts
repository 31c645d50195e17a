import "server-only";
import { isTimeZone } from "@/lib/core/zone";

/**
 * Which clocks people live by, where country, region or city leave no doubt: Intercom gives a place and no time zone. Countries
 * that live by one clock (but for islands far away) first, then the states and cities of the others. A place that could be either
 * of two is in neither list: no time is better than a wrong one.
 */
const countries = `
AD Europe/Andorra AE Asia/Dubai AF Asia/Kabul AL Europe/Tirane AM Asia/Yerevan AO Africa/Luanda AT Europe/Vienna AZ Asia/Baku
BA Europe/Sarajevo BD Asia/Dhaka BE Europe/Brussels BG Europe/Sofia BH Asia/Bahrain BJ Africa/Porto-Novo BN Asia/Brunei BO America/La_Paz
BW Africa/Gaborone BY Europe/Minsk BZ America/Belize CH Europe/Zurich CI Africa/Abidjan CM Africa/Douala CO America/Bogota
CR America/Costa_Rica CU America/Havana CY Asia/Nicosia CZ Europe/Prague DE Europe/Berlin DK Europe/Copenhagen DO America/Santo_Domingo
DZ Africa/Algiers EE Europe/Tallinn EG Africa/Cairo ET Africa/Addis_Ababa FI Europe/Helsinki FR Europe/Paris GB Europe/London
GE Asia/Tbilisi GH Africa/Accra GR Europe/Athens GT America/Guatemala HK Asia/Hong_Kong HN America/Tegucigalpa HR Europe/Zagreb
HU Europe/Budapest IE Europe/Dublin IL Asia/Jerusalem IN Asia/Kolkata IQ Asia/Baghdad IR Asia/Tehran IS Atlantic/Reykjavik
IT Europe/Rome JM America/Jamaica JO Asia/Amman JP Asia/Tokyo KE Africa/Nairobi KG Asia/Bishkek KH Asia/Phnom_Penh KR Asia/Seoul
KW Asia/Kuwait KZ Asia/Almaty LB Asia/Beirut LK Asia/Colombo LT Europe/Vilnius LU Europe/Luxembourg LV Europe/Riga LY Africa/Tripoli
MA Africa/Casablanca MC Europe/Monaco MD Europe/Chisinau ME Europe/Podgorica MK Europe/Skopje MM Asia/Yangon MO Asia/Macau
MT Europe/Malta MU Indian/Mauritius MV Indian/Maldives MY Asia/Kuala_Lumpur MZ Africa/Maputo NA Africa/Windhoek NG Africa/Lagos
NI America/Managua NL Europe/Amsterdam NO Europe/Oslo NP Asia/Kathmandu OM Asia/Muscat PA America/Panama PE America/Lima PH Asia/Manila
PK Asia/Karachi PL Europe/Warsaw PR America/Puerto_Rico PT Europe/Lisbon PY America/Asuncion QA Asia/Qatar RO Europe/Bucharest
RS Europe/Belgrade RW Africa/Kigali SA Asia/Riyadh SE Europe/Stockholm SG Asia/Singapore SI Europe/Ljubljana SK Europe/Bratislava
SN Africa/Dakar SV America/El_Salvador SY Asia/Damascus TH Asia/Bangkok TN Africa/Tunis TR Europe/Istanbul TT America/Port_of_Spain
TW Asia/Taipei TZ Africa/Dar_es_Salaam UA Europe/Kyiv UG Africa/Kampala UY America/Montevideo UZ Asia/Tashkent VE America/Caracas
VN Asia/Ho_Chi_Minh YE Asia/Aden ZA Africa/Johannesburg ZM Africa/Lusaka ZW Africa/Harare AR America/Argentina/Buenos_Aires
ES Europe/Madrid CN Asia/Shanghai NZ Pacific/Auckland`;

/** By country, then by state or city in lower case; states that have two clocks are left out. */
const places: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  US: {
    "America/New_York":
      "connecticut|delaware|district of columbia|georgia|maine|maryland|massachusetts|new hampshire|new jersey|new york|north carolina|ohio|pennsylvania|rhode island|south carolina|vermont|virginia|west virginia|boston|new york city|atlanta|philadelphia|miami|orlando|tampa|detroit|charlotte|pittsburgh|baltimore",
    "America/Chicago":
      "alabama|arkansas|illinois|iowa|louisiana|minnesota|mississippi|missouri|oklahoma|wisconsin|chicago|houston|dallas|austin|san antonio|nashville|memphis|new orleans|minneapolis|milwaukee|st. louis|kansas city",
    "America/Denver": "colorado|montana|new mexico|utah|wyoming|denver|salt lake city|albuquerque|boise",
    "America/Phoenix": "phoenix|tucson|scottsdale",
    "America/Los_Angeles":
      "california|los angeles|san francisco|san diego|san jose|oakland|sacramento|seattle|las vegas",
    "Pacific/Honolulu": "hawaii|honolulu",
    "America/Anchorage": "anchorage",
  },
  CA: {
    "America/Toronto": "toronto|ottawa|montreal|montréal|hamilton|quebec city|québec",
    "America/Vancouver": "vancouver|victoria",
    "America/Edmonton": "alberta|calgary|edmonton",
    "America/Winnipeg": "manitoba|winnipeg",
    "America/Regina": "regina|saskatoon",
    "America/Halifax": "nova scotia|new brunswick|halifax",
  },
  AU: {
    "Australia/Sydney": "sydney|canberra|newcastle|wollongong|australian capital territory",
    "Australia/Melbourne": "victoria|melbourne|geelong",
    "Australia/Brisbane": "queensland|brisbane|gold coast",
    "Australia/Adelaide": "south australia|adelaide",
    "Australia/Perth": "western australia|perth",
    "Australia/Hobart": "tasmania|hobart",
    "Australia/Darwin": "northern territory|darwin",
  },
  BR: {
    "America/Sao_Paulo":
      "são paulo|sao paulo|rio de janeiro|brasília|brasilia|minas gerais|belo horizonte|curitiba|paraná|porto alegre|rio grande do sul|santa catarina|florianópolis",
    "America/Bahia": "bahia|salvador",
    "America/Fortaleza": "ceará|fortaleza",
    "America/Manaus": "manaus",
  },
  MX: {
    "America/Mexico_City": "mexico city|ciudad de méxico|guadalajara|jalisco|puebla",
    "America/Monterrey": "monterrey|nuevo león",
    "America/Cancun": "cancún|cancun|quintana roo",
    "America/Tijuana": "tijuana",
  },
  RU: {
    "Europe/Moscow": "moscow|saint petersburg|st petersburg|kazan|nizhny novgorod|rostov-on-don",
    "Asia/Yekaterinburg": "yekaterinburg|chelyabinsk",
    "Asia/Novosibirsk": "novosibirsk",
    "Asia/Vladivostok": "vladivostok",
  },
  ID: {
    "Asia/Jakarta": "jakarta|bandung|surabaya|west java|east java|central java|medan",
    "Asia/Makassar": "bali|denpasar|makassar",
  },
  CL: { "America/Santiago": "santiago|valparaíso|concepción" },
  EC: { "America/Guayaquil": "quito|guayaquil" },
};

const fold = (text: string): string => text.normalize("NFC").trim().toLowerCase();

const names = new Intl.DisplayNames(["en"], { type: "region" });

const zones: ReadonlyMap<string, string> = new Map(
  [...countries.matchAll(/\b([A-Z]{2}) (\S+)/g)].map(([, code, zone]) => [code ?? "", zone ?? ""]),
);

/** Countries under more than one English name; a code is a name as well. */
const otherNames: Readonly<Record<string, string>> = {
  türkiye: "TR",
  turkey: "TR",
  "czech republic": "CZ",
  "south korea": "KR",
  "republic of korea": "KR",
  "russian federation": "RU",
  "viet nam": "VN",
  "hong kong": "HK",
  macedonia: "MK",
  myanmar: "MM",
  "united states of america": "US",
  usa: "US",
  uk: "GB",
  "great britain": "GB",
  "ivory coast": "CI",
};

const codes: ReadonlyMap<string, string> = new Map([
  ...[...zones.keys(), ...Object.keys(places)].flatMap((code): [string, string][] => [
    [fold(names.of(code) ?? code), code],
    [fold(code), code],
  ]),
  ...Object.entries(otherNames),
]);

const inCountry = (code: string, wanted: readonly string[]): string | null => {
  for (const word of wanted) {
    for (const [zone, list] of Object.entries(places[code] ?? {})) {
      if (list.split("|").includes(word)) return zone;
    }
  }
  return null;
};

export type Place = {
  readonly country: string | null;
  readonly region: string | null;
  readonly city: string | null;
};

/** The IANA name of the clock at that place; null where that is not sure. */
export const zoneOfPlace = ({ country, region, city }: Place): string | null => {
  const code = codes.get(fold(country ?? ""));
  if (code === undefined) return null;
  const words = [city, region].filter((word) => word !== null).map(fold);
  const zone = zones.get(code) ?? inCountry(code, words);
  return zone !== null && isTimeZone(zone) ? zone : null;
};
