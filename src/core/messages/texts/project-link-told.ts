/** Tells the administrator what became of a link: it was used, or it died of too many wrong secrets (case L-18). By mail only. */
import type { Temporal } from 'temporal-polyfill'
import type { Wording } from '../voice.ts'

type Facts = { what: 'used' | 'void'; project: string; at: Temporal.Instant }

export const projectLinkTold: Wording<Facts> = {
  mail: {
    nb: (voice, { what, project, at }) => ({
      subject: `En lenke fra prosjektet ${project}`,
      says:
        what === 'used'
          ? [
              `En lenke du sendte til et medlem av prosjektet ${project}, ble brukt ${voice.when(at)}, sammen med nøkkelen.`,
              `Hadde medlemmet ikke bedt om den, ta kontakt med en gang. ${voice.reachDesk}`,
            ]
          : [
              `En lenke du sendte til et medlem av prosjektet ${project}, sluttet å virke ${voice.when(at)}: for mange nøkler var feil.`,
              `Spør medlemmet hva som hendte, og lag en ny lenke om den trengs. ${voice.reachDesk}`,
            ],
    }),
    nn: (voice, { what, project, at }) => ({
      subject: `Ei lenkje frå prosjektet ${project}`,
      says:
        what === 'used'
          ? [
              `Ei lenkje du sende til ein medlem av prosjektet ${project}, vart brukt ${voice.when(at)}, saman med nøkkelen.`,
              `Hadde medlemen ikkje bede om henne, ta kontakt med ein gong. ${voice.reachDesk}`,
            ]
          : [
              `Ei lenkje du sende til ein medlem av prosjektet ${project}, slutta å verke ${voice.when(at)}: for mange nøklar var feil.`,
              `Spør medlemen kva som hende, og lag ei ny lenkje om det trengst. ${voice.reachDesk}`,
            ],
    }),
    en: (voice, { what, project, at }) => ({
      subject: `A link from the project ${project}`,
      says:
        what === 'used'
          ? [
              `A link that you sent to a member of the project ${project} was used on ${voice.when(at)}, together with its secret.`,
              `If the member had not asked for it, contact us at once. ${voice.reachDesk}`,
            ]
          : [
              `A link that you sent to a member of the project ${project} stopped working on ${voice.when(at)}: too many secrets were wrong.`,
              `Ask the member what happened, and make a new link if it is needed. ${voice.reachDesk}`,
            ],
    }),
  },
  sms: null,
}
