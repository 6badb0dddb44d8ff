import { type Command, InvalidArgumentError, Option } from 'commander'
import type { CommandContext } from './command-context.ts'
import type { AddFlags, LimitFlags, PermissionFlags, ServeFlags, TidyFlags, WorkFlags } from './hub-flags.ts'
import type { Terminal } from './terminal.ts'

/** `hortus hub …`: gardens of an organisation on PostgreSQL and a store of objects. */
export function addHubCommand(program: Command, { terminal }: CommandContext): void {
  const hub = program
    .command('hub')
    .description('show the gardens of an organisation, each to who may read it')
    .addHelpText(
      'after',
      '\nHORTUS_HUB_DATABASE (postgres://…) and HORTUS_HUB_STORE (s3://bucket?endpoint=… or file:///folder) say where it keeps' +
        '\nwhat it knows. The guide has a page on it: "The hub".',
    )
  addGardenCommands(hub, terminal)
  addPermissionCommands(hub)
  addRunningCommands(hub, terminal)
}

const load = () => import('./run-hub.ts')

/** Which gardens there are. */
function addGardenCommands(hub: Command, terminal: Terminal): void {
  hub
    .command('add')
    .description('add a garden, which nobody may read who is not named')
    .argument('<tenant/garden>', 'where it is shown')
    .argument('<repository>', 'where git finds it')
    .option('--branch <name>', 'the branch that is shown; without it the one that the repository names')
    .option('--read <group>', 'a group that may read all of it', collect, [])
    .option('--public', 'everybody may read all of it')
    .option('--trust', 'its config may be a program: such a garden may do what the worker may')
    .addOption(
      new Option('--publish <which>', 'where only some notes say that they are public').choices([
        'all',
        'marked',
      ]),
    )
    .action(async (path: string, gitUrl: string, flags: AddFlags) =>
      (await load()).runAdd(terminal, path, gitUrl, flags),
    )
  hub
    .command('remove')
    .description('take a garden away from the hub')
    .argument('<tenant/garden>')
    .action(async (path: string) => (await load()).runRemove(path))
  hub
    .command('list')
    .description('say how the gardens are')
    .option('--json', 'print one JSON object')
    .action(async (flags: { readonly json?: boolean }) =>
      (await load()).runList(terminal, flags.json === true),
    )
  hub
    .command('push')
    .description('make a garden anew, as after a push')
    .argument('<tenant/garden>')
    .action(async (path: string) => (await load()).runPush(path))
  hub
    .command('limits')
    .description('say or change what a tenant may use')
    .argument('<tenant>')
    .option('--files <n>', 'files of one site', parseNumber)
    .option('--bytes <n>', 'bytes of one repository, and of one site', parseNumber)
    .option('--seconds <n>', 'seconds for fetching, and for making one site', parseNumber)
    .option('--memory <n>', 'MiB for making one site', parseNumber)
    .option('--at-once <n>', 'gardens that are made at once', parseNumber)
    .option('--share <n>', 'hundredths of one processor that making its gardens takes over time', parseShare)
    .action(async (tenant: string, flags: LimitFlags) => (await load()).runLimits(terminal, tenant, flags))
}

/** Who may read what. */
function addPermissionCommands(hub: Command): void {
  hub
    .command('grant')
    .description('let a group read a folder; groups that are not named for it may not')
    .argument('<tenant/garden>')
    .argument('<group>', 'a group of the sign-in; * is everybody')
    .argument('[folder]', 'of the garden', '')
    .option('--write', 'let it write the notes that it may read')
    .action(async (path: string, reader: string, folder: string, { write }: PermissionFlags) =>
      (await load()).runPermission(write === true ? 'grant-writing' : 'grant', path, { reader, folder }),
    )
  hub
    .command('revoke')
    .description('take that back')
    .argument('<tenant/garden>')
    .argument('<group>')
    .argument('[folder]', 'of the garden', '')
    .option('--write', 'what it may write; reading stays')
    .action(async (path: string, reader: string, folder: string, { write }: PermissionFlags) =>
      (await load()).runPermission(write === true ? 'revoke-writing' : 'revoke', path, { reader, folder }),
    )
}

/** What runs, and what keeps it running. */
function addRunningCommands(hub: Command, terminal: Terminal): void {
  hub
    .command('migrate')
    .description('bring the tables to the version of this program, or to another one')
    .argument('[version]', 'forward or back', parseNumber)
    .action(async (version?: number) => (await load()).runMigrate(terminal, version))
  hub
    .command('serve')
    .description('show the gardens to who may read them, until it is ended; any number of servers may run')
    .option('-p, --port <number>', 'port to listen on', parseNumber, 4380)
    .option('--host <address>', 'address to listen on', 'localhost')
    .option('--watch-port <number>', 'port for /live, /ready and /metrics', parseNumber, 4381)
    .option('--watch-host <address>', 'address for these', 'localhost')
    .option('--public-url <url>', 'where browsers find the hub; needed for signing in')
    .option('--write', 'let people write notes together, who may; one server of a hub does')
    .option('--folder <folder>', "where it keeps clones for that; default: in the user's cache folder")
    .action(async (flags: ServeFlags) => (await load()).runHubServer(terminal, flags))
  hub
    .command('work')
    .description('make gardens until it is ended; any number of workers may run')
    .option('--poll <seconds>', 'look for pushes that nobody tells of; 0: never', parseNumber, 300)
    .option('--folder <folder>', "where it works; default: in the user's cache folder")
    .option('--threads <n>', 'processors that making a site may keep busy; default: all', parseNumber)
    .option(
      '--watch-port <number>',
      'port for /live, /ready and /metrics; without it there is none',
      parseNumber,
    )
    .option('--watch-host <address>', 'address for these', 'localhost')
    .action(async (flags: WorkFlags) => (await load()).runWork(terminal, flags))
  hub
    .command('tidy')
    .description(
      'remove from the store what no page needs any more, views that nobody wants, and old notices',
    )
    .option('--days <n>', 'what was needed within so many days stays', parseNumber, 7)
    .action(async (flags: TidyFlags) => (await load()).runTidy(terminal, flags))
  hub
    .command('mend')
    .description('look for everything in the store that pages need, and make gardens anew that miss some')
    .action(async () => (await load()).runMend(terminal))
}

function parseNumber(text: string): number {
  const number = Number(text)
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number))
    throw new InvalidArgumentError('Expected a whole number.')
  return number
}

function parseShare(text: string): number {
  const share = parseNumber(text)
  if (share === 0) throw new InvalidArgumentError('Expected a whole number from 1.')
  return share
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value]
}
