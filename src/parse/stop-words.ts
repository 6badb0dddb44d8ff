/**
 * The commonest small words of languages that share a script, by language: what tells a text's language soonest. A word
 * that several have counts for each the less.
 */
const wordsByLanguage: Readonly<Record<string, string>> = {
  // In Latin letters.
  en: 'the of and to in is that for it with as on you this are be can not from have was by which when your or an',
  de: 'der die das und ist nicht ein eine zu den mit von für auf im sich auch es werden wird dem des als wenn sind oder kann durch',
  fr: 'le la les et des est une un que dans pour qui pas sur du avec plus vous ce sont au par cette ou être ne',
  es: 'el la los las de y que en un una es por con para se no del como más su al lo este esta son puede',
  pt: 'o a os as de e que em um uma é por com para não do da no na se mais como dos das você são pode ao',
  it: 'il la che di e un una per non è con del della in le si da sono come dei gli più questo alla nel anche può lo',
  nl: 'de het een en van is dat in op te niet voor met zijn je aan als ook er maar om bij wordt deze dit kunt naar',
  sv: 'och att det som en är på för med av inte till den har ett de om kan jag du från eller när detta så',
  da: 'og at det er en til på som med af for ikke der den har et de kan om jeg du fra eller hvis blev bliver hvad uden efter også',
  nb: 'og å det er en til på som med av for ikke den har et de kan om jeg du fra eller hvis ble blir hva uten etter også',
  fi: 'ja on ei että se ovat kun niin mutta myös voi tai jos kuin ole joka tämä sen hän sekä mitä',
  pl: 'i w nie na się jest to z że do jak o po dla przez lub są ale który można od tym ten tak być oraz',
  cs: 'a se na je v že to s do jak pro jsou ale nebo by jako o z po co který při tak podle aby',
  sk: 'a sa na je v že to s do ako pre sú ale alebo by o z po čo ktorý pri tak podľa aby',
  hu: 'a az és hogy nem is egy van ez meg csak de ha mint vagy volt lehet azt ezt majd kell minden',
  ro: 'și în de la cu este nu un o pe care să se din pentru mai sau sunt că ca prin fi poate acest',
  hr: 'i u je na se da za su od s ne koji kao što o to ili bi iz sve kada može prema',
  sl: 'in je v na se da za so s ne ki kot o to ali bi iz pa lahko pri tudi po',
  tr: 've bir bu için ile de da olarak çok ne daha gibi olan en kadar veya değil her ise sonra var',
  az: 'və bir bu üçün ilə də da olaraq çox nə daha kimi olan ən qədər və ya deyil hər isə sonra var',
  vi: 'và của là có không được cho một trong các những này với để người khi đã từ cũng như về',
  id: 'dan yang di untuk dengan ini itu dari tidak dalam adalah akan ke pada atau dapat juga bisa anda oleh',
  ca: 'el la els les de i que en un una és per amb no del com més seu al aquest són pot dels',
  eu: 'eta da ez bat ere du dira dute hau hori baina edo izan egin behar',
  gl: 'o a os as de e que en un unha é por con para non do da se máis como dos das son pode ao',
  lt: 'ir yra kad į su iš tai ne kaip o bet arba jis jo gali šis už nuo buvo apie',
  lv: 'un ir ka ar no uz tas nav kā bet vai par var šis pie pēc lai būt',
  et: 'ja on ei et see kui ka oma või aga mis ning ta võib selle seda oli',
  sw: 'na ya wa kwa ni katika la za cha kuwa hii hiyo ambayo kama au lakini',
  ha: 'da a na ta ya ne ce wannan ba su don kuma sai idan amma cikin shi ita yana suna',
  ku: 'û di de ku ji bo li ne ev ew jî ye bi lê her wek re bû dike',
  eo: 'la de kaj en estas al ne por ke kun pri por el kiel sed aŭ ankaŭ tiu',
  // In Cyrillic ones.
  ru: 'и в не на что с по это как для из но от или его все так у же быть можно если',
  uk: 'і в не на що з до це як для та але від або його всі так у є бути можна якщо',
  be: 'і ў не на што з да гэта як для але ад або яго усе так у ёсць быць можна калі',
  bg: 'и в не на че с да е за от по това като са но или се към може ако си',
  sr: 'и у не на да с је за од то као су али или се које што може ако о',
  mk: 'и во не на дека со да е за од тоа како се но или ќе може ако што ги',
  // In Arabic ones.
  ar: 'في من على إلى أن هذا هذه التي الذي مع عن ما لا كان أو هو هي ثم كل بعد قد إذا ذلك',
  fa: 'و در به از که این را با است برای آن یک می تا شود های بر هر خود یا اگر نیز',
  ur: 'اور کے کی میں ہے سے کا کو یہ پر نے ہیں کہ اس ایک بھی نہیں کر کیا تو لیے',
  ps: 'او په د چې دی ته له دا یو هم کې سره نه پر څخه دې شي کوي',
  ckb: 'و لە بە کە بۆ ئەم لەگەڵ ئەو یان هەر ناو دوای بەڵام نییە هەیە',
  ug: 'ۋە بۇ بىلەن ئۈچۈن بىر ئۇ بولغان قىلىش ھەم دەپ',
  sd: '۾ جي جو آهي کي تي ۽ سان هن جا کان آهن',
  // In Devanagari.
  hi: 'के में है की और से का को पर यह नहीं हैं कि इस लिए एक भी या जो करने',
  mr: 'आणि आहे या च्या मध्ये हे ते नाही साठी एक आहेत किंवा असे तर',
  ne: 'र छ को मा यो हो लागि गर्न छन् पनि एक भने वा',
}

/** The languages that the tables know, in order. */
export const languagesWithWords: readonly string[] = Object.keys(wordsByLanguage)

/** By word, the numbers in {@link languagesWithWords} of the languages that have it. */
export const languagesByWord: ReadonlyMap<string, readonly number[]> = (() => {
  const languages = new Map<string, number[]>()
  for (const [number, lang] of languagesWithWords.entries()) {
    for (const word of new Set(wordsByLanguage[lang]!.split(' '))) {
      const known = languages.get(word)
      if (known) known.push(number)
      else languages.set(word, [number])
    }
  }
  return languages
})()
