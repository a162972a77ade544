// What the build understands and the type checker does not find by itself.
declare module '*.css' {}
declare module 'lucide-solid/icons/arrow-left' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/bell' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/book-open' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/bookmark-plus' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/calendar-days' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/camera' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/check' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/chevron-left' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/chevron-right' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/circle-alert' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/circle-check' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/circle-plus' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/circle-question-mark' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/cloud-off' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/copy' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/download' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/ellipsis' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/external-link' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/eye' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/eye-off' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/file-input' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/file-spreadsheet' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/inbox' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/key-round' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/log-out' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/message-square' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/moon' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/paperclip' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/printer' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/search' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/send' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/sun' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/sun-moon' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/user-plus' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/user-round' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/users-round' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/x' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/phone-incoming' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/phone-forwarded' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/footprints' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
declare module 'lucide-solid/icons/handshake' {
  const icon: import('./ui/icon.ts').Icon
  export default icon
}
