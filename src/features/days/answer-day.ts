import type { Answer, Asked } from '../../define/command.ts'
import { formatDate } from '../../model/dates/format-date.ts'
import { refuseNewName } from '../../store/new-name.ts'
import { dayFacts } from './facts.ts'
import { planDay } from './plan-day.ts'
import { readDay } from './read-day.ts'

/** Writes the note of a day where it is not there, and answers where it is. */
export async function answerDay(
  {
    read,
    edits,
    clock,
    remark,
    flags,
    openFile,
  }: Pick<Asked<never, never>, 'read' | 'edits' | 'clock' | 'remark' | 'openFile'> & {
    readonly flags: { readonly open: boolean }
  },
  said: string,
): Promise<Answer> {
  const { garden, fileOf, showFile, textOf } = await read()
  const time = readDay(said, garden.read(dayFacts), clock())
  const plan = await planDay(garden, time, textOf)
  const { path, text, exists, missingTemplate } = plan
  let created = false
  if (!exists) {
    const refusal = refuseNewName(path, [...garden.notesByPath.keys(), ...garden.assets])
    if (refusal) throw new Error(`the note of the day cannot be "${path}": ${refusal.reason}`)
    if (missingTemplate !== undefined)
      remark(`the template of days, "${missingTemplate}", is not there: the note begins empty`)
    // Somebody may have written it meanwhile: then it is there, which is all that was asked.
    created = await edits.create(path, text)
  }
  if (flags.open) {
    const line = created ? text.slice(0, plan.cursor).split('\n').length : undefined
    await openFile(fileOf(path), line)
  }
  return {
    text: () => showFile(path),
    json: () => ({ path, file: fileOf(path), date: formatDate(time, 'YYYY-MM-DD'), created }),
  }
}
