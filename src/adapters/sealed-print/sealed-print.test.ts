/** A sealed letter as it lies in the printer's folder: readable, in the person's language, whole, and there once. */
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { openPrinter, readLetter } from '../../cast/test-printer.ts'
import { languages } from '../../core/language.ts'
import { letterInWords } from '../../core/letters/letter-texts.ts'
import type { Sender } from '../../core/messages/voice.ts'
import { folderPrinter } from './folder-printer.ts'

const sender: Sender = {
  name: {
    nb: 'Høgskolen på Prøve – et navn som er langt',
    nn: 'Høgskulen på Prøve',
    en: 'University of Proof',
  },
  shortName: 'Prøve',
  origin: 'https://konto.prove.example',
  deskPhone: '22 00 00 00',
  deskMail: 'hjelp@prove.example',
  timeZone: 'Europe/Oslo',
  services: {},
  studentPages: { nb: 'Studentweb', nn: 'Studentweb', en: 'Studentweb' },
}
const at = Temporal.Instant.from('2026-08-20T08:00:00Z')
const until = at.add({ hours: 24 * 7 })
const addressee = ['Áile Čuođđu Ødegård', 'c/o Nordmann', 'Storgata 1', '0155 Oslo']
const posting = { id: '6a0f0a52-0000-4000-8000-000000000001', at }

describe('what stands on it', () => {
  const words = {
    nb: {
      language: 'nb-NO',
      title: 'Engangskode til nytt passord',
      says: ['Engangskoden din', 'Makuler brevet', 'til 27. august kl. 10:00'],
    },
    nn: {
      language: 'nn-NO',
      title: 'Eingongskode til nytt passord',
      says: ['Eingongskoden din', 'Makuler brevet', 'Passordet du har frå før'],
    },
    en: {
      language: 'en-GB',
      title: 'One-time code for a new password',
      says: ['Your one-time code', 'Shred this letter', 'works until you have chosen'],
    },
  }
  test.each(languages)(
    'the code, what it is and how long it counts, in %s, tagged and titled',
    async (language) => {
      const { printer, folder, letters } = openPrinter('prove')
      const content = { kind: 'desk-code', code: '7KQ4M-2XDA9-TRB', until } as const
      const letter = letterInWords(content, sender, { language, addressee, at })
      expect(await printer.print(letter, posting)).toEqual({ outcome: 'done' })
      const read = await readLetter(folder, letters()[0] ?? '')
      const expected = words[language]
      expect(read).toMatchObject({ pages: 1, title: expected.title, language: expected.language })
      expect(read.roles.filter((role) => role !== 'P')).toEqual(['Root', 'Document', 'H1', 'H2'])
      for (const says of [...expected.says, ...addressee, sender.name[language], '7KQ4M-2XDA9-TRB'])
        expect(read.text).toContain(says)
      expect(read.text).toContain(`https://konto.prove.example/${language}/forgotten-password/desk-code`)
    },
  )

  test('a new PIN says that the old one is over, and how many tries there are', async () => {
    const { printer, folder, letters } = openPrinter('prove')
    const letter = letterInWords({ kind: 'access-pin', pin: 'WX7K9Q2B' }, sender, {
      language: 'en',
      addressee: ['Kari Nordmann'],
      at,
    })
    await printer.print(letter, posting)
    const { text, title } = await readLetter(folder, letters()[0] ?? '')
    expect(title).toBe('New PIN')
    for (const says of ['WX7K9Q2B', 'no longer works', 'After five wrong tries', 'Kari Nordmann'])
      expect(text).toContain(says)
  })
})

describe('how it gets there', () => {
  const letter = letterInWords({ kind: 'access-pin', pin: 'WX7K9Q2B' }, sender, {
    language: 'nb',
    addressee,
    at,
  })

  test('handed over twice it is one file, readable to its owner only', async () => {
    const { printer, folder, letters } = openPrinter('prove')
    await printer.print(letter, posting)
    const first = readFileSync(join(folder, letters()[0] ?? ''))
    await Promise.all([printer.print(letter, posting), printer.print(letter, posting)])
    expect(letters()).toEqual([`prove-${posting.id}.pdf`])
    const file = join(folder, letters()[0] ?? '')
    expect(readFileSync(file).length).toBe(first.length)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  test('what a killed worker left of it is cleared away', async () => {
    const { printer, folder, letters } = openPrinter('prove')
    writeFileSync(join(folder, `.prove-${posting.id}.pdf.0000.part`), 'half a letter with a PIN')
    await printer.print(letter, posting)
    expect(letters()).toEqual([`prove-${posting.id}.pdf`])
  })

  test('a folder that is gone or full of somebody else’s rules makes it wait, and nothing is said of its content', async () => {
    const { folder } = openPrinter('prove')
    const gone = folderPrinter({ folder: join(folder, 'missing'), institution: 'prove' })
    const outcome = await gone.print(letter, posting)
    expect(outcome).toEqual({
      outcome: 'again',
      because: 'the printer’s folder cannot be written',
      after: null,
    })
    mkdirSync(join(folder, 'missing'))
    chmodSync(join(folder, 'missing'), 0o700)
    expect(await gone.print(letter, posting)).toEqual({ outcome: 'done' })
  })
})
