/** Sample pages, with the people and words of real ones. (Long: a list of pages, each read on its own.) */
import type { VNode } from 'preact'
import { Button, ButtonLink } from '../../src/web/look/button.tsx'
import { Card, CardLink, Cards, Doors } from '../../src/web/look/card.tsx'
import { Checkbox } from '../../src/web/look/checkbox.tsx'
import { DefinitionList } from '../../src/web/look/definition-list.tsx'
import { Details } from '../../src/web/look/details.tsx'
import { Empty } from '../../src/web/look/empty.tsx'
import { ErrorPage } from '../../src/web/look/error-page.tsx'
import { ErrorSummary } from '../../src/web/look/error-summary.tsx'
import { Field } from '../../src/web/look/field.tsx'
import { Actions, Form } from '../../src/web/look/form.tsx'
import { ItemList } from '../../src/web/look/item-list.tsx'
import { JournalList } from '../../src/web/look/journal-list.tsx'
import { Link } from '../../src/web/look/link.tsx'
import { Notice } from '../../src/web/look/notice.tsx'
import { PasswordField } from '../../src/web/look/password-field.tsx'
import { RadioGroup } from '../../src/web/look/radio-group.tsx'
import { SecretOnce } from '../../src/web/look/secret-once.tsx'
import { SessionList } from '../../src/web/look/session-list.tsx'
import { StatusVerdict } from '../../src/web/look/status-verdict.tsx'
import { Steps } from '../../src/web/look/steps.tsx'
import { Waiting } from '../../src/web/look/waiting.tsx'
import { accountNav, Frame } from './frame.tsx'
import type { Dressed } from './frame.tsx'

const language = 'nb'
const day = (iso: string, text: string) => ({ iso, text })
const signedIn = { name: 'Kari Nordmann', signOut: '/sign-out', csrf: 'c' }

