/** What a RADIUS server is answered: attributes as rlm_rest reads them. Nothing that anybody typed ever stands in one, and nothing is expanded. */
import type { NetworkAnswer } from '../../actions/network/decide.ts'
import { type NetworkRefusal, refusalForOperators } from '../../core/network/decision.ts'

type Attributes = Record<string, { op: ':='; do_xlat: false; value: [string] }>

/** Into the VLAN of the person (RFC 3580, 3.31), with what comes back as Class in the accounting (RFC 2865, 5.25). */
export function accepted({ session, vlan, chargeable }: Extract<NetworkAnswer, { accepted: true }>) {
  const attributes: Attributes = { 'reply:Class': only(`0x${session.replaceAll('-', '')}`) }
  if (vlan !== null) {
    attributes['reply:Tunnel-Type'] = only('VLAN')
    attributes['reply:Tunnel-Medium-Type'] = only('IEEE-802')
    attributes['reply:Tunnel-Private-Group-Id'] = only(String(vlan))
  }
  if (chargeable !== null) attributes['reply:Chargeable-User-Identity'] = only(`0x${chargeable}`)
  return attributes
}

/** The reason stands in the RADIUS server's own log, and goes to no device. */
export function refused(because: NetworkRefusal): Attributes {
  return { 'request:Module-Failure-Message': only(`adgang: ${refusalForOperators(because)}`) }
}

/** The same for a request that never came so far. */
export function notHeard(sentence: string): Attributes {
  return { 'request:Module-Failure-Message': only(`adgang: ${sentence}`) }
}

function only(value: string): Attributes[string] {
  return { op: ':=', do_xlat: false, value: [value] }
}
