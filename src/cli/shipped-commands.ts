/// <reference types="vite/client" />
import type { AnyCommand } from '../define/command.ts'
import { checkCommand } from './check-command.ts'
import { featuresCommand } from './features-command.ts'
import { linksCommand } from './links-command.ts'

/** A command and the name of the feature that it belongs to, empty for the kernel's. */
export interface OfferedCommand {
  readonly command: AnyCommand
  readonly feature: string
}

/**
 * The commands that ship with Hortus: the kernel's, and what rooms export from their `command.ts`, which are loaded without
 * the rest of their features. A room is called like its feature.
 */
export const shippedCommands: readonly OfferedCommand[] = [
  ...[checkCommand, featuresCommand, linksCommand].map((command) => ({ command, feature: '' })),
  ...Object.entries(
    import.meta.glob<Readonly<Record<string, AnyCommand>>>('../features/*/command.ts', { eager: true }),
  ).flatMap(([path, module]) =>
    Object.values(module).map((command) => ({ command, feature: path.split('/').at(-2) ?? '' })),
  ),
]
