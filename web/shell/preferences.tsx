import Moon from 'lucide-solid/icons/moon'
import Sun from 'lucide-solid/icons/sun'
import SunMoon from 'lucide-solid/icons/sun-moon'
import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { locale, setLocale, t } from '../i18n/locale.ts'
import { Menu } from '../ui/menu.tsx'
import { setTheme, theme, themes } from '../ui/theme.ts'

const icons = { system: SunMoon, light: Sun, dark: Moon } as const

/** Language and colours, kept on this device. */
export function Preferences(): JSX.Element {
  return (
    <div class="row preferences">
      <button
        type="button"
        class="button quiet"
        lang={locale() === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => void setLocale(locale() === 'zh' ? 'en' : 'zh')}
      >
        {locale() === 'zh' ? 'English' : '中文'}
      </button>
      <Menu
        label={t('shell.theme')}
        class="button quiet icon-only"
        items={themes.map((id) => ({
          id,
          label: t(`shell.themes.${id}`),
          checked: theme() === id,
          run: () => setTheme(id),
        }))}
      >
        <Dynamic component={icons[theme()]} class="icon" aria-hidden="true" />
      </Menu>
    </div>
  )
}
