/** Tells whoever looks after a register how many of its people nobody can reach, and where the list is. Nobody is named. */
import type { RegisterName } from '../../institution/words.ts'
import type { Counted } from '../../person/missing-contacts.ts'
import type { Words } from '../../language.ts'
import type { Wording } from '../voice.ts'

export type ContactsMissingFacts = Counted & { register: RegisterName }

export const contactsMissing: Wording<ContactsMissingFacts> = {
  mail: {
    nb: (voice, facts) => ({
      subject: `${countedIn.nb(facts)} uten e-post eller mobilnummer i ${names.nb[facts.register]}`,
      says: [
        `${countedIn.nb(facts)} i ${names.nb[facts.register]} har eller får konto ved ${voice.institution}, men mangler privat e-postadresse, mobilnummer eller begge deler.`,
        'De får ikke varsler, og kan bli stående uten noen vei inn igjen hvis de glemmer passordet. Det rettes i registeret.',
        'Listen over hvem det gjelder, har brukerstøtten:',
        voice.link('/desk/contacts'),
        'Du får denne e-posten høyst én gang i uken, og bare når det er noen på listen.',
      ],
    }),
    nn: (voice, facts) => ({
      subject: `${countedIn.nn(facts)} utan e-post eller mobilnummer i ${names.nn[facts.register]}`,
      says: [
        `${countedIn.nn(facts)} i ${names.nn[facts.register]} har eller får konto ved ${voice.institution}, men manglar privat e-postadresse, mobilnummer eller begge delar.`,
        'Dei får ikkje varsel, og kan bli ståande utan nokon veg inn att dersom dei gløymer passordet. Det blir retta i registeret.',
        'Lista over kven det gjeld, har brukarstøtta:',
        voice.link('/desk/contacts'),
        'Du får denne e-posten høgst éin gong i veka, og berre når det er nokon på lista.',
      ],
    }),
    en: (voice, facts) => ({
      subject: `${countedIn.en(facts)} without e-mail or mobile number in ${names.en[facts.register]}`,
      says: [
        `${countedIn.en(facts)} in ${names.en[facts.register]} have an account at ${voice.institution}, or will soon have one, but no personal e-mail address, no mobile number, or neither.`,
        'They get no notices, and may be left without a way back in if they forget the password. It is corrected in the register.',
        'The service desk has the list of who they are:',
        voice.link('/desk/contacts'),
        'You get this e-mail at most once a week, and only when somebody is on the list.',
      ],
    }),
  },
  sms: null,
}

const names: Words<Record<RegisterName, string>> = {
  nb: { fs: 'studentregisteret', hr: 'personalregisteret', projects: 'prosjektregisteret' },
  nn: { fs: 'studentregisteret', hr: 'personalregisteret', projects: 'prosjektregisteret' },
  en: { fs: 'the student register', hr: 'the staff register', projects: 'the project register' },
}

const countedIn: Words<(facts: ContactsMissingFacts) => string> = {
  nb: ({ number, is }) =>
    `${{ all: '', 'more-than': 'Mer enn ', 'at-least': 'Minst ' }[is]}${number} ${number === 1 ? 'person' : 'personer'}`,
  nn: ({ number, is }) =>
    `${{ all: '', 'more-than': 'Meir enn ', 'at-least': 'Minst ' }[is]}${number} ${number === 1 ? 'person' : 'personar'}`,
  en: ({ number, is }) =>
    `${{ all: '', 'more-than': 'More than ', 'at-least': 'At least ' }[is]}${number} ${number === 1 ? 'person' : 'people'}`,
}
