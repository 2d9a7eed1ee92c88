/** The words of the way back to a password, in nb, nn and en. */
import type { Language, Words } from '../../core/language.ts'
import type { MailCodeWords } from '../../web/mail-code/words.ts'

type ForgottenPasswordTexts = MailCodeWords & {
  textMessage: {
    title: string
    intro: string
    introEid: string
    ownTitle: string
    own: string
    toSet: string
    smsTitle: string
    sms: (ends: string, validFor: string) => string
    order: string
    risk: string
    noNumber: { title: string; text: string; corrected: string }
  }
  sent: {
    title: string
    intro: string
    steps: (validFor: string) => readonly string[]
    signIn: string
    none: { title: string; lines: (rest: number) => readonly string[] }
    again: string
  }
  deskCode: {
    hasOne: string
    title: string
    intro: string
    username: string
    code: string
    codeHint: string
    submit: string
    empty: string
    wrong: string
    slowDown: string
    ask: string
  }
}

const words: Words<ForgottenPasswordTexts> = {
  nb: {
    title: 'Glemt passordet',
    intro: 'Vis hvem du er, så velger du et nytt. Passordet du har, virker til det er gjort.',
    after: 'Etterpå bestiller du et midlertidig passord på SMS til mobilnummeret som er registrert.',
    textMessage: {
      title: 'Vi vet hvem du er',
      intro: 'Bestill et midlertidig passord på SMS. Det brukes én gang, til å velge ditt eget.',
      introEid: 'Velg et nytt passord her og nå, eller få et midlertidig på SMS.',
      ownTitle: 'Velg nytt passord nå',
      own: 'Du er identifisert med elektronisk ID og trenger ikke noe mer.',
      toSet: 'Velg nytt passord',
      smsTitle: 'Midlertidig passord på SMS',
      sms: (ends, validFor) =>
        `Vi sender det til det registrerte mobilnummeret, som slutter på ${ends}. Det virker i ${validFor}, én gang.`,
      order: 'Send midlertidig passord',
      risk: 'SMS kan komme på avveie. Har du elektronisk ID, er den tryggere.',
      noNumber: {
        title: 'Vi har ikke noe nummer å sende til',
        text: 'Det er ikke registrert noe norsk mobilnummer på deg, så vi kan ikke sende et midlertidig passord.',
        corrected: 'Nummeret rettes i',
      },
    },
    sent: {
      title: 'Se på telefonen',
      intro: 'Er nummeret i orden, kommer det midlertidige passordet på SMS om et øyeblikk.',
      steps: (validFor) => [
        'Gå til innloggingen og skriv brukernavnet ditt.',
        'Skriv det midlertidige passordet fra SMS-en som passord.',
        `Velg ditt eget passord. Det midlertidige virker én gang, i ${validFor}.`,
      ],
      signIn: 'Logg inn med det midlertidige passordet',
      none: {
        title: 'Kommer det ingen SMS?',
        lines: (rest) => [
          'Vent et par minutter, og se at telefonen har dekning.',
          `Er mobilnummeret endret de siste ${rest} dagene, sender vi ikke noe dit ennå.`,
          'Vi sender bare til norske mobilnumre, og bare noen få meldinger i timen.',
          'Noen kontoer kan ikke gjenopprettes på SMS. Brukerstøtten ser hvorfor.',
        ],
      },
      again: 'Begynn på nytt',
    },
    deskCode: {
      hasOne: 'Jeg har fått en engangskode fra brukerstøtten',
      title: 'Engangskode fra brukerstøtten',
      intro: 'Skriv brukernavnet ditt og koden, så velger du et nytt passord.',
      username: 'Brukernavn',
      code: 'Engangskode',
      codeHint: 'Den står i SMS-en, e-posten eller brevet fra oss.',
      submit: 'Gå videre',
      empty: 'Skriv både brukernavnet og koden.',
      wrong:
        'Brukernavnet og koden hører ikke sammen, eller koden gjelder ikke lenger. Etter fem forsøk er den brukt opp.',
      slowDown: 'For mange forsøk herfra. Vent litt, og prøv igjen.',
      ask: 'Virker ikke koden, kan brukerstøtten lage en ny:',
    },
  },
  nn: {
    title: 'Gløymt passordet',
    intro: 'Vis kven du er, så vel du eit nytt. Passordet du har, verkar til det er gjort.',
    after: 'Etterpå tingar du eit mellombels passord på SMS til mobilnummeret som er registrert.',
    textMessage: {
      title: 'Vi veit kven du er',
      intro: 'Ting eit mellombels passord på SMS. Det blir brukt éin gong, til å velje ditt eige.',
      introEid: 'Vel eit nytt passord her og no, eller få eit mellombels på SMS.',
      ownTitle: 'Vel nytt passord no',
      own: 'Du er identifisert med elektronisk ID og treng ikkje noko meir.',
      toSet: 'Vel nytt passord',
      smsTitle: 'Mellombels passord på SMS',
      sms: (ends, validFor) =>
        `Vi sender det til det registrerte mobilnummeret, som sluttar på ${ends}. Det verkar i ${validFor}, éin gong.`,
      order: 'Send mellombels passord',
      risk: 'SMS kan kome på avvegar. Har du elektronisk ID, er han tryggare.',
      noNumber: {
        title: 'Vi har ikkje noko nummer å sende til',
        text: 'Det er ikkje registrert noko norsk mobilnummer på deg, så vi kan ikkje sende eit mellombels passord.',
        corrected: 'Nummeret blir retta i',
      },
    },
    sent: {
      title: 'Sjå på telefonen',
      intro: 'Er nummeret i orden, kjem det mellombelse passordet på SMS om ei lita stund.',
      steps: (validFor) => [
        'Gå til innlogginga og skriv brukarnamnet ditt.',
        'Skriv det mellombelse passordet frå SMS-en som passord.',
        `Vel ditt eige passord. Det mellombelse verkar éin gong, i ${validFor}.`,
      ],
      signIn: 'Logg inn med det mellombelse passordet',
      none: {
        title: 'Kjem det ingen SMS?',
        lines: (rest) => [
          'Vent eit par minutt, og sjå at telefonen har dekning.',
          `Er mobilnummeret endra dei siste ${rest} dagane, sender vi ikkje noko dit enno.`,
          'Vi sender berre til norske mobilnummer, og berre nokre få meldingar i timen.',
          'Nokre kontoar kan ikkje rettast opp att på SMS. Brukarstøtta ser kvifor.',
        ],
      },
      again: 'Begynn på nytt',
    },
    deskCode: {
      hasOne: 'Eg har fått ein eingongskode frå brukarstøtta',
      title: 'Eingongskode frå brukarstøtta',
      intro: 'Skriv brukarnamnet ditt og koden, så vel du eit nytt passord.',
      username: 'Brukarnamn',
      code: 'Eingongskode',
      codeHint: 'Han står i SMS-en, e-posten eller brevet frå oss.',
      submit: 'Gå vidare',
      empty: 'Skriv både brukarnamnet og koden.',
      wrong:
        'Brukarnamnet og koden høyrer ikkje saman, eller koden gjeld ikkje lenger. Etter fem forsøk er han brukt opp.',
      slowDown: 'For mange forsøk herifrå. Vent litt, og prøv igjen.',
      ask: 'Verkar ikkje koden, kan brukarstøtta lage ein ny:',
    },
  },
  en: {
    title: 'Forgotten password',
    intro: 'Show who you are, and choose a new one. The password you have works until that is done.',
    after: 'After that you order a temporary password by SMS to the mobile number that is registered.',
    textMessage: {
      title: 'We know who you are',
      intro: 'Order a temporary password by SMS. It is used once, to choose your own.',
      introEid: 'Choose a new password here and now, or get a temporary one by SMS.',
      ownTitle: 'Choose a new password now',
      own: 'You are identified with electronic ID and need nothing more.',
      toSet: 'Choose a new password',
      smsTitle: 'Temporary password by SMS',
      sms: (ends, validFor) =>
        `We send it to your registered mobile number, which ends in ${ends}. It works for ${validFor}, once.`,
      order: 'Send a temporary password',
      risk: 'Text messages can go astray. If you have an electronic ID, it is safer.',
      noNumber: {
        title: 'We have no number to send to',
        text: 'No Norwegian mobile number is registered for you, so we cannot send a temporary password.',
        corrected: 'The number is corrected in',
      },
    },
    sent: {
      title: 'Look at your phone',
      intro: 'If the number is in order, the temporary password will arrive by SMS in a moment.',
      steps: (validFor) => [
        'Go to the sign-in and enter your username.',
        'Enter the temporary password from the SMS as the password.',
        `Choose a password of your own. The temporary one works once, for ${validFor}.`,
      ],
      signIn: 'Sign in with the temporary password',
      none: {
        title: 'Is no SMS arriving?',
        lines: (rest) => [
          'Wait a couple of minutes, and see that the phone has coverage.',
          `If the mobile number was changed in the last ${rest} days, we do not send anything to it yet.`,
          'We send to Norwegian mobile numbers only, and only a few messages an hour.',
          'Some accounts cannot be recovered by SMS. The service desk sees why.',
        ],
      },
      again: 'Start again',
    },
    deskCode: {
      hasOne: 'I have a one-time code from the service desk',
      title: 'One-time code from the service desk',
      intro: 'Type your username and the code, and then choose a new password.',
      username: 'Username',
      code: 'One-time code',
      codeHint: 'It is in the SMS, the e-mail or the letter from us.',
      submit: 'Continue',
      empty: 'Type both the username and the code.',
      wrong:
        'The username and the code do not belong together, or the code is no longer valid. After five tries it is used up.',
      slowDown: 'Too many tries from here. Wait a little, and try again.',
      ask: 'If the code does not work, the service desk can make a new one:',
    },
  },
}

/** The words in one language. */
export function forgottenPasswordTexts(language: Language): ForgottenPasswordTexts {
  return words[language]
}
