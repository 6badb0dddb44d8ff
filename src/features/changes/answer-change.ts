import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Answer, Asked, AskedGarden, Colors } from '../../define/command.ts'
import type { Change } from '../../model/change.ts'
import type { GardenPath } from '../../model/path.ts'
import type { PlannedFile, Relinked } from '../../model/planned-change.ts'
import { countOf, formatCount } from '../../text/count-of.ts'
import { planDiff } from './plan-steps.ts'

/** Does a change across notes, or only says what it would do. Rejects with a message for people where it cannot be done. */
export async function answerChange(
  { flags, read, edits, remark }: Asked<never, { readonly dryRun: string }>,
  readChange: (asked: AskedGarden) => Change,
): Promise<Answer> {
  const asked = await read()
  const change = readChange(asked)
  const planned = await edits.plan(change, asked.garden)
  const { files, problems, relinked } = planned
  if (problems.length > 0) throw new Error(problems.join('\n        '))
  const count = countOf(files.length, 'file')
  const links = describeLinks(relinked)
  const answer = (end: string): Answer => ({
    text: (colors) => [...files.map((file) => describeFile(file, asked.showFile, colors)), end].join('\n'),
  })
  if (flags.dryRun) return answer(`${count} would be changed${links}; nothing was written.`)
  await edits.apply(planned)
  if (change.kind === 'move-folder' && existsSync(join(asked.folder, change.from))) {
    const shown = asked.showFile(change.from as GardenPath)
    remark(`${shown} is still there: what else is in it is not part of the garden`)
  }
  return answer(`${count} changed${links}. "hortus undo" puts everything back.`)
}

function describeLinks({ links, byAlias }: Relinked): string {
  if (links === 0) return ''
  const alias = byAlias === 0 ? '' : `, ${formatCount(byAlias)} of which would have led on by an alias alone`
  return `, ${countOf(links, 'link')} written anew${alias}`
}

function describeFile(file: PlannedFile, showFile: AskedGarden['showFile'], colors: Colors): string {
  const shown = showFile(file.path)
  const head =
    file.kind === 'remove'
      ? `remove ${shown}`
      : file.kind === 'create'
        ? `create ${shown}`
        : file.to === undefined
          ? `edit ${shown}`
          : `move ${shown} to ${showFile(file.to)}`
  const diff = file.kind === 'remove' ? '' : planDiff(file)
  if (diff === '') return colors.bold(head)
  const lines = diff.split('\n').map((line) => {
    const visible = line.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '·')
    return line.startsWith('+')
      ? colors.green(visible)
      : line.startsWith('-')
        ? colors.red(visible)
        : colors.dim(visible)
  })
  return [colors.bold(head), ...lines].join('\n')
}
