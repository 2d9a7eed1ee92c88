/** Draws the map of a journey as a Mermaid flowchart, from the same data that the portal is built of. */
import type { AnyStep, Journey, Opens, Proves } from './step.ts'

/** The drawing: pages as boxes, what they set in bold, proofs on the arrows. Lines are sorted, so that nothing changes by chance. */
export function drawMap({ name, steps }: Journey): string {
  const own = new Set(steps.map(({ path }) => path))
  const others = [...new Set(steps.flatMap(arrowsOf).map(({ to }) => to))].filter((path) => !isOwn(own, path))
  return [
    `%% ${name}: drawn from src/journeys/${name}/journey.ts; npm run journeys draws it anew`,
    'flowchart TD',
    ...steps.map((step) => `  ${idOf(step.path)}["${boxOf(step)}"]`),
    ...others.sort().map((path) => `  ${idOf(path)}(["${path}"])`),
    ...steps.flatMap((step) =>
      arrowsOf(step).map(
        ({ to, label }) => `  ${idOf(step.path)} ${label ? `-- ${label} -->` : '-->'} ${idOf(to)}`,
      ),
    ),
    '',
  ].join('\n')
}

type Arrow = { to: string; label: string }

/** Where a proof leads, and then the plain ways that no proof of this step leads to. */
function arrowsOf({ leadsTo, proves = [] }: AnyStep): Arrow[] {
  const byPlace = new Map<string, string[]>()
  for (const each of proves)
    for (const to of each.leads) byPlace.set(to, [...(byPlace.get(to) ?? []), labelOf(each)])
  const proved = [...byPlace].map(([to, labels]) => ({ to, label: [...new Set(labels)].join(' or ') }))
  const plain = leadsTo.filter((to) => !byPlace.has(to)).map((to) => ({ to, label: '' }))
  return [...proved, ...plain].sort((a, b) => a.to.localeCompare(b.to))
}

function labelOf({ proof }: Proves): string {
  return proof
}

function boxOf(step: AnyStep): string {
  const lines = [step.path, opensText(step.opens), ...(step.sets ?? []).map((what) => `<b>sets ${what}</b>`)]
  return lines.filter((line) => line !== '').join('<br/>')
}

function opensText(opens: Opens): string {
  if (opens === 'anybody') return ''
  if (typeof opens !== 'object') return `<i>${opens}</i>`
  if ('desk' in opens) return `<i>desk: ${opens.desk}</i>`
  const grants = typeof opens.grant === 'string' ? [opens.grant] : opens.grant
  return `<i>${grants.join(', ')}${opens.right === undefined ? '' : `: ${opens.right}`}</i>`
}

function isOwn(own: ReadonlySet<string>, path: string): boolean {
  return own.has(path)
}

/** A name that Mermaid takes: letters, digits and underscores. */
function idOf(path: string): string {
  return `p${path.replace(/[^a-z0-9]+/gi, '_').replace(/_$/, '')}`
}
