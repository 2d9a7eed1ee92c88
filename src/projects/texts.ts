/** The words of the project administrators' pages; names of steps and buttons as the guide has them (E-1, E-2). (Long: every page in three languages.) */
import type { Language, Words } from '../core/language.ts'
import type { LinkState } from '../core/projects/link-state.ts'
import type { ReachObjection } from '../core/projects/reach.ts'

export type ProjectsTexts = {
  own: {
    title: string
    intro: string
    none: string
    noneText: string
    people: (count: number) => string
    until: (day: string | null) => string
    confirm: (day: string) => string
  }
  project: {
    sendLink: string
    people: string
    administrators: string
    administratorUntil: (day: string) => string
    notConfirmed: string
    confirm: string
    confirmOf: (name: string) => string
    noAccount: string
    hidden: string
    noMembers: string
    back: string
  }
  links: {
    title: string
    intro: (hours: number) => string
    create: string
    list: string
    none: string
    noneText: string
    to: string
    by: string
    made: string
    until: string
    state: string
    states: Record<LinkState, string>
    revoke: string
    revokeOf: (name: string) => string
    revoked: string
    over: string
    back: string
  }
  create: {
    title: string
    intro: string
    member: string
    memberHint: string
    choose: string
    submit: string
    nobody: string
    nobodyText: string
    refused: string
    refusedOf: (name: string) => string
    outOfReach: (count: number) => string
    outOfReachText: string
    tooMany: (perHour: number) => string
    newAccount: string
    replaces: string
  }
  made: {
    title: (name: string) => string
    text: string
    secret: string
    once: string
    other: string
    until: (moment: string) => string
    back: string
  }
  revoke: { title: string; text: (name: string) => string; submit: string; keep: string }
  confirm: { title: string; text: (name: string, day: string) => string; submit: string; keep: string }
  again: { title: string; text: string; submit: string }
  why: Record<ReachObjection, string>
}

