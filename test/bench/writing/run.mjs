import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMissed } from '../bars.mjs'
import { findGardens } from '../find-gardens.mjs'
import { measureEditor } from './measure-editor.mjs'
import { measureKeys } from './measure-keys.mjs'
import { measureLanguageServer } from './measure-language-server.mjs'

/** How a text is shown while keys are timed in it, and its bytes. */
const keyModes = ['source', 'live', 'side']
const longNote = 100_000

/** Measures writing in the large real garden: in the browser, and with `hortus lsp`. Prints the report; gives the bars. */
export async function runWritingBench({ projectDir, scratch, hortus, json, say }) {
  const garden = findGardens(projectDir, scratch.path).find(
    ({ isGrown, name }) => !isGrown && !/help|small/.test(name),
  )
  const dir = join(scratch.path, 'writing')
  mkdirSync(dir, { recursive: true })
  garden.write(dir)
  say(`writing: ${garden.name}, in a browser…`)
  const executablePath = process.env.CHROME_PATH ?? '/usr/bin/chromium'
  const editor = await measureEditor(hortus, dir, executablePath)
  say('writing: keys in a note of 100 kB…')
  const keys = await measureKeys(hortus, { modes: keyModes, sizes: [longNote] }, { executablePath })
  say(`writing: ${garden.name}, hortus lsp…`)
  const server = await measureLanguageServer(hortus.lsp, dir)
  scratch.discard(dir)
  const bars = judge(editor, keys, server)
  console.log(render(garden.name, bars))
  if (json)
    writeFileSync(json, `${JSON.stringify({ garden: garden.name, editor, keys, server, bars }, null, 2)}\n`)
  return bars
}

function judge({ previewMs, completionMs }, keys, { first, second }) {
  const bar = (name, limit, unit, measured) => ({ name, limit, unit, measured })
  const megabytes = (bytes) => (Number.isNaN(bytes) ? undefined : bytes / 1e6)
  return [
    bar('from a key to the preview of 2,000 words, median', 50, 'ms', previewMs.median),
    bar('work of the page for a key inside [[, median', 16, 'ms', completionMs.median),
    ...keyModes.flatMap((mode) => {
      const { work, frame } = keys[mode][longNote]
      return [
        bar(`work of the page for a key, 100 kB, ${mode}, 95th percentile`, 16, 'ms', work.p95),
        // A frame of 60 a second is waited for besides.
        bar(`from a key to its painted frame, 100 kB, ${mode}, 95th percentile`, 16 + 17, 'ms', frame.p95),
      ]
    }),
    bar('hortus lsp: start to first completion, first start', 2_000, 'ms', first.readyMs),
    bar('hortus lsp: start to first completion, second start', 2_000, 'ms', second.readyMs),
    bar('hortus lsp: completion while the notes are read, median', 50, 'ms', first.completionMs),
    bar('hortus lsp: completion, second start, median', 50, 'ms', second.completionMs),
    ...['completion', 'definition', 'hover', 'rename'].map((name) =>
      bar(`hortus lsp: ${name} at a link, 95th percentile`, 100, 'ms', second.p95[name]),
    ),
    bar('hortus lsp: peak memory', 400, 'MB', megabytes(Math.max(first.peakBytes, second.peakBytes))),
  ]
}

function render(name, bars) {
  const rows = bars.map((bar) => {
    const { name: what, limit, unit, measured } = bar
    const figure = measured === undefined ? 'unknown' : `${Math.round(measured)} ${unit}`
    return `| ${what} | ${figure} | ${limit} ${unit} | ${isMissed(bar) ? 'missed' : 'held'} |`
  })
  return `## Writing in ${name}\n\n| what | measured | bar | |\n|---|---:|---:|---|\n${rows.join('\n')}`
}
