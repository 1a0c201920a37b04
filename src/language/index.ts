// In: a language tag and its messages (ICU MessageFormat, flat by key). Out: words for numbers, dates,
// lists, messages and counts, and findings on the messages. Knows no file, no template and no output.
export { readIsoDate } from "./calendar.ts";
export { checkMessages } from "./check-messages.ts";
export type { CountStyle } from "./count-wording.ts";
export { directionOf } from "./direction.ts";
export { createLanguage, type Language, type Messages } from "./language.ts";
export { type DateStyle, languageTags, lettersOf } from "./locale.ts";
export { lookup } from "./lookup.ts";
export { type MessageValues, messageArguments, messageLiterals } from "./message.ts";
export { numberWordsOf } from "./number-words.ts";
export { writePageNumber } from "./page-number.ts";
export { pluralNumber } from "./plural-number.ts";
export { fromSolarHijri } from "./solar-hijri.ts";
