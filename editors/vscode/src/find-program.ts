import { isAbsolute, join, resolve } from 'node:path'

/** How the program is started. */
export interface Program {
  readonly command: string
  readonly args: readonly string[]
}

/** Where the program is looked for. */
export interface ProgramPlaces {
  /** The setting `hortus.path`; empty where it names nothing. */
  readonly setting: string
  /** Absolute folders of the workspace. */
  readonly folders: readonly string[]
  /** Programs of the workspace may be run. */
  readonly isTrusted: boolean
  /** The environment's `PATH`. */
  readonly path: string
  readonly platform: NodeJS.Platform
  readonly exists: (file: string) => boolean
}

/** The program that the settings name, else the workspace's own, else the first on the path; undefined where there is none. */
export function findProgram(places: ProgramPlaces): Program | undefined {
  const { setting, folders, isTrusted, path, platform, exists } = places
  if (setting !== '') {
    const named = isAbsolute(setting) || folders[0] === undefined ? setting : resolve(folders[0], setting)
    const isHere = exists(named)
    return isHere ? runWithNode(named) : undefined
  }
  for (const folder of isTrusted ? folders : []) {
    const own = join(folder, 'node_modules/hortus/dist/hortus.js')
    if (exists(own)) return runWithNode(own)
  }
  const isWindows = platform === 'win32'
  for (const folder of path.split(isWindows ? ';' : ':')) {
    const file = folder === '' ? '' : join(folder, isWindows ? 'hortus.cmd' : 'hortus')
    if (file !== '' && exists(file)) return { command: file, args: [] }
  }
  return undefined
}

/** A script is run with Node; anything else by itself. */
function runWithNode(file: string): Program {
  return /\.[cm]?js$/.test(file) ? { command: 'node', args: [file] } : { command: file, args: [] }
}
