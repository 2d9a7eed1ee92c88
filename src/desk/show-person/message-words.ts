/** What a message was about, in a few words; its content is nobody's here. */
import type { Language, Words } from '../../core/language.ts'
import type { MessageKind } from '../../core/messages/content.ts'

/** The words for one kind. */
export function messageWords(kind: MessageKind, language: Language): string {
  return words[kind][language]
}

const words: Readonly<Record<MessageKind, Words>> = {
  'account-activated': { nb: 'Kontoen er aktivert', nn: 'Kontoen er aktivert', en: 'Account activated' },
  'account-closes': { nb: 'Kontoen blir stengt', nn: 'Kontoen blir stengd', en: 'The account closes' },
  'account-stays': {
    nb: 'Kontoen blir likevel ikke stengt',
    nn: 'Kontoen blir likevel ikkje stengd',
    en: 'The account does not close after all',
  },
  'registration-due': {
    nb: 'Frist for semesterregistreringen',
    nn: 'Frist for semesterregistreringa',
    en: 'Deadline for the semester registration',
  },
  'fee-due': {
    nb: 'Frist for semesteravgiften',
    nn: 'Frist for semesteravgifta',
    en: 'Deadline for the semester fee',
  },
  'account-deactivated': {
    nb: 'Kontoen er deaktivert',
    nn: 'Kontoen er deaktivert',
    en: 'Account deactivated',
  },
  'activation-link': { nb: 'Aktiveringslenke', nn: 'Aktiveringslenkje', en: 'Activation link' },
  'activation-open': { nb: 'Aktiveringen åpner', nn: 'Aktiveringa opnar', en: 'Activation opens' },
  'caller-code': { nb: 'Kode til samtalen', nn: 'Kode til samtalen', en: 'Code for the call' },
  'change-undone': { nb: 'Endring gjort om', nn: 'Endring gjord om', en: 'Change undone' },
  'contact-changed': {
    nb: 'Kontaktopplysning endret',
    nn: 'Kontaktopplysning endra',
    en: 'Contact data changed',
  },
  'mail-address-changed': {
    nb: 'Ny e-postadresse her',
    nn: 'Ny e-postadresse her',
    en: 'New mail address here',
  },
  'contacts-missing': {
    nb: 'Kontaktopplysninger mangler',
    nn: 'Kontaktopplysningar manglar',
    en: 'Contact data missing',
  },
  'desk-acted': {
    nb: 'Brukerstøtten gjorde noe',
    nn: 'Brukarstøtta gjorde noko',
    en: 'The desk did something',
  },
  'desk-code': {
    nb: 'Engangskode fra brukerstøtten',
    nn: 'Eingongskode frå brukarstøtta',
    en: 'One-time code from the desk',
  },
  'wifi-changed': { nb: 'Endring på Wi-Fi', nn: 'Endring på Wi-Fi', en: 'Change on Wi-Fi' },
  'door-pin-changed': { nb: 'Ny PIN til dører', nn: 'Ny PIN til dører', en: 'Door PIN changed' },
  'factor-wait-begun': {
    nb: 'Venter på nytt totrinn',
    nn: 'Ventar på nytt totrinn',
    en: 'Waiting for a new second factor',
  },
  'mail-code': { nb: 'Kode på e-post', nn: 'Kode på e-post', en: 'Code by e-mail' },
  'new-access-pin': { nb: 'Ny PIN-kode', nn: 'Ny PIN-kode', en: 'New PIN' },
  'new-access-pin-ordered': { nb: 'Ny PIN-kode bestilt', nn: 'Ny PIN-kode tinga', en: 'New PIN ordered' },
  'password-changed': { nb: 'Passord byttet', nn: 'Passord bytt', en: 'Password changed' },
  'password-expires': { nb: 'Passordet går ut', nn: 'Passordet går ut', en: 'Password expires' },
  'password-must-change': {
    nb: 'Passordet må byttes',
    nn: 'Passordet må bytast',
    en: 'Password must be changed',
  },
  'operator-alarm': { nb: 'Alarm til driften', nn: 'Alarm til drifta', en: 'Alarm to the operators' },
  'project-link': { nb: 'Lenke til prosjekt', nn: 'Lenkje til prosjekt', en: 'Link of a project' },
  'project-link-made': {
    nb: 'Lenke laget for noen i prosjektet',
    nn: 'Lenkje laga for nokon i prosjektet',
    en: 'Link made for somebody in the project',
  },
  'project-link-told': {
    nb: 'Fortalt om lenke fra prosjektet',
    nn: 'Fortalt om lenkje frå prosjektet',
    en: 'Told of a link from the project',
  },
  'project-link-used': {
    nb: 'Lenke fra prosjektet brukt',
    nn: 'Lenkje frå prosjektet brukt',
    en: 'Link from the project used',
  },
  'recovery-code': { nb: 'Kode til ny tilgang', nn: 'Kode til ny tilgang', en: 'Recovery code' },
  'second-factor-changed': { nb: 'Totrinn endret', nn: 'Totrinn endra', en: 'Second factor changed' },
  'second-factor-guessed': {
    nb: 'Noen gjettet på totrinn',
    nn: 'Nokon gjetta på totrinn',
    en: 'Somebody guessed at the second factor',
  },
  'sign-in-closed': {
    nb: 'Innlogging stengt en stund',
    nn: 'Innlogging stengd ei stund',
    en: 'Sign-in closed a while',
  },
  'sign-in-closed-for-long': { nb: 'Innlogging stengt', nn: 'Innlogging stengd', en: 'Sign-in closed' },
  'temporary-password': { nb: 'Midlertidig passord', nn: 'Mellombels passord', en: 'Temporary password' },
  'text-code': { nb: 'Kode på SMS', nn: 'Kode på SMS', en: 'Code by SMS' },
}
