/** Alarms of registers: the desk sees them and says so, operators get one mail an hour, and a good file ends them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { watchRegisters } from '../../actions/register-intake/watch-registers.ts'
import { openDeskIn, putAgent, type AgentInTests } from '../../cast/at-the-desk.ts'
import { openFileIntake, until } from '../../cast/file-intake.ts'
import { workOff } from '../../cast/post.ts'
import type { Message } from '../../core/messages/message.ts'
import { registerFileText } from '../../cast/register-file-maker.ts'
import { testPortal } from '../../cast/test-portal.ts'
import { demandsNoFactor, testWorld } from '../../cast/test-world.ts'
import { alarmKinds } from '../../core/alarms/alarm.ts'
import { alarmText } from '../../core/alarms/alarm-texts.ts'
import { languages } from '../../core/language.ts'
import { journeys } from '../../run/journeys.ts'

const host = 'ntnu.localhost'
const operators = ['drift@ntnu.example', 'vakt@ntnu.example']
const tested = await testWorld('ntnu', {
  settings: (institution) => ({ ...demandsNoFactor(institution), alarms: { mail: operators } }),
})
const { world, told } = tested
const portal = await testPortal([tested], journeys)
const intake = await openFileIntake(tested)
afterAll(async () => intake.close())

let agent: AgentInTests
let senior: AgentInTests
let files = 0
const good = () => {
  files += 1
  return registerFileText({
    register: 'fs',
    institution: 'ntnu',
    kind: 'changes',
    people: 2,
    from: files * 10,
    generated: world.now().toString(),
  })
}
const drop = async (name: string, content: string) => {
  intake.put('fs', `${name}.jsonl`, content)
  await until(() => [...intake.lies('fs', 'done'), ...intake.lies('fs', 'refused')].includes(`${name}.jsonl`))
}
const bad = () => good().replace('"people":2', '"people":3')
const left: Message[] = []
const mails = async () => {
  left.push(...(await workOff(tested)))
  return left.flatMap((message) =>
    message.channel === 'mail' && message.subject.includes('avvist') ? [message] : [],
  )
}

beforeAll(async () => {
  agent = await putAgent(tested, 'agent', 'agent0001')
  senior = await putAgent(tested, 'senior', 'senio0001')
  intake.work()
})

describe('a refused file', () => {
  test('stands on the desk’s first page and at /desk/alarms, in words, until somebody has looked', async () => {
    await drop('first', bad())
    const browser = await openDeskIn(tested, portal, host, senior)
    expect(browser.page.text).toContain('One alarm waits for you')
    await browser.open('/desk/alarms')
    expect(browser.page.text).toContain('was refused')
    expect(browser.page.text).toContain('The file does not have as many lines as its last line says.')
    expect(browser.page.text).toContain('Nobody was changed.')
    await browser.submit({})
    expect(browser.page.path).toBe('/desk/alarms')
    expect(browser.page.text).toContain('No alarms')
    expect(browser.page.text).toContain('Seen by senio0001')
    await browser.open('/desk')
    expect(browser.page.text).not.toContain('waits for you')
  })

  test('is nothing that an agent is told of', async () => {
    await drop('second', bad())
    const browser = await openDeskIn(tested, portal, host, agent)
    expect(browser.page.text).not.toContain('waits for you')
    await browser.open('/desk/alarms')
    expect(browser.page.status).toBe(404)
  })

  test('is a line of level error, and one mail to each operator in an hour', async () => {
    expect(told).toContainEqual({
      event: 'operator-alarm',
      fields: expect.objectContaining({
        kind: 'register-file-refused',
        about: 'fs',
        because: 'wrong-count',
        error: expect.any(Error),
      }),
    })
    const sent = await mails()
    expect(sent.map(({ to }) => to).sort()).toEqual(operators)
    expect(sent[0]?.text).toContain('Ingen ble endret.')
    expect(sent[0]?.text).toContain('/desk/alarms')
    await drop('third', bad())
    expect(await mails()).toHaveLength(2)
    tested.advance('PT61M')
    await drop('fourth', bad())
    expect(await mails()).toHaveLength(4)
  })

  test('counts more of them in one alarm, and a good file ends it', async () => {
    const open = async () =>
      world.store
        .selectFrom('operator_alarm')
        .select('times')
        .where('seen_at', 'is', null)
        .where('over_at', 'is', null)
        .execute()
    expect(await open()).toEqual([{ times: 3 }])
    await drop('fifth', good())
    expect(await open()).toEqual([])
  })
})

test('a register that is silent for longer than it may be is told once a day, until a file comes', async () => {
  const silent = async () =>
    world.store
      .selectFrom('operator_alarm')
      .select(['about', 'times', 'over_at'])
      .where('kind', '=', 'register-silent')
      .execute()
  tested.advance('PT35H')
  await watchRegisters(world)
  expect(await silent()).toEqual([])
  tested.advance('PT2H')
  await watchRegisters(world)
  await watchRegisters(world)
  // hr has never sent anything here: it is not in use
  expect(await silent()).toEqual([{ about: 'fs', times: 1, over_at: null }])
  tested.advance('PT25H')
  await watchRegisters(world)
  expect(await silent()).toMatchObject([{ times: 2 }])
  await drop('sixth', good())
  expect(await silent()).toMatchObject([{ over_at: world.now() }])
})

test.each(languages)('every alarm is said in %s without a gap', (language) => {
  const facts = { file: 'a.jsonl', way: 'folder', because: 'brake', line: 7, detail: '', lines: 2, hours: 36 }
  for (const kind of alarmKinds) {
    const { title, says, toDo } = alarmText(
      {
        kind,
        about: 'FS',
        facts: {
          ...facts,
          acts: 20,
          files: 3,
          unexpected: 30,
          limit: 20,
          differences: 40,
          last: '2026-09-01T00:00:00Z',
          since: '2026-09-01T00:00:00Z',
        },
        when: (instant) => instant,
      },
      language,
    )
    for (const text of [title, ...says, toDo]) expect(text).not.toMatch(/undefined|NaN|^\s*$| {2}|\b0\b/)
  }
})
