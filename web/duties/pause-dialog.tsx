import { useQueryClient } from '@tanstack/solid-query'
import type { JSX } from 'solid-js'
import { z } from 'zod'
import { paragraph } from '../../workflows/kit/fields.ts'
import { pauseDuty, resumeDuty } from '../calls/duties.ts'
import { keys } from '../calls/keys.ts'
import type { Duty } from '../contract.ts'
import { FormDialog } from '../forms/form-dialog.tsx'
import { dictionaryText } from '../i18n/both.ts'
import { t, text } from '../i18n/locale.ts'
import { toast } from '../ui/toast.tsx'

const form = z.object({ reason: paragraph(dictionaryText.reason) })

/** Pauses a duty or ends its pause, with the reason that goes on the record. */
export function PauseDialog(props: {
  readonly duty: Duty
  readonly close: () => void
}): JSX.Element {
  const client = useQueryClient()
  // Read once: when it is done the duty is the other way round.
  const isPaused = props.duty.paused !== null
  const title = () => (isPaused ? t('duties.resume') : t('duties.pause'))
  return (
    <FormDialog
      title={`${title()}${t('common.colon')}${text(props.duty.title)}`}
      about={isPaused ? t('duties.resumeWords') : t('duties.pauseWords')}
      schema={form}
      submit={title()}
      close={props.close}
      send={async (values) => {
        await (isPaused ? resumeDuty : pauseDuty)(props.duty.id, String(values['reason']))
        await client.invalidateQueries({ queryKey: keys.duties })
        toast(isPaused ? t('duties.resumed') : t('duties.paused'))
      }}
    />
  )
}
