import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { LineReporter } from './run/line-reporter.ts'

/** Where `npm test` wants the results; see `test/run.mjs`. */
const lines = process.env['HORTUS_TEST_LINES']

/** Tests that start programs, browsers or threads, change the process they run in, or need what nobody has changed. */
const ofTheirOwn = ['test/e2e/**/*.test.ts', 'test/unit/parse/linear-edits.test.ts']

/** `npm run test:fast`: without a build and without a browser. */
const isFast = process.env['HORTUS_FAST'] === '1'
const ofOneRoom = ['test/unit/**/*.test.ts', 'test/features/**/*.test.ts', 'test/property/**/*.test.ts']

/** What `npm run test:fast` leaves out of them: what starts threads of the built program, and what takes seconds each. */
const slow = [
  'test/unit/session/digest-files.test.ts',
  'test/unit/session/typeset-pool.test.ts',
  'test/unit/store/large-files.test.ts',
  'test/unit/store/foreign-change.test.ts',
  'test/unit/parse/find-unread-text.test.ts',
  'test/features/search/static-search.test.ts',
  'test/features/search/words.test.ts',
  'test/property/map*.test.ts',
  'test/property/session.test.ts',
]

/**
 * What `npm run test:full` alone does, since the usual run is to end within a quarter of an hour: the same pages once more in other
 * looks and languages, real gardens as a whole, files of gigabytes, packed sites, programs killed at random moments, every command in
 * hostile gardens, a hub under attack and at length, what takes a browser a minute each, and by whole programs what tests of single
 * rooms hold too: importers, exports, proposals, changes from the editor, which folder a garden is.
 */
const longest =
  process.env['HORTUS_FULL'] === '1'
    ? []
    : [
        'browser/garden-simulations',
        'browser/interface-languages',
        'browser/large-map',
        'browser/looks',
        'browser/map-panels',
        'browser/panes',
        'browser/real-hosts',
        'browser/sorted-answers',
        'build/bad-notes',
        'build/edits',
        'build/kill-build',
        'build/large-files',
        'build/pack',
        'build/rebuild',
        'build/vaults',
        'cli/export',
        'cli/find-garden',
        'cli/guide-examples',
        'cli/import',
        'cli/shared-cache',
        'cli/strip-config',
        'cli/symlinks',
        'cli/terminal',
        'edit/end-server',
        'edit/kill-change',
        'editor/changes',
        'editor/dialogs',
        'editor/left-pages',
        'editor/modal',
        'editor/properties',
        'editor/proposals',
        'editor/same-bytes',
        'editor/side-by-side',
        'editor/together',
        'hub/comments',
        'hub/database-away',
        'hub/hostile-writers',
        'hub/killed-workers',
        'hub/pushes',
        'hub/search',
        'hub/tidy',
        'hub/together',
        'hub/together-browser',
        'hub/typists',
        'hub/views',
        'hub/whole-way',
        'mcp/proposals',
        'privacy/unlisted',
        'start/compiled-code',
        'untrusted/sweep',
      ]
        .map((name) => `test/e2e/${name}.test.ts`)
        .concat('test/unit/store/large-files.test.ts')

/** Files with a process of their own first: they take long, and the many short ones fill what is left at the end. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isShared = ({ project }: TestSpecification): boolean => !project.config.isolate
    return [...sorted.filter((file) => !isShared(file)), ...sorted.filter(isShared)]
  }
}

/** `npm test` runs everything in one go; by hand: `npx vitest run --config test/vitest.config.ts test/unit/link`. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  publicDir: false,
  test: {
    globalSetup: isFast ? [] : 'test/build-first.ts',
    // Only a test that hangs takes that long; a slow machine with other work may take ten times what is usual. The long
    // runs of `npm run test:full` take minutes each.
    testTimeout: process.env['HORTUS_FULL'] === '1' ? 900_000 : 120_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    // One more than the processors there are at least: tests of programs and browsers often wait for a disk or a timer.
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
    projects: [
      // A machine under load may starve a browser or a program of its turn. What fails is tried once more, and what then
      // passes is named at the end of the run: it is a fault to look into, and no reason to throw a whole run away.
      {
        extends: true,
        test: { name: 'programs', include: isFast ? [] : ofTheirOwn, exclude: longest, retry: 1 },
      },
      // Hundreds of small files: a process for each would take longer to load what they test than to test it.
      {
        extends: true,
        test: {
          name: 'rooms',
          include: isFast ? ofOneRoom : ['test/**/*.test.ts'],
          exclude: isFast ? [...ofTheirOwn, ...slow] : [...ofTheirOwn, ...longest],
          isolate: false,
          retry: 1,
        },
      },
    ],
    ...(lines === undefined ? {} : { reporters: [new LineReporter(lines)] }),
  },
})
