import { messageOf } from '../../model/message-of.ts'
import { readText, type Source, SourceError, showSourcePath } from './source/source.ts'

/** An object of JSON, of which nothing is known yet. */
export type JsonObject = Readonly<Record<string, unknown>>

/** Whether a value of JSON is an object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A file of JSON. Rejects with a message that names line and column where it is none. */
export async function readJson(source: Source, path: string): Promise<unknown> {
  const text = await readText(source, path)
  try {
    return JSON.parse(text)
  } catch (error) {
    const at = Number(/position (\d+)/.exec(messageOf(error))?.[1] ?? text.length)
    const before = text.slice(0, at).split('\n')
    throw new SourceError(
      `${showSourcePath(path)}:${before.length}:${(before.at(-1)?.length ?? 0) + 1} is no JSON: ${messageOf(error)}`,
    )
  }
}

/** A property of an object where it is text. */
export function textOf(object: JsonObject, key: string): string | undefined {
  const value = object[key]
  return typeof value === 'string' ? value : undefined
}

/** `2024-05-17T09:30:00Z` of milliseconds since 1970; undefined for what is no time. */
export function isoOfMilliseconds(value: unknown): string | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0 || value > 253_402_300_799_999)
    return undefined
  return `${new Date(value).toISOString().slice(0, 19)}Z`
}
