# The window's own words.
ui-desk = Desk
ui-views = Views
ui-view-all = All claims
ui-view-open = Open
ui-view-review = In review
ui-view-decided = Decided
ui-view-published = Published
ui-view-due = With a deadline
ui-view-stale = Needs another look
ui-view-aside = Set aside
ui-stories = Stories
ui-stories-none = No stories yet.
ui-story-left = { $n } left
ui-story-done = done
ui-reviewer = You work as
ui-search-or-run = Search or run
ui-undo-what = Undo: { $what }
ui-redo-what = Redo: { $what }
ui-done = Done
ui-done-all = { $what }. No open claims are left.
ui-close = Close
ui-cancel = Cancel
ui-try-again = Try again
ui-toasts = Messages
ui-drop-here = Drop to bring it in

ui-desk-empty = The desk is empty
ui-desk-empty-next = Paste a text, open a file or give an address. Its claims then stand ready to be checked.
ui-centre = The middle shows
ui-centre-story = Text
ui-centre-queue = Queue

ui-import-title = Import a story
ui-import-from = From where
ui-import-from-text = Text
ui-import-from-file = File
ui-import-from-url = Address
ui-import-text = The story's text
ui-import-text-hint = Paste the text here
ui-import-url = The story's address
ui-import-url-hint = The page is fetched once. None of its scripts is run.
ui-import-file = Choose a file
ui-import-file-hint = Plain text, HTML, PDF or DOCX. You can also drop the file on the window.
ui-import-do = Import
ui-import-doing = Importing …
ui-imported = { $n ->
    [one] “{ $title }” was imported: 1 claim
   *[other] “{ $title }” was imported: { $n } claims
}
ui-allow-host = Allow { $host } and try again
ui-story = Story
ui-story-title = Headline
ui-story-title-hint = From the text
ui-story-published = Published
ui-story-published-hint = 2020-10 or 2020-10-11
ui-story-origin = Origin
ui-story-origin-hint = Outlet or address
ui-story-lang = Language
ui-lang-detect = Detect
ui-lang-da = Danish
ui-lang-en = English
ui-story-settings-hint = Dates are worked out again at once. Decisions are kept. An empty date is read from the text again.
ui-story-changed = The story's details were changed
ui-story-empty = The text is empty
ui-story-empty-next = Import the story again.
ui-story-no-claims = No claims were found. Is the language right?
ui-marks-shown = Show in the text
ui-marks-time = Times
ui-marks-quantity = Numbers
ui-marks-quote = Quotes
ui-mention-time = Time
ui-mention-quantity = Number
ui-mention-quote = Quote
ui-mention-attribution = Source
ui-mention-entity = Name
ui-coverage = Sentences: { $claimed } looked at, { $aside } set aside, { $open } open
ui-claims-in-text = Claims in the text
ui-claim-number = Claim { $n }, { $status }: { $text }

ui-claim = Claim
ui-claim-position = Claim { $n } of { $total }
ui-claims-position = { $n } of { $total }: { $text }
ui-claims-end = There are no more claims
ui-claims-start = This is the first claim
ui-claim-none = No claim chosen
ui-claim-none-next = Choose a claim in the text or the queue. J and K go forward and back.
ui-claim-none-yet = Claims come with the first story.
ui-claim-not-found-now = The claim is no longer found with the story's present details, but it is kept.
ui-aside-because = Set aside: { $reason }
ui-reading = What it says
ui-reading-none = No numbers, times or sources in the claim.
ui-reading-show = Show in the text
ui-reading-chain-title = The way here
ui-check-holds = Holds
ui-check-fails = Does not hold
ui-check-cannot-tell = Cannot be told
ui-why-here = Why in the queue? { $percent } checkable
ui-feature = Feature
ui-feature-adds = Adds
ui-evidence = Evidence
ui-evidence-none = No sources yet. Attach an address or a file, then mark the passage that settles it.
ui-evidence-open = Show the passage in its source
ui-evidence-remove = Remove evidence: { $text }
ui-evidence-state = At the last sync: { $state }
ui-evidence-mark-next = No passage marked. Open the source and mark one.
ui-evidence-n = { $n } { $n ->
    [one] passage
   *[other] passages
}
ui-verdict = Verdict
ui-verdict-stale = The verdict needs another look
ui-verdict-note = Note to readers: { $note }
ui-verdict-versions = All { $n } versions
ui-verdict-missing-rating = Choose a rating.
ui-verdict-missing-reasoning = Write the reasoning.
ui-verdict-missing-note = Write what readers should know.
ui-reasoning = Reasoning
ui-reasoning-hint = What does the evidence show?
ui-correct-note = What was wrong? (shown to readers)
ui-withdraw-note = Why is it withdrawn? (shown to readers)
ui-correct-do = Correct the verdict
ui-withdraw-do = Withdraw
ui-draft-pending = Keeping the draft …
ui-draft-kept = Draft kept
ui-history-n = History ({ $n })

