import { describe, expect, it } from 'vitest'
import { findSetting } from '../../../src/cli/find-setting.ts'

const config = '{\n  "title": "gardens: x",\n  "gardens": { "ba(d": "x",\n    "cells": { "from": "y" } }\n}'

function textAt(setting: string): string | undefined {
  const range = findSetting(config, setting)
  return range && config.slice(range.start, range.end)
}

describe('the place of a setting in a config', () => {
  it('is its name, behind those around it', () => {
    expect(textAt('gardens.cells.from')).toBe('"from"')
    expect(textAt('gardens')).toBe('"gardens"')
  })

  it('is found whatever signs the name has, and is that of what is around it where it is not there', () => {
    expect(textAt('gardens.ba(d')).toBe('"ba(d"')
    expect(textAt('gardens.other')).toBe('"gardens"')
    expect(textAt('nothing')).toBeUndefined()
  })
})
