/** One measured number, against what it could at best be. */

/** Every `bench/<name>.ts` exports `run(): Promise<Row[]>`. A limit is measured in the same run as the value. */
export type Row = {
  /** What was measured: 'sign-ins', 'import of 100,000 people'. */
  name: string
  value: number
  /** '/s', 's', 'ms', 'MB' … */
  unit: string
  /** What this machine could at best do, in the same unit. */
  limit?: number
  /** What the limit is: 'raw argon2id', 'COPY of the same bytes'. */
  limitName?: string
  /** How much of the limit is reached, 1 being all of it; worked out from value and limit when left out. */
  ratio?: number
  /** What we want, in words: '>= 0.85', '<= 30 s'. A leading comparison is checked against ratio, or else value. */
  aim?: string
}

/** True or false where the aim is a comparison, null where there is nothing to compare. */
export function meets(row: Row): boolean | null {
  const [, sign, number] = /^(>=|<=)\s*([\d.,]+)/.exec(row.aim ?? '') ?? []
  if (sign === undefined || number === undefined) return null
  const got = ratioOf(row) ?? row.value
  const wanted = Number(number.replaceAll(',', ''))
  return sign === '>=' ? got >= wanted : got <= wanted
}

/** Reached share of the limit. A limit in time is reached from above: half as fast is 0.5 for seconds, too. */
export function ratioOf({ ratio, value, limit, unit }: Row): number | null {
  if (ratio !== undefined) return ratio
  if (limit === undefined) return null
  return /^(s|ms|us)$/.test(unit) ? limit / value : value / limit
}
