/** The words of the pages about Wi-Fi. (Long: three languages of everything that is shown there.) */
import type { Language, Words } from '../../core/language.ts'

type WifiTexts = {
  title: string
  intro: (network: string) => string
  locked: (until: string) => string
  closed: string
  how: {
    title: string
    network: string
    name: string
    password: string
    yourPassword: string
    method: string
    app: string
  }
  devices: {
    title: string
    why: string
    none: string
    made: (when: string) => string
    seen: (when: string, station: string | null) => string
    neverSeen: string
    remove: string
    removeAll: string
    device: string
    deviceHint: string
    current: string
    currentHint: string
    submit: string
    noName: string
    unreadable: (most: number) => string
    tooMany: (most: number) => string
  }
  once: {
    title: (device: string) => string
    value: string
    remember: string
    type: string
    told: string
    back: string
  }
  log: {
    title: string
    intro: string
    none: string
    line: (station: string | null, network: string | null) => string
  }
  remove: { title: (device: string) => string; text: string; submit: string; keep: string }
  removeAll: { title: string; text: (many: number) => string; submit: string; keep: string }
  done: { one: string; all: string }
}

const words: Words<WifiTexts> = {
  nb: {
    title: 'Wi-Fi',
    intro: (network) => `Slik kommer enhetene dine på ${network}, her og på andre læresteder.`,
    locked: (until) =>
      `Noen har prøvd feil passord mange ganger på Wi-Fi. Nye enheter kan ikke bruke passordet ditt før ${until}. Enheter som alt er på nett, og egne Wi-Fi-passord, virker som før.`,
    closed:
      'Noen har prøvd feil passord svært mange ganger på Wi-Fi. Nye enheter kan ikke bruke passordet ditt før du har byttet det.',
    how: {
      title: 'Koble til en enhet',
      network: 'Nettverk',
      name: 'Brukernavn',
      password: 'Passord',
      yourPassword: 'Det samme som ellers, eller et eget Wi-Fi-passord herfra',
      method: 'Hvis enheten spør, velger du EAP-TTLS og PAP.',
      app: 'Aller tryggest er appen geteduroam: da sjekker enheten at det virkelig er oss, før den sender passordet.',
    },
    devices: {
      title: 'Egne Wi-Fi-passord',
      why: 'En enhet med eget Wi-Fi-passord merker ikke at du bytter passord. Mister du den, sletter du bare dette ene.',
      none: 'Ingen enheter har eget Wi-Fi-passord.',
      made: (when) => `Laget ${when}`,
      seen: (when, station) =>
        `Sist brukt ${when}${station === null ? '' : ` av enheten med MAC-adresse ${station}`}`,
      neverSeen: 'Aldri brukt',
      remove: 'Slett',
      removeAll: 'Slett alle',
      device: 'Navn på enheten',
      deviceHint: 'Bare du ser det. For eksempel: telefonen, skriveren på hybelen.',
      current: 'Passordet ditt',
      currentHint: 'Det er en stund siden du logget inn, så vi spør en gang til.',
      submit: 'Lag et Wi-Fi-passord',
      noName: 'Skriv et navn på enheten, så du kjenner den igjen her.',
      unreadable: (most) => `Skriv et navn med høyst ${most} vanlige tegn.`,
      tooMany: (most) => `Du har ${most} fra før, og flere kan du ikke ha. Slett et du ikke bruker.`,
    },
    once: {
      title: (device) => `Wi-Fi-passord for ${device}`,
      value: 'Wi-Fi-passord',
      remember: 'Skriv det inn på enheten nå. Det vises bare denne ene gangen.',
      type: 'På enheten skriver du',
      told: 'Du får også en beskjed om at det er laget. Selve passordet sender vi aldri.',
      back: 'Til Wi-Fi-siden',
    },
    log: {
      title: 'Sist på Wi-Fi',
      intro: 'Det siste enheter har prøvd med brukernavnet ditt.',
      none: 'Ingen enheter har prøvd ennå.',
      line: (station, network) =>
        `Enheten med MAC-adresse ${station ?? 'ukjent'}${network === null ? '' : ` på ${network}`}`,
    },
    remove: {
      title: (device) => `Slette Wi-Fi-passordet for ${device}?`,
      text: 'Enheten kommer ikke på nett igjen før den får et annet passord. Andre enheter merker ingenting.',
      submit: 'Slett det',
      keep: 'Behold det',
    },
    removeAll: {
      title: 'Slette alle Wi-Fi-passord?',
      text: (many) =>
        many === 1
          ? 'Én enhet kommer ikke på nett igjen før den får et annet passord.'
          : `${many} enheter kommer ikke på nett igjen før de får et annet passord.`,
      submit: 'Slett alle',
      keep: 'Behold dem',
    },
    done: { one: 'Wi-Fi-passordet er slettet.', all: 'Alle Wi-Fi-passord er slettet.' },
  },
  nn: {
    title: 'Wi-Fi',
    intro: (network) => `Slik kjem einingane dine på ${network}, her og på andre lærestader.`,
    locked: (until) =>
      `Nokon har prøvd feil passord mange gonger på Wi-Fi. Nye einingar kan ikkje bruke passordet ditt før ${until}. Einingar som alt er på nett, og eigne Wi-Fi-passord, verkar som før.`,
    closed:
      'Nokon har prøvd feil passord svært mange gonger på Wi-Fi. Nye einingar kan ikkje bruke passordet ditt før du har bytt det.',
    how: {
      title: 'Kople til ei eining',
      network: 'Nettverk',
      name: 'Brukarnamn',
      password: 'Passord',
      yourPassword: 'Det same som elles, eller eit eige Wi-Fi-passord herifrå',
      method: 'Dersom eininga spør, vel du EAP-TTLS og PAP.',
      app: 'Aller tryggast er appen geteduroam: då sjekkar eininga at det verkeleg er oss, før ho sender passordet.',
    },
    devices: {
      title: 'Eigne Wi-Fi-passord',
      why: 'Ei eining med eige Wi-Fi-passord merkar ikkje at du byter passord. Mistar du ho, slettar du berre dette eine.',
      none: 'Ingen einingar har eige Wi-Fi-passord.',
      made: (when) => `Laga ${when}`,
      seen: (when, station) =>
        `Sist brukt ${when}${station === null ? '' : ` av eininga med MAC-adresse ${station}`}`,
      neverSeen: 'Aldri brukt',
      remove: 'Slett',
      removeAll: 'Slett alle',
      device: 'Namn på eininga',
      deviceHint: 'Berre du ser det. Til dømes: telefonen, skrivaren på hybelen.',
      current: 'Passordet ditt',
      currentHint: 'Det er ei stund sidan du logga inn, så vi spør ein gong til.',
      submit: 'Lag eit Wi-Fi-passord',
      noName: 'Skriv eit namn på eininga, så du kjenner ho att her.',
      unreadable: (most) => `Skriv eit namn med høgst ${most} vanlege teikn.`,
      tooMany: (most) => `Du har ${most} frå før, og fleire kan du ikkje ha. Slett eit du ikkje brukar.`,
    },
    once: {
      title: (device) => `Wi-Fi-passord for ${device}`,
      value: 'Wi-Fi-passord',
      remember: 'Skriv det inn på eininga no. Det blir vist berre denne eine gongen.',
      type: 'På eininga skriv du',
      told: 'Du får òg ein beskjed om at det er laga. Sjølve passordet sender vi aldri.',
      back: 'Til Wi-Fi-sida',
    },
    log: {
      title: 'Sist på Wi-Fi',
      intro: 'Det siste einingar har prøvd med brukarnamnet ditt.',
      none: 'Ingen einingar har prøvd enno.',
      line: (station, network) =>
        `Eininga med MAC-adresse ${station ?? 'ukjend'}${network === null ? '' : ` på ${network}`}`,
    },
    remove: {
      title: (device) => `Slette Wi-Fi-passordet for ${device}?`,
      text: 'Eininga kjem ikkje på nett att før ho får eit anna passord. Andre einingar merkar ingenting.',
      submit: 'Slett det',
      keep: 'Behald det',
    },
    removeAll: {
      title: 'Slette alle Wi-Fi-passord?',
      text: (many) =>
        many === 1
          ? 'Éi eining kjem ikkje på nett att før ho får eit anna passord.'
          : `${many} einingar kjem ikkje på nett att før dei får eit anna passord.`,
      submit: 'Slett alle',
      keep: 'Behald dei',
    },
    done: { one: 'Wi-Fi-passordet er sletta.', all: 'Alle Wi-Fi-passord er sletta.' },
  },
  en: {
    title: 'Wi-Fi',
    intro: (network) => `How your devices get onto ${network}, here and at other universities.`,
    locked: (until) =>
      `Somebody tried wrong passwords on Wi-Fi many times. New devices cannot use your password until ${until}. Devices that are connected already, and Wi-Fi passwords of their own, work as before.`,
    closed:
      'Somebody tried wrong passwords on Wi-Fi very many times. New devices cannot use your password until you have changed it.',
    how: {
      title: 'Connect a device',
      network: 'Network',
      name: 'Username',
      password: 'Password',
      yourPassword: 'The same as elsewhere, or a Wi-Fi password of its own from here',
      method: 'If the device asks, choose EAP-TTLS and PAP.',
      app: 'Safest of all is the app geteduroam: the device then checks that it really is us before it sends the password.',
    },
    devices: {
      title: 'Wi-Fi passwords of devices',
      why: 'A device with a Wi-Fi password of its own does not notice when you change your password. If you lose it, you delete just this one.',
      none: 'No device has a Wi-Fi password of its own.',
      made: (when) => `Made ${when}`,
      seen: (when, station) =>
        `Last used ${when}${station === null ? '' : ` by the device with MAC address ${station}`}`,
      neverSeen: 'Never used',
      remove: 'Delete',
      removeAll: 'Delete all',
      device: 'Name of the device',
      deviceHint: 'Only you see it. For example: my phone, the printer in my room.',
      current: 'Your password',
      currentHint: 'It is a while since you signed in, so we ask once more.',
      submit: 'Make a Wi-Fi password',
      noName: 'Type a name for the device, so that you recognise it here.',
      unreadable: (most) => `Type a name of at most ${most} ordinary characters.`,
      tooMany: (most) => `You have ${most} already and cannot have more. Delete one that you do not use.`,
    },
    once: {
      title: (device) => `Wi-Fi password for ${device}`,
      value: 'Wi-Fi password',
      remember: 'Type it into the device now. It is shown this one time only.',
      type: 'On the device you type',
      told: 'You will also get a notice that it was made. We never send the password itself.',
      back: 'To the Wi-Fi page',
    },
    log: {
      title: 'Latest on Wi-Fi',
      intro: 'What devices tried last with your username.',
      none: 'No device has tried yet.',
      line: (station, network) =>
        `The device with MAC address ${station ?? 'unknown'}${network === null ? '' : ` on ${network}`}`,
    },
    remove: {
      title: (device) => `Delete the Wi-Fi password for ${device}?`,
      text: 'The device will not get online again until it gets another password. Other devices notice nothing.',
      submit: 'Delete it',
      keep: 'Keep it',
    },
    removeAll: {
      title: 'Delete all Wi-Fi passwords?',
      text: (many) =>
        many === 1
          ? 'One device will not get online again until it gets another password.'
          : `${many} devices will not get online again until they get another password.`,
      submit: 'Delete all',
      keep: 'Keep them',
    },
    done: { one: 'The Wi-Fi password is deleted.', all: 'All Wi-Fi passwords are deleted.' },
  },
}

/** The words in one language. */
export function wifiTexts(language: Language): WifiTexts {
  return words[language]
}
