/** Words that nobody should have to sign their mail with: names made by the program never contain them. */

/** Words that offend wherever they stand, and words that do so only alone, since honest names contain them. */
export type OffensiveWords = { readonly anywhere: readonly string[]; readonly alone: readonly string[] }

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/**
 * Bokmål, nynorsk and English, as `forUsername` writes them. Modest on purpose: a word too many costs somebody the name
 * they would have liked, so what Faanes, Toshitaka or Thoresen have in them stands only in the second list.
 */
export const offensiveWords: OffensiveWords = {
  anywhere: words(`
    arsehole asshole bastard bitch blowjob bollocks cocksuck cunt dickhead dildo drittsekk faen faggot fanden fitta fitte
    forbanna fuck helvete helvet hestkuk hitler horunge idiot jaevel jaevla jaevlig javla jizz knull kukhue kuksug ludder
    masturb mongis motherf nigga nigger onani orgasm pedofil penis porno pornstar raevhol rasshol retard skitunge svarting
    terrorist tispe twat vagina valdtekt voldtekt whore
  `),
  alone: words(`
    anal anus ape apekatt arse ass boob boobs cock coon crap dick dod drap drep dritt dum dumb dust faan feit fette fise
    fitt gay gris hate hater homo hora hore horer kill kkk kuk kuken lesbe lik mongo mord nazi nazist neger negro
    paedo pakkis pikk piss porn pule pung pupp pupper purk quisling raev raeva rape rapist rass rumpe runk satan sex shit
    shite skit skitt slut soper spy stygg suck taper tit tits tjuv tyv wank
  `),
}
