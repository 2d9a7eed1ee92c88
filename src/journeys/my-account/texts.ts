/** The words of the account's own pages. (Long: three languages of everything that is shown there.) */
import type { Language, Words } from '../../core/language.ts'

type MyAccountTexts = {
  title: string
  hello: (given: string) => string
  names: {
    title: string
    username: string
    mail: string
    formerMail: string
    formerMailWorks: string
    keep: string
    as: string
  }
  timeline: {
    title: string
    today: string
    nothing: string
    password: string
    fee: string
    feeText: string
    registration: string
    registrationText: string
    closes: string
    because: Record<'student' | 'employee' | 'project-member' | 'guest', (endsOn: string) => string>
    studyUntil: (day: string) => string
    serviceCloses: (name: string) => string
    opens: string
    rules: (title: string) => string
    all: string
  }
  services: {
    title: string
    intro: string
    stopped: string
    ended: string
    ownPassword: string
    none: string
  }
  registered: {
    title: string
    intro: string
    name: string
    born: string
    studentNumber: string
    mobile: string
    email: string
    from: (register: string) => string
    missing: string
    correct: (at: string) => string
    nothingVisible: string
    toVisibility: string
  }
  doors: {
    title: string
    password: string
    passwordText: (day: string | null) => string
    secondFactor: string
    secondFactorText: (hasOne: boolean) => string
    pin: string
    pinText: string
    wifi: string
    wifiText: string
    visibility: string
    visibilityText: string
    sessions: string
    sessionsText: string
    journal: string
    journalText: string
    myData: string
    myDataText: string
    rules: string
    rulesText: string
  }
  rules: {
    title: string
    intro: string
    read: (title: string) => string
    version: (version: string, from: string) => string
    accept: (titles: string) => string
    mustAccept: string
    submit: string
    none: string
    back: string
  }
  sessions: {
    title: string
    intro: string
    caption: string
    endOthers: string
    unknown: string
    onlyHere: string
    ended: string
    gone: string
    notYou: string
    notYouLink: string
    services: string
    servicesText: string
    service: string
    endService: string
  }
  journal: {
    title: string
    intro: string
    older: string
    newest: string
    none: string
    noneText: string
    notYou: string
  }
}

