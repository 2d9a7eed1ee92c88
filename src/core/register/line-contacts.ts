/** The mail address and the mobile number on a person's line, if they can be right. */
import { readEmail } from '../person/email.ts'
import { readPhone } from '../person/phone.ts'
import type { LineObjection } from './line-objection.ts'
import type { PersonLine } from './person-line-schema.ts'

/** Contact data that cannot be used are left out and noted: a slip in an address must not cost somebody their account. */
export function readContacts(line: PersonLine) {
  const notes: LineObjection[] = []
  const kept = (
    key: 'email' | 'mobile',
    written: string | null | undefined,
    isRight: (text: string) => boolean,
  ) => {
    const text = written?.trim() ?? ''
    if (text === '') return null
    if (isRight(text)) return text
    notes.push({
      key,
      because: key === 'email' ? 'is no e-mail address; left out' : 'is no telephone number; left out',
    })
    return null
  }
  return { email: kept('email', line.email, isEmail), mobile: kept('mobile', line.mobile, isPhone), notes }
}

/** The plain forms first: a million lines pass here. */
function isEmail(text: string): boolean {
  return (
    (text.length <= 64 && /^[a-z0-9]+(?:[._+-][a-z0-9]+)*@(?:[a-z0-9]+\.)+[a-z]{2,}$/i.test(text)) ||
    readEmail(text) !== null
  )
}

function isPhone(text: string): boolean {
  return /^\+47[49]\d{7}$/.test(text) || readPhone(text) !== null
}
