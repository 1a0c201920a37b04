/** English as briefings have it: names, figures, ligatures, punctuation. */
export const english: readonly string[] = (
  "On 26 August 2021 a suicide bomber killed at least 170 people — among them 13 US service members — " +
  "at Abbey Gate of Hamid Karzai International Airport (HKIA), Kabul. ISKP (IS-K) claimed it. UNAMA's " +
  "first verified figures: 1,095 killed, 2,679 wounded (33–40 per cent). “Officials” offered fifty-five " +
  "different affidavits 60\u00a0km; To\u00a0Ty AVATAR, Wardak, Yakawlang, To, Ty, LT, f'f, ff, fj, ffi, ffl, 11/12, 47+, >66, ~60, " +
  "§4.2, 3½, 20°C, £5, €7, naïve café façade Zürich Łódź Ærø; e.g. [3], {x}, a|b, c\\d, user@example.org, " +
  "https://www.example.org/a_b?c=d&e=f#g, 'single' \"double\" ‘a’ ‚b‘ „c“ … 50% #1 *x* ^ ` ~ = < >"
).split(" ");

/** Words of Dari and Pashto that are hard to shape: lam-alef, ZWNJ, marks, letters of Pashto alone. */
export const hardWords: readonly string[] = (
  "لارې الأمن لا می‌خواهم نمی‌شود خانه‌ها کابل هزاره‌ها اسلامی مسئولیت افغانستان گزارش ژوندۍ ښځې ګڼل " +
  "ړومبی څنګه ځای ډېر ټول نړۍ مړۀ کُشته معلّم اللّٰه قرآن آگاه مؤسسه هیأت جزء ایمنی۲ صلا بلاغ لَا سلآم"
).split(" ");

/** Sentences with digits, brackets, Latin acronyms, ranges, per cent signs, quotations, an address. */
export const dariAndPashto: readonly string[] = [
  "در ۲۶ اسد ۱۴۰۰، دست‌کم ۱۷۰ نفر در میدان هوایی کابل (HKIA) کشته شدند.",
  "بین ۳۳–۴۰ نفر، یعنی ۱۲٫۵٪ از مجموع، زخمی شدند.",
  "او گفت: «گروه «داعش» (ISKP) مسئولیت را پذیرفت».",
  "شمارهٔ تماس: ‎+93 (0)20 210 0000‎ است.",
  "د کابل په هوايي ډګر کې لږ تر لږه ۱۷۰ کسان ووژل شول (UNAMA، ۲۰۲۱).",
  "نورې لارې چارې دلته دي: https://www.example.org/ps/2021/08/report.html?x=1 او نور.",
  "په ۲۰۲۲ کال کې له ۱٬۰۹۵ څخه ډېر کسان ووژل شول؛ ۴۷٪ یې ماشومان وو.",
  "A Dari name, دشت برچی, inside an English sentence with (دو) brackets and ۲۰۲۴.",
];
