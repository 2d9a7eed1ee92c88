/** The words of a person's page at the desk: sections, ways back in and why each is open or not. (Long: three languages.) */
import type { Lost, RouteObjection } from '../../core/account/recovery-routes.ts'
import type { Language, Words } from '../../core/language.ts'
import type { NotSent } from '../../core/journal/not-sent.ts'

export type OwnObjection = Exclude<RouteObjection, NotSent>

type PersonTexts = {
  noAccount: string
  noAccountText: string
  who: {
    title: string
    name: string
    born: string
    username: string
    otherAccounts: string
    mail: string
    formerMail: string
    studentNumber: string
    numbers: string
    noNumber: string
    personalMail: string
    mobile: string
    none: string
    hidden: string
    changed: (day: string) => string
    correctedAt: string
    rank: string
    groups: string
    factors: string
    noFactor: string
    codesLeft: (number: number) => string
    passwordSet: string
    never: string
    language: string
  }
  lock: { title: string; since: string; until: string; lift: string; stops: string }
  routes: {
    title: string
    open: string
    closed: string
    lost: Record<Lost, string>
    way: Readonly<Record<string, string>>
    because: Record<OwnObjection, string>
    none: string
  }
  signIns: { title: string; none: string; wrong: string; unknown: string }
  messages: {
    title: string
    none: string
    waits: string
    sent: string
    givenUp: string
    mail: string
    sms: string
    tries: (number: number) => string
  }
  targets: { title: string; none: string }
  acts: { title: string; none: string; waiting: string; declined: string; undone: string; undo: string }
  journal: { title: string; older: string; newest: string; none: string }
  help: { title: string; caller: string; identified: (how: string, until: string) => string }
  how: Record<'passport-seen' | 'called-back' | 'code-read-back' | 'video', string>
  ahead: string
}

