/** The ways that most walks go: activating, signing in, changing the password. Each looks at every page it meets. */
import { expect } from 'vitest'
import type { Walk } from './browser.ts'
import type { Newcomer } from './newcomers.ts'

/** What the last page of activation showed, this once. */
export type Shown = { username: string; mail: string; password: string }

export type Choice = { write: string } | { pick: number }

/** From the front page to the username. */
export async function activate(walk: Walk, one: Newcomer, choice: Choice): Promise<Shown> {
  expect(await walk.open('/')).toBe(200)
  await walk.look('front')
  await walk.follow('/activate-account')
  await walk.look('who')
  await walk.choose('who', one.who)
  await walk.send()
  await walk.look('numbers')
  await typeNumbers(walk, one)
  if (walk.path() === '/activate-account/rules') {
    await walk.look('rules')
    await walk.tick('acceptRules')
    await walk.send()
  }
  await walk.look('password')
  const password = await choosePassword(walk, choice)
  await walk.send()
  return shownAtEnd(walk, password)
}

/** From "student or employee" past the numbers and the PIN, to whatever they lead to. */
export async function proveByNumbers(walk: Walk, one: Newcomer): Promise<void> {
  await walk.open('/activate-account')
  await walk.choose('who', one.who)
  await walk.send()
  await typeNumbers(walk, one)
}

async function typeNumbers(walk: Walk, one: Newcomer): Promise<void> {
  await walk.type('idNumber', one.idNumber)
  if (one.who === 'student') await walk.type('studentNumber', one.studentNumber)
  else await walk.type('birthDate', one.birthDate)
  await walk.type('pin', one.pin)
  await walk.send()
}

/** The last page of activation, where the walk stands. */
export async function shownAtEnd(walk: Walk, password: string): Promise<Shown> {
  expect(walk.status(), await walk.text()).toBe(200)
  await walk.look('done')
  const username = await walk.page.locator('strong#username').innerText()
  const mail = await walk.page.locator('span#mail').innerText()
  expect(username).toMatch(/^[a-z][a-z0-9-]{2,}$/)
  expect(mail).toMatch(/^[^@ ]+@[a-z0-9.-]+$/)
  return { username, mail, password }
}

/** Writes the password or picks one of the suggestions; says which it became. */
export async function choosePassword(walk: Walk, choice: Choice): Promise<string> {
  const picked = walk.page.locator('main input[name=suggestion]:checked')
  expect(await picked.count(), 'no suggestion is chosen beforehand').toBe(0)
  if ('write' in choice) {
    await walk.type('newPassword', choice.write)
    return choice.write
  }
  await walk.choose('suggestion', choice.pick)
  return picked.inputValue()
}

/** Signs in on the page of that name and stands wherever it leads. */
export async function signIn(walk: Walk, who: { username: string; password: string }): Promise<void> {
  await walk.open('/sign-in')
  await walk.type('username', who.username)
  await walk.type('password', who.password)
  await walk.send()
}

/** Signs out with the button in the head of the page. */
export async function signOut(walk: Walk): Promise<void> {
  await walk.open('/sign-out')
  await walk.send()
  await walk.look('signed-out')
}

/** As `signOut`, after electronic ID: the portal's page leads on to the provider, where one signs out too, and comes back. */
export async function signOutEverywhere(walk: Walk): Promise<void> {
  await walk.open('/sign-out')
  await walk.send()
  await walk.page.waitForURL('**/demo/eid/**')
  await walk.look('sign-out-there', 'en')
  await walk.page.getByRole('button', { name: 'Sign out' }).click()
  await walk.page.waitForURL((url) => url.pathname === '/')
}

/** From the account page to the checklist of what still holds the old password. */
export async function changePassword(walk: Walk, current: string, next: Choice): Promise<string> {
  await walk.open('/my-account')
  await walk.look('my-account')
  await walk.follow('/my-account/password')
  await walk.look('change-password')
  await walk.type('currentPassword', current)
  const chosen = await choosePassword(walk, next)
  await walk.send()
  expect(walk.path(), await walk.text()).toBe('/my-account/password/changed')
  await walk.look('password-changed')
  return chosen
}
