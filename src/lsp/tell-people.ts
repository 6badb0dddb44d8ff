import { type Connection, MessageType, ShowMessageNotification } from 'vscode-languageserver'
import { describeRemark, describeSymlinksLeft } from '../features/changes/describe-change.ts'
import type { PlannedChange } from '../model/planned-change.ts'

/** Shows a message in the editor. No request: an editor that knows none for this would refuse it. */
export function tellPeople(connection: Connection, kind: 'error' | 'warning', message: string): void {
  const type = kind === 'error' ? MessageType.Error : MessageType.Warning
  void connection.sendNotification(ShowMessageNotification.type, { type, message: `Hortus: ${message}` })
}

/** Tells what is worth knowing of a change that the editor is going to do. */
export function tellRemarks(connection: Connection, { remarks, files }: PlannedChange): void {
  for (const remark of remarks) tellPeople(connection, 'warning', describeRemark(remark))
  const left = describeSymlinksLeft(files)
  if (left !== undefined) tellPeople(connection, 'warning', left)
}
