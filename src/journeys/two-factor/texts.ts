/** The words of the second step: showing it, setting it up, changing it. (Long: every page of the journey in three languages.) */
import type { Language, Words } from '../../core/language.ts'

type TwoFactorTexts = {
  kinds: Record<'authenticator-app' | 'passkey', string>
  signIn: {
    title: string
    intro: string
    code: string
    codeHint: (recovery: boolean) => string
    submit: string
    passkey: string
    trouble: string
    clock: string
    lost: string
  }
  wrong: string
  slowDown: (time: string) => string
  closed: string
  gone: { title: string; text: string; signIn: string }
  notNow: { title: string; text: string; back: string }
  setUp: {
    title: string
    further: string
    intro: string
    app: string
    scan: string
    onPhone: string
    openApp: string
    picture: string
    typed: string
    typedText: string
    key: string
    code: string
    codeHint: string
    submit: string
    wrong: string
    passkey: string
  }
  proveFirst: { text: string; why: string; go: string }
  codes: {
    title: string
    enrolled: string
    made: string
    text: string
    keep: string
    list: string
    on: string
  }
  overview: {
    title: string
    intro: string
    list: string
    since: (when: string) => string
    seen: (when: string | null) => string
    remove: string
    codesTitle: string
    codesLeft: (number: number) => string
    newCodes: string
    addApp: string
    addPasskey: string
    removed: string
    added: string
    toAccount: string
  }
  again: { title: string; intro: string; introDesk: string; submit: string }
  remove: {
    title: (what: string) => string
    text: string
    last: string
    submit: string
    keep: string
  }
  newCodes: { title: string; text: string; submit: string; keep: string }
  passkey: {
    addTitle: string
    addIntro: string
    addSubmit: string
    showTitle: string
    showIntro: string
    showSubmit: string
    signInTitle: string
    signInIntro: string
    follow: string
    again: string
    failed: string
    unsupported: string
    refused: string
    slowDown: (minutes: number) => string
    noScript: string
    otherWay: { code: string; password: string; app: string; back: string }
  }
}

