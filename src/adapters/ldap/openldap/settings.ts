/** An OpenLDAP target's settings, as the adapter needs them. */
import type { DirectoryAddress } from '../connection.ts'
import type { EntrySettings } from './entry.ts'
import type { PlaceSettings } from './places.ts'

/** Where it is, where things are in it, and what an entry holds. */
export type OpenLdapSettings = Omit<EntrySettings, 'base'> & PlaceSettings & DirectoryAddress
