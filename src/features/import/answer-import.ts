import { existsSync, realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Answer, Asked } from '../../define/command.ts'
import { UnfinishedChangeError } from '../../store/change-journal.ts'
import { digest } from '../../store/digest.ts'
import { refuseNewName } from '../../store/new-name.ts'
import { type ImportRecord, openImportRecord } from './import-record.ts'
import { type Importer, importerNames } from './importer.ts'
import { importerNamed, recogniseSource } from './importers.ts'
import { renderReport } from './render-report.ts'
import { type ImportTarget, runImport } from './run-import.ts'
import { openSource } from './source/open-source.ts'
import { type Source, SourceError, showSourcePath } from './source/source.ts'

/** What of the command line an import is made of. */
type ImportAsked = Pick<Asked<'from' | 'source', never>, 'given' | 'list' | 'edits' | 'remark'> & {
  readonly flags: {
    readonly to: string | undefined
    readonly into: string | undefined
    readonly dryRun: boolean
  }
}

/** Does what `hortus import` asks. Rejects with a message for people; then nothing is written. */
export async function answerImport(asked: ImportAsked): Promise<Answer> {
  const { given, flags } = asked
  const into = folderIn(flags.into)
  const source = await openSource(resolve(given.source))
  try {
    const { importer, sign } = await chooseImporter(given.from, source)
    const { target, forget } = await openTarget(asked, importer, into)
    try {
      const report = { ...(await runImport(importer, source, target, flags.dryRun)), ...(sign && { sign }) }
      return { text: (colors) => renderReport(report, colors), json: () => report }
    } catch (error) {
      // What was decided on is finished by the next start.
      if (!(error instanceof UnfinishedChangeError)) forget()
      throw error
    }
  } finally {
    await source.close()
  }
}

async function chooseImporter(
  from: string,
  source: Source,
): Promise<{ readonly importer: Importer; readonly sign?: string }> {
  const name = importerNames.find((one) => one === from)
  if (name !== undefined) return { importer: importerNamed(name) }
  if (from !== 'auto')
    throw new Error(`found ${JSON.stringify(from)}, expected auto or one of ${importerNames.join(', ')}`)
  const found = await recogniseSource(source)
  if (found !== undefined) return found
  throw new SourceError(
    `${showSourcePath(source.name)} shows no program that wrote it: say one of ${importerNames.join(', ')}. A folder of Markdown is a garden as it stands; "hortus survey" tells more`,
  )
}

/** `notes/old` of what was given; throws where a folder cannot be called so. */
function folderIn(given: string | undefined): string {
  const folder = (given ?? '').replace(/^\.?\/+|\/+$/g, '').normalize('NFC')
  const refused = folder === '' ? undefined : refuseNewName(`${folder}/a.md`, [])
  if (refused) throw new Error(`--into ${JSON.stringify(folder)}: ${refused.reason}`)
  return folder
}

/** The garden to write to; `forget` where nothing came of it. */
async function openTarget(
  { given, flags, list, edits }: ImportAsked,
  importer: Importer,
  into: string,
): Promise<{ readonly target: ImportTarget; readonly forget: () => void }> {
  const base = { folder: into, digest }
  const recordOf = (folder: string): ImportRecord =>
    openImportRecord(folder, { importer: importer.name, source: realpathSync(resolve(given.source)), into })
  const what = `import from ${importer.tool}`
  if (flags.to !== undefined && !existsSync(resolve(flags.to))) {
    const folder = resolve(flags.to)
    const target: ImportTarget = {
      ...base,
      garden: flags.to,
      paths: [],
      earlier: new Map(),
      hashOf: async () => undefined,
      async write(files, pathByKey) {
        const done = await edits.createGarden(folder, files, what)
        if (done.files === 0) return undefined
        recordOf((await list()).stateOf('imports')).write(pathByKey)
        return done.id
      },
    }
    return { target, forget: () => {} }
  }
  const garden = await list()
  const record = recordOf(garden.stateOf('imports'))
  const earlier = record.read()
  const target: ImportTarget = {
    ...base,
    garden: garden.folder,
    paths: garden.paths,
    earlier,
    hashOf: (path) => garden.hashOf(path as never),
    async write(files, pathByKey) {
      // Before the files: an import that is killed when they are decided on is finished by the next start.
      record.write(new Map([...earlier, ...pathByKey]))
      const done = await edits.createAll(files, what)
      return done.files === 0 ? undefined : done.id
    },
  }
  return { target, forget: () => record.write(earlier) }
}
