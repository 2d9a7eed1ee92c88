/** The words of the merge queue: what is asked, what differs, and what each answer does. (Long: three languages.) */
import type { Language, Words } from '../../core/language.ts'

type MergeTexts = {
  title: string
  intro: string
  none: string
  noneText: string
  decide: string
  side: (number: number) => string
  waiting: string
  because: Record<string, string>
  differs: string
  nothing: string
  fact: Record<
    | 'name'
    | 'born'
    | 'studentNumber'
    | 'email'
    | 'mobile'
    | 'numbers'
    | 'registers'
    | 'studies'
    | 'positions'
    | 'username',
    string
  >
  register: Record<string, string>
  answer: {
    legend: string
    one: string
    oneHint: string
    two: string
    twoHint: string
    choose: string
  }
  keep: { legend: string; hint: string; choose: string; account: (username: string) => string }
  button: string
  done: { one: string; two: string }
  gone: string
  /** None of the records is anybody's yet. */
  onlyRegister: string
  back: string
}

const words: Words<MergeTexts> = {
  nb: {
    title: 'Én person eller to?',
    intro: 'Oppføringer fra registrene som kan være den samme personen. Ingenting skjer før noen har svart.',
    none: 'Ingenting å avgjøre',
    noneText: 'Når et register sier noe som ikke kan stemme om to personer, står det her.',
    decide: 'Se på dem og avgjør',
    side: (number) => `Oppføring ${number}`,
    waiting: 'Oppføring som ikke er knyttet til noen ennå',
    because: {
      'several-people-have-these-numbers': 'Flere personer har numrene i denne oppføringen.',
      'same-number-in-one-register': 'Det samme nummeret står to steder i ett register.',
      'number-belongs-to-somebody-else': 'Oppføringen har fått et nummer som er noen andres.',
    },
    differs: 'Ulikt',
    nothing: 'Ikke oppgitt',
    fact: {
      name: 'Navn',
      born: 'Født',
      studentNumber: 'Studentnummer',
      email: 'Privat e-post',
      mobile: 'Mobil',
      numbers: 'Slags nummer',
      registers: 'Registre',
      studies: 'Studier',
      positions: 'Stillinger',
      username: 'Brukernavn',
    },
    register: { fs: 'Studentregisteret', hr: 'Personalregisteret', projects: 'Prosjektregisteret' },
    answer: {
      legend: 'Er dette én person?',
      one: 'Én person',
      oneHint: 'Oppføringene knyttes til samme person, og fakta regnes ut på nytt.',
      two: 'To personer',
      twoHint: 'De holdes fra hverandre, og registrene spør ikke igjen.',
      choose: 'Velg én eller to.',
    },
    keep: {
      legend: 'Hvilken konto skal fortsette?',
      hint: 'Den andre stenges. Brukernavnet dens fører til den som fortsetter, og blir aldri gitt til noen andre.',
      choose: 'Velg hvilken konto som skal fortsette.',
      account: (username) => `Kontoen ${username}`,
    },
    button: 'Avgjør',
    done: { one: 'De er nå én person.', two: 'De holdes fra hverandre.' },
    gone: 'Dette er allerede avgjort.',
    onlyRegister:
      'Ingen av oppføringene er knyttet til noen ennå. Registeret må rette dem; da forsvinner spørsmålet av seg selv.',
    back: 'Tilbake til køen',
  },
  nn: {
    title: 'Éin person eller to?',
    intro: 'Oppføringar frå registra som kan vere den same personen. Ingenting skjer før nokon har svart.',
    none: 'Ingenting å avgjere',
    noneText: 'Når eit register seier noko som ikkje kan stemme om to personar, står det her.',
    decide: 'Sjå på dei og avgjer',
    side: (number) => `Oppføring ${number}`,
    waiting: 'Oppføring som ikkje er knytt til nokon enno',
    because: {
      'several-people-have-these-numbers': 'Fleire personar har numra i denne oppføringa.',
      'same-number-in-one-register': 'Det same nummeret står to stader i eitt register.',
      'number-belongs-to-somebody-else': 'Oppføringa har fått eit nummer som er nokon andre sitt.',
    },
    differs: 'Ulikt',
    nothing: 'Ikkje oppgitt',
    fact: {
      name: 'Namn',
      born: 'Fødd',
      studentNumber: 'Studentnummer',
      email: 'Privat e-post',
      mobile: 'Mobil',
      numbers: 'Slags nummer',
      registers: 'Register',
      studies: 'Studium',
      positions: 'Stillingar',
      username: 'Brukarnamn',
    },
    register: { fs: 'Studentregisteret', hr: 'Personalregisteret', projects: 'Prosjektregisteret' },
    answer: {
      legend: 'Er dette éin person?',
      one: 'Éin person',
      oneHint: 'Oppføringane blir knytte til same person, og fakta blir rekna ut på nytt.',
      two: 'To personar',
      twoHint: 'Dei blir haldne frå kvarandre, og registra spør ikkje igjen.',
      choose: 'Vel éin eller to.',
    },
    keep: {
      legend: 'Kva konto skal halde fram?',
      hint: 'Den andre blir stengd. Brukarnamnet hennar fører til den som held fram, og blir aldri gitt til nokon andre.',
      choose: 'Vel kva konto som skal halde fram.',
      account: (username) => `Kontoen ${username}`,
    },
    button: 'Avgjer',
    done: { one: 'Dei er no éin person.', two: 'Dei blir haldne frå kvarandre.' },
    gone: 'Dette er alt avgjort.',
    onlyRegister:
      'Ingen av oppføringane er knytte til nokon enno. Registeret må rette dei; då blir spørsmålet borte av seg sjølv.',
    back: 'Tilbake til køen',
  },
  en: {
    title: 'One person or two?',
    intro:
      'Records from the registers that may be the same person. Nothing happens before somebody has answered.',
    none: 'Nothing to decide',
    noneText: 'When a register says something that cannot be right of two people, it stands here.',
    decide: 'Look at them and decide',
    side: (number) => `Record ${number}`,
    waiting: 'A record that is linked to nobody yet',
    because: {
      'several-people-have-these-numbers': 'Several people have the numbers in this record.',
      'same-number-in-one-register': 'The same number stands twice in one register.',
      'number-belongs-to-somebody-else': 'The record was given a number that is somebody else’s.',
    },
    differs: 'Different',
    nothing: 'Not given',
    fact: {
      name: 'Name',
      born: 'Born',
      studentNumber: 'Student number',
      email: 'Personal e-mail',
      mobile: 'Mobile',
      numbers: 'Kinds of number',
      registers: 'Registers',
      studies: 'Studies',
      positions: 'Positions',
      username: 'Username',
    },
    register: { fs: 'The student register', hr: 'The staff register', projects: 'The project register' },
    answer: {
      legend: 'Is this one person?',
      one: 'One person',
      oneHint: 'The records are linked to the same person, and the facts are computed anew.',
      two: 'Two people',
      twoHint: 'They are kept apart, and the registers do not ask again.',
      choose: 'Choose one or two.',
    },
    keep: {
      legend: 'Which account goes on?',
      hint: 'The other one closes. Its username leads to the one that goes on, and is never given to anybody else.',
      choose: 'Choose which account goes on.',
      account: (username) => `The account ${username}`,
    },
    button: 'Decide',
    done: { one: 'They are one person now.', two: 'They are kept apart.' },
    gone: 'This has been decided already.',
    onlyRegister:
      'None of the records is linked to anybody yet. The register has to correct them; then the question goes away by itself.',
    back: 'Back to the queue',
  },
}

/** The words in one language. */
export function mergeTexts(language: Language): MergeTexts {
  return words[language]
}
