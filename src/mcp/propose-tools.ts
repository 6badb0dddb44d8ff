import { z } from 'zod'
import type { Planner } from '../features/changes/open-planner.ts'
import { draftEdits, type ProposedEdit } from '../features/changes/proposals/draft-edits.ts'
import { type ProposalBox, proposalId } from '../features/changes/proposals/proposal-box.ts'
import { planEdits, propose } from '../features/changes/proposals/propose.ts'
import type { Change } from '../model/change.ts'
import type { Garden } from '../model/garden.ts'
import { folderOf, type NotePath, toNameKey } from '../model/path.ts'
import type { PlannedChange, PlannedFile } from '../model/planned-change.ts'
import type { Proposal } from '../model/proposal.ts'
import type { Session } from '../session/session.ts'
import { refuseNewName } from '../store/new-name.ts'
import { countOf } from '../text/count-of.ts'
import type { ReadEditable } from './editable-notes.ts'
import { type AnyTool, defineTool } from './garden-tool.ts'
import { type GardenView, getNote } from './garden-view.ts'
import { clean, quoteName } from './quote.ts'
import { noteName, notice } from './shapes.ts'

/** What proposing needs besides the garden. */
export interface ProposeSettings {
  readonly session: Session
  readonly plan: Planner
  readonly box: ProposalBox
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Six hexadecimal digits by chance. */
  readonly chance: () => string
}

/** Characters of one text that is proposed. */
const maxText = 200_000

const summary = z.string().trim().min(1).max(300).describe('what the change does and why, for the gardener')

const proposed = z.object({
  notice,
  proposal: z.string().describe('the id under which it waits'),
  files: z.array(
    z.object({ kind: z.enum(['edit', 'create', 'remove']), path: z.string(), to: z.string().optional() }),
  ),
  state: z.literal('waits for the gardener').describe('nothing was written'),
})

/** The tools that propose changes, which a person accepts or rejects; none of them writes into the garden. */
export function proposeTools(
  read: () => Promise<GardenView>,
  readNote: ReadEditable,
  settings: ProposeSettings,
): readonly AnyTool[] {
  return [proposeEditsTool(read, readNote, settings), proposeRenameTool(read, settings)]
}

const edit = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('replace'),
    note: noteName,
    find: z
      .string()
      .min(1)
      .max(maxText)
      .describe('words that stand in the note once, as read_note shows them'),
    replacement: z.string().max(maxText),
  }),
  z.object({
    kind: z.literal('append'),
    note: noteName,
    text: z.string().min(1).max(maxText).describe('Markdown that comes at the end of the note'),
  }),
  z.object({
    kind: z.literal('create'),
    path: z.string().min(1).max(500).describe('where the new note would be: folder/Name.md'),
    text: z.string().max(maxText).describe('its Markdown'),
  }),
])

function proposeEditsTool(
  read: () => Promise<GardenView>,
  readNote: ReadEditable,
  settings: ProposeSettings,
): AnyTool {
  return defineTool({
    name: 'propose_edits',
    title: 'Propose edits',
    about:
      'Proposes new words in notes, or new notes, as one change. Nothing is written: it waits until the gardener accepts or rejects it.',
    feature: 'changes',
    proposes: true,
    input: z.object({ summary, edits: z.array(edit).min(1).max(50) }),
    output: proposed,
    async run({ summary: what, edits }, by) {
      const view = await read()
      const files = await draftEdits(
        edits.map((one): ProposedEdit => {
          if (one.kind === 'create') return { ...one, path: one.path.normalize('NFC') as NotePath }
          const { path } = getNote(view, one.note)
          return one.kind === 'append'
            ? { kind: 'append', path, text: one.text }
            : { kind: 'replace', path, find: one.find, replacement: one.replacement }
        }),
        {
          read: (path) => readNote(view, path),
          refuseName: (path) => {
            if (!/[^/]\.md$/i.test(path)) return 'expected a path that ends in ".md"'
            if (isTaken(view.published, undefined, path)) return 'there is such a file already'
            return refuseNewName(path, [])?.reason
          },
        },
      )
      if (files.length === 0) throw new Error('these edits change nothing')
      return keep(settings, { by, summary: what, planned: planEdits(files) }, files)
    },
  })
}

