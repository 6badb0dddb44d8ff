import type { AnyFinish, Finish } from '../model/finish.ts'

/**
 * Types a finish.
 *
 * @example
 * ```ts
 * defineFinish({
 *   collect: (lang) => (lang === 'en' ? true : undefined),
 *   findEdits: (text) => [...text.matchAll(/\(c\)/g)].map(({ index }) => ({ at: index, length: 3, by: '©' })),
 * })
 * ```
 */
export function defineFinish<Input>(finish: Finish<Input>): AnyFinish {
  // Who collects an input gives it back to the same finish alone.
  return finish as AnyFinish
}
