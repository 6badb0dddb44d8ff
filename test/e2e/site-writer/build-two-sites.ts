import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openSite } from '../../../src/store/site-writer.ts'

/** Files of site `name`: some are in both sites, some differ, some are in one of them only. */
function filesOf(name: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  for (let i = 0; i < 300; i++) {
    const text = `<p>Page ${i}${i % 3 === 0 ? ` of site ${name}` : ''}</p>`.repeat(20)
    files.set(`f${i % 20}/${i % 7 === 0 ? name : ''}p${i}/index.html`, text)
  }
  return files
}

/** The mutation that the test must catch: every file is written where the old one is. */
function writeInPlace(out: string, files: ReadonlyMap<string, string>): void {
  rmSync(out, { recursive: true, force: true })
  for (const [address, text] of files) {
    mkdirSync(dirname(join(out, address)), { recursive: true })
    writeFileSync(join(out, address), text)
  }
}

const [, , method, out, garden, first] = process.argv as [string, string, string, string, string, string]
// Alternates between the sites until it is killed, or writes the one it is asked for once.
for (let turn = 0; ; turn++) {
  const files = filesOf(first === 'once-b' ? 'b' : first === 'once-a' ? 'a' : turn % 2 === 0 ? 'a' : 'b')
  if (method === 'in-place') writeInPlace(out, files)
  else {
    const site = openSite(out, garden, join(dirname(out), 'stamp'))
    for (const [address, text] of files) site.put(address, text)
    site.commit(`stamp ${turn}`)
  }
  if (first.startsWith('once')) break
  if (turn === 0) process.stdout.write('ready\n')
}