export const pages: Record<string, (at: Dressed) => VNode> = {
  'front-page': (at) => (
    <Frame
      at={at}
      layout="front"
      path="/"
      title={`Kontoen din ved ${at.short}`}
      intro="Ett brukernavn og ett passord til e-post, Canvas, Studentweb og trådløst nett."
    >
      <Doors>
        <CardLink
          first
          icon="spark"
          href="/activate-account"
          title="Aktiver kontoen"
          text="For deg som er ny student eller ansatt."
        />
        <CardLink
          first
          icon="person"
          href="/my-account"
          title="Min konto"
          text="Bytt passord, sett PIN og se hva kontoen åpner."
        />
      </Doors>
      <Doors title="Kommer du ikke inn?">
        <CardLink
          icon="key"
          href="/forgotten-password"
          title="Glemt passord"
          text="Lag et nytt med ID-porten eller SMS."
        />
        <CardLink icon="person" href="/forgotten-username" title="Glemt brukernavn" />
        <CardLink
          icon="lock"
          href="/why-no-access"
          title="Hvorfor kommer jeg ikke inn?"
          text="Se hva som stopper kontoen, og hvem som kan hjelpe."
        />
        <CardLink icon="phone" href="/lost-second-factor" title="Ny telefon eller mistet kodeapp" />
        <CardLink icon="door" href="/forgotten-pin" title="Glemt PIN" />
        <CardLink icon="help" href="/help" title="Hjelp" text="Veiledninger for konto, e-post og nett." />
      </Doors>
      <Card title="Servicetorg">
        <ItemList
          items={[
            {
              title: 'Pilestredet, P48',
              href: '/desks#p48',
              text: 'Mandag–torsdag 08.00–18.30, fredag til 17.00',
              tag: { words: 'Åpent nå', kind: 'success' },
            },
            {
              title: 'Kjeller',
              href: '/desks#kjeller',
              text: 'Mandag–torsdag 09.00–16.00, fredag til 15.00',
              tag: { words: 'Åpner i morgen 09.00' },
            },
          ]}
        />
      </Card>
    </Frame>
  ),
  'sign-in': (at) => (
    <Frame at={at} path="/sign-in" title="Logg inn" failed>
      <ErrorSummary
        language={language}
        errors={[{ field: 'username', text: 'Brukernavnet eller passordet stemmer ikke. Prøv igjen.' }]}
      />
      <Form action="/sign-in" csrf="c">
        <Field
          name="username"
          label="Brukernavn"
          hint="For eksempel abcde1234 eller s123456"
          value="karno1234"
          autocomplete="username"
          error="Sjekk brukernavnet"
        />
        <PasswordField name="password" label="Passord" language={language} />
        <Actions>
          <Button>Logg inn</Button>
          <ButtonLink variant="tertiary" href="/forgotten-password">
            Glemt passord?
          </ButtonLink>
        </Actions>
      </Form>
      <p>
        Ny her? <Link href="/activate-account">Aktiver kontoen først</Link>
      </p>
    </Frame>
  ),
  'choose-who': (at) => (
    <Frame
      at={at}
      path="/activate-account"
      title="Hvem er du?"
      above={<Steps language={language} now={1} all={4} name="Aktiver kontoen" />}
    >
      <Form action="/activate-account" csrf="c">
        <RadioGroup
          name="who"
          legend="Hvem er du?"
          quietLegend
          choices={[
            { value: 'student', label: 'Student', hint: 'Du er tatt opp på et studium.' },
            {
              value: 'employee',
              label: 'Ansatt',
              hint: 'Du er registrert som ansatt av personalavdelingen.',
            },
          ]}
        />
        <Field
          name="idNumber"
          label="Fødselsnummer, D-nummer eller SO-nummer"
          hint="11 siffer"
          inputMode="numeric"
          width="medium"
        />
        <Field
          name="pin"
          label="PIN"
          hint="Fire siffer fra e-posten"
          inputMode="numeric"
          width="short"
          secret
        />
        <Checkbox
          name="acceptRules"
          label="Jeg har lest og godtar reglene for bruk av IT ved universitetet"
        />
        <Actions>
          <Button>Fortsett</Button>
        </Actions>
      </Form>
    </Frame>
  ),
  'choose-password': (at) => (
    <Frame
      at={at}
      path="/activate-account/choose-password"
      title="Velg passord"
      intro="Det gjelder i ett år og virker i alle tjenestene."
      above={<Steps language={language} now={3} all={4} name="Aktiver kontoen" />}
      failed
    >
      <ErrorSummary
        language={language}
        errors={[
          { field: 'newPassword', text: 'Passordet er for kort: det må ha minst 16 tegn.' },
          { field: 'newPassword', text: 'Passordet finnes på lister over lekkede passord.' },
        ]}
      />
      <Form action="/activate-account/choose-password" csrf="c">
        <RadioGroup
          name="suggestion"
          legend="Velg et av disse"
          hint="Ingen andre får de samme forslagene."
          exact
          choices={[
            { value: '1', label: 'bregne-lykt-fjorårs-tromme-elv-sakte' },
            { value: '2', label: 'kaffe-nordlys-spade-mandag-ull-hjerne' },
            { value: '3', label: 'seilduk-blåbær-torg-vinter-rips-melodi' },
          ]}
        />
        <PasswordField
          name="newPassword"
          label="Eller skriv ditt eget"
          language={language}
          hint="En setning er lett å huske. Mellomrom er lov."
          errors={['For kort: minst 16 tegn', 'Finnes på lister over lekkede passord']}
          rules={[
            { text: 'Minst 16 tegn', check: { kind: 'length', least: 16 } },
            { text: 'Samme tegn høyst tre ganger etter hverandre', check: { kind: 'run', most: 3 } },
            {
              text: 'Minst tre av: store bokstaver, små bokstaver, tall, spesialtegn',
              check: { kind: 'groups', least: 3, special: '!?.,-' },
            },
            {
              text: 'Ikke navnet ditt eller brukernavnet',
              check: { kind: 'without', words: ['kari', 'nordmann'] },
            },
            { text: 'Ikke et passord som er lekket' },
          ]}
        />
        <Details title="Råd om gode passord">
          <p>Bruk en setning eller fire tilfeldige ord. Bruk aldri det samme passordet to steder.</p>
        </Details>
        <Actions>
          <Button>Lagre passordet</Button>
        </Actions>
      </Form>
    </Frame>
  ),
  done: (at) => (
    <Frame
      at={at}
      path="/activate-account/done"
      title="Kontoen er åpen"
      above={<Steps language={language} now={4} all={4} name="Aktiver kontoen" />}
    >
      <SecretOnce
        usernameLabel="Brukernavnet ditt"
        username="abcde1234"
        mailLabel="E-postadressen din"
        mail={`abcde1234@${at.key}.example`}
        remember="Noter begge nå. De blir ikke sendt til deg og vises ikke igjen."
      />
      <Notice kind="info" language={language}>
        <p>E-post og Canvas kan bruke noen minutter på å bli klare.</p>
      </Notice>
      <ButtonLink href="/sign-in">Logg inn</ButtonLink>
    </Frame>
  ),
  'my-account': (at) => (
    <Frame at={at} layout="page" path="/my-account" title="Hei, Kari" nav={accountNav} signedIn={signedIn}>
      <StatusVerdict
        language={language}
        state="limited"
        title="Kontoen er stengt for tjenester og nett"
        text="To ting må ordnes. Du kan fortsatt logge inn her og lese e-post."
        hindrances={[
          {
            title: 'Semesteravgiften er ikke registrert betalt',
            text: 'En betaling kan bruke inntil tre dager på å bli synlig.',
            since: day('2026-09-01', '1. september 2026'),
            liftedBy: 'Åpner av seg selv når betalingen er registrert',
            next: (
              <Link href="https://studentweb.example.no" leaves={language}>
                Betal i Studentweb
              </Link>
            ),
          },
          {
            title: 'For mange feil passord',
            since: day('2026-09-03T10:12', 'i dag kl. 10.12'),
            until: day('2026-09-03T10:42', 'i dag kl. 10.42'),
            liftedBy: 'Åpner av seg selv, eller servicetorget åpner',
            next: 'Vent til 10.42, eller logg inn med ID-porten',
            stillWorks: 'ID-porten og passnøkkel',
          },
        ]}
      />
      <Cards>
        <Card title="Passord">
          <DefinitionList
            facts={[
              { term: 'Gjelder til', value: '14. august 2027' },
              { term: 'Sist byttet', value: '14. august 2026' },
            ]}
          />
          <p />
          <ButtonLink href="/my-account/password" variant="secondary">
            Bytt passord
          </ButtonLink>
        </Card>
        <Card title="Det som er registrert om deg">
          <DefinitionList
            facts={[
              { term: 'Navn', value: 'Kari Nordmann' },
              {
                term: 'Mobil',
                value: '+47 91 •• •• 67',
                note: (
                  <>
                    Feil? <Link href="https://studentweb.example.no">Rett det i Studentweb</Link>
                  </>
                ),
              },
              { term: 'E-post', value: 'k•••@example.org' },
            ]}
          />
        </Card>
        <Card title="Dette åpner kontoen" wide>
          <ItemList
            items={[
              { title: 'E-post', href: '#m', tag: { words: 'Åpen', kind: 'success' } },
              { title: 'Canvas', href: '#c', tag: { words: 'Stengt nå', kind: 'danger' } },
              { title: 'ESS', text: 'Har sitt eget passord, ikke dette.', tag: { words: 'Eget passord' } },
            ]}
          />
        </Card>
      </Cards>
    </Frame>
  ),
  sessions: (at) => (
    <Frame
      at={at}
      layout="page"
      path="/my-account/sessions"
      title="Pålogginger"
      intro="Her er du logget inn nå."
      nav={accountNav}
      signedIn={signedIn}
    >
      <Notice kind="success" language={language} title="Passordet er byttet" announce>
        <p>Alle andre pålogginger er avsluttet.</p>
      </Notice>
      <Card>
        <SessionList
          language={language}
          caption="Pålogginger"
          end={{ action: '/my-account/sessions', csrf: 'c' }}
          sessions={[
            {
              key: '1',
              device: 'Firefox på Windows',
              place: 'Campus',
              signedIn: day('2026-09-03T08:00', 'i dag kl. 08.00'),
              lastSeen: day('2026-09-03T10:00', 'nå nettopp'),
              here: true,
            },
            {
              key: '2',
              device: 'Safari på iPhone',
              place: 'Utenfor campus',
              signedIn: day('2026-09-01T08:00', '1. september'),
              lastSeen: day('2026-09-02T10:00', 'i går kl. 21.40'),
              here: false,
            },
          ]}
        />
      </Card>
      <Card title="Journal">
        <JournalList
          lines={[
            {
              key: 'a',
              at: day('2026-09-03T10:00', 'i dag kl. 10.00'),
              what: 'Du byttet passord',
              details: 'Fra Firefox på Windows, på campus',
              icon: 'key',
            },
            {
              key: 'b',
              at: day('2026-09-01T10:00', '1. september kl. 09.12'),
              what: 'Du logget inn',
              icon: 'door',
            },
            {
              key: 'c',
              at: day('2026-08-14T10:00', '14. august kl. 12.30'),
              what: 'Kontoen ble aktivert',
              details: 'Med fødselsnummer, studentnummer og PIN',
            },
          ]}
        />
      </Card>
      <Card title="Journal, helt ny">
        <Empty title="Ingen ting har hendt ennå">Når noe endres på kontoen, står det her.</Empty>
      </Card>
      <Card title="Venter">
        <Waiting title="Passordet er på vei til e-posten" again={{ href: '#', label: 'Se igjen' }}>
          <p>Det tar vanligvis under ett minutt.</p>
        </Waiting>
      </Card>
    </Frame>
  ),
  error: (at) => (
    <Frame at={at} path="/x" title="Noe gikk galt hos oss">
      <ErrorPage language={language} front="/" reference="7F3K-92QD">
        <p>
          Ingenting er lagret. Prøv igjen om noen minutter. Skjer det igjen, si referansenummeret til
          servicetorget.
        </p>
      </ErrorPage>
      <Notice kind="warning" language={language} title="Kontoen stenges 29. september">
        <p>Studiet ditt er registrert som fullført.</p>
      </Notice>
      <Notice kind="danger" language={language}>
        Kontoen er stengt etter en sikkerhetshendelse.
      </Notice>
    </Frame>
  ),
}
