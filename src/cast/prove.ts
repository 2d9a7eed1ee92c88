/** The university of the tests: the settings every institution has by default, and what a test wants otherwise. */
import { type Institution, institutionSetting } from '../core/institution/institution.ts'

/** The institution `prove`; `settings` are written as in a file. */
export function prove(settings: object = {}): Institution {
  return institutionSetting.parse({
    key: 'prove',
    names: { nb: 'Prøveuniversitetet', nn: 'Prøveuniversitetet', en: 'Test University', short: 'Prøve' },
    mailAddresses: { domain: 'prove.example' },
    ...settings,
  })
}