ui-attach-title = Attach a source
ui-attach-address = The source's address
ui-attach-file = Or a file
ui-attach-hint = A snapshot is kept with its time and digest. None of the page's scripts is run.
ui-attach-do = Attach
ui-attach-doing = Fetching …
ui-attached = “{ $title }” was attached
ui-source = Source
ui-source-as = Shown as
ui-source-as-text = Text
ui-source-as-changes = Changes
ui-source-as-archived = Archive
ui-changes-between = From { $before } to { $after }: { $n ->
    [0] nothing changed.
    [one] { $n } paragraph changed.
   *[other] { $n } paragraphs changed.
}
ui-archive-hint = Asks a web archive for copies; it learns the address
ui-archive-asking = Asking the archive …
ui-archive-none = { $archive } has no copy of the page.
ui-archive-copies = Copies at { $archive }
ui-archive-keep = Keep as snapshot
ui-source-back = To the story
ui-source-byline = By
ui-source-publisher = Publisher
ui-source-published = Published
ui-source-taken = Kept
ui-source-snapshots = Snapshots
ui-source-no-text = There is no readable text in the source. The snapshot is kept.
ui-bytes = { $n ->
    [one] { $n } byte
   *[other] { $n } bytes
}
ui-passages-in-text = Marked passages
ui-passage-number = Passage { $n }, { $stance }: { $text }
ui-mark-as = Mark as
ui-mark-hint = Select a passage in the text (arrow down takes a paragraph)
ui-marked = Marked: “{ $text }”
ui-page-state-ok = The page was read
ui-page-state-login = The page asks for a login
ui-page-state-consent = The page shows a consent box in place of the text
ui-page-state-paywall = The page is behind a paywall
ui-page-state-blocked = The page refused to be fetched
ui-page-state-soft-404 = The page says that its content is missing
ui-page-state-needs-script = The page shows its text only with scripts
ui-page-state-empty = The page is empty
ui-page-state-unreadable = The page could not be read
ui-syncing = Syncing …
ui-sync-title = The sources were asked again
ui-sync-page = The page: { $state }
ui-sync-passage = The passage: { $state }
ui-sync-far = { $all ->
    [one] { $n } of { $all } source
   *[other] { $n } of { $all } sources
}
ui-sync-stopping = Stopping …
ui-sync-stopped = It was stopped. Next time it goes on from there.

ui-backup-failed = No backup could be made: { $why }
ui-queue = Queue
ui-queue-search = Search claims
ui-queue-sort = Order
ui-queue-this-story = Only this story
ui-queue-total = { $n ->
    [one] 1 claim
   *[other] { $n } claims
}
ui-queue-total-more = More than { $n } claims
ui-queue-none = No claims here
ui-queue-none-match = Nothing matches. Try fewer words, or write type:deadline.
ui-queue-none-next = Import a story and its claims come here.
ui-sort-score = Most checkable first
ui-sort-deadline = Nearest deadline first
ui-sort-story = As in the stories
ui-checkable = Checkable

ui-report-title = Report
ui-report-format = Form
ui-report-lang = The report's language
ui-report-lang-story = The story's
ui-report-preview = How the file will be
ui-report-findings = Should be mended before it goes out
ui-report-path = Save as
ui-report-choose = Choose …
ui-report-write = Save the report
ui-report-written = The report was saved: { $file }
ui-format-html = HTML, one file
ui-format-markdown = Markdown
ui-format-claim-review = ClaimReview (JSON-LD)
ui-format-csv = CSV, for spreadsheets
ui-format-json = JSON, everything

