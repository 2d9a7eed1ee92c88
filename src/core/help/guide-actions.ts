/** The pages a guide may end in: its address here, what the button says, and whether the institution has it. */
import type { Institution } from '../institution/institution.ts'
import type { Words } from '../language.ts'

type GuideAction = { path: `/${string}`; label: Words; offered: (institution: Institution) => boolean }

const always = () => true

const actions = {
  'activate-account': {
    path: '/activate-account',
    label: { nb: 'Aktiver kontoen', nn: 'Aktiver kontoen', en: 'Activate the account' },
    offered: ({ features, activation }) => features.activation && activation.who.length > 0,
  },
  'sign-in': {
    path: '/sign-in',
    label: { nb: 'Logg inn', nn: 'Logg inn', en: 'Sign in' },
    offered: always,
  },
  'forgotten-password': {
    path: '/forgotten-password',
    label: { nb: 'Velg nytt passord', nn: 'Vel nytt passord', en: 'Choose a new password' },
    offered: ({ features }) => features.recovery,
  },
  'forgotten-username': {
    path: '/forgotten-username',
    label: { nb: 'Finn brukernavnet', nn: 'Finn brukarnamnet', en: 'Find the username' },
    offered: ({ features }) => features.recovery,
  },
  'forgotten-pin': {
    path: '/forgotten-pin',
    label: { nb: 'Få ny PIN-kode', nn: 'Få ny PIN-kode', en: 'Get a new PIN' },
    offered: ({ features, activation, recovery }) =>
      features.activation && activation.who.length > 0 && recovery.pin.length > 0,
  },
  'change-password': {
    path: '/my-account/password',
    label: { nb: 'Bytt passord', nn: 'Byt passord', en: 'Change the password' },
    offered: always,
  },
  'two-factor': {
    path: '/my-account/two-factor',
    label: { nb: 'Totrinnsinnlogging', nn: 'Totrinnsinnlogging', en: 'Two-factor sign-in' },
    offered: ({ features }) => features.secondFactor,
  },
  'lost-second-factor': {
    path: '/lost-second-factor',
    label: { nb: 'Mistet totrinn', nn: 'Mista totrinn', en: 'Lost second factor' },
    offered: ({ features }) => features.secondFactor,
  },
  'door-pin': {
    path: '/my-account/pin',
    label: { nb: 'Velg PIN til dørene', nn: 'Vel PIN til dørene', en: 'Choose a PIN for the doors' },
    offered: ({ features, pin }) => features.doorPin && pin.door.offered,
  },
  visibility: {
    path: '/my-account/visibility',
    label: {
      nb: 'Velg hva andre kan se',
      nn: 'Vel kva andre kan sjå',
      en: 'Choose what others can see',
    },
    offered: ({ features }) => features.visibility,
  },
  'my-account': {
    path: '/my-account',
    label: { nb: 'Min konto', nn: 'Min konto', en: 'My account' },
    offered: always,
  },
  sessions: {
    path: '/my-account/sessions',
    label: {
      nb: 'Se hvor du er logget inn',
      nn: 'Sjå kvar du er logga inn',
      en: 'See where you are signed in',
    },
    offered: always,
  },
  rules: {
    path: '/my-account/rules',
    label: { nb: 'Les reglene', nn: 'Les reglane', en: 'Read the rules' },
    offered: ({ rulesDocuments }) => rulesDocuments.length > 0,
  },
  'why-no-access': {
    path: '/why-no-access',
    label: { nb: 'Se hva som stenger', nn: 'Sjå kva som stengjer', en: 'See what is in the way' },
    offered: ({ features }) => features.whyNoAccess,
  },
  'shared-computer': {
    path: '/shared-computer',
    label: {
      nb: 'Jeg sitter ved en delt datamaskin',
      nn: 'Eg sit ved ei delt datamaskin',
      en: 'I am at a shared computer',
    },
    offered: ({ features }) => features.sharedComputers,
  },
  projects: {
    path: '/projects',
    label: {
      nb: 'Administrasjon av utenlandske brukere',
      nn: 'Administrasjon av utanlandske brukarar',
      en: 'Foreign user administration',
    },
    offered: ({ projects }) => projects.offered,
  },
  desks: {
    path: '/desks',
    label: {
      nb: 'Brukerstøtte og åpningstider',
      nn: 'Brukarstøtte og opningstider',
      en: 'Service desk and opening hours',
    },
    offered: ({ desks }) => desks.length > 0,
  },
} satisfies Record<string, GuideAction>

export type GuideActionName = keyof typeof actions

/** Their names, as guides write them. */
export const guideActionNames = Object.keys(actions) as GuideActionName[]

/** The page behind the name. */
export function guideAction(name: GuideActionName): GuideAction {
  return actions[name]
}

/** Pages that a guide may lead to beside those it may end in. */
const otherPages: readonly string[] = ['/', '/help', '/desks', '/desks#offices', '/privacy', '/accessibility']

/** Whether a link in a guide leads to a page of ours; other guides are for the reader of all guides to look up. */
export function isPageOfOurs(path: string): boolean {
  return otherPages.includes(path) || guideActionNames.some((name) => actions[name].path === path)
}
