/** Whether others use this computer too: then no browser is told what a field is for, so that it keeps nothing (row N-9). */
import { createContext } from 'preact'

export const OnSharedComputer = createContext(false)
