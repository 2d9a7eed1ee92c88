/** Every trouble in words: what is the matter, what mends it, and who can. For the desk and whoever runs the house. (Long: three languages.) */
import type { Language, Words } from '../language.ts'
import type { Trouble } from './trouble.ts'

/** What a trouble says. */
export type TroubleText = { cause: string; fix: string; owner: string }

/** In one language. `system`: the target as people call it. */
export function troubleText(what: Trouble['what'], system: string, language: Language): TroubleText {
  const [cause, fix, owner] = words[what][language]
  return {
    cause: cause.replaceAll('{system}', system),
    fix: fix.replaceAll('{system}', system),
    owner: owners[owner][language],
  }
}

type Owner = 'network' | 'directory' | 'house' | 'register' | 'person'

const owners: Readonly<Record<Owner, Words>> = {
  network: { nb: 'Nettverksdrift', nn: 'Nettverksdrift', en: 'Network operations' },
  directory: {
    nb: 'Den som drifter systemet',
    nn: 'Den som driftar systemet',
    en: 'Whoever runs that system',
  },
  house: { nb: 'Den som drifter Adgang', nn: 'Den som driftar Adgang', en: 'Whoever runs Adgang' },
  register: { nb: 'Eieren av registeret', nn: 'Eigaren av registeret', en: 'The owner of the register' },
  person: { nb: 'Personen selv', nn: 'Personen sjølv', en: 'The person' },
}

type Said = readonly [cause: string, fix: string, owner: Owner]

