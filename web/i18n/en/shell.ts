/** The frame: sign-in, navigation, palette, notifications, help. */
export const shell = {
  session: {
    bureau: 'Conduct in the bureau',
    lead: 'Every problem has an owner, a deadline, and proof that it is fixed.',
    login: 'Login',
    password: 'Password',
    enter: 'Sign in',
    entering: 'Signing in…',
    demonstration: 'Demonstration: pick a role to enter',
    demonstrationWords: 'All data is invented; do as you like.',
    demonstrationTag: 'Demonstration',
  },
  shell: {
    places: 'Places',
    place: {
      inbox: 'Inbox',
      done: 'Done',
      started: 'Started by me',
      copied: 'Copied to me',
      ledger: 'Ledger',
      report: 'Report an issue',
      import: 'Import ledger',
      takeIn: 'Take a complaint',
      orders: '12345 orders',
      reception: 'Reception day',
      experiences: 'Experiences',
      people: 'People',
      calendar: 'Calendar',
      me: 'My absence',
    },
    skip: 'Skip to content',
    find: 'Find',
    help: 'What is this',
    theme: 'Colours',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
    signOut: 'Sign out',
  },
  palette: {
    placeholder: 'A name, number, problem, or what to do',
    acts: 'Acts',
    places: 'Places',
    tasks: 'My tasks',
    cases: 'Cases',
    people: 'People',
  },
  notifications: {
    title: 'Notifications',
    unread: (n: number) => `Notifications, ${n} unread`,
    readAll: 'Mark all as read',
    allRead: 'Nothing is unread',
    none: 'No notifications yet',
    noneWords: 'When something is due, urged, returned or mentions you, it appears here.',
  },
  help: {
    title: 'What is this',
    keys: 'Keys',
    time: 'Times are Beijing time. A task is overdue once its day is over; the first day is not counted; holidays as the State Council publishes them.',
    inbox:
      'Everything you are asked to do, most urgent first. Open one: the form comes first, then what happens next. What you type is kept as a draft. After completing, the next one opens, and you can withdraw.',
    cases:
      'One issue from finding it to looking back: where it stands, who has it, what happens next and when, and the whole record. Closed by the unit and recognised by the people are kept apart.',
    ledger:
      'The live ledger of each section. Every figure opens what it counts; rates show numerator and denominator. Export in the layout offices use.',
    import:
      'Drop the Excel ledger you have. The system reads it and says cell by cell how; settle what is in doubt in the table. Nothing is written before you confirm.',
    reception:
      'On the 15th of each month, or the next working day: bookings and walk-ins in one queue, each recorded; at the end each becomes a complaint or an issue and the visitor takes the receipt home.',
    experiences:
      'What supervisors meet with unannounced. Those to be handled become complaints, sealed.',
    complaints:
      'Complaints by telephone, at the window or by letter are taken down here. The number and code you then get are read to the complainant or printed: with both they follow, add and rate. Names and phones are encrypted.',
    people:
      'Who is in which section, with which role, from when to when. On a move or departure everything open is handed over in one step.',
    calendar:
      'Working days follow the State Council’s list. See which deadlines move before publishing a change.',
    me: 'While you are away a deputy acts for you; it ends by itself. Everything is on the record.',
    key: {
      next: 'Next, previous',
      open: 'Open',
      complete: 'Complete',
      claim: 'Claim',
      select: 'Select',
      submit: 'Submit the form',
      search: 'Search',
      palette: 'Find anything',
      help: 'This help',
      close: 'Close, clear selection',
    },
  },
}
