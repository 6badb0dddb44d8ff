import { describe, expect, it } from 'vitest'
import { refuseOldNode } from '../../../src/start/refuse-old-node.mjs'

describe('the first thing that npm start and npm test do', () => {
  it.each(['22.18.0', '22.20.1', '23.0.0', '24.1.0', '26.0.0'])('lets Node %s go on', (version) => {
    expect(refuseOldNode('npm start', version, [])).toBeUndefined()
  })

  it.each(['12.22.0', '20.20.2', '22.17.9'])('tells Node %s what to do', (version) => {
    expect(refuseOldNode('npm start', version, ['../my/notes'])).toBe(
      `Hortus needs Node 22.18 or newer; this is ${version}. Install it from https://nodejs.org, or let npm bring it for this once:\n\n` +
        '  npx --yes --package=node@24 -- npm start -- ../my/notes\n',
    )
  })
})