function proposeRenameTool(read: () => Promise<GardenView>, settings: ProposeSettings): AnyTool {
  return defineTool({
    name: 'propose_rename',
    title: 'Propose another name or place of a note',
    about:
      'Proposes another name or folder for a note; every link to it would follow. Nothing is written: it waits until the gardener accepts or rejects it.',
    feature: 'changes',
    proposes: true,
    input: z.object({
      summary,
      note: noteName,
      to: z.string().min(1).max(500).describe('its new path from the garden’s top, or its new name alone'),
    }),
    output: proposed,
    async run({ summary: what, note, to }, by) {
      const view = await read()
      const { path, hash } = getNote(view, note)
      const target = targetOf(path, to)
      const change: Change = { kind: 'move-file', from: path, to: target }
      const refused = target === path ? 'it is called so' : refuseTarget(view, path, target)
      if (refused !== undefined) throw new Error(`${JSON.stringify(clean(to))}: ${refused}`)
      // Who asks is not to learn by it that a note is there which nobody may read; accepting tells the gardener.
      const planned = isTaken(settings.session.snapshot.garden, path, target)
        ? planEdits([{ kind: 'edit', path, to: target, hash }])
        : await settings.plan(change, settings.session.snapshot.garden)
      const [problem] = planned.problems
      if (problem !== undefined) throw new Error(`${quoteName(path)} cannot be moved now`)
      return keep(settings, { by, summary: what, change, planned }, [{ kind: 'edit', path, to: target }])
    },
  })
}

function refuseTarget(view: GardenView, path: NotePath, target: NotePath): string | undefined {
  if (isTaken(view.published, path, target)) return 'there is such a file already'
  return refuseNewName(target, [], path)?.reason
}

/** Whether a garden has another file of this path, in whatever letter case. */
function isTaken(
  { notesByPath, assets }: Pick<Garden, 'notesByPath' | 'assets'>,
  from: NotePath | undefined,
  path: NotePath,
): boolean {
  const key = toNameKey(path)
  return [...notesByPath.keys(), ...assets].some((other) => other !== from && toNameKey(other) === key)
}

function targetOf(path: NotePath, to: string): NotePath {
  const file = `${to.normalize('NFC').replace(/\.md$/i, '')}.md`
  return (to.includes('/') || folderOf(path) === '' ? file : `${folderOf(path)}/${file}`) as NotePath
}

/** Keeps a proposal; the answer names only files that the agent has named itself. */
async function keep(
  { session, box, now, chance }: ProposeSettings,
  wish: {
    readonly by: string
    readonly summary: string
    readonly change?: Change
    readonly planned: PlannedChange
  },
  files: readonly Pick<PlannedFile, 'kind' | 'path' | 'to'>[],
) {
  const time = now()
  const proposal: Proposal = await propose(
    {
      ...wish,
      id: proposalId(time, chance()),
      madeAt: new Date(time).toISOString(),
      by: clean(wish.by).slice(0, 100),
      summary: clean(wish.summary),
    },
    session,
  )
  box.add(proposal)
  const named = files.map(({ kind, path, to }) => ({ kind, path, ...(to !== undefined && { to }) }))
  return {
    data: { proposal: proposal.id, files: named, state: 'waits for the gardener' as const },
    text: [
      `Proposal ${proposal.id} waits for the gardener, who accepts or rejects it; nothing was written.`,
      `${countOf(named.length, 'file')}: ${named.map(({ path }) => quoteName(path)).join(', ')}`,
    ].join('\n'),
  }
}
