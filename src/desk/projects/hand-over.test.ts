/** A project whose administrators have left is handed to another member by the desk, and administered at once. */
import { expect, test } from 'vitest'
import { openDeskIn, putAgent } from '../../cast/at-the-desk.ts'
import { projectLine, twoProjects } from '../../cast/project-people.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { testWorld } from '../../cast/test-world.ts'
import { journeys } from '../../run/journeys.ts'

const host = 'educloud.localhost'
const educloud = await testWorld('educloud')
const portal = await testPortal([educloud], journeys)

test('a senior sees it, chooses a member and writes why; an agent has no such page', async () => {
  const { a } = await twoProjects(educloud)
  const senior = await putAgent(educloud, 'senior', 'senio1001')
  const agent = await putAgent(educloud, 'agent', 'agent1001')
  await educloud.takeIn('projects', [projectLine(a.key, [], [a.member.line, a.waiting.line])])
  const browser = await openDeskIn(educloud, portal, host, senior)
  await browser.open('/desk/projects')
  expect(browser.page.text).toContain(a.key)
  await browser.open(`/desk/projects/${a.key}`)
  await browser.submit({ reason: 'The owner left' })
  expect(browser.page.status).toBe(422)
  const [, member = ''] = /name="user" value="([^"]+)"/.exec(browser.page.html) ?? []
  await browser.submit({ user: member, reason: 'The owner left' })
  expect(browser.page.title).toMatch(/administers the project now/)
  await browser.open('/desk/projects')
  expect(browser.page.text).not.toContain(a.key)
  const lines = await educloud.world.store
    .selectFrom('journal')
    .select(['by_whom', 'because'])
    .where('what', '=', 'project-administration-given')
    .where('because', '=', 'The owner left')
    .execute()
  expect(lines).toEqual([{ by_whom: 'desk:senio1001', because: 'The owner left' }])
  const below = await openDeskIn(educloud, portal, host, agent)
  expect((await below.open('/desk/projects')).status).toBe(404)
})
