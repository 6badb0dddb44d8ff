import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { messageOf } from '../../model/message-of.ts'
import type { OptIn } from '../../model/opt-in.ts'
import { isNotePath } from '../../model/path.ts'
import { findOptIn } from '../../session/find-opt-in.ts'
import { countOf } from '../../text/count-of.ts'
import { describeMarks } from '../describe-privacy.ts'
import { findConfigFile } from '../find-config-file.ts'
import { openSettingsFolder } from '../read-dialects.ts'
import { type ReadFolder, readFolder } from '../read-folder.ts'
import { showPath } from '../show-path.ts'
import type { Ask } from './ask.ts'
import { firstNotes } from './first-notes.ts'
import { knownTools } from './known-tools.ts'
import { readAddress } from './read-address.ts'
import { tellLanguage } from './tell-language.ts'
import type { Derived, InitConfig, Tool } from './tool.ts'

/** What `hortus init` is asked to do. */
export interface InitRequest {
  readonly folder: string
  /** Says only what would be written. */
  readonly isDry: boolean
  /** Asks on the terminal; absent where nobody is to be asked. */
  readonly ask?: Ask
  readonly say: (text: string) => void
}

/** Most entries of a folder that are looked at for a note. */
const mostEntries = 5_000

const configName = 'hortus.config.json'

/**
 * Begins a garden: in a folder with notes it writes the settings that can be told from what other programs left there, and
 * no note is touched; elsewhere it writes three notes that explain themselves. All is written at the end, in one go, and
 * nothing is overwritten. False where a config is there already. Rejects with a message for people.
 */
