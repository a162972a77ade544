import { describe, expect, test } from 'vitest'
import { readNotice } from '../../web/calendar/read-notice.ts'
import { publication, toggled } from '../../web/calendar/year-days.ts'

/** As the State Council worded the notice for 2026. */
const notice = `一、元旦:1月1日(周四)至3日(周六)放假调休,共3天。1月4日(周日)上班。
二、春节:2月15日(农历腊月二十八、周日)至23日(农历正月初七、周一)放假调休,共9天。2月14日(周六)、2月28日(周六)上班。
三、清明节:4月4日(周六)至6日(周一)放假,共3天。
四、劳动节:5月1日(周五)至5日(周二)放假调休,共5天。5月9日(周六)上班。
五、端午节:6月19日(周五)至21日(周日)放假,共3天。
六、中秋节:9月25日(周五)至27日(周日)放假,共3天。
七、国庆节:10月1日(周四)至7日(周三)放假调休,共7天。9月20日(周日)、10月10日(周六)上班。`

describe('the yearly notice is read as it is published', () => {
  const found = readNotice(notice, 2026)
  const days = (kind: string) =>
    Object.keys(found)
      .filter((day) => found[day]?.kind === kind)
      .sort()

  test('every make-up day', () => {
    expect(days('workday')).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ])
  })

  test('every day off, with the holiday it belongs to', () => {
    expect(days('holiday')).toHaveLength(3 + 9 + 3 + 5 + 3 + 3 + 7)
    expect(found['2026-02-15']).toEqual({ kind: 'holiday', name: '春节' })
    expect(found['2026-10-07']).toEqual({ kind: 'holiday', name: '国庆节' })
    expect(found['2026-10-08']).toBeUndefined()
  })

  test('or a line a day', () => {
    expect(readNotice('2027-02-08 假 春节\n2027-02-14 班', 2027)).toEqual({
      '2027-02-08': { kind: 'holiday', name: '春节' },
      '2027-02-14': { kind: 'workday', name: null },
    })
  })

  test('another year’s days are left out', () => {
    expect(readNotice('2025-01-01 假', 2026)).toEqual({})
  })
})

describe('a click on a day', () => {
  test('takes a weekday off, and back', () => {
    const once = toggled({}, '2026-03-18')
    expect(once).toEqual({ '2026-03-18': { kind: 'holiday', name: null } })
    expect(toggled(once, '2026-03-18')).toEqual({})
  })

  test('makes a Saturday a working day, and the year is published in order', () => {
    const days = toggled(toggled({}, '2026-03-21'), '2026-03-14')
    expect(publication(2026, days, '')).toEqual({
      year: 2026,
      holidays: [],
      workdays: ['2026-03-14', '2026-03-21'],
    })
  })
})
