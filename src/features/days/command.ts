import { defineCommand } from '../../define/command.ts'

const flags = { open: 'open it in the editor that VISUAL or EDITOR names' }

/** `hortus today`: the note of a day, which is written where it is not there. */
export const todayCommand = defineCommand({
  name: 'today',
  about: 'print the path of today’s note; it is written first where there is none',
  flags: {
    date: { about: 'another day: 2026-11-22, yesterday, +3, -1', value: 'day' },
    ...flags,
  },
  json: 'print one JSON object',
  async run(asked) {
    const { answerDay } = await import('./answer-day.ts')
    return answerDay(asked, asked.flags.date ?? 'today')
  },
})

/** `hortus yesterday`. */
export const yesterdayCommand = defineCommand({
  name: 'yesterday',
  about: 'print the path of yesterday’s note; it is written first where there is none',
  flags,
  json: 'print one JSON object',
  async run(asked) {
    const { answerDay } = await import('./answer-day.ts')
    return answerDay(asked, 'yesterday')
  },
})

/** `hortus tomorrow`. */
export const tomorrowCommand = defineCommand({
  name: 'tomorrow',
  about: 'print the path of tomorrow’s note; it is written first where there is none',
  flags,
  json: 'print one JSON object',
  async run(asked) {
    const { answerDay } = await import('./answer-day.ts')
    return answerDay(asked, 'tomorrow')
  },
})
