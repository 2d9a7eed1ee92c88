/** Every part of a page: hostile names stay text, one heading, mistakes lead to their fields, nothing secret comes back. (Long: one page holds every part, and every case reads it.) */
import type { ComponentChildren, VNode } from 'preact'
import { describe, expect, it } from 'vitest'
import { languages } from '../../core/language.ts'
import { Button, ButtonLink } from './button.tsx'
import { Card, CardLink, Cards, Doors } from './card.tsx'
import { Checkbox } from './checkbox.tsx'
import { DefinitionList } from './definition-list.tsx'
import { Details } from './details.tsx'
import { Empty } from './empty.tsx'
import { ErrorPage } from './error-page.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { Field } from './field.tsx'
import { filesFor } from './files.ts'
import { Actions, Form } from './form.tsx'
import { ItemList } from './item-list.tsx'
import { JournalList } from './journal-list.tsx'
import { Link } from './link.tsx'
import { Notice } from './notice.tsx'
import { PasswordField } from './password-field.tsx'
import { RadioGroup } from './radio-group.tsx'
import { renderDocument } from './render-document.ts'
import { OneTimeValue, SecretOnce } from './secret-once.tsx'
import { SessionList } from './session-list.tsx'
import { Shell } from './shell.tsx'
import type { ShellProps } from './shell.tsx'
import { StatusVerdict } from './status-verdict.tsx'
import { Steps } from './steps.tsx'
import { themeFrom } from './theme.ts'
import { Waiting } from './waiting.tsx'

const files = filesFor(await themeFrom({ main: '#00509e', accent: '#f2c94c' }))

/** security A.1, and what belongs inside attributes. */
const hostile = [
  '"><svg onload=alert(1)>',
  '</script><img src=x onerror=alert(1)>',
  '</title><script>alert(1)</script>',
  "{{constructor.constructor('alert(1)')()}}",
  '<a href=//evil>Ola</a>',
  '\u202Egnp.exe',
  "' onmouseover='alert(1)",
  '--><script>alert(1)</script>',
]

function page(children: ComponentChildren, more: Partial<ShellProps> = {}): string {
  const shell: ShellProps = {
    institution: { key: 'ntnu', short: 'NTNU', name: { nb: 'NTNU', nn: 'NTNU', en: 'NTNU' } },
    files,
    language: 'nb',
    path: '/sign-in',
    title: 'Logg inn',
    footer: { accessibility: '/a', privacy: '/p', desk: { name: 'Orakel', href: '/desks' } },
    ...more,
  }
  return renderDocument(<Shell {...shell}>{children}</Shell>)
}

/** Every part, with the same words everywhere a person's or a register's words may stand. */
function everything(x: string): VNode {
  const at = { iso: x, text: x }
  return (
    <>
      <ErrorSummary language="nb" errors={[{ field: 'studentNumber', text: x }, { text: `${x}2` }]} />
      <Form action={x} csrf={x}>
        <Field name="studentNumber" label={x} hint={x} error={x} value={x} />
        <PasswordField name="newPassword" label={x} language="nb" hint={x} errors={[x]} rules={[rule(x)]} />
        <RadioGroup name="who" legend={x} hint={x} error={x} choices={[{ value: x, label: x, hint: x }]} />
        <Checkbox name="acceptRules" label={x} hint={x} error={x} value={x} />
        <Actions>
          <Button value={x}>{x}</Button>
          <ButtonLink href={x}>{x}</ButtonLink>
        </Actions>
      </Form>
      <Notice kind="danger" language="nb" title={x}>
        {x}
      </Notice>
      <Steps language="nb" now={1} all={2} name={x} />
      <Doors title={x}>
        <CardLink href={x} title={x} text={x} />
      </Doors>
      <Cards>
        <Card title={x} id="card">
          <DefinitionList facts={[{ term: x, value: x, note: x }]} />
          <ItemList items={[{ title: x, href: x, text: x, tag: { words: x } }]} />
        </Card>
      </Cards>
      <StatusVerdict
        language="nb"
        state="closed"
        title={x}
        text={x}
        hindrances={[{ title: x, text: x, since: at, until: at, liftedBy: x, next: x, stillWorks: x }]}
      />
      <SecretOnce usernameLabel={x} username={x} mailLabel={x} mail={x} remember={x} />
      <OneTimeValue label={x} value={x} id="pin-shown" />
      <JournalList lines={[{ key: x, at, what: x, details: x }]} />
      <SessionList
        language="nb"
        caption={x}
        end={{ action: x, csrf: x }}
        sessions={[
          { key: x, device: x, place: x, signedIn: at, lastSeen: at, here: false },
          { key: `${x}2`, device: x, signedIn: at, lastSeen: at, here: true },
        ]}
      />
      <Empty title={x}>{x}</Empty>
      <Waiting title={x} again={{ href: x, label: x }}>
        {x}
      </Waiting>
      <Details title={x}>{x}</Details>
      <ErrorPage language="nb" front={x} reference={x}>
        {x}
      </ErrorPage>
      <Link href={x}>{x}</Link>
    </>
  )
}

