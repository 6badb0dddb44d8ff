import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isNotePath, listFiles } from './list-files.mjs'

/**
 * The program under measure: `dist/hortus.js`, or the command asked for in its place (its words apart by spaces).
 * Exit code 1 is fine here, it means problems in the garden; that the site was written is checked by its pages.
 */
export function findHortus(projectDir, askedCommand) {
  const { version } = JSON.parse(readFileSync(join(projectDir, 'package.json'), 'utf8'))
  const start = askedCommand?.split(/\s+/) ?? [process.execPath, join(projectDir, 'dist/hortus.js')]
  return {
    name: 'Hortus',
    version: askedCommand ?? version,
    remark:
      'everything on: links, embeds, backlinks with context, folder and tag pages, assets in use, diagnostics.',
    fineExitCodes: [0, 1],
    readStages,
    serve: (garden, port) => [...start, 'serve', garden, '--untrusted', '--port', String(port)],
    lsp: [...start, 'lsp', '--stdio', '--untrusted'],
    prepare: (garden, dir) => {
      const paths = listFiles(garden).filter(isNotePath)
      return {
        command: (outDir) => [...start, 'build', garden, '--untrusted', '--out', outDir, '--json'],
        cwd: dir,
        env: { XDG_CACHE_HOME: join(dir, 'cache') },
        caches: [join(garden, '.hortus'), join(dir, '.hortus'), join(dir, 'cache')],
        noteFile: join(garden, paths[paths.length >> 1]),
      }
    },
  }
}

/**
 * The same program on the garden under `settings` (those of a config) and without `features`: what these cost is the
 * difference to one with them. Without features its name is that of the program.
 */
export function withSettings(hortus, settings, features = []) {
  const config = { ...settings, features: { ...settings.features, ...offOf(features) } }
  return {
    ...hortus,
    name: features.length === 0 ? hortus.name : `${hortus.name} without ${features.join('+')}`,
    remark: `\`${JSON.stringify(config)}\``,
    prepare: (garden, dir) => {
      const copy = join(dir, 'garden')
      cpSync(garden, copy, { recursive: true })
      for (const ending of ['ts', 'mts', 'js', 'mjs'])
        rmSync(join(copy, `hortus.config.${ending}`), { force: true })
      writeFileSync(join(copy, 'hortus.config.json'), JSON.stringify(config))
      const prepared = hortus.prepare(copy, dir)
      return {
        ...prepared,
        // The config is data, so nothing of the garden is run; `--untrusted` would leave it out.
        command: (outDir) => prepared.command(outDir).filter((word) => word !== '--untrusted'),
      }
    },
  }
}

function offOf(features) {
  return Object.fromEntries(features.map((feature) => [feature, false]))
}

/** The wall time of each stage in milliseconds, from what `build --json` prints last; none where that is not there. */
function readStages(output) {
  const start = output.startsWith('{') ? 0 : output.lastIndexOf('\n{') + 1
  try {
    return JSON.parse(output.slice(start)).ms ?? {}
  } catch {
    return {}
  }
}
