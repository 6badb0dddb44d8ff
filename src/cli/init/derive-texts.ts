import { decodeReferences } from '../../parse/decode-references.ts'
import { readSettingsList } from '../../parse/read-settings-list.ts'
import { readAddress } from './read-address.ts'
import type { Derived, InitConfig, ToolFolder } from './tool.ts'

/** Which of a program's settings become which of ours. */
export type Places = Readonly<
  Partial<Record<'title' | 'description' | 'lang' | 'address' | 'author' | 'copyright', string>>
>

/** Reads texts at places of a settings file; `textAt` gives the text at one, undefined where there is none. */
export function deriveTexts(
  file: string,
  places: Places,
  textAt: (place: string) => string | undefined,
): readonly Derived[] {
  return Object.entries(places).flatMap(([key, place]) => {
    const text = textAt(place)?.trim()
    if (text === undefined || text === '') return []
    const settings = settingsOf(key as keyof Places, text)
    return settings === undefined ? [] : [{ settings, from: `${place} in ${file}` }]
  })
}

function settingsOf(key: keyof Places, text: string): InitConfig | undefined {
  if (key === 'address') return readAddress(text)
  if (key === 'lang') return isLanguage(text) ? { lang: text } : undefined
  // Some programs put it into their pages as HTML, and some fill it in.
  const plain = decodeReferences(text.replace(/<[^>]*>/g, '')).trim()
  return plain === '' || /\{[^{}]*\}/.test(plain) ? undefined : { [key]: plain }
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

/** The same for settings in YAML or JSON. */
export function deriveYaml(folder: ToolFolder, file: string, places: Places): readonly Derived[] {
  const source = folder.read(file)
  if (source === undefined) return []
  return deriveTexts(file, places, (place) => readSettingsList(source, place)[0]?.text)
}

/** The first of some files that is there. */
export const firstOf = (folder: ToolFolder, files: readonly string[]): string | undefined =>
  files.find((file) => folder.has(file))
