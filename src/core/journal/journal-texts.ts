/** What happened, in a sentence that the person it happened to can read. */
import type { Language, Words } from '../language.ts'
import type { Happening } from './entry.ts'
import type { JournalLineFacts } from './line-facts.ts'
import { accessDetails, accessText } from './access-words.ts'
import { notSentText } from './not-sent.ts'

/** The sentence, and whatever makes it more exact: from which browser, by whom, because of what. */
export function journalText(
  line: JournalLineFacts,
  language: Language,
  { namesAgents = true }: { namesAgents?: boolean } = {},
): { what: string; more: string | null } {
  const access = accessText(line)
  const hand = access ? null : byWhom(namesAgents ? line.by : withoutAgent(line.by), language)
  const known = access ?? textOf(line.what)
  const more = [...detailsOf(line, language), hand, line.because].filter(
    (part) => part !== null && part !== '',
  )
  return {
    what: (known ?? other)[language],
    more: more.length > 0 ? more.join(' · ') : null,
  }
}

/** Null: a line that a later version wrote. */
function textOf(what: string): Words | null {
  return Object.entries(happenings).find(([name]) => name === what)?.[1] ?? null
}

function detailsOf(line: JournalLineFacts, language: Language): (string | null)[] {
  const { details } = line
  if (accessText(line)) return accessDetails(line, language)
  const { device, version, sessionsEnded, ended, project, service } = details
  const others = typeof sessionsEnded === 'number' ? sessionsEnded : typeof ended === 'number' ? ended : 0
  return [
    typeof device === 'string' ? (device === 'unknown' ? unknownBrowser[language] : device) : null,
    typeof version === 'string' ? `${versionWord[language]} ${version}` : null,
    others > 0 ? sessionsWords[language](others) : null,
    typeof project === 'string' ? `${projectWord[language]} ${project}` : null,
    typeof service === 'string' ? service : null,
    notSentText(details['notSent'], language),
    visibilityText(mobileWord, details['mobile'], language),
    visibilityText(pictureWord, details['picture'], language),
  ]
}

function visibilityText(thing: Words, is: unknown, language: Language): string | null {
  return is === 'shown' || is === 'hidden' ? `${thing[language]}: ${visibleWords[is][language]}` : null
}

/** By whose hand, for somebody who is not the person: the desk reads who has placed a lock. */
export function handText(by: string, language: Language): string {
  return byWhom(by, language) ?? byOwner[language]
}

/** Where an institution does not name its agents to people, the desk as a whole did it (setting `journal.namesAgents`). */
export function withoutAgent(by: string): string {
  return by.startsWith('desk:') ? 'desk:' : by
}

/** What the person did needs no "by whom". */
function byWhom(by: string, language: Language): string | null {
  if (by === 'self') return null
  if (by === 'system') return byNobody[language]
  if (by.startsWith('operator:')) return `${byOperator[language]} (${by.slice('operator:'.length)})`
  if (by === 'desk:') return byAgent[language]
  if (by.startsWith('desk:')) return `${byAgent[language]} (${by.slice('desk:'.length)})`
  return by.startsWith('register:') ? byRegister[language] : `${byDesk[language]}: ${by}`
}

