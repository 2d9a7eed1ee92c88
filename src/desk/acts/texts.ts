/** What each act of the desk will do, in one sentence before it is done and one after; and every reason why it may not be. (Long: three languages.) */
import type { NotNow } from '../../actions/desk-acts/target.ts'
import type { DeskAct, Objection } from '../../core/desk/act.ts'
import type { Language, Words } from '../../core/language.ts'

/** How something that only the person may see leaves the house. */
export type SecretWay = 'sms' | 'mail' | 'letter'

type ActWords = {
  title: string
  /** Confirmed by whoever presses the button: what will happen. */
  will: string
  button: string
  done: string
}

type ActTexts = {
  acts: Record<DeskAct, ActWords>
  objection: Record<Objection, string>
  notNow: Record<NotNow, string>
  reason: string
  reasonHint: string
  ticket: string
  ticketHint: string
  noReason: string
  noTicket: string
  closed: string
  identify: string
  back: string
  waits: string
  waitsText: string
  needsTwo: string
  say: { pinUntil: (when: string) => string; code: string; codeText: string; noPin: string }
  lock: { legend: string; wrongPasswords: string; none: string; choose: string }
  newUsername: { label: string; hint: string; said: string; seen: string }
  way: {
    legend: string
    choose: string
    label: Record<SecretWay, string>
    hint: Record<SecretWay, string>
    noLetter: string
    handedOver: string
  }
  caller: {
    title: string
    intro: string
    legend: string
    submit: string
    choose: string
    hint: Record<'passport-seen' | 'called-back' | 'code-read-back' | 'video', string>
    noChannel: string
    own: string
    sent: Record<'sms' | 'mail', string>
    code: string
    codeSubmit: string
    wrong: string
    spent: string
    done: string
  }
  waiting: {
    title: string
    intro: string
    none: string
    askedBy: string
    because: string
    ticket: string
    decide: string
    agree: string
    decline: string
    legend: string
    choose: string
    own: string
    gone: string
    declined: string
    done: string
  }
  undo: { title: string; intro: string; reason: string; button: string; done: string; gone: string }
  sections: {
    locks: string
    acts: string
    none: string
    mayLift: string
    lift: string
    lifter: Record<string, string>
  }
}

