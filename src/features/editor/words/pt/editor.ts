import { countIn } from '../../../../model/interface/count-in.ts'
import type { EditorText } from '../editor-text.ts'
import { commandText } from './commands.ts'
import { findText, footText, reloadText } from './find.ts'
import { pasteText } from './paste.ts'
import { propertyText } from './properties.ts'
import { proposalText } from './proposals.ts'

const count = countIn('pt')
const words = count({ one: '# palavra', other: '# palavras' })
const notes = count({ one: '# nota', other: '# notas' })

/** Names, and how many there are besides. */
function list(names: readonly string[], more: number, formatted: string): string {
  return `${names.join(', ')}${more > 0 ? ` e mais ${formatted}` : ''}`
}

/** What writing says in Portuguese. */
export const editorText: EditorText = {
  edit: 'Editar',
  editHint: 'Editar esta nota (e)',
  write: 'Escrever',
  done: 'Concluir',
  save: 'Salvar',
  preview: 'Prévia',
  text: 'Texto',
  mode: {
    title: 'Como o texto é mostrado',
    next: 'Mostrar o texto de outra forma',
    source: 'Código-fonte',
    live: 'Ao vivo',
    side: 'Lado a lado',
  },
  vim: 'Teclas do Vim',
  close: 'Fechar',
  cancel: 'Cancelar',
  more: 'Mais',
  label: (title) => `Texto de ${title}`,
  words,
  stored: (name) => `${name} agora está no jardim`,
  failed: (reason) => `Não deu certo: ${reason}`,
  withoutPlugins: 'Os plugins deste jardim rodam no servidor, que não responde: a prévia está sem eles.',
  state: {
    saved: 'Salvo',
    unsaved: 'Ainda não salvo',
    saving: 'Salvando…',
    offline:
      'O servidor não responde. O que você escreve fica neste navegador e será salvo quando ele voltar.',
    refused: (reason) => `Não foi salvo: ${reason}. O que você escreve fica neste navegador.`,
    conflict: 'Outra pessoa alterou as mesmas palavras. Nada é salvo até você escolher.',
  },
  link: {
    ambiguous: 'Várias notas têm este nome',
    wanted: 'Ainda não escrita',
  },
  draft: {
    title: 'Ficou um rascunho',
    text: (when) => `É de ${when} e não foi salvo. À esquerda está o arquivo como é agora.`,
    take: 'Continuar com o rascunho',
    keep: 'Manter o arquivo',
    onDisk: 'Arquivo',
    inDraft: 'Rascunho',
  },
  conflict: {
    title: 'Duas versões',
    text: 'O arquivo foi alterado enquanto você escrevia, nas mesmas palavras. Traga as alterações uma a uma com as setas, ou escolha.',
    removed: 'O arquivo foi removido enquanto você escrevia.',
    mine: 'Manter a minha',
    theirs: 'Ficar com a outra',
    both: 'Manter as duas',
    asShown: 'Salvar o lado direito',
    takeOver: 'Trazer esta alteração',
    onDisk: 'Arquivo (a outra)',
    here: 'Aqui (a minha)',
    writeAgain: 'Escrever de novo',
    letGo: 'Descartar',
    later: 'Decidir depois',
    settle: 'Escolher…',
  },
  key: {
    title: 'É preciso uma chave para escrever',
    text: 'Abra o link que o servidor mostrou ao iniciar, ou cole a chave dele aqui.',
    label: 'Chave',
    enter: 'Continuar',
  },
  past: {
    title: 'Versões anteriores',
    none: 'Ainda não há nenhuma: um texto é guardado aqui quando outro toma o lugar dele.',
    restore: 'Restaurar',
    before: 'Antes',
    now: 'Agora',
    setAside: 'posta de lado neste navegador',
  },
  change: {
    rename: 'Renomear ou mover',
    what: 'O quê',
    note: 'Esta nota',
    folder: 'A pasta dela',
    heading: 'Títulos',
    block: 'Blocos',
    tag: 'Etiquetas, no jardim inteiro',
    alias: 'Outros nomes',
    newName: 'Novo nome ou caminho',
    merge: 'Mesclar com outra nota',
    mergeText:
      'O texto desta nota vai para o fim da outra, os links para ela levam até lá e esta nota é removida.',
    mergeInto: 'A outra nota',
    extract: 'Transformar a seleção em nota',
    extractTo: 'Caminho da nova nota',
    leave: 'No lugar',
    leaveLink: 'um link',
    leaveEmbed: 'uma inclusão, para continuar legível aqui',
    nothingSelected: 'Selecione primeiro o que deve virar uma nota própria.',
    show: 'Mostrar o que muda',
    created: 'novo',
    removed: 'removido',
    symlink: 'um link simbólico, levado ao novo lugar',
    moved: 'só o nome muda',
    rest: count({ one: 'e mais # arquivo', other: 'e mais # arquivos' }),
    links: count({ one: '# link é reescrito.', other: '# links são reescritos.' }),
    byAlias: count({
      one: '# deles só levaria até aqui por um alias, que outros programas não seguem.',
      other: '# deles só levariam até aqui por um alias, que outros programas não seguem.',
    }),
    unread: (names, more, formatted) =>
      `Não foi possível ler estes, então os links deles ficam como estão: ${list(names, more, formatted)}`,
    linksLeft: count({
      one: '# lugar fica como está, porque há links que passam por ele: isso se muda renomeando.',
      other: '# lugares ficam como estão, porque há links que passam por eles: isso se muda renomeando.',
    }),
    unsearched: (names, more, formatted) =>
      `Não foram pesquisados, porque não foi possível lê-los: ${list(names, more, formatted)}`,
    changed: (names, more, formatted) =>
      `Ficam como estão, porque acabaram de ser alterados: ${list(names, more, formatted)}`,
    canvases: (names, more, formatted) =>
      `Também está em quadros, que ficam como estão: ${list(names, more, formatted)}`,
    emptied: (folder, names, more, formatted) =>
      `Não fica nenhuma nota em ${folder}/, por isso os links para a pasta não levarão a lugar nenhum: ${list(names, more, formatted)}`,
    symlinks: (names, more, formatted) =>
      `Links simbólicos no que as configurações ignoram ficam como estão e não levarão a lugar nenhum: ${list(names, more, formatted)}`,
    seemsToLink: (path) => `${path} (parece ter links assim)`,
    apply: count({ one: 'Alterar # arquivo', other: 'Alterar # arquivos' }),
    done: count({ one: '# arquivo alterado', other: '# arquivos alterados' }),
    undo: 'Desfazer',
    undoLast: (title) => `Desfazer: ${title}`,
    undone: 'Desfeito: cada arquivo está como era',
  },
  block: {
    title: 'Marcar o bloco',
    text: (path, id) => `O link precisa de ^${id} no fim deste parágrafo de ${path}:`,
    add: 'Acrescentar',
    gone: (path) => `${path} mudou: o parágrafo não está mais onde estava, e nada foi escrito.`,
  },
  removal: {
    title: 'Remover esta nota',
    text: (path) => `${path} vai para a pasta .trash do jardim.`,
    remove: 'Remover',
  },
  task: {
    done: 'Feita',
    open: 'Aberta de novo',
    changed: 'A nota foi alterada nesse meio-tempo; nada foi escrito. Pressione mais uma vez.',
  },
  beside: {
    title: 'Ao lado do texto',
    close: 'Fechar o painel',
    outline: 'Estrutura',
    links: 'Links',
    backlinks: 'Links de entrada',
    mentions: 'Menções',
    problems: 'Problemas',
    line: (number) => `Linha ${number}:`,
    none: {
      outline: 'Ainda sem títulos.',
      links: 'Ainda não tem links.',
      backlinks: 'Ainda nenhum link leva até aqui.',
      mentions: 'Nenhuma outra nota a cita sem link.',
      problems: 'Nenhum problema.',
    },
  },
  creation: {
    title: 'Nova nota',
    name: 'Título, com pastas antes se quiser',
    create: 'Escrever',
    template: 'Modelo',
    noTemplate: 'Nenhum: só um título',
  },
  template: {
    title: 'Inserir um modelo',
    which: 'Modelo',
    insert: 'Inserir',
    none: 'Este jardim não tem modelos: a configuração “templates” indica a pasta deles.',
  },
  mentions: {
    title: 'Nomes que poderiam ser links',
    none: 'Nenhuma nota é citada aqui sem link.',
    link: 'Criar links dos marcados',
    hint: (title) => `Cita “${title}” sem link. Alt L transforma em link`,
  },
  complete: {
    newFootnote: 'uma nova nota de rodapé',
    today: 'hoje',
    tomorrow: 'amanhã',
    yesterday: 'ontem',
    uses: notes,
    wanted: count({
      one: 'ainda não escrita; # link pede por ela',
      other: 'ainda não escrita; # links pedem por ela',
    }),
    adds: (id) => `acrescenta ^${id} lá`,
    like: (callout) => `como ${callout}`,
  },
  desk: {
    title: 'Mesa do jardineiro',
    loading: 'Percorrendo o jardim…',
    nothing: 'Nada espera por você aqui.',
    problems: 'Links que não levam a lugar nenhum, ou não aonde você queria',
    wanted: 'Notas por escrever',
    tend: 'A cuidar',
    orphans: 'Notas a que nenhum link chega e de que nenhum sai',
    sprouting: count({
      one: 'um broto para o qual # nota tem link',
      other: 'um broto para o qual # notas têm link',
    }),
    stale: (day, newer) => `última alteração: ${day}, antes de ${newer}`,
    unchecked: (since) =>
      since === ''
        ? 'ninguém executou o que ela afirma'
        : `o que ela afirma foi executado pela última vez em ${since}`,
    bridge: (shared) => `ambas falam de ${shared}`,
    short: words,
    stub: (count, leading) => `${count}, embora ${leading}`,
    leading: count({ one: '# nota leve até lá', other: '# notas levem até lá' }),
    noTopic: 'sem tema',
    mentions: 'Nomes sem link',
    open: 'Abrir',
    link: 'Criar links',
    use: (name) => `Usar “${name}”`,
    asks: count({ one: '# nota pede por ela', other: '# notas pedem por ela' }),
    names: count({ one: '# nome', other: '# nomes' }),
    more: (_, formatted) => `mais ${formatted}`,
    mended: (title) => `Corrigido em ${title}`,
    notMended: 'A nota foi alterada nesse meio-tempo; nada foi escrito.',
  },
  commands: commandText,
  paste: pasteText,
  properties: propertyText,
  proposals: proposalText,
  find: findText,
  foot: footText,
  reload: reloadText,
  phrases: {
    Completions: 'Sugestões',
    Diagnostics: 'Problemas',
    'No diagnostics': 'Nenhum problema',
    'Go to line': 'Ir para a linha',
    go: 'Ir',
    'folded code': 'texto recolhido',
    unfold: 'expandir',
    '$ unchanged lines': '$ linhas sem alteração',
    'Revert this chunk': 'Trazer esta alteração',
    'Control character': 'Caractere de controle',
    'Selection deleted': 'Seleção removida',
    to: 'a',
  },
}
