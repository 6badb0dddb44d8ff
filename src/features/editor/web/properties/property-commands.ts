import { type EditorCommand, onText } from '../keys/command.ts'
import { addProperty, togglePropertyText } from './property-form.ts'

/** What is done with a note's properties, while they are shown as a form. */
export const propertyCommands: readonly EditorCommand[] = [
  { id: 'property.add', keys: ['Mod-;'], run: onText(addProperty) },
  { id: 'property.text', run: onText(togglePropertyText) },
]
