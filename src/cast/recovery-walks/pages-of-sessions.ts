/** Which kind of session may read which page: everything else is refused (cases S-15, P-08; the table of recovery). */
import type { StandingSession } from './credentials.ts'

/** Read by anybody, whatever their session is. */
const anybody = [
  /^\/$/,
  /^\/(desks|accessibility|privacy|why-no-access|sign-out)$/,
  /^\/activate-account(\/(student|employee|link|done))?$/,
  /^\/(forgotten-password|forgotten-username)(\/(code|link|sent|desk-code))?$/,
  /^\/forgotten-pin(\/employee)?$/,
  /^\/(sign-in|sign-in\/passkey|lost-second-factor|it-was-not-me|project-link)$/,
  /^\/electronic-id\//,
  /^\/(help(\/[\w-]+)?|shared-computer)$/,
]
const insideSignIn = [
  /^\/sign-in\/(second-factor(\/passkey)?|opening-code)$/,
  /^\/lost-second-factor\/code$/,
  /^\/(project-link\/done|one-time-codes)$/,
  /^\/my-account\/rules$/,
  /^\/my-account\/two-factor(\/(prove(\/code)?|app|passkey))?$/,
]
const whole = [
  // the form; who types the secret into it must have shown a second factor
  /^\/desk\/first-administrator$/,
  /^\/(projects|sign-in\/again)$/,
  /^\/my-account(\/(password(\/changed)?|pin(\/saved)?|wifi(\/remove-all|\/remove\/[0-9a-f-]+)?|sessions|journal|visibility|my-data))?$/,
  /^\/my-account\/two-factor\/(again(\/passkey)?|recovery-codes|remove\/[0-9a-f-]+)$/,
]
const byGrant: Record<string, readonly RegExp[]> = {
  'activate-account': [/^\/activate-account\/(rules|password)$/],
  'renew-password': [/^\/set$/],
  'recover-password': [/^\/set$/, /^\/forgotten-password\/text-message$/],
  'after-deactivation': [/^\/set$/],
  'project-link': [/^\/set$/, /^\/project-link\/skip$/, /^\/activate-account\/(rules|password)$/],
  'forgotten-password': [/^\/forgotten-password\/text-message$/],
  'forgotten-username': [/^\/forgotten-username\/shown$/],
}

/** Whether a session of this kind may be answered 200 there. */
export function mayRead({ kind, journey }: StandingSession, path: string): boolean {
  const pages = [
    ...anybody,
    ...(kind === 'half' || kind === 'full' ? insideSignIn : []),
    ...(kind === 'full' ? whole : []),
    ...(kind === 'proved' && journey !== null ? (byGrant[journey] ?? []) : []),
  ]
  return pages.some((page) => page.test(path))
}
