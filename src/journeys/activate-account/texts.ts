/** Every word on the pages where an account is activated, except the reasons why it must wait. (Long: three languages.) */
import type { Language, Words } from '../../core/language.ts'

type ActivationTexts = {
  journey: string
  who: {
    title: string
    intro: string
    withPin: string
    legend: string
    student: string
    studentHint: string
    employee: string
    employeeHint: string
    choose: string
    next: string
    needTitle: string
    needNumber: (called: string | null) => string
    needStudentNumber: string
    needBirthDate: string
    needPin: string
    noPin: string
    hadAccount: string
    hadAccountText: string
    opensOn: (day: string, term: 'spring' | 'autumn') => { title: string; text: string }
    tookTooLong: { title: string; text: string }
    alreadyIn: { title: string; text: string; link: string }
    notHere: string
    notHereTitle: string
  }
  noNumber: {
    title: (called: string) => string
    why: (called: string) => string
    ask: string
  }
  prove: {
    studentTitle: string
    employeeTitle: string
    intro: string
    pin: string
    next: string
    otherKind: { student: string; employee: string }
    emptyPin: string
    noMatch: Record<'student' | 'employee', string>
    noMatchAdvice: (tries: number) => string
    checkDigits: string
    newPin: string
    slowDown: string
    linkSent: { title: string; text: (hours: string) => string; also: string }
  }
  link: {
    title: string
    intro: string
    noMatch: (tries: number) => string
    dead: { title: string; text: string; next: string }
  }
  rules: {
    title: string
    intro: string
    read: (title: string) => string
    version: (version: string) => string
    accept: (titles: string) => string
    mustAccept: string
    next: string
  }
  password: {
    title: string
    intro: (validFor: string | null) => string
    username: string
    save: string
  }
  done: {
    title: string
    username: string
    mail: string
    remember: string
    nextTitle: string
    devices: string
    notice: string
    toAccount: string
    toSecondFactor: string
    again: { title: string; text: string; signIn: string }
  }
}

