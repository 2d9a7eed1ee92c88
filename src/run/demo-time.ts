/** The demo's clock for commands: they see the same time as the portal beside them. */
export { openDemoClock as demoTime } from '../demo/clock.ts'
