import { type Command, InvalidArgumentError } from 'commander'
import type { CommandContext } from './command-context.ts'
import { type TrustFlags, trustOf, trustOption, untrustedOption } from './trust-flags.ts'

/** Where the local server is found when the user names no port. */
const usualPort = 4321

interface ServeFlags extends TrustFlags {
  readonly port?: number
  readonly host: string
  readonly open?: boolean
  readonly here?: boolean
  readonly drafts?: boolean
  readonly readOnly?: boolean
  readonly tokenFile?: string
  readonly proxy?: string
  readonly publicUrl?: string
}

/** `hortus serve`: shows the garden in the browser and keeps it up to date until it is ended. */
export function addServeCommand(program: Command, { terminal }: CommandContext): void {
  program
    .command('serve')
    .description('show the garden in the browser, always up to date')
    .argument('[garden]', 'folder of notes')
    .option(
      '-p, --port <number>',
      `port to listen on (default: ${usualPort}, or the next free one)`,
      parsePort,
    )
    .option(
      '--host <address>',
      'address to listen on; one that others reach needs --token-file, or --proxy and --public-url',
      parseHost,
      'localhost',
    )
    .option('--read-only', 'show the garden and write nothing')
    .option('--token-file <file>', 'file with the key that lets people in; made when missing')
    .option('--proxy <addresses>', 'answer these addresses alone; they let in whom they know')
    .option('--public-url <url>', 'where browsers find the site behind the proxy')
    .option('--open', 'open the browser')
    .option('--drafts', 'show drafts and unpublished notes too')
    .addOption(trustOption())
    .addOption(untrustedOption())
    .action(async (folder: string | undefined, flags: ServeFlags) => {
      const { runServe } = await import('./run-serve.ts')
      await runServe({
        folder,
        ports: flags.port === undefined ? portsFrom(usualPort) : [flags.port],
        host: flags.host,
        open: flags.open === true,
        readOnly: flags.readOnly === true,
        isWhole: flags.here === true,
        tokenFile: flags.tokenFile,
        proxies: flags.proxy === undefined ? [] : flags.proxy.split(',').map((peer) => peer.trim()),
        publicUrl: flags.publicUrl,
        ...trustOf(flags),
        overrides: flags.drafts === true ? { drafts: true } : {},
        onNotice: (message) => terminal.err(message),
        terminal,
      })
    })
}

function portsFrom(first: number): readonly number[] {
  return Array.from({ length: 10 }, (_, i) => first + i)
}

/** `[::1]`, as addresses of sites write it, means `::1`; a name means the same in any letter case. */
function parseHost(text: string): string {
  const host = text.replace(/^\[(.*)\]$/, '$1').toLowerCase()
  if (host === '') throw new InvalidArgumentError('Expected an address such as 192.168.0.2.')
  return host
}

function parsePort(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new InvalidArgumentError('Expected a number from 0 to 65535.')
  return port
}
