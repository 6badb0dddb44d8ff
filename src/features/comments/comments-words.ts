import { defineWords } from '../../define/words.ts'

/** What stands above comments. */
export const commentsWords = defineWords({
  en: { comments: 'Comments', on: (host: string) => `Comments on ${host}` },
  ar: { comments: 'التعليقات', on: (host) => `التعليقات على ${host}` },
  de: { comments: 'Kommentare', on: (host) => `Kommentare auf ${host}` },
  es: { comments: 'Comentarios', on: (host) => `Comentarios en ${host}` },
  fr: { comments: 'Commentaires', on: (host) => `Commentaires sur ${host}` },
  he: { comments: 'תגובות', on: (host) => `תגובות ב־${host}` },
  hi: { comments: 'टिप्पणियाँ', on: (host) => `${host} पर टिप्पणियाँ` },
  it: { comments: 'Commenti', on: (host) => `Commenti su ${host}` },
  ja: { comments: 'コメント', on: (host) => `${host} のコメント` },
  ko: { comments: '댓글', on: (host) => `${host}의 댓글` },
  pt: { comments: 'Comentários', on: (host) => `Comentários em ${host}` },
  ru: { comments: 'Комментарии', on: (host) => `Комментарии на ${host}` },
  zh: { comments: '评论', on: (host) => `${host} 上的评论` },
  'zh-Hant': { comments: '留言', on: (host) => `${host} 上的留言` },
})
