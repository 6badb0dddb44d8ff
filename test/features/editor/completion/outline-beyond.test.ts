import { describe, expect, it } from 'vitest'
import { completeOutline } from '../../../../src/features/editor/completion/complete-outline.ts'
import { findCompletionPlace } from '../../../../src/features/editor/completion/find-completion-place.ts'
import { outlineBeyond } from '../../../../src/features/editor/completion/outline-beyond.ts'
import type { Neighbour } from '../../../../src/model/neighbour.ts'

const kernel: Neighbour = {
  name: 'kernel',
  address: 'https://kernel.example/',
  title: 'Kernel notes',
  state: 'kept',
  notes: [
    {
      href: 'page-cache/',
      path: 'memory/Page cache',
      title: 'Page cache',
      aliases: ['buffer cache'],
      headings: [
        { id: 'write-back', text: 'Write-back' },
        { id: 'when', text: 'When | how' },
      ],
      blocks: ['dirty', 'clean'],
      topics: [],
      text: '',
      links: [],
    },
  ],
}

function offered(typed: string, writesMarkdown = false): readonly string[] {
  const place = findCompletionPlace(typed, typed.length, { isLabelFirst: false, writesMarkdown })
  if (place?.kind !== 'heading' && place?.kind !== 'block') throw new Error(`found ${place?.kind}`)
  const outline = outlineBeyond([kernel], place.target)
  return outline ? completeOutline(outline, place, 20).map(({ insert }) => insert) : []
}

describe('completing inside a note of another garden', () => {
  it('offers its headings and its marked blocks, by any of its names', () => {
    expect(offered('[[kernel:Page cache#')).toEqual(['Write-back]]', 'When how]]'])
    expect(offered('[[Kernel:buffer cache#wr')).toEqual(['Write-back]]'])
    expect(offered('[[kernel:Page cache#Write-back#')).toEqual(['When how]]'])
    expect(offered('[[kernel:Page cache#^')).toEqual(['dirty]]', 'clean]]'])
    expect(offered('[[kernel:Page cache#^cl')).toEqual(['clean]]'])
  })

  it('writes a wiki-link where the garden writes others as Markdown', () => {
    expect(offered('[[kernel:Page cache#wr', true)).toEqual(['[[kernel:Page cache#Write-back]]'])
    expect(offered('![[kernel:Page cache#^dir', true)).toEqual(['![[kernel:Page cache#^dirty]]'])
  })

  it('offers nothing of a note or a garden that is not known', () => {
    expect(offered('[[kernel:Nothing#')).toEqual([])
    expect(offered('[[cells:Page cache#')).toEqual([])
  })
})
