import { HtmlValidate } from 'html-validate'
import { validatorOptions } from './validator-options.ts'

/** What is wrong with a piece of HTML that may have colours and sizes of its own; empty where nothing is. */
export async function htmlFaults(html: string): Promise<readonly string[]> {
  const rules = { ...validatorOptions.rules, 'no-inline-style': 'off' as const }
  const { results } = await new HtmlValidate({ ...validatorOptions, rules }).validateString(html)
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))
}
