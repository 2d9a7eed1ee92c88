/** A logo in the head of the pages of its institution; opened alone it is a picture that can do nothing. */
import { expect, test } from 'vitest'
import { jarAt, get } from '../cast/knock.ts'
import { testPortal } from '../cast/test-portal.ts'
import { testWorld } from '../cast/test-world.ts'
import { signIn } from '../journeys/sign-in/journey.ts'
import { ownLogo } from './own-logo.ts'

const [withLogo, without] = [await testWorld('oslomet'), await testWorld('ntnu')]
const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90.4 30"><path d="M0 0h9v9z"/></svg>'
const logo = ownLogo({ svg, width: 90.4, height: 30 }, 'OsloMet – "storbyuniversitetet"')
const portal = await testPortal([withLogo, without], [signIn], [], undefined, { oslomet: logo })

test('it stands in the head with its size and what it says, and the name is not said twice', async () => {
  const jar = await jarAt(portal, 'oslomet.localhost')
  const { body } = await get(portal, jar, '/sign-in')
  const head = /<header.*?<\/header>/s.exec(body)?.[0] ?? ''
  expect(head).toContain(`src="${logo.file.href}" width="90" height="30"`)
  expect(head).toContain('alt="OsloMet – &quot;storbyuniversitetet&quot;"')
  expect(head).not.toContain('ad-wordmark__name')
})

test('who has none keeps the mark and the name', async () => {
  const { body } = await get(portal, await jarAt(portal, 'ntnu.localhost'), '/sign-in')
  const head = /<header.*?<\/header>/s.exec(body)?.[0] ?? ''
  expect(head).toMatch(/ad-mark.*ad-wordmark__name">NTNU</s)
  expect(head).not.toContain('<img')
})

test('it is served as a picture that may do nothing, and no file beside it', async () => {
  const jar = await jarAt(portal, 'oslomet.localhost')
  const answer = await get(portal, jar, logo.file.href)
  expect([answer.statusCode, answer.body]).toEqual([200, svg])
  expect(answer.headers).toMatchObject({
    'content-type': 'image/svg+xml; charset=utf-8',
    'content-security-policy': expect.stringMatching(/^default-src 'none';.* sandbox$/) as string,
    'x-content-type-options': 'nosniff',
    'cache-control': 'public, max-age=31536000, immutable',
  })
  for (const path of [
    '/assets/logo.svg',
    '/assets/../institutions/oslomet.yaml',
    `${logo.file.href}/../../../README.md`,
  ])
    expect((await get(portal, jar, path)).statusCode, path).toBeGreaterThanOrEqual(400)
})