ui-settings-language = Language of the window
ui-settings-system = As the system
ui-settings-theme = Colours
ui-theme-system = As the system
ui-theme-light = Light
ui-theme-dark = Dark
ui-settings-text-size = Text size
ui-settings-reviewer = Your name in the history
ui-settings-scale = Rating scale
ui-settings-hosts = Hosts on your own network that may be asked
ui-settings-hosts-hint = Separated by spaces. All public hosts may always be asked.
ui-settings-letter-keys = Single-letter keys
ui-settings-folder = The desk lies in { $folder }

ui-keys-title = Keys
ui-group-desk = Desk
ui-group-story = Story
ui-group-claim = Claim
ui-group-source = Source
ui-group-window = Window
ui-palette-hint = Search claims, stories and actions
ui-found = Found
ui-palette-none = Nothing found
ui-actions = Actions
ui-rate-as = Rate: { $rating }

ui-action-import = Import story
ui-action-search = Search the queue
ui-action-queue = Show the queue
ui-action-story = Show the text
ui-action-report = Report
ui-action-edit-story = Edit details
ui-action-undo = Undo
ui-action-redo = Redo
ui-action-palette = Search or run an action
ui-action-keys = Keys
ui-action-settings = Settings
ui-action-desk = Show or hide the desk
ui-action-back = Back
ui-action-language = Switch language
ui-action-theme = Switch between light and dark
ui-action-next = Next claim
ui-action-previous = Previous claim
ui-action-next-open = Next open claim
ui-action-reasoning = Write the reasoning
ui-action-decide = Decide
ui-action-decide-publish = Decide and publish
ui-action-change = Change
ui-action-publish = Publish
ui-action-correct = Correct …
ui-action-withdraw = Withdraw …
ui-action-attach = Attach source
ui-action-sync = Sync
ui-action-sync-desk = Sync all sources
ui-action-stop-sync = Stop syncing
ui-action-aside = Set aside
ui-action-reopen = Back to the queue
ui-action-remove-evidence = Remove evidence
ui-action-mark = Mark the passage
ui-action-mark-supports = Mark: supports
ui-action-mark-refutes = Mark: refutes
ui-action-mark-context = Mark: context
ui-action-paragraph-next = Select the next paragraph
ui-action-paragraph-previous = Select the previous paragraph
ui-action-mention-next = Next value in the text
ui-action-mention-previous = Previous value in the text
ui-action-sources = Show the claim's sources
ui-mentions-none = The claim has no values to show
ui-kind-view = View
ui-kind-source = Source
ui-kind-claim = Claim
ui-kind-story = Story
ui-claims = Claims
ui-sources = Sources
ui-suggestions = Suggestions from sources
ui-suggestions-looking = Looking …
ui-suggestions-none = { $n ->
    [one] No passage of the one source speaks of the same.
   *[other] No passage of the { $n } sources speaks of the same.
}
ui-suggestions-compared = Claim and source side by side
ui-difference = Difference
ui-difference-none = the same
ui-action-suggest = Find passages in sources
ui-overview = Overview
ui-overview-ratings = Verdicts by rating
ui-overview-pace = { $n ->
    [one] Pace: 1 claim in 14 days
   *[other] Pace: { $n } claims in 14 days
}
ui-overview-most = at most { $n } a day
ui-overview-finished = Finished
ui-overview-due = Deadlines by month
ui-overview-due-none = No claim has a deadline with a date.
ui-overview-due-month = { $open ->
    [one] { $open } open deadline
   *[other] { $open } open deadlines
} and { $decided } decided
ui-overview-speakers = Who says it
ui-overview-speakers-none = No claim has a named speaker.
ui-today = today
ui-day = Day
ui-rating = Rating
ui-speaker = Who
ui-aside-many = { $n ->
    [one] 1 claim set aside
   *[other] { $n } claims set aside
}
ui-queue-selected = { $n ->
    [one] 1 claim selected
   *[other] { $n } claims selected
}
ui-queue-select-none = Select none
ui-action-overview = Show the overview
ui-action-select = Select for a shared action