const words: Words<ProjectsTexts> = {
  nb: {
    own: {
      title: 'Administrasjon av utenlandske brukere',
      intro: 'Velg et av prosjektene du administrerer.',
      none: 'Du administrerer ingen prosjekter',
      noneText:
        'Skulle du ha gjort det, kan retten ha gått ut eller prosjektet være over. Brukerstøtten ser hva som er grunnen.',
      people: (count) => (count === 1 ? '1 person' : `${count} personer`),
      until: (day) => (day === null ? 'Ingen sluttdato' : `Varer til ${day}`),
      confirm: (day) => `Retten din til å administrere må bekreftes før ${day}`,
    },
    project: {
      sendLink: 'Send lenke for å tilbakestille passord',
      people: 'Medlemmer',
      administrators: 'Administratorer',
      administratorUntil: (day) => `Administrerer til ${day}`,
      notConfirmed: 'Retten til å administrere er ikke bekreftet',
      confirm: 'Bekreft',
      confirmOf: (name) => `Bekreft at ${name} fortsatt administrerer`,
      noAccount: 'Har ikke tatt kontoen i bruk',
      hidden: 'Et medlem med skjermet adresse',
      noMembers: 'Prosjektet har ingen medlemmer ennå.',
      back: 'Alle prosjektene mine',
    },
    links: {
      title: 'Send lenke for å tilbakestille passord',
      intro: (hours) =>
        `Lenken går til medlemmet på e-post. Nøkkelen får bare du se, og du gir den videre på en annen måte. En lenke virker én gang, i ${hours} timer.`,
      create: 'Lag ny lenke',
      list: 'Lenker i prosjektet',
      none: 'Ingen lenker er laget',
      noneText: 'Her ser du hvem som har fått lenke, og om den er brukt.',
      to: 'Til',
      by: 'Laget av',
      made: 'Laget',
      until: 'Virker til',
      state: 'Status',
      states: {
        waiting: 'Venter',
        opened: 'Nøkkel prøvd',
        used: 'Brukt',
        revoked: 'Trukket tilbake',
        replaced: 'Erstattet av en ny',
        void: 'Ugyldig',
        'ran-out': 'Utløpt',
      },
      revoke: 'Trekk tilbake',
      revokeOf: (name) => `Trekk tilbake lenken til ${name}`,
      revoked: 'Lenken er trukket tilbake.',
      over: 'Lenken virket ikke lenger og kunne ikke trekkes tilbake.',
      back: 'Tilbake til prosjektet',
    },
    create: {
      title: 'Lag ny lenke',
      intro: 'Hvem skal ha lenken? Den går til e-postadressen som prosjektregisteret har.',
      member: 'Medlem',
      memberHint: 'Har medlemmet en lenke fra før, slutter den å virke.',
      choose: 'Velg et medlem.',
      submit: 'Lag og send lenke',
      nobody: 'Du kan ikke lage lenke til noen i dette prosjektet nå',
      nobodyText: 'Under ser du grunnen for hvert medlem.',
      refused: 'Lenken ble ikke laget.',
      refusedOf: (name) => `Lenken til ${name} ble ikke laget.`,
      outOfReach: (count) =>
        count === 1 ? 'Ett medlem kan ikke få lenke' : `${count} medlemmer kan ikke få lenke`,
      outOfReachText: 'Disse hjelper du ikke med en lenke:',
      tooMany: (perHour) =>
        `Du har laget ${perHour} lenker den siste timen. Vent en time, eller ta kontakt med brukerstøtten.`,
      newAccount: 'Ny konto',
      replaces: 'Har en lenke fra før',
    },
    made: {
      title: (name) => `Lenken er sendt til ${name}`,
      text: 'Gi nøkkelen til medlemmet på telefon, i et møte eller på en annen måte enn e-post. Forsikre deg om at du snakker med rett person.',
      secret: 'Nøkkel',
      once: 'Nøkkelen vises bare nå og kan ikke hentes fram igjen.',
      other: 'Skriv den aldri i en e-post: den som leser e-posten, har lenken.',
      until: (moment) => `Lenken virker én gang, til ${moment}.`,
      back: 'Til lenkene i prosjektet',
    },
    revoke: {
      title: 'Trekke tilbake lenken?',
      text: (name) => `Lenken til ${name} slutter å virke med en gang. Du kan lage en ny når som helst.`,
      submit: 'Trekk tilbake lenken',
      keep: 'Nei, behold den',
    },
    confirm: {
      title: 'Bekrefte administratoren?',
      text: (name, day) =>
        `${name} kan da administrere prosjektet til ${day}, og sende lenker til medlemmene.`,
      submit: 'Bekreft administratoren',
      keep: 'Nei, ikke nå',
    },
    again: {
      title: 'Logg inn på nytt',
      text: 'Sidene der du hjelper andre, krever at du har logget inn nylig. Logg inn på nytt, så går du videre der du var.',
      submit: 'Logg inn på nytt',
    },
    why: {
      oneself: 'Dette er deg selv. Bruk «Glemt passord» eller brukerstøtten.',
      deceased: 'Registeret melder at personen er død.',
      'higher-rights': 'Har høyere rettigheter. Brukerstøtten hjelper.',
      'administers-projects': 'Administrerer selv et prosjekt. Brukerstøtten hjelper.',
      'has-eid': 'Kan bruke elektronisk ID og får tilbake kontoen selv.',
      'belongs-elsewhere': 'Hører også til en annen del av institusjonen. Brukerstøtten hjelper.',
      'protected-address': 'Har skjermet adresse. Brukerstøtten hjelper.',
      'project-not-open': 'Er ikke med i noe prosjekt som er i gang.',
      'account-closed': 'Kontoen er stengt for godt.',
      'account-locked': 'Kontoen er stengt av brukerstøtten eller IT-sikkerhet.',
      'no-mail-address': 'Har ingen e-postadresse i prosjektregisteret.',
      'own-mail-address': 'Har den samme e-postadressen som deg.',
      'shared-mail-address': 'Deler e-postadresse med en annen.',
      'mail-address-changed-lately': 'E-postadressen ble endret nylig. Vent noen dager.',
    },
  },
  nn: {
    own: {
      title: 'Administrasjon av utanlandske brukarar',
      intro: 'Vel eit av prosjekta du administrerer.',
      none: 'Du administrerer ingen prosjekt',
      noneText:
        'Skulle du ha gjort det, kan retten ha gått ut eller prosjektet vere over. Brukarstøtta ser kva som er grunnen.',
      people: (count) => (count === 1 ? '1 person' : `${count} personar`),
      until: (day) => (day === null ? 'Ingen sluttdato' : `Varer til ${day}`),
      confirm: (day) => `Retten din til å administrere må stadfestast før ${day}`,
    },
    project: {
      sendLink: 'Send lenkje for å tilbakestille passord',
      people: 'Medlemer',
      administrators: 'Administratorar',
      administratorUntil: (day) => `Administrerer til ${day}`,
      notConfirmed: 'Retten til å administrere er ikkje stadfesta',
      confirm: 'Stadfest',
      confirmOf: (name) => `Stadfest at ${name} framleis administrerer`,
      noAccount: 'Har ikkje teke kontoen i bruk',
      hidden: 'Ein medlem med skjerma adresse',
      noMembers: 'Prosjektet har ingen medlemer enno.',
      back: 'Alle prosjekta mine',
    },
    links: {
      title: 'Send lenkje for å tilbakestille passord',
      intro: (hours) =>
        `Lenkja går til medlemen på e-post. Nøkkelen får berre du sjå, og du gir han vidare på ein annan måte. Ei lenkje verkar éin gong, i ${hours} timar.`,
      create: 'Lag ny lenkje',
      list: 'Lenkjer i prosjektet',
      none: 'Ingen lenkjer er laga',
      noneText: 'Her ser du kven som har fått lenkje, og om ho er brukt.',
      to: 'Til',
      by: 'Laga av',
      made: 'Laga',
      until: 'Verkar til',
      state: 'Status',
      states: {
        waiting: 'Ventar',
        opened: 'Nøkkel prøvd',
        used: 'Brukt',
        revoked: 'Trekt tilbake',
        replaced: 'Erstatta av ei ny',
        void: 'Ugyldig',
        'ran-out': 'Gått ut',
      },
      revoke: 'Trekk tilbake',
      revokeOf: (name) => `Trekk tilbake lenkja til ${name}`,
      revoked: 'Lenkja er trekt tilbake.',
      over: 'Lenkja verka ikkje lenger og kunne ikkje trekkjast tilbake.',
      back: 'Tilbake til prosjektet',
    },
    create: {
      title: 'Lag ny lenkje',
      intro: 'Kven skal ha lenkja? Ho går til e-postadressa som prosjektregisteret har.',
      member: 'Medlem',
      memberHint: 'Har medlemen ei lenkje frå før, sluttar ho å verke.',
      choose: 'Vel ein medlem.',
      submit: 'Lag og send lenkje',
      nobody: 'Du kan ikkje lage lenkje til nokon i dette prosjektet no',
      nobodyText: 'Under ser du grunnen for kvar medlem.',
      refused: 'Lenkja vart ikkje laga.',
      refusedOf: (name) => `Lenkja til ${name} vart ikkje laga.`,
      outOfReach: (count) =>
        count === 1 ? 'Éin medlem kan ikkje få lenkje' : `${count} medlemer kan ikkje få lenkje`,
      outOfReachText: 'Desse hjelper du ikkje med ei lenkje:',
      tooMany: (perHour) =>
        `Du har laga ${perHour} lenkjer den siste timen. Vent ein time, eller ta kontakt med brukarstøtta.`,
      newAccount: 'Ny konto',
      replaces: 'Har ei lenkje frå før',
    },
    made: {
      title: (name) => `Lenkja er send til ${name}`,
      text: 'Gi nøkkelen til medlemen på telefon, i eit møte eller på ein annan måte enn e-post. Forsikre deg om at du snakkar med rett person.',
      secret: 'Nøkkel',
      once: 'Nøkkelen blir berre vist no og kan ikkje hentast fram att.',
      other: 'Skriv han aldri i ein e-post: den som les e-posten, har lenkja.',
      until: (moment) => `Lenkja verkar éin gong, til ${moment}.`,
      back: 'Til lenkjene i prosjektet',
    },
    revoke: {
      title: 'Trekkje tilbake lenkja?',
      text: (name) => `Lenkja til ${name} sluttar å verke med ein gong. Du kan lage ei ny når som helst.`,
      submit: 'Trekk tilbake lenkja',
      keep: 'Nei, behald henne',
    },
    confirm: {
      title: 'Stadfeste administratoren?',
      text: (name, day) =>
        `${name} kan då administrere prosjektet til ${day}, og sende lenkjer til medlemene.`,
      submit: 'Stadfest administratoren',
      keep: 'Nei, ikkje no',
    },
    again: {
      title: 'Logg inn på nytt',
      text: 'Sidene der du hjelper andre, krev at du har logga inn nyleg. Logg inn på nytt, så går du vidare der du var.',
      submit: 'Logg inn på nytt',
    },
    why: {
      oneself: 'Dette er deg sjølv. Bruk «Gløymt passord» eller brukarstøtta.',
      deceased: 'Registeret melder at personen er død.',
      'higher-rights': 'Har høgare rettar. Brukarstøtta hjelper.',
      'administers-projects': 'Administrerer sjølv eit prosjekt. Brukarstøtta hjelper.',
      'has-eid': 'Kan bruke elektronisk ID og får tilbake kontoen sjølv.',
      'belongs-elsewhere': 'Høyrer òg til ein annan del av institusjonen. Brukarstøtta hjelper.',
      'protected-address': 'Har skjerma adresse. Brukarstøtta hjelper.',
      'project-not-open': 'Er ikkje med i noko prosjekt som er i gang.',
      'account-closed': 'Kontoen er stengd for godt.',
      'account-locked': 'Kontoen er stengd av brukarstøtta eller IT-tryggleik.',
      'no-mail-address': 'Har inga e-postadresse i prosjektregisteret.',
      'own-mail-address': 'Har den same e-postadressa som deg.',
      'shared-mail-address': 'Deler e-postadresse med ein annan.',
      'mail-address-changed-lately': 'E-postadressa vart endra nyleg. Vent nokre dagar.',
    },
  },
  en: {
    own: {
      title: 'Foreign user administration',
      intro: 'Choose one of the projects that you administer.',
      none: 'You administer no projects',
      noneText:
        'If you should, your right may have run out, or the project may be over. The service desk can see why.',
      people: (count) => (count === 1 ? '1 person' : `${count} people`),
      until: (day) => (day === null ? 'No end date' : `Runs until ${day}`),
      confirm: (day) => `Your right to administer must be confirmed before ${day}`,
    },
    project: {
      sendLink: 'Send link to reset password',
      people: 'Members',
      administrators: 'Administrators',
      administratorUntil: (day) => `Administers until ${day}`,
      notConfirmed: 'The right to administer is not confirmed',
      confirm: 'Confirm',
      confirmOf: (name) => `Confirm that ${name} still administers`,
      noAccount: 'Has not begun to use the account',
      hidden: 'A member with a protected address',
      noMembers: 'The project has no members yet.',
      back: 'All my projects',
    },
    links: {
      title: 'Send link to reset password',
      intro: (hours) =>
        `The link goes to the member by e-mail. Only you see the secret, and you pass it on by another way. A link works once, for ${hours} hours.`,
      create: 'Create new link',
      list: 'Links of the project',
      none: 'No links have been created',
      noneText: 'Here you see who was sent a link, and whether it was used.',
      to: 'To',
      by: 'Created by',
      made: 'Created',
      until: 'Works until',
      state: 'Status',
      states: {
        waiting: 'Waiting',
        opened: 'Secret tried',
        used: 'Used',
        revoked: 'Revoked',
        replaced: 'Replaced by a new one',
        void: 'Void',
        'ran-out': 'Ran out',
      },
      revoke: 'Revoke',
      revokeOf: (name) => `Revoke the link to ${name}`,
      revoked: 'The link is revoked.',
      over: 'The link no longer worked and could not be revoked.',
      back: 'Back to the project',
    },
    create: {
      title: 'Create new link',
      intro: 'Who is the link for? It goes to the e-mail address that the project register has.',
      member: 'Member',
      memberHint: 'If the member has a link already, it stops working.',
      choose: 'Choose a member.',
      submit: 'Create and send link',
      nobody: 'You can create a link for nobody in this project now',
      nobodyText: 'Below is the reason for each member.',
      refused: 'The link was not created.',
      refusedOf: (name) => `The link to ${name} was not created.`,
      outOfReach: (count) =>
        count === 1 ? 'One member cannot be sent a link' : `${count} members cannot be sent a link`,
      outOfReachText: 'These are not helped with a link:',
      tooMany: (perHour) =>
        `You have created ${perHour} links in the last hour. Wait an hour, or contact the service desk.`,
      newAccount: 'New account',
      replaces: 'Has a link already',
    },
    made: {
      title: (name) => `The link was sent to ${name}`,
      text: 'Give the secret to the member by phone, in a meeting or by any other way than e-mail. Make sure that you talk to the right person.',
      secret: 'Secret',
      once: 'The secret is shown only now and cannot be fetched again.',
      other: 'Never write it in an e-mail: whoever reads that e-mail has the link.',
      until: (moment) => `The link works once, until ${moment}.`,
      back: 'To the links of the project',
    },
    revoke: {
      title: 'Revoke the link?',
      text: (name) => `The link to ${name} stops working at once. You can create a new one at any time.`,
      submit: 'Revoke the link',
      keep: 'No, keep it',
    },
    confirm: {
      title: 'Confirm the administrator?',
      text: (name, day) =>
        `${name} may then administer the project until ${day}, and send links to its members.`,
      submit: 'Confirm the administrator',
      keep: 'No, not now',
    },
    again: {
      title: 'Sign in again',
      text: 'The pages on which you help others need a recent sign-in. Sign in again, and you go on where you were.',
      submit: 'Sign in again',
    },
    why: {
      oneself: 'This is you. Use “Forgotten password” or the service desk.',
      deceased: 'The register says that the person is deceased.',
      'higher-rights': 'Has higher rights. The service desk helps.',
      'administers-projects': 'Administers a project too. The service desk helps.',
      'has-eid': 'Can use electronic ID and gets the account back without help.',
      'belongs-elsewhere': 'Also belongs to another part of the institution. The service desk helps.',
      'protected-address': 'Has a protected address. The service desk helps.',
      'project-not-open': 'Is in no project that is running.',
      'account-closed': 'The account is closed for good.',
      'account-locked': 'The account is locked by the service desk or IT security.',
      'no-mail-address': 'Has no e-mail address in the project register.',
      'own-mail-address': 'Has the same e-mail address as you.',
      'shared-mail-address': 'Shares an e-mail address with somebody else.',
      'mail-address-changed-lately': 'The e-mail address was changed lately. Wait some days.',
    },
  },
}

/** The words in one language. */
export function projectsTexts(language: Language): ProjectsTexts {
  return words[language]
}
