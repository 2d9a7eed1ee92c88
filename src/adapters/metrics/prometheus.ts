/** The numbers that monitoring reads, in Prometheus' text format: how busy the house is, how far behind, and nothing of anybody. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** How the house stands, asked at each reading. */
export type Standing = {
  hashing: { running: number; waiting: number }
  institutions: readonly InstitutionStanding[]
}

/** Of one institution; null where its database did not answer. */
export type InstitutionStanding = {
  institution: string
  connections: { used: number; idle: number; waiting: number }
  store: {
    delivers: boolean
    jobs: { waiting: number; dead: number; oldestSeconds: number }
    verdictsDue: number
    /** Seconds since the newest file of each register was made. */
    registers: Readonly<Record<string, number>>
    /** How many are open, by kind. */
    alarms: Readonly<Record<string, number>>
    programs: Readonly<Record<string, number>>
    /** Other systems: whether something keeps everything from them, and how many accounts wait or were given up. */
    targets: readonly { key: string; inTrouble: boolean; waiting: number; givenUp: number }[]
  } | null
}

export type Metrics = {
  /** A page or an upload was answered. */
  answered(seen: { route: string; method: string; status: number; seconds: number }): void
  /** Somebody tried to sign in. */
  signedIn(institution: string, outcome: string): void
  /** Everything, with the standing of this moment. */
  text(standing: Standing): Promise<string>
  readonly type: string
}

/** Opens a set of numbers of its own; what Node knows of itself is among them. `role`: portal or worker. */
export function openMetrics(about: { version: string; role: string }): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const gauge = (name: string, help: string, labelNames: string[] = ['institution']) =>
    new Gauge({ name, help, labelNames, registers: [registry] })
  gauge('adgang_program_info', 'Always 1; which version this is.', ['version', 'role']).set(about, 1)
  const pages = new Histogram({
    name: 'adgang_answer_seconds',
    help: 'How long answers took, by route.',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  const signIns = new Counter({
    name: 'adgang_sign_ins_total',
    help: 'Tries to sign in, by what became of them.',
    labelNames: ['institution', 'outcome'],
    registers: [registry],
  })
  const hashing = gauge('adgang_password_hashes', 'Passwords being hashed, and waiting for it.', ['state'])
  const up = gauge('adgang_store_up', '1 when the database of an institution answers.')
  const delivers = gauge('adgang_delivers', '0 for a copy that delivers nothing.')
  const connections = gauge('adgang_connections', 'Connections to the database.', ['institution', 'state'])
  const jobs = gauge('adgang_jobs', 'Jobs that wait, and those that were given up.', ['institution', 'state'])
  const oldest = gauge('adgang_oldest_job_seconds', 'How long the oldest due job has been waiting.')
  const due = gauge('adgang_verdicts_due', 'Accounts to be judged anew.')
  const registers = gauge('adgang_register_age_seconds', 'Age of the newest file of a register.', [
    ...['institution', 'register'],
  ])
  const alarms = gauge('adgang_alarms_open', 'Alarms that nobody has looked at.', ['institution', 'kind'])
  const programs = gauge('adgang_programs', 'Processes at work on a database.', ['institution', 'role'])
  const troubles = gauge('adgang_target_in_trouble', '1 for another system that nothing gets to.', [
    ...['institution', 'target'],
  ])
  const accounts = gauge(
    'adgang_target_accounts',
    'Accounts that wait for another system, or were given up.',
    [...['institution', 'target', 'state']],
  )

  const take = ({ institution, connections: pool, store }: InstitutionStanding): void => {
    for (const [state, number] of Object.entries(pool)) connections.set({ institution, state }, number)
    up.set({ institution }, store ? 1 : 0)
    if (!store) return
    delivers.set({ institution }, store.delivers ? 1 : 0)
    jobs.set({ institution, state: 'waiting' }, store.jobs.waiting)
    jobs.set({ institution, state: 'dead' }, store.jobs.dead)
    oldest.set({ institution }, store.jobs.oldestSeconds)
    due.set({ institution }, store.verdictsDue)
    for (const [register, age] of Object.entries(store.registers))
      registers.set({ institution, register }, age)
    for (const [kind, open] of Object.entries(store.alarms)) alarms.set({ institution, kind }, open)
    for (const [role, many] of Object.entries(store.programs)) programs.set({ institution, role }, many)
    for (const { key: target, inTrouble, waiting, givenUp } of store.targets) {
      troubles.set({ institution, target }, inTrouble ? 1 : 0)
      accounts.set({ institution, target, state: 'waiting' }, waiting)
      accounts.set({ institution, target, state: 'given-up' }, givenUp)
    }
  }
  return {
    type: registry.contentType,
    answered: ({ route, method, status, seconds }) =>
      pages.observe({ route, method, status: `${Math.floor(status / 100)}xx` }, seconds),
    signedIn: (institution, outcome) => signIns.inc({ institution, outcome }),
    text: async (standing) => {
      // what is over is not said any more
      for (const each of [registers, alarms, programs, troubles, accounts]) each.reset()
      hashing.set({ state: 'running' }, standing.hashing.running)
      hashing.set({ state: 'waiting' }, standing.hashing.waiting)
      standing.institutions.forEach(take)
      return registry.metrics()
    },
  }
}
