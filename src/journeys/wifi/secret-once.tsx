/** The secret of a device, shown this one time, beside the name that goes with it. */
import { ButtonLink } from '../../web/look/button.tsx'
import { Prose } from '../../web/look/details.tsx'
import { Actions } from '../../web/look/form.tsx'
import { Notice } from '../../web/look/notice.tsx'
import { OneTimeValue } from '../../web/look/secret-once.tsx'
import { DefinitionList } from '../../web/look/definition-list.tsx'
import { exact } from '../../web/look/exact.ts'
import { Page } from '../../web/page.tsx'
import type { Answer } from '../../web/step.ts'
import type { Visit } from '../../web/visit.ts'
import { wifiTexts } from './texts.ts'

/** Never sent, never shown again. */
export function secretOnce(visit: Visit, { secret, name }: { secret: string; name: string }): Answer {
  const { once, how } = wifiTexts(visit.language)
  const { wifi, identifiers } = visit.world.institution
  const username = `${visit.session?.username ?? ''}@${identifiers.realm}`
  return {
    show: (
      <Page visit={visit} title={once.title(name)}>
        <Notice kind="warning" language={visit.language} announce>
          <p>{once.remember}</p>
        </Notice>
        <OneTimeValue label={once.value} value={secret} id="wifi-secret" />
        <Prose>
          <p>{once.type}:</p>
        </Prose>
        <DefinitionList
          facts={[
            { term: how.network, value: <span {...exact}>{wifi.networkName}</span> },
            { term: how.name, value: <strong {...exact}>{username}</strong> },
          ]}
        />
        <Prose>
          <p>{how.method}</p>
          <p>{once.told}</p>
        </Prose>
        <Actions>
          <ButtonLink href={visit.to('/my-account/wifi')}>{once.back}</ButtonLink>
        </Actions>
      </Page>
    ),
  }
}
