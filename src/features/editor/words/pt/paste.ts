import type { EditorText } from '../editor-text.ts'

/** What is said in Portuguese of what is pasted and dropped. */
export const pasteText: EditorText['paste'] = {
  large: 'Um arquivo grande',
  largeText: (names) => `${names}: uma vez no jardim, faz parte de cada cópia dele.`,
  store: 'Incluir',
  leave: 'Deixar de fora',
  tooLarge: (name, size, most) =>
    `${name} tem ${size} e não é incluído: o jardim aceita arquivos de até ${most}.`,
  storing: (name, percent) => `Incluindo ${name}: ${percent}`,
  gone: 'o servidor não responde; nada foi incluído',
  unreadable: (name) => `Não é possível ler ${name}`,
  address: 'Um endereço foi colado',
  titled: 'Transformar em link com título',
  asking: 'Pedindo o título da página…',
  noTitle: 'A página não deu título: o link leva o nome do endereço',
  noAddress: 'Não há endereço no cursor',
}
