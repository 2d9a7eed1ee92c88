/** The machine and the settings: keys, certificates, disk, versions, and whatever must not be on in production. */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { type Finding, good, not } from '../../core/doctor/finding.ts'
import { objectionsToProduction } from '../settings.ts'
import { sentenceOf, type Site } from './site.ts'

const dayMs = 24 * 60 * 60_000
const gibibyte = 1024 ** 3

/** The institutions' files. */
export function lookAtInstitutions({ fileProblems, institutions }: Site): Finding[] {
  if (fileProblems.length === 0) return [good('institutions', `${institutions.length} files, no problems`)]
  return fileProblems.map((says) =>
    not('wrong', 'institutions', {
      says,
      by: 'operator',
      how: '`adgang config check` says line and reason.',
    }),
  )
}

/** What `adgang serve` would refuse. */
export function lookAtSettings({ settings, demo }: Site): Finding[] {
  if (demo) return [good('settings', 'this is a demo: the rules of production do not hold here')]
  const objections = objectionsToProduction(settings, { demoKeys: false, demoData: false })
  if (objections.length === 0) return [good('settings', 'nothing keeps the portal from starting')]
  return objections.map((says) =>
    not('wrong', 'settings', { says, by: 'operator', how: 'docs/running.md describes every setting.' }),
  )
}

/** The key file: readable by this account alone, whole, and not beside the database. */
export function lookAtKeys({ settings, keyFile, keyProblem }: Site): Finding[] {
  const { keyFile: path, dataDir } = settings
  if (!keyFile)
    return [
      not(existsSync(path) ? 'wrong' : 'note', 'keys', {
        says: keyProblem ?? `there is no key file at ${path}`,
        by: 'operator',
        how: existsSync(path)
          ? `Look at ${path}.`
          : 'The first start makes one. Keep a copy, apart from the backups.',
      }),
    ]
  const beside = settings.databaseUrl === null && dirname(resolve(path)) === resolve(dataDir)
  const found = beside
    ? not('note', 'keys', {
        says: `${path} lies beside the database: whoever copies the folder has both`,
        by: 'operator',
        how: 'Put it elsewhere and name it in ADGANG_KEYS.',
      })
    : good('keys', `${path} is for this account alone`)
  const half = keyFile.worker.private === undefined
  return [found, ...(half ? [good('keys', 'this is the file of a portal: no worker runs with it')] : [])]
}

/** The certificate, where this program ends TLS itself. */
export function lookAtCertificate({ settings: { tls, trustedProxies } }: Site): Finding[] {
  if (tls === null)
    return trustedProxies.length === 0
      ? []
      : [good('certificate', `TLS ends at the proxies ${trustedProxies.join(', ')}`)]
  try {
    const certificate = new X509Certificate(readFileSync(tls.certificate))
    const fits = certificate.checkPrivateKey(createPrivateKey(readFileSync(tls.key)))
    const days = Math.floor((Date.parse(certificate.validTo) - Date.now()) / dayMs)
    const renew = {
      by: 'operator',
      how: 'Renew it, and start the portals anew one after the other.',
    } as const
    if (!fits)
      return [
        not('wrong', 'certificate', {
          says: 'key and certificate do not belong together',
          ...{ by: 'operator', how: 'Look at ADGANG_TLS_CERTIFICATE and ADGANG_TLS_KEY.' },
        }),
      ]
    if (days < 0) return [not('wrong', 'certificate', { says: `it ran out ${-days} days ago`, ...renew })]
    if (days < 21) return [not('note', 'certificate', { says: `it runs out in ${days} days`, ...renew })]
    return [good('certificate', `good for ${days} days`)]
  } catch (error) {
    return [
      not('wrong', 'certificate', {
        says: `it cannot be read: ${sentenceOf(error)}`,
        ...{ by: 'operator', how: 'Look at ADGANG_TLS_CERTIFICATE and ADGANG_TLS_KEY.' },
      }),
    ]
  }
}

/** Room on the disks that are written to. */
export async function lookAtDisks({ settings }: Site): Promise<Finding[]> {
  const folders = new Map([
    ['data', settings.dataDir],
    ['register files', settings.registerFiles.folder],
    ...(settings.journalHeads === null ? [] : [['journal heads', dirname(settings.journalHeads)] as const]),
  ])
  const found: Finding[] = []
  for (const [name, folder] of folders) {
    if (!existsSync(folder)) continue
    const { bavail, blocks, bsize } = await statfs(folder)
    const says = `${((Number(bavail) * bsize) / gibibyte).toFixed(1)} GiB free for ${name} in ${folder}`
    const free = Number(bavail) * bsize
    const state = free < gibibyte ? 'wrong' : Number(bavail) < Number(blocks) / 10 ? 'note' : 'good'
    found.push(
      state === 'good'
        ? good('disk', says)
        : not(state, 'disk', {
            says,
            by: 'machine',
            how: 'Make room before it is full: a full disk stops sign-in.',
          }),
    )
  }
  return found
}

/** Node, the lists of leaked passwords, backups, and the signed heads of the journals. */
export function lookAtRest({ settings }: Site): Finding[] {
  return [good('node', process.versions.node), ...lookAtLists(settings.leakedPasswords), ...kept(settings)]
}

function lookAtLists(files: readonly string[]): Finding[] {
  const build =
    '`adgang leaked-passwords build` makes one of the whole list; see docs/decisions/leaked-passwords-file.md.'
  if (files.length === 0)
    return [
      not('note', 'leaked passwords', {
        says: 'only the short list that ships is looked at',
        ...{ by: 'operator', how: build },
      }),
    ]
  return files.map((file) => {
    const found = statSync(file, { throwIfNoEntry: false })
    if (!found)
      return not('wrong', 'leaked passwords', { says: `there is no ${file}`, by: 'operator', how: build })
    const days = Math.floor((Date.now() - found.mtimeMs) / dayMs)
    return days > 365
      ? not('note', 'leaked passwords', { says: `${file} is ${days} days old`, by: 'operator', how: build })
      : good('leaked passwords', `${file} is ${days} days old`)
  })
}

function kept(settings: Site['settings']): Finding[] {
  const { backupRecipients, journalHeads } = settings
  return [
    backupRecipients.length > 0
      ? good('backups', `sealed to ${backupRecipients.length} recipients`)
      : not('note', 'backups', {
          says: 'ADGANG_BACKUP_RECIPIENT names nobody whom backups are sealed to',
          ...{ by: 'operator', how: '`adgang backup-key` makes a pair; keep the key elsewhere.' },
        }),
    journalHeads !== null && mayWrite(journalHeads)
      ? good('journal heads', `kept in ${journalHeads}`)
      : not('note', 'journal heads', {
          says:
            journalHeads === null
              ? 'they are kept in the database only'
              : `${journalHeads} cannot be written`,
          ...{
            by: 'operator',
            how: 'Name a file in ADGANG_JOURNAL_HEADS that the database cannot reach; docs/journal.md.',
          },
        }),
  ]
}

function mayWrite(file: string): boolean {
  try {
    accessSync(existsSync(file) ? file : dirname(file), constants.W_OK)
    return true
  } catch {
    return false
  }
}
