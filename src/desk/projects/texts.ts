/** The words of projects that nobody administers. */
import type { Language, Words } from '../../core/language.ts'

type OrphanTexts = {
  title: string
  intro: string
  none: string
  members: (number: number) => string
  until: (day: string) => string
  handOver: string
  handOverText: string
  who: string
  noMembers: string
  isAdmin: string
  choose: string
  reason: string
  noReason: string
  gone: string
  done: (name: string) => string
}

const words: Words<OrphanTexts> = {
  nb: {
    title: 'Prosjekter uten administrator',
    intro: 'Her har ingen rett til å hjelpe medlemmene lenger. Gi retten til en annen i prosjektet.',
    none: 'Alle prosjekter har en administrator.',
    members: (number) => (number === 1 ? 'Ett medlem' : `${number} medlemmer`),
    until: (day) => `til ${day}`,
    handOver: 'Gi retten videre',
    handOverText: 'Den du velger, kan sende lenker til de andre i prosjektet, og får beskjed i loggen sin.',
    who: 'Hvem skal administrere prosjektet?',
    noMembers: 'Ingen i prosjektet er kjent her ennå.',
    isAdmin: 'Administrator i prosjektregisteret',
    choose: 'Velg en i prosjektet.',
    reason: 'Begrunnelse',
    noReason: 'Skriv en begrunnelse.',
    gone: 'Personen er ikke med i prosjektet lenger.',
    done: (name) => `${name} administrerer prosjektet nå.`,
  },
  nn: {
    title: 'Prosjekt utan administrator',
    intro: 'Her har ingen rett til å hjelpe medlemmane lenger. Gi retten til ein annan i prosjektet.',
    none: 'Alle prosjekt har ein administrator.',
    members: (number) => (number === 1 ? 'Éin medlem' : `${number} medlemmar`),
    until: (day) => `til ${day}`,
    handOver: 'Gi retten vidare',
    handOverText: 'Den du vel, kan sende lenkjer til dei andre i prosjektet, og får beskjed i loggen sin.',
    who: 'Kven skal administrere prosjektet?',
    noMembers: 'Ingen i prosjektet er kjend her enno.',
    isAdmin: 'Administrator i prosjektregisteret',
    choose: 'Vel ein i prosjektet.',
    reason: 'Grunngiving',
    noReason: 'Skriv ei grunngiving.',
    gone: 'Personen er ikkje med i prosjektet lenger.',
    done: (name) => `${name} administrerer prosjektet no.`,
  },
  en: {
    title: 'Projects without an administrator',
    intro:
      'Nobody has the right to help the members here any more. Give the right to somebody else in the project.',
    none: 'Every project has an administrator.',
    members: (number) => (number === 1 ? 'One member' : `${number} members`),
    until: (day) => `until ${day}`,
    handOver: 'Hand over the right',
    handOverText:
      'Whoever you choose can send links to the others in the project, and reads of it in the own journal.',
    who: 'Who is to administer the project?',
    noMembers: 'Nobody in the project is known here yet.',
    isAdmin: 'Administrator in the project register',
    choose: 'Choose somebody in the project.',
    reason: 'Reason',
    noReason: 'Write a reason.',
    gone: 'The person is no longer in the project.',
    done: (name) => `${name} administers the project now.`,
  },
}

/** The words in one language. */
export function orphanTexts(language: Language): OrphanTexts {
  return words[language]
}
