# Names of the fixed terms, shared by window, command line and reports.

status-open = open
status-in-review = in review
status-decided = decided
status-published = published
status-corrected = corrected
status-withdrawn = withdrawn
status-set-aside = set aside

type-quantity = quantity
type-date = date
type-deadline = deadline
type-duration = duration
type-quote = quote
type-position = position
type-event = event
type-causal = cause
type-comparison = comparison
type-superlative = superlative
type-prediction = prediction
type-promise = promise
type-trend = trend
type-definition = definition

aside-opinion = opinion
aside-prediction = prediction
aside-too-vague = too vague
aside-personal-experience = personal experience
aside-not-worth-it = not worth it
aside-question = question
aside-wish = wish
aside-hypothetical = hypothetical
aside-greeting = greeting

stance-supports = supports
stance-refutes = refutes
stance-context = context

passage-unchanged = unchanged
passage-moved = moved
passage-altered = altered
passage-gone = gone
passage-unreachable = source does not answer
passage-unreadable = source cannot be read

page-same = unchanged
page-same-text = same text
page-changed = changed
page-gone = no longer there
page-unreadable = cannot be read
page-unreachable = does not answer

check-state-open = not answered
check-state-done = looked into
check-state-not-applicable = does not apply
