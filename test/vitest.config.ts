import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { LineReporter } from './run/line-reporter.ts'

/** Where `npm test` wants the results; see `test/run.mjs`. */
const lines = process.env['HORTUS_TEST_LINES']

/** `npm test` runs everything in one go; by hand: `npx vitest run --config test/vitest.config.ts test/unit/link`. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  publicDir: false,
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/build-first.ts',
    // Only a test that hangs takes that long; a slow machine with other work may take ten times what is usual. The long
    // runs of `npm run test:full` take minutes each.
    testTimeout: process.env['HORTUS_FULL'] === '1' ? 900_000 : 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    // Two test files at a time: they start programs and browsers of their own.
    maxWorkers: 2,
    ...(lines === undefined ? {} : { reporters: [new LineReporter(lines)] }),
  },
})
