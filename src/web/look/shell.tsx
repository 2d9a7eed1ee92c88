/** Every page stands in this frame: name and language on top, one heading, the content, and whom to ask below. */
import { Arcade } from './arcade.tsx'
import { OnSharedComputer } from './on-shared-computer.ts'
import { Footer } from './shell-footer.tsx'
import { Head } from './shell-head.tsx'
import { Header, SignOut } from './shell-header.tsx'
import type { ShellProps } from './shell-props.ts'
import { lookTexts } from './texts.ts'

export type { DeskContact, ShellFiles, ShellLogo, ShellProps } from './shell-props.ts'

/** A whole document; hand it to `renderDocument()` in render-document.ts. */
export function Shell(props: ShellProps) {
  const layout = props.layout ?? 'form'
  const end = props.shared ?? props.signedIn
  return (
    <html lang={props.language}>
      <Head {...props} />
      <body class={`ad-body ad-body--${layout}`}>
        <a class="ds-skip-link" href="#main">
          {lookTexts(props.language).skip}
        </a>
        <Header {...props} />
        <OnSharedComputer.Provider value={props.shared !== undefined}>
          {layout === 'form' ? <Sheet {...props} /> : <Wide {...props} />}
        </OnSharedComputer.Provider>
        {end ? <SignOut {...end} /> : null}
        <Footer {...props} />
      </body>
    </html>
  )
}

/** One question on a white sheet that lies over the band. */
function Sheet(props: ShellProps) {
  return (
    <>
      <div class="ad-band">
        <div class="ad-band__row">
          <Arcade />
        </div>
      </div>
      <main id="main" class="ad-main" tabIndex={-1}>
        <Heading {...props} />
        {props.children}
      </main>
    </>
  )
}

/** The heading on the band, then cards side by side. */
function Wide(props: ShellProps) {
  return (
    <main id="main" class="ad-main" tabIndex={-1}>
      <div class="ad-band">
        <div class="ad-band__row">
          <Arcade />
          <Heading {...props} />
        </div>
      </div>
      <div class="ad-content">{props.children}</div>
    </main>
  )
}

function Heading({ title, intro, above, layout }: ShellProps) {
  return (
    <div class="ad-heading">
      {above}
      <h1 class="ds-heading ad-h1" data-size={layout === 'front' ? '2xl' : 'lg'}>
        {title}
      </h1>
      {intro === undefined ? null : <div class="ad-intro">{intro}</div>}
    </div>
  )
}
