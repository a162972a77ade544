import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'
import { locale, t } from '../i18n/locale.ts'
import { weekdayText } from '../ui/time.ts'
import type { Exceptions } from './year-days.ts'
import { isWeekend, monthDays } from './year-days.ts'

type Props = {
  readonly year: number
  readonly exceptions: Exceptions
  readonly today: string
  /** Days that differ from what is published. */
  readonly changed?: ReadonlySet<string>
  /** Without it the days are not buttons. */
  readonly onToggle?: (day: string) => void
}

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const

/** Twelve months; days off, make-up days and weekends apart by shape and word, not by colour alone. */
export function YearGrid(props: Props): JSX.Element {
  return (
    <div class="year-grid">
      <For each={months}>{(month) => <Month {...props} month={month} />}</For>
    </div>
  )
}

function Month(props: Props & { readonly month: number }): JSX.Element {
  const layout = () => monthDays(props.year, props.month)
  const title = () =>
    new Intl.DateTimeFormat(locale() === 'zh' ? 'zh-CN' : 'en-GB', {
      month: 'long',
      timeZone: 'UTC',
    }).format(new Date(Date.UTC(props.year, props.month - 1, 1)))
  return (
    <section class="month" aria-label={title()}>
      <h2>{title()}</h2>
      <div class="days">
        <For each={t('calendar.weekdays').split(' ')}>
          {(name) => (
            <span class="weekday" aria-hidden="true">
              {name}
            </span>
          )}
        </For>
        <For each={Array.from({ length: layout().blanks })}>{() => <span />}</For>
        <For each={layout().days}>{(day) => <Day {...props} day={day} />}</For>
      </div>
    </section>
  )
}

function Day(props: Props & { readonly day: string }): JSX.Element {
  const exception = () => props.exceptions[props.day]
  const kind = () => exception()?.kind ?? (isWeekend(props.day) ? 'weekend' : 'plain')
  const label = () => {
    const own = kind()
    return [weekdayText(props.day), own !== 'plain' && t(`calendar.kind.${own}`), exception()?.name]
      .filter(Boolean)
      .join(' · ')
  }
  const mark = () => {
    const one = exception()
    return one && t(`calendar.mark.${one.kind}`)
  }
  const classes = () => ({
    today: props.day === props.today,
    changed: props.changed?.has(props.day) ?? false,
  })
  return (
    <Show
      when={props.onToggle}
      fallback={
        <span class={`day ${kind()}`} classList={classes()} data-mark={mark()} title={label()}>
          {Number(props.day.slice(8))}
        </span>
      }
    >
      {(toggle) => (
        <button
          type="button"
          class={`day ${kind()}`}
          classList={classes()}
          data-mark={mark()}
          aria-label={label()}
          title={label()}
          onClick={() => toggle()(props.day)}
        >
          {Number(props.day.slice(8))}
        </button>
      )}
    </Show>
  )
}
