/** The words of the roles' page. */
import type { Language, Words } from '../../core/language.ts'

type RoleTexts = {
  title: string
  intro: string
  none: string
  line: (by: string, until: string | null) => string
  end: string
  grant: string
  username: string
  rank: string
  until: string
  untilHint: string
  because: string
  becauseHint: string
  submit: string
  granted: string
  ended: string
  errors: Record<
    'no-account' | 'own-account' | 'not-yours' | 'dates-wrong' | 'rank' | 'because' | 'gone',
    string
  >
  endTitle: string
}

const words: Words<RoleTexts> = {
  nb: {
    title: 'Roller',
    intro: 'Hvem som har hvilken rolle i brukerstøtten. Du kan gi og avslutte roller under din egen.',
    none: 'Ingen har en rolle ennå.',
    line: (by, until) => `Gitt av ${by}${until === null ? '' : `, til ${until}`}`,
    end: 'Avslutt rollen',
    grant: 'Gi en rolle',
    username: 'Brukernavn',
    rank: 'Rolle',
    until: 'Siste dag',
    untilHint: 'Skriv år, måned og dag: 2027-06-30',
    because: 'Begrunnelse',
    becauseHint: 'Personen leser den i loggen sin.',
    submit: 'Gi rollen',
    granted: 'Rollen er gitt.',
    ended: 'Rollen er avsluttet.',
    errors: {
      'no-account': 'Ingen åpen konto har dette brukernavnet.',
      'own-account': 'Du kan ikke gi deg selv en rolle.',
      'not-yours': 'Du kan bare gi og avslutte roller under din egen.',
      'dates-wrong': 'Skriv en dag fram i tid, som 2027-06-30.',
      rank: 'Velg en rolle.',
      because: 'Skriv en begrunnelse.',
      gone: 'Rollen er allerede avsluttet.',
    },
    endTitle: 'Avslutt en rolle',
  },
  nn: {
    title: 'Roller',
    intro: 'Kven som har kva rolle i brukarstøtta. Du kan gi og avslutte roller under di eiga.',
    none: 'Ingen har ei rolle enno.',
    line: (by, until) => `Gitt av ${by}${until === null ? '' : `, til ${until}`}`,
    end: 'Avslutt rolla',
    grant: 'Gi ei rolle',
    username: 'Brukarnamn',
    rank: 'Rolle',
    until: 'Siste dag',
    untilHint: 'Skriv år, månad og dag: 2027-06-30',
    because: 'Grunngiving',
    becauseHint: 'Personen les ho i loggen sin.',
    submit: 'Gi rolla',
    granted: 'Rolla er gitt.',
    ended: 'Rolla er avslutta.',
    errors: {
      'no-account': 'Ingen open konto har dette brukarnamnet.',
      'own-account': 'Du kan ikkje gi deg sjølv ei rolle.',
      'not-yours': 'Du kan berre gi og avslutte roller under di eiga.',
      'dates-wrong': 'Skriv ein dag fram i tid, som 2027-06-30.',
      rank: 'Vel ei rolle.',
      because: 'Skriv ei grunngiving.',
      gone: 'Rolla er alt avslutta.',
    },
    endTitle: 'Avslutt ei rolle',
  },
  en: {
    title: 'Roles',
    intro: 'Who has which role at the service desk. You can grant and end roles below your own.',
    none: 'Nobody has a role yet.',
    line: (by, until) => `Granted by ${by}${until === null ? '' : `, until ${until}`}`,
    end: 'End the role',
    grant: 'Grant a role',
    username: 'Username',
    rank: 'Role',
    until: 'Last day',
    untilHint: 'Write year, month and day: 2027-06-30',
    because: 'Reason',
    becauseHint: 'The person reads it in the own journal.',
    submit: 'Grant the role',
    granted: 'The role is granted.',
    ended: 'The role is ended.',
    errors: {
      'no-account': 'No open account has this username.',
      'own-account': 'You cannot grant yourself a role.',
      'not-yours': 'You can only grant and end roles below your own.',
      'dates-wrong': 'Write a day ahead, such as 2027-06-30.',
      rank: 'Choose a role.',
      because: 'Write a reason.',
      gone: 'The role has been ended already.',
    },
    endTitle: 'End a role',
  },
}

/** The words in one language. */
export function roleTexts(language: Language): RoleTexts {
  return words[language]
}
