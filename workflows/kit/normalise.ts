/**
 * A person's or section's name folded for comparison, so that a disguised name does not dodge the recusal rule (domain
 * §1): full width, zero width and other invisible characters, spaces, middle dots, letter case, compatibility forms and
 * the common traditional and variant characters of names. For comparing only; never shown.
 */
export function normaliseName(name: string): string {
  const folded = name
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}\p{Variation_Selector}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/[\p{White_Space}.·•‧∙⋅・･᛫]/gu, '')
    .toLowerCase()
  return Array.from(folded, (character) => variants.get(character) ?? character).join('')
}

/** Whether two names are the same once folded; empty names are the same as nothing. */
export function sameName(a: string, b: string): boolean {
  const folded = normaliseName(a)
  return folded !== '' && folded === normaliseName(b)
}

/** Pairs of variant and plain character, as found in names; last the radicals that look like whole characters. */
const pairs =
  '劉刘陳陈張张楊杨趙赵黃黄吳吴呉吴孫孙馬马鄭郑羅罗許许謝谢馮冯葉叶萬万蘇苏呂吕蔣蒋賈贾韓韩鄧邓蕭萧' +
  '範范譚谭鄒邹陸陆賴赖龔龚顧顾錢钱湯汤喬乔龍龙閻阎闫阎嚴严駱骆盧卢鍾钟鐘钟聶聂歐欧關关韋韦魯鲁單单' +
  '國国囯国華华偉伟強强彊强鋒锋麗丽軍军東东慶庆鳳凤蘭兰靜静剛刚濤涛曉晓暁晓飛飞雲云傑杰鵬鹏峯峰羣群' +
  '昇升陞升髙高溫温衞卫衛卫紅红蓮莲連连輝辉煇辉榮荣棟栋樑梁瑩莹瓊琼蘋苹賢贤贊赞讚赞達达遠远銀银鋼钢' +
  '錦锦閏闰順顺領领頴颖穎颖顏颜風风魚鱼鳴鸣麥麦齊齐愛爱學学寶宝將将尋寻嶽岳島岛師师廣广' +
  '憶忆懷怀戰战揚扬時时書书會会業业樂乐樹树歡欢歲岁氣气漢汉潔洁澤泽濱滨煒炜燦灿爾尔環环瑋玮' +
  '畫画碩硕禮礼穩稳競竞筆笔紀纪純纯細细紹绍維维緒绪綺绮義义習习聖圣聲声聰聪興兴舉举藝艺藍蓝處处術术' +
  '裡里裏里補补見见規规詩诗語语誠诚誌志諾诺謙谦議议貞贞財财貴贵貿贸質质資资躍跃車车軒轩輪轮農农運运' +
  '鄉乡鄰邻鈞钧鈴铃銘铭鎮镇長长門门開开間间闊阔陽阳陰阴際际隨随雙双雞鸡難难電电靈灵韻韵頌颂題题願愿' +
  '飾饰駿骏騰腾驥骥鴻鸿鵑鹃鶴鹤鷹鹰黨党龜龟亞亚來来倫伦側侧億亿優优兒儿動动勳勋勛勋勝胜勞劳區区協协' +
  '卻却參参啟启啓启員员喚唤園园圓圆團团場场堅坚堯尧塵尘壽寿夢梦奧奥媽妈嫻娴寧宁甯宁實实寬宽專专對对導导於于' +
  '⻢马⻙韦⻋车⻓长⻔门⻘青⻰龙⻥鱼⻦鸟⻛风⻜飞⻬齐⻩黄⺠民⻅见⻉贝⻄西⻆角⻨麦⻲龟⻣骨'

const variants: ReadonlyMap<string, string> = new Map(
  Array.from({ length: pairs.length / 2 }, (_, i) => [
    pairs.charAt(2 * i),
    pairs.charAt(2 * i + 1),
  ]),
)
