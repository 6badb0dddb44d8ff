import { describe, expect, it } from 'vitest'
import { shippedCommands } from '../../../src/cli/shipped-commands.ts'
import { shippedFeatures } from '../../../src/features/shipped.ts'

describe('the commands that ship', () => {
  it('are those that features have, by the names of their rooms', () => {
    const ofFeatures = shippedFeatures.flatMap(({ name, commands = [] }) =>
      commands.map((command) => `${name}: ${command.name}`),
    )
    const ofRooms = shippedCommands.flatMap(({ feature, command }) =>
      feature === '' ? [] : [`${feature}: ${command.name}`],
    )
    expect(ofRooms.sort()).toEqual(ofFeatures.sort())
  })
})