export async function runInit({ folder, isDry, ask, say }: InitRequest): Promise<boolean> {
  const top = resolve(folder)
  if (statSync(top, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new Error(`${showPath(top)} is a file, expected a folder`)
  const [tool, ...others] = knownTools.filter(({ signs }) =>
    signs.some((sign) => existsSync(join(top, sign))),
  )
  const garden = notesOf(top, tool)
  const config = existsSync(top)
    ? [garden, top].map(findConfigFile).find((file) => file !== undefined)
    : undefined
  if (config !== undefined) {
    say(`${showPath(config)} is there already: nothing was written.`)
    return false
  }

  const toolFolder = openSettingsFolder(top)
  const derived = tool?.derive(toolFolder) ?? []
  const isNew = tool === undefined && !hasNotes(garden)
  if (tool) say(`Notes of ${tool.name}${garden === top ? '' : `, in ${showPath(garden)}`}.`)
  else say(`${isNew ? 'A new garden' : 'Notes'} in ${folderInWords(garden)}.`)
  if (tool && others.length > 0)
    say(
      `  There are files of ${others.map(({ name }) => name).join(' and ')} too: nothing was taken from them.`,
    )
  for (const one of derived) say(`  ${describe(one.settings)}  (${one.from})`)
  for (const remark of tool?.remarks?.(toolFolder) ?? []) say(`  ${remark}`)

  const found = merge(derived)
  const known = { title: titleFromName(basename(top)), ...found }
  if (found.title === undefined && !ask)
    say(`  ${describe({ title: known.title })}  (the name of the folder)`)
  const read = isNew ? undefined : await readFolder(garden, known)
  const optIn = read && findChoice(read)
  const lang = read && found.lang === undefined ? tellLanguage(read.garden) : undefined
  if (lang !== undefined) say(`  ${describe({ lang })}  (what the notes are written in)`)
  else if (read && found.lang === undefined)
    say('  lang is left open, for nothing tells it of all notes: each page says what its own text tells')
  const all = { ...known, ...(lang !== undefined && { lang }) }
  if (optIn && !ask) say(`  publish: "marked"  (${describeMarks(optIn)}; "all" publishes those too)`)
  const settings: InitConfig = {
    ...(ask ? await askRest(all, ask, { breaks: tool === undefined && !isNew, optIn }) : all),
    ...(optIn && !ask && { publish: 'marked' }),
  }
  const files = {
    ...(isNew ? firstNotes(settings.title ?? '') : {}),
    [configName]: `${JSON.stringify(settings, undefined, 2)}\n`,
  }
  if (isDry) {
    for (const [name, text] of Object.entries(files))
      say(`\n${showPath(join(garden, name))}:\n${text.trimEnd()}`)
    return true
  }
  writeAll(garden, files)
  const names = Object.keys(files).map((name) => showPath(join(garden, name)))
  say(
    `Wrote ${names.length > 1 ? `${countOf(names.length, 'file')}: ` : ''}${names.join(', ')}. No other file was touched.`,
  )
  const where = relative('', garden)
  const argument = where === '' ? '' : ` ${/[^\w./-]/.test(where) ? JSON.stringify(where) : where}`
  // Each on a line of its own, to be copied: a name with blanks is in quotes already.
  say(
    `Next:\n  hortus serve${argument}   shows it in the browser\n  hortus build${argument}   writes the site`,
  )
  return true
}

/** The folder of the notes; what a program's settings say counts only for a folder that is there, in this one. */
function notesOf(top: string, tool: Tool | undefined): string {
  const inner = tool?.notes(openSettingsFolder(top)) ?? ''
  const garden = resolve(top, inner)
  const isInside = !relative(top, garden).startsWith('..')
  return isInside && statSync(garden, { throwIfNoEntry: false })?.isDirectory() === true ? garden : top
}

/** What notes leave open of being public, which a build would ask before it publishes any. */
function findChoice({ garden: notes, options, publication }: ReadFolder): OptIn | undefined {
  const optIn = options.publish === 'ask' ? findOptIn(notes, publication) : undefined
  return optIn?.kind === 'choice' ? optIn : undefined
}

function hasNotes(folder: string): boolean {
  const waiting = [folder]
  let seen = 0
  for (const at of waiting) {
    if (!existsSync(at)) continue
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      if (++seen > mostEntries) return true
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
      if (entry.isFile() && (isNotePath(entry.name) || /\.markdown$/i.test(entry.name))) return true
      if (entry.isDirectory()) waiting.push(join(at, entry.name))
    }
  }
  return false
}

/** Later settings win; what is left out is left out by all. */
function merge(derived: readonly Derived[]): InitConfig {
  const ignore = derived.flatMap(({ settings }) => settings.ignore ?? [])
  const all: InitConfig = Object.assign({}, ...derived.map(({ settings }) => settings))
  return ignore.length > 0 ? { ...all, ignore } : all
}

function describe(settings: InitConfig): string {
  return Object.entries(settings)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join(', ')
}

/** Asks for what could not be found out, four things at most; an empty answer takes what stands in brackets. */
async function askRest(
  known: InitConfig,
  ask: Ask,
  { breaks: mayKeepBreaks, optIn }: { readonly breaks: boolean; readonly optIn: OptIn | undefined },
): Promise<InitConfig> {
  const publish =
    optIn &&
    (await ask(
      `${describeMarks(optIn)}. Publish the marked alone, or all? marked or all`,
      'marked',
      (text) => text === 'marked' || text === 'all' || 'marked or all',
    ))
  const title = await ask('What is the garden called?', known.title ?? '', (text) => text !== '' || 'a name')
  const author =
    known.author === undefined && !(optIn && mayKeepBreaks)
      ? await ask('Who writes it? Empty for nobody.', '', () => true)
      : undefined
  const address =
    known.baseUrl === undefined
      ? await ask(
          'Where will its site live? Empty while nobody knows.',
          '',
          (text) =>
            text === '' || readAddress(text) !== undefined || 'an address such as https://notes.example',
        )
      : ''
  const breaks = mayKeepBreaks
    ? await ask(
        'Is every line break in a paragraph kept, as Obsidian does? yes or no',
        'no',
        (text) => /^(?:y|yes|n|no)$/i.test(text) || 'yes or no',
      )
    : 'no'
  return {
    ...known,
    title,
    ...((publish === 'marked' || publish === 'all') && { publish }),
    ...(author !== undefined && author !== '' && { author }),
    ...readAddress(address),
    ...(/^y/i.test(breaks) && { lineBreaks: 'obsidian' as const }),
  }
}

/** `my-notes_2` as a title: `My notes 2`. */
function titleFromName(name: string): string {
  const words = name.replace(/[-_]+/g, ' ').trim()
  return words === '' ? 'Notes' : words.charAt(0).toUpperCase() + words.slice(1)
}

/**
 * Writes files that are not there yet, all or none: an interruption waits until the last is written, and a failure removes
 * those that were.
 */
function writeAll(folder: string, files: Readonly<Record<string, string>>): void {
  const written: string[] = []
  // With somebody listening the system asks the program, which answers when this is done.
  const wait = (): void => {
    process.exitCode = 130
  }
  process.once('SIGINT', wait)
  try {
    const first = mkdirSync(folder, { recursive: true })
    if (first !== undefined) written.push(first)
    for (const [name, text] of Object.entries(files)) {
      const file = join(folder, name)
      writeFileSync(file, text, { flag: 'wx' })
      written.push(file)
    }
  } catch (error) {
    for (const file of written.reverse()) rmSync(file, { recursive: true, force: true })
    throw new Error(`Nothing was written: ${messageOf(error)}`, { cause: error })
  } finally {
    process.off('SIGINT', wait)
  }
}

/** A dot alone before the one that ends the sentence would be the folder above. */
function folderInWords(folder: string): string {
  const shown = showPath(folder)
  return shown === '.' ? 'this folder' : shown
}
