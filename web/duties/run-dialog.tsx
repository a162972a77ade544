import { useQueryClient } from '@tanstack/solid-query'
import type { JSX } from 'solid-js'
import { z } from 'zod'
import { runDuty } from '../calls/duties.ts'
import { keys } from '../calls/keys.ts'
import type { Duty } from '../contract.ts'
import { FormDialog } from '../forms/form-dialog.tsx'
import { t, text } from '../i18n/locale.ts'
import { dayText } from '../ui/time.ts'
import { toast } from '../ui/toast.tsx'

const nothingToFill = z.object({})

/** Makes up for a day on which a duty was not done; says what that does before it does it. */
export function RunDialog(props: {
  readonly duty: Duty
  readonly day: string
  readonly close: () => void
}): JSX.Element {
  const client = useQueryClient()
  return (
    <FormDialog
      title={t('duties.makeUpFor', dayText(props.day), text(props.duty.title))}
      about={`${text(props.duty.does)}${t('duties.onceOnly')}`}
      schema={nothingToFill}
      submit={t('duties.makeUp')}
      close={props.close}
      send={async () => {
        await runDuty(props.duty.id, props.day)
        await client.invalidateQueries({ queryKey: keys.duties })
        toast(t('duties.madeUp'))
      }}
    />
  )
}
