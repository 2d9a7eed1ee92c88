/** A research project of a walk: its administrator, and a member from abroad who has no account yet. */
import { expect } from 'vitest'
import { makeNationalNumber } from '../src/cast/synthetic-numbers.ts'
import { writeText } from './newcomers.ts'
import type { Demo } from './running-demo.ts'

export type Project = {
  key: string
  name: string
  administrator: { name: string; idNumber: string; email: string }
  member: { name: string; email: string; mobile: string }
}

/** The project with this number, brought the way a register brings it. */
export async function bringProject(
  demo: Demo,
  place: number,
  language: 'nb' | 'nn' | 'en',
): Promise<Project> {
  const born = '1979-03-14'
  const idNumber = makeNationalNumber({ born, serial: place - 590 })
  const key = `ec${place}`
  const project = { nb: `Havstrømmer ${place}`, nn: `Havstraumar ${place}`, en: `Ocean currents ${place}` }
  const admin = { given: 'Ragnhild', family: `Lunde ${place}`, email: `ragnhild${place}@example.org` }
  const member = { given: 'Lucía', family: `Fernández ${place}`, email: `lucia${place}@example.org` }
  const mobile = `+34600${String(100_000 + place)}`
  const header = {
    register: 'projects',
    institution: 'educloud',
    kind: 'changes',
    generated: await demo.now(),
    format: 1,
  }
  const person = ({ given, family, email }: typeof admin, id: string, more: object) => ({
    id,
    name: { given, family },
    born,
    email,
    language,
    ...more,
  })
  const line = {
    project: key,
    name: project,
    from: '2026-01-01',
    until: '2029-12-31',
    admins: [person(admin, `a${place}`, { identity: [{ number: idNumber, type: 'fodselsnummer' }] })],
    members: [person(member, `m${place}`, { mobile, country: 'ES' })],
  }
  const text = [header, line, { end: true, projects: 1 }].map((each) => `${JSON.stringify(each)}\n`).join('')
  const said = await demo.command('import', await writeText(demo, 'projects.jsonl', text), '--apply')
  expect(said, said.err).toMatchObject({ code: 0 })
  return {
    key,
    name: project[language],
    administrator: { name: `${admin.given} ${admin.family}`, idNumber, email: admin.email },
    member: { name: `${member.given} ${member.family}`, email: member.email, mobile },
  }
}
