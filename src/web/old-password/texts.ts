/** The words about a device that still uses an old password. */
import type { Language, Words } from '../../core/language.ts'

type OldPasswordTexts = {
  title: string
  line: (station: string, network: string | null, when: string) => string
  todo: (network: string) => string
  harmless: string
  toWifi: string
}

const words: Words<OldPasswordTexts> = {
  nb: {
    title: 'En enhet bruker fortsatt det gamle passordet ditt',
    line: (station, network, when) =>
      `Enheten med MAC-adresse ${station}${network === null ? '' : ` på ${network}`}, sett ${when}`,
    todo: (network) =>
      `Velg «Glem nettverket» for ${network} på den enheten, koble til igjen og skriv det nye passordet.`,
    toWifi: 'Mer om Wi-Fi',
    harmless: 'Dette sperrer deg aldri ute, og linjen blir borte når enheten har fått det nye passordet.',
  },
  nn: {
    title: 'Ei eining brukar framleis det gamle passordet ditt',
    line: (station, network, when) =>
      `Eininga med MAC-adresse ${station}${network === null ? '' : ` på ${network}`}, sett ${when}`,
    todo: (network) =>
      `Vel «Gløym nettverket» for ${network} på den eininga, kople til att og skriv det nye passordet.`,
    toWifi: 'Meir om Wi-Fi',
    harmless: 'Dette sperrar deg aldri ute, og linja blir borte når eininga har fått det nye passordet.',
  },
  en: {
    title: 'A device still uses your old password',
    line: (station, network, when) =>
      `The device with MAC address ${station}${network === null ? '' : ` on ${network}`}, seen ${when}`,
    todo: (network) =>
      `On that device choose “Forget network” for ${network}, connect again and type the new password.`,
    toWifi: 'More about Wi-Fi',
    harmless: 'This never locks you out, and the line goes away once the device has the new password.',
  },
}

/** The words in one language. */
export function oldPasswordTexts(language: Language): OldPasswordTexts {
  return words[language]
}
