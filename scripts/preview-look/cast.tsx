/** Four institutions and a stranger, as the preview dresses them. */
import type { Words } from '../../src/core/language.ts'
import type { Colours } from '../../src/web/look/theme.ts'

export type Preview = {
  key: string
  short: string
  name: Words
  colours: Colours
  desk: { name: string; phone: string }
}

export const previews: readonly Preview[] = [
  {
    key: 'oslomet',
    short: 'OsloMet',
    name: {
      nb: 'OsloMet – storbyuniversitetet',
      nn: 'OsloMet – storbyuniversitetet',
      en: 'OsloMet – Oslo Metropolitan University',
    },
    colours: { main: '#12324a', accent: '#12324a', head: '#fdf100' },
    desk: { name: 'Servicetorget', phone: '67 23 50 00' },
  },
  {
    key: 'ntnu',
    short: 'NTNU',
    name: {
      nb: 'Norges teknisk-naturvitenskapelige universitet',
      nn: 'Noregs teknisk-naturvitskaplege universitet',
      en: 'Norwegian University of Science and Technology',
    },
    colours: { main: '#00509e', accent: '#f2c94c' },
    desk: { name: 'Orakel support', phone: '73 59 15 00' },
  },
  {
    key: 'usn',
    short: 'USN',
    name: {
      nb: 'Universitetet i Sørøst-Norge',
      nn: 'Universitetet i Søraust-Noreg',
      en: 'University of South-Eastern Norway',
    },
    colours: { main: '#482776', accent: '#2fd3c5' },
    desk: { name: 'IT-hjelpen', phone: '31 00 80 00' },
  },
  {
    key: 'educloud',
    short: 'Educloud',
    name: {
      nb: 'Educloud, Universitetet i Oslo',
      nn: 'Educloud, Universitetet i Oslo',
      en: 'Educloud, University of Oslo',
    },
    colours: { main: '#0b5563', accent: '#ff8a5c', head: '#0a2f38' },
    desk: { name: 'Educloud brukerstøtte', phone: '22 84 50 00' },
  },
]
