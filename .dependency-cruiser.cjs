// Who may know whom, one sentence per rule. ARCHITECTURE.md draws the same picture; src/house/rules.test.ts shows each rule biting.
'use strict'

const test = '\\.test\\.tsx?$'
const door = '^src/(journeys/[^/]+|desk|projects|services|jobs|nightly|commands)'
const anyDoor = '^src/(journeys|desk|projects|services|jobs|nightly|commands)/'
const anyPackage = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown']

/** Libraries that only think: no clock, no dice, no file, no network. */
const thinking = [
  'temporal-polyfill',
  'temporal-spec',
  'temporal-utils',
  'zod',
  'libphonenumber-js',
  'otpauth',
  '@navikt/fnrvalidator',
  'any-ascii',
  'opening_hours',
]

const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    never(
      'no circles',
      'Two files that need each other are one thing, or the shared part wants a file of its own.',
      {},
      { circular: true },
    ),
    never(
      'core knows only core',
      'The nouns and their rules must not depend on how anything is stored, sent or shown.',
      { path: '^src/core/', pathNot: test },
      { path: '^src/', pathNot: '^src/core/' },
    ),
    never(
      'core never touches the machine',
      'No file, network, clock or process: core is handed everything it needs.',
      { path: '^src/core/', pathNot: test },
      { dependencyTypes: ['core'] },
    ),
    never(
      'core uses only libraries that think',
      'A library with a file, a socket or a timer belongs to the store or to an adapter.',
      { path: '^src/core/', pathNot: test },
      { dependencyTypes: anyPackage, pathNot: `node_modules/(${thinking.join('|')})/` },
    ),
    never(
      'only the grant makes the seal of a right',
      'Whoever could make a Proven could set a password without a proof: the grant’s own action does, and tests that put people in.',
      { path: '^src/', pathNot: [test, '^src/cast/', '^src/actions/use-grant[.]ts$'] },
      { path: '^src/core/secrets/proven[.]ts$', dependencyTypesNot: ['type-only'] },
    ),
    never(
      'the store knows only core',
      'The store answers questions; what to do with the answers is an action.',
      { path: '^src/store/', pathNot: test },
      { path: '^src/', pathNot: '^src/(store|core)/' },
    ),
    never(
      'only the store speaks SQL',
      'A query outside src/store/ is a second place that knows the tables.',
      { path: '^src/', pathNot: [test, '^src/(store|run)/'] },
      { path: 'node_modules/(@types/)?(pg|pg-copy-streams|kysely)/' },
    ),
    never(
      'actions know only the store and core',
      'What leaves the house during an action is a job; what comes in was read at a door.',
      { path: '^src/actions/', pathNot: test },
      { path: '^src/', pathNot: '^src/(actions|store|core)/' },
    ),
    never(
      'a door never knows another door',
      'What two doors share is an action, or, for pages, a part of web.',
      { path: door, pathNot: test },
      { path: anyDoor, pathNot: '^src/$1(/|$)' },
    ),
    never(
      'a door reaches the store only through actions',
      'Then every door decides alike, and the journal line cannot be forgotten.',
      { path: anyDoor, pathNot: test },
      { path: '^src/store/' },
    ),
    never(
      'only run knows adapters',
      'The outside is handed in, so that a university can choose another outside.',
      { path: '^src/', pathNot: [test, '^src/(adapters|run|cast|demo)/'] },
      { path: '^src/adapters/' },
    ),
    never(
      'adapters know only core',
      'An adapter translates foreign words into ours and decides nothing.',
      { path: '^src/adapters/', pathNot: test },
      { path: '^src/', pathNot: '^src/(adapters|core)/' },
    ),
    never(
      'adapters never know each other',
      'Each can be replaced, or left out, alone.',
      { path: '^src/adapters/([^/]+)', pathNot: test },
      { path: '^src/adapters/', pathNot: '^src/adapters/$1(/|$)' },
    ),
    never(
      'web knows only core and actions',
      'What all pages share must not know any one page.',
      { path: '^src/web/', pathNot: test },
      { path: '^src/', pathNot: '^src/(web|core|actions)/' },
    ),
    never(
      'only what people see knows web',
      'Jobs, nights, commands and actions have no page.',
      { path: '^src/(actions|jobs|nightly|commands)/', pathNot: test },
      { path: '^src/web/' },
    ),
    never(
      'nobody knows run',
      'run puts the house together; whoever imported it would hold everything.',
      { path: '^src/', pathNot: [test, '^src/run/'] },
      { path: '^src/run/' },
    ),
    never(
      'only tests, the demo and run know the cast',
      'Made-up people never meet real ones.',
      { path: '^src/', pathNot: [test, '^src/(cast|demo|run)/'] },
      { path: '^src/cast/' },
    ),
    never(
      'the demo exists only behind the demo wiring',
      'The inbox and the clock cannot be switched on by mistake: production never loads their files.',
      { path: '^src/', pathNot: '^src/(demo/|run/demo[^/]*\\.tsx?$)' },
      { path: '^src/demo/' },
    ),
    never(
      'every file belongs to a part of the house',
      'A new folder directly under src/ needs a place among these rules first.',
      {
        path: '^src/',
        pathNot: [
          test,
          '^src/(journeys|desk|projects|services|jobs|nightly|commands|actions|core|store|adapters|web|cast|demo|run)/',
        ],
      },
      {},
    ),
    never(
      'a test is known by nobody',
      'What two tests share belongs to the cast.',
      {},
      { path: `^src/.*${test}` },
    ),
    never(
      'what ships needs no development package',
      'A package used at run time stands under dependencies; scripts for the browser ship as files made of them.',
      { path: '^src/', pathNot: [test, '^src/cast/test-[^/]*\\.ts$', '^src/web/enhance/'] },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'type-only'] },
    ),
    never(
      'every package is named in package.json',
      'A package that came along with another one may leave with it.',
      { path: '^src/' },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    never(
      'every import leads somewhere',
      'A path that cannot be found is not checked by any rule above.',
      {},
      {
        couldNotResolve: true,
      },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default', 'require'],
      mainFields: ['types', 'module', 'main'],
    },
  },
}
