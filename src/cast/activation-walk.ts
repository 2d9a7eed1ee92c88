/** The way through activation that many walks begin with, as a person goes it: page by page, form by form. */
import type { Browser, SeenPage } from './browser.ts'

/** What somebody holds in the hand. */
export type AtHand = { idNumber: string; studentNumber: string | null; birthDate: string; pin: string }

/** Types the numbers and the PIN; students and employees each on their own page. */
export async function proveIn(browser: Browser, one: AtHand): Promise<SeenPage> {
  const { idNumber, pin } = one
  if (one.studentNumber === null) {
    await browser.open('/activate-account/employee')
    return browser.submit({ idNumber, birthDate: one.birthDate, pin })
  }
  await browser.open('/activate-account/student')
  return browser.submit({ idNumber, studentNumber: one.studentNumber, pin })
}

/** As far as the page where a password is chosen; the rules are accepted on the way. */
export async function proveAndAccept(browser: Browser, one: AtHand): Promise<SeenPage> {
  await proveIn(browser, one)
  if (browser.page.path === '/activate-account/rules') await browser.submit({ acceptRules: 'yes' })
  return browser.page
}

/** The whole way; the browser stands on the last page and is signed in. */
export async function activateIn(browser: Browser, one: AtHand, password: string): Promise<SeenPage> {
  await proveAndAccept(browser, one)
  return browser.submit({ newPassword: password })
}
