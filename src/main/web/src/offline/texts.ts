/** The words of the saved booth page, which no server renders. @module */

export type Language = "kk" | "ru" | "en";

interface Texts {
  readonly title: string;
  readonly lead: string;
  readonly data: string;
  readonly dataHint: string;
  readonly print: string;
  readonly printHint: string;
  readonly badPrint: string;
  readonly badData: string;
  readonly next: string;
  readonly back: string;
  readonly chooseOne: string;
  readonly chooseSome: string;
  readonly blank: string;
  readonly none: string;
  readonly few: string;
  readonly many: string;
  readonly review: string;
  readonly nothing: string;
  readonly code: string;
  readonly codeHint: string;
  readonly badCode: string;
  readonly earlier: string;
  readonly earlierHint: string;
  readonly badEarlier: string;
  readonly encrypting: string;
  readonly ready: string;
  readonly readyWhy: string;
  readonly tracker: string;
  readonly save: string;
  readonly handOver: string;
  readonly limits: string;
  readonly served: string;
}

export const TEXTS: Readonly<Record<Language, Texts>> = {
  kk: {
    title: "Сақталған бет арқылы дауыс беру",
    lead: "Бұл бет интернетсіз жұмыс істейді және ештеңе жібермейді. Бюллетень осы құрылғыда шифрланып, файлға сақталады.",
    data: "Дауыс беру деректерінің файлы",
    dataHint: "Атауы .dauys-election деп аяқталады. Оны дауыс беру бетінен алдын ала жүктеп алыңыз.",
    print: "Хаттағы бақылау коды",
    printHint: "25 әріп пен сан. Файл осы код бойынша тексеріледі.",
    badPrint: "Кодта 25 әріп пен сан бар. Бәрі енгізілгенін тексеріңіз.",
    badData: "Файл бұл кодқа сәйкес келмейді немесе бүлінген. Мұндай файлмен дауыс бермеңіз.",
    next: "Әрі қарай",
    back: "Артқа",
    chooseOne: "Біреуін таңдаңыз",
    chooseSome: "Таңдау саны:",
    blank: "Бос бюллетень",
    none: "Ештеңе таңдалмады.",
    few: "Таңдалғаны тым аз.",
    many: "Таңдалғаны тым көп.",
    review: "Таңдауыңызды тексеріңіз",
    nothing: "Ештеңе белгіленбеді",
    code: "Хаттағы дауыс беру коды",
    codeHint: "24 әріп пен сан. Код осы құрылғыда қалады.",
    badCode: "Кодта қате бар. Хатпен салыстырыңыз.",
    earlier: "Бұрын дауыс берген болсаңыз: соңғы бюллетеньнің файлы",
    earlierHint: "Атауы .dauys-ballot деп аяқталады. Бірінші рет дауыс берсеңіз, бос қалдырыңыз.",
    badEarlier: "Бұл осы кодпен осы дауыс беруде жасалған бюллетень емес.",
    encrypting: "Осы құрылғыда шифрлануда",
    ready: "Бюллетень дайын. Ол әлі тапсырылған жоқ",
    readyWhy: "Файлды сақтап, дауыс беру аяқталғанша кез келген құрылғыдан дауыс беру бетінде тапсырыңыз. Түбіртекті тек сол бет береді. Онда жазылатын бақылау коды мынадай болуы керек:",
    tracker: "Бюллетеньнің бақылау коды",
    save: "Бюллетень файлын сақтау",
    handOver: "Тапсыратын бет:",
    limits: "Файлды ешкім аша алмайды, бірақ оны кім тапсырса да дауысыңыз сол болады. Бет артыңызда біреу тұрғанын білмейді.",
    served: "Бұл файлды құрылғыға сақтап, интернетсіз ашыңыз. Сайттан тікелей ашылғанда ол жұмыс істемейді.",
  },
  ru: {
    title: "Голосование на сохранённой странице",
    lead: "Эта страница работает без интернета и ничего не отправляет. Бюллетень шифруется на этом устройстве и сохраняется в файл.",
    data: "Файл с данными голосования",
    dataHint: "Имя оканчивается на .dauys-election. Скачайте его заранее со страницы голосования.",
    print: "Контрольный код из письма",
    printHint: "25 букв и цифр. По нему проверяется файл.",
    badPrint: "В коде 25 букв и цифр. Проверьте, все ли введены.",
    badData: "Файл не соответствует этому коду или повреждён. С таким файлом голосовать нельзя.",
    next: "Дальше",
    back: "Назад",
    chooseOne: "Выберите один вариант",
    chooseSome: "Сколько выбрать:",
    blank: "Пустой бюллетень",
    none: "Ничего не выбрано.",
    few: "Выбрано слишком мало.",
    many: "Выбрано слишком много.",
    review: "Проверьте свой выбор",
    nothing: "Ничего не отмечено",
    code: "Код голосования из письма",
    codeHint: "24 буквы и цифры. Код остаётся на этом устройстве.",
    badCode: "В коде ошибка. Сравните с письмом.",
    earlier: "Если вы уже голосовали: файл последнего бюллетеня",
    earlierHint: "Имя оканчивается на .dauys-ballot. Если голосуете впервые, оставьте пустым.",
    badEarlier: "Это не бюллетень этого голосования с этим кодом.",
    encrypting: "Шифруется на этом устройстве",
    ready: "Бюллетень готов. Он ещё не сдан",
    readyWhy: "Сохраните файл и до конца голосования сдайте его на странице голосования с любого устройства. Квитанцию выдаёт только она. В ней должен стоять такой контрольный код:",
    tracker: "Контрольный код бюллетеня",
    save: "Сохранить файл бюллетеня",
    handOver: "Где сдать:",
    limits: "Вскрыть файл не может никто, но кто бы его ни сдал, это будет ваш голос. Страница не знает, стоит ли кто-то за вашей спиной.",
    served: "Сохраните этот файл на устройство и откройте без интернета. Открытый прямо с сайта, он не работает.",
  },
  en: {
    title: "Vote with a saved page",
    lead: "This page works without a connection and sends nothing. The ballot is encrypted on this device and saved to a file.",
    data: "File with the election’s data",
    dataHint: "Its name ends with .dauys-election. Download it beforehand from the election’s page.",
    print: "Fingerprint from your letter",
    printHint: "25 letters and digits. The file is checked by it.",
    badPrint: "The fingerprint has 25 letters and digits. Check that all are there.",
    badData: "The file does not belong to this fingerprint, or is damaged. Don’t vote with such a file.",
    next: "Next",
    back: "Back",
    chooseOne: "Choose one",
    chooseSome: "How many to choose:",
    blank: "Blank ballot",
    none: "Nothing is chosen.",
    few: "Too few are chosen.",
    many: "Too many are chosen.",
    review: "Check your choices",
    nothing: "Nothing is marked",
    code: "Voting code from your letter",
    codeHint: "24 letters and digits. The code stays on this device.",
    badCode: "There is a mistake in the code. Compare it with the letter.",
    earlier: "If you have voted before: the file of your last ballot",
    earlierHint: "Its name ends with .dauys-ballot. Leave it empty if you vote for the first time.",
    badEarlier: "This is not a ballot of this election with this code.",
    encrypting: "Encrypting on this device",
    ready: "The ballot is ready. It is not handed in yet",
    readyWhy: "Save the file and hand it in on the election’s page, on any device, before voting ends. Only that page gives the receipt. This tracking code must stand in it:",
    tracker: "Tracking code of the ballot",
    save: "Save the ballot file",
    handOver: "Where to hand it in:",
    limits: "Nobody can open the file, but whoever hands it in, it is your vote. The page can’t know whether somebody stands behind you.",
    served: "Save this file to the device and open it without a connection. Opened straight from the site it does not work.",
  },
};
