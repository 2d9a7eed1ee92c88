/** The page of the demo's electronic ID: choose whom to be. No password, for nobody here exists. */
import { Button } from '../../web/look/button.tsx'
import { Card } from '../../web/look/card.tsx'
import { Actions } from '../../web/look/form.tsx'
import { RadioGroup } from '../../web/look/radio-group.tsx'
import type { ShellFiles } from '../../web/look/shell.tsx'
import { demoDocument } from '../demo-page.tsx'
import type { EidPage } from './eid.ts'

const levels = [
  { value: 'high', label: 'High', hint: 'As with BankID or Buypass' },
  { value: 'substantial', label: 'Substantial', hint: 'As with MinID' },
]

/** A number that nobody in the demo has. */
export type Unknown = { number: string }

/** Everything can be chosen without script; the way back is a form of its own. */
export function eidPage({ files, unknown }: { files: ShellFiles; unknown: Unknown }): EidPage {
  return ({ client, action }) =>
    demoDocument({
      files,
      path: action,
      title: 'Who are you?',
      intro: `${client.name} asks for electronic ID. This page stands in for ID-porten: choose a test person.`,
      layout: 'page',
      children: (
        <>
          <Card title="Identify yourself" wide>
            <form class="ad-form" method="post" action={action}>
              <RadioGroup
                name="person"
                legend="Test person"
                value={client.people[0]?.number ?? 'unknown'}
                choices={[
                  ...client.people.map(({ name, number, story }) => ({
                    value: number,
                    label: `${name}, ${number}`,
                    hint: story,
                  })),
                  {
                    value: unknown.number,
                    label: `Someone unknown, ${unknown.number}`,
                    hint: 'A right number that no register of this university has',
                  },
                  {
                    value: 'no-number',
                    label: 'Someone without a number',
                    hint: 'A foreign electronic ID that the national register does not know',
                  },
                ]}
              />
              <div class="ds-field">
                <label class="ds-label" for="number">
                  Or another identity number (optional)
                </label>
                <input class="ds-input" id="number" name="number" inputMode="numeric" autocomplete="off" />
              </div>
              <RadioGroup
                name="level"
                legend="How sure is the electronic ID?"
                value="high"
                choices={levels}
              />
              <Actions>
                <Button>Identify</Button>
              </Actions>
            </form>
          </Card>
          <Card title="Changed your mind?" wide>
            <form class="ad-form" method="post" action={action}>
              <input type="hidden" name="person" value="cancel" />
              <Actions>
                <Button variant="secondary">Cancel and go back</Button>
              </Actions>
            </form>
          </Card>
        </>
      ),
    })
}
