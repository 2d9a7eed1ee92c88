/** The words of "everything we hold about you". (Long: three languages of a page and of a file.) */
import type { Language, Words } from '../../../core/language.ts'

type MyDataTexts = {
  title: string
  intro: string
  yes: string
  no: string
  asLongAsKnown: string
  current: string
  currentHint: string
  goOn: string
  tooOften: (most: number) => string
  download: { title: string; text: string; care: string; page: string; json: string }
  table: {
    title: string
    intro: string
    what: string
    why: string
    howLong: string
    remains: string
    nothing: string
  }
  rights: { title: string; correct: string; complain: string }
  file: {
    title: (username: string, institution: string) => string
    made: (when: string) => string
    codes: string
    contents: string
    none: string
    end: string
  }
}

const words: Words<MyDataTexts> = {
  nb: {
    title: 'Alt vi har lagret om deg',
    intro: 'Her ser du hva vi lagrer, hvorfor og hvor lenge. Du kan laste ned alt sammen.',
    yes: 'Ja',
    no: 'Nei',
    asLongAsKnown: 'Så lenge du hører til her',
    current: 'Passordet ditt',
    currentHint:
      'Det er en stund siden du logget inn, så vi spør en gang til. Da får ingen andre filen fra en åpen nettleser. Har du ikke passord, så logg ut og inn igjen.',
    goOn: 'Gå videre til nedlasting',
    tooOften: (most) => `Du har lastet ned filen ${most} ganger det siste døgnet. Prøv igjen i morgen.`,
    download: {
      title: 'Last ned alt',
      text: 'Du får én fil som du kan lese i nettleseren, skrive ut og ta vare på. Der står også identitetsnummeret ditt. Passord og koder er aldri med.',
      care: 'Ikke send filen videre, og slett den når du ikke trenger den. På en maskin andre bruker, bør du ikke laste den ned.',
      page: 'Last ned som side',
      json: 'Last ned som JSON',
    },
    table: {
      title: 'Hva vi lagrer, hvorfor og hvor lenge',
      intro: 'Når tiden er ute, slettes det av seg selv.',
      what: 'Hva',
      why: 'Hvorfor',
      howLong: 'Hvor lenge',
      remains: 'Det som blir igjen',
      nothing: 'Ingenting',
    },
    rights: {
      title: 'Er noe feil?',
      correct:
        'Opplysningene kommer fra registrene, og må rettes der. På siden Min konto står det hvor. Noe annet retter brukerstøtten.',
      complain: 'Du kan klage til personvernombudet her, og til Datatilsynet.',
    },
    file: {
      title: (username, institution) => `Alt ${institution} har lagret om ${username} i kontotjenesten`,
      made: (when) => `Laget ${when}.`,
      codes:
        'Ord på engelsk er koder som systemet bruker. Innerst i filen ligger det samme som JSON, for maskiner.',
      contents: 'Innhold',
      none: 'Ingenting er lagret her.',
      end: 'Dette er alt. Passord, PIN-koder og nøkler er aldri med, for dem lagrer vi bare slik at ingen kan lese dem.',
    },
  },
  nn: {
    title: 'Alt vi har lagra om deg',
    intro: 'Her ser du kva vi lagrar, kvifor og kor lenge. Du kan laste ned alt saman.',
    yes: 'Ja',
    no: 'Nei',
    asLongAsKnown: 'Så lenge du høyrer til her',
    current: 'Passordet ditt',
    currentHint:
      'Det er ei stund sidan du logga inn, så vi spør ein gong til. Då får ingen andre fila frå ein open nettlesar. Har du ikkje passord, så logg ut og inn att.',
    goOn: 'Gå vidare til nedlasting',
    tooOften: (most) => `Du har lasta ned fila ${most} gonger det siste døgnet. Prøv igjen i morgon.`,
    download: {
      title: 'Last ned alt',
      text: 'Du får éi fil som du kan lese i nettlesaren, skrive ut og ta vare på. Der står òg identitetsnummeret ditt. Passord og kodar er aldri med.',
      care: 'Ikkje send fila vidare, og slett henne når du ikkje treng henne. På ei maskin andre bruker, bør du ikkje laste henne ned.',
      page: 'Last ned som side',
      json: 'Last ned som JSON',
    },
    table: {
      title: 'Kva vi lagrar, kvifor og kor lenge',
      intro: 'Når tida er ute, blir det sletta av seg sjølv.',
      what: 'Kva',
      why: 'Kvifor',
      howLong: 'Kor lenge',
      remains: 'Det som blir att',
      nothing: 'Ingenting',
    },
    rights: {
      title: 'Er noko feil?',
      correct:
        'Opplysningane kjem frå registra, og må rettast der. På sida Min konto står det kvar. Noko anna rettar brukarstøtta.',
      complain: 'Du kan klage til personvernombodet her, og til Datatilsynet.',
    },
    file: {
      title: (username, institution) => `Alt ${institution} har lagra om ${username} i kontotenesta`,
      made: (when) => `Laga ${when}.`,
      codes: 'Ord på engelsk er kodar som systemet bruker. Inst i fila ligg det same som JSON, for maskiner.',
      contents: 'Innhald',
      none: 'Ingenting er lagra her.',
      end: 'Dette er alt. Passord, PIN-kodar og nøklar er aldri med, for dei lagrar vi berre slik at ingen kan lese dei.',
    },
  },
  en: {
    title: 'Everything we hold about you',
    intro: 'Here you see what we hold, why and for how long. You can download all of it.',
    yes: 'Yes',
    no: 'No',
    asLongAsKnown: 'For as long as you belong here',
    current: 'Your password',
    currentHint:
      'It is a while since you signed in, so we ask once more. Then nobody else gets the file from an open browser. If you have no password, sign out and in again.',
    goOn: 'Go on to the download',
    tooOften: (most) =>
      `You have downloaded the file ${most} times in the last 24 hours. Try again tomorrow.`,
    download: {
      title: 'Download everything',
      text: 'You get one file that you can read in the browser, print and keep. Your identity number is in it too. Passwords and codes never are.',
      care: 'Do not pass the file on, and delete it when you no longer need it. Better not download it on a computer that others use.',
      page: 'Download as a page',
      json: 'Download as JSON',
    },
    table: {
      title: 'What we hold, why and for how long',
      intro: 'When the time is up it is deleted by itself.',
      what: 'What',
      why: 'Why',
      howLong: 'How long',
      remains: 'What remains',
      nothing: 'Nothing',
    },
    rights: {
      title: 'Is something wrong?',
      correct:
        'What we know comes from the registers and must be corrected there. The page My account says where. Anything else the service desk corrects.',
      complain:
        'You can complain to the data protection officer here, and to the Norwegian Data Protection Authority (Datatilsynet).',
    },
    file: {
      title: (username, institution) =>
        `Everything that ${institution} holds about ${username} in the account service`,
      made: (when) => `Made ${when}.`,
      codes:
        'Words in small letters with hyphens are codes that the system uses. At the end of the file is the same as JSON, for machines.',
      contents: 'Contents',
      none: 'Nothing is held here.',
      end: 'This is all. Passwords, PINs and keys are never in it: we keep them only in a way that nobody can read.',
    },
  },
}

/** The words in one language. */
export function myDataTexts(language: Language): MyDataTexts {
  return words[language]
}