ui-action-words = Correct the words
ui-action-merge = Merge with the next claim
ui-action-value = Read otherwise
ui-action-add-claim = Add as a claim
ui-action-seen = Seen before?
ui-action-comment = Write a remark
ui-action-assign = Assign to somebody
ui-action-assign-me = Assign to me
ui-action-sentence-open = Next open sentence
ui-action-assess = Give my assessment
ui-words-choose = The claim's words
ui-words-hint = Choose with the arrows and Shift, or with the mouse. Enter keeps them; evidence and decisions stay.
ui-words-bounds = These are its words
ui-words-split = Split here
ui-selection = What is selected
ui-value-which = Which value
ui-value-speaker = Who said it
ui-value-nobody = nobody named
ui-value-now = Read now: { $says }
ui-value-means = It means
ui-value-hint-time = A date (2020-10), a stretch (2020-10..2021-02), or a time as the story would write it
ui-value-hint-quantity = A number with its unit, as the story would write it
ui-value-hint-speaker = A name
ui-value-do = Read it so
ui-own-bounds = Words chosen by { $reviewer }, { $when }
ui-own-split = Split by { $reviewer }, { $when }
ui-own-merged = Merged by { $reviewer }, { $when }
ui-own-added = Added by { $reviewer }, { $when }
ui-own-engine-words = Factdesk found:
ui-own-engine = Factdesk reads: { $says }
ui-own-reading-time = Time read by { $reviewer }, { $when }
ui-own-reading-quantity = Number read by { $reviewer }, { $when }
ui-own-reading-speaker = Speaker given by { $reviewer }, { $when }
ui-own-reset = As Factdesk reads it
ui-keys-change = Change keys
ui-keys-change-hint = Choose a key, then press the new one.
ui-keys-press = { $action }: press the new key. Escape leaves it.
ui-keys-taken = { $key } is already “{ $action }”. Press another key.
ui-keys-reset = All keys as usual
ui-keys-reset-one = The usual key again: { $action }
ui-keys-key-of = { $action }: { $key }. Change
ui-seen = Seen before
ui-seen-none = Nothing on the desk looks like this claim.
ui-seen-alike = { $percent } alike
ui-seen-values-none = no numbers or dates to compare
ui-seen-values-same = same numbers and dates
ui-seen-values-partly = some numbers and dates are the same
ui-seen-values-compatible = numbers and dates agree, less exactly
ui-seen-values-different = different numbers or dates
ui-seen-compared = Numbers and dates side by side
ui-seen-here = Here
ui-seen-there = There
ui-seen-relation-same = same
ui-seen-relation-compatible = agrees
ui-seen-relation-different = different
ui-seen-relation-only-here = only here
ui-seen-relation-only-there = only there
ui-seen-same = The same
ui-seen-other = Another
ui-seen-answer = Decide by it
ui-seen-judged = Said by { $name }
ui-assessments = Assessments
ui-assessments-adjudicate = The assessments differ. The verdict settles it.
ui-assessments-agree = Enough have assessed it and agree. It can be decided.
ui-assessments-waiting = { $n ->
    [one] Yours is given. One more is needed before it can be decided.
   *[other] Yours is given. { $n } more are needed before it can be decided.
}
ui-assessments-yours = Two must assess it: { $n } of { $total } have. Give yours below.
ui-assessments-hidden = { $n ->
    [one] 1 assessment is hidden until you have given your own
   *[other] { $n } assessments are hidden until you have given your own
}
ui-checklist = Checklist
ui-checklist-n = Checklist: { $n } of { $total }
ui-check-done = Done
ui-check-not-applicable = Not relevant
ui-template = Begin with …
ui-remarks = Remarks
ui-remark-hint = To those who come after
ui-remark-do = Write
ui-remark-remove = Remove remark: { $words }
ui-remark-remove-title = Remove remark
ui-assign-nobody = Nobody
ui-assign-me = { $name } (you)
ui-assigned = Given to { $name }
ui-assigned-nobody = Given to nobody
ui-map = Sentences of the story
ui-map-sentence = Sentence { $n }, { $state }: { $text }
ui-map-claimed = looked at
ui-map-set-aside = set aside
ui-map-open = open
ui-map-all-done = Every sentence was looked at
ui-difference-gone = taken out:
ui-difference-new = put in:
