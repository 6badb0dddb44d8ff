import type { Document } from '@hocuspocus/server'
import { applyUpdate, encodeStateAsUpdate, mergeUpdates } from 'yjs'
import type { Database } from '../database/database.ts'
import type { Reader } from '../serve/sessions.ts'
import { type CommentRequest, entryOf, type NotSaid, updateWith } from './comments.ts'
import { commentsName, textName } from './document-parts.ts'
import { type Draft, findDraft, type KnownOfGit, keepDraft } from './drafts.ts'
import { type Author, commitWord, type NoteInGit } from './git-desk.ts'
import { editsOf, joinNote, mergeNote } from './merge-note.ts'
import type { NoteAddress } from './note-address.ts'

/** How the text of an open note stands to the repository, as its writers are told. */
export type NoteStanding =
  | { readonly kind: 'saved' }
  | { readonly kind: 'unsaved' }
  /** It cannot be saved now; it is kept, and tried again. */
  | { readonly kind: 'waiting'; readonly reason: string }
  /** Git changed the same words, or took the note away (`theirs` is null). Nothing is saved until somebody settles it. */
  | { readonly kind: 'conflict'; readonly theirs: string | null }

/** What settles a conflict. */
export type Settlement = 'ours' | 'theirs' | 'both'

/** Where edits come from that nobody typed: the repository. */
const fromGit = { source: 'local', context: {} } as const

/** A document that is in memory. */
export interface OpenNote {
  readonly address: NoteAddress
  readonly document: Document
  readonly standing: NoteStanding
  readonly text: string
  readonly known: KnownOfGit
  /** Whether the database has all of it. */
  readonly isKept: boolean
  /** Somebody typed. */
  typed(by: Reader): void
  /** Takes what the repository has now; what both changed apart from each other is joined at once. */
  takeIn(found: NoteInGit): void
  settle(how: Settlement): void
  /**
   * Adds what somebody says beside the text, once the database has it: it is never shown and lost. Resolves to why it was not added
   * (empty: it is there already). Rejects where the database is away.
   */
  comment(request: CommentRequest, by: Reader): Promise<NotSaid | '' | undefined>
  /** The text to save; who writes from now on is a writer of the next one. */
  takeText(): string
  /** The repository may get this text by a commit that was made. */
  willSave(commit: string, text: string): void
  /** The repository has this text. */
  saved(text: string): void
  /** Why saving did not work. */
  failed(reason: string): void
  /** Puts everything into the database; what another process put there is joined with it. Rejects where it is away. */
  keep(): Promise<void>
}

/** What an open note needs of the world. */
interface NoteSettings {
  readonly database: Database
  readonly address: NoteAddress
  readonly document: Document
  readonly draft: Draft
  /** The hub's name in addresses of people whose own is not known. */
  readonly host: string
  readonly onStanding: (standing: NoteStanding) => void
  /** The document belongs to nothing any more. */
  readonly onGone: () => void
}

/** Texts of documents have `\n` alone; undefined where line ends are mixed. */
export function readLines(
  text: string,
): { readonly text: string; readonly lineEnd: KnownOfGit['lineEnd'] } | undefined {
  if (!text.includes('\r')) return { text, lineEnd: '\n' }
  const plain = text.replaceAll('\r\n', '\n')
  return plain.replaceAll('\n', '\r\n') === text ? { text: plain, lineEnd: '\r\n' } : undefined
}

