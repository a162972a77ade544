import type { JSX } from 'solid-js'
import { createMemo } from 'solid-js'
import { keys } from '../calls/keys.ts'
import { getNegativeList } from '../calls/rules.ts'
import { useQuery } from '../calls/use-query.ts'
import { locale, t } from '../i18n/locale.ts'
import { Combobox } from '../ui/combobox.tsx'

type Props = {
  readonly id: string
  readonly value: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
  readonly invalid?: boolean
  readonly describedBy?: string
}

const rarelyChanges = 10 * 60_000

/** 负面清单 in force, for pickers and pages. */
export const useNegativeList = () =>
  useQuery(() => ({
    queryKey: keys.negativeList,
    queryFn: getNegativeList,
    staleTime: rarelyChanges,
  }))

/** Picks an item of the negative list by any of its words; what is none of them is kept as it is typed. */
export function CategoryPicker(props: Props): JSX.Element {
  const list = useNegativeList()
  const options = createMemo(() =>
    (list.isSuccess ? list.data.items : []).map((item, at) => ({
      id: item.id,
      label: `${at + 1}. ${item[locale()]}`,
      hint: item.aliases.join(' '),
    })),
  )
  return (
    <Combobox
      {...props}
      options={options()}
      loading={list.isPending}
      placeholder={t('form.findCategory')}
      own={(typed) => ({ id: typed, label: typed, hint: t('form.ownWords') })}
    />
  )
}
