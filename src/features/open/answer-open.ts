import type { Answer, Asked, AskedGarden } from '../../define/command.ts'
import type { NotePath } from '../../model/path.ts'
import { hrefOf } from '../../site/address.ts'

/** What decides how a note is opened. */
interface OpenFlags {
  /** 0 where none is asked for. */
  readonly line: number
  readonly browser: boolean
  readonly print: boolean
}

/** Opens a note, or says where it is. Where no editor is named, and nobody asked for the browser, its place is printed. */
export async function answerOpen(
  asked: Pick<Asked<never, never>, 'read' | 'openFile' | 'servedAt' | 'browse' | 'remark' | 'json'> & {
    readonly flags: OpenFlags
  },
  name: string,
): Promise<Answer> {
  const { flags, openFile, servedAt, browse, remark } = asked
  const garden = await asked.read()
  const path = garden.noteNamed(name)
  const file = garden.fileOf(path)
  const server = await servedAt(garden.folder)
  const url = server === undefined ? undefined : pageUrl(server, garden, path)
  const answer: Answer = {
    text: () => url ?? garden.showFile(path),
    json: () => ({ path, file, url: url ?? null }),
  }
  if (asked.json || flags.print) return answer
  if (flags.browser) {
    if (server === undefined) throw new Error('no server runs for this garden: "hortus serve" starts one')
    if (url === undefined) throw new Error(`${path} has no page: "hortus check" says why`)
    browse(url)
    return answer
  }
  if (!hasEditor()) {
    remark('no editor is named; set VISUAL or EDITOR, for instance to "vim"')
    return answer
  }
  await openFile(file, flags.line > 0 ? flags.line : undefined)
  return { text: () => '' }
}

function pageUrl(server: string, { plan, options }: AskedGarden, path: NotePath): string | undefined {
  const address = plan.addressByNote.get(path)
  return address === undefined ? undefined : new URL(hrefOf(options.base, address), server).href
}

function hasEditor(): boolean {
  return ['VISUAL', 'EDITOR'].some((name) => (process.env[name] ?? '').trim() !== '')
}
