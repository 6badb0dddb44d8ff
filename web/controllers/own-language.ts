import type { InterfaceLanguage } from '../../src/model/interface/interface-text.ts'

/** What there is for each language of the interface but English, which is always there. */
export type ByOtherLanguage<Value> = Readonly<Record<Exclude<InterfaceLanguage, 'en'>, Value>>

/** The language of this page's interface and what there is for it; undefined where that is English. */
export function inOwnLanguage<Value>(
  values: ByOtherLanguage<Value>,
): readonly [language: string, value: Value] | undefined {
  const language = document.documentElement.dataset['ui']
  return Object.entries<Value>(values).find(([name]) => name === language)
}
