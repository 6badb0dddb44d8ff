/**
 * `npm start [-- folder] [options]`: see `start/serve.mjs`. Only asks whether Node is new enough, in a way that any
 * Node can read.
 */
import { refuseOldNode } from './start/refuse-old-node.mjs'

const refusal = refuseOldNode('npm start', process.versions.node, process.argv.slice(2))
if (refusal === undefined) import('./start/serve.mjs')
else {
  console.error(refusal)
  process.exitCode = 2
}
