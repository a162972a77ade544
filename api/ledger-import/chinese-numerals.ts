const digits = '〇一二三四五六七八九'

/**
 * Chinese numerals up to 99 and years written digit by digit, as figures: 二〇二六年三月 → 2026年3月, 三十一日 → 31日,
 * 两个月 → 2个月. Words that only contain such a character (立行立改) are not touched, as none of them is a numeral.
 */
export function withFigures(text: string): string {
  return text
    .replace(/[零○Ｏ]/g, '〇')
    .replace(/两/g, '二')
    .replace(/[〇一二三四五六七八九十]+/g, (numeral) => String(figureOf(numeral) ?? numeral))
}

function figureOf(numeral: string): number | null {
  const match = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/.exec(numeral)
  if (match) return (match[1] ? digitOf(match[1]) : 1) * 10 + (match[2] ? digitOf(match[2]) : 0)
  if (numeral.includes('十')) return null
  return Number(Array.from(numeral, digitOf).join(''))
}

function digitOf(character: string): number {
  return digits.indexOf(character)
}
