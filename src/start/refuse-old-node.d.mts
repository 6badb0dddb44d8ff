/** What to do where Node is too old for a command, in words; undefined where it is new enough. */
export function refuseOldNode(command: string, version: string, args: readonly string[]): string | undefined
