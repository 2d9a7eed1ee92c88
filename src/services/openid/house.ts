/** What the provider asks, answered by the actions of one institution. */
import { signedOutAtService } from '../../actions/sign-ins-at-services.ts'
import {
  consumeProviderItem,
  dropProviderItem,
  endGrant,
  findProviderItem,
  findProviderItemByUid,
  hangOnSession,
  isSignedIn,
  keepProviderItem,
  keepProviderItemOnce,
} from '../../actions/openid-items.ts'
import { randomSecret } from '../../actions/random.ts'
import { servicePerson } from '../../actions/known-to-services.ts'
import { beginSignOut, beginVisit, visitOutcome } from '../../actions/visits-from-services.ts'
import type { World } from '../../actions/world.ts'
import type { ProviderHouse } from '../../core/openid/provider.ts'

/** The house as the provider sees it. */
export function houseOf(world: World): ProviderHouse {
  return {
    clients: world.institution.openid.clients,
    memory: {
      keep: async (kind, id, kept) => keepProviderItem(world, kind, id, kept),
      keepOnce: async (kind, id, kept) => keepProviderItemOnce(world, kind, id, kept),
      find: async (kind, id) => findProviderItem(world, kind, id),
      findByUid: async (kind, uid) => findProviderItemByUid(world, kind, uid),
      consume: async (kind, id) => consumeProviderItem(world, kind, id),
      drop: async (kind, id, because) => dropProviderItem(world, kind, id, because),
      endGrant: async (grantId, because) => endGrant(world, grantId, because),
      isSignedIn: async (session) => isSignedIn(world, session),
    },
    person: async (subject, client) => servicePerson(world, subject, client),
    begin: async (visit, visitor) => beginVisit(world, visit, visitor),
    outcome: async (visit) => visitOutcome(world, visit),
    hang: async (uid, on) => hangOnSession(world, uid, on),
    signedOutAt: async (client, sid) => signedOutAtService(world, client, sid),
    beginSignOut: async (wish, visitor) => `/sign-out/service/${await beginSignOut(world, wish, visitor)}`,
    secret: () => randomSecret(world.dice),
  }
}
