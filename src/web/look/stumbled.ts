/** Which fields a page objects to, told to whoever draws it: the numbers of the desk are made of it. */
import { createContext } from 'preact'

/** Called with the field's name, or null where it is the whole form. */
export const Stumbled = createContext<(field: string | null) => void>(() => undefined)