const words: Readonly<Record<Trouble['what'], Words<Said>>> = {
  'not-set-up': {
    nb: [
      '{system} kan ikke åpnes: en hemmelighet eller en sertifikatfil mangler hos oss.',
      'Legg hemmeligheten i filen som ADGANG_SECRETS nevner, eller filen dit «certificates» peker, og start arbeiderne på nytt.',
      'house',
    ],
    nn: [
      '{system} kan ikkje opnast: ein løyndom eller ei sertifikatfil manglar hos oss.',
      'Legg løyndomen i fila som ADGANG_SECRETS nemner, eller fila dit «certificates» peikar, og start arbeidarane på nytt.',
      'house',
    ],
    en: [
      '{system} cannot be opened: a secret or a file of certificates is missing on our side.',
      'Put the secret into the file that ADGANG_SECRETS names, or the file where “certificates” points, and start the workers anew.',
      'house',
    ],
  },
  unreachable: {
    nb: [
      '{system} svarer ikke.',
      'Se om systemet går, og om brannmuren slipper oss fram. Alt som venter, går ut av seg selv når det svarer.',
      'network',
    ],
    nn: [
      '{system} svarar ikkje.',
      'Sjå om systemet går, og om brannmuren slepper oss fram. Alt som ventar, går ut av seg sjølv når det svarar.',
      'network',
    ],
    en: [
      '{system} does not answer.',
      'See whether it runs and whether the firewall lets us through. Everything that waits goes out by itself when it answers.',
      'network',
    ],
  },
  'not-trusted': {
    nb: [
      'Sertifikatet til {system} er ikke til å stole på, eller forbindelsen er ikke kryptert.',
      'Forny sertifikatet, eller sett «certificates» til filen med riktig utsteder.',
      'directory',
    ],
    nn: [
      'Sertifikatet til {system} er ikkje til å stole på, eller sambandet er ikkje kryptert.',
      'Forny sertifikatet, eller set «certificates» til fila med rett utferdar.',
      'directory',
    ],
    en: [
      'The certificate of {system} cannot be trusted, or the connection is not encrypted.',
      'Renew the certificate, or point “certificates” to the file with the right authority.',
      'directory',
    ],
  },
  'credentials-refused': {
    nb: [
      '{system} godtar ikke vårt navn og passord.',
      'Se om kontoen vår der er sperret eller passordet byttet, og rett hemmeligheten i ADGANG_SECRETS.',
      'house',
    ],
    nn: [
      '{system} godtek ikkje namnet og passordet vårt.',
      'Sjå om kontoen vår der er sperra eller passordet bytt, og rett løyndomen i ADGANG_SECRETS.',
      'house',
    ],
    en: [
      '{system} does not accept our name and password.',
      'See whether our account there is locked or its password changed, and mend the secret in ADGANG_SECRETS.',
      'house',
    ],
  },
  'no-right': {
    nb: [
      'Kontoen vår i {system} mangler en rettighet.',
      'Gi den rettighetene som veiledningen nevner. «adgang doctor» viser hvilken som mangler.',
      'directory',
    ],
    nn: [
      'Kontoen vår i {system} manglar ein rett.',
      'Gi han rettane som rettleiinga nemner. «adgang doctor» viser kva som manglar.',
      'directory',
    ],
    en: [
      'Our account in {system} lacks a right.',
      'Give it the rights that the guide names. “adgang doctor” shows which one is missing.',
      'directory',
    ],
  },
  busy: {
    nb: [
      '{system} er for travelt og ber oss vente.',
      'Ingenting: vi prøver igjen, sjeldnere og sjeldnere.',
      'directory',
    ],
    nn: [
      '{system} har det for travelt og ber oss vente.',
      'Ingenting: vi prøver igjen, sjeldnare og sjeldnare.',
      'directory',
    ],
    en: [
      '{system} is too busy and asks us to wait.',
      'Nothing: we try again, ever more seldom.',
      'directory',
    ],
  },
  full: {
    nb: [
      '{system} er fullt, eller vi har nådd en grense der.',
      'Gi systemet mer plass, eller hev grensen for kontoen vår.',
      'directory',
    ],
    nn: [
      '{system} er fullt, eller vi har nådd ei grense der.',
      'Gi systemet meir plass, eller hev grensa for kontoen vår.',
      'directory',
    ],
    en: [
      '{system} is full, or we have reached a limit there.',
      'Give it more room, or raise the limit of our account.',
      'directory',
    ],
  },
  'base-missing': {
    nb: [
      'Stedet der kontoene skal ligge i {system}, finnes ikke.',
      'Lag det, eller rett «base» i institusjonens fil.',
      'house',
    ],
    nn: [
      'Staden der kontoane skal liggje i {system}, finst ikkje.',
      'Lag han, eller rett «base» i fila til institusjonen.',
      'house',
    ],
    en: [
      'The place where accounts belong in {system} is not there.',
      'Make it, or mend “base” in the institution’s file.',
      'house',
    ],
  },
  'schema-missing': {
    nb: [
      '{system} kjenner ikke alle feltene vi skriver.',
      'Last inn skjemaene som følger med, eller skru av det som ikke skal skrives.',
      'directory',
    ],
    nn: [
      '{system} kjenner ikkje alle felta vi skriv.',
      'Last inn skjemaa som følgjer med, eller skru av det som ikkje skal skrivast.',
      'directory',
    ],
    en: [
      '{system} does not know all the fields we write.',
      'Load the schemas that come with Adgang, or switch off what is not to be written.',
      'directory',
    ],
  },
  'clock-differs': {
    nb: ['Klokken i {system} går ikke likt med vår.', 'La begge følge samme tidstjener.', 'directory'],
    nn: ['Klokka i {system} går ikkje likt med vår.', 'La begge følgje same tidstenar.', 'directory'],
    en: [
      'The clock of {system} does not agree with ours.',
      'Let both follow the same time server.',
      'directory',
    ],
  },
  'name-taken': {
    nb: [
      'Brukernavnet er brukt av noen andre i {system}.',
      'Se hvem oppføringen der tilhører. Er det samme person, fjern det gamle merket; ellers gi den ene et annet brukernavn.',
      'directory',
    ],
    nn: [
      'Brukarnamnet er brukt av nokon andre i {system}.',
      'Sjå kven oppføringa der høyrer til. Er det same person, fjern det gamle merket; elles gi den eine eit anna brukarnamn.',
      'directory',
    ],
    en: [
      'Somebody else has that username in {system}.',
      'See whose entry it is there. If it is the same person, take the old mark off it; if not, give one of them another username.',
      'directory',
    ],
  },
  'card-taken': {
    nb: [
      'Kortnummeret er alt åpent for noen andre i {system}.',
      'Se hvem kortet tilhører, og rett nummeret i registeret det kommer fra. Den som hadde det først, beholder det så lenge.',
      'register',
    ],
    nn: [
      'Kortnummeret er alt ope for nokon andre i {system}.',
      'Sjå kven kortet høyrer til, og rett nummeret i registeret det kjem frå. Den som hadde det først, held på det så lenge.',
      'register',
    ],
    en: [
      'The card number is already open for somebody else in {system}.',
      'See whose card it is, and mend the number in the register it comes from. Whoever had it first keeps it until then.',
      'register',
    ],
  },
  'value-refused': {
    nb: [
      '{system} godtar ikke en av verdiene.',
      'Se hvilket felt det gjelder, og rett det i registeret det kommer fra.',
      'register',
    ],
    nn: [
      '{system} godtek ikkje ein av verdiane.',
      'Sjå kva felt det gjeld, og rett det i registeret det kjem frå.',
      'register',
    ],
    en: [
      '{system} does not accept one of the values.',
      'See which field it is, and mend it in the register it comes from.',
      'register',
    ],
  },
  'password-too-simple': {
    nb: [
      'Passordreglene i {system} er strengere enn våre, så passordet ble ikke tatt.',
      'Gjør reglene der like eller mildere enn våre. Til da må personen velge et annet passord.',
      'directory',
    ],
    nn: [
      'Passordreglane i {system} er strengare enn våre, så passordet vart ikkje teke.',
      'Gjer reglane der like eller mildare enn våre. Til då må personen velje eit anna passord.',
      'directory',
    ],
    en: [
      'The password rules of {system} are stricter than ours, so it did not take the password.',
      'Make its rules like ours or milder. Until then the person has to choose another password.',
      'directory',
    ],
  },
  'password-used-before': {
    nb: [
      '{system} husker passordet fra før og tar det ikke på nytt.',
      'Skru av passordhistorikken der, eller la personen velge et passord som ikke er brukt.',
      'directory',
    ],
    nn: [
      '{system} hugsar passordet frå før og tek det ikkje på nytt.',
      'Skru av passordhistorikken der, eller la personen velje eit passord som ikkje er brukt.',
      'directory',
    ],
    en: [
      '{system} remembers the password and does not take it again.',
      'Switch off its password history, or let the person choose one that was not used.',
      'directory',
    ],
  },
  'password-too-young': {
    nb: [
      '{system} tillater ikke at passordet byttes så snart igjen.',
      'Sett laveste passordalder der til null.',
      'directory',
    ],
    nn: [
      '{system} tillèt ikkje at passordet blir bytt så snart igjen.',
      'Set lågaste passordalder der til null.',
      'directory',
    ],
    en: [
      '{system} does not allow the password to change again so soon.',
      'Set the minimum password age there to zero.',
      'directory',
    ],
  },
  'password-refused': {
    nb: ['{system} tok ikke passordet.', 'Kjør «adgang doctor» og se på passordreglene der.', 'directory'],
    nn: ['{system} tok ikkje passordet.', 'Køyr «adgang doctor» og sjå på passordreglane der.', 'directory'],
    en: [
      '{system} did not take the password.',
      'Run “adgang doctor” and look at the password rules there.',
      'directory',
    ],
  },
  'protected-by-target': {
    nb: [
      'Kontoen er spesielt vernet i {system}, så vi får ikke endre den.',
      'Ta den ut av de vernede gruppene der, eller la den styres for hånd.',
      'directory',
    ],
    nn: [
      'Kontoen er særskilt verna i {system}, så vi får ikkje endre han.',
      'Ta han ut av dei verna gruppene der, eller la han bli styrt for hand.',
      'directory',
    ],
    en: [
      'The account is specially protected in {system}, so we may not change it.',
      'Take it out of the protected groups there, or let it be kept by hand.',
      'directory',
    ],
  },
  'not-understood': {
    nb: [
      '{system} svarte noe vi ikke forstår.',
      'Svaret står nedenfor. Spør den som drifter systemet, hva det betyr.',
      'house',
    ],
    nn: [
      '{system} svara noko vi ikkje forstår.',
      'Svaret står nedanfor. Spør den som driftar systemet, kva det tyder.',
      'house',
    ],
    en: [
      '{system} answered something we do not understand.',
      'The answer is below. Ask whoever runs it what it means.',
      'house',
    ],
  },
  stopped: {
    nb: ['Vi avbrøt arbeidet med {system}.', 'Ingenting: det går videre av seg selv.', 'house'],
    nn: ['Vi avbraut arbeidet med {system}.', 'Ingenting: det går vidare av seg sjølv.', 'house'],
    en: ['We broke off the work with {system}.', 'Nothing: it goes on by itself.', 'house'],
  },
  'not-opened': {
    nb: [
      'Noe som ligger forseglet om kontoen her, lar seg ikke åpne med nøklene våre, så {system} får ikke vite noe nytt om den.',
      'Legg nøkkelen som mangler, tilbake i nøkkelfilen, og prøv på nytt. «adgang doctor» og loggen sier hvilken.',
      'house',
    ],
    nn: [
      'Noko som ligg forsegla om kontoen her, lèt seg ikkje opne med nøklane våre, så {system} får ikkje vite noko nytt om han.',
      'Legg nøkkelen som manglar, tilbake i nøkkelfila, og prøv på nytt. «adgang doctor» og loggen seier kva for ein.',
      'house',
    ],
    en: [
      'Something that is sealed here about the account does not open with our keys, so {system} learns nothing new of it.',
      'Put the key that is missing back into the key file, and try again. “adgang doctor” and the log say which.',
      'house',
    ],
  },
}
