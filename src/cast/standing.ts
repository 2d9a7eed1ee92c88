/** A browser that stands where a step may be stood on: signed in, in the midst of activating, or nobody in particular. */
import type { FastifyInstance } from 'fastify'
import type { AnyStep } from '../web/step.ts'
import { proveAndAccept, proveIn, type AtHand } from './activation-walk.ts'
import { type Browser, openBrowser } from './browser.ts'

/** The university that is knocked at, and the people who may be used up. */
export type Standings = {
  portal: FastifyInstance
  host: string
  /** Somebody who has not activated yet; each is asked for once. */
  newcomer: () => AtHand
  /** Somebody with an account, and whether the password is to be renewed. */
  account: (renew: boolean) => { username: string; password: string }
  /** Somebody new with an authenticator app, and the code it shows. */
  holder: () => Promise<{ username: string; password: string; code: string }>
  /** Somebody new at the service desk, with every right it has, and the code of the app. */
  agent: () => Promise<{ username: string; password: string; code: string }>
  /** Somebody new with a mail to read. */
  forgetful: () => Promise<{ email: string; code: () => Promise<string> }>
  /** Somebody new whom the desk has deactivated, with a PIN of the own choice. */
  deactivated: () => Promise<{ username: string; password: string }>
  /** Somebody new with the link and the secret of a project. */
  linked: () => Promise<{ link: string; secret: string }>
}

let addresses = 0

/** An address nobody has come from yet: what one test fails at slows down no other. */
export function freshAddress(): string {
  addresses += 1
  return `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`
}

/** A browser on the step's page. A way of standing that is not known here is an error, so that no step stays untried. */
export async function browserOn(step: AnyStep, at: Standings): Promise<Browser> {
  const browser = openBrowser(at.portal, { host: at.host, from: freshAddress() })
  const { opens } = step
  if (typeof opens === 'object' && 'desk' in opens) await atTheDesk(browser, step.path, at)
  else if (typeof opens === 'object') await stepInto(browser, [opens.grant].flat()[0] ?? '', step.path, at)
  else if (opens !== 'anybody') await signInFor(step.path, browser, at)
  const { path } = await browser.open(opens === 'anybody' ? '/sign-in' : step.path)
  // nobody's id stands in the address of a step: such a page sends one on
  if (opens !== 'anybody' && path !== step.path && !step.path.includes(':'))
    throw new Error(`on the way to ${step.path} one is sent to ${path}`)
  return browser
}

/** The pages of the second factor need one; its own page in the sign-in is met before it is shown. */
async function signInFor(path: string, browser: Browser, at: Standings): Promise<void> {
  if (path === '/sign-in/opening-code') return signIn(browser, await at.deactivated())
  if (path.startsWith('/desk/')) return signInAsAgent(browser, at)
  const waits = path.startsWith('/sign-in/second-factor')
  if (!waits && !path.startsWith('/my-account/two-factor/')) return signIn(browser, at.account(false))
  const { code, ...account } = await at.holder()
  await signIn(browser, account)
  if (!waits) await browser.submit({ code })
}

/** In, with the second factor shown: the desk may be opened. */
async function signInAsAgent(browser: Browser, at: Standings): Promise<void> {
  const { code, ...account } = await at.agent()
  await signIn(browser, account)
  await browser.submit({ code })
}

/** The same, and the desk opened. */
async function atTheDesk(browser: Browser, path: string, at: Standings): Promise<void> {
  await signInAsAgent(browser, at)
  await browser.open('/desk/open')
  await browser.submit({})
  if (browser.page.path !== '/desk') throw new Error(`on the way to ${path} the desk did not open`)
}

async function stepInto(browser: Browser, grant: string, path: string, at: Standings): Promise<void> {
  switch (grant) {
    case 'activate-account':
      await (path.endsWith('/rules') ? proveIn : proveAndAccept)(browser, at.newcomer())
      return
    case 'renew-password':
      await signIn(browser, at.account(true))
      return
    case 'forgotten-password':
    case 'forgotten-username': {
      const { email, code } = await at.forgetful()
      await browser.open(`/${grant}`)
      await browser.submit({ email })
      await browser.submit({ code: await code() })
      return
    }
    case 'project-link': {
      const { link, secret } = await at.linked()
      await browser.open(link)
      await browser.submit({ secret })
      return
    }
    default:
      throw new Error(`nobody knows how to stand on ${path}: add the way to ${grant}`)
  }
}

async function signIn(browser: Browser, account: { username: string; password: string }): Promise<void> {
  await browser.open('/sign-in')
  await browser.submit(account)
  if (browser.page.status !== 200) throw new Error(`signing in ended on ${browser.page.status}`)
}

/** The token of every form of this browser, read from the page it is on. */
export function csrfOn(browser: Browser): string {
  const found = /name="csrf" value="([^"]+)"/.exec(browser.page.html)?.[1]
  if (found === undefined) throw new Error(`no form on ${browser.page.path}`)
  return found
}

/** The cookies of this browser as it sends them. */
export function cookiesOf(browser: Browser): string {
  return [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
}
