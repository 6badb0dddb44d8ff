import type { Command } from 'commander'

/** The manual page `hortus(1)` in roff, made from the same table as `--help`. */
export function renderManual(program: Command): string {
  const help = program.createHelp()
  const lines = [
    `.TH HORTUS 1 "" "hortus ${roff(program.version() ?? '')}" "User Commands"`,
    '.SH NAME',
    `hortus \\- ${roff(firstSmall(program.description()))}`,
    '.SH SYNOPSIS',
    '.B hortus',
    '.I command',
    '[options] [garden]',
    '.SH DESCRIPTION',
    textLine(program.description()),
    '.PP',
    "Every command takes the garden's folder as \\fB\\-\\-garden\\fR, and those with [garden] as their last argument too.",
    'Without one it is looked for upwards from here: .obsidian, hortus.config.*, logseq/ and their like say where it is;',
    'else it is the folder garden where there is one, else this folder.',
    '.SH OPTIONS',
    ...optionLines(help.visibleOptions(program)),
    '.SH COMMANDS',
  ]
  for (const command of help.visibleCommands(program)) {
    const usage = help.commandUsage(command).replace(/^hortus /, '')
    lines.push(`.SS ${quoted(usage)}`, textLine(command.description()))
    const named = help.visibleArguments(command).filter(({ description }) => description !== '')
    for (const argument of named)
      lines.push('.TP', `.I ${roff(argument.name())}`, textLine(argument.description))
    lines.push(...optionLines(help.visibleOptions(command)))
  }
  lines.push(
    '.SH EXIT STATUS',
    ...row('0', 'all is well'),
    ...row('1', 'the garden has problems at the asked level, or what was looked for is not there'),
    ...row('2', 'wrong use, or something broken around it'),
    '.SH ENVIRONMENT',
    ...row('VISUAL, EDITOR', 'the editor that "hortus open" and "hortus today" start'),
    ...row('NO_COLOR', 'no colours, whatever the terminal'),
    ...row(
      'XDG_STATE_HOME',
      'where what has to be remembered of the user is kept; ~/.local/state without it',
    ),
    ...row('HORTUS_DEBUG', 'where set, failures say where they come from'),
    '.SH SEE ALSO',
    'The guide of the garden that comes with the program: \\fBhortus serve\\fR',
  )
  return lines.join('\n')
}

function optionLines(
  options: readonly {
    readonly flags: string
    readonly description: string
    readonly defaultValue?: unknown
  }[],
): readonly string[] {
  return options.flatMap(({ flags, description, defaultValue }) => {
    const usual = defaultValue === undefined || defaultValue === 0 ? '' : ` (usually ${String(defaultValue)})`
    return row(flags, description + usual)
  })
}

function row(name: string, about: string): readonly string[] {
  return ['.TP', `.B ${roff(name)}`, textLine(about)]
}

/** A line of text, which may not begin as an order does. */
function textLine(text: string): string {
  const escaped = roff(text.replace(/\s+/g, ' ').trim())
  return /^[.']/.test(escaped) ? `\\&${escaped}` : escaped
}

function quoted(text: string): string {
  return `"${roff(text).replaceAll('"', '\\(dq')}"`
}

function roff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(
      /[^\u0000-\u007f]/gu,
      (letter) => `\\[u${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
    )
}

function firstSmall(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, '')
}
