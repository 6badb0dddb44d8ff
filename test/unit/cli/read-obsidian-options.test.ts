import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { readObsidianOptions } from '../../../src/cli/read-obsidian-options.ts'

const folders: string[] = []

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

async function foldersOf(files: Readonly<Record<string, string>>): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'hortus-obsidian-'))
  folders.push(folder)
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return readObsidianOptions(folder, (message) => expect.fail(message)).templates.folder
}

const core = '.obsidian/templates.json'
const templater = '.obsidian/plugins/templater-obsidian/data.json'

it.each([
  [{ [core]: '{"folder":"A"}', [templater]: '{"templates_folder":"B"}' }, 'A'],
  [{ [core]: '{"folder":""}', [templater]: '{"templates_folder":"x/B/"}' }, 'x/B'],
  [{ [templater]: '{"templates_folder":"/","user_scripts_folder":"s"}' }, undefined],
  [{ [templater]: '[]' }, undefined],
  [{}, undefined],
])('takes templates from where %j says', async (files, folder) => {
  expect(await foldersOf(files)).toBe(folder)
})
