import { describe, expect, it } from 'vitest'
import { noParts, type PreviewParts } from '../../../../../src/features/editor/note-preview.ts'
import { previewAnswer, previewReply } from '../../../../../src/features/editor/preview-answer.ts'
import { createPreviewRequests } from '../../../../../src/features/editor/web/preview/preview-parts.ts'
import type { NotePath } from '../../../../../src/model/path.ts'
import { createMemoryStore } from '../../../../../src/store/memory-store.ts'
import { sessionOn } from '../../../../snapshot-of.ts'

const path = 'a.md' as NotePath
const { signal } = new AbortController()

/** A server that answers for one note; how many bytes each answer has, and whether the parts were among them. */
async function answering() {
  const session = sessionOn(createMemoryStore({ 'a.md': '', 'b.md': 'Embedded '.repeat(500) }))
  await session.update()
  const sent: { readonly bytes: number; readonly hasParts: boolean }[] = []
  const whole = async (text: string) => {
    const answer = await previewAnswer(
      await session.imagine(new Map([[path, new TextEncoder().encode(text)]])),
      path,
    )
    if (answer === undefined) throw new Error('There is no page')
    return answer
  }
  const requests = createPreviewRequests(async (known, _, text) => {
    const reply = JSON.stringify(previewReply(await whole(text), known))
    sent.push({ bytes: reply.length, hasParts: reply.includes('"parts":') })
    return JSON.parse(reply)
  })
  const plain = async (text: string): Promise<unknown> => JSON.parse(JSON.stringify(await whole(text)))
  return { requests, sent, plain }
}

describe('the preview of a text', () => {
  it('brings what other notes say once, and again only where that is something else', async () => {
    const { requests, sent, plain } = await answering()
    for (const text of ['![[b]]', '![[b]] and', '![[b]] and on', '![[b]] and [[c]]', '![[b]] and [[c]]!']) {
      const { known: _, ...answer } = { known: '', ...(await requests.preview(path, text, signal)) }
      expect(answer, text).toEqual(await plain(text))
    }
    expect(sent.map(({ hasParts }) => hasParts)).toEqual([true, false, false, true, false])
    expect(sent[1]!.bytes).toBeLessThan(sent[0]!.bytes - 4_000)
  })

  it('brings none of it to who shows the page alone, and what is kept stays', async () => {
    const { requests, sent, plain } = await answering()
    await requests.preview(path, '![[b]]', signal)
    const { shown, parts } = await requests.showText(path, '[[b]]', signal)
    expect(parts).toBeUndefined()
    expect(shown.html).toContain('href')
    expect(await requests.preview(path, '![[b]].', signal)).toEqual(await plain('![[b]].'))
    expect(sent.map(({ hasParts }) => hasParts)).toEqual([true, false, false])
  })

  it('takes two answers in either order', async () => {
    const parts = (title: string): PreviewParts => ({
      frame: { title, lang: 'en', dir: 'ltr', interface: 'en' },
      fills: [],
      tags: [],
      bodies: [],
      insets: [],
    })
    const rest = { shown: { titleHtml: '', html: '', dir: 'ltr' as const }, styles: [], scripts: [] }
    const asked: string[] = []
    const { preview } = createPreviewRequests(async (known, _, text) => {
      asked.push(known)
      return known === text ? { ...rest, known } : { ...rest, known: text, parts: parts(text) }
    })
    await preview(path, 'one', signal)
    const [one, two] = await Promise.all([preview(path, 'one', signal), preview(path, 'two', signal)])
    expect([one.frame.title, two.frame.title]).toEqual(['one', 'two'])
    expect(asked).toEqual(['', 'one', 'one'])
    expect(noParts).not.toBe('')
  })
})
