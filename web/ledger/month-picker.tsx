import ChevronLeft from 'lucide-solid/icons/chevron-left'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import type { JSX } from 'solid-js'
import { t } from '../i18n/locale.ts'
import { addMonths, monthText } from '../ui/time.ts'

type Props = { readonly month: string; readonly onChange: (month: string) => void }

/** One month back or on; browsers differ too much in their own month field. */
export function MonthPicker(props: Props): JSX.Element {
  return (
    <div class="row month-picker" role="group" aria-label={t('ledger.month')}>
      <button
        type="button"
        class="button quiet icon-only"
        aria-label={t('ledger.monthBefore')}
        onClick={() => props.onChange(addMonths(props.month, -1))}
      >
        <ChevronLeft class="icon" aria-hidden="true" />
      </button>
      <span role="status">{monthText(props.month)}</span>
      <button
        type="button"
        class="button quiet icon-only"
        aria-label={t('ledger.monthAfter')}
        onClick={() => props.onChange(addMonths(props.month, 1))}
      >
        <ChevronRight class="icon" aria-hidden="true" />
      </button>
    </div>
  )
}
