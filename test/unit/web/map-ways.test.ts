import { describe, expect, it } from 'vitest'
import { bowAround } from '../../../src/features/map/web/bow-around.ts'
import { createSvgDrawing } from '../../../src/features/map/web/svg-drawing.ts'

describe('the line of a way', () => {
  const ends = [
    { x: 0, y: 0 },
    { x: 100, y: 0 },
  ]

  it('is nearly straight where nothing is in its way', () => {
    expect(bowAround(ends, [])).toEqual([0.12])
    expect(bowAround(ends, [{ x: 50, y: 40, reach: 3 }])).toEqual([0.12])
    // Its own ends are no obstacles.
    expect(
      bowAround(
        ends,
        ends.map((end) => ({ ...end, reach: 5 })),
      ),
    ).toEqual([0.12])
  })

  it('is bowed around other marks, to the side and as far as it takes', () => {
    // In the middle a line is half as far aside as it is bowed.
    expect(bowAround(ends, [{ x: 50, y: -6, reach: 3 }])).toEqual([-0.12])
    const wall = [-14, -10, -6, -2, 2, 6, 10, 14].map((y) => ({ x: 50, y, reach: 3 }))
    expect(Math.abs(bowAround(ends, wall)[0]!)).toBeGreaterThan(0.3)
  })

  it('meets as few marks as it can where it must meet some', () => {
    const everywhere = Array.from({ length: 41 }, (_, i) => ({ x: 50, y: 2 * (i - 20), reach: 4 }))
    expect(bowAround(ends, everywhere)).toHaveLength(1)
  })
})

describe('a drawing as SVG', () => {
  it('writes text with its outline once, and escapes it', () => {
    const drawing = createSvgDrawing()
    drawing.font = '600 14px "Hortus Serif", serif'
    drawing.strokeText('A & <b>', 10, 20)
    drawing.fillText('A & <b>', 10, 20)
    const text = drawing.text()
    expect(text.match(/<text /g)).toHaveLength(1)
    expect(text).toContain('paint-order="stroke"')
    expect(text).toContain('>A &#38; &#60;b&#62;</text>')
  })

  it('begins text where the canvas does, in both directions', () => {
    const drawing = createSvgDrawing()
    drawing.textAlign = 'left'
    drawing.fillText('one', 0, 0)
    drawing.direction = 'rtl'
    drawing.fillText('two', 0, 0)
    drawing.textAlign = 'center'
    drawing.fillText('three', 0, 0)
    expect(drawing.text().match(/text-anchor="\w+"/g)).toEqual([
      'text-anchor="start"',
      'text-anchor="end"',
      'text-anchor="middle"',
    ])
  })
})
