/** Why a whole register file was refused, in a sentence for the people who run the house. (Long: three languages.) */
import type { Language, Words } from '../language.ts'

const reasons: Readonly<Record<string, Words>> = {
  'not-readable': {
    nb: 'Filen kan ikke leses.',
    nn: 'Fila kan ikkje lesast.',
    en: 'The file cannot be read.',
  },
  'not-utf8': {
    nb: 'Filen er ikke skrevet i UTF-8.',
    nn: 'Fila er ikkje skriven i UTF-8.',
    en: 'The file is not written in UTF-8.',
  },
  'bad-line-break': {
    nb: 'Filen har et linjeskift som ikke hører til i den.',
    nn: 'Fila har eit linjeskift som ikkje høyrer til i ho.',
    en: 'The file has a line break that does not belong there.',
  },
  'line-too-long': {
    nb: 'En linje i filen er altfor lang.',
    nn: 'Ei linje i fila er altfor lang.',
    en: 'A line of the file is far too long.',
  },
  'no-header': {
    nb: 'Den første linjen sier ikke hva filen er.',
    nn: 'Den første linja seier ikkje kva fila er.',
    en: 'The first line does not say what the file is.',
  },
  'cut-off': {
    nb: 'Filen er kuttet: den slutter uten sluttlinjen sin.',
    nn: 'Fila er kutta: ho sluttar utan sluttlinja si.',
    en: 'The file was cut off: it ends without its last line.',
  },
  'bad-trailer': {
    nb: 'Sluttlinjen i filen er ikke som den skal.',
    nn: 'Sluttlinja i fila er ikkje som ho skal.',
    en: 'The last line of the file is not as it must be.',
  },
  'wrong-count': {
    nb: 'Filen har ikke så mange linjer som sluttlinjen sier.',
    nn: 'Fila har ikkje så mange linjer som sluttlinja seier.',
    en: 'The file does not have as many lines as its last line says.',
  },
  'wrong-checksum': {
    nb: 'Innholdet stemmer ikke med kontrollsummen i sluttlinjen.',
    nn: 'Innhaldet stemmer ikkje med kontrollsummen i sluttlinja.',
    en: 'What the file says does not match the checksum in its last line.',
  },
  'changed-while-read': {
    nb: 'Filen ble endret mens den ble lest.',
    nn: 'Fila vart endra medan ho vart lesen.',
    en: 'The file was changed while it was being read.',
  },
  'too-large': {
    nb: 'Filen er større enn en registerfil kan være.',
    nn: 'Fila er større enn ei registerfil kan vere.',
    en: 'The file is larger than a register file may be.',
  },
  'not-gzip': {
    nb: 'Filen skulle være pakket med gzip, men kan ikke pakkes ut.',
    nn: 'Fila skulle vere pakka med gzip, men kan ikkje pakkast ut.',
    en: 'The file should be packed with gzip, but cannot be unpacked.',
  },
  'other-institution': {
    nb: 'Filen gjelder en annen institusjon.',
    nn: 'Fila gjeld ein annan institusjon.',
    en: 'The file is about another institution.',
  },
  'other-register': {
    nb: 'Filen er fra et annet register enn det den ble sendt for.',
    nn: 'Fila er frå eit anna register enn det ho vart send for.',
    en: 'The file is from another register than the one it was sent for.',
  },
  'unknown-register': {
    nb: 'Institusjonen har ikke dette registeret.',
    nn: 'Institusjonen har ikkje dette registeret.',
    en: 'The institution does not have this register.',
  },
  older: {
    nb: 'Filen er eldre enn den som ble tatt inn sist.',
    nn: 'Fila er eldre enn den som vart teken inn sist.',
    en: 'The file is older than the one that was taken last.',
  },
  'too-many-bad-lines': {
    nb: 'For mange linjer i filen har feil.',
    nn: 'For mange linjer i fila har feil.',
    en: 'Too many lines of the file are bad.',
  },
  brake: {
    nb: 'Filen ville endret altfor mye på én gang.',
    nn: 'Fila ville endra altfor mykje på éin gong.',
    en: 'The file would change far too much at once.',
  },
  failed: {
    nb: 'Importen av filen stanset uten forklaring, tre ganger.',
    nn: 'Importen av fila stansa utan forklaring, tre gonger.',
    en: 'The import of the file stopped without a word, three times.',
  },
}

const unknown: Words = {
  nb: 'Filen ble avvist.',
  nn: 'Fila vart avvist.',
  en: 'The file was refused.',
}
const atLine: Words<(line: number) => string> = {
  nb: (line) => `Se linje ${line}.`,
  nn: (line) => `Sjå linje ${line}.`,
  en: (line) => `See line ${line}.`,
}

/** The reason, and the line that shows it. */
export function refusalInWords(because: string, line: number | null, language: Language): string {
  const reason = (Object.hasOwn(reasons, because) ? reasons[because] : undefined) ?? unknown
  return line === null ? reason[language] : `${reason[language]} ${atLine[language](line)}`
}
