/** Numbers by day as columns, drawn without script; the same numbers stand in a table right after, for everybody who reads them there. */
import { scaleBand, scaleLinear } from 'd3-scale'

export type Column = { label: string; value: number; of: number }

export type ColumnChartProps = {
  columns: readonly Column[]
  /** What the picture shows, in one sentence: read out instead of it. */
  says: string
  /** What the dark part is, and the whole column. */
  legend: { value: string; of: string }
}

const [width, height, margin] = [720, 240, { top: 16, right: 8, bottom: 28, left: 44 }]

/** The dark part of each column is `value`, the whole of it `of`. */
export function ColumnChart({ columns, says, legend }: ColumnChartProps) {
  const most = Math.max(1, ...columns.map(({ of }) => of))
  const y = scaleLinear([0, most], [height - margin.bottom, margin.top]).nice(4)
  const x = scaleBand(
    columns.map(({ label }) => label),
    [margin.left, width - margin.right],
  ).padding(0.25)
  const everyNth = Math.max(1, Math.ceil(columns.length / 8))
  return (
    <figure class="ad-chart">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={says}>
        {y
          .ticks(4)
          .filter(Number.isInteger)
          .map((tick) => (
            <g key={tick} class="ad-chart__line">
              <line x1={margin.left} x2={width - margin.right} y1={y(tick)} y2={y(tick)} />
              <text x={margin.left - 8} y={y(tick) + 5} text-anchor="end">
                {tick}
              </text>
            </g>
          ))}
        {columns.map(({ label, value, of }, place) => (
          <g key={label}>
            <Bar x={x(label) ?? 0} wide={x.bandwidth()} from={y(0)} to={y(of)} kind="of" />
            <Bar x={x(label) ?? 0} wide={x.bandwidth()} from={y(0)} to={y(value)} kind="value" />
            {place % everyNth === 0 ? (
              <text
                class="ad-chart__label"
                x={(x(label) ?? 0) + x.bandwidth() / 2}
                y={height - 8}
                text-anchor="middle"
              >
                {label}
              </text>
            ) : null}
          </g>
        ))}
      </svg>
      <figcaption class="ad-chart__legend">
        <span data-kind="value">{legend.value}</span>
        <span data-kind="of">{legend.of}</span>
      </figcaption>
    </figure>
  )
}

type BarProps = { x: number; wide: number; from: number; to: number; kind: 'value' | 'of' }

function Bar({ x, wide, from, to, kind }: BarProps) {
  return (
    <rect
      class="ad-chart__bar"
      data-kind={kind}
      x={x}
      y={to}
      width={wide}
      height={Math.max(0, from - to)}
      rx={2}
    />
  )
}
