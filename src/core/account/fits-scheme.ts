/** Whether a name has the form that the university gives to its usernames, whoever chose it. */
import type { UsernameScheme } from './username-scheme-setting.ts'

/** By form alone: whether the name is free, allowed and becoming is asked elsewhere (objectionsToUsername, the store). */
export function fitsScheme(scheme: UsernameScheme, name: string): boolean {
  return pattern(scheme).test(name)
}

function pattern(scheme: UsernameScheme): RegExp {
  switch (scheme.form) {
    case 'letters-and-digits':
      // a letter in the midst may have given way to a digit, as the scheme itself does it
      return new RegExp(`^[a-z][a-z0-9]{0,${scheme.letters - 1}}\\d{2,}$(?<=^.{${scheme.length}})`)
    case 'prefix-and-student-number':
      return new RegExp(`^(${literal(scheme.prefix)}\\d{3,12}|[a-z]{8})$`)
    case 'letters-of-names': {
      const room = scheme.longest - scheme.prefix.length - scheme.suffix.length
      return new RegExp(`^${literal(scheme.prefix)}[a-z][a-z0-9]{1,${room - 1}}${literal(scheme.suffix)}$`)
    }
    case 'letters-and-serial':
      return new RegExp(`^[a-z]{3}\\d{${scheme.digits}}${literal(scheme.suffix)}$`)
  }
}

/** Prefixes are small letters, digits, dots, underscores and hyphens. */
function literal(affix: string): string {
  return affix.replaceAll('.', '\\.')
}
