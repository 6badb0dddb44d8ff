import { type Connection, MessageType, ShowMessageNotification } from 'vscode-languageserver'

/** Shows a message in the editor. No request: an editor that knows none for this would refuse it. */
export function tellPeople(connection: Connection, kind: 'error' | 'warning', message: string): void {
  const type = kind === 'error' ? MessageType.Error : MessageType.Warning
  void connection.sendNotification(ShowMessageNotification.type, { type, message: `Hortus: ${message}` })
}
