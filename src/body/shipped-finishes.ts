/// <reference types="vite/client" />
import type { AnyFinish } from '../model/finish.ts'

/** How the features that ship finish words: what a room's `finish.ts` exports as `finish`, by the room's name. */
export const shippedFinishes: ReadonlyMap<string, AnyFinish> = new Map(
  Object.entries(
    import.meta.glob<AnyFinish>('../features/*/finish.ts', { eager: true, import: 'finish' }),
  ).map(([path, finish]) => [path.split('/').at(-2) ?? '', finish]),
)
