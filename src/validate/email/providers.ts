/** Gives mailboxes to anybody, for nothing or with the access, under these suffixes. */
interface Brand {
  readonly name: string;
  readonly suffixes: string;
  /** Nobody else has mail under the name, so another suffix is a slip: `gmail.fr`, not `orange.com`. */
  readonly isOnly?: boolean;
}

const european = "fr de it es be nl at ch pt pl se dk no fi ie gr cz hu ro eu";

/** Common enough for a slip of the keyboard to be likelier than a name of one's own. */
const common: readonly Brand[] = [
  { name: "gmail", suffixes: "com", isOnly: true },
  { name: "googlemail", suffixes: "com de co.uk", isOnly: true },
  {
    name: "hotmail",
    suffixes: `com co.uk com.br com.ar com.tr ca co.jp cl rs ${european}`,
    isOnly: true,
  },
  {
    name: "outlook",
    suffixes: `com com.br com.ar com.au com.tr com.gr co.uk ca jp in cl ${european}`,
    isOnly: true,
  },
  {
    name: "live",
    suffixes: "com fr be nl it de at dk no se ie ca cn jp ru cl co.uk com.mx com.pt com.ar com.au",
  },
  {
    name: "yahoo",
    suffixes: `com ca in co.uk co.in co.jp co.id com.br com.ar com.mx com.au com.cn com.hk com.ph com.sg com.tr com.tw com.vn ${european}`,
    isOnly: true,
  },
  { name: "icloud", suffixes: "com", isOnly: true },
  { name: "aol", suffixes: "com fr de it es co.uk com.br" },
  { name: "protonmail", suffixes: "com ch", isOnly: true },
  { name: "tutanota", suffixes: "com de", isOnly: true },
  { name: "fastmail", suffixes: "com fm", isOnly: true },
  { name: "orange", suffixes: "fr es" },
  { name: "wanadoo", suffixes: "fr es nl", isOnly: true },
  { name: "laposte", suffixes: "net" },
  { name: "free", suffixes: "fr" },
  { name: "sfr", suffixes: "fr" },
  { name: "neuf", suffixes: "fr" },
  { name: "bbox", suffixes: "fr" },
  { name: "numericable", suffixes: "fr com" },
  { name: "aliceadsl", suffixes: "fr", isOnly: true },
  { name: "gmx", suffixes: "com net org fr de at ch es it eu co.uk us" },
  { name: "t-online", suffixes: "de" },
  { name: "libero", suffixes: "it" },
  { name: "virgilio", suffixes: "it" },
  { name: "skynet", suffixes: "be" },
  { name: "telenet", suffixes: "be" },
  { name: "bluewin", suffixes: "ch" },
];

const others: readonly Brand[] = [
  { name: "msn", suffixes: "com" },
  { name: "ymail", suffixes: "com" },
  { name: "rocketmail", suffixes: "com" },
  { name: "me", suffixes: "com" },
  { name: "mac", suffixes: "com" },
  { name: "proton", suffixes: "me" },
  { name: "zoho", suffixes: "com eu" },
  { name: "zohomail", suffixes: "com eu" },
  { name: "yandex", suffixes: "com ru fr ua kz by com.tr" },
  { name: "mail", suffixes: "com ru fr de be ee ch" },
  { name: "noos", suffixes: "fr" },
  { name: "club-internet", suffixes: "fr" },
  { name: "cegetel", suffixes: "net" },
  { name: "web", suffixes: "de" },
  { name: "freenet", suffixes: "de" },
  { name: "arcor", suffixes: "de" },
  { name: "posteo", suffixes: "de net eu" },
  { name: "tiscali", suffixes: "it co.uk" },
  { name: "alice", suffixes: "it" },
  { name: "telefonica", suffixes: "net" },
  { name: "terra", suffixes: "es com.br" },
  { name: "proximus", suffixes: "be" },
  { name: "voo", suffixes: "be" },
  { name: "ziggo", suffixes: "nl" },
  { name: "kpnmail", suffixes: "nl" },
  { name: "planet", suffixes: "nl" },
  { name: "hetnet", suffixes: "nl" },
  { name: "xs4all", suffixes: "nl" },
  { name: "btinternet", suffixes: "com" },
  { name: "virginmedia", suffixes: "com" },
  { name: "ntlworld", suffixes: "com" },
  { name: "blueyonder", suffixes: "co.uk" },
  { name: "talktalk", suffixes: "net" },
  { name: "sapo", suffixes: "pt" },
  { name: "seznam", suffixes: "cz" },
  { name: "centrum", suffixes: "cz sk" },
  { name: "interia", suffixes: "pl" },
  { name: "onet", suffixes: "pl eu" },
  { name: "poczta", suffixes: "onet.pl fm" },
  { name: "freemail", suffixes: "hu" },
  { name: "citromail", suffixes: "hu" },
  { name: "telia", suffixes: "com" },
  { name: "comcast", suffixes: "net" },
  { name: "verizon", suffixes: "net" },
  { name: "sbcglobal", suffixes: "net" },
  { name: "bellsouth", suffixes: "net" },
];

