import { fileURLToPath } from 'node:url'

/** The least any builder does: read every note and write as many files, nothing in between. */
export function findFloor() {
  const program = fileURLToPath(new URL('floor-program.mjs', import.meta.url))
  return {
    name: 'floor',
    version: `Node ${process.versions.node}`,
    remark:
      'reads every note and writes its bytes as a page in a folder of its own, one thread, nothing else.',
    prepare: (garden, dir) => ({
      command: (outDir) => [process.execPath, program, garden, outDir],
      cwd: dir,
      env: {},
    }),
  }
}