const words: Words<PersonTexts> = {
  nb: {
    noAccount: 'Ingen konto ennå',
    noAccountText: 'Personen er kjent fra registrene, men har ikke aktivert kontoen.',
    who: {
      title: 'Hvem det er',
      name: 'Navn',
      born: 'Født',
      username: 'Brukernavn',
      otherAccounts: 'Andre kontoer',
      mail: 'E-postadresse her',
      formerMail: 'Andre adresser som er kontoens',
      studentNumber: 'Studentnummer',
      numbers: 'Slags nummer i registrene',
      noNumber: 'Ingen',
      personalMail: 'Personlig e-post',
      mobile: 'Mobil',
      none: 'Ikke registrert',
      hidden: 'Vises ikke: hemmelig adresse',
      changed: (day) => `endret ${day}`,
      correctedAt: 'Rettes:',
      rank: 'Rolle i brukerstøtten',
      groups: 'Er her som',
      factors: 'Totrinn',
      noFactor: 'Ikke satt opp',
      codesLeft: (number) => (number === 1 ? '1 reservekode igjen' : `${number} reservekoder igjen`),
      passwordSet: 'Passord satt',
      never: 'Aldri',
      language: 'Språk i registeret',
    },
    lock: {
      title: 'Sperrer',
      since: 'Siden',
      until: 'Til',
      lift: 'Opphev',
      stops: 'Stopper',
    },
    routes: {
      title: 'Veier inn igjen',
      open: 'Åpen',
      closed: 'Stengt',
      lost: {
        password: 'Glemt passord',
        username: 'Glemt brukernavn',
        pin: 'Glemt PIN-kode',
        'second-factor': 'Mistet totrinn',
      },
      way: {
        eid: 'Elektronisk ID',
        'personal-mail': 'Personlig e-post',
        'personal-mail-and-sms': 'Personlig e-post, så SMS',
        'project-link': 'Lenke fra prosjektadministrator',
        desk: 'Brukerstøtten',
        'username-and-pin': 'Brukernavn og PIN etter deaktivering',
        'recovery-code': 'Reservekode',
        'other-factor': 'En annen app eller passnøkkel',
        'waiting-period': 'Vente noen dager',
      },
      because: {
        'no-number-for-eid': 'Registrene har ikke noe nummer som elektronisk ID kan vise',
        'eid-not-connected': 'Elektronisk ID er ikke koblet til her',
        deceased: 'Personen er registrert som død',
        'not-deactivated': 'Kontoen er ikke deaktivert',
        'pin-window-over': 'Tiden for å logge inn med PIN er ute, eller PIN-en er brukt',
        'no-recovery-codes': 'Ingen reservekoder igjen',
        'no-other-factor': 'Har ingen annen app eller passnøkkel',
        'no-factor': 'Har ikke satt opp totrinn',
        'not-for-this-group': 'Ikke for denne gruppen',
        'not-in-a-project': 'Er ikke med i noe prosjekt',
      },
      none: 'Denne institusjonen har ingen veier inn igjen.',
    },
    signIns: {
      title: 'Siste innlogginger',
      none: 'Ingen innlogginger er registrert.',
      wrong: 'Feil passord',
      unknown: 'Ukjent nettleser',
    },
    messages: {
      title: 'Meldinger',
      none: 'Ingen meldinger er sendt.',
      waits: 'Venter',
      sent: 'Levert',
      givenUp: 'Ikke levert',
      mail: 'E-post',
      sms: 'SMS',
      tries: (number) => (number === 1 ? '1 forsøk' : `${number} forsøk`),
    },
    targets: { title: 'Andre systemer', none: 'Ingen andre systemer er koblet til.' },
    acts: {
      title: 'Det brukerstøtten har gjort',
      none: 'Ingenting ennå.',
      waiting: 'Venter på en til',
      declined: 'Avslått',
      undone: 'Tatt tilbake',
      undo: 'Ta tilbake',
    },
    journal: {
      title: 'Hendelser, slik personen leser dem',
      older: 'Eldre',
      newest: 'Nyeste',
      none: 'Ingen hendelser.',
    },
    help: {
      title: 'Hjelp',
      caller: 'Forsikre deg om hvem du snakker med',
      identified: (how, until) => `${how}. Gjelder til ${until}.`,
    },
    how: {
      'passport-seen': 'Pass eller legitimasjon vist',
      'called-back': 'Ringt tilbake på registrert nummer',
      'code-read-back': 'Kode sendt og lest opp',
      video: 'Legitimasjon vist på video',
    },
    ahead: 'Det som skjer framover',
  },
  nn: {
    noAccount: 'Ingen konto enno',
    noAccountText: 'Personen er kjend frå registra, men har ikkje aktivert kontoen.',
    who: {
      title: 'Kven det er',
      name: 'Namn',
      born: 'Fødd',
      username: 'Brukarnamn',
      otherAccounts: 'Andre kontoar',
      mail: 'E-postadresse her',
      formerMail: 'Andre adresser som er kontoen sine',
      studentNumber: 'Studentnummer',
      numbers: 'Slags nummer i registra',
      noNumber: 'Ingen',
      personalMail: 'Personleg e-post',
      mobile: 'Mobil',
      none: 'Ikkje registrert',
      hidden: 'Blir ikkje vist: hemmeleg adresse',
      changed: (day) => `endra ${day}`,
      correctedAt: 'Blir retta:',
      rank: 'Rolle i brukarstøtta',
      groups: 'Er her som',
      factors: 'Totrinn',
      noFactor: 'Ikkje sett opp',
      codesLeft: (number) => (number === 1 ? '1 reservekode att' : `${number} reservekodar att`),
      passwordSet: 'Passord sett',
      never: 'Aldri',
      language: 'Språk i registeret',
    },
    lock: {
      title: 'Sperrer',
      since: 'Sidan',
      until: 'Til',
      lift: 'Opphev',
      stops: 'Stoppar',
    },
    routes: {
      title: 'Vegar inn igjen',
      open: 'Open',
      closed: 'Stengd',
      lost: {
        password: 'Gløymt passord',
        username: 'Gløymt brukarnamn',
        pin: 'Gløymt PIN-kode',
        'second-factor': 'Mista totrinn',
      },
      way: {
        eid: 'Elektronisk ID',
        'personal-mail': 'Personleg e-post',
        'personal-mail-and-sms': 'Personleg e-post, så SMS',
        'project-link': 'Lenkje frå prosjektadministrator',
        desk: 'Brukarstøtta',
        'username-and-pin': 'Brukarnamn og PIN etter deaktivering',
        'recovery-code': 'Reservekode',
        'other-factor': 'Ein annan app eller passnøkkel',
        'waiting-period': 'Vente nokre dagar',
      },
      because: {
        'no-number-for-eid': 'Registra har ikkje noko nummer som elektronisk ID kan vise',
        'eid-not-connected': 'Elektronisk ID er ikkje kopla til her',
        deceased: 'Personen er registrert som død',
        'not-deactivated': 'Kontoen er ikkje deaktivert',
        'pin-window-over': 'Tida for å logge inn med PIN er ute, eller PIN-en er brukt',
        'no-recovery-codes': 'Ingen reservekodar att',
        'no-other-factor': 'Har ingen annan app eller passnøkkel',
        'no-factor': 'Har ikkje sett opp totrinn',
        'not-for-this-group': 'Ikkje for denne gruppa',
        'not-in-a-project': 'Er ikkje med i noko prosjekt',
      },
      none: 'Denne institusjonen har ingen vegar inn igjen.',
    },
    signIns: {
      title: 'Siste innloggingar',
      none: 'Ingen innloggingar er registrerte.',
      wrong: 'Feil passord',
      unknown: 'Ukjend nettlesar',
    },
    messages: {
      title: 'Meldingar',
      none: 'Ingen meldingar er sende.',
      waits: 'Ventar',
      sent: 'Levert',
      givenUp: 'Ikkje levert',
      mail: 'E-post',
      sms: 'SMS',
      tries: (number) => (number === 1 ? '1 forsøk' : `${number} forsøk`),
    },
    targets: { title: 'Andre system', none: 'Ingen andre system er kopla til.' },
    acts: {
      title: 'Det brukarstøtta har gjort',
      none: 'Ingenting enno.',
      waiting: 'Ventar på ein til',
      declined: 'Avslått',
      undone: 'Teke tilbake',
      undo: 'Ta tilbake',
    },
    journal: {
      title: 'Hendingar, slik personen les dei',
      older: 'Eldre',
      newest: 'Nyaste',
      none: 'Ingen hendingar.',
    },
    help: {
      title: 'Hjelp',
      caller: 'Forsikre deg om kven du snakkar med',
      identified: (how, until) => `${how}. Gjeld til ${until}.`,
    },
    how: {
      'passport-seen': 'Pass eller legitimasjon vist',
      'called-back': 'Ringt tilbake på registrert nummer',
      'code-read-back': 'Kode send og lesen opp',
      video: 'Legitimasjon vist på video',
    },
    ahead: 'Det som skjer framover',
  },
  en: {
    noAccount: 'No account yet',
    noAccountText: 'The registers know this person, but the account has not been activated.',
    who: {
      title: 'Who it is',
      name: 'Name',
      born: 'Born',
      username: 'Username',
      otherAccounts: 'Other accounts',
      mail: 'E-mail address here',
      formerMail: 'Other addresses of the account',
      studentNumber: 'Student number',
      numbers: 'Kinds of number in the registers',
      noNumber: 'None',
      personalMail: 'Personal e-mail',
      mobile: 'Mobile',
      none: 'Not registered',
      hidden: 'Not shown: protected address',
      changed: (day) => `changed ${day}`,
      correctedAt: 'Corrected:',
      rank: 'Role at the service desk',
      groups: 'Is here as',
      factors: 'Two-factor',
      noFactor: 'Not set up',
      codesLeft: (number) => (number === 1 ? '1 recovery code left' : `${number} recovery codes left`),
      passwordSet: 'Password set',
      never: 'Never',
      language: 'Language in the register',
    },
    lock: {
      title: 'Locks',
      since: 'Since',
      until: 'Until',
      lift: 'Lift',
      stops: 'Stops',
    },
    routes: {
      title: 'Ways back in',
      open: 'Open',
      closed: 'Closed',
      lost: {
        password: 'Forgotten password',
        username: 'Forgotten username',
        pin: 'Forgotten PIN',
        'second-factor': 'Lost second factor',
      },
      way: {
        eid: 'Electronic ID',
        'personal-mail': 'Personal e-mail',
        'personal-mail-and-sms': 'Personal e-mail, then SMS',
        'project-link': 'Link from a project administrator',
        desk: 'The service desk',
        'username-and-pin': 'Username and PIN after deactivation',
        'recovery-code': 'Recovery code',
        'other-factor': 'Another app or passkey',
        'waiting-period': 'Waiting some days',
      },
      because: {
        'no-number-for-eid': 'The registers hold no number that electronic ID could show',
        'eid-not-connected': 'Electronic ID is not connected here',
        deceased: 'The person is registered as deceased',
        'not-deactivated': 'The account is not deactivated',
        'pin-window-over': 'The time for signing in with the PIN is over, or the PIN is used',
        'no-recovery-codes': 'No recovery codes left',
        'no-other-factor': 'Has no other app or passkey',
        'no-factor': 'Has not set up two-factor sign-in',
        'not-for-this-group': 'Not for this group',
        'not-in-a-project': 'Is in no project',
      },
      none: 'This institution has no ways back in.',
    },
    signIns: {
      title: 'Latest sign-ins',
      none: 'No sign-ins are on record.',
      wrong: 'Wrong password',
      unknown: 'Unknown browser',
    },
    messages: {
      title: 'Messages',
      none: 'No messages have been sent.',
      waits: 'Waiting',
      sent: 'Delivered',
      givenUp: 'Not delivered',
      mail: 'E-mail',
      sms: 'SMS',
      tries: (number) => (number === 1 ? '1 try' : `${number} tries`),
    },
    targets: { title: 'Other systems', none: 'No other systems are connected.' },
    acts: {
      title: 'What the service desk has done',
      none: 'Nothing yet.',
      waiting: 'Waits for a second person',
      declined: 'Declined',
      undone: 'Taken back',
      undo: 'Take back',
    },
    journal: {
      title: 'Journal, as the person reads it',
      older: 'Older',
      newest: 'Newest',
      none: 'Nothing has happened.',
    },
    help: {
      title: 'Help',
      caller: 'Make sure who you are talking to',
      identified: (how, until) => `${how}. Valid until ${until}.`,
    },
    how: {
      'passport-seen': 'Passport or ID card seen',
      'called-back': 'Called back on the registered number',
      'code-read-back': 'Code sent and read back',
      video: 'ID shown on video',
    },
    ahead: 'What will happen',
  },
}

/** The words in one language. */
export function personTexts(language: Language): PersonTexts {
  return words[language]
}
