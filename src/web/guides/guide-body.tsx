/** The text of a guide on a page. Nothing here is taken as HTML: every word is a word. */
import type { ComponentChildren } from 'preact'
import type { Block, Inline } from '../../core/help/guide.ts'
import { dayOfYear } from '../dates.ts'
import { DeskCard } from '../desks/desk-card.tsx'
import { durationInWords } from '../durations.ts'
import { exact } from '../look/exact.ts'
import { Link } from '../look/link.tsx'
import type { Visit } from '../visit.ts'

export function GuideBody({ visit, blocks }: { visit: Visit; blocks: readonly Block[] }) {
  return (
    <>
      {blocks.map((block, place) => (
        <OneBlock key={place} visit={visit} block={block} />
      ))}
    </>
  )
}

function OneBlock({ visit, block }: { visit: Visit; block: Block }) {
  switch (block.is) {
    case 'heading': {
      const Heading = block.level === 2 ? 'h2' : 'h3'
      return <Heading>{inlines(visit, block.holds)}</Heading>
    }
    case 'paragraph':
      return <p>{inlines(visit, block.holds)}</p>
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul'
      return (
        <List>
          {block.items.map((item, place) => (
            <li key={place}>
              <Item visit={visit} blocks={item} />
            </li>
          ))}
        </List>
      )
    }
    case 'desk': {
      const desk = visit.world.institution.desks.find(({ key }) => key === block.desk)
      return desk ? <DeskCard visit={visit} desk={desk} level={3} /> : null
    }
  }
}

/** One paragraph alone needs no element of its own. */
function Item({ visit, blocks }: { visit: Visit; blocks: readonly Block[] }) {
  const [first, ...more] = blocks
  return first?.is === 'paragraph' ? (
    <>
      {inlines(visit, first.holds)}
      <GuideBody visit={visit} blocks={more} />
    </>
  ) : (
    <GuideBody visit={visit} blocks={blocks} />
  )
}

function inlines(visit: Visit, holds: readonly Inline[]): ComponentChildren {
  return holds.map((inline, place) => <OneInline key={place} visit={visit} inline={inline} />)
}

function OneInline({ visit, inline }: { visit: Visit; inline: Inline }) {
  switch (inline.is) {
    case 'text':
      return <>{inline.text}</>
    case 'exact':
      return <code {...exact}>{inline.text}</code>
    case 'count':
      return <>{String(inline.count)}</>
    case 'duration':
      return <>{durationInWords(inline.lasts, visit.language)}</>
    case 'day-of-year':
      return <>{dayOfYear(inline.day, visit.language)}</>
    case 'strong':
      return <strong>{inlines(visit, inline.holds)}</strong>
    case 'emphasis':
      return <em>{inlines(visit, inline.holds)}</em>
    case 'line-break':
      return <br />
    case 'link':
      return inline.to.startsWith('/') ? (
        <Link href={visit.to(inline.to)}>{inlines(visit, inline.holds)}</Link>
      ) : (
        <Link href={inline.to} leaves={visit.language}>
          {inlines(visit, inline.holds)}
        </Link>
      )
  }
}