const words: Words<ActTexts> = {
  nb: {
    acts: {
      'lift-lock': {
        title: 'Opphev en sperre',
        will: 'Sperren du velger, oppheves med en gang. Andre sperrer blir stående.',
        button: 'Opphev sperren',
        done: 'Sperren er opphevet.',
      },
      deactivate: {
        title: 'Deaktiver kontoen',
        will: 'Passordet slutter å virke, og alle innlogginger avsluttes. Personen kommer inn igjen med brukernavn og PIN én gang, eller med elektronisk ID, og må da velge et eget passord.',
        button: 'Deaktiver kontoen',
        done: 'Kontoen er deaktivert.',
      },
      'new-pin': {
        title: 'Lag en ny PIN-kode',
        will: 'Den gamle PIN-koden slutter å virke. Den nye sendes til personen eller skrives ut i et lukket brev. Du får den ikke se.',
        button: 'Lag ny PIN-kode',
        done: 'Den nye PIN-koden er på vei.',
      },
      'require-password-change': {
        title: 'Krev nytt passord',
        will: 'Personen må velge et nytt passord ved neste innlogging.',
        button: 'Krev nytt passord',
        done: 'Personen må velge nytt passord ved neste innlogging.',
      },
      'lift-second-factor': {
        title: 'Ta bort totrinn',
        will: 'Alle apper, passnøkler og reservekoder på kontoen slutter å virke, og alle innlogginger avsluttes. Personen må sette opp totrinn på nytt, og må vise mer enn passordet for å gjøre det.',
        button: 'Ta bort totrinn',
        done: 'Totrinn er tatt bort.',
      },
      'open-forgotten-password': {
        title: 'Gi en engangskode til nytt passord',
        will: 'En engangskode sendes til personen eller skrives ut i et lukket brev. Med den kan personen velge et nytt passord. Du får den ikke se.',
        button: 'Lag engangskode',
        done: 'Engangskoden er på vei.',
      },
      'place-lock': {
        title: 'Sperr kontoen',
        will: 'Kontoen sperres, og alle innlogginger avsluttes. Personen leser begrunnelsen du skriver.',
        button: 'Sperr kontoen',
        done: 'Kontoen er sperret.',
      },
      'resend-activation': {
        title: 'Send aktiveringslenke',
        will: 'En ny lenke sendes til e-postadressen i registeret. Eldre lenker slutter å virke.',
        button: 'Send lenke',
        done: 'Lenken er sendt.',
      },
      'merge-people': {
        title: 'Slå sammen to oppføringer',
        will: 'De to oppføringene blir én person.',
        button: 'Slå sammen',
        done: 'Oppføringene er slått sammen.',
      },
      'change-username': {
        title: 'Endre brukernavn',
        will: 'Personen får det nye brukernavnet. Det gamle virker fortsatt ved innlogging og blir aldri gitt til noen andre.',
        button: 'Endre brukernavn',
        done: 'Brukernavnet er endret.',
      },
      'sponsor-guest': {
        title: 'Registrer gjest',
        will: 'Gjesten kan aktivere en konto som stenges på sluttdatoen.',
        button: 'Registrer gjest',
        done: 'Gjesten er registrert.',
      },
      'grant-rank': {
        title: 'Gi en rolle',
        will: 'Personen får rollen fra nå av og til datoen du setter.',
        button: 'Gi rollen',
        done: 'Rollen er gitt.',
      },
    },
    objection: {
      'own-account': 'Du kan ikke gjøre dette med din egen konto.',
      'not-your-act': 'Rollen din har ikke lov til dette.',
      'higher-rank': 'Personen har like høy eller høyere rolle enn deg.',
      'caller-not-identified': 'Du har ikke notert hvordan du vet hvem du snakker med.',
      'budget-spent':
        'Du har nådd grensen for slike handlinger den siste timen. De over deg har fått beskjed.',
      'no-account': 'Personen har ikke aktivert kontoen ennå.',
      'account-closed': 'Kontoen er stengt.',
    },
    notNow: {
      'nothing-to-lift': 'Det er ikke lenger noe å oppheve.',
      'no-factor': 'Kontoen har ikke totrinn.',
      'already-locked': 'Kontoen er allerede sperret slik.',
      'already-required': 'Personen må allerede velge nytt passord.',
      'not-yours-to-lift': 'Denne sperren kan bare sikkerhet oppheve.',
      'already-activated': 'Kontoen er allerede aktivert.',
      'no-mail-address': 'Registeret har ingen e-postadresse.',
      'no-channel': 'Registeret har ingen adresse vi kan sende til.',
      'too-many-new-pins': 'Det er laget for mange PIN-koder den siste tiden.',
      'name-taken': 'Navnet er eller har vært noens.',
      'name-not-right': 'Navnet følger ikke reglene for brukernavn.',
      'not-open': 'Kontoen er ikke åpnet.',
      'dates-wrong': 'Datoene går ikke opp.',
      'not-offered': 'Dette brukes ikke her.',
      deceased: 'Personen er registrert som død.',
      'account-locked': 'Kontoen er sperret. Sperren må oppheves først.',
      'account-with-power': 'Kontoen har rettigheter som ikke gis tilbake på denne måten.',
      'contact-changed-lately': 'Adressen eller nummeret ble endret for kort tid siden. Velg en annen måte.',
      'no-mobile-number': 'Registeret har ikke noe mobilnummer vi kan sende til.',
      'no-letters': 'Lukkede brev brukes ikke her.',
      'no-printer': 'Det er ikke koblet noen skriver for lukkede brev til kontoportalen.',
      'same-name': 'Personen har dette brukernavnet allerede.',
    },
    reason: 'Begrunnelse',
    reasonHint: 'Personen leser den i loggen sin.',
    ticket: 'Saksnummer',
    ticketHint: 'Nummeret i sakssystemet.',
    noReason: 'Skriv en begrunnelse.',
    noTicket: 'Skriv saksnummeret.',
    closed: 'Dette kan du ikke gjøre nå',
    identify: 'Forsikre deg om hvem du snakker med',
    back: 'Tilbake til personen',
    waits: 'Venter på en til',
    waitsText: 'En annen med rett til det må si ja før noe skjer.',
    needsTwo: 'Personen har en rolle som krever to: en annen må si ja før dette skjer.',
    say: {
      pinUntil: (when) => `Personen kan logge inn med brukernavn og PIN til ${when}.`,
      code: 'Si denne koden til personen',
      codeText: 'Den skrives etter PIN-koden, og er ingenting verd alene.',
      noPin:
        'Innlogging med PIN er ikke mulig her. Personen må bruke elektronisk ID, eller få en ny PIN-kode først.',
    },
    lock: {
      legend: 'Hvilken sperre?',
      wrongPasswords: 'For mange feil passord',
      none: 'Det er ingen sperre å oppheve.',
      choose: 'Velg en sperre.',
    },
    newUsername: {
      label: 'Nytt brukernavn',
      hint: 'La feltet stå tomt for å få det neste ledige etter reglene her, laget av navnet slik det er nå.',
      said: 'Det nye brukernavnet er',
      seen: 'Personen ser det på kontosiden sin. Det står ikke i meldingen vi sender.',
    },
    way: {
      legend: 'Hvordan skal koden nå personen?',
      choose: 'Velg hvordan koden skal nå personen.',
      label: { sms: 'SMS', mail: 'E-post', letter: 'Lukket brev' },
      hint: {
        sms: 'Til mobilnummeret i registeret.',
        mail: 'Til e-postadressen i registeret.',
        letter: 'Skrives ut og forsegles av maskinen, med adressen i registeret i vinduet.',
      },
      noLetter: 'Lukket brev kan ikke velges:',
      handedOver: 'Har registeret ingen postadresse, eller er den skjermet, leveres brevet ut i skranken.',
    },
    caller: {
      title: 'Hvem snakker du med?',
      intro: 'Noter hvordan du vet det. Det gjelder for denne samtalen, og står i loggen til personen.',
      legend: 'Hvordan vet du det?',
      submit: 'Noter',
      choose: 'Velg hvordan du vet det.',
      hint: {
        'passport-seen': 'Personen står foran deg, og bildet og navnet stemmer.',
        'called-back': 'Du la på og ringte nummeret som står registrert.',
        'code-read-back':
          'Vi sender en kode til registrert mobil eller e-post. Personen leser den opp for deg.',
        video: 'Du så legitimasjonen og ansiktet på video.',
      },
      noChannel: 'Registeret har ingen mobil eller e-post vi kan stole på nå. Velg en annen måte.',
      own: 'Dette er deg selv.',
      sent: { sms: 'En kode er sendt på SMS.', mail: 'En kode er sendt på e-post.' },
      code: 'Koden personen leser opp',
      codeSubmit: 'Sjekk koden',
      wrong: 'Koden stemmer ikke.',
      spent: 'Denne koden gjelder ikke lenger. Send en ny.',
      done: 'Notert.',
    },
    waiting: {
      title: 'Venter på en til',
      intro: 'Handlinger som trenger to. Den som ba om dem, kan ikke si ja selv.',
      none: 'Ingenting venter.',
      askedBy: 'Bedt om av',
      because: 'Begrunnelse',
      ticket: 'Saksnummer',
      decide: 'Avgjør',
      agree: 'Ja, gjør det',
      decline: 'Nei',
      legend: 'Skal dette gjøres?',
      choose: 'Velg ja eller nei.',
      own: 'Du ba om dette selv. En annen må avgjøre.',
      gone: 'Dette er allerede avgjort.',
      declined: 'Avslått. Ingenting er gjort.',
      done: 'Gjort.',
    },
    undo: {
      title: 'Ta tilbake',
      intro: 'Det som ble gjort, gjøres om. Personen får beskjed.',
      reason: 'Hvorfor tas det tilbake?',
      button: 'Ta tilbake',
      done: 'Det er tatt tilbake.',
      gone: 'Det kan ikke tas tilbake lenger.',
    },
    sections: {
      locks: 'Sperrer',
      acts: 'Dette kan du gjøre',
      none: 'Du kan ikke gjøre noe med denne kontoen.',
      mayLift: 'Kan oppheves av',
      lift: 'Opphev',
      lifter: { desk: 'brukerstøtten', security: 'sikkerhet', self: 'personen selv' },
    },
  },
  nn: {
    acts: {
      'lift-lock': {
        title: 'Opphev ei sperre',
        will: 'Sperra du vel, blir oppheva med ein gong. Andre sperrer blir ståande.',
        button: 'Opphev sperra',
        done: 'Sperra er oppheva.',
      },
      deactivate: {
        title: 'Deaktiver kontoen',
        will: 'Passordet sluttar å verke, og alle innloggingar blir avslutta. Personen kjem inn igjen med brukarnamn og PIN éin gong, eller med elektronisk ID, og må då velje eit eige passord.',
        button: 'Deaktiver kontoen',
        done: 'Kontoen er deaktivert.',
      },
      'new-pin': {
        title: 'Lag ein ny PIN-kode',
        will: 'Den gamle PIN-koden sluttar å verke. Den nye blir send til personen eller skriven ut i eit lukka brev. Du får ikkje sjå han.',
        button: 'Lag ny PIN-kode',
        done: 'Den nye PIN-koden er på veg.',
      },
      'require-password-change': {
        title: 'Krev nytt passord',
        will: 'Personen må velje eit nytt passord ved neste innlogging.',
        button: 'Krev nytt passord',
        done: 'Personen må velje nytt passord ved neste innlogging.',
      },
      'lift-second-factor': {
        title: 'Ta bort totrinn',
        will: 'Alle appar, passnøklar og reservekodar på kontoen sluttar å verke, og alle innloggingar blir avslutta. Personen må setje opp totrinn på nytt, og må vise meir enn passordet for å gjere det.',
        button: 'Ta bort totrinn',
        done: 'Totrinn er teke bort.',
      },
      'open-forgotten-password': {
        title: 'Gi ein eingongskode til nytt passord',
        will: 'Ein eingongskode blir send til personen eller skriven ut i eit lukka brev. Med han kan personen velje eit nytt passord. Du får ikkje sjå han.',
        button: 'Lag eingongskode',
        done: 'Eingongskoden er på veg.',
      },
      'place-lock': {
        title: 'Sperr kontoen',
        will: 'Kontoen blir sperra, og alle innloggingar blir avslutta. Personen les grunngivinga du skriv.',
        button: 'Sperr kontoen',
        done: 'Kontoen er sperra.',
      },
      'resend-activation': {
        title: 'Send aktiveringslenkje',
        will: 'Ei ny lenkje blir send til e-postadressa i registeret. Eldre lenkjer sluttar å verke.',
        button: 'Send lenkje',
        done: 'Lenkja er send.',
      },
      'merge-people': {
        title: 'Slå saman to oppføringar',
        will: 'Dei to oppføringane blir éin person.',
        button: 'Slå saman',
        done: 'Oppføringane er slegne saman.',
      },
      'change-username': {
        title: 'Endre brukarnamn',
        will: 'Personen får det nye brukarnamnet. Det gamle verkar framleis ved innlogging og blir aldri gitt til nokon andre.',
        button: 'Endre brukarnamn',
        done: 'Brukarnamnet er endra.',
      },
      'sponsor-guest': {
        title: 'Registrer gjest',
        will: 'Gjesten kan aktivere ein konto som blir stengd på sluttdatoen.',
        button: 'Registrer gjest',
        done: 'Gjesten er registrert.',
      },
      'grant-rank': {
        title: 'Gi ei rolle',
        will: 'Personen får rolla frå no av og til datoen du set.',
        button: 'Gi rolla',
        done: 'Rolla er gitt.',
      },
    },
    objection: {
      'own-account': 'Du kan ikkje gjere dette med din eigen konto.',
      'not-your-act': 'Rolla di har ikkje lov til dette.',
      'higher-rank': 'Personen har like høg eller høgare rolle enn deg.',
      'caller-not-identified': 'Du har ikkje notert korleis du veit kven du snakkar med.',
      'budget-spent':
        'Du har nådd grensa for slike handlingar den siste timen. Dei over deg har fått beskjed.',
      'no-account': 'Personen har ikkje aktivert kontoen enno.',
      'account-closed': 'Kontoen er stengd.',
    },
    notNow: {
      'nothing-to-lift': 'Det er ikkje lenger noko å oppheve.',
      'no-factor': 'Kontoen har ikkje totrinn.',
      'already-locked': 'Kontoen er alt sperra slik.',
      'already-required': 'Personen må alt velje nytt passord.',
      'not-yours-to-lift': 'Denne sperra kan berre tryggleik oppheve.',
      'already-activated': 'Kontoen er alt aktivert.',
      'no-mail-address': 'Registeret har inga e-postadresse.',
      'no-channel': 'Registeret har inga adresse vi kan sende til.',
      'too-many-new-pins': 'Det er laga for mange PIN-kodar den siste tida.',
      'name-taken': 'Namnet er eller har vore nokon sitt.',
      'name-not-right': 'Namnet følgjer ikkje reglane for brukarnamn.',
      'not-open': 'Kontoen er ikkje opna.',
      'dates-wrong': 'Datoane går ikkje opp.',
      'not-offered': 'Dette blir ikkje brukt her.',
      deceased: 'Personen er registrert som død.',
      'account-locked': 'Kontoen er sperra. Sperra må opphevast først.',
      'account-with-power': 'Kontoen har rettar som ikkje blir gitt tilbake på denne måten.',
      'contact-changed-lately': 'Adressa eller nummeret vart endra for kort tid sidan. Vel ein annan måte.',
      'no-mobile-number': 'Registeret har ikkje noko mobilnummer vi kan sende til.',
      'no-letters': 'Lukka brev blir ikkje brukte her.',
      'no-printer': 'Det er ikkje kopla nokon skrivar for lukka brev til kontoportalen.',
      'same-name': 'Personen har dette brukarnamnet alt.',
    },
    reason: 'Grunngiving',
    reasonHint: 'Personen les ho i loggen sin.',
    ticket: 'Saksnummer',
    ticketHint: 'Nummeret i sakssystemet.',
    noReason: 'Skriv ei grunngiving.',
    noTicket: 'Skriv saksnummeret.',
    closed: 'Dette kan du ikkje gjere no',
    identify: 'Forsikre deg om kven du snakkar med',
    back: 'Tilbake til personen',
    waits: 'Ventar på ein til',
    waitsText: 'Ein annan med rett til det må seie ja før noko skjer.',
    needsTwo: 'Personen har ei rolle som krev to: ein annan må seie ja før dette skjer.',
    say: {
      pinUntil: (when) => `Personen kan logge inn med brukarnamn og PIN til ${when}.`,
      code: 'Sei denne koden til personen',
      codeText: 'Han blir skriven etter PIN-koden, og er ingenting verd åleine.',
      noPin:
        'Innlogging med PIN er ikkje mogleg her. Personen må bruke elektronisk ID, eller få ein ny PIN-kode først.',
    },
    lock: {
      legend: 'Kva for ei sperre?',
      wrongPasswords: 'For mange feil passord',
      none: 'Det er inga sperre å oppheve.',
      choose: 'Vel ei sperre.',
    },
    newUsername: {
      label: 'Nytt brukarnamn',
      hint: 'La feltet stå tomt for å få det neste ledige etter reglane her, laga av namnet slik det er no.',
      said: 'Det nye brukarnamnet er',
      seen: 'Personen ser det på kontosida si. Det står ikkje i meldinga vi sender.',
    },
    way: {
      legend: 'Korleis skal koden nå personen?',
      choose: 'Vel korleis koden skal nå personen.',
      label: { sms: 'SMS', mail: 'E-post', letter: 'Lukka brev' },
      hint: {
        sms: 'Til mobilnummeret i registeret.',
        mail: 'Til e-postadressa i registeret.',
        letter: 'Blir skrive ut og forsegla av maskina, med adressa i registeret i vindauget.',
      },
      noLetter: 'Lukka brev kan ikkje veljast:',
      handedOver: 'Har registeret inga postadresse, eller er ho skjerma, blir brevet levert ut i skranken.',
    },
    caller: {
      title: 'Kven snakkar du med?',
      intro: 'Noter korleis du veit det. Det gjeld for denne samtalen, og står i loggen til personen.',
      legend: 'Korleis veit du det?',
      submit: 'Noter',
      choose: 'Vel korleis du veit det.',
      hint: {
        'passport-seen': 'Personen står framfor deg, og biletet og namnet stemmer.',
        'called-back': 'Du la på og ringde nummeret som står registrert.',
        'code-read-back':
          'Vi sender ein kode til registrert mobil eller e-post. Personen les han opp for deg.',
        video: 'Du såg legitimasjonen og andletet på video.',
      },
      noChannel: 'Registeret har ingen mobil eller e-post vi kan stole på no. Vel ein annan måte.',
      own: 'Dette er deg sjølv.',
      sent: { sms: 'Ein kode er send på SMS.', mail: 'Ein kode er send på e-post.' },
      code: 'Koden personen les opp',
      codeSubmit: 'Sjekk koden',
      wrong: 'Koden stemmer ikkje.',
      spent: 'Denne koden gjeld ikkje lenger. Send ein ny.',
      done: 'Notert.',
    },
    waiting: {
      title: 'Ventar på ein til',
      intro: 'Handlingar som treng to. Den som bad om dei, kan ikkje seie ja sjølv.',
      none: 'Ingenting ventar.',
      askedBy: 'Bede om av',
      because: 'Grunngiving',
      ticket: 'Saksnummer',
      decide: 'Avgjer',
      agree: 'Ja, gjer det',
      decline: 'Nei',
      legend: 'Skal dette gjerast?',
      choose: 'Vel ja eller nei.',
      own: 'Du bad om dette sjølv. Ein annan må avgjere.',
      gone: 'Dette er alt avgjort.',
      declined: 'Avslått. Ingenting er gjort.',
      done: 'Gjort.',
    },
    undo: {
      title: 'Ta tilbake',
      intro: 'Det som vart gjort, blir gjort om. Personen får beskjed.',
      reason: 'Kvifor blir det teke tilbake?',
      button: 'Ta tilbake',
      done: 'Det er teke tilbake.',
      gone: 'Det kan ikkje takast tilbake lenger.',
    },
    sections: {
      locks: 'Sperrer',
      acts: 'Dette kan du gjere',
      none: 'Du kan ikkje gjere noko med denne kontoen.',
      mayLift: 'Kan opphevast av',
      lift: 'Opphev',
      lifter: { desk: 'brukarstøtta', security: 'tryggleik', self: 'personen sjølv' },
    },
  },
  en: {
    acts: {
      'lift-lock': {
        title: 'Lift a lock',
        will: 'The lock you choose is lifted at once. Other locks stay.',
        button: 'Lift the lock',
        done: 'The lock is lifted.',
      },
      deactivate: {
        title: 'Deactivate the account',
        will: 'The password stops working, and every session ends. The person gets in again with username and PIN, once, or with electronic ID, and must then choose a password of their own.',
        button: 'Deactivate the account',
        done: 'The account is deactivated.',
      },
      'new-pin': {
        title: 'Make a new PIN',
        will: 'The old PIN stops working. The new one is sent to the person or printed in a sealed letter. You do not get to see it.',
        button: 'Make a new PIN',
        done: 'The new PIN is on its way.',
      },
      'require-password-change': {
        title: 'Require a new password',
        will: 'The person must choose a new password at the next sign-in.',
        button: 'Require a new password',
        done: 'The person must choose a new password at the next sign-in.',
      },
      'lift-second-factor': {
        title: 'Take away two-factor',
        will: 'Every app, passkey and recovery code of the account stops working, and every session ends. The person must set up two-factor again, and must show more than the password to do so.',
        button: 'Take away two-factor',
        done: 'Two-factor is taken away.',
      },
      'open-forgotten-password': {
        title: 'Give a one-time code for a new password',
        will: 'A one-time code is sent to the person or printed in a sealed letter. With it the person can choose a new password. You do not get to see it.',
        button: 'Make a one-time code',
        done: 'The one-time code is on its way.',
      },
      'place-lock': {
        title: 'Lock the account',
        will: 'The account is locked, and every session ends. The person reads the reason you write.',
        button: 'Lock the account',
        done: 'The account is locked.',
      },
      'resend-activation': {
        title: 'Send an activation link',
        will: 'A new link is sent to the e-mail address in the register. Older links stop working.',
        button: 'Send the link',
        done: 'The link is sent.',
      },
      'merge-people': {
        title: 'Join two records',
        will: 'The two records become one person.',
        button: 'Join them',
        done: 'The records are joined.',
      },
      'change-username': {
        title: 'Change the username',
        will: 'The person gets the new username. The old one still works for signing in and is never given to anybody else.',
        button: 'Change the username',
        done: 'The username is changed.',
      },
      'sponsor-guest': {
        title: 'Register a guest',
        will: 'The guest can activate an account that closes on the last day.',
        button: 'Register the guest',
        done: 'The guest is registered.',
      },
      'grant-rank': {
        title: 'Grant a role',
        will: 'The person has the role from now on until the day you set.',
        button: 'Grant the role',
        done: 'The role is granted.',
      },
    },
    objection: {
      'own-account': 'You cannot do this to your own account.',
      'not-your-act': 'Your role does not allow this.',
      'higher-rank': 'The person has the same role as you or a higher one.',
      'caller-not-identified': 'You have not recorded how you know who you are talking to.',
      'budget-spent': 'You have reached the limit of such acts in one hour. Those above you have been told.',
      'no-account': 'The person has not activated the account yet.',
      'account-closed': 'The account is closed.',
    },
    notNow: {
      'nothing-to-lift': 'There is nothing to lift any more.',
      'no-factor': 'The account has no two-factor sign-in.',
      'already-locked': 'The account is locked in this way already.',
      'already-required': 'The person must choose a new password already.',
      'not-yours-to-lift': 'Only security can lift this lock.',
      'already-activated': 'The account is activated already.',
      'no-mail-address': 'The register has no e-mail address.',
      'no-channel': 'The register has no address that we can send to.',
      'too-many-new-pins': 'Too many PINs have been made lately.',
      'name-taken': 'The name is or was somebody’s.',
      'name-not-right': 'The name does not follow the rules for usernames.',
      'not-open': 'The account is not open.',
      'dates-wrong': 'The dates do not fit together.',
      'not-offered': 'This is not used here.',
      deceased: 'The person is registered as deceased.',
      'account-locked': 'The account is locked. The lock must be lifted first.',
      'account-with-power': 'The account has rights that are not given back in this way.',
      'contact-changed-lately': 'The address or number was changed a short time ago. Choose another way.',
      'no-mobile-number': 'The register has no mobile number that we can send to.',
      'no-letters': 'Sealed letters are not used here.',
      'no-printer': 'No printer for sealed letters is connected to the account portal.',
      'same-name': 'The person has this username already.',
    },
    reason: 'Reason',
    reasonHint: 'The person reads it in the own journal.',
    ticket: 'Ticket number',
    ticketHint: 'The number in the ticket system.',
    noReason: 'Write a reason.',
    noTicket: 'Write the ticket number.',
    closed: 'You cannot do this now',
    identify: 'Make sure who you are talking to',
    back: 'Back to the person',
    waits: 'Waits for a second person',
    waitsText: 'Somebody else with the right to it must agree before anything happens.',
    needsTwo: 'The person has a role that needs two: somebody else must agree before this happens.',
    say: {
      pinUntil: (when) => `The person can sign in with username and PIN until ${when}.`,
      code: 'Say this code to the person',
      codeText: 'It is typed after the PIN, and is worth nothing alone.',
      noPin:
        'Signing in with a PIN is not possible here. The person must use electronic ID, or get a new PIN first.',
    },
    lock: {
      legend: 'Which lock?',
      wrongPasswords: 'Too many wrong passwords',
      none: 'There is no lock to lift.',
      choose: 'Choose a lock.',
    },
    newUsername: {
      label: 'New username',
      hint: 'Leave it empty to get the next free one by the rules here, made of the name as it is now.',
      said: 'The new username is',
      seen: 'The person sees it on the own account page. It is not in the message that we send.',
    },
    way: {
      legend: 'How shall the code reach the person?',
      choose: 'Choose how the code shall reach the person.',
      label: { sms: 'SMS', mail: 'E-mail', letter: 'Sealed letter' },
      hint: {
        sms: 'To the mobile number in the register.',
        mail: 'To the e-mail address in the register.',
        letter: 'Printed and sealed by the machine, with the address in the register in the window.',
      },
      noLetter: 'A sealed letter cannot be chosen:',
      handedOver:
        'Where the register has no postal address, or it is protected, the letter is handed over at the desk.',
    },
    caller: {
      title: 'Who are you talking to?',
      intro: 'Record how you know. It holds for this call, and stands in the person’s journal.',
      legend: 'How do you know?',
      submit: 'Record it',
      choose: 'Choose how you know.',
      hint: {
        'passport-seen': 'The person stands before you, and picture and name are right.',
        'called-back': 'You hung up and called the number that is registered.',
        'code-read-back': 'We send a code to the registered mobile or e-mail. The person reads it to you.',
        video: 'You saw the ID card and the face on video.',
      },
      noChannel: 'The register has no mobile or e-mail that we can trust now. Choose another way.',
      own: 'This is yourself.',
      sent: { sms: 'A code was sent by SMS.', mail: 'A code was sent by e-mail.' },
      code: 'The code that the person reads to you',
      codeSubmit: 'Check the code',
      wrong: 'The code is not right.',
      spent: 'This code is no longer valid. Send a new one.',
      done: 'Recorded.',
    },
    waiting: {
      title: 'Waits for a second person',
      intro: 'Acts that need two. Whoever asked for one cannot agree to it.',
      none: 'Nothing is waiting.',
      askedBy: 'Asked by',
      because: 'Reason',
      ticket: 'Ticket number',
      decide: 'Decide',
      agree: 'Yes, do it',
      decline: 'No',
      legend: 'Shall this be done?',
      choose: 'Choose yes or no.',
      own: 'You asked for this yourself. Somebody else must decide.',
      gone: 'This has been decided already.',
      declined: 'Declined. Nothing was done.',
      done: 'Done.',
    },
    undo: {
      title: 'Take back',
      intro: 'What was done is undone. The person is told.',
      reason: 'Why is it taken back?',
      button: 'Take it back',
      done: 'It is taken back.',
      gone: 'It cannot be taken back any more.',
    },
    sections: {
      locks: 'Locks',
      acts: 'What you can do',
      none: 'You can do nothing with this account.',
      mayLift: 'Can be lifted by',
      lift: 'Lift',
      lifter: { desk: 'the service desk', security: 'security', self: 'the person' },
    },
  },
}

/** The words in one language. */
export function actTexts(language: Language): ActTexts {
  return words[language]
}