const unknownBrowser: Words = { nb: 'Ukjent nettleser', nn: 'Ukjend nettlesar', en: 'Unknown browser' }
const versionWord: Words = { nb: 'Versjon', nn: 'Versjon', en: 'Version' }
const projectWord: Words = { nb: 'Prosjekt', nn: 'Prosjekt', en: 'Project' }
const mobileWord: Words = { nb: 'Mobilnummeret', nn: 'Mobilnummeret', en: 'Mobile number' }
const pictureWord: Words = { nb: 'Bildet', nn: 'Biletet', en: 'Picture' }
const visibleWords: Record<'shown' | 'hidden', Words> = {
  shown: { nb: 'synlig', nn: 'synleg', en: 'visible' },
  hidden: { nb: 'skjult', nn: 'skjult', en: 'hidden' },
}
const byOwner: Words = { nb: 'Av eieren selv', nn: 'Av eigaren sjølv', en: 'By the owner' }
const byNobody: Words = { nb: 'Av seg selv', nn: 'Av seg sjølv', en: 'By itself' }
const byRegister: Words = { nb: 'Fra registeret', nn: 'Frå registeret', en: 'From the register' }
const byOperator: Words = { nb: 'Av IT-avdelingen', nn: 'Av IT-avdelinga', en: 'By the IT department' }
const byAgent: Words = { nb: 'Av brukerstøtten', nn: 'Av brukarstøtta', en: 'By the service desk' }
const byDesk: Words = { nb: 'Av', nn: 'Av', en: 'By' }
const sessionsWords: Words<(number: number) => string> = {
  nb: (number) => `${number} ${number === 1 ? 'innlogging' : 'innlogginger'} avsluttet`,
  nn: (number) => `${number} ${number === 1 ? 'innlogging' : 'innloggingar'} avslutta`,
  en: (number) => `${number} ${number === 1 ? 'sign-in' : 'sign-ins'} ended`,
}

const other: Words = {
  nb: 'Noe ble endret på kontoen',
  nn: 'Noko vart endra på kontoen',
  en: 'Something about the account changed',
}