function rule(text: string) {
  return { text, check: { kind: 'without', words: [text] } as const }
}

/** How often a document says `<`: every one of them is ours. */
function openings(html: string): number {
  return html.split('<').length
}

/** The tags of a document and their attributes, read as a browser does: quoted values are no markup. */
function tagsOf(html: string): { name: string; attributes: Map<string, string> }[] {
  return [...html.matchAll(/<([a-z][a-z0-9]*)((?:\s+[^\s=>"']+(?:="[^"]*")?)*)\s*\/?>/gi)].map(
    ([, name = '', rest = '']) => ({
      name: name.toLowerCase(),
      attributes: new Map(
        [...rest.matchAll(/([^\s=>"']+)(?:="([^"]*)")?/g)].map(([, key = '', value = '']) => [key, value]),
      ),
    }),
  )
}

describe('a page', () => {
  it.each(hostile)('keeps the name %s as text, wherever it stands', (name) => {
    const harmless = page(everything('Ola'), shellWords('Ola'))
    const html = page(everything(name), shellWords(name))
    const tags = tagsOf(html)
    expect(openings(html)).toBe(openings(harmless))
    expect(tags.map((tag) => tag.name)).toEqual(tagsOf(harmless).map((tag) => tag.name))
    for (const { attributes } of tags) {
      expect([...attributes.keys()].filter((key) => /^on/i.test(key))).toEqual([])
    }
    expect(tags.filter((tag) => tag.name === 'script')).toHaveLength(1)
  })

  it('has no style and no script of its own, so that a strict content policy holds', () => {
    const tags = tagsOf(page(everything('Ola'), shellWords('Ola')))
    expect(tags.length).toBeGreaterThan(100)
    for (const { name, attributes } of tags) {
      expect(name).not.toBe('style')
      expect(attributes.has('style')).toBe(false)
      expect([...attributes.keys()].filter((key) => /^on/i.test(key))).toEqual([])
      if (name === 'script') expect(attributes.get('src')).toMatch(/^\/assets\//)
    }
  })

  it.each(['form', 'page', 'front'] as const)('has one first heading, inside main (%s)', (layout) => {
    const html = page(everything('Ola'), { layout })
    expect(tagsOf(html).filter(({ name }) => name === 'h1')).toHaveLength(1)
    expect(html.indexOf('<main')).toBeLessThan(html.indexOf('<h1'))
    expect(html.indexOf('<h1')).toBeLessThan(html.indexOf('</main>'))
  })

  it.each(languages)('says its language and leads to itself in the others (%s)', (language) => {
    const html = page(null, { language, path: '/activate-account/prove' })
    expect(html).toContain(`<html lang="${language}">`)
    for (const other of languages) expect(html).toContain(`href="/${other}/activate-account/prove"`)
    expect(tagsOf(html).filter(({ attributes }) => attributes.get('aria-current') === 'true')).toHaveLength(1)
  })

  it('lets the keyboard skip to what the page is about', () => {
    const html = page(null)
    expect(html.indexOf('href="#main"')).toBeLessThan(html.indexOf('<header'))
    expect(html).toContain('id="main"')
  })

  it('says in its title that something is wrong', () => {
    expect(page(null, { failed: true })).toContain('<title>Feil: Logg inn – NTNU</title>')
  })
})

function shellWords(words: string): Partial<ShellProps> {
  return {
    title: words,
    intro: words,
    nav: [{ href: words, label: words }],
    signedIn: { name: words, signOut: words, csrf: words },
  }
}

describe('a form', () => {
  const html = page(everything('Ola'))
  const tags = tagsOf(html)
  const ids = tags.flatMap(({ attributes }) => attributes.get('id') ?? [])

  it('leads from each mistake to its field, and takes the focus without script', () => {
    const summary = tags.find(({ attributes }) => attributes.get('id') === 'error-summary')
    expect(summary?.attributes.has('autofocus')).toBe(true)
    expect(summary?.attributes.get('tabindex')).toBe('-1')
    expect(html).toContain('href="#studentNumber"')
    expect(ids).toContain('studentNumber')
  })

  it('shows no summary when nothing is wrong', () => {
    expect(page(<ErrorSummary language="nb" errors={[]} />)).not.toContain('error-summary"')
  })

  it('names only things that are there, each once', () => {
    expect(new Set(ids).size).toBe(ids.length)
    const named = tags.flatMap(({ attributes }) =>
      ['for', 'aria-describedby', 'aria-labelledby', 'aria-controls'].flatMap((key) =>
        (attributes.get(key) ?? '').split(' ').filter((id) => id !== ''),
      ),
    )
    expect(named.length).toBeGreaterThan(10)
    for (const id of named) expect(ids).toContain(id)
  })

  it('never gives a secret back', () => {
    const secret = page(<Field secret name="pin" label="PIN" value="4711" />)
    expect(secret).not.toContain('4711')
    expect(secret).toContain('type="password"')
  })

  it('tells password managers what is what', () => {
    expect(page(<PasswordField name="newPassword" label="Nytt" language="nb" />)).toContain('"new-password"')
    expect(page(<PasswordField name="password" label="Passord" language="nb" />)).toContain(
      '"current-password"',
    )
  })

  it('chooses nothing for the person', () => {
    const choices = [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B' },
    ]
    expect(page(<RadioGroup name="suggestion" legend="Velg" choices={choices} />)).not.toContain('checked')
    expect(page(<RadioGroup name="who" legend="Hvem" value="b" choices={choices} />)).toContain('checked')
  })
})

describe('a link', () => {
  it.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    '//evil',
    '/\\evil',
  ])('does not lead to %s', (href) => {
    expect(page(<Link href={href}>ord</Link>)).toContain('<span>ord</span>')
  })

  it.each(['/help', 'https://example.no', 'mailto:a@example.no', '#x'])('leads to %s', (href) => {
    expect(page(<Link href={href}>ord</Link>)).toContain(`href="${href}"`)
  })
})

describe('what is shown once', () => {
  it('has the places where walks and people look for it', () => {
    const html = page(
      <SecretOnce
        usernameLabel="Brukernavn"
        username="abcde1234"
        mailLabel="E-post"
        mail="a@b.no"
        remember="Noter"
      />,
    )
    expect(html).toMatch(/<strong id="username"[^>]*>abcde1234<\/strong>/)
    expect(html).toMatch(/<span id="mail"[^>]*>a@b\.no<\/span>/)
  })
})

describe('what has to be typed letter by letter', () => {
  const untranslated = (words: string) => new RegExp(`<[^>]* translate="no"[^>]*>${words}<`)

  it.each([
    [
      'a username shown once',
      'sunne1234',
      <SecretOnce usernameLabel="x" username="sunne1234" remember="y" />,
    ],
    [
      'its mail address',
      'sunne@b.no',
      <SecretOnce usernameLabel="x" username="y" mail="sunne@b.no" remember="z" />,
    ],
    ['a code', 'KODE-1', <OneTimeValue label="Kode" value="KODE-1" id="code" />],
    [
      'a suggested password',
      'tre gule hester',
      <RadioGroup
        name="suggestion"
        legend="Velg"
        exact
        choices={[{ value: 'tre gule hester', label: 'tre gule hester' }]}
      />,
    ],
  ])('is left alone by translation in the browser: %s', (_what, words, part) => {
    expect(page(part)).toMatch(untranslated(words))
  })

  it('is left alone in the head of the page too', () => {
    const html = page('', { signedIn: { name: 'sunne1234', signOut: '/sign-out', csrf: 'x' } })
    expect(html).toMatch(untranslated('sunne1234'))
  })

  it('while the words beside it are not', () => {
    const choices = [{ value: '', label: 'Mitt eget' }]
    expect(page(<RadioGroup name="suggestion" legend="Velg" exact choices={choices} />)).not.toContain(
      'translate',
    )
  })
})
