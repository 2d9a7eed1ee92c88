/** The fields where people type who they are: identity number, and student number or birth date; the same words everywhere. */
import type { Language, Words } from '../core/language.ts'
import { Field } from './look/field.tsx'
import type { Visit } from './visit.ts'

type Identifying = 'idNumber' | 'studentNumber' | 'birthDate'

export type IdentityFieldsProps = {
  visit: Visit
  /** What stands beside the identity number. */
  beside: 'studentNumber' | 'birthDate'
  kept: Readonly<Record<Identifying, string>>
  errorAt: (field: Identifying) => string | undefined
}

/** Two fields of a form; what was typed is kept, for none of it is a secret. */
export function IdentityFields({ visit, beside, kept, errorAt }: IdentityFieldsProps) {
  const texts = words[visit.language]
  const { temporaryNumber, numberTypes } = visit.world.institution.activation
  const shared = { width: 'medium', maxLength: 40 } as const
  return (
    <>
      <Field
        {...shared}
        name="idNumber"
        label={texts.idNumber(temporaryNumber?.called[visit.language] ?? null)}
        hint={numberTypes.pin.includes('passport') ? texts.idNumberOrPassportHint : texts.idNumberHint}
        value={kept.idNumber}
        error={errorAt('idNumber')}
      />
      {beside === 'studentNumber' ? (
        <Field
          {...shared}
          name="studentNumber"
          label={texts.studentNumber}
          hint={texts.studentNumberHint}
          value={kept.studentNumber}
          error={errorAt('studentNumber')}
        />
      ) : (
        <Field
          {...shared}
          name="birthDate"
          label={texts.birthDate}
          hint={texts.birthDateHint}
          value={kept.birthDate}
          error={errorAt('birthDate')}
          autocomplete="bday"
        />
      )}
    </>
  )
}

/** What to say of one that was left empty. */
export function emptyIdentityText(field: Identifying, language: Language): string {
  return words[language].empty[field]
}

type IdentityTexts = {
  idNumber: (called: string | null) => string
  idNumberHint: string
  idNumberOrPassportHint: string
  studentNumber: string
  studentNumberHint: string
  birthDate: string
  birthDateHint: string
  empty: Record<Identifying, string>
}

const words: Words<IdentityTexts> = {
  nb: {
    idNumber: (called) =>
      called === null ? 'Fødselsnummer eller D-nummer' : `Fødselsnummer, D-nummer eller ${called}`,
    idNumberHint: '11 sifre.',
    idNumberOrPassportHint:
      '11 sifre. Er du registrert med pass, skriver du landkoden og passnummeret, for eksempel DE C01X00T47.',
    studentNumber: 'Studentnummer',
    studentNumberHint: 'Nuller foran gjør ingen forskjell.',
    birthDate: 'Fødselsdato',
    birthDateHint: 'År-måned-dag, for eksempel 1984-03-27.',
    empty: {
      idNumber: 'Skriv fødselsnummeret eller det andre nummeret du er registrert med.',
      studentNumber: 'Skriv studentnummeret.',
      birthDate: 'Skriv fødselsdatoen.',
    },
  },
  nn: {
    idNumber: (called) =>
      called === null ? 'Fødselsnummer eller D-nummer' : `Fødselsnummer, D-nummer eller ${called}`,
    idNumberHint: '11 siffer.',
    idNumberOrPassportHint:
      '11 siffer. Er du registrert med pass, skriv du landkoden og passnummeret, til dømes DE C01X00T47.',
    studentNumber: 'Studentnummer',
    studentNumberHint: 'Nullar framfor gjer ingen skilnad.',
    birthDate: 'Fødselsdato',
    birthDateHint: 'År-månad-dag, til dømes 1984-03-27.',
    empty: {
      idNumber: 'Skriv fødselsnummeret eller det andre nummeret du er registrert med.',
      studentNumber: 'Skriv studentnummeret.',
      birthDate: 'Skriv fødselsdatoen.',
    },
  },
  en: {
    idNumber: (called) =>
      called === null
        ? 'National identity number or D-number'
        : `National identity number, D-number or ${called}`,
    idNumberHint: '11 digits.',
    idNumberOrPassportHint:
      '11 digits. If you are registered with a passport, type the country code and the passport number, for example DE C01X00T47.',
    studentNumber: 'Student number',
    studentNumberHint: 'Zeros in front make no difference.',
    birthDate: 'Date of birth',
    birthDateHint: 'Year-month-day, for example 1984-03-27.',
    empty: {
      idNumber: 'Enter your identity number or the other number you are registered with.',
      studentNumber: 'Enter your student number.',
      birthDate: 'Enter your date of birth.',
    },
  },
}