const words: Words<TwoFactorTexts> = {
  nb: {
    kinds: { 'authenticator-app': 'Autentiseringsapp', passkey: 'Passnøkkel' },
    signIn: {
      title: 'Skriv engangskoden',
      intro: 'Passordet er riktig. Åpne autentiseringsappen og skriv koden som står der nå.',
      code: 'Engangskode',
      codeHint: (recovery) =>
        recovery
          ? 'Seks sifre fra appen. Har du den ikke, skriv en av reservekodene dine.'
          : 'Seks sifre fra appen.',
      submit: 'Logg inn',
      passkey: 'Bruk passnøkkel i stedet',
      trouble: 'Får du det ikke til?',
      clock:
        'Koden skifter hvert halve minutt. Blir den likevel feil, sjekk at telefonen stiller klokka selv.',
      lost: 'Jeg har mistet telefonen eller får ikke brukt appen',
    },
    wrong: 'Koden er feil, eller den er brukt. Vent til appen viser en ny, og prøv igjen.',
    slowDown: (time) =>
      `Koden har vært feil for mange ganger. Du kan prøve igjen fra ${time}. Passnøkkel virker hele tiden.`,
    closed:
      'Koden har vært feil svært mange ganger på rad. Koder virker ikke igjen før du har logget inn med passnøkkel eller elektronisk ID, eller snakket med brukerstøtten.',
    gone: {
      title: 'Begynn på nytt',
      text: 'Noe ved kontoen ble endret mens du var i gang. Logg inn en gang til.',
      signIn: 'Logg inn',
    },
    notNow: {
      title: 'Det gikk for lang tid',
      text: 'Du må vise en gang til at det er deg, før du kan endre totrinnsinnloggingen.',
      back: 'Til totrinnsinnlogging',
    },
    setUp: {
      title: 'Sett opp totrinnsinnlogging',
      further: 'Legg til en autentiseringsapp',
      intro: 'Et passord kan komme på avveie. Med en app på telefonen er det likevel bare du som kommer inn.',
      app: 'Åpne autentiseringsappen på telefonen. Har du ingen, søk etter «authenticator» der du henter apper.',
      scan: 'Velg å legge til en konto i appen, og skann koden under.',
      onPhone: 'Er du på telefonen nå?',
      openApp: 'Åpne i appen',
      picture: 'QR-kode til autentiseringsappen',
      typed: 'Kan du ikke skanne?',
      typedText: 'Skriv denne nøkkelen i appen i stedet. Store og små bokstaver er det samme.',
      key: 'Nøkkel',
      code: 'Engangskode',
      codeHint: 'Seks sifre som appen viser nå. Da vet vi at den virker.',
      submit: 'Bekreft',
      wrong:
        'Koden stemmer ikke. Se etter at du leser av riktig konto i appen, og skriv koden som står der nå.',
      passkey: 'Lag en passnøkkel i stedet',
    },
    proveFirst: {
      text: 'Kontoen din har ikke totrinnsinnlogging ennå.',
      why: 'For å sette det opp må du vise mer enn passordet. Ellers kunne en som har fått tak i det, sette opp sin egen telefon.',
      go: 'Vis hvem jeg er',
    },
    codes: {
      title: 'Ta vare på reservekodene',
      enrolled: 'Totrinnsinnlogging er satt opp.',
      made: 'De gamle reservekodene virker ikke lenger.',
      text: 'Mister du telefonen, kommer du inn med en av disse kodene i stedet for engangskoden. Hver av dem virker én gang.',
      keep: 'De vises bare nå. Skriv dem ned, eller skriv ut siden, og legg dem et annet sted enn på telefonen.',
      list: 'Reservekoder',
      on: 'Jeg har tatt vare på dem',
    },
    overview: {
      title: 'Totrinnsinnlogging',
      intro: 'Dette bruker du sammen med passordet når du logger inn.',
      list: 'Det du har satt opp',
      since: (when) => `Lagt til ${when}`,
      seen: (when) => (when === null ? 'Ikke brukt siden' : `Sist brukt ${when}`),
      remove: 'Fjern',
      codesTitle: 'Reservekoder',
      codesLeft: (number) =>
        number === 0
          ? 'Du har ingen reservekoder igjen.'
          : `Du har ${number} ${number === 1 ? 'reservekode' : 'reservekoder'} igjen.`,
      newCodes: 'Lag nye reservekoder',
      addApp: 'Legg til en autentiseringsapp',
      addPasskey: 'Legg til en passnøkkel',
      removed: 'Den er fjernet.',
      added: 'Den er lagt til.',
      toAccount: 'Til kontoen min',
    },
    again: {
      title: 'Vis at det er deg',
      intro: 'Før du endrer totrinnsinnloggingen, må du bruke den en gang.',
      introDesk: 'Brukerstøtten åpner når du har brukt totrinnsinnloggingen en gang til.',
      submit: 'Fortsett',
    },
    remove: {
      title: (what) => `Fjerne ${what}?`,
      text: 'Den kan ikke brukes til å logge inn etterpå. Slett den også i appen eller på enheten.',
      last: 'Dette er den eneste du har, og kontoen må ha en. Legg til en ny først.',
      submit: 'Fjern',
      keep: 'Behold den',
    },
    newCodes: {
      title: 'Lag nye reservekoder',
      text: 'Du får et nytt sett med koder. De du har fra før, slutter å virke.',
      submit: 'Lag nye koder',
      keep: 'Behold dem jeg har',
    },
    passkey: {
      addTitle: 'Legg til en passnøkkel',
      addIntro:
        'En passnøkkel ligger på telefonen, datamaskinen eller en sikkerhetsnøkkel. Du åpner den med fingeren, ansiktet eller skjermlåsen, og ingen kan lure den fra deg på en falsk side.',
      addSubmit: 'Lag passnøkkel',
      showTitle: 'Bruk passnøkkel',
      showIntro: 'Lås opp passnøkkelen med fingeren, ansiktet eller skjermlåsen.',
      showSubmit: 'Bruk passnøkkel',
      signInTitle: 'Logg inn med passnøkkel',
      signInIntro: 'Har du en passnøkkel her, trenger du verken brukernavn eller passord.',
      follow: 'Gjør som nettleseren sier.',
      again: 'Prøv en gang til',
      failed: 'Det ble ikke brukt noen passnøkkel. Prøv en gang til, eller velg en annen måte.',
      unsupported: 'Denne nettleseren kan ikke bruke passnøkler. Velg en annen måte.',
      refused: 'Passnøkkelen ble ikke godtatt. Prøv en gang til, eller velg en annen måte.',
      slowDown: (minutes) =>
        `Det har kommet mange feil forsøk fra nettet du er på. Vent ${minutes} minutter og prøv igjen.`,
      noScript: 'Passnøkler trenger JavaScript, og det er slått av i denne nettleseren. Velg en annen måte.',
      otherWay: {
        code: 'Bruk engangskode i stedet',
        password: 'Logg inn med passord i stedet',
        app: 'Bruk en autentiseringsapp i stedet',
        back: 'Tilbake til totrinnsinnlogging',
      },
    },
  },
  nn: {
    kinds: { 'authenticator-app': 'Autentiseringsapp', passkey: 'Passnøkkel' },
    signIn: {
      title: 'Skriv eingongskoden',
      intro: 'Passordet er rett. Opne autentiseringsappen og skriv koden som står der no.',
      code: 'Eingongskode',
      codeHint: (recovery) =>
        recovery
          ? 'Seks siffer frå appen. Har du han ikkje, skriv ein av reservekodane dine.'
          : 'Seks siffer frå appen.',
      submit: 'Logg inn',
      passkey: 'Bruk passnøkkel i staden',
      trouble: 'Får du det ikkje til?',
      clock:
        'Koden skiftar kvart halve minutt. Blir han likevel feil, sjekk at telefonen stiller klokka sjølv.',
      lost: 'Eg har mista telefonen eller får ikkje brukt appen',
    },
    wrong: 'Koden er feil, eller han er brukt. Vent til appen viser ein ny, og prøv igjen.',
    slowDown: (time) =>
      `Koden har vore feil for mange gonger. Du kan prøve igjen frå ${time}. Passnøkkel verkar heile tida.`,
    closed:
      'Koden har vore feil svært mange gonger på rad. Kodar verkar ikkje igjen før du har logga inn med passnøkkel eller elektronisk ID, eller snakka med brukarstøtta.',
    gone: {
      title: 'Begynn på nytt',
      text: 'Noko ved kontoen vart endra medan du var i gang. Logg inn ein gong til.',
      signIn: 'Logg inn',
    },
    notNow: {
      title: 'Det gjekk for lang tid',
      text: 'Du må vise ein gong til at det er deg, før du kan endre totrinnsinnlogginga.',
      back: 'Til totrinnsinnlogging',
    },
    setUp: {
      title: 'Set opp totrinnsinnlogging',
      further: 'Legg til ein autentiseringsapp',
      intro:
        'Eit passord kan kome på avvegar. Med ein app på telefonen er det likevel berre du som kjem inn.',
      app: 'Opne autentiseringsappen på telefonen. Har du ingen, søk etter «authenticator» der du hentar appar.',
      scan: 'Vel å leggje til ein konto i appen, og skann koden under.',
      onPhone: 'Er du på telefonen no?',
      openApp: 'Opne i appen',
      picture: 'QR-kode til autentiseringsappen',
      typed: 'Kan du ikkje skanne?',
      typedText: 'Skriv denne nøkkelen i appen i staden. Store og små bokstavar er det same.',
      key: 'Nøkkel',
      code: 'Eingongskode',
      codeHint: 'Seks siffer som appen viser no. Då veit vi at han verkar.',
      submit: 'Stadfest',
      wrong:
        'Koden stemmer ikkje. Sjå etter at du les av rett konto i appen, og skriv koden som står der no.',
      passkey: 'Lag ein passnøkkel i staden',
    },
    proveFirst: {
      text: 'Kontoen din har ikkje totrinnsinnlogging enno.',
      why: 'For å setje det opp må du vise meir enn passordet. Elles kunne ein som har fått tak i det, setje opp sin eigen telefon.',
      go: 'Vis kven eg er',
    },
    codes: {
      title: 'Ta vare på reservekodane',
      enrolled: 'Totrinnsinnlogging er sett opp.',
      made: 'Dei gamle reservekodane verkar ikkje lenger.',
      text: 'Mistar du telefonen, kjem du inn med ein av desse kodane i staden for eingongskoden. Kvar av dei verkar éin gong.',
      keep: 'Dei blir berre viste no. Skriv dei ned, eller skriv ut sida, og legg dei ein annan stad enn på telefonen.',
      list: 'Reservekodar',
      on: 'Eg har teke vare på dei',
    },
    overview: {
      title: 'Totrinnsinnlogging',
      intro: 'Dette bruker du saman med passordet når du loggar inn.',
      list: 'Det du har sett opp',
      since: (when) => `Lagt til ${when}`,
      seen: (when) => (when === null ? 'Ikkje brukt sidan' : `Sist brukt ${when}`),
      remove: 'Fjern',
      codesTitle: 'Reservekodar',
      codesLeft: (number) =>
        number === 0
          ? 'Du har ingen reservekodar igjen.'
          : `Du har ${number} ${number === 1 ? 'reservekode' : 'reservekodar'} igjen.`,
      newCodes: 'Lag nye reservekodar',
      addApp: 'Legg til ein autentiseringsapp',
      addPasskey: 'Legg til ein passnøkkel',
      removed: 'Den er fjerna.',
      added: 'Den er lagd til.',
      toAccount: 'Til kontoen min',
    },
    again: {
      title: 'Vis at det er deg',
      intro: 'Før du endrar totrinnsinnlogginga, må du bruke henne ein gong.',
      introDesk: 'Brukarstøtta opnar når du har brukt totrinnsinnlogginga ein gong til.',
      submit: 'Hald fram',
    },
    remove: {
      title: (what) => `Fjerne ${what}?`,
      text: 'Den kan ikkje brukast til å logge inn etterpå. Slett den i appen eller på eininga òg.',
      last: 'Dette er den einaste du har, og kontoen må ha ein. Legg til ein ny først.',
      submit: 'Fjern',
      keep: 'Behald den',
    },
    newCodes: {
      title: 'Lag nye reservekodar',
      text: 'Du får eit nytt sett med kodar. Dei du har frå før, sluttar å verke.',
      submit: 'Lag nye kodar',
      keep: 'Behald dei eg har',
    },
    passkey: {
      addTitle: 'Legg til ein passnøkkel',
      addIntro:
        'Ein passnøkkel ligg på telefonen, datamaskina eller ein tryggleiksnøkkel. Du opnar han med fingeren, ansiktet eller skjermlåsen, og ingen kan lure han frå deg på ei falsk side.',
      addSubmit: 'Lag passnøkkel',
      showTitle: 'Bruk passnøkkel',
      showIntro: 'Lås opp passnøkkelen med fingeren, ansiktet eller skjermlåsen.',
      showSubmit: 'Bruk passnøkkel',
      signInTitle: 'Logg inn med passnøkkel',
      signInIntro: 'Har du ein passnøkkel her, treng du verken brukarnamn eller passord.',
      follow: 'Gjer som nettlesaren seier.',
      again: 'Prøv ein gong til',
      failed: 'Det vart ikkje brukt nokon passnøkkel. Prøv ein gong til, eller vel ein annan måte.',
      unsupported: 'Denne nettlesaren kan ikkje bruke passnøklar. Vel ein annan måte.',
      refused: 'Passnøkkelen vart ikkje godteken. Prøv ein gong til, eller vel ein annan måte.',
      slowDown: (minutes) =>
        `Det har kome mange feil forsøk frå nettet du er på. Vent ${minutes} minutt og prøv igjen.`,
      noScript: 'Passnøklar treng JavaScript, og det er slått av i denne nettlesaren. Vel ein annan måte.',
      otherWay: {
        code: 'Bruk eingongskode i staden',
        password: 'Logg inn med passord i staden',
        app: 'Bruk ein autentiseringsapp i staden',
        back: 'Tilbake til totrinnsinnlogging',
      },
    },
  },
  en: {
    kinds: { 'authenticator-app': 'Authenticator app', passkey: 'Passkey' },
    signIn: {
      title: 'Enter the one-time code',
      intro: 'The password is right. Open your authenticator app and enter the code it shows now.',
      code: 'One-time code',
      codeHint: (recovery) =>
        recovery
          ? 'Six digits from the app. If you do not have it, enter one of your recovery codes.'
          : 'Six digits from the app.',
      submit: 'Sign in',
      passkey: 'Use a passkey instead',
      trouble: 'Does it not work?',
      clock:
        'The code changes every half minute. If it is still wrong, check that your phone sets its own clock.',
      lost: 'I have lost my phone or cannot use the app',
    },
    wrong: 'The code is wrong, or it has been used. Wait until the app shows a new one and try again.',
    slowDown: (time) =>
      `The code has been wrong too many times. You can try again from ${time}. A passkey works all the time.`,
    closed:
      'The code has been wrong very many times in a row. Codes do not work again until you have signed in with a passkey or electronic ID, or talked to the service desk.',
    gone: {
      title: 'Start again',
      text: 'Something about the account changed while you were at it. Please sign in once more.',
      signIn: 'Sign in',
    },
    notNow: {
      title: 'It took too long',
      text: 'You need to show once more that it is you before you can change two-factor sign-in.',
      back: 'To two-factor sign-in',
    },
    setUp: {
      title: 'Set up two-factor sign-in',
      further: 'Add an authenticator app',
      intro:
        'A password can fall into the wrong hands. With an app on your phone, only you get in all the same.',
      app: 'Open the authenticator app on your phone. If you have none, search for “authenticator” where you get apps.',
      scan: 'Choose to add an account in the app, and scan the code below.',
      onPhone: 'Are you on your phone now?',
      openApp: 'Open in the app',
      picture: 'QR code for the authenticator app',
      typed: 'Cannot scan?',
      typedText: 'Type this key in the app instead. Capitals and small letters are the same.',
      key: 'Key',
      code: 'One-time code',
      codeHint: 'Six digits that the app shows now. Then we know that it works.',
      submit: 'Confirm',
      wrong:
        'The code does not match. Check that you read the right account in the app, and enter the code it shows now.',
      passkey: 'Make a passkey instead',
    },
    proveFirst: {
      text: 'Your account does not have two-factor sign-in yet.',
      why: 'To set it up you need to show more than the password. Otherwise somebody who got hold of it could set up their own phone.',
      go: 'Show who I am',
    },
    codes: {
      title: 'Keep your recovery codes',
      enrolled: 'Two-factor sign-in is set up.',
      made: 'The former recovery codes no longer work.',
      text: 'If you lose your phone, one of these codes gets you in instead of the one-time code. Each of them works once.',
      keep: 'They are shown only now. Write them down, or print this page, and keep them somewhere else than on your phone.',
      list: 'Recovery codes',
      on: 'I have kept them',
    },
    overview: {
      title: 'Two-factor sign-in',
      intro: 'You use this together with your password when you sign in.',
      list: 'What you have set up',
      since: (when) => `Added ${when}`,
      seen: (when) => (when === null ? 'Not used since' : `Last used ${when}`),
      remove: 'Remove',
      codesTitle: 'Recovery codes',
      codesLeft: (number) =>
        number === 0
          ? 'You have no recovery codes left.'
          : `You have ${number} recovery ${number === 1 ? 'code' : 'codes'} left.`,
      newCodes: 'Make new recovery codes',
      addApp: 'Add an authenticator app',
      addPasskey: 'Add a passkey',
      removed: 'It has been removed.',
      added: 'It has been added.',
      toAccount: 'To my account',
    },
    again: {
      title: 'Show that it is you',
      intro: 'Before you change two-factor sign-in, you need to use it once.',
      introDesk: 'The service desk opens once you have used two-factor sign-in again.',
      submit: 'Continue',
    },
    remove: {
      title: (what) => `Remove ${what}?`,
      text: 'It cannot be used to sign in afterwards. Delete it in the app or on the device too.',
      last: 'This is the only one you have, and the account must have one. Add a new one first.',
      submit: 'Remove',
      keep: 'Keep it',
    },
    newCodes: {
      title: 'Make new recovery codes',
      text: 'You get a new set of codes. Those you have now stop working.',
      submit: 'Make new codes',
      keep: 'Keep those I have',
    },
    passkey: {
      addTitle: 'Add a passkey',
      addIntro:
        'A passkey is kept on your phone, your computer or a security key. You open it with your finger, face or screen lock, and nobody can trick you out of it on a fake page.',
      addSubmit: 'Make a passkey',
      showTitle: 'Use a passkey',
      showIntro: 'Unlock the passkey with your finger, face or screen lock.',
      showSubmit: 'Use a passkey',
      signInTitle: 'Sign in with a passkey',
      signInIntro: 'If you have a passkey here, you need neither username nor password.',
      follow: 'Do as your browser says.',
      again: 'Try once more',
      failed: 'No passkey was used. Try once more, or choose another way.',
      unsupported: 'This browser cannot use passkeys. Choose another way.',
      refused: 'The passkey was not accepted. Try once more, or choose another way.',
      slowDown: (minutes) =>
        `Many wrong tries have come from the network you are on. Wait ${minutes} minutes and try again.`,
      noScript: 'Passkeys need JavaScript, which is switched off in this browser. Choose another way.',
      otherWay: {
        code: 'Use a one-time code instead',
        password: 'Sign in with a password instead',
        app: 'Use an authenticator app instead',
        back: 'Back to two-factor sign-in',
      },
    },
  },
}

/** The words in one language. */
export function twoFactorTexts(language: Language): TwoFactorTexts {
  return words[language]
}
