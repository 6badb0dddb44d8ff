import type { Code, Nodes } from 'mdast'
import { isClaimFence } from '../../model/claim-fence.ts'
import type { GardenOptions } from '../../model/options.ts'
import { baseName, type ContentHash, type NotePath } from '../../model/path.ts'
import { createNoteProcessor } from '../../parse/note-processor.ts'
import { parseNote } from '../../parse/parse-note.ts'
import type { Claim, NoteClaims } from './claim.ts'

/** Reads what notes claim, as the garden reads them. */
export function createClaimReader({
  parser,
  lineBreaks,
  budget,
}: GardenOptions): (path: NotePath, source: string) => NoteClaims {
  const processor = createNoteProcessor({ parser, lineBreaks })
  return (path, source) => {
    const { tree } = parseNote({ path, source, hash: '' as ContentHash, budget }, processor)
    const claims: Claim[] = []
    const files = new Map<string, string>()
    const visit = (node: Nodes): void => {
      if (!('children' in node)) return
      for (const [i, child] of node.children.entries()) {
        if (child.type !== 'code') visit(child)
        else {
          const name = /(?:^|\s)title=(?:"([^"]*)"|(\S+))/.exec(child.meta ?? '')
          const title = baseName((name?.[1] ?? name?.[2] ?? '') as NotePath)
          if (/^[\w][\w.-]{0,100}$/.test(title)) files.set(title, `${child.value}\n`)
          if (isClaimFence(child.meta)) claims.push(readClaim(path, child, node.children[i + 1]))
        }
      }
    }
    visit(tree)
    return { path, claims, files }
  }
}

/** `expect`, `expect="text"`, `expect=error`, `exit=3`; what it prints may stand in the block behind it. */
function readClaim(path: NotePath, node: Code, next: Nodes | undefined): Claim {
  const meta = node.meta ?? ''
  const [, quoted, word] = /(?:^|\s)expect=(?:"([^"]*)"|(\S+))/.exec(meta) ?? []
  const exit = /(?:^|\s)exit=(\d{1,3})(?:\s|$)/.exec(meta)?.[1]
  const isError = word === 'error'
  const shown = next?.type === 'code' && isOutput(next) ? next.value : undefined
  return {
    path,
    language: (node.lang ?? '').toLowerCase(),
    code: node.value,
    range: { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 },
    output: quoted ?? (isError ? undefined : word) ?? shown,
    exit: exit !== undefined ? Number(exit) : isError ? 'error' : 0,
  }
}

function isOutput({ lang, meta }: Code): boolean {
  return lang?.toLowerCase() === 'output' || /(?:^|\s)output(?:\s|$)/.test(meta ?? '')
}
