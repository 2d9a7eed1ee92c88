/** What is shown this one time and never sent: the username and the mail address (mission N-6). */
import type { ComponentChildren } from 'preact'
import { exact } from './exact.ts'

export type SecretOnceProps = {
  /** "Your username". */
  usernameLabel: string
  username: string
  mailLabel?: string
  mail?: string
  /** "Write it down now: it is not sent to you." */
  remember: ComponentChildren
}

/** Never on paper: printers in a hall keep what they print; the print shows where to find it instead. */
export function SecretOnce({ usernameLabel, username, mailLabel, mail, remember }: SecretOnceProps) {
  return (
    <section class="ad-once" data-secret>
      <dl class="ad-once__facts">
        <div>
          <dt>{usernameLabel}</dt>
          <dd>
            <strong id="username" class="ad-once__username" {...exact}>
              {username}
            </strong>
          </dd>
        </div>
        {mail === undefined ? null : (
          <div>
            <dt>{mailLabel}</dt>
            <dd>
              <span id="mail" class="ad-once__mail" {...exact}>
                {mail}
              </span>
            </dd>
          </div>
        )}
      </dl>
      <p class="ad-once__remember">{remember}</p>
    </section>
  )
}

export type OneTimeValueProps = { label: string; value: string; id: string }

/** One value shown once: a new PIN, an administrator's key, a recovery code. */
export function OneTimeValue({ label, value, id }: OneTimeValueProps) {
  return (
    <dl class="ad-once ad-once__facts" data-secret>
      <div>
        <dt>{label}</dt>
        <dd>
          <strong id={id} class="ad-once__username" {...exact}>
            {value}
          </strong>
        </dd>
      </div>
    </dl>
  )
}
