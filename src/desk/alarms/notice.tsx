/** On the desk's first page: so many alarms wait, for those who are told of them. */
import { seeOpenAlarms } from '../../actions/see-alarms.ts'
import { Notice } from '../../web/look/notice.tsx'
import type { Visit } from '../../web/visit.ts'
import { alarmPageTexts } from './texts.ts'

/** Asked before the page is made. */
export async function alarmsWaiting(visit: Visit): Promise<number> {
  return (await seeOpenAlarms(visit.world, visit.desk)).length
}

/** Nothing, when none waits. */
export function AlarmNotice({ visit, waiting }: { visit: Visit; waiting: number }) {
  const texts = alarmPageTexts(visit.language)
  return waiting === 0 ? null : (
    <Notice kind="warning" language={visit.language} title={texts.waiting(waiting)}>
      <p>
        <a class="ds-link" href={visit.to('/desk/alarms')}>
          {texts.look}
        </a>
      </p>
    </Notice>
  )
}