const singles =
  "pm.me hey.com mail.de email.com e-mail.fr mailo.com mailo.fr netcourrier.com caramail.com caramail.fr dbmail.com voila.fr " +
  "infonie.fr nordnet.fr tele2.fr 9online.fr 9business.fr lycos.fr libertysurf.fr worldonline.fr ifrance.com freesurf.fr " +
  "sosh.fr sympatico.ca videotron.ca rogers.com shaw.ca att.net cox.net charter.net earthlink.net juno.com " +
  "qq.com 163.com 126.com yeah.net sina.com sina.cn foxmail.com naver.com daum.net hanmail.net rediffmail.com rambler.ru " +
  "bk.ru inbox.ru list.ru ya.ru ukr.net abv.bg inbox.lv inbox.lt one.lt wp.pl o2.pl op.pl tlen.pl gazeta.pl vp.pl azet.sk post.cz " +
  "email.cz volny.cz in.gr otenet.gr iol.pt clix.pt netcabo.pt mail.pt tin.it inwind.it iol.it email.it tim.it vodafone.it " +
  "fastwebnet.it aruba.it mailbox.org mailfence.com runbox.com startmail.com disroot.org riseup.net tuta.io tuta.com keemail.me " +
  "hushmail.com hush.com usa.com consultant.com engineer.com europe.com dr.com writeme.com myself.com sky.com ymail.fr";

const brandDomains = [...common, ...others].flatMap(({ name, suffixes }) =>
  suffixes.split(" ").map((suffix) => `${name}.${suffix}`),
);
/** Domains of mailboxes open to all: they say nothing of a company, nor of an employer. */
export const freeMailDomains: ReadonlySet<string> = new Set([...brandDomains, ...singles.split(" ")]);

/** Relays of a person's own choosing: the address is his for good, and lists of throw-away mailboxes name them wrongly. */
const privacy: ReadonlySet<string> = new Set(
  (
    "privaterelay.appleid.com duck.com mozmail.com relay.firefox.com simplelogin.com simplelogin.co simplelogin.io simplelogin.fr " +
    "slmail.me aleeas.com 8alias.com 8shield.net dralias.com silomails.com slmails.com addy.io anonaddy.com anonaddy.me addymail.com " +
    "passmail.com passmail.net passinbox.com passfwd.com erine.email opayq.com fastmail.com users.noreply.github.com " +
    "cloaked.id mailbox.org"
  ).split(" "),
);

export function isFreeProvider(domain: string): boolean {
  return freeMailDomains.has(domain);
}

export function isPrivacyRelay(domain: string): boolean {
  return privacy.has(domain);
}

export interface CommonBrand {
  readonly suffixes: readonly string[];
  readonly isOnly: boolean;
}

export const commonBrands: ReadonlyMap<string, CommonBrand> = new Map(
  common.map(({ name, suffixes, isOnly = false }) => [name, { suffixes: suffixes.split(" "), isOnly }]),
);
