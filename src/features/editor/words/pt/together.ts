import type { TogetherText } from '../together-text.ts'

/** What the hub's writing together says, in Portuguese. */
export const togetherText: TogetherText = {
  writers: 'Quem está aqui',
  standing: {
    offline: 'Sem conexão.',
    offlineUnsent: 'Sem conexão. O que você escreve será enviado quando o hub responder.',
    sending: 'Enviando…',
    saved: 'Salvo no repositório',
    unsaved: 'Guardado; será salvo no repositório em alguns segundos',
    waiting: (reason) => `Guardado, mas ainda não salvo no repositório: ${reason}`,
    conflict: 'Guardado, mas não salvo: decida abaixo',
  },
  refusal: {
    anew: 'Esta nota foi recomeçada nesse meio-tempo. Recarregue a página.',
    unfit:
      'Esta nota não pode ser escrita aqui: é longa demais, não está em UTF-8 ou tem fins de linha de dois tipos.',
    forbidden: 'Você não pode escrever esta nota.',
    kept: 'O que você escreveu por último ainda está aqui: copie antes de sair.',
  },
  conflict: {
    removed: 'Alguém removeu esta nota do repositório enquanto ela era escrita aqui.',
    changed: 'Alguém enviou outras palavras para o mesmo lugar. Esta é a nota do repositório:',
    writeAgain: 'Escrever de novo',
    letGo: 'Descartar',
    ours: 'Ficar com a nossa',
    theirs: 'Ficar com a deles',
    both: 'Ficar com as duas',
  },
  comments: {
    title: 'Comentários',
    begin: 'Comentar',
    beginHint: 'Sobre o que está selecionado, ou sobre a frase no cursor (Ctrl+Alt+M)',
    own: 'Seu comentário',
    say: 'Enviar',
    ownReply: 'Sua resposta',
    reply: 'Responder',
    cancel: 'Cancelar',
    resolved: (count) => `Resolvidos (${count})`,
    resolvedBy: (name) => `Resolvido por ${name}`,
    removed: 'O texto de que isto trata foi removido:',
    show: 'Mostrar',
    showHint: 'Seleciona o lugar no texto',
    resolve: 'Resolver',
    reopen: 'Reabrir',
  },
  notSaid: {
    full: 'A nota tem tantos comentários quantos pode ter.',
    misplaced: 'O lugar do comentário não está no texto.',
    gone: 'O comentário não existe mais.',
    later: 'O hub não pode guardá-lo agora. Ele será enviado de novo.',
  },
}
