import { type Command, InvalidArgumentError } from 'commander'
import type { CommandContext } from './command-context.ts'
import { type TrustFlags, trustOf, trustOption, untrustedOption } from './trust-flags.ts'

interface McpFlags extends TrustFlags {
  readonly here?: boolean
  readonly allowWrites?: boolean
  readonly drafts?: boolean
  readonly http?: boolean
  readonly port: number
  readonly tokenFile?: string
}

/** `hortus mcp`: the garden for agents, over the Model Context Protocol. */
export function addMcpCommand(program: Command, { terminal }: CommandContext): void {
  program
    .command('mcp')
    .description('let agents read the garden, over the Model Context Protocol')
    .argument('[garden]', 'folder of notes')
    .option('--allow-writes', 'let agents propose changes too, which you accept or reject')
    .option('--drafts', 'let them read drafts and unpublished notes too')
    .option('--http', 'answer on a port of this machine, instead of stdin and stdout')
    .option('-p, --port <number>', 'port for --http; 0 takes any free one', parsePort, 4322)
    .option('--token-file <file>', 'file with the key for --http; made when missing')
    .addOption(trustOption())
    .addOption(untrustedOption())
    .action(async (folder: string | undefined, flags: McpFlags) => {
      const { runMcp } = await import('./run-mcp.ts')
      await runMcp({
        folder,
        isWhole: flags.here === true,
        allowWrites: flags.allowWrites === true,
        http: flags.http === true ? { port: flags.port, tokenFile: flags.tokenFile } : undefined,
        ...trustOf(flags),
        overrides: flags.drafts === true ? { drafts: true } : {},
        onNotice: (message) => terminal.err(message),
        terminal,
      })
    })
}

function parsePort(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new InvalidArgumentError('Expected a number from 0 to 65535.')
  return port
}