/** Looks after an open document. */
export function createOpenNote(settings: NoteSettings): OpenNote {
  const { database, address, document, host, onStanding } = settings
  let { revision, known } = settings.draft
  const { epoch } = settings.draft
  let conflict: { readonly theirs: string | null } | undefined
  let failure: string | undefined
  let keeping: Promise<void> = Promise.resolve()
  /** Changes of any kind, and those of them that the database has. */
  let [changes, kept] = [0, 0]
  /** Who has written since the text was taken that is being saved. */
  let since: Record<string, Author> = {}
  const shared = document.getText(textName)
  const text = (): string => shared.toString()

  const standing = (): NoteStanding => {
    if (conflict !== undefined) return { kind: 'conflict', theirs: conflict.theirs }
    if (text() === known.base) return { kind: 'saved' }
    return failure === undefined ? { kind: 'unsaved' } : { kind: 'waiting', reason: failure }
  }
  let told: NoteStanding = { kind: 'saved' }
  const tell = (): void => {
    const now = standing()
    if (JSON.stringify(now) !== JSON.stringify(told)) onStanding(now)
    told = now
  }
  const change = (next: Partial<KnownOfGit>): void => {
    known = { ...known, ...next }
    changes++
    tell()
  }
  const put = (next: string): void => {
    const edits = editsOf(text(), next)
    if (edits.length === 0) return
    document.transact(() => {
      for (const { from, to, insert } of edits.toReversed()) {
        shared.delete(from, to - from)
        shared.insert(from, insert)
      }
    }, fromGit)
  }
  /** Keeps what there is; with an update that the document does not have yet. */
  const keepOnce = async (more?: Uint8Array): Promise<void> => {
    for (let tries = 0; tries < 5; tries++) {
      const count = changes
      const state = encodeStateAsUpdate(document)
      const draft = {
        epoch,
        revision,
        state: more === undefined ? state : mergeUpdates([state, more]),
        known,
        isUnsaved: text() !== known.base,
        comments: document.getMap(commentsName).size + (more === undefined ? 0 : 1),
      }
      if (await keepDraft(database.query, address, draft)) {
        revision++
        kept = count
        return
      }
      const found = await findDraft(database.query, address)
      if (found === undefined || found.epoch !== epoch) {
        kept = changes
        settings.onGone()
        return
      }
      if (found.state !== null) applyUpdate(document, found.state, fromGit)
      revision = found.revision
    }
    throw new Error('other processes keep the same note all the time')
  }
  document.on('update', () => {
    changes++
    // While it is not saved, another letter changes nothing of that.
    if (told.kind === 'saved') tell()
  })
  return {
    address,
    document,
    get standing() {
      return standing()
    },
    get text() {
      return text()
    },
    get known() {
      return known
    },
    get isKept() {
      return kept === changes
    },
    typed({ subject, name, email }) {
      if (since[subject] !== undefined) return
      const plain = subject.replace(/[^\w.-]+/g, '-').slice(0, 100) || 'writer'
      const author: Author = {
        name: commitWord(name, plain),
        email: email ? commitWord(email, `${plain}@${host}`) : `${plain}@${host}`,
      }
      since[subject] = author
      if (known.writers[subject] === undefined) change({ writers: { ...known.writers, [subject]: author } })
    },
    takeIn(found) {
      const read = found.kind === 'note' ? readLines(found.text) : undefined
      if (found.kind === 'unfit' || (found.kind === 'note' && read === undefined)) {
        failure = `the repository's note cannot be read: ${found.kind === 'unfit' ? found.reason : 'its line ends are mixed'}`
        tell()
        return
      }
      const theirs = read?.text ?? null
      if (found.kind === 'note') known = { ...known, mode: found.mode, lineEnd: read!.lineEnd }
      if (theirs === known.base) {
        conflict = undefined
        tell()
        return
      }
      const merged = mergeNote(known.base, text(), theirs)
      if (merged === undefined) {
        conflict = { theirs }
        tell()
        return
      }
      conflict = undefined
      put(merged)
      change({ base: theirs, next: null, ...(merged === theirs && { writers: {} }) })
    },
    settle(how) {
      if (conflict === undefined) return
      const { theirs } = conflict
      conflict = undefined
      if (theirs !== null && how === 'theirs') put(theirs)
      if (theirs !== null && how === 'both') put(joinNote(known.base, text(), theirs))
      change({ base: theirs, next: null })
    },
    takeText() {
      since = {}
      return text()
    },
    willSave: (commit, next) => change({ next: { commit, text: next } }),
    saved(base) {
      failure = undefined
      change({ base, next: null, writers: since })
    },
    failed(reason) {
      failure = reason
      tell()
    },
    keep() {
      keeping = keeping.catch(() => {}).then(() => keepOnce())
      return keeping
    },
    async comment(request, { name }) {
      let refused: NotSaid | '' | undefined
      const adding = async (): Promise<void> => {
        const said = { by: name.slice(0, 100), at: new Date().toISOString() }
        const entry = entryOf(document, request, said)
        if (typeof entry === 'string') {
          refused = entry
          return
        }
        const update = updateWith(document, ...entry)
        await keepOnce(update)
        applyUpdate(document, update, fromGit)
      }
      keeping = keeping.catch(() => {}).then(adding)
      await keeping
      return refused
    },
  }
}
