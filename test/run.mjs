/**
 * `npm test`: all checks and tests; see `run/run-tests.mjs`. Only asks whether Node is new enough, in a way that any Node
 * can read.
 *
 * - `npm test`: installs and builds what is missing, then checks types, lint and format, and runs every test.
 * - `npm test -- series`: runs the tests whose path names it, and no checks: those of a room lie in folders of its name.
 * - `npm run test:fast`: the tests that need neither a build nor a browser, half a minute.
 * - `npm run test:full`: the long proofs whole instead of a sample, and what the registry knows of holes in packages.
 */
import { refuseOldNode } from '../src/start/refuse-old-node.mjs'

const refusal = refuseOldNode('npm test', process.versions.node, process.argv.slice(2))
if (refusal === undefined) import('./run/run-tests.mjs')
else {
  console.error(refusal)
  process.exitCode = 2
}
