import { html, type TemplateResult } from 'lit'
import { editorWords } from '../editor-words.ts'
import type { PanelActions, PanelState } from './panel-state.ts'
import type { PropertyRow } from './property-rows.ts'

const valueKinds = ['text', 'list', 'number', 'date', 'datetime', 'checkbox'] as const

/** What a property can be; a value that is none of it is not offered it. */
export function renderKinds(
  name: string,
  kind: PropertyRow['kind'],
  canBe: PanelState['canBe'],
  actions: PanelActions,
): TemplateResult {
  const words = editorWords().properties
  return html`<label class="property-kind">
    ${words.kind}
    <select
      data-part="kind"
      @change=${({ currentTarget }: Event) => {
        if (!(currentTarget instanceof HTMLSelectElement)) return
        const chosen = valueKinds.find((one) => one === currentTarget.value)
        currentTarget.closest('details')?.removeAttribute('open')
        if (chosen) actions.chooseKind(name, chosen)
      }}
    >
      ${valueKinds.map(
        (one) =>
          html`<option value=${one} ?selected=${one === kind} ?disabled=${one !== kind && !canBe(name, one)}>${words.kinds[one]}</option>`,
      )}
    </select>
  </label>`
}
