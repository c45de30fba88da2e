# The report on a story.

report-kind = Fact-check
report-by = Published by { $desk } on { $when }
report-origin = Source: { $origin }
report-digest = SHA-256 of the text
report-coverage = { $claimed ->
    [one] { $claimed } sentence was looked into
   *[other] { $claimed } sentences were looked into
}, { $aside ->
    [one] { $aside } was set aside
   *[other] { $aside } were set aside
}, { $open ->
    [one] { $open } is open
   *[other] { $open } are open
}.
report-verdicts = Verdicts
report-open = Not yet decided
report-aside = Set aside
report-nothing-decided = No claim has been decided yet.
report-place = sentence { $sentence }, characters { $start } to { $end }
report-reading = What the claim says
report-reasoning = Reasoning
report-evidence = Evidence
report-no-evidence = The verdict has no evidence.
report-snapshot = Kept { $when }
report-page = page { $page }
report-decided = Decided by { $reviewer } on { $when }
report-not-public = Not published
report-corrected = Corrected on { $when }: { $note }
report-withdrawn = Withdrawn on { $when }: { $note }
report-earlier = Earlier verdict: { $rating }
report-stale = The verdict rests on something that changed
report-foot = Each claim is tied to its characters in the text, each piece of evidence to a passage in a snapshot of its source.

verdict-state-decided = not published
verdict-state-published = published
verdict-state-superseded = superseded
verdict-state-withdrawn = withdrawn

finding-nothing-published = No verdict of the story is published.
finding-verdict-without-evidence = The verdict has no evidence: “{ $claim }”
finding-verdict-stale = The verdict rests on something that changed: “{ $claim }”
finding-verdict-unpublished = The verdict is not published: “{ $claim }”
finding-reasoning-missing = The verdict has no reasoning: “{ $claim }”
finding-rating-unknown = The rating is not in its scale: “{ $claim }”
finding-published-unknown = The story’s publication date is unknown.

column-story = story
column-claim = claim
column-start = start
column-end = end
column-speaker = speaker
column-status = status
column-rating = rating
column-reasoning = reasoning
column-deadline = deadline
column-evidence = evidence
column-sources = sources
