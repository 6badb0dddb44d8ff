import type { GardenOptions } from '../model/options.ts'

/** What is wrong with a config's value, in words: `found 3, expected text`. */
export interface SettingProblem {
  /** Below the setting, where the fault lies deeper: `accent`. */
  readonly at?: string
  readonly problem: string
}

/** A setting of the garden's config that belongs to a feature. */
export interface Setting<Value> {
  /** Its key in the config. */
  readonly name: string
  /** What it is for, in one sentence. */
  readonly about: string
  /** What holds where the config says nothing. */
  readonly usual: Value
  /**
   * What a config's value means, or all that is wrong with it. `isData`: the config is JSON, which comes with the notes and
   * is read unasked, so it may say nothing that could harm whoever reads or serves the garden.
   */
  read(value: unknown, isData: boolean): { readonly value: Value } | readonly SettingProblem[]
}

/** A setting of which only its feature knows the value. */
export type AnySetting = Setting<unknown>

/**
 * Types a setting; gives it back unchanged. The feature that lists it owns it: the config may have its key, and what is
 * wrong with it stops the program with the place.
 *
 * @example
 * ```ts
 * export const motto = defineSetting<string>({
 *   name: 'motto',
 *   about: 'One line below the title.',
 *   usual: '',
 *   read: (value) =>
 *     typeof value === 'string' ? { value } : [{ problem: 'found something else, expected text' }],
 * })
 * ```
 */
export function defineSetting<Value>(setting: Setting<Value>): Setting<Value> {
  return setting
}

/** What the garden's config says for a setting, else the usual. */
export function settingOf<Value>(
  { settings }: Pick<GardenOptions, 'settings'>,
  { name, usual, read }: Setting<Value>,
): Value {
  if (settings[name] === undefined) return usual
  // It was checked when the config was loaded: data is not asked for less a second time.
  const result = read(settings[name], false)
  return 'value' in result ? result.value : usual
}
