/** The page of a trial service: what the university has told it of whoever is signed in, and what one can try. */
import { Button, ButtonLink } from '../web/look/button.tsx'
import { Card } from '../web/look/card.tsx'
import { Notice } from '../web/look/notice.tsx'
import type { ShellFiles } from '../web/look/shell.tsx'
import { demoDocument } from './demo-page.tsx'

export type ShownService = {
  institutionName: string
  name: string
  about: string
  path: string
  claims: Readonly<Record<string, unknown>> | null
  /** What has just happened. */
  told: string | null
  goesOnTo?: string
}

/** Signed in or not. */
export function serviceDocument({ files, service }: { files: ShellFiles; service: ShownService }): string {
  const { institutionName, name, about, path, claims, told, goesOnTo } = service
  return demoDocument({
    files,
    path,
    title: name,
    intro: `${about} A trial service of ${institutionName}; it knows what the university tells it and nothing else.`,
    layout: 'page',
    ...(goesOnTo === undefined ? {} : { goesOnTo }),
    children: (
      <>
        {told === null ? null : (
          <Notice kind="info" language="en" announce>
            <p id="told">{told}</p>
          </Notice>
        )}
        {goesOnTo === undefined ? null : (
          <Card title="Signing out">
            <p>
              <ButtonLink href={goesOnTo}>Continue</ButtonLink>
            </p>
          </Card>
        )}
        {goesOnTo !== undefined ? null : claims === null ? (
          <Outside path={path} />
        ) : (
          <Inside path={path} claims={claims} />
        )}
      </>
    ),
  })
}

function Outside({ path }: { path: string }) {
  return (
    <Card title="You are not signed in here">
      <p class="ad-actions">
        <ButtonLink href={`${path}/sign-in`}>Sign in with the university</ButtonLink>
        <ButtonLink href={`${path}/sign-in?with=silent`} variant="secondary">
          Only if I am signed in already
        </ButtonLink>
      </p>
    </Card>
  )
}

function Inside({ path, claims }: { path: string; claims: Readonly<Record<string, unknown>> }) {
  return (
    <>
      <Card title="You are signed in">
        <table class="ds-table ad-table" id="claims">
          <caption class="ds-sr-only">What the university has told</caption>
          <thead>
            <tr>
              <th scope="col">Claim</th>
              <th scope="col">Value</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(claims).map(([claim, value]) => (
              <tr key={claim}>
                <th scope="row">{claim}</th>
                <td data-label="Value">{Array.isArray(value) ? value.join(', ') : String(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      <Card title="What to try">
        <p class="ad-actions">
          <ButtonLink href={`${path}/sign-in?with=two-factors`} variant="secondary">
            Ask for two factors
          </ButtonLink>
          <ButtonLink href={`${path}/sign-in?with=anew`} variant="secondary">
            Ask for a new sign-in
          </ButtonLink>
        </p>
        <div class="ad-actions">
          <form method="post" action={`${path}/renew`}>
            <Button variant="secondary">Renew the access</Button>
          </form>
          <form method="post" action={`${path}/sign-out`} id="sign-out">
            <Button>Sign out</Button>
          </form>
        </div>
      </Card>
    </>
  )
}
