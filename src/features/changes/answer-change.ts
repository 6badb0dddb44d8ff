import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Answer, Asked, AskedGarden } from '../../define/command.ts'
import type { Change } from '../../model/change.ts'
import type { GardenPath } from '../../model/path.ts'
import type { ChangeRemark, PlannedFile, Relinked } from '../../model/planned-change.ts'
import { countOf, formatCount } from '../../text/count-of.ts'
import { describeChange, describeRemark } from './describe-change.ts'
import { describeFile } from './describe-file.ts'
import { planDiff } from './plan-steps.ts'

/** What a program is told of a change; the guide's page of commands explains the fields. */
interface ChangeJson {
  readonly change: Change
  readonly isDone: boolean
  /** For `hortus undo`; `null` where nothing was written. */
  readonly undo: string | null
  readonly files: readonly {
    readonly kind: PlannedFile['kind']
    readonly path: GardenPath
    readonly to?: GardenPath
    /** Of a symbolic link, whose text is where it leads. */
    readonly isLink?: true
    /** Unified, without names; left out where the text stays. */
    readonly diff?: string
  }[]
  readonly links: number
  readonly byAlias: number
  readonly remarks: readonly (ChangeRemark & { readonly text: string })[]
}

/** Does a change across notes, or only says what it would do. Rejects with a message for people where it cannot be done. */
export async function answerChange(
  {
    flags,
    read,
    edits,
    remark,
  }: Pick<Asked<never, { readonly dryRun: string }>, 'flags' | 'read' | 'edits' | 'remark'>,
  readChange: (asked: AskedGarden) => Change | Promise<Change>,
): Promise<Answer> {
  const asked = await read()
  const change = await readChange(asked)
  const planned = await edits.plan(change, asked.garden)
  const { files, problems, relinked, remarks } = planned
  if (problems.length > 0) throw new Error(problems.join('\n        '))
  const done = flags.dryRun ? undefined : await edits.apply(planned, describeChange(change))
  for (const one of remarks) remark(describeRemark(one))
  if (done && change.kind === 'move-folder' && existsSync(join(asked.folder, change.from))) {
    const shown = asked.showFile(change.from as GardenPath)
    remark(`${shown} is still there: what else is in it is not part of the garden`)
  }
  const count = countOf(files.length, 'file')
  const links = describeLinks(relinked)
  const end = done
    ? `${count} changed${links}. "hortus undo" puts everything back.`
    : `${count} would be changed${links}; nothing was written.`
  return {
    text: (colors) => [...files.map((file) => describeFile(file, asked.showFile, colors)), end].join('\n'),
    json: (): ChangeJson => ({
      change,
      isDone: done !== undefined,
      undo: done?.id ?? null,
      files: files.map((file) => {
        const diff = planDiff(file)
        const { kind, path, to, link } = file
        const what = {
          kind,
          path,
          ...(to !== undefined && { to }),
          ...(link !== undefined && { isLink: true as const }),
        }
        return { ...what, ...(diff !== '' && { diff }) }
      }),
      ...relinked,
      remarks: remarks.map((one) => ({ ...one, text: describeRemark(one) })),
    }),
  }
}

function describeLinks({ links, byAlias }: Relinked): string {
  if (links === 0) return ''
  const alias = byAlias === 0 ? '' : `, ${formatCount(byAlias)} of which would have led on by an alias alone`
  return `, ${countOf(links, 'link')} written anew${alias}`
}
