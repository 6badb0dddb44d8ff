import { type Command as CommandLine, InvalidArgumentError, Option } from 'commander'
import type { AnyCommand, Flag } from '../define/command.ts'
import type { CommandContext } from './command-context.ts'
import { type TrustFlags, trustOf, trustOption, untrustedOption } from './trust-flags.ts'

/** Flags that every command has which opens a garden. */
interface CommonFlags extends TrustFlags {
  readonly json?: boolean
  readonly here?: boolean
  readonly garden?: string
}

/** Adds a command to the command line; `feature` is whose it is, empty for the kernel's. What answers it is loaded when it runs. */
export function addCommand(
  program: CommandLine,
  { terminal, finish }: CommandContext,
  command: AnyCommand,
  feature: string,
): void {
  const names = Object.keys(command.arguments ?? {})
  const flags = Object.entries(command.flags ?? {})
  const line = program.command(command.name).description(command.about)
  for (const name of names) line.argument(`<${name}>`, command.arguments?.[name])
  if (command.many)
    line.argument(
      command.many.isOptional ? `[${command.many.name}...]` : `<${command.many.name}...>`,
      command.many.about,
    )
  else if (command.gardenFlag === undefined) line.argument('[garden]', 'folder of notes')
  for (const [name, flag] of flags) line.addOption(optionOf(name, flag))
  if (command.json !== undefined) line.option('--json', command.json)
  line.addOption(trustOption()).addOption(untrustedOption())
  line.action(async () => {
    const { answerCommand } = await import('./answer-command.ts')
    const said = line.opts<CommonFlags & Readonly<Record<string, never>>>()
    const given = line.processedArgs as readonly (string | undefined)[]
    const last: unknown = line.processedArgs[names.length]
    const answer = await answerCommand(command, {
      given: Object.fromEntries(names.map((name, i) => [name, given[i] ?? ''])),
      flags: Object.fromEntries(
        flags.map(([name, flag]) => [name, typeof flag === 'string' ? said[name] === true : said[name]]),
      ),
      many: Array.isArray(last) ? last.map(String) : [],
      folder:
        command.gardenFlag !== undefined
          ? said[command.gardenFlag]
          : typeof last === 'string'
            ? last
            : (said.garden ?? (said.here === true ? '.' : undefined)),
      isWhole: said.here === true,
      json: said.json === true,
      ...trustOf(said),
      feature,
      terminal,
    })
    finish(answer)
  })
}

function optionOf(name: string, flag: Flag): Option {
  const long = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
  if (typeof flag === 'string') return new Option(long, flag)
  const option = new Option(`${long} <${flag.value}>`, flag.about)
  if ('usual' in flag) option.default(flag.usual)
  if ('choices' in flag) option.choices(flag.choices)
  if ('from' in flag) option.argParser((text) => readNumber(text, flag.from, flag.to))
  return option
}

function readNumber(text: string, from: number, to: number): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < from || number > to)
    throw new InvalidArgumentError(`Expected a whole number from ${from} to ${to}.`)
  return number
}