const words: Words<ActivationTexts> = {
  nb: {
    journey: 'Aktiver kontoen',
    who: {
      title: 'Aktiver kontoen',
      intro:
        'Alle nye studenter og ansatte aktiverer brukerkontoen før den kan brukes. Det tar noen minutter.',
      withPin: 'Uten elektronisk ID',
      legend: 'Hvem er du?',
      student: 'Student',
      studentHint: 'Du har takket ja til en studieplass, eller du studerer her allerede.',
      employee: 'Ansatt',
      employeeHint: 'Du er registrert som ansatt i personalsystemet.',
      choose: 'Velg om du er student eller ansatt.',
      next: 'Fortsett',
      needTitle: 'Dette trenger du',
      needNumber: (called) =>
        called === null
          ? 'Fødselsnummer eller D-nummer (11 sifre).'
          : `Fødselsnummer eller D-nummer (11 sifre). Har du ikke norsk nummer, bruker du ${called}et du har fått.`,
      needStudentNumber: 'Student: studentnummeret.',
      needBirthDate: 'Ansatt: fødselsdatoen din.',
      needPin: 'PIN-koden din.',
      noPin: 'Har du ikke PIN-koden? Bestill en ny',
      hadAccount: 'Har du hatt konto her før?',
      hadAccountText:
        'Da bruker du den samme kontoen videre, også om du begynner på et nytt studium. Du skal ikke aktivere noe på nytt.',
      opensOn: (day, term) => ({
        title: `Aktivering for nye studenter åpner ${day}`,
        text:
          term === 'autumn'
            ? 'Det gjelder deg som begynner til høsten. Fram til da kan du ikke aktivere kontoen, og du trenger ikke å gjøre noe.'
            : 'Det gjelder deg som begynner til våren. Fram til da kan du ikke aktivere kontoen, og du trenger ikke å gjøre noe.',
      }),
      tookTooLong: {
        title: 'Det gikk for lang tid',
        text: 'Av hensyn til sikkerheten må du begynne på nytt. Ingenting er endret, og PIN-koden din virker fortsatt.',
      },
      alreadyIn: {
        title: 'Kontoen din er aktivert, og du er logget inn',
        text: 'Brukernavnet og e-postadressen ble vist én gang. De står på Min konto så lenge du er logget inn.',
        link: 'Til Min konto',
      },
      notHere:
        'Her får du konto gjennom den enheten eller det prosjektet du hører til. Venter du på tilgang, spør den som har bedt deg bli med, eller ta kontakt med brukerstøtten.',
      notHereTitle: 'Kontoer aktiveres ikke på denne siden',
    },
    noNumber: {
      title: (called) => `Har du ikke fått ${called}et ennå?`,
      why: (called) =>
        `Uten et nummer kan vi ikke vite at det er deg. Derfor kan kontoen ikke aktiveres før du har fått ${called}et.`,
      ask: 'Spør',
    },
    prove: {
      studentTitle: 'Vis at det er deg',
      employeeTitle: 'Vis at det er deg',
      intro: 'Vi sammenligner det du skriver, med det som er registrert om deg.',
      pin: 'PIN-kode',
      next: 'Fortsett',
      otherKind: { student: 'Er du ansatt, ikke student?', employee: 'Er du student, ikke ansatt?' },
      emptyPin: 'Skriv PIN-koden.',
      noMatch: {
        student:
          'Nummeret, studentnummeret og PIN-koden hører ikke sammen, eller PIN-koden virker ikke lenger.',
        employee:
          'Nummeret, fødselsdatoen og PIN-koden hører ikke sammen, eller PIN-koden virker ikke lenger.',
      },
      noMatchAdvice: (tries) =>
        `Etter ${tries} feil forsøk slutter en PIN-kode å virke. Da må du bestille en ny.`,
      checkDigits: 'Sjekk hvert siffer, og at du bruker den nyeste PIN-koden du har fått.',
      newPin: 'Bestill en ny PIN-kode',
      slowDown:
        'Det har kommet for mange forsøk herfra. Vent ti minutter og prøv igjen. PIN-koden din er ikke brukt opp av dette.',
      linkSent: {
        title: 'Se i e-posten din',
        text: (hours) =>
          `Akkurat nå ber vi alle om én ting til, fordi mange har prøvd seg med feil PIN-kode. Er opplysningene riktige, sender vi en lenke til e-postadressen som er registrert på deg. Den virker i ${hours}. Ha PIN-koden klar.`,
        also: 'Får du ingen e-post i løpet av noen minutter, se i søppelposten og sjekk opplysningene. Er ingen e-postadresse registrert på deg, hjelper brukerstøtten.',
      },
    },
    link: {
      title: 'Skriv PIN-koden',
      intro: 'Du har åpnet lenken vi sendte deg. Nå mangler bare PIN-koden.',
      noMatch: (tries) =>
        `PIN-koden stemmer ikke, eller den virker ikke lenger. Etter ${tries} feil forsøk må du bestille en ny.`,
      dead: {
        title: 'Lenken virker ikke lenger',
        text: 'En lenke virker én gang, en kort tid, og slutter å virke når du får en nyere. Begynn på nytt, så får du en ny lenke hvis du trenger den.',
        next: 'Begynn på nytt',
      },
    },
    rules: {
      title: 'Regler for kontoen',
      intro: 'Du må godta reglene før kontoen åpnes.',
      read: (title) => `Les hele: ${title}`,
      version: (version) => `Versjon ${version}`,
      accept: (titles) => `Jeg har lest og godtar ${titles}`,
      mustAccept: 'Du må godta reglene for å gå videre.',
      next: 'Fortsett',
    },
    password: {
      title: 'Velg passord',
      intro: (validFor) =>
        validFor === null
          ? 'Passordet virker i alle tjenestene kontoen åpner.'
          : `Passordet virker i alle tjenestene kontoen åpner, og gjelder i ${validFor}.`,
      username: 'Brukernavnet ditt blir',
      save: 'Lagre og åpne kontoen',
    },
    done: {
      title: 'Kontoen er åpen',
      username: 'Brukernavnet ditt',
      mail: 'E-postadressen din',
      remember:
        'Merk deg begge nå. De vises bare denne ene gangen, og vi sender dem ikke til deg. Passordet ser du ikke igjen.',
      nextTitle: 'Neste steg',
      devices: 'Her trenger du brukernavnet og det nye passordet:',
      notice:
        'Du får en melding om at kontoen er aktivert, uten brukernavn, adresse eller passord. E-post og andre tjenester kan bruke noen minutter på å bli klare.',
      toAccount: 'Til Min konto',
      toSecondFactor: 'Sett opp totrinnsinnlogging',
      again: {
        title: 'Brukernavnet vises bare én gang',
        text: 'Brukernavnet og e-postadressen ble vist da kontoen ble aktivert. Logg inn, så finner du dem på Min konto. Har du glemt dem, hjelper brukerstøtten.',
        signIn: 'Logg inn',
      },
    },
  },
  nn: {
    journey: 'Aktiver kontoen',
    who: {
      title: 'Aktiver kontoen',
      intro:
        'Alle nye studentar og tilsette aktiverer brukarkontoen før han kan brukast. Det tek nokre minutt.',
      withPin: 'Utan elektronisk ID',
      legend: 'Kven er du?',
      student: 'Student',
      studentHint: 'Du har takka ja til ein studieplass, eller du studerer her alt.',
      employee: 'Tilsett',
      employeeHint: 'Du er registrert som tilsett i personalsystemet.',
      choose: 'Vel om du er student eller tilsett.',
      next: 'Hald fram',
      needTitle: 'Dette treng du',
      needNumber: (called) =>
        called === null
          ? 'Fødselsnummer eller D-nummer (11 siffer).'
          : `Fødselsnummer eller D-nummer (11 siffer). Har du ikkje norsk nummer, brukar du ${called}et du har fått.`,
      needStudentNumber: 'Student: studentnummeret.',
      needBirthDate: 'Tilsett: fødselsdatoen din.',
      needPin: 'PIN-koden din.',
      noPin: 'Har du ikkje PIN-koden? Ting ein ny',
      hadAccount: 'Har du hatt konto her før?',
      hadAccountText:
        'Då brukar du den same kontoen vidare, òg om du byrjar på eit nytt studium. Du skal ikkje aktivere noko på nytt.',
      opensOn: (day, term) => ({
        title: `Aktivering for nye studentar opnar ${day}`,
        text:
          term === 'autumn'
            ? 'Det gjeld deg som byrjar til hausten. Fram til då kan du ikkje aktivere kontoen, og du treng ikkje å gjere noko.'
            : 'Det gjeld deg som byrjar til våren. Fram til då kan du ikkje aktivere kontoen, og du treng ikkje å gjere noko.',
      }),
      tookTooLong: {
        title: 'Det gjekk for lang tid',
        text: 'Av omsyn til tryggleiken må du byrje på nytt. Ingenting er endra, og PIN-koden din verkar framleis.',
      },
      alreadyIn: {
        title: 'Kontoen din er aktivert, og du er logga inn',
        text: 'Brukarnamnet og e-postadressa vart viste éin gong. Dei står på Min konto så lenge du er logga inn.',
        link: 'Til Min konto',
      },
      notHere:
        'Her får du konto gjennom den eininga eller det prosjektet du høyrer til. Ventar du på tilgang, spør den som har bede deg bli med, eller ta kontakt med brukarstøtta.',
      notHereTitle: 'Kontoar blir ikkje aktiverte på denne sida',
    },
    noNumber: {
      title: (called) => `Har du ikkje fått ${called}et enno?`,
      why: (called) =>
        `Utan eit nummer kan vi ikkje vite at det er deg. Difor kan kontoen ikkje aktiverast før du har fått ${called}et.`,
      ask: 'Spør',
    },
    prove: {
      studentTitle: 'Vis at det er deg',
      employeeTitle: 'Vis at det er deg',
      intro: 'Vi samanliknar det du skriv, med det som er registrert om deg.',
      pin: 'PIN-kode',
      next: 'Hald fram',
      otherKind: { student: 'Er du tilsett, ikkje student?', employee: 'Er du student, ikkje tilsett?' },
      emptyPin: 'Skriv PIN-koden.',
      noMatch: {
        student:
          'Nummeret, studentnummeret og PIN-koden høyrer ikkje saman, eller PIN-koden verkar ikkje lenger.',
        employee:
          'Nummeret, fødselsdatoen og PIN-koden høyrer ikkje saman, eller PIN-koden verkar ikkje lenger.',
      },
      noMatchAdvice: (tries) =>
        `Etter ${tries} feil forsøk sluttar ein PIN-kode å verke. Då må du tinge ein ny.`,
      checkDigits: 'Sjekk kvart siffer, og at du brukar den nyaste PIN-koden du har fått.',
      newPin: 'Ting ein ny PIN-kode',
      slowDown:
        'Det har kome for mange forsøk herfrå. Vent ti minutt og prøv igjen. PIN-koden din er ikkje brukt opp av dette.',
      linkSent: {
        title: 'Sjå i e-posten din',
        text: (hours) =>
          `Akkurat no bed vi alle om éin ting til, fordi mange har prøvd seg med feil PIN-kode. Er opplysningane rette, sender vi ei lenkje til e-postadressa som er registrert på deg. Ho verkar i ${hours}. Ha PIN-koden klar.`,
        also: 'Får du ingen e-post i løpet av nokre minutt, sjå i søppelposten og sjekk opplysningane. Er inga e-postadresse registrert på deg, hjelper brukarstøtta.',
      },
    },
    link: {
      title: 'Skriv PIN-koden',
      intro: 'Du har opna lenkja vi sende deg. No manglar berre PIN-koden.',
      noMatch: (tries) =>
        `PIN-koden stemmer ikkje, eller han verkar ikkje lenger. Etter ${tries} feil forsøk må du tinge ein ny.`,
      dead: {
        title: 'Lenkja verkar ikkje lenger',
        text: 'Ei lenkje verkar éin gong, ei kort tid, og sluttar å verke når du får ei nyare. Byrj på nytt, så får du ei ny lenkje om du treng ho.',
        next: 'Byrj på nytt',
      },
    },
    rules: {
      title: 'Reglar for kontoen',
      intro: 'Du må godta reglane før kontoen blir opna.',
      read: (title) => `Les heile: ${title}`,
      version: (version) => `Versjon ${version}`,
      accept: (titles) => `Eg har lese og godtek ${titles}`,
      mustAccept: 'Du må godta reglane for å gå vidare.',
      next: 'Hald fram',
    },
    password: {
      title: 'Vel passord',
      intro: (validFor) =>
        validFor === null
          ? 'Passordet verkar i alle tenestene kontoen opnar.'
          : `Passordet verkar i alle tenestene kontoen opnar, og gjeld i ${validFor}.`,
      username: 'Brukarnamnet ditt blir',
      save: 'Lagre og opne kontoen',
    },
    done: {
      title: 'Kontoen er open',
      username: 'Brukarnamnet ditt',
      mail: 'E-postadressa di',
      remember:
        'Merk deg begge no. Dei blir viste berre denne eine gongen, og vi sender dei ikkje til deg. Passordet ser du ikkje igjen.',
      nextTitle: 'Neste steg',
      devices: 'Her treng du brukarnamnet og det nye passordet:',
      notice:
        'Du får ei melding om at kontoen er aktivert, utan brukarnamn, adresse eller passord. E-post og andre tenester kan bruke nokre minutt på å bli klare.',
      toAccount: 'Til Min konto',
      toSecondFactor: 'Set opp totrinnsinnlogging',
      again: {
        title: 'Brukarnamnet blir vist berre éin gong',
        text: 'Brukarnamnet og e-postadressa vart viste då kontoen vart aktivert. Logg inn, så finn du dei på Min konto. Har du gløymt dei, hjelper brukarstøtta.',
        signIn: 'Logg inn',
      },
    },
  },
  en: {
    journey: 'Activate your account',
    who: {
      title: 'Activate your account',
      intro:
        'All new students and employees activate their account before it can be used. It takes a few minutes.',
      withPin: 'Without electronic ID',
      legend: 'Who are you?',
      student: 'Student',
      studentHint: 'You have accepted a place to study, or you already study here.',
      employee: 'Employee',
      employeeHint: 'You are registered as an employee in the staff register.',
      choose: 'Choose whether you are a student or an employee.',
      next: 'Continue',
      needTitle: 'What you need',
      needNumber: (called) =>
        called === null
          ? 'Your national identity number or D-number (11 digits).'
          : `Your national identity number or D-number (11 digits). Without a Norwegian number, use the ${called} you were sent.`,
      needStudentNumber: 'Students: your student number.',
      needBirthDate: 'Employees: your date of birth.',
      needPin: 'Your PIN.',
      noPin: 'No PIN? Order a new one',
      hadAccount: 'Have you had an account here before?',
      hadAccountText:
        'Then the same account goes on, also if you begin on a new programme. There is nothing to activate again.',
      opensOn: (day, term) => ({
        title: `Activation for new students opens on ${day}`,
        text:
          term === 'autumn'
            ? 'This is for those who begin in the autumn. Until then the account cannot be activated, and there is nothing you need to do.'
            : 'This is for those who begin in the spring. Until then the account cannot be activated, and there is nothing you need to do.',
      }),
      tookTooLong: {
        title: 'It took too long',
        text: 'For your security you have to begin again. Nothing was changed, and your PIN still works.',
      },
      alreadyIn: {
        title: 'Your account is activated, and you are signed in',
        text: 'The username and the mail address were shown once. They are on My account as long as you are signed in.',
        link: 'To My account',
      },
      notHere:
        'Here you get an account through the unit or project that you belong to. If you are waiting for access, ask whoever invited you, or contact the service desk.',
      notHereTitle: 'Accounts are not activated on this page',
    },
    noNumber: {
      title: (called) => `Have you not received the ${called} yet?`,
      why: (called) =>
        `Without a number we cannot know that it is you. That is why the account cannot be activated until you have the ${called}.`,
      ask: 'Ask',
    },
    prove: {
      studentTitle: 'Show that it is you',
      employeeTitle: 'Show that it is you',
      intro: 'We compare what you type with what is registered about you.',
      pin: 'PIN',
      next: 'Continue',
      otherKind: {
        student: 'Are you an employee, not a student?',
        employee: 'Are you a student, not an employee?',
      },
      emptyPin: 'Enter your PIN.',
      noMatch: {
        student:
          'The number, the student number and the PIN do not belong together, or the PIN no longer works.',
        employee:
          'The number, the date of birth and the PIN do not belong together, or the PIN no longer works.',
      },
      noMatchAdvice: (tries) =>
        `After ${tries} wrong tries a PIN stops working. Then you have to order a new one.`,
      checkDigits: 'Check each digit, and that you use the newest PIN you have received.',
      newPin: 'Order a new PIN',
      slowDown:
        'There have been too many tries from here. Wait ten minutes and try again. This has not used up your PIN.',
      linkSent: {
        title: 'Look in your e-mail',
        text: (hours) =>
          `Right now we ask everybody for one thing more, because many wrong PINs have been tried. If the details are right, we send a link to the e-mail address registered for you. It works for ${hours}. Have your PIN ready.`,
        also: 'If no e-mail arrives within a few minutes, look in the spam folder and check the details. If no e-mail address is registered for you, the service desk will help.',
      },
    },
    link: {
      title: 'Enter your PIN',
      intro: 'You have opened the link we sent you. Only the PIN is missing now.',
      noMatch: (tries) =>
        `The PIN is not right, or it no longer works. After ${tries} wrong tries you have to order a new one.`,
      dead: {
        title: 'The link no longer works',
        text: 'A link works once, for a short time, and stops working when you get a newer one. Begin again, and you will get a new link if you need it.',
        next: 'Begin again',
      },
    },
    rules: {
      title: 'Rules for the account',
      intro: 'You must accept the rules before the account opens.',
      read: (title) => `Read all of it: ${title}`,
      version: (version) => `Version ${version}`,
      accept: (titles) => `I have read and accept ${titles}`,
      mustAccept: 'You must accept the rules to go on.',
      next: 'Continue',
    },
    password: {
      title: 'Choose a password',
      intro: (validFor) =>
        validFor === null
          ? 'The password works in every service that the account opens.'
          : `The password works in every service that the account opens, and is valid for ${validFor}.`,
      username: 'Your username will be',
      save: 'Save and open the account',
    },
    done: {
      title: 'The account is open',
      username: 'Your username',
      mail: 'Your mail address',
      remember:
        'Remember both now. They are shown only this once, and we do not send them to you. You will not see the password again.',
      nextTitle: 'Next steps',
      devices: 'You will need the username and the new password here:',
      notice:
        'You will get a message that the account was activated, without username, address or password. E-mail and other services may need a few minutes to be ready.',
      toAccount: 'To My account',
      toSecondFactor: 'Set up two-factor sign-in',
      again: {
        title: 'The username is shown only once',
        text: 'The username and the mail address were shown when the account was activated. Sign in, and you will find them on My account. If you have forgotten them, the service desk will help.',
        signIn: 'Sign in',
      },
    },
  },
}

/** The words in one language. */
export function activationTexts(language: Language): ActivationTexts {
  return words[language]
}
