/** What a file need not say because it follows from the rest: host, realm, sender, and no route through something not offered. */
import anyAscii from 'any-ascii'
import type { Settings } from './settings.ts'

/** The settings with every gap filled. A setting that the file does name is never changed, only shortened by what is not offered. */
export function whatFollowsFrom(from: Settings) {
  const hosts = from.hosts ?? [`${from.key}.localhost`]
  const host = hosts[0] ?? `${from.key}.localhost`
  const domain = from.mailAddresses.domain
  return {
    ...from,
    ...withoutWhatIsNotOffered(from),
    hosts,
    identifiers: {
      realm: from.identifiers.realm ?? domain,
      passkeys: from.identifiers.passkeys ?? host,
      openid: from.identifiers.openid ?? `${from.origin ?? `https://${host}`}/openid`,
    },
    look: look(from),
    messages: senders(from),
  }
}

function look({ look: given, names, key }: Settings) {
  return {
    ...given,
    theme: given.theme ?? key,
    logo: { ...given.logo, text: given.logo.text ?? names.short },
  }
}

function senders({ messages: { mail, sms }, names: { short }, mailAddresses: { domain } }: Settings) {
  return {
    mail: { ...mail, from: mail.from ?? `no-reply@${domain}`, name: mail.name ?? short },
    sms: { ...sms, sender: sms.sender ?? smsSender(short) },
  }
}

/** Eleven plain letters: what every operator accepts as the name of a sender. */
function smsSender(name: string): string {
  const plain = anyAscii(name).replace(/[^A-Za-z0-9 ]/g, '')
  return plain.slice(0, 11).trim() || 'Konto'
}

/** Who switches electronic ID, SMS or projects off need not strike them from every list. */
function withoutWhatIsNotOffered(from: Settings) {
  const gone = new Set<string>([
    ...(from.eid.offered ? [] : ['eid']),
    ...(from.messages.sms.offered ? [] : ['sms-code', 'personal-mail-and-sms', 'temporary-password']),
    ...(from.projects.offered ? [] : ['project-link']),
  ])
  const offered = <Name extends string>(names: readonly Name[]) => names.filter((name) => !gone.has(name))
  const { activation, signIn, pin, recovery, secondFactor } = from
  return {
    activation: {
      ...activation,
      ways: { student: offered(activation.ways.student), employee: offered(activation.ways.employee) },
    },
    signIn: { ...signIn, with: offered(signIn.with) },
    pin: { ...pin, access: { ...pin.access, possession: offered(pin.access.possession) } },
    recovery: {
      ...recovery,
      password: offered(recovery.password),
      afterEid: offered(recovery.afterEid),
      username: offered(recovery.username),
      pin: offered(recovery.pin),
    },
    secondFactor: {
      ...secondFactor,
      firstNeeds: offered(secondFactor.firstNeeds),
      whenLost: offered(secondFactor.whenLost),
    },
  }
}
