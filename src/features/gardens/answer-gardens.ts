import type { Answer, Colors, FoundGarden } from '../../define/command.ts'
import { settingOf } from '../../define/setting.ts'
import { messageOf } from '../../model/message-of.ts'
import type { NamedGarden, Neighbour } from '../../model/neighbour.ts'
import { type KeptFolder, keptGardens, openKeptFolder } from '../../store/kept-folder.ts'
import { countOf } from '../../text/count-of.ts'
import { gardensSetting } from './gardens-setting.ts'
import { openInventory } from './inventory-source.ts'
import { formatKept, parseKept } from './kept-garden.ts'
import { neighbours } from './neighbours.ts'
import { updateGarden } from './update-garden.ts'

/** Milliseconds that one garden may take. */
const patience = 120_000

/** What became of a garden that was asked. */
type Outcome =
  | { readonly kind: 'updated'; readonly files: number }
  | { readonly kind: 'same' }
  | { readonly kind: 'failed'; readonly reason: string }

interface GardenState {
  readonly garden: Neighbour
  readonly outcome?: Outcome
}

/**
 * `hortus gardens` lists the gardens that the config names, with what is kept of them; `hortus gardens update` asks them
 * first, or those that are named behind it. A garden that cannot be read keeps what was kept of it. Throws for another word.
 */
export async function answerGardens(
  { folder, options }: Pick<FoundGarden, 'folder' | 'options'>,
  words: readonly string[],
): Promise<Answer> {
  const named = settingOf(options, gardensSetting)
  const [action, ...names] = words
  if (action !== undefined && action !== 'update')
    throw new Error(
      `found "${action}", expected "update", or nothing for a list; a garden’s folder is named by --garden`,
    )
  const unknown = names.find((name) => named.every((garden) => garden.name !== name))
  if (unknown !== undefined)
    throw new Error(
      `no garden is called "${unknown}", expected one of ${named.map(({ name }) => name).join(', ') || 'those that "gardens" in the config names'}`,
    )
  const kept = openKeptFolder(folder, keptGardens)
  const states: GardenState[] = []
  for (const garden of named) {
    const isAsked = action === 'update' && (names.length === 0 || names.includes(garden.name))
    const outcome = isAsked ? await update(garden, folder, kept) : undefined
    states.push({
      garden: neighbours.open(garden, kept.read(garden.name)),
      ...(outcome && { outcome }),
    })
  }
  return {
    text: (colors) => renderText(states, colors),
    json: () => ({ gardens: states.map(stateAsJson) }),
    exitCode: states.some(({ outcome }) => outcome?.kind === 'failed') ? 1 : 0,
  }
}

async function update(garden: NamedGarden, folder: string, kept: KeptFolder): Promise<Outcome> {
  const text = kept.read(garden.name)
  const ending = new AbortController()
  const timer = setTimeout(() => ending.abort(), patience)
  try {
    const source = openInventory(garden, folder, ending.signal)
    const updated = await updateGarden(garden, source, text === undefined ? undefined : parseKept(text))
    if (updated === undefined || !kept.write(garden.name, formatKept(updated.kept))) return { kind: 'same' }
    return { kind: 'updated', files: updated.read }
  } catch (error) {
    return { kind: 'failed', reason: messageOf(error) }
  } finally {
    clearTimeout(timer)
    ending.abort()
  }
}

function stateAsJson({ garden, outcome }: GardenState): unknown {
  const { name, address, from, title, state, notes } = garden
  return {
    name,
    address,
    ...(from !== undefined && { from }),
    title,
    state,
    notes: notes.length,
    ...(outcome && { outcome }),
  }
}

function renderText(states: readonly GardenState[], colors: Colors): string {
  if (states.length === 0)
    return 'The config names no other gardens: gardens: { "kernel": "https://kernel.example/" }'
  return states.map((one) => renderState(one, colors)).join('\n')
}

function renderState({ garden, outcome }: GardenState, colors: Colors): string {
  const { name, address, title, state, notes } = garden
  const what = {
    kept: `${title}, ${countOf(notes.length, 'note')}`,
    new: 'nothing is kept yet: hortus gardens update',
    damaged: 'what is kept cannot be read: hortus gardens update',
  }[state]
  const done =
    outcome === undefined
      ? ''
      : outcome.kind === 'failed'
        ? `\n  ${colors.red('not updated')}: ${outcome.reason}`
        : outcome.kind === 'same'
          ? colors.dim(' (nothing new)')
          : colors.dim(` (${countOf(outcome.files, 'file')} read)`)
  return `${colors.bold(name)}: ${what}, ${address}${done}`
}
