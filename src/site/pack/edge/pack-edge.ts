import { answerFromPacks } from './answer-from-packs.ts'

/** What a host's worker is made of; the end of its file calls this, since hosts want a default export. */
Object.assign(globalThis, { answerFromPacks })