const happenings: Readonly<Record<Happening, Words>> = {
  'network-key-made': {
    nb: 'En nøkkel for en RADIUS-tjener ble laget',
    nn: 'Ein nøkkel for ein RADIUS-tenar vart laga',
    en: 'A key for a RADIUS server was made',
  },
  'network-key-revoked': {
    nb: 'En nøkkel for en RADIUS-tjener ble trukket tilbake',
    nn: 'Ein nøkkel for ein RADIUS-tenar vart trekt tilbake',
    en: 'A key of a RADIUS server was revoked',
  },
  'network-locked': {
    nb: 'Passordet på Wi-Fi ble sperret en stund etter for mange feil forsøk',
    nn: 'Passordet på Wi-Fi vart sperra ei stund etter for mange feil forsøk',
    en: 'The password was locked on Wi-Fi for a while after too many wrong tries',
  },
  'network-closed-for-long': {
    nb: 'Passordet på Wi-Fi ble stengt for nye enheter etter svært mange feil forsøk',
    nn: 'Passordet på Wi-Fi vart stengt for nye einingar etter svært mange feil forsøk',
    en: 'The password was closed on Wi-Fi for new devices after very many wrong tries',
  },
  'network-log-read': {
    nb: 'Noen slo opp når du var på Wi-Fi',
    nn: 'Nokon slo opp når du var på Wi-Fi',
    en: 'Somebody looked up when you were on Wi-Fi',
  },
  'wifi-secret-made': {
    nb: 'Et Wi-Fi-passord for en enhet ble laget',
    nn: 'Eit Wi-Fi-passord for ei eining vart laga',
    en: 'A Wi-Fi password for a device was made',
  },
  'wifi-secret-ended': {
    nb: 'Wi-Fi-passord for enheter ble slettet',
    nn: 'Wi-Fi-passord for einingar vart sletta',
    en: 'Wi-Fi passwords of devices were deleted',
  },
  'journal-erased': {
    nb: 'Gamle hendelser ble slettet',
    nn: 'Gamle hendingar vart sletta',
    en: 'Old events were deleted',
  },
  'person-forgotten': {
    nb: 'Opplysningene om deg ble slettet',
    nn: 'Opplysningane om deg vart sletta',
    en: 'What was kept about you was deleted',
  },
  'data-downloaded': {
    nb: 'Du lastet ned alt vi har lagret om deg',
    nn: 'Du lasta ned alt vi har lagra om deg',
    en: 'You downloaded everything we hold about you',
  },
  'project-link-made': {
    nb: 'Administratoren for et prosjekt sendte deg en lenke for å få tilbake kontoen',
    nn: 'Administratoren for eit prosjekt sende deg ei lenkje for å få tilbake kontoen',
    en: 'The administrator of a project sent you a link to get your account back',
  },
  'project-link-given': {
    nb: 'Du sendte en lenke til et medlem av prosjektet ditt',
    nn: 'Du sende ei lenkje til ein medlem av prosjektet ditt',
    en: 'You sent a link to a member of your project',
  },
  'project-link-revoked': {
    nb: 'En lenke fra et prosjekt ble trukket tilbake',
    nn: 'Ei lenkje frå eit prosjekt vart trekt tilbake',
    en: 'A link from a project was revoked',
  },
  'project-link-used': {
    nb: 'Lenken fra prosjektet ble brukt sammen med nøkkelen',
    nn: 'Lenkja frå prosjektet vart brukt saman med nøkkelen',
    en: 'The link from the project was used together with its secret',
  },
  'project-link-redeemed': {
    nb: 'Et medlem brukte lenken du sendte',
    nn: 'Ein medlem brukte lenkja du sende',
    en: 'A member used the link that you sent',
  },
  'project-link-void': {
    nb: 'En lenke fra et prosjekt sluttet å virke etter for mange feil nøkler',
    nn: 'Ei lenkje frå eit prosjekt slutta å verke etter for mange feil nøklar',
    en: 'A link from a project stopped working after too many wrong secrets',
  },
  'project-links-stopped': {
    nb: 'Du sendte så mange lenker at det ble stanset en stund',
    nn: 'Du sende så mange lenkjer at det vart stansa ei stund',
    en: 'You sent so many links that it was stopped for a while',
  },
  'password-kept': {
    nb: 'Passordet ble beholdt',
    nn: 'Passordet vart behalde',
    en: 'The password was kept',
  },
  'project-administration-given': {
    nb: 'Retten til å administrere et prosjekt ble bekreftet',
    nn: 'Retten til å administrere eit prosjekt vart stadfesta',
    en: 'The right to administer a project was confirmed',
  },
  'person-arrived': {
    nb: 'Registeret meldte deg inn',
    nn: 'Registeret melde deg inn',
    en: 'The register told us about you',
  },
  'person-changed': {
    nb: 'Registeret endret opplysninger om deg',
    nn: 'Registeret endra opplysningar om deg',
    en: 'The register changed what it says about you',
  },
  'person-gone': {
    nb: 'Registeret kjenner deg ikke lenger',
    nn: 'Registeret kjenner deg ikkje lenger',
    en: 'The register no longer knows you',
  },
  'person-returned': {
    nb: 'Registeret kjenner deg igjen',
    nn: 'Registeret kjenner deg igjen',
    en: 'The register knows you again',
  },
  'account-activated': {
    nb: 'Du aktiverte kontoen',
    nn: 'Du aktiverte kontoen',
    en: 'You activated the account',
  },
  'rules-accepted': { nb: 'Du godtok reglene', nn: 'Du godtok reglane', en: 'You accepted the rules' },
  'signed-in': { nb: 'Du logget inn', nn: 'Du logga inn', en: 'You signed in' },
  'signed-out': { nb: 'Du logget ut', nn: 'Du logga ut', en: 'You signed out' },
  'signed-in-to-service': {
    nb: 'Du logget inn på en tjeneste',
    nn: 'Du logga inn på ei teneste',
    en: 'You signed in to a service',
  },
  'sign-in-locked': {
    nb: 'Innlogging med passord ble stengt en stund etter for mange feil',
    nn: 'Innlogging med passord vart stengd ei stund etter for mange feil',
    en: 'Signing in with a password was closed for a while after too many wrong tries',
  },
  'sign-in-closed-for-long': {
    nb: 'Innlogging med passord fra ukjente nettlesere ble stengt etter svært mange feil på rad',
    nn: 'Innlogging med passord frå ukjende nettlesarar vart stengd etter svært mange feil på rad',
    en: 'Signing in with a password from unknown browsers was closed after very many wrong tries in a row',
  },
  'password-changed': {
    nb: 'Du byttet passord',
    nn: 'Du bytte passord',
    en: 'You changed the password',
  },
  'current-password-wrong-too-often': {
    nb: 'En innlogging ble avsluttet fordi passordet var feil for mange ganger',
    nn: 'Ei innlogging vart avslutta fordi passordet var feil for mange gonger',
    en: 'A sign-in was ended because the password was wrong too many times',
  },
  'door-pin-set': {
    nb: 'Du valgte PIN til dører',
    nn: 'Du valde PIN til dører',
    en: 'You chose a door PIN',
  },
  'access-pin-made': {
    nb: 'Du fikk en ny PIN-kode',
    nn: 'Du fekk ein ny PIN-kode',
    en: 'You were given a new PIN',
  },
  'access-pin-not-made': {
    nb: 'En ny PIN-kode ble bestilt, men kunne ikke sendes',
    nn: 'Ein ny PIN-kode vart tinga, men kunne ikkje sendast',
    en: 'A new PIN was ordered, but could not be sent',
  },
  'access-pin-spent': {
    nb: 'PIN-koden ble sperret etter for mange feil',
    nn: 'PIN-koden vart sperra etter for mange feil',
    en: 'The PIN was blocked after too many wrong tries',
  },
  'activation-link-sent': {
    nb: 'Vi sendte en lenke til den private e-posten din',
    nn: 'Vi sende ei lenkje til den private e-posten din',
    en: 'We sent a link to your personal e-mail',
  },
  'activation-link-not-sent': {
    nb: 'En lenke til den private e-posten din kunne ikke sendes',
    nn: 'Ei lenkje til den private e-posten din kunne ikkje sendast',
    en: 'A link to your personal e-mail could not be sent',
  },
  'activation-open-told': {
    nb: 'Vi skrev til den private e-posten din at kontoen kan aktiveres',
    nn: 'Vi skreiv til den private e-posten din at kontoen kan aktiverast',
    en: 'We wrote to your personal e-mail that the account can be activated',
  },
  'authenticator-app-added': {
    nb: 'Du la til en autentiseringsapp',
    nn: 'Du la til ein autentiseringsapp',
    en: 'You added an authenticator app',
  },
  'passkey-added': {
    nb: 'Du la til en passnøkkel',
    nn: 'Du la til ein passnøkkel',
    en: 'You added a passkey',
  },
  'second-factor-removed': {
    nb: 'Du fjernet en app eller passnøkkel fra totrinnsinnloggingen',
    nn: 'Du fjerna ein app eller passnøkkel frå totrinnsinnlogginga',
    en: 'You removed an app or a passkey from two-factor sign-in',
  },
  'recovery-codes-made': {
    nb: 'Du laget nye reservekoder',
    nn: 'Du laga nye reservekodar',
    en: 'You made new recovery codes',
  },
  'recovery-code-used': {
    nb: 'Du brukte en reservekode',
    nn: 'Du brukte ein reservekode',
    en: 'You used a recovery code',
  },
  'second-factor-guessed': {
    nb: 'Noen skrev riktig passord, men feil engangskode mange ganger',
    nn: 'Nokon skreiv rett passord, men feil eingongskode mange gonger',
    en: 'Somebody typed the right password, but a wrong one-time code many times',
  },
  'session-ended': {
    nb: 'Du avsluttet en annen innlogging',
    nn: 'Du avslutta ei anna innlogging',
    en: 'You ended another sign-in',
  },
  'all-sessions-ended': {
    nb: 'Du avsluttet alle andre innlogginger',
    nn: 'Du avslutta alle andre innloggingar',
    en: 'You ended all other sign-ins',
  },
  'device-forgotten': {
    nb: 'En kjent nettleser ble glemt',
    nn: 'Ein kjend nettlesar vart gløymd',
    en: 'A known browser was forgotten',
  },
  deactivated: {
    nb: 'Kontoen ble deaktivert',
    nn: 'Kontoen vart deaktivert',
    en: 'The account was deactivated',
  },
  'recovery-code-sent': {
    nb: 'Vi sendte deg en kode fordi noen ba om den',
    nn: 'Vi sende deg ein kode fordi nokon bad om han',
    en: 'We sent you a code because somebody asked for it',
  },
  'recovery-code-not-sent': {
    nb: 'Noen ba om en kode, men den kunne ikke sendes',
    nn: 'Nokon bad om ein kode, men han kunne ikkje sendast',
    en: 'Somebody asked for a code, but it could not be sent',
  },
  identified: {
    nb: 'Du viste hvem du er med elektronisk ID',
    nn: 'Du viste kven du er med elektronisk ID',
    en: 'You showed who you are with electronic ID',
  },
  'code-accepted': {
    nb: 'Du skrev koden vi sendte deg',
    nn: 'Du skreiv koden vi sende deg',
    en: 'You typed the code that we sent you',
  },
  'temporary-password-sent': {
    nb: 'Vi sendte deg et midlertidig passord på SMS',
    nn: 'Vi sende deg eit mellombels passord på SMS',
    en: 'We sent you a temporary password by SMS',
  },
  'temporary-password-not-sent': {
    nb: 'Et midlertidig passord ble bestilt, men kunne ikke sendes',
    nn: 'Eit mellombels passord vart tinga, men kunne ikkje sendast',
    en: 'A temporary password was ordered, but could not be sent',
  },
  'temporary-password-used': {
    nb: 'Du logget inn med det midlertidige passordet',
    nn: 'Du logga inn med det mellombelse passordet',
    en: 'You signed in with the temporary password',
  },
  'pin-used-after-deactivation': {
    nb: 'Du logget inn med PIN-kode etter at kontoen var deaktivert',
    nn: 'Du logga inn med PIN-kode etter at kontoen var deaktivert',
    en: 'You signed in with the PIN after the account had been deactivated',
  },
  'identified-by-eid': {
    nb: 'Du identifiserte deg med elektronisk ID',
    nn: 'Du identifiserte deg med elektronisk ID',
    en: 'You identified yourself with electronic ID',
  },
  'factor-wait-begun': {
    nb: 'Totrinnsinnloggingen ble meldt mistet, og ventetiden begynte',
    nn: 'Totrinnsinnlogginga vart meld mista, og ventetida byrja',
    en: 'Two-factor sign-in was reported lost, and the waiting period began',
  },
  'change-disputed': {
    nb: 'En endring ble angret fordi den ikke var din',
    nn: 'Ei endring vart angra fordi ho ikkje var di',
    en: 'A change was undone because it was not yours',
  },
  'contact-changed': {
    nb: 'Registeret endret e-postadressen eller mobilnummeret ditt',
    nn: 'Registeret endra e-postadressa eller mobilnummeret ditt',
    en: 'The register changed your e-mail address or mobile number',
  },
  'mail-address-changed': {
    nb: 'Du fikk en ny e-postadresse her, og den gamle er fortsatt din',
    nn: 'Du fekk ei ny e-postadresse her, og den gamle er framleis di',
    en: 'You got a new mail address here, and the old one is still yours',
  },
  'account-moved-in': {
    nb: 'Kontoen din ble flyttet hit fra det gamle systemet',
    nn: 'Kontoen din vart flytta hit frå det gamle systemet',
    en: 'Your account was moved here from the older system',
  },
  'moved-account-changed': {
    nb: 'Det gamle systemet endret noe ved kontoen din',
    nn: 'Det gamle systemet endra noko ved kontoen din',
    en: 'The older system changed something of your account',
  },
  'access-closed': {
    nb: 'Tilgangen ble stengt, helt eller delvis',
    nn: 'Tilgangen vart stengd, heilt eller delvis',
    en: 'Access was closed, wholly or in part',
  },
  'access-opened': {
    nb: 'Tilgangen ble åpnet igjen, helt eller delvis',
    nn: 'Tilgangen vart opna igjen, heilt eller delvis',
    en: 'Access was opened again, wholly or in part',
  },
  'membership-changed': {
    nb: 'Det du er registrert som, ble endret',
    nn: 'Det du er registrert som, vart endra',
    en: 'What you are registered as changed',
  },
  'password-of-before-absence': {
    nb: 'Du kom tilbake etter lang tid. Det gamle passordet åpner ikke lenger: vis hvem du er, og velg et nytt.',
    nn: 'Du kom tilbake etter lang tid. Det gamle passordet opnar ikkje lenger: vis kven du er, og vel eit nytt.',
    en: 'You came back after a long time. The old password no longer opens anything: show who you are and choose a new one.',
  },
  'closing-told': {
    nb: 'Vi skrev til deg om dagen kontoen blir stengt',
    nn: 'Vi skreiv til deg om dagen kontoen blir stengd',
    en: 'We wrote to you about the day the account closes',
  },
  'closing-taken-back': {
    nb: 'Vi skrev til deg at kontoen likevel ikke blir stengt den dagen',
    nn: 'Vi skreiv til deg at kontoen likevel ikkje blir stengd den dagen',
    en: 'We wrote to you that the account does not close on that day after all',
  },
  'registration-due-told': {
    nb: 'Vi minnet deg på fristen for semesterregistreringen',
    nn: 'Vi minte deg på fristen for semesterregistreringa',
    en: 'We reminded you of the deadline for the semester registration',
  },
  'fee-due-told': {
    nb: 'Vi minnet deg på fristen for semesteravgiften',
    nn: 'Vi minte deg på fristen for semesteravgifta',
    en: 'We reminded you of the deadline for the semester fee',
  },
  'password-expiry-told': {
    nb: 'Vi skrev til deg at passordet snart må fornyes',
    nn: 'Vi skreiv til deg at passordet snart må fornyast',
    en: 'We wrote to you that the password must soon be renewed',
  },
  'password-change-required': {
    nb: 'Du ble bedt om å velge et nytt passord',
    nn: 'Du vart beden om å velje eit nytt passord',
    en: 'You were asked to choose a new password',
  },
  'lock-lifted': {
    nb: 'En sperre på kontoen ble opphevet',
    nn: 'Ei sperre på kontoen vart oppheva',
    en: 'A lock on the account was lifted',
  },
  'desk-opened': {
    nb: 'Du åpnet brukerstøttens sider',
    nn: 'Du opna sidene til brukarstøtta',
    en: 'You opened the service desk',
  },
  'desk-closed': {
    nb: 'Du lukket brukerstøttens sider',
    nn: 'Du lukka sidene til brukarstøtta',
    en: 'You closed the service desk',
  },
  'desk-looked': {
    nb: 'Brukerstøtten så på kontoen din',
    nn: 'Brukarstøtta såg på kontoen din',
    en: 'The service desk looked at your account',
  },
  'number-looked-up': {
    nb: 'Brukerstøtten søkte med fødselsnummeret eller et annet nummer du har',
    nn: 'Brukarstøtta søkte med fødselsnummeret eller eit anna nummer du har',
    en: 'The service desk searched for you by an identity number',
  },
  'rank-granted': {
    nb: 'Du fikk en rolle i brukerstøtten',
    nn: 'Du fekk ei rolle i brukarstøtta',
    en: 'You were given a role at the service desk',
  },
  'rank-ended': {
    nb: 'En rolle du hadde i brukerstøtten, ble avsluttet',
    nn: 'Ei rolle du hadde i brukarstøtta, vart avslutta',
    en: 'A role you had at the service desk ended',
  },
  'caller-identified': {
    nb: 'Brukerstøtten forsikret seg om hvem du er',
    nn: 'Brukarstøtta forsikra seg om kven du er',
    en: 'The service desk made sure who you are',
  },
  'lock-placed': {
    nb: 'Kontoen ble sperret',
    nn: 'Kontoen vart sperra',
    en: 'A lock was placed on the account',
  },
  'second-factor-lifted': {
    nb: 'Brukerstøtten tok bort totrinnsinnloggingen',
    nn: 'Brukarstøtta tok bort totrinnsinnlogginga',
    en: 'The service desk took away two-factor sign-in',
  },
  'desk-code-ordered': {
    nb: 'Brukerstøtten ba om en engangskode til deg',
    nn: 'Brukarstøtta bad om ein eingongskode til deg',
    en: 'The service desk asked for a one-time code for you',
  },
  'desk-code-sent': {
    nb: 'En engangskode fra brukerstøtten er sendt til deg',
    nn: 'Ein eingongskode frå brukarstøtta er send til deg',
    en: 'A one-time code from the service desk was sent to you',
  },
  'desk-code-not-sent': {
    nb: 'Engangskoden fra brukerstøtten ble ikke sendt',
    nn: 'Eingongskoden frå brukarstøtta vart ikkje send',
    en: 'The one-time code from the service desk was not sent',
  },
  'desk-code-used': {
    nb: 'Du brukte engangskoden fra brukerstøtten',
    nn: 'Du brukte eingongskoden frå brukarstøtta',
    en: 'You used the one-time code from the service desk',
  },
  'username-changed': {
    nb: 'Brukernavnet ble endret',
    nn: 'Brukarnamnet vart endra',
    en: 'The username was changed',
  },
  'people-merged': {
    nb: 'To oppføringer av deg ble slått sammen',
    nn: 'To oppføringar av deg vart slegne saman',
    en: 'Two records of you were joined',
  },
  'people-parted': {
    nb: 'En oppføring som ikke var deg, ble skilt ut',
    nn: 'Ei oppføring som ikkje var deg, vart skild ut',
    en: 'A record that was not you was taken out',
  },
  'guest-sponsored': {
    nb: 'Du ble registrert som gjest',
    nn: 'Du vart registrert som gjest',
    en: 'You were registered as a guest',
  },
  'guest-ended': {
    nb: 'Gjesteoppholdet ble avsluttet',
    nn: 'Gjesteopphaldet vart avslutta',
    en: 'Your stay as a guest ended',
  },
  'visibility-chosen': {
    nb: 'Du valgte hva andre kan se',
    nn: 'Du valde kva andre kan sjå',
    en: 'You chose what others can see',
  },
  'act-undone': {
    nb: 'Brukerstøtten tok tilbake noe som var gjort',
    nn: 'Brukarstøtta tok tilbake noko som var gjort',
    en: 'The service desk took back something it had done',
  },
  'door-key-made': {
    nb: 'Et dørsystem fikk en nøkkel til å hente kort med',
    nn: 'Eit dørsystem fekk ein nøkkel til å hente kort med',
    en: 'A door system was given a key to fetch cards with',
  },
  'door-key-revoked': {
    nb: 'En nøkkel for et dørsystem ble trukket tilbake',
    nn: 'Ein nøkkel for eit dørsystem vart trekt tilbake',
    en: 'A key of a door system was revoked',
  },
  'register-key-made': {
    nb: 'Et register fikk en nøkkel til å levere filer med',
    nn: 'Eit register fekk ein nøkkel til å levere filer med',
    en: 'A register was given a key to deliver files with',
  },
  'register-key-revoked': {
    nb: 'En nøkkel for et register ble trukket tilbake',
    nn: 'Ein nøkkel for eit register vart trekt tilbake',
    en: 'A key of a register was revoked',
  },
  'restored-from-backup': {
    nb: 'Alt ble hentet tilbake fra en sikkerhetskopi',
    nn: 'Alt vart henta tilbake frå ein tryggingskopi',
    en: 'Everything was restored from a backup',
  },
  'delivery-resumed': {
    nb: 'Meldinger og endringer sendes ut igjen',
    nn: 'Meldingar og endringar blir sende ut igjen',
    en: 'Messages and changes are sent out again',
  },
  'keys-rotated': {
    nb: 'Nøklene som verner dataene, ble byttet',
    nn: 'Nøklane som vernar dataa, vart bytte',
    en: 'The keys that protect the data were changed',
  },
  'key-dropped': {
    nb: 'En nøkkel som ikke er i bruk lenger, ble slettet',
    nn: 'Ein nøkkel som ikkje er i bruk lenger, vart sletta',
    en: 'A key that is no longer in use was deleted',
  },
}
