/** The institutions that ship, in the colours of their own files, and a fifth that nobody has drawn anything for. */
import { checkInstitutions } from '../../src/adapters/institution-file/check-institutions.ts'
import type { Words } from '../../src/core/language.ts'
import type { Colours } from '../../src/web/look/theme.ts'

export type Preview = { key: string; short: string; name: Words; colours: Colours }

const fifth: Preview = {
  key: 'fifth',
  short: 'Høgskolen',
  name: {
    nb: 'Høgskolen i Nordre Ålesund',
    nn: 'Høgskulen i Nordre Ålesund',
    en: 'Nordre Ålesund University College',
  },
  colours: { main: '#e8a33d', accent: '#e0e0e0', neutral: '#808080' },
}

/** Refuses to draw anything when a file is not right: the command for that is `adgang config check`. */
export async function previews(): Promise<readonly Preview[]> {
  const checked = await checkInstitutions(new URL('../../institutions/', import.meta.url).pathname)
  if (!checked.ok) throw new Error('institutions/ has mistakes: run `adgang config check`')
  const ours = checked.institutions.map(({ key, names, look }) => ({
    key,
    short: names.short,
    name: names,
    colours: look.colours,
  }))
  return [...ours, fifth]
}
