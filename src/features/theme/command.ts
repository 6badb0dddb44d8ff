import { defineCommand } from '../../define/command.ts'

/** `hortus theme`: every token of the look, with its value in the light theme and in the dark one. */
export const themeCommand = defineCommand({
  name: 'theme',
  about: 'print every token of the look with its values, light and dark',
  json: 'print one JSON object',
  async run({ read }) {
    const { answerTheme } = await import('./answer-theme.ts')
    const { stylesheet } = await read()
    return answerTheme(await stylesheet())
  },
})