const words: Words<MyAccountTexts> = {
  nb: {
    title: 'Min konto',
    hello: (given) => `Hei, ${given}.`,
    names: {
      title: 'Brukernavn og e-post',
      username: 'Brukernavn',
      mail: 'E-postadresse her',
      formerMail: 'Andre adresser som er dine',
      formerMailWorks: 'E-post til dem kommer fram som før.',
      keep: 'Brukernavnet er ditt for alltid. Ingen andre får det.',
      as: 'Du er her som',
    },
    timeline: {
      title: 'Tidslinjen din',
      today: 'I dag',
      nothing: 'Ingenting er ventet. Kontoen fortsetter som nå.',
      password: 'Passordet går ut',
      fee: 'Siste dag å betale semesteravgiften',
      feeText:
        'Er den ikke betalt da, stenger kontoen dagen etter. Den åpner av seg selv når betalingen er sett.',
      registration: 'Siste dag å registrere seg for semesteret',
      registrationText:
        'Er du ikke registrert da, stenger kontoen dagen etter. Den åpner av seg selv når du er registrert.',
      closes: 'Konto, e-post og adgangskort stenger',
      because: {
        student: (endsOn) => `Fordi studiet er registrert avsluttet ${endsOn}`,
        employee: (endsOn) => `Fordi arbeidsforholdet slutter ${endsOn}`,
        'project-member': (endsOn) => `Fordi du er med i prosjektet til ${endsOn}`,
        guest: (endsOn) => `Fordi du er gjest til ${endsOn}`,
      },
      studyUntil: (day) => `Fordi studieretten varer til ${day}`,
      serviceCloses: (name) => `${name} stenger`,
      opens: 'Kontoen åpner av seg selv',
      rules: (title) => `Ny versjon må være godtatt: ${title}`,
      all: 'Alt som er skjedd med kontoen',
    },
    services: {
      title: 'Dette åpner kontoen',
      intro: 'Samme brukernavn og passord overalt.',
      stopped: 'Stengt nå',
      ended: 'Avsluttet',
      ownPassword: 'Eget passord',
      none: 'Kontoen åpner ingen tjenester nå.',
    },
    registered: {
      title: 'Registrert om deg',
      intro: 'Dette kommer fra registrene og kan bare rettes der.',
      name: 'Navn',
      born: 'Fødselsdato',
      studentNumber: 'Studentnummer',
      mobile: 'Mobilnummer',
      email: 'Privat e-post',
      from: (register) => `Fra ${register}`,
      missing: 'Ikke registrert',
      correct: (at) => `Rett det: ${at}`,
      nothingVisible: 'Verken mobilnummer eller bilde',
      toVisibility: 'Velg hva andre kan se',
    },
    doors: {
      title: 'Endre og se',
      password: 'Bytt passord',
      passwordText: (day) => (day === null ? 'Passordet går ikke ut.' : `Gjelder til ${day}.`),
      secondFactor: 'Totrinnsinnlogging',
      secondFactorText: (hasOne) =>
        hasOne
          ? 'Appen, passnøklene og reservekodene dine.'
          : 'Sett det opp, så er ikke passordet nok for andre.',
      pin: 'PIN til dører',
      pinText: 'Koden du bruker sammen med kortet.',
      wifi: 'Wi-Fi',
      wifiText: 'Koble til enheter, og gi dem egne passord',
      visibility: 'Mobilnummer og bilde',
      visibilityText: 'Hva andre ser når de slår deg opp.',
      sessions: 'Innlogginger',
      sessionsText: 'Hvor du er logget inn nå.',
      journal: 'Hendelser',
      journalText: 'Alt som har skjedd med kontoen.',
      myData: 'Alt om deg',
      myDataText: 'Hva vi lagrer, hvorfor og hvor lenge. Last ned alt.',
      rules: 'Regler',
      rulesText: 'Det du har godtatt.',
    },
    rules: {
      title: 'Regler for kontoen',
      intro: 'Les reglene. Du må godta dem før du kan gå videre.',
      read: (title) => `Les hele: ${title}`,
      version: (version, from) => `Versjon ${version}, gjelder fra ${from}`,
      accept: (titles) => `Jeg har lest og godtar ${titles}`,
      mustAccept: 'Du må godta reglene for å gå videre.',
      submit: 'Godta og gå videre',
      none: 'Du har godtatt alt som gjelder nå.',
      back: 'Til min konto',
    },
    sessions: {
      title: 'Innlogginger',
      intro:
        'Her er du logget inn i kontoportalen nå. Kjenner du ikke igjen en av dem, så logg den ut og bytt passord.',
      caption: 'Steder du er logget inn',
      endOthers: 'Logg ut alle andre',
      unknown: 'Ukjent nettleser',
      onlyHere: 'Du er bare logget inn her.',
      ended: 'Innloggingen er avsluttet.',
      gone: 'Den innloggingen var allerede avsluttet.',
      notYou: 'Var det ikke deg?',
      notYouLink: 'Bytt passord',
      services: 'Tjenester du er logget inn på',
      servicesText:
        'Du kom inn på disse med kontoen din. Logger du ut her, får tjenesten beskjed, og innloggingen virker ikke lenger.',
      service: 'Tjeneste',
      endService: 'Logg ut av tjenesten',
    },
    journal: {
      title: 'Hendelser',
      intro: 'Alt som har skjedd med kontoen din, det nyeste først. Ingenting kan slettes herfra.',
      older: 'Eldre hendelser',
      newest: 'Til de nyeste',
      none: 'Ingen hendelser',
      noneText: 'Det er ingenting å vise her.',
      notYou: 'Ser du noe du ikke har gjort, så bytt passord og ta kontakt med brukerstøtten.',
    },
  },
  nn: {
    title: 'Min konto',
    hello: (given) => `Hei, ${given}.`,
    names: {
      title: 'Brukarnamn og e-post',
      username: 'Brukarnamn',
      mail: 'E-postadresse her',
      formerMail: 'Andre adresser som er dine',
      formerMailWorks: 'E-post til dei kjem fram som før.',
      keep: 'Brukarnamnet er ditt for alltid. Ingen andre får det.',
      as: 'Du er her som',
    },
    timeline: {
      title: 'Tidslinja di',
      today: 'I dag',
      nothing: 'Ingenting er venta. Kontoen held fram som no.',
      password: 'Passordet går ut',
      fee: 'Siste dag å betale semesteravgifta',
      feeText:
        'Er ho ikkje betalt då, stengjer kontoen dagen etter. Han opnar av seg sjølv når betalinga er sett.',
      registration: 'Siste dag å registrere seg for semesteret',
      registrationText:
        'Er du ikkje registrert då, stengjer kontoen dagen etter. Han opnar av seg sjølv når du er registrert.',
      closes: 'Konto, e-post og tilgangskort stengjer',
      because: {
        student: (endsOn) => `Fordi studiet er registrert avslutta ${endsOn}`,
        employee: (endsOn) => `Fordi arbeidsforholdet sluttar ${endsOn}`,
        'project-member': (endsOn) => `Fordi du er med i prosjektet til ${endsOn}`,
        guest: (endsOn) => `Fordi du er gjest til ${endsOn}`,
      },
      studyUntil: (day) => `Fordi studieretten varer til ${day}`,
      serviceCloses: (name) => `${name} stengjer`,
      opens: 'Kontoen opnar av seg sjølv',
      rules: (title) => `Ny versjon må vere godteken: ${title}`,
      all: 'Alt som har hendt med kontoen',
    },
    services: {
      title: 'Dette opnar kontoen',
      intro: 'Same brukarnamn og passord overalt.',
      stopped: 'Stengd no',
      ended: 'Avslutta',
      ownPassword: 'Eige passord',
      none: 'Kontoen opnar ingen tenester no.',
    },
    registered: {
      title: 'Registrert om deg',
      intro: 'Dette kjem frå registra og kan berre rettast der.',
      name: 'Namn',
      born: 'Fødselsdato',
      studentNumber: 'Studentnummer',
      mobile: 'Mobilnummer',
      email: 'Privat e-post',
      from: (register) => `Frå ${register}`,
      missing: 'Ikkje registrert',
      correct: (at) => `Rett det: ${at}`,
      nothingVisible: 'Verken mobilnummer eller bilete',
      toVisibility: 'Vel kva andre kan sjå',
    },
    doors: {
      title: 'Endre og sjå',
      password: 'Byt passord',
      passwordText: (day) => (day === null ? 'Passordet går ikkje ut.' : `Gjeld til ${day}.`),
      secondFactor: 'Totrinnsinnlogging',
      secondFactorText: (hasOne) =>
        hasOne
          ? 'Appen, passnøklane og reservekodane dine.'
          : 'Set det opp, så er ikkje passordet nok for andre.',
      pin: 'PIN til dører',
      pinText: 'Koden du bruker saman med kortet.',
      wifi: 'Wi-Fi',
      wifiText: 'Kople til einingar, og gi dei eigne passord',
      visibility: 'Mobilnummer og bilete',
      visibilityText: 'Kva andre ser når dei slår deg opp.',
      sessions: 'Innloggingar',
      sessionsText: 'Kvar du er logga inn no.',
      journal: 'Hendingar',
      journalText: 'Alt som har skjedd med kontoen.',
      myData: 'Alt om deg',
      myDataText: 'Kva vi lagrar, kvifor og kor lenge. Last ned alt.',
      rules: 'Reglar',
      rulesText: 'Det du har godteke.',
    },
    rules: {
      title: 'Reglar for kontoen',
      intro: 'Les reglane. Du må godta dei før du kan gå vidare.',
      read: (title) => `Les heile: ${title}`,
      version: (version, from) => `Versjon ${version}, gjeld frå ${from}`,
      accept: (titles) => `Eg har lese og godtek ${titles}`,
      mustAccept: 'Du må godta reglane for å gå vidare.',
      submit: 'Godta og gå vidare',
      none: 'Du har godteke alt som gjeld no.',
      back: 'Til min konto',
    },
    sessions: {
      title: 'Innloggingar',
      intro:
        'Her er du logga inn i kontoportalen no. Kjenner du ikkje att ei av dei, så logg ho ut og byt passord.',
      caption: 'Stader du er logga inn',
      endOthers: 'Logg ut alle andre',
      unknown: 'Ukjend nettlesar',
      onlyHere: 'Du er berre logga inn her.',
      ended: 'Innlogginga er avslutta.',
      gone: 'Den innlogginga var alt avslutta.',
      notYou: 'Var det ikkje deg?',
      notYouLink: 'Byt passord',
      services: 'Tenester du er logga inn på',
      servicesText:
        'Du kom inn på desse med kontoen din. Loggar du ut her, får tenesta melding, og innlogginga verkar ikkje lenger.',
      service: 'Teneste',
      endService: 'Logg ut av tenesta',
    },
    journal: {
      title: 'Hendingar',
      intro: 'Alt som har skjedd med kontoen din, det nyaste først. Ingenting kan slettast herifrå.',
      older: 'Eldre hendingar',
      newest: 'Til dei nyaste',
      none: 'Ingen hendingar',
      noneText: 'Det er ingenting å vise her.',
      notYou: 'Ser du noko du ikkje har gjort, så byt passord og ta kontakt med brukarstøtta.',
    },
  },
  en: {
    title: 'My account',
    hello: (given) => `Hello, ${given}.`,
    names: {
      title: 'Username and e-mail',
      username: 'Username',
      mail: 'E-mail address here',
      formerMail: 'Other addresses that are yours',
      formerMailWorks: 'Mail to them arrives as before.',
      keep: 'The username is yours for good. Nobody else will ever get it.',
      as: 'You are here as',
    },
    timeline: {
      title: 'Your timeline',
      today: 'Today',
      nothing: 'Nothing is expected. The account goes on as it is.',
      password: 'The password expires',
      fee: 'Last day to pay the semester fee',
      feeText:
        'If it is not paid by then, the account is locked on the day after. It opens by itself when the payment is seen.',
      registration: 'Last day to register for the semester',
      registrationText:
        'If you are not registered by then, the account is locked on the day after. It opens by itself when you are registered.',
      closes: 'Account, e-mail and access card close',
      because: {
        student: (endsOn) => `Because your studies are registered as ended on ${endsOn}`,
        employee: (endsOn) => `Because your employment ends on ${endsOn}`,
        'project-member': (endsOn) => `Because you belong to the project until ${endsOn}`,
        guest: (endsOn) => `Because you are a guest until ${endsOn}`,
      },
      studyUntil: (day) => `Because your right to study lasts until ${day}`,
      serviceCloses: (name) => `${name} closes`,
      opens: 'The account opens by itself',
      rules: (title) => `A new version must be accepted: ${title}`,
      all: 'Everything that happened to the account',
    },
    services: {
      title: 'What the account opens',
      intro: 'The same username and password everywhere.',
      stopped: 'Closed now',
      ended: 'Ended',
      ownPassword: 'Own password',
      none: 'The account opens no services now.',
    },
    registered: {
      title: 'Registered about you',
      intro: 'This comes from the registers and can only be corrected there.',
      name: 'Name',
      born: 'Date of birth',
      studentNumber: 'Student number',
      mobile: 'Mobile number',
      email: 'Personal e-mail',
      from: (register) => `From ${register}`,
      missing: 'Not registered',
      correct: (at) => `Correct it: ${at}`,
      nothingVisible: 'Neither mobile number nor picture',
      toVisibility: 'Choose what others can see',
    },
    doors: {
      title: 'Change and see',
      password: 'Change password',
      passwordText: (day) => (day === null ? 'The password does not expire.' : `Valid until ${day}.`),
      secondFactor: 'Two-factor sign-in',
      secondFactorText: (hasOne) =>
        hasOne
          ? 'Your app, passkeys and recovery codes.'
          : 'Set it up, and the password alone is no use to others.',
      pin: 'Door PIN',
      pinText: 'The PIN you use together with your card.',
      wifi: 'Wi-Fi',
      wifiText: 'Connect devices, and give them passwords of their own',
      visibility: 'Mobile number and picture',
      visibilityText: 'What others see when they look you up.',
      sessions: 'Sign-ins',
      sessionsText: 'Where you are signed in now.',
      journal: 'Events',
      journalText: 'Everything that has happened to the account.',
      myData: 'Everything about you',
      myDataText: 'What we hold, why and for how long. Download it all.',
      rules: 'Rules',
      rulesText: 'What you have accepted.',
    },
    rules: {
      title: 'Rules for the account',
      intro: 'Read the rules. You must accept them before you can go on.',
      read: (title) => `Read it all: ${title}`,
      version: (version, from) => `Version ${version}, in force from ${from}`,
      accept: (titles) => `I have read and accept ${titles}`,
      mustAccept: 'You must accept the rules to go on.',
      submit: 'Accept and go on',
      none: 'You have accepted everything that is in force now.',
      back: 'To my account',
    },
    sessions: {
      title: 'Sign-ins',
      intro:
        'You are signed in to the account portal here now. If you do not recognise one of them, sign it out and change your password.',
      caption: 'Places where you are signed in',
      endOthers: 'Sign out all others',
      unknown: 'Unknown browser',
      onlyHere: 'You are signed in only here.',
      ended: 'The sign-in has been ended.',
      gone: 'That sign-in had ended already.',
      notYou: 'Was it not you?',
      notYouLink: 'Change password',
      services: 'Services you are signed in to',
      servicesText:
        'You came into these with your account. If you sign out here, the service is told, and the sign-in no longer works.',
      service: 'Service',
      endService: 'Sign out of the service',
    },
    journal: {
      title: 'Events',
      intro: 'Everything that has happened to your account, newest first. Nothing can be deleted from here.',
      older: 'Older events',
      newest: 'To the newest',
      none: 'No events',
      noneText: 'There is nothing to show here.',
      notYou: 'If you see something you have not done, change your password and contact the service desk.',
    },
  },
}

/** The words in one language. */
export function myAccountTexts(language: Language): MyAccountTexts {
  return words[language]
}
